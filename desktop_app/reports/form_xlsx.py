"""Forms as XLSX to be filled in: printed cells are locked, open ones have names, lists and true date cells (B8)."""

import math
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.units import mm

from desktop_app.proposals.return_fields import KEY
from desktop_app.reports import fonts, page, paper_text
from desktop_app.reports.form_sheet import FormCell, FormLine, FormSheet, FormTable, Wanted, placed
from desktop_app.reports.workbook_bytes import MADE, workbook_bytes
from desktop_app.reports.workbook_cells import DAY, FONT
from desktop_app.reports.xlsx_text import put_text

KEY_SHEET = "파크이음"
_LINE = Side(style="thin", color="FF000000")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="FFEDEDED")
_OPEN = PatternFill("solid", fgColor="FFFFFBE6")
_MM_PER_CHARACTER = 1.95
_POINTS_PER_LINE = 1.45
_PADDING = 5.0
_SAME = 0.4
"""Edges of two tables that lie this many mm apart are one column edge."""
_SHRINKS = 1.25
"""A form this many pages long is printed smaller, on one; a longer one takes the pages it needs."""
_INSET = 3.0
_HIGHEST = 400.0
_LONG, _LONG_LINES = 1000, 15
"""A text of so many characters or lines begins at the top of its cell."""
_LONGEST_TAB = 31


def render_forms_xlsx(
    sheets: Sequence[FormSheet], about: page.Description, paper: page.Paper, size: float
) -> bytes:
    """One sheet a form. The same forms give the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    properties = book.properties
    properties.title, properties.creator = about.title, about.author
    properties.created = properties.modified = MADE
    for number, form in enumerate(sheets, start=1):
        sheet = book.create_sheet(_tab(form.name, number))
        _Drawn(book, sheet, form, paper, size).draw(number)
    _keep_keys(book, sheets)
    return workbook_bytes(book)


class _Drawn:
    """Draws one form on one sheet."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, form: FormSheet, paper: page.Paper, size: float
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._form = form
        self._paper = paper
        self._size = size
        self._edges = _edges(form, paper.width_mm)
        self._row = 0
        self._used = 0.0

    def draw(self, number: int) -> None:
        """All blocks from the top; then paper and protection."""
        for at, (left, right) in enumerate(zip(self._edges, self._edges[1:], strict=False), start=1):
            self._sheet.column_dimensions[get_column_letter(at)].width = (right - left) / _MM_PER_CHARACTER
        for block in self._form.blocks:
            if isinstance(block, FormTable):
                self._table(block, number)
            else:
                self._line(block)
        self._set_up()

    def _table(self, table: FormTable, number: int) -> None:
        edges = [0.0]
        for width in table.widths:
            edges.append(edges[-1] + width)
        columns = [self._column(edge) for edge in edges]
        lines = [line.lines for line in table.rows]
        for at, column, cell in placed(table.rows):
            if cell.rows == 1:
                room = edges[column + cell.columns] - edges[column] - _INSET
                lines[at] = max(lines[at], _lines_of(cell.text, cell.size or self._size, room))
        tops = [self._row + 1]
        for needed in lines:
            tops.append(tops[-1] + self._rows_high(tops[-1], needed))
        for at, column, cell in placed(table.rows):
            left, right = columns[column] + 1, columns[column + cell.columns]
            self._put(cell, tops[at], left, tops[at + cell.rows] - 1, right, number)
        self._row = tops[-1] - 1

    def _rows_high(self, top: int, lines: float) -> int:
        """Make room for so many lines from row ``top`` on; Excel knows no row higher than 409 points."""
        most = int((_HIGHEST - _PADDING) / (self._size * _POINTS_PER_LINE))
        rows = max(1, math.ceil(lines / most))
        for row in range(top, top + rows):
            self._height(row, lines / rows, self._size)
        return rows

    def _put(self, cell: FormCell, top: int, left: int, bottom: int, right: int, number: int) -> None:  # noqa: PLR0917 - a rectangle
        made = self._sheet.cell(top, left)
        if not cell.bare:
            for row in self._sheet.iter_rows(top, bottom, left, right):
                for one in row:
                    one.border = _BOX
        self._style(made, cell)
        if cell.name:
            self._name(made, cell.name, number)
        if cell.field:
            self._open(made, cell)
        elif cell.text:
            put_text(made, cell.text, "서식의 글")
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _style(self, made: Any, cell: FormCell) -> None:
        made.font = Font(name=FONT, size=cell.size or self._size, bold=cell.bold)
        long = cell.text.count("\n") >= _LONG_LINES or len(cell.text) >= _LONG
        upright = "top" if long else "center"
        made.alignment = Alignment(horizontal=cell.align.value, vertical=upright, wrap_text=True)
        if cell.label:
            made.fill = _GREY

    def _name(self, made: Any, name: str, number: int) -> None:
        """Give a cell its name in the workbook; Excel carries it along wherever rows or columns move."""
        whole = f"{name}_{number}"
        where = f"{quote_sheetname(self._sheet.title)}!{absolute_coordinate(made.coordinate)}"
        self._book.defined_names[whole] = DefinedName(whole, attr_text=where)

    def _open(self, made: Any, cell: FormCell) -> None:
        """A cell to be filled in: unlocked, with its list or its date shape."""
        made.protection = Protection(locked=False)
        made.fill = _OPEN
        if cell.wanted is Wanted.CHOICE:
            offered = DataValidation("list", formula1=f'"{",".join(cell.choices)}"', allow_blank=True)
            offered.error, offered.errorTitle = "목록에 있는 말 가운데 하나를 고르세요.", "고르기"
            self._sheet.add_data_validation(offered)
            offered.add(made)
        elif cell.wanted is Wanted.DATE:
            made.number_format = DAY
        else:
            made.number_format = "@"

    def _line(self, line: FormLine) -> None:
        self._row += 1
        size = line.size or self._size
        self._height(self._row, 1.0 if line.text else 0.3, size)
        if not line.text:
            return
        made = self._sheet.cell(self._row, 1)
        put_text(made, line.text, "서식의 글")
        made.font = Font(name=FONT, size=size, bold=line.bold)
        made.alignment = Alignment(horizontal=line.align.value, vertical="center")
        self._sheet.merge_cells(
            start_row=self._row, start_column=1, end_row=self._row, end_column=len(self._edges) - 1
        )

    def _height(self, row: int, lines: float, size: float) -> None:
        height = lines * size * _POINTS_PER_LINE + _PADDING
        self._sheet.row_dimensions[row].height = height
        self._used += height

    def _column(self, edge: float) -> int:
        return min(range(len(self._edges)), key=lambda at: abs(self._edges[at] - edge))

    def _set_up(self) -> None:
        sheet, paper = self._sheet, self._paper
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        sheet.protection.formatRows = False
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "portrait"
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToHeight = 1 if self._used <= paper.height * _SHRINKS else 0
        sheet.print_options.horizontalCentered = True
        inch = 25.4
        margins = sheet.page_margins
        margins.left, margins.right = paper.left / inch, paper.right / inch
        margins.top, margins.bottom = (paper.top + paper.header) / inch, (paper.bottom + paper.footer) / inch
        footer: Any = sheet.oddFooter
        footer.center.text = "&N-&P" if paper.numbering == page.TOTAL_AND_PAGE else "- &P -"
        sheet.print_area = f"A1:{get_column_letter(len(self._edges) - 1)}{self._row}"


