"""The rows of a sheet understood field by field, before anything is asked of the office."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from desktop_app.intake.cells import as_won, says_nothing, text_of
from desktop_app.intake.heads import ColumnMap, Head, head_unit
from desktop_app.intake.kinds import FieldSpec, ListKind, Read
from desktop_app.intake.records import CellValue, SheetRead, cell_name
from desktop_app.intake.row_roles import RowRole, row_role
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.values import UnreadableValueError

TOLD_EVERY: Final = 500
FORBIDDEN: Final = "{}로 보이는 번호({})는 가져올 수 없습니다. 파일에서 지우고 다시 읽거나 이 줄을 빼세요."
Filled = tuple[FieldSpec, Read, int | None, CellValue]
"""A field, how its cells are read, its column or what is the same for all rows."""
Tell = Callable[[int, int], object]
"""How far the work is: done, of how many. May end the work by raising."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about one field of a row, with the column it stands in (from 0; None: no column)."""

    text: str
    field: str = ""
    column: int | None = None

    def address(self, row: int) -> str:
        """``C12``, or only the row where no column is to blame."""
        return f"{row}행" if self.column is None else cell_name(row, self.column + 1)


@dataclass(frozen=True)
class Line:
    """One data row: what its cells say by field, what cannot be read, what should be looked at."""

    number: int
    values: Mapping[str, Any]
    faults: tuple[Remark, ...] = ()
    warnings: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Table:
    """A sheet with the officer's decision on its head and columns; what the preview is made of."""

    sheet: SheetRead
    head: Head
    columns: ColumnMap
    year: int

    @property
    def rows(self) -> Sequence[tuple[CellValue, ...]]:
        return self.sheet.rows

    def cell(self, row: int, column: int) -> CellValue:
        """A cell by row (from 1) and column (from 0)."""
        return self.rows[row - 1][column]


@dataclass(frozen=True)
class Understood:
    """All rows of a table; rows that are no records (total, example, title) are named, not dropped silently."""

    lines: tuple[Line, ...]
    passed_over: tuple[tuple[int, str], ...] = field(default=())


def understand(kind: ListKind, table: Table, tell: Tell) -> Understood:
    """Read every row under the head. Raises what ``tell`` raises."""
    lines: list[Line] = []
    passed = _above(table)
    first, total = table.head.first_data_row, len(table.rows)
    marks = _marks(table)
    filled = _filled(kind, table)
    for number in range(first, total + 1):
        if (number - first) % TOLD_EVERY == 0:
            tell(number - first, total - first + 1)
        role = row_role(table.rows[number - 1])
        if role is RowRole.RECORD:
            lines.append(_line(table, number, filled, marks))
            if kind.join is not None:
                kind.join(lines[-1].values)  # type: ignore[arg-type]  # made a moment ago, nobody else has it
        elif role is RowRole.BLANK and (said := _unread(marks, number)):
            lines.append(Line(number, {}, said))
        elif role is not RowRole.BLANK:
            passed.append((number, role.value))
    return Understood(tuple(lines), tuple(passed))


def _above(table: Table) -> list[tuple[int, str]]:
    """The rows above the head that say something, which are no records either."""
    rows = enumerate(table.rows[: max(table.head.row - 1, 0)], start=1)
    return [(number, RowRole.TITLE.value) for number, row in rows if not all(map(says_nothing, row))]


def _marks(table: Table) -> dict[tuple[int, int], str]:
    """What the reader said about cells: row and column (from 1) → its sentence."""
    return {(note.row, note.column): note.text for note in table.sheet.notes}


def _unread(marks: Mapping[tuple[int, int], str], number: int) -> tuple[Remark, ...]:
    """What was said of the cells of a row that holds nothing: it could not be read, and is no empty row."""
    return tuple(Remark(text, column=column - 1) for (row, column), text in marks.items() if row == number)


def _line(table: Table, number: int, filled: Sequence[Filled], marks: Mapping[tuple[int, int], str]) -> Line:
    values: dict[str, Any] = {}
    faults: list[Remark] = []
    warnings: list[Remark] = []
    row = table.rows[number - 1]
    for one, read, column, given in filled:
        cell = given if column is None else row[column]
        if cell is None and (number, (column or 0) + 1) not in marks:
            continue
        if column is not None and (said := marks.get((number, column + 1))):
            faults.append(Remark(said, one.key, column))
            continue
        if number_found := forbidden_number(text_of(cell)):
            faults.append(Remark(FORBIDDEN.format(number_found.kind, number_found.masked), one.key, column))
            continue
        try:
            meaning = read(cell, table.year)
        except UnreadableValueError as error:
            faults.append(Remark(str(error), one.key, column))
            continue
        if one.into:
            values.update({key: part for key, part in (meaning.value or {}).items() if key not in values})
        elif meaning.value is not None:
            values[one.key] = meaning.value
        if meaning.doubt:
            warnings.append(Remark(meaning.doubt, one.key, column))
    return Line(number, values, tuple(faults), tuple(warnings))


def _filled(kind: ListKind, table: Table) -> list[Filled]:
    """The fields to fill, each with its column or what is the same for all rows; wholes that hold several last."""
    columns = table.columns
    named: list[Filled] = [
        (one := kind.field(key), _reader(one, table.head.titles[column]), column, None)
        for column, key in enumerate(columns.columns)
        if key
    ]
    fixed: list[Filled] = [
        (one := kind.field(key), one.read, None, text)
        for key, text in columns.fixed.items()
        if text and columns.column_of(key) is None
    ]
    return sorted([*named, *fixed], key=lambda one: bool(one[0].into))


def _reader(one: FieldSpec, title: str) -> Read:
    """How the cells of a column are read: plain numbers count what its head says."""
    unit = head_unit(title) if one.is_sum else ""
    return (lambda cell, _year: as_won(cell, unit=unit)) if unit else one.read
