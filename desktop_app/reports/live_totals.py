"""Sums of a workbook's tables as formulas, which go on adding when the officer changes a part (features.md H10).

A formula stands only where it gives the figure of the frozen summary: the parts of a table in 천원 may not add up to
their total (DOC-5), and what is left or spent so far is no sum of its column. Elsewhere the figure itself stands.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from openpyxl.utils import get_column_letter

from desktop_app.reports.blocks import Shape, Table, shown

ADDING: Final = frozenset({Shape.COUNT, Shape.WON, Shape.HOURS})
"""Shapes whose sums are sums; a 연번, a day or a rate is not added up."""

Formulas = dict[int, dict[int, str]]
"""Formulas by row and column from 0; the total stands in the row after the last."""


def sum_formulas(table: Table, first: int, *, filtered: bool = False) -> Formulas:
    """The sums of a table whose first row stands in row ``first`` of its sheet.

    In a ``filtered`` list a sum follows the filter; where a table has sums between its rows, the later ones leave
    those out, as SUBTOTAL does by itself.
    """
    name = "SUBTOTAL(109," if filtered else "SUBTOTAL(9," if table.sums else "SUM("
    found: Formulas = {}
    for at, column in enumerate(table.columns):
        if column.shape in ADDING and not column.running:
            letter = get_column_letter(at + 1)
            for row, start in _sums(table, at):
                formula = f"{name}{letter}{first + start}:{letter}{first + row - 1})"
                found.setdefault(row, {})[at] = formula
    return found


def _sums(table: Table, at: int) -> Iterator[tuple[int, int]]:
    """The sum rows of a column that a formula can say, each with the row where its parts begin."""
    rows = table.all_rows()
    figures = [shown(row[at], table.columns[at].shape, thousand=table.thousand) for row in rows]
    begins, whole = 0, True  # where the parts of the next sum begin; whether every sum so far is a formula
    for row in (*sorted(table.sums), *range(len(table.rows), len(rows))):
        if figures[row] is not None:
            starts = (begins, 0) if whole else (begins,)
            start = next((one for one in starts if _adds_up(figures, table.sums, one, row)), None)
            if start is None:
                whole = False
            else:
                yield row, start
        begins = row + 1


def _adds_up(figures: Sequence[int | Fraction | None], sums: frozenset[int], start: int, row: int) -> bool:
    parts = [one for place in range(start, row) if place not in sums and (one := figures[place]) is not None]
    return bool(parts) and sum(parts) == figures[row]
