"""Cells of a report's workbook: their styles, true numbers and dates, text that stays text (REP-5)."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Any

from openpyxl.cell import Cell as XlsxCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils.datetime import to_excel

from desktop_app.reports.blocks import DATES, EMPTY, NUMERIC, Cell, Column, Row, Shape, Table, shown
from desktop_app.reports.xlsx_text import put_text

FONT = "맑은 고딕"
NUMBER = '#,##0_ ;"△"#,##0_ '
DECIMAL = '#,##0.0_ ;"△"#,##0.0_ '
DAY = 'yyyy". "m". "d"."'
"""REP-5: a true date that reads 2021. 4. 1."""

Sheet = Any
"""A streamed sheet; types-openpyxl knows only half of what it can do."""

BOLD = frozenset({"title", "middle", "heading", "caption", "head", "total", "strong"})
FILLED = frozenset({"head", "total"})
SIZES = {
    "title": 20,
    "middle": 18,
    "right": 11,
    "heading": 15,
    "caption": 11,
    "line": 11,
    "long": 11,
    "strong": 11,
    "unit": 9,
}
DEFAULT_SIZE = 10

_LINE = Side(style="thin", color="FF000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_BORDERS = dict.fromkeys(("head", "body", "total"), _BOX)
_HEAD_FILL = PatternFill("solid", fgColor="FFEDEDED")


class Pen:
    """Makes cells of a few styles; a style is built once for a sheet, not once for a cell."""

    def __init__(self, sheet: Sheet) -> None:
        self.results: list[int | float] = []
        """What the formulas give, in the order in which they were written."""
        self._sheet = sheet
        self._used: dict[tuple[int, bool], XlsxCell] = {}
        self._styles: dict[tuple[str, Shape | None, bool], Any] = {}

    def text(self, text: str, style: str, field: str = "보고서 글") -> XlsxCell:
        """Words of the report itself or of the officer; they stay text whatever they begin with."""
        cell = self.blank(style)
        put_text(cell, text, field)
        return cell

    def value(self, cell: Cell, table: Table, column: Column, style: str) -> XlsxCell:
        """A table's cell as a true number, date or text."""
        number = shown(cell, column.shape, thousand=table.thousand)
        made = self.blank(style, column.shape, decimal=isinstance(number, Fraction))
        if number is not None:
            made.value = float(number) if isinstance(number, Fraction) else number
        elif isinstance(cell, date):
            made.value = cell
        elif isinstance(cell, str):
            if cell:
                put_text(made, cell, column.head)
        elif column.shape in NUMERIC and style != "total":
            made.value = EMPTY
        return made

    def row(self, table: Table, row: Row, style: str) -> list[object]:
        """A whole row of a table."""
        return [
            self.value(cell, table, column, style) for cell, column in zip(row, table.columns, strict=True)
        ]

    def sums(self, table: Table, row: Row, formulas: Mapping[int, str]) -> list[object]:
        """A row of sums: its figures, some of them as formulas (by column from 0) that give them."""
        cells = [
            self.value(cell, table, column, "total") for cell, column in zip(row, table.columns, strict=True)
        ]
        for at in sorted(formulas):
            result = cells[at].value
            assert isinstance(result, int | float)  # noqa: S101 - only figures have formulas
            self.results.append(result)
            cells[at].value = f"={formulas[at]}"
        return list(cells)

    def again(self, cell: Cell, table: Table, at: int) -> XlsxCell:
        """A number or day of a long list: its column's one cell, filled anew row by row, as a streamed sheet allows."""
        column = table.columns[at]
        number = (
            _serial(cell) if isinstance(cell, date) else shown(cell, column.shape, thousand=table.thousand)
        )
        if number is None:
            return self.value(cell, table, column, "plain")
        key = (at, isinstance(number, Fraction))
        if key not in self._used:
            self._used[key] = self.blank("plain", column.shape, decimal=key[1])
        made = self._used[key]
        made.value = float(number) if isinstance(number, Fraction) else number
        return made

    def blank(self, style: str, shape: Shape | None = None, *, decimal: bool = False) -> XlsxCell:
        """An empty cell of a style."""
        key = (style, shape, decimal)
        if key not in self._styles:
            self._styles[key] = _dressed(WriteOnlyCell(self._sheet), style, shape, decimal=decimal)._style  # type: ignore[attr-defined]  # noqa: SLF001 - see below
        cell = WriteOnlyCell(self._sheet)
        # Copying openpyxl's style record; setting font, border and format for each cell costs ten times that.
        cell._style = self._styles[key]  # type: ignore[attr-defined]  # noqa: SLF001
        return cell


@cache
def _serial(day: date) -> float:
    """A day as the workbook counts it: openpyxl looks at a cell's format for each day that it is given."""
    return float(to_excel(day))  # type: ignore[no-untyped-call]  # openpyxl has no types here


def _dressed(cell: XlsxCell, style: str, shape: Shape | None, *, decimal: bool) -> XlsxCell:
    cell.font = Font(name=FONT, size=SIZES.get(style, DEFAULT_SIZE), bold=style in BOLD)
    if style in _BORDERS:
        cell.border = _BORDERS[style]
    if style in FILLED:
        cell.fill = _HEAD_FILL
    cell.alignment = _alignment(style, shape)
    if shape in DATES:
        cell.number_format = DAY
    elif shape in NUMERIC:
        cell.number_format = DECIMAL if decimal else NUMBER
    return cell


def _alignment(style: str, shape: Shape | None) -> Alignment:
    if style == "head":
        return Alignment(horizontal="center", vertical="center", wrap_text=True)
    if style == "middle":
        return Alignment(horizontal="center", vertical="center")
    if style in {"unit", "right"} or shape in NUMERIC:
        return Alignment(horizontal="right", vertical="center")
    if shape is None or shape is Shape.TEXT:
        return Alignment(
            horizontal="left", vertical="center", wrap_text=shape is Shape.TEXT or style == "long"
        )
    return Alignment(horizontal="center", vertical="center", wrap_text=True)
