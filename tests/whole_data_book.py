"""A whole-data workbook as the tests read it: cells by sheet, nothing of the program's own reading."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from desktop_app.office import Office
from desktop_app.whole_data.service import archive_of
from tests.plain_office import Plain

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


Typed = dict[str, Any]


def write(path: Path, sheet: str, row: int, **cells: Any) -> None:
    """Type into cells by their heads, as a person does in a spreadsheet."""
    type_in(path, [(sheet, row, cells)])


def type_in(path: Path, typed: list[tuple[str, int, Typed]]) -> None:
    book = load_workbook(path)
    for sheet, row, cells in typed:
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[1]}
        for head, value in cells.items():
            page.cell(row, heads[head.replace("_", " ")]).value = value
    book.save(path)


def faults(office: Office, path: Path) -> list[str]:
    return [one.sentence for one in office.whole_data.check(path, silent).faults]


def comparable(held: Plain) -> Plain:
    """Words in no order, and not those that a service leaves as they were when something else was written.

    A round's 제출 get their keys with their first edit, a training does not take up the number of its credit.
    """
    return {table: [_comparable(table, dict(row)) for row in rows] for table, rows in held.items()}


def _comparable(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table in {"submission", "training"}:
        return {key: value for key, value in row.items() if key not in {"words", "sounds", "sort_key"}}
    return {key: sorted(value.split()) if key in {"words", "sounds"} else value for key, value in row.items()}


def silent(_done: int, _total: int, _text: str) -> None:
    """Nobody watches."""


def trip(office: Office, new: Office, tmp_path: Path) -> None:
    """Out, in and out again: cell by cell the same."""
    first, second = tmp_path / "처음.xlsx", tmp_path / "다시.xlsx"
    office.whole_data.export(first, silent, reason="옮김")
    new.whole_data.take_in(first, silent)
    new.whole_data.export(second, silent, reason="옮김")
    assert cells_of(second) == cells_of(first)
    if archive_of(first).exists():
        assert archive_of(second).read_bytes() == archive_of(first).read_bytes()
