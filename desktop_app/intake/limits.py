"""How much one file from outside may be: more is no office file, or no file that anybody means to read in.

Source: reliability.md 16 and 17.
"""

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

MEMORY: Final = 2**30
CPU_SECONDS: Final = 20
WALL_SECONDS: Final = 30.0
MOST_ANSWER: Final = 200 * 2**20  # bytes; beyond it the worker has gone mad
