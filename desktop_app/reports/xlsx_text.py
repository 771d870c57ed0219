"""The officer's text on its way into a workbook: it stays text, whatever it begins with.

Source: reliability.md rule 22.
"""

import re
from typing import Any, Protocol

from desktop_app.errors import InputRefused

MAX_UNITS = 32_767  # UTF-16 units; openpyxl cuts at this length without a word
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")

LONGEST_SHEET_NAME = 31

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TextCell(Protocol):
    """What this module needs of an openpyxl cell, streamed or not."""

    value: Any
    data_type: str
    quotePrefix: Any


def xlsx_text(text: str, field: str) -> str:
    """The text, if Excel can hold it; otherwise a refusal that names the field.

    Raises InputRefused instead of letting openpyxl cut the text or fail when the file is saved.
    """
    if _UNSTORABLE.search(text):
        raise InputRefused(
            f"‘{field}’에 엑셀이 담을 수 없는 글자가 있습니다.",
            safe="기록은 그대로입니다.",
            steps=(f"‘{field}’의 글을 지우고 다시 입력한 뒤 만드세요.",),
        )
    if len(text) > MAX_UNITS // 2 and len(text.encode("utf-16-le")) // 2 > MAX_UNITS:
        raise InputRefused(
            f"‘{field}’의 글이 {MAX_UNITS:,}자를 넘어 엑셀 칸에 들어가지 않습니다.",
            safe="기록은 그대로입니다.",
            steps=(f"‘{field}’의 글을 나누거나 줄인 뒤 만드세요.",),
        )
    return text


def sheet_name(text: str) -> str:
    """A name that Excel takes for a sheet, made from any text (REP-5)."""
    plain = _NOT_IN_SHEET_NAMES.sub(" ", "".join(char for char in text if char.isprintable()))
    while len(plain.encode("utf-16-le")) // 2 > LONGEST_SHEET_NAME:
        plain = plain[:-1]
    return plain.strip(" '") or "목록"


def needs_care(text: str) -> bool:
    """Whether a program could take the text for something else: a formula, or an error such as ``#N/A``."""
    return text.startswith((*FORMULA_STARTS, "#"))


def put_text(cell: TextCell, text: str, field: str) -> None:
    """Write text into a cell as text, with the quote prefix where editing would make it a formula."""
    cell.value = xlsx_text(text, field)
    cell.data_type = "s"
    if text.startswith(FORMULA_STARTS):
        cell.quotePrefix = True
