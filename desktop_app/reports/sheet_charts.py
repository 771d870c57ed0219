"""Bar charts of a workbook: drawn by the sheet's program from the table's own cells, readable in grey (H5)."""

from typing import Final

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel

from desktop_app.reports.blocks import Bars
from desktop_app.reports.heads import depth, head_cells
from desktop_app.reports.workbook_cells import NUMBER, Sheet

CHART_ROWS: Final = 12
CHART_SIZE: Final = (17, 6)  # cm; low, so that a chapter's two charts share a page with their tables
GREYS: Final = ("4D4D4D", "C7C7C7", "FFFFFF", "8C8C8C")


def bar_chart(sheet: Sheet, bars: Bars, first: int, last: int) -> BarChart:
    """The chart of a table whose body stands in the rows ``first`` to ``last``."""
    chart = BarChart()
    chart.type, chart.title, chart.gapWidth = "col", bars.caption, 60
    chart.width, chart.height = CHART_SIZE
    chart.x_axis.delete = chart.y_axis.delete = False  # newer Excel hides axes whose element is missing
    chart.y_axis.number_format = NUMBER
    if len(bars.series) == 1:
        chart.legend = None
    else:
        chart.legend.position = "b"
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
            showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
        )
    chart.set_categories(Reference(sheet, min_col=bars.label + 1, min_row=first, max_row=last))
    return chart
