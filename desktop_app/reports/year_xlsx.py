"""The year-end report as a workbook: one sheet a chapter, true numbers and dates, charts of its cells.

Sheets are written as a stream of rows, so a long list costs no memory; the same summary gives the same
bytes. Values, no formulas: openpyxl stores no results, and a previewer would show nothing.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as XlsxCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from desktop_app.performance.records import Line, YearSummary
from desktop_app.reports.blocks import EMPTY, NUMERIC, Bars, Cell, Column, Row, Section, Shape, Table, shown
from desktop_app.reports.workbook_bytes import workbook_bytes
from desktop_app.reports.xlsx_text import needs_care, put_text, xlsx_text
from desktop_app.reports.year_sections import NOTE, YearReport, year_report

FONT = "맑은 고딕"
MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal reports are equal files
MM_PER_CHARACTER = 1.9
NARROWEST = 7.0
CHART_ROWS = 17
CHART_SIZE = (17, 8)  # cm
MARKS = {1: "□", 2: "  ❍", 3: "    -", 4: "      ·", NOTE: "  ※"}
COVER = "표지"
A4 = 9  # the number of the paper size in a workbook
GREYS = ("4D4D4D", "C7C7C7", "FFFFFF", "8C8C8C")
NUMBER = '#,##0;"△"#,##0'
DECIMAL = '#,##0.0;"△"#,##0.0'
DAY = 'yyyy". "m". "d"."'
"""REP-5: a true date that reads 2021. 4. 1."""

Sheet = Any
"""A streamed sheet; types-openpyxl knows only half of what it can do."""

LINE = Side(style="thin", color="FF000000")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD_FILL = PatternFill("solid", fgColor="FFEDEDED")


def render_year_xlsx(summary: YearSummary) -> bytes:
    """The workbook's bytes, made from the same chapters as the PDF."""
    report = year_report(summary)
    book = Workbook(write_only=True)
    book._named_styles["Normal"].font = Font(name=FONT, size=10)  # type: ignore[attr-defined]  # noqa: SLF001 - no other door
    properties = book.properties
    properties.title, properties.creator = report.title, report.office
    properties.created = properties.modified = MADE
    _cover(book, report)
    for section in (report.brief, *report.sections):
        _Sheet(book, section).write()
    return workbook_bytes(book)


def _cover(book: Workbook, report: YearReport) -> None:
    sheet = _new_sheet(book, COVER, wide=False)
    sheet.column_dimensions["A"].width = 90
    pen = _Pen(sheet)
    sheet.append([])
    sheet.append([pen.text(report.title, "title")])
    for text in (*report.subtitle, report.office):
        sheet.append([pen.text(text, "line")])


def _new_sheet(book: Workbook, name: str, *, wide: bool) -> Sheet:
    sheet = book.create_sheet(name[:31])
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "- &P -"
    return sheet


class _Pen:
    """Makes cells of a few styles; a style is built once for a sheet, not once for a cell."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._styles: dict[tuple[str, Shape | None, bool], XlsxCell] = {}

    def text(self, text: str, style: str, field: str = "") -> XlsxCell:
        """Words of the report itself or of the officer; they stay text whatever they begin with."""
        cell = self._styled(style, None, decimal=False)
        put_text(cell, text, field or "보고서 글")
        return cell

    def value(self, cell: Cell, table: Table, column: Column, style: str) -> XlsxCell:
        """A table's cell as a true number, date or text."""
        number = shown(cell, column.shape, thousand=table.thousand)
        made = self._styled(style, column.shape, decimal=isinstance(number, Fraction))
        if number is not None:
            made.value = float(number) if isinstance(number, Fraction) else number
        elif isinstance(cell, str):
            put_text(made, cell, column.head)
        elif isinstance(cell, date):
            made.value = cell
        elif column.shape in NUMERIC and style != "total":
            made.value = EMPTY
        return made

    def _styled(self, style: str, shape: Shape | None, *, decimal: bool) -> XlsxCell:
        key = (style, shape, decimal)
        if key not in self._styles:
            self._styles[key] = _dress(WriteOnlyCell(self._sheet), style, shape, decimal=decimal)
        cell = WriteOnlyCell(self._sheet)
        cell._style = self._styles[key]._style  # type: ignore[attr-defined]  # noqa: SLF001 - field by field costs ten times
        return cell


def _dress(cell: XlsxCell, style: str, shape: Shape | None, *, decimal: bool) -> XlsxCell:
    bold = style in {"title", "heading", "caption", "head", "total", "strong"}
    sizes = {"title": 20, "heading": 15, "caption": 11, "line": 11, "strong": 11}
    cell.font = Font(name=FONT, size=sizes.get(style, 10), bold=bold)
    if style in {"head", "total", "body"}:
        cell.border = BOX
    if style in {"head", "total"}:
        cell.fill = HEAD_FILL
    if style == "head":
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    elif shape is not None:
        cell.alignment = Alignment(horizontal=_side(shape), vertical="center", wrap_text=shape is Shape.TEXT)
        cell.number_format = _format(shape, decimal=decimal)
    return cell


def _side(shape: Shape) -> str:
    if shape in NUMERIC:
        return "right"
    return "left" if shape is Shape.TEXT else "center"


def _format(shape: Shape, *, decimal: bool) -> str:
    if shape is Shape.DATE:
        return DAY
    if shape not in NUMERIC:
        return "General"
    return DECIMAL if decimal else NUMBER


