"""Reads tables back from a report's workbook and prints their values as Korean office paper does.

Knows the workbook's look only: captions in 〈 〉, heads on grey, a table ends where the row is empty.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

SUM = re.compile(r"=(SUM|SUBTOTAL)\((?:(9|109),)?([A-Z]+)(\d+):([A-Z]+)(\d+)\)")
"""The only formulas that a report writes: sums of its own cells."""


def formulas_in(data: bytes) -> dict[str, dict[str, str]]:
    """The formulas of a workbook by sheet and cell."""
    return {
        sheet.title: {
            cell.coordinate: str(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        }
        for sheet in load_workbook(BytesIO(data))
    }


def foreign_formulas(data: bytes) -> list[str]:
    """What text has become a formula: nothing, if all is well."""
    found = formulas_in(data).values()
    return [formula for sheet in found for formula in sheet.values() if not SUM.fullmatch(formula)]


@dataclass
class XlsxTable:
    """One table of a sheet; ``values`` are the raw cell values, ``rows`` their printed form."""

    caption: str
    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)
    values: list[list[object]] = field(default_factory=list)


def tables_in(data: bytes) -> list[XlsxTable]:
    """All tables of a workbook, sheet by sheet from top to bottom."""
    return [table for sheet in load_workbook(BytesIO(data), data_only=True) for table in _tables_of(sheet)]


def lines_in(data: bytes) -> list[str]:
    """The sentences of the report's chapters: what stands outside the tables."""
    found = []
    for sheet in list(load_workbook(BytesIO(data), data_only=True))[1:]:
        inside = False
        for row in sheet.iter_rows():
            text = row[0].value
            if isinstance(text, str) and text.startswith("〈"):
                inside = True
            elif text is None:
                inside = False
            elif isinstance(text, str) and not inside and not _boxed(row[0]):
                found.append(text)
    return found


def printed(cell: Cell) -> str:
    """A cell as its number format shows it, written anew for this test."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value.year}.{value.month}.{value.day}."
    if isinstance(value, int | float):
        places = Decimal("0.1") if "0.0" in cell.number_format else Decimal(1)
        number = Decimal(repr(value)).quantize(places, ROUND_HALF_UP)
        return f"{'△' if number < 0 else ''}{abs(number):,}"
    return str(value).replace(" ", "").replace("\n", "")


def _tables_of(sheet: Worksheet) -> list[XlsxTable]:
    found: list[XlsxTable] = []
    rows = [tuple(_shown(sheet, cell) for cell in row) for row in sheet.iter_rows()]
    if rows and _is_head(rows[0][0]):
        found.append(XlsxTable(sheet.title.split(" ")[-1], []))
    for row in rows:
        first = row[0].value
        if isinstance(first, str) and first.startswith("〈"):
            found.append(XlsxTable(first.strip("〈〉 ").replace(" ", ""), []))
        elif not found or (all(cell.value is None for cell in row) and not _boxed(row[0])):
            continue
        elif _is_head(row[0]):
            found[-1].heads = [printed(cell) for cell in row if _boxed(cell)]
        elif _boxed(row[0]) or (sheet.print_options.gridLines and not _is_note(row[0])):
            width = len(found[-1].heads)
            found[-1].values.append([cell.value for cell in row[:width]])
            found[-1].rows.append([printed(cell) for cell in row[:width]])
    return found


def _shown(sheet: Worksheet, cell: Cell) -> Cell:
    """The cell that is seen at a place: of merged ones the upper left one, alone of a head."""
    for merged in sheet.merged_cells.ranges:
        if cell.coordinate in merged and _is_head(owner := sheet.cell(merged.min_row, merged.min_col)):
            return owner
    return cell


def _is_head(cell: Cell) -> bool:
    return cell.fill.fgColor.rgb == "FFEDEDED" and cell.value not in {None, "계"}


def _is_note(cell: Cell) -> bool:
    return isinstance(cell.value, str) and cell.value.lstrip().startswith("※")


def _boxed(cell: Cell) -> bool:
    return bool(cell.border.left and cell.border.left.style)
