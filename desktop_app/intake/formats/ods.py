"""Workbooks of LibreOffice and other open office programs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop_app.intake.formats import workbook
from desktop_app.intake.formats.sheet_look import NOT_COMPUTED, Look, error_text
from desktop_app.intake.formats.unpack import pack, unpack
from desktop_app.intake.formats.xml_walk import walk
from desktop_app.intake.limits import MOST_COLUMNS, MOST_NOTES, MOST_ROWS
from desktop_app.intake.normal import line
from desktop_app.intake.records import CellNote, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import Piece

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
_BREAK = re.compile(rb"<text:(?:line-break|tab)\s*/>")
"""Breaks within a line, which calamine 0.9 drops without a blank."""

_INDENTED = re.compile(rb">[ \t]*\r?\n\s*<")
"""Line ends between elements, at which calamine 0.9 stumbles."""

_HIDDEN: Final = frozenset({"collapse", "filter"})
_MOST_REPEATED: Final = 2**21  # more than any office program has rows


def read(data: bytes) -> Iterator[Piece]:
    """The pieces of an ods file."""
    parts = unpack(data)
    if _LOCKED in parts.get(_MANIFEST, b""):
        raise FileRefused(Refusal.PASSWORD)
    if _CONTENT not in parts:
        raise FileRefused(Refusal.DAMAGED)
    tables = _Walker().through(parts[_CONTENT])

    def judge(place: int, name: str) -> workbook.Judged:
        if place >= len(tables):
            raise FileRefused(Refusal.DAMAGED, sheet=line(name))
        return workbook.Judged(tables[place].look, tables[place].merged)

    parts[_CONTENT] = _INDENTED.sub(b"><", _BREAK.sub(b" ", parts[_CONTENT]))
    return workbook.read(pack(parts), judge)


@dataclass
class _Table:
    name: str
    look: Look = field(default_factory=Look)
    merged: list[workbook.Range] = field(default_factory=list)


class _Walker:
    """Follows tables, rows and cells; equal ones are written once with how often they come."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._nested = 0  # a table within a cell is no sheet
        self._row = self._next_row = 0
        self._column = 0

    def through(self, part: bytes) -> list[_Table]:
        walk(part, self._start, self._end)
        return self._tables

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._nested += 1
            if self._nested == 1:
                self._tables.append(_Table(line(attributes.get("table:name", ""))))
                self._row = self._next_row = 0
        if self._nested != 1:
            return
        match name:
            case "table-row":
                self._start_row(attributes)
            case "table-cell" | "covered-table-cell":
                self._cell(attributes)
            case "table-column" if attributes.get("table:visibility") in _HIDDEN:
                self._tables[-1].look.hidden_columns = True

    def _end(self, name: str) -> None:
        if name == "table":
            self._nested -= 1

    def _start_row(self, attributes: dict[str, str]) -> None:
        times = _times(attributes, "table:number-rows-repeated")
        self._row, self._next_row, self._column = self._next_row, self._next_row + times, 0
        if attributes.get("table:visibility") in _HIDDEN and self._row < MOST_ROWS:
            last = min(self._next_row, MOST_ROWS)
            self._tables[-1].look.hidden_rows += range(self._row + 1, last + 1)

    def _cell(self, attributes: dict[str, str]) -> None:
        column = self._column
        self._column += _times(attributes, "table:number-columns-repeated")
        kind, formula = attributes.get("office:value-type"), "table:formula" in attributes
        if kind is None and not formula:
            return
        self._judge_place()
        down, right = (
            _times(attributes, "table:number-rows-spanned"),
            _times(attributes, "table:number-columns-spanned"),
        )
        if (down, right) != (1, 1):
            self._tables[-1].merged.append(((self._row, column), (self._row + down - 1, column + right - 1)))
        if attributes.get("calcext:value-type") == "error":
            self._note(column, error_text(""))
        elif formula and kind is None:
            self._note(column, NOT_COMPUTED)

    def _judge_place(self) -> None:
        """Refuse what stands, as often as it stands here, out of bounds; the parser spreads hidden tables out, too."""
        row, column = self._next_row, self._column
        if row > MOST_ROWS or column > MOST_COLUMNS:
            refusal = Refusal.TOO_MANY_ROWS if row > MOST_ROWS else Refusal.TOO_MANY_COLUMNS
            raise FileRefused(refusal, sheet=self._tables[-1].name, cell=cell_name(row, column))

    def _note(self, column: int, text: str) -> None:
        notes = self._tables[-1].look.notes
        for row in range(self._row, self._next_row):
            notes += [CellNote(row + 1, at + 1, text) for at in range(column, self._column)]
            if len(notes) > MOST_NOTES:
                raise FileRefused(Refusal.TOO_MANY_FAULTS, sheet=self._tables[-1].name)


def _times(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return min(int(text), _MOST_REPEATED) if text.isascii() and text.isdigit() and text != "0" else 1
