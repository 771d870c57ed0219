"""A table as a CSV file: one writer for all lists; text never becomes a formula (reliability.md 22, H10)."""

import csv
from collections.abc import Iterator
from datetime import date
from enum import Enum
from fractions import Fraction
from io import StringIO
from typing import Final

from desktop_app.errors import InputRefused
from desktop_app.reports.blocks import Cell, Table
from desktop_app.reports.xlsx_text import FORMULA_STARTS

QUOTE: Final = "'"
"""Before text that a spreadsheet would take for a formula; what reads our files takes it off again."""
_NAMED: Final = 5


class Encoding(Enum):
    """How a CSV is written; the value is what the officer reads."""

    UTF8 = "UTF-8"
    CP949 = "CP949"

    @property
    def codec(self) -> str:
        """UTF-8 carries a mark at its beginning, by which Excel knows it."""
        return "utf-8-sig" if self is Encoding.UTF8 else "cp949"


def render_list_csv(table: Table, encoding: Encoding = Encoding.UTF8) -> bytes:
    """The table's bytes, heads first. Raises InputRefused where the encoding lacks characters."""
    if encoding is Encoding.CP949:
        _refuse_foreign(table)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([csv_text(column.head) for column in table.columns])
    writer.writerows([_plain(cell) for cell in row] for row in table.all_rows())
    return text.getvalue().encode(encoding.codec)


def csv_text(text: str) -> str:
    """Text as a cell: quoted where a spreadsheet would calculate it; lines end as the file's do not."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return QUOTE + plain if plain.startswith(FORMULA_STARTS) else plain


def _plain(cell: Cell) -> str | int | float:
    match cell:
        case None:
            return ""
        case str():
            return csv_text(cell)
        case date():
            return cell.isoformat()
        case Fraction():
            return float(cell)
    return cell


def _refuse_foreign(table: Table) -> None:
    """Name the characters that the older encoding does not know, by row and column; nothing is written."""
    found = list(_foreign(table))
    if not found:
        return
    places = ", ".join(f"{row}행 ‘{head}’의 ‘{char}’" for row, head, char in found[:_NAMED])
    more = f" 외 {len(found) - _NAMED:,}곳" if len(found) > _NAMED else ""
    raise InputRefused(
        f"CP949에 없는 글자가 있습니다: {places}{more}.",
        safe="파일은 쓰지 않았습니다.",
        steps=("CSV(UTF-8)나 엑셀로 내보내세요.", "꼭 CP949여야 하면 그 글자를 고친 뒤 다시 내보내세요."),
    )


def _foreign(table: Table) -> Iterator[tuple[int, str, str]]:
    """Row in the file (the head is row 1), column, character; each character once a cell."""
    for number, row in enumerate(table.all_rows(), start=2):
        for cell, column in zip(row, table.columns, strict=True):
            if isinstance(cell, str) and not cell.isascii():
                for char in dict.fromkeys(cell):
                    if not _known(char):
                        yield number, column.head, char


def _known(char: str) -> bool:
    try:
        char.encode(Encoding.CP949.codec)
    except UnicodeEncodeError:
        return False
    return True
