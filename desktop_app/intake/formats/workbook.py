"""A workbook through calamine, whatever its format: sheets in order, merged cells filled, notices said (IMP-4)."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from desktop_app.intake.formats.sheet_look import Look
from desktop_app.intake.limits import LIST, MOST_COLUMNS, MOST_NOTES, MOST_ROWS, MOST_SHEETS, Bounds
from desktop_app.intake.normal import Normal, line
from desktop_app.intake.records import CellNote, CellValue, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import ROWS_A_LINE, FileFoot, Piece, SheetFoot, SheetHead, SheetRows

_MOST_NAMED: Final = 10

Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, both from 0, row before column."""


@dataclass(frozen=True)
class Judged:
    """What was seen of a sheet besides its cells."""

    look: Look
    merged: list[Range] | None = None
    """None where the parser itself knows them."""


def read(
    whole: BytesIO,
    judge: Callable[[int, str], Judged],
    own: frozenset[str] = frozenset(),
    bounds: Bounds = LIST,
) -> Iterator[Piece]:
    """The pieces of a workbook; ``judge`` looks at a sheet, by its place and name, before the parser does.

    Hidden sheets called as ``own`` are left out without a word.
    """
    try:
        book = CalamineWorkbook.from_filelike(whole)
    except PasswordError as error:
        raise FileRefused(Refusal.PASSWORD) from error
    except CalamineError as error:
        raise FileRefused(Refusal.DAMAGED) from error
    sheets = [
        (place, one) for place, one in enumerate(book.sheets_metadata) if one.typ is SheetTypeEnum.WorkSheet
    ]
    seen = [one for one in sheets if one[1].visible is SheetVisibleEnum.Visible]
    if len(sheets) > MOST_SHEETS:
        raise FileRefused(Refusal.TOO_MANY_SHEETS)
    if not seen:
        raise FileRefused(Refusal.NO_SHEET)
    normal = Normal(bounds)
    notes = 0
    for place, one in seen:
        judged = judge(place, one.name)
        notes += len(judged.look.notes)
        if notes > MOST_NOTES:
            raise FileRefused(Refusal.TOO_MANY_FAULTS, sheet=line(one.name))
        try:
            sheet = book.get_sheet_by_name(one.name)
        except CalamineError as error:
            raise FileRefused(Refusal.DAMAGED, sheet=line(one.name)) from error
        yield from _sheet(sheet, judged, normal)
    yield FileFoot(_left_out([one[1] for one in sheets if one not in seen and one[1].name not in own]))


def _left_out(hidden: list[SheetMetadata]) -> list[str]:
    names = ", ".join(f"‘{line(one.name)}’" for one in hidden)
    return [f"숨은 시트 {len(hidden)}개는 읽지 않았습니다: {names}"] if hidden else []


def _sheet(sheet: CalamineSheet, judged: Judged, normal: Normal) -> Iterator[Piece]:
    name = line(sheet.name)
    yield SheetHead(name)
    merged = judged.merged if judged.merged is not None else sheet.merged_cell_ranges or []
    rows = _rows(sheet, name, normal, judged.look.notes)
    if merged:
        _fill(rows, sorted(merged), normal)
    for first in range(0, len(rows), ROWS_A_LINE):
        yield SheetRows(rows[first : first + ROWS_A_LINE])
    yield SheetFoot(judged.look.notes, _notices(judged.look))


def _rows(
    sheet: CalamineSheet, name: str, normal: Normal, notes: Sequence[CellNote]
) -> list[list[CellValue]]:
    """The rows from row 1 on; a cell of which something is noted holds nothing, whatever the parser made of it."""
    if sheet.end is None:
        return []
    last_row, last_column = sheet.end
    if last_row >= normal.bounds.rows:
        raise FileRefused(Refusal.TOO_MANY_ROWS, sheet=name, cell=cell_name(last_row + 1, last_column + 1))
    if last_column >= MOST_COLUMNS:
        raise FileRefused(Refusal.TOO_MANY_COLUMNS, sheet=name, cell=cell_name(last_row + 1, last_column + 1))
    cells = sheet.to_python(skip_empty_area=False)
    for note in notes:
        if note.row <= len(cells) and note.column <= len(cells[note.row - 1]):
            cells[note.row - 1][note.column - 1] = ""
    return [normal.row(values, name, row_number) for row_number, values in enumerate(cells, start=1)]


def _fill(rows: list[list[CellValue]], merged: Sequence[Range], normal: Normal) -> None:
    """Each merged range with its first value in every cell, also below the last row that has one of its own."""
    for (top, left), last in merged:
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        if value is None:
            continue
        bottom, right = last
        if bottom >= MOST_ROWS or right >= MOST_COLUMNS:  # drawn to the sheet's edge: as far as its row goes
            bottom, right = top, min(right, len(rows[top]) - 1)
        rows += [[] for _ in range(bottom + 1 - len(rows))]
        for row in rows[top : bottom + 1]:
            row.extend([None] * (right + 1 - len(row)))
            row[left : right + 1] = normal.copied(value, right + 1 - left)


def _notices(look: Look) -> list[str]:
    notices = []
    if look.hidden_rows:
        named = _runs(look.hidden_rows)
        more = f" 외 {len(named) - _MOST_NAMED}곳" if len(named) > _MOST_NAMED else ""
        notices.append(
            f"숨은 행 {len(look.hidden_rows):,}개도 읽었습니다: {', '.join(named[:_MOST_NAMED])}행{more}"
        )
    if look.hidden_columns:
        notices.append("숨은 열도 읽었습니다.")
    return notices


def _runs(numbers: list[int]) -> list[str]:
    """``4``, ``7–9``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ["–".join(map(str, run)) for run in runs]
