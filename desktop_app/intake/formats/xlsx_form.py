"""A form that was filled in with Excel: the cells that the workbook has names for (features.md B8)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from desktop_app.intake.formats.forms import LONGEST_NAME, MOST_NAMES, Filled, pieces, several_lines
from desktop_app.intake.formats.unpack import pack, unpack
from desktop_app.intake.limits import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from desktop_app.intake.normal import number
from desktop_app.intake.records import CellValue
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import Piece

KEY: Final = "park_ieum_key"
_NAMED = re.compile(r"(?P<name>[a-z][a-z0-9_]*?)_(?P<form>[1-9]\d{0,3})")
Place = tuple[int, int]
"""Row and column of a cell, from 1."""


def read(data: bytes) -> Iterator[Piece]:
    """The forms of a workbook, in the order of their numbers; what else the workbook holds is left alone."""
    book = load_workbook(pack(unpack(data)), read_only=True, data_only=True, keep_links=False)
    names = {name: one for name, one in book.defined_names.items() if len(name) <= LONGEST_NAME}
    wanted: dict[str, dict[Place, list[tuple[int, str]]]] = defaultdict(lambda: defaultdict(list))
    for whole, one in names.items():
        found = _NAMED.fullmatch(whole)
        if found is None:
            continue
        for sheet, place in _places(one):
            wanted[sheet][place].append((int(found["form"]), found["name"]))
    if sum(len(places) for places in wanted.values()) > MOST_NAMES * MOST_SHEETS:
        raise FileRefused(Refusal.TOO_MANY_CELLS)
    forms: dict[int, Filled] = defaultdict(Filled)
    for sheet, places in wanted.items():
        for place, value in _values(book, sheet, places).items():
            for form, name in places[place]:
                forms[form].cells[name] = value
    for form, key in _keys(book, names.get(KEY)).items():
        forms[form].key = key
    return pieces([forms[number] for number in sorted(forms)])


def _places(one: Any) -> Iterator[tuple[str, Place]]:
    """The first cell of what a name means; nothing where the cell was deleted."""
    for sheet, area in list(one.destinations)[:1]:
        left, top, _, _ = range_boundaries(area)
        if left and top and left <= MOST_COLUMNS and top <= MOST_ROWS:
            yield sheet, (top, left)


def _values(book: Any, sheet: str, places: Mapping[Place, object]) -> dict[Place, CellValue]:
    """What stands in these cells of a sheet, which is read once."""
    if sheet not in book.sheetnames:
        return {}
    last_row = max(row for row, _ in places)
    last_column = max(column for _, column in places)
    rows = book[sheet].iter_rows(max_row=last_row, max_col=last_column, values_only=True)
    found: dict[Place, CellValue] = {}
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if (at, column) in places:
                found[at, column] = _value(value)
    return found | {place: None for place in places if place not in found}


def _keys(book: Any, one: Any) -> dict[int, str]:
    """The key of each form, from the rows that the name of the keys covers."""
    keys: dict[int, str] = {}
    for sheet, area in list(one.destinations)[:1] if one is not None else ():
        left, top, _, bottom = range_boundaries(area)
        if sheet not in book.sheetnames or not (left and top and bottom):
            continue
        cells = {(row, left): row for row in range(top, min(bottom, top + MOST_SHEETS) + 1)}
        for (row, _), value in _values(book, sheet, cells).items():
            if isinstance(value, str):
                keys[row - top + 1] = value
    return keys


def _value(value: object) -> CellValue:
    match value:
        case bool() | None:
            return value
        case int() | float():
            return number(float(value))
        case datetime():
            return value.date()
        case date():
            return value
    return several_lines(str(value)) or None
