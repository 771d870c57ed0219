"""Bar charts on paper, readable in grey: dark, light and white bars with outlines, each with its figure."""

from math import ceil

from desktop_app.reports import fonts

# fonts first: it keeps Helvetica out of everything that the graphics make
from reportlab.graphics.charts.barcharts import VerticalBarChart  # isort: skip
from reportlab.graphics.charts.legends import Legend  # isort: skip
from reportlab.graphics.shapes import Drawing, String  # isort: skip
from reportlab.lib.colors import Color, black  # isort: skip
from reportlab.lib.units import mm  # isort: skip

from desktop_app import values
from desktop_app.reports.blocks import Bars, shown, text_of
from desktop_app.reports.page import INK, RULE_GREY

HEIGHT = 62 * mm
FOOT = 13 * mm
HEAD = 14 * mm
AXIS = 17 * mm
LABEL_SIZE = 8.0
CAPTION_SIZE = 11.0
MOST_STEPS = 5
ROOM_ABOVE = 1.1
#: Far apart in grey, so that a copy keeps the series apart.
GREYS = (0.30, 0.78, 1.0, 0.55)


def bar_chart(bars: Bars, width: float) -> Drawing:
    """The chart as a drawing as wide as the body; its figures are the table's."""
    table = bars.table
    drawing = Drawing(width, HEIGHT, initialFontName=fonts.SANS)
    figures = [
        [float(shown(row[at], table.columns[at].shape, thousand=table.thousand) or 0) for row in table.rows]
        for at in bars.series
    ]
    labels = [text_of(row[bars.label], table.columns[bars.label].shape) for row in table.rows]
    drawing.add(_chart(figures, labels, width))
    caption = f"〈 {bars.caption} 〉"
    drawing.add(
        String(
            0, HEIGHT - CAPTION_SIZE, caption, fontName=fonts.SANS_BOLD, fontSize=CAPTION_SIZE, fillColor=INK
        )
    )
    if len(bars.series) > 1:
        drawing.add(_legend([table.columns[at].head.replace("\n", "") for at in bars.series], width))
    return drawing


def _chart(figures: list[list[float]], labels: list[str], width: float) -> VerticalBarChart:
    chart = VerticalBarChart()
    chart.x, chart.y = round(AXIS), round(FOOT)
    chart.width, chart.height = round(width - AXIS - 2 * mm), round(HEIGHT - FOOT - HEAD)
    chart.data = figures
    chart.groupSpacing, chart.barSpacing = 8, 1
    for at, grey in enumerate(GREYS[: len(figures)]):
        chart.bars[at].fillColor = Color(grey, grey, grey)
        chart.bars[at].strokeColor = black
        chart.bars[at].strokeWidth = 0.5
    chart.barLabels.fontName = fonts.SANS
    chart.barLabels.fontSize = LABEL_SIZE if len(figures) == 1 else LABEL_SIZE - 1
    chart.barLabels.nudge = 5
    chart.barLabelFormat = _figure
    category = chart.categoryAxis
    category.categoryNames = labels
    category.labels.fontName = fonts.SANS
    category.labels.fontSize = LABEL_SIZE
    category.labels.dy = -3
    category.labels.boxAnchor = "n"
    category.labels.maxWidth = chart.width / max(len(labels), 1) - 2
    category.visibleTicks = 0
    value = chart.valueAxis
    value.valueMin = min(0, *(min(one, default=0) for one in figures), 0)
    top, step = _scale(max((max(one, default=0) for one in figures), default=0))
    value.valueMax, value.valueStep = top, step
    value.labels.fontName = fonts.SANS
    value.labels.fontSize = LABEL_SIZE
    value.labelTextFormat = _figure
    value.visibleGrid = 1
    value.gridStrokeColor = RULE_GREY
    value.gridStrokeWidth = 0.25
    return chart


def _legend(names: list[str], width: float) -> Legend:
    legend = Legend()
    legend.colorNamePairs = [
        (Color(grey, grey, grey), name) for grey, name in zip(GREYS, names, strict=False)
    ]
    legend.x, legend.y = (
        round(width),
        round(HEIGHT - CAPTION_SIZE - 4),
    )  # a line of its own, below the caption
    legend.boxAnchor = "ne"
    legend.fontName = fonts.SANS
    legend.fontSize = LABEL_SIZE
    legend.alignment = "right"
    legend.columnMaximum = legend.variColumn = 1
    legend.deltax = 10
    legend.autoXPadding = 16  # further from the word before than from its own
    legend.dx = legend.dy = 7
    legend.dxTextSpace = 4
    legend.strokeColor, legend.strokeWidth = black, 0.5
    return legend


def _figure(number: float) -> str:
    return values.won_text(round(number))


def _scale(highest: float) -> tuple[int, int]:
    """Top and step of the axis: round steps, and room above the highest bar for its figure."""
    wanted = max(highest * ROOM_ABOVE, 1)
    step = 1
    while wanted > step * MOST_STEPS:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step * ceil(wanted / step), step