class _Sheet:
    """Writes one chapter: heading, lines, tables below each other, charts under their tables."""

    def __init__(self, book: Workbook, section: Section) -> None:
        self._section = section
        self._sheet = _new_sheet(book, section.sheet, wide=section.wide)
        self._pen = _Pen(self._sheet)
        self._row = 0
        self._body_rows: dict[int, tuple[int, int]] = {}

    def write(self) -> None:
        self._set_up()
        self._append([self._pen.text(self._section.heading, "heading")])
        self._append([])
        for block in self._section.blocks:
            if isinstance(block, Line):
                style = "strong" if block.level == 1 else "line"
                self._append([self._pen.text(f"{MARKS.get(block.level, '')} {block.text}", style)])
            elif isinstance(block, Bars):
                self._chart(block)
            else:
                self._table(block)

    def _set_up(self) -> None:
        """Widths, frozen head and repeated rows go before the first row of a streamed sheet."""
        sheet = self._sheet
        tables = [block for block in self._section.blocks if isinstance(block, Table)]
        for at in range(max((len(table.columns) for table in tables), default=0)):
            widest = max(table.columns[at].width for table in tables if at < len(table.columns))
            width = max(widest / MM_PER_CHARACTER, NARROWEST)
            sheet.column_dimensions[get_column_letter(at + 1)].width = width
        first, last = self._title_rows(tables)
        sheet.print_title_rows = f"{first}:{last}"
        sheet.freeze_panes = f"A{last + 1}"
        if self._section.rows_only:
            sheet.print_options.gridLines = True

    def _title_rows(self, tables: list[Table]) -> tuple[int, int]:
        """The head of the only table; of a sheet with several, the chapter's heading."""
        if len(tables) != 1:
            return 1, 1
        before = 2 + sum(isinstance(block, Line) for block in self._before(tables[0]))
        return before + 2, before + 1 + _head_rows(tables[0])

    def _before(self, table: Table) -> Iterator[object]:
        for block in self._section.blocks:
            if block is table:
                return
            yield block

    def _append(self, cells: Iterable[object]) -> None:
        self._sheet.append(cells if isinstance(cells, list | Iterator) else list(cells))
        self._row += 1

    def _table(self, table: Table) -> None:
        pen = self._pen
        caption = f"〈 {table.caption} 〉 {table.unit}".rstrip()
        self._append([pen.text(caption, "caption")])
        self._heads(table)
        first = self._row + 1
        if self._section.rows_only:
            self._stream(table)
        else:
            for row in table.rows:
                self._append(self._styled_row(table, row, "body"))
        self._body_rows[id(table)] = (first, self._row)
        if table.total is not None:
            self._append(self._styled_row(table, table.total, "total"))
        for note in table.all_notes():
            self._append([pen.text(f"  {note}", "line")])
        self._append([])

    def _heads(self, table: Table) -> None:
        """One row of heads, or two where heads are gathered under bands; no merged cells."""
        pen = self._pen
        if _head_rows(table) > 1:
            bands: list[str] = []
            for band, members in groupby(column.band for column in table.columns):
                bands += [band, *[""] * (len(list(members)) - 1)]
            self._append([pen.text(band, "head") for band in bands])
        self._append([pen.text(column.head, "head") for column in table.columns])

    def _styled_row(self, table: Table, row: Row, style: str) -> list[XlsxCell]:
        return [
            self._pen.value(cell, table, column, style)
            for cell, column in zip(row, table.columns, strict=True)
        ]

    def _stream(self, table: Table) -> None:
        """A long plain list: only dates, numbers and text that needs care carry a style of their own."""
        pen, columns = self._pen, table.columns
        numbers = [column.shape in NUMERIC for column in columns]
        for row in table.rows:
            cells: list[object] = []
            for cell, column, is_number in zip(row, columns, numbers, strict=True):
                if isinstance(cell, str) and not is_number and not needs_care(cell):
                    cells.append(xlsx_text(cell, column.head))
                elif isinstance(cell, int) and column.shape is Shape.ORDER:
                    cells.append(cell)
                else:
                    cells.append(pen.value(cell, table, column, "plain"))
            self._append(cells)

    def _chart(self, bars: Bars) -> None:
        first, last = self._body_rows[id(bars.table)]
        if first > last:
            return
        chart = BarChart()
        chart.type, chart.title, chart.gapWidth = "col", bars.caption, 60
        chart.width, chart.height = CHART_SIZE
        chart.x_axis.delete = chart.y_axis.delete = False  # newer Excel hides axes whose element is missing
        chart.y_axis.number_format = NUMBER
        chart.legend.position = "b"
        if len(bars.series) == 1:
            chart.legend = None
        for at, grey in zip(bars.series, GREYS, strict=False):
            chart.add_data(
                Reference(self._sheet, min_col=at + 1, min_row=first - 1, max_row=last), titles_from_data=True
            )
            series = chart.series[-1]
            series.graphicalProperties.solidFill = grey
            series.graphicalProperties.line.solidFill = "000000"
            series.dLbls = DataLabelList(showVal=True)
            for flag in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
                setattr(series.dLbls, flag, False)
        label = bars.label + 1
        chart.set_categories(Reference(self._sheet, min_col=label, min_row=first, max_row=last))
        self._sheet.add_chart(chart, f"A{self._row + 1}")
        for _ in range(CHART_ROWS):
            self._append([])


def _head_rows(table: Table) -> int:
    return 2 if any(column.band for column in table.columns) else 1
