"""The year-end workbook of 10,000 usages against openpyxl's own streamed writing of the same cells.

The harness runs ``bare`` and ``product`` in turn and judges the ratio; design.md asks for at most 1.3.
"""

from functools import cache
from io import BytesIO
from time import perf_counter

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from desktop_app.performance.records import YearSummary
from desktop_app.reports.year_xlsx import render_year_xlsx
from tests.reports.example_year import example_year

Sheets = list[tuple[str, list[list[tuple[object, str]]]]]


@cache
def year(usages: int) -> YearSummary:
    """A year with 300 projects' proposals, made once."""
    return example_year(usages=usages, proposals=300)


@cache
def cells(usages: int) -> Sheets:
    """Every cell of the product's workbook with its number format, read before the clock runs."""
    book = load_workbook(BytesIO(render_year_xlsx(year(usages))))
    return [
        (sheet.title, [[(cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows()])
        for sheet in book
    ]


def bare(n: int) -> float:
    """Seconds for a streamed workbook of the same values with the same formats, and nothing else."""
    sheets = cells(n)
    started = perf_counter()
    book = Workbook(write_only=True)
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            made: list[object] = []
            for value, number_format in row:
                if number_format == "General":
                    made.append(value)
                else:
                    cell = WriteOnlyCell(sheet, value)
                    cell.number_format = number_format
                    made.append(cell)
            sheet.append(made)
    book.save(BytesIO())
    return perf_counter() - started


def product(n: int) -> float:
    """Seconds for the program's own workbook, with its heads, borders, charts and print set-up."""
    summary = year(n)
    started = perf_counter()
    render_year_xlsx(summary)
    return perf_counter() - started
