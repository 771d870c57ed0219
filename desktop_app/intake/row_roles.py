"""What a row under the head is: a record, or one of the rows that lists carry besides (IMP-3).

Told by the row alone; a list of nothing but names must come through as a list of names.
"""

import re
from collections.abc import Sequence
from enum import Enum
from itertools import islice
from typing import Final

from desktop_app.intake.cells import folded_word, says_nothing
from desktop_app.intake.records import CellValue


class RowRole(Enum):
    """Why a row counts, or why it does not; the words are what the officer reads."""

    RECORD = "자료 행"
    BLANK = "빈 행"
    TITLE = "제목 행"
    TOTAL = "합계 행"
    EXAMPLE = "예시 행"


_LOOKED_AT: Final = 3
"""A row says what it is in its first cells: 연번, 부서, 합계."""

_WIDE: Final = 3
_TOTAL = re.compile(r"(?:(?:총|소|합|누|월|중|총합|전체)계|총합|계)(?:\(.*\))?[:：]?")
_TOTAL_BEHIND = re.compile(r"[\s)\]:](?:소|합|총|누|총합)\s?계$")
_EXAMPLE = re.compile(
    r"[※*]?(?:[\[(<〈《【](?:작성|기재|입력)?예시?\d*[\])>〉》】].*|(?:작성|기재|입력)?예시\d*(?:[:)].*)?|(?:작성|기재|입력)예|예\).*)"
)
_HEADING = re.compile(r"[□■◻◼○●◎❍◇◆▶▷※*<〈《\[【「『Ⅰ-Ⅻ]|\(?단위\s*:|\d{4}년\s")


def row_role(row: Sequence[CellValue]) -> RowRole:
    """What a row is."""
    filled = [value for value in row if value is not None]
    if all(map(says_nothing, filled)):
        return RowRole.BLANK
    words = [value for value in islice(filled, _LOOKED_AT) if isinstance(value, str)]
    if any(_EXAMPLE.fullmatch(folded_word(word)) for word in words):
        return RowRole.EXAMPLE
    if any(_TOTAL.fullmatch(folded_word(word)) or _TOTAL_BEHIND.search(word) for word in words):
        return RowRole.TOTAL
    if _is_title(row, filled):
        return RowRole.TITLE
    return RowRole.RECORD


def _is_title(row: Sequence[CellValue], filled: Sequence[CellValue]) -> bool:
    """One text over the whole width, or one text alone that begins as headings do."""
    first = filled[0]
    if not isinstance(first, str) or any(value != first for value in filled):
        return False
    if len(filled) >= _WIDE:  # merged
        return True
    return len(row) > 1 and bool(_HEADING.match(first))
