"""What the parser does not tell of a worksheet: cells out of bounds, errors, formulas never computed, hidden rows.

Source: domain.md IMP-4, reliability.md 17. Plain cells within bounds, nearly all of most sheets, are taken out
by one expression first; whatever is left is walked through element by element.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from desktop_app.intake.formats.xml_walk import walk
from desktop_app.intake.limits import LIST, MOST_COLUMNS, MOST_NOTES, Bounds
from desktop_app.intake.records import CellNote, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal

_PLAIN: Final = (
    rb'(?:<c r="(?:[A-F]?[A-Z]|G[A-R])(?:%s)"(?: s="\d++")?'
    rb'(?: t="(?:n|s|b|str|inlineStr)")?'
    rb'(?:/>|>(?:<v>[^<]*+</v>|<is><t(?: xml:space="preserve")?>[^<]*+</t></is>)?</c>))++'
)
_EMPTIED_ROW = re.compile(rb'<row(?: (?!hidden)[\w:]+="[^"<>]*+")*+></row>')
_ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_TRUE = frozenset({"1", "true", "on"})

NOT_COMPUTED: Final = "수식의 계산 결과가 저장되어 있지 않습니다. 엑셀에서 열어 저장한 뒤 다시 가져오세요."


def error_text(value: str) -> str:
    """The sentence for a cell that holds an error value."""
    return f"엑셀 오류 값({value or '#VALUE!'})이 들어 있습니다."


@dataclass
class Look:
    """What came of looking."""

    notes: list[CellNote] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: bool = False


def look(part: bytes, sheet: str, bounds: Bounds = LIST) -> Look:
    """Look through one worksheet. Raises FileRefused for a cell with something in it out of bounds."""
    try:
        left = _EMPTIED_ROW.sub(b"", _plain(bounds.rows).sub(b"", part))
        return _Walker(sheet, bounds.rows, exact=False).through(left)
    except _PlacesMatterError:  # a cell or row without an address stands behind the one before it
        return _Walker(sheet, bounds.rows, exact=True).through(part)


@cache
def _plain(rows: int) -> re.Pattern[bytes]:
    """Plain cells down to a row that is 2 and noughts."""
    digits = len(str(rows))
    within = rf"[1-9]\d{{0,{digits - 2}}}|1\d{{{digits - 1}}}|{rows}"
    return re.compile(_PLAIN % within.encode())


class _PlacesMatterError(Exception):
    """A cell or row says its place by its neighbours alone."""


@dataclass
class _Cell:
    row: int
    column: int
    kind: str
    formula: bool = False
    value: bool = False
    text: str = ""


class _Walker:
    """Follows rows and cells through the XML."""

    def __init__(self, sheet: str, most_rows: int, *, exact: bool) -> None:
        self._sheet = sheet
        self._most_rows = most_rows
        self._exact = exact
        self._look = Look()
        self._row = 0
        self._column = 0
        self._cell: _Cell | None = None
        self._in_value = False

    def through(self, part: bytes) -> Look:
        walk(part, self._start, self._end, self._text)
        return self._look

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f" if self._cell:
                self._cell.formula = True
            case "v" | "is" if self._cell:
                self._cell.value = True
                self._in_value = True
            case "col" if attributes.get("hidden") in _TRUE:
                self._look.hidden_columns = True

    def _end(self, name: str) -> None:
        if name == "c" and self._cell:
            self._judge(self._cell)
            self._cell = None
        elif name in {"v", "is"}:
            self._in_value = False

    def _text(self, text: str) -> None:
        if self._in_value and self._cell and len(self._cell.text) < len("#NULL!…"):
            self._cell.text += text

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        if number.isascii() and number.isdigit():
            self._row = int(number)
        elif self._exact:
            self._row += 1
        else:
            raise _PlacesMatterError
        self._column = 0
        if attributes.get("hidden") in _TRUE:
            self._look.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        if address is None:
            if not self._exact:
                raise _PlacesMatterError
            row, self._column = self._row, self._column + 1
        else:
            found = _ADDRESS.fullmatch(address)
            if not found:
                raise FileRefused(Refusal.DAMAGED, sheet=self._sheet)
            self._column, row = column_number(found.group(1)), int(found.group(2))
            if not row:
                raise FileRefused(Refusal.DAMAGED, sheet=self._sheet)
        self._cell = _Cell(row, self._column, attributes.get("t", "n"))

    def _judge(self, cell: _Cell) -> None:
        if not (cell.value or cell.formula):
            return  # nothing but a look: borders drawn down to the last row
        if cell.row > self._most_rows or cell.column > MOST_COLUMNS:
            refusal = Refusal.TOO_MANY_ROWS if cell.row > self._most_rows else Refusal.TOO_MANY_COLUMNS
            raise FileRefused(refusal, sheet=self._sheet, cell=cell_name(cell.row, cell.column))
        if cell.kind == "e":
            self._note(cell, error_text(cell.text.strip()))
        elif cell.formula and not cell.text and cell.kind != "str":
            self._note(cell, NOT_COMPUTED)

    def _note(self, cell: _Cell, text: str) -> None:
        self._look.notes.append(CellNote(cell.row, cell.column, text))
        if len(self._look.notes) > MOST_NOTES:
            raise FileRefused(Refusal.TOO_MANY_FAULTS, sheet=self._sheet)


def column_number(letters: str) -> int:
    """3 for ``C``."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
