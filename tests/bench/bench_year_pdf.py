"""The year-end PDF of 10,000 usages against a bare canvas that draws the same strings and rules.

The harness runs ``bare`` and ``product`` in turn and judges the ratio; design.md asks for at most 1.15.
"""

from functools import cache
from io import BytesIO
from time import perf_counter

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.performance.records import YearSummary
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.blocks import NUMERIC, Section, Shape, Table, printed
from desktop_app.reports.page import Paper
from desktop_app.reports.year_pdf import render_year_pdf
from desktop_app.reports.year_sections import year_report
from tests.reports.example_year import example_year

SIZE = 9.0
ROW = 16.0
PAPERS = {False: Paper(), True: Paper(turned=True)}

Rows = list[list[list[str]]]


@cache
def year(usages: int) -> YearSummary:
    """A year with 300 projects' proposals, made once."""
    return example_year(usages=usages, proposals=300)


@cache
def drawings(usages: int) -> list[tuple[Section, Table, Rows]]:
    """Each table with its cells' lines, all broken before the clock runs."""
    report = year_report(year(usages))
    found = []
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                rows = [
                    [
                        [
                            line
                            for _indent, line in paper_text.lines(text, fonts.SANS, SIZE, column.width * mm)
                        ]
                        for text, column in zip(printed(block, row), block.columns, strict=True)
                    ]
                    for row in block.all_rows()
                ]
                found.append((section, block, rows))
    return found


def bare(n: int) -> float:
    """Seconds for a canvas that draws the tables' strings and rules, all places known beforehand."""
    tables = drawings(n)
    started = perf_counter()
    fonts.register()
    canvas = Canvas(BytesIO(), invariant=1, pageCompression=1)
    for section, table, rows in tables:
        _draw(canvas, table, rows, PAPERS[section.wide])
    canvas.save()
    return perf_counter() - started


def product(n: int) -> float:
    """Seconds for the program's own report: cover, contents, summary, chapters, charts, enclosures."""
    summary = year(n)
    started = perf_counter()
    render_year_pdf(summary)
    return perf_counter() - started


def _draw(canvas: Canvas, table: Table, rows: Rows, paper: Paper) -> None:
    edges = [paper.x]
    for column in table.columns:
        edges.append(edges[-1] + column.width * mm)
    heads = [[column.head] for column in table.columns]
    start = 0
    while start < len(rows):
        canvas.setPageSize(paper.size)
        canvas.setFont(fonts.SANS, SIZE)
        y = paper.y_top
        page: Rows = [heads]
        room = int(paper.height / ROW) - 1
        while start < len(rows) and room > 0:
            page.append(rows[start])
            room -= max(map(len, rows[start]))
            start += 1
        rules = [(edges[0], y, edges[-1], y)]
        for cells in page:
            height = ROW * max(map(len, cells))
            _draw_cells(canvas, table, edges, cells, y)
            y -= height
            rules.append((edges[0], y, edges[-1], y))
        rules += [(edge, paper.y_top, edge, y) for edge in edges]
        canvas.lines(rules)
        canvas.showPage()


def _draw_cells(canvas: Canvas, table: Table, edges: list[float], cells: list[list[str]], y: float) -> None:
    for at, (column, lines) in enumerate(zip(table.columns, cells, strict=True)):
        for number, line in enumerate(lines, start=1):
            base = y - ROW * number + 5
            if column.shape in NUMERIC:
                canvas.drawRightString(edges[at + 1] - 3, base, line)
            elif column.shape is Shape.TEXT:
                canvas.drawString(edges[at] + 3, base, line)
            else:
                canvas.drawCentredString((edges[at] + edges[at + 1]) / 2, base, line)