def _lines_of(text: str, size: float, room: float) -> int:
    """How many lines a text takes in a cell ``room`` mm wide; Excel does not let a merged row grow by itself."""
    fonts.register()
    return len(paper_text.lines(text, fonts.SANS, size, room * mm)) if text else 1


def _edges(form: FormSheet, width: float) -> list[float]:
    """Where columns begin and end, in mm, so that every table of the form finds its own edges."""
    found = {0.0, width}
    for block in form.blocks:
        if isinstance(block, FormTable):
            at = 0.0
            for one in block.widths[:-1]:
                at += one
                found.add(round(at, 2))
    edges: list[float] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME:
            edges.append(edge)
    return edges


def _keep_keys(book: Workbook, sheets: Sequence[FormSheet]) -> None:
    """The keys on a sheet that no menu shows; the n-th row belongs to the n-th form."""
    if not any(form.key for form in sheets):
        return
    hidden = book.create_sheet(KEY_SHEET)
    hidden.sheet_state = "veryHidden"
    hidden.protection.sheet = True
    for number, form in enumerate(sheets, start=1):
        put_text(hidden.cell(number, 1), form.key, "서식의 열쇠")
    where = f"{quote_sheetname(KEY_SHEET)}!$A$1:$A${len(sheets)}"
    book.defined_names[KEY] = DefinedName(KEY, attr_text=where)


def _tab(name: str, number: int) -> str:
    plain = "".join(mark for mark in name if mark not in "[]:*?/\\'").strip() or "서식"
    suffix = "" if number == 1 else f" {number}"
    return plain[: _LONGEST_TAB - len(suffix)] + suffix
