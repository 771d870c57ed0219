"""How much one file from outside may be: more is no office file, or no file that anybody means to read in.

Source: reliability.md 16 and 17.
"""

from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 20 * 2**20
MOST_ENTRIES: Final = 1_000
MOST_UNPACKED: Final = 200 * 2**20
MOST_RATIO: Final = 100
RATIO_COUNTS_FROM: Final = 2**20  # a small part may pack as well as it likes
MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 200
MOST_UNITS: Final = 32_767  # UTF-16 units of one cell, as Excel counts
MOST_CELLS: Final = MOST_ROWS * MOST_COLUMNS  # of all sheets of one file
MOST_TEXT: Final = 20_000_000  # characters of all cells of one file, copies of merged cells included
MOST_SHEETS: Final = 200
MOST_NOTES: Final = 100_000  # cells of one file that cannot be believed
MOST_BLANK_ROWS: Final = 200_000  # blank ones below the last row allowed, before another row
MOST_FIELDS: Final = 2**14  # of one row, blank ones at its end included
MOST_CARD_LINES: Final = 1_000  # of a business card without its picture
MOST_CARD_TEXT: Final = 2**18
DEEPEST: Final = 64  # levels of XML; a worksheet has eight


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of a workbook is read; ``lines`` keeps the lines of a text that has several."""

    data: int
    unpacked: int
    rows: int
    cells: int
    text: int
    seconds: int
    memory: int
    answer: int
    lines: bool = False


MEMORY: Final = 2**30
CPU_SECONDS: Final = 20
WALL_SECONDS: Final = 30.0
MOST_ANSWER: Final = 200 * 2**20  # bytes; beyond it the worker has gone mad

LIST: Final = Bounds(
    MOST_BYTES, MOST_UNPACKED, MOST_ROWS, MOST_CELLS, MOST_TEXT, CPU_SECONDS, MEMORY, MOST_ANSWER
)
"""A list that somebody sends."""
WHOLE: Final = Bounds(
    data=100 * 2**20,
    unpacked=2**29,
    rows=200_000,
    cells=10_000_000,
    text=200_000_000,
    seconds=180,
    memory=2**31,
    answer=2**29,
    lines=True,
)
"""The whole data of an office (features.md J9): years of it, as this program has written them out."""
WHOLE_WALL_SECONDS: Final = 300.0
