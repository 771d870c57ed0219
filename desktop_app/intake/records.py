"""What a file from outside comes to: sheets of plain cells, with what the officer should know of the reading.

All reading happens in a worker process (reliability.md 16); these values are what comes back from it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

CellValue = str | int | float | bool | date | datetime | time | None
"""One cell in one form, whichever reader it came through: empty is None, whole numbers are int, text is tidied."""


@dataclass(frozen=True, slots=True)
class CellNote:
    """Something about one cell that the row's reader must know: an error value, a formula without a value."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class SheetRead:
    """One sheet from its cell A1 on: ``rows[0]`` is row 1; all rows are as long as the widest.

    Merged ranges hold their value in every cell. ``notices`` are Korean sentences (숨은 행을 읽음 …).
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    notes: tuple[CellNote, ...] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class FileRead:
    """A whole file: its sheets that are not hidden, its hash, and sentences about what was left out."""

    file_name: str
    sha256: str
    sheets: tuple[SheetRead, ...]
    notices: tuple[str, ...] = field(default=())

    def sheet(self, name: str) -> SheetRead:
        """A sheet by its name. Raises KeyError."""
        for one in self.sheets:
            if one.name == name:
                return one
        raise KeyError(name)


def column_name(column: int) -> str:
    """``C`` for column 3 (from 1), as Excel and the officer call it."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """``C12`` for row 12 (from 1), column 3 (from 1)."""
    return f"{column_name(column)}{row}"


def widest(rows: Sequence[Sequence[CellValue]]) -> int:
    """Columns of the longest row."""
    return max((len(row) for row in rows), default=0)
