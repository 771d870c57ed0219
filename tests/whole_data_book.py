"""A whole-data workbook as the tests read it: cells by sheet, nothing of the program's own reading."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

Cells = dict[str, list[tuple[Any, ...]]]


def cells_of(path: Path) -> Cells:
    """Every sheet with its rows as openpyxl finds them; empty cells at the ends of rows left off."""
    book = load_workbook(path, read_only=True)
    return {
        sheet.title: [_trimmed(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets
    }


def column(cells: Cells, sheet: str, head: str) -> list[Any]:
    """What stands under a head, row after row."""
    heads, *rows = cells[sheet]
    place = heads.index(head)
    return [row[place] if place < len(row) else None for row in rows]


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    last = max((place for place, value in enumerate(row, start=1) if value is not None), default=0)
    return row[:last]
