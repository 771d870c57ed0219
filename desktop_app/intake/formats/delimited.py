"""Tables kept as plain text: csv, tsv, and what is copied out of Excel or 한글 (IMP-2, UX-3)."""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from desktop_app.intake.limits import MOST_BLANK_ROWS, MOST_COLUMNS, MOST_FIELDS, MOST_ROWS
from desktop_app.intake.normal import Normal
from desktop_app.intake.records import CellValue, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import ROWS_A_LINE, FileFoot, Piece, SheetFoot, SheetHead, SheetRows

SHEET: Final = "내용"
TAB: Final = "\t"
_DELIMITERS = (TAB, ",", ";")
_SAMPLE_ROWS = 50
_NAMED_DELIMITER = re.compile(r"sep=([,;\t])(?:\r\n|\n|\r)", re.IGNORECASE)
_SET_APART = re.compile(r"'(?=[=+\-@\t\r])")
"""The quote that our own csv writer sets before what a spreadsheet would take for a formula (reliability.md 22)."""


def read(data: bytes) -> Iterator[Piece]:
    """The pieces of a text file."""
    text = decoded(data)
    delimiter = ""
    if named := _NAMED_DELIMITER.match(text):
        delimiter, text = named.group(1), text[named.end() :]
    delimiter = delimiter or likely_delimiter(text)
    if not text.strip(f"\r\n {delimiter}"):
        raise FileRefused(Refusal.EMPTY)
    yield SheetHead(SHEET)
    rows: list[list[CellValue]] = []
    for row in table(text, delimiter, SHEET):
        rows.append(row)
        if len(rows) == ROWS_A_LINE:
            yield SheetRows(rows)
            rows = []
    yield SheetRows(rows)
    yield SheetFoot([], [])
    yield FileFoot()


def decoded(data: bytes) -> str:
    """The text, by its mark or else as UTF-8, which CP949 text never is by chance, or as CP949."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        codings: tuple[str, ...] = ("utf-16",)
    else:
        codings = ("utf-8-sig", "cp949")
    for coding in codings:
        try:
            return data.decode(coding)
        except UnicodeDecodeError:
            continue
    raise FileRefused(Refusal.ENCODING)


def likely_delimiter(text: str) -> str:
    """The mark that parts the first rows most evenly."""

    def evenness(delimiter: str) -> tuple[float, int]:
        counts = Counter(len(row) for row in islice(fields(text, delimiter), _SAMPLE_ROWS) if any(row))
        several = {width: count for width, count in counts.items() if width > 1}
        if not several:
            return 0.0, 0
        width, count = max(several.items(), key=lambda pair: (pair[1], pair[0]))
        return count / counts.total(), width

    return max(_DELIMITERS, key=evenness)


def table(text: str, delimiter: str, sheet: str) -> Iterator[list[CellValue]]:
    """The rows in their normal form, within the bounds of a sheet."""
    normal = Normal()
    filled = text.rstrip(f"\r\n{delimiter}")  # some programs write blank rows down to the end of the sheet
    for row_number, row in enumerate(fields(filled, delimiter), start=1):
        cells = normal.row([_SET_APART.sub("", cell, count=1) for cell in row], sheet, row_number)
        if cells and row_number > MOST_ROWS:
            raise FileRefused(Refusal.TOO_MANY_ROWS, sheet=sheet, cell=cell_name(row_number, 1))
        if row_number > MOST_BLANK_ROWS:
            raise FileRefused(Refusal.TOO_MANY_ROWS, sheet=sheet, cell=cell_name(row_number, 1))
        if len(cells) > MOST_COLUMNS:
            raise FileRefused(Refusal.TOO_MANY_COLUMNS, sheet=sheet, cell=cell_name(row_number, len(cells)))
        if row_number <= MOST_ROWS:
            yield cells


def fields(text: str, delimiter: str) -> Iterator[list[str]]:
    """Rows of fields; quotes hold delimiters and line breaks only where they open and close a whole field.

    The csv module would let one stray quote swallow all rows behind it, and people do type ``"가" 행사``.
    """
    row: list[str] = []
    for found in _token(delimiter).finditer(text):
        quoted, bare, end = found.groups()
        row.append(bare if quoted is None else quoted[1:-1].replace('""', '"'))
        if end == delimiter:
            if len(row) > MOST_FIELDS:
                raise FileRefused(Refusal.TOO_MANY_COLUMNS)
            continue
        if end or row != [""]:
            yield row
        row = []


def _token(delimiter: str) -> re.Pattern[str]:
    mark = re.escape(delimiter)
    return re.compile(rf'(?:("(?:[^"]|"")*+")(?={mark}|\r|\n|\Z)|([^{mark}\r\n]*))({mark}|\r\n|\n|\r|\Z)')
