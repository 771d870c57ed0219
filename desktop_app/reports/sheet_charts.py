"""Bar charts of a workbook: drawn by the sheet's program from the table's own cells, readable in grey (H5)."""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from desktop_app.reports.blocks import Bars
from desktop_app.reports.heads import depth, head_cells
from desktop_app.reports.workbook_cells import NUMBER, Sheet

CHART_ROWS: Final = 12
HEIGHT: Final = 6.6  # cm; low, so that a chapter's two charts share a page with their tables
NARROWEST, WIDEST = 16.0, 25.0  # cm
GREYS: Final = ("4D4D4D", "C7C7C7", "FFFFFF", "8C8C8C")
"""Neighbours are far apart in lightness, so that a copy keeps the series apart."""
TITLE, WORDS, FIGURES = 11.0, 9.0, 8.0  # points
_CM_PER_CHARACTER: Final = 0.185  # of a column's width


def bar_chart(sheet: Sheet, bars: Bars, first: int, last: int, widths: Sequence[float]) -> BarChart:
    """The chart of a table whose body stands in the rows ``first`` to ``last``; as wide as the sheet's columns."""
    chart: Any = BarChart()  # the stubs take what openpyxl makes by itself for missing
    chart.type, chart.title, chart.gapWidth = "col", bars.caption, 40
    chart.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_face(TITLE, bold=True))
    chart.title.overlay = False
    chart.width = min(max(sum(widths) * _CM_PER_CHARACTER, NARROWEST), WIDEST)
    chart.height = HEIGHT
    chart.x_axis.txPr, chart.y_axis.txPr = _words(WORDS), _words(FIGURES)
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill="D9D9D9"))
    chart.x_axis.delete = chart.y_axis.delete = False  # newer Excel hides axes whose element is missing
    chart.y_axis.number_format = NUMBER
    if len(bars.series) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
        chart.legend.txPr = _words(WORDS)
    head_rows = {
        cell.left: cell.rows
        for cell in head_cells(bars.table.columns)
        if cell.top + cell.rows == depth(bars.table.columns)
    }
    for at, grey in zip(bars.series, GREYS, strict=False):
        series = Series(Reference(sheet, min_col=at + 1, min_row=first, max_row=last))
        head = Reference(sheet, min_col=at + 1, min_row=first - head_rows[at])
        series.tx = SeriesLabel(strRef=StrRef(str(head)))
        chart.series.append(series)
        series.graphicalProperties.solidFill = grey
        series.graphicalProperties.line.solidFill = "000000"
        series.dLbls = DataLabelList(
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False,
            txPr=_words(FIGURES if len(bars.series) == 1 else FIGURES - 1),
        )  # fmt: skip
    chart.set_categories(Reference(sheet, min_col=bars.label + 1, min_row=first, max_row=last))
    made: BarChart = chart
    return made


def _words(size: float) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_face(size)), endParaRPr=_face(size))])


def _face(size: float, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(sz=round(size * 100), b=bold)
