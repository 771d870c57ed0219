"""The office as rows of cells, sheet after sheet: what the workbook holds, before it is one."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from db.personal import PERSONAL
from db.whole_data import Snapshot
from desktop_app.whole_data.catalogue import sheets
from desktop_app.whole_data.files_out import FilesOut
from desktop_app.whole_data.names import BELOW, Names
from desktop_app.whole_data.sheets import (
    POSITION,
    CellKind,
    DataSheet,
    Keyed,
    SheetColumn,
    Values,
    owned_of,
    without_persons,
)

YES, NO = "예", "아니요"
Tell = Callable[[int, int, str], None]
"""How far the work is: rows done, rows in all, what is being done. What it raises ends the work."""
_EVERY: Final = 200
_BLANK: Final = {one.table: one.blank for one in PERSONAL}


@dataclass
class Office:
    """An office as it leaves: its sheets, how many rows they have, whose data are among them."""

    snapshot: Snapshot
    sheets: tuple[DataSheet, ...]
    files: FilesOut
    tell: Tell
    names: Names = field(default_factory=Names)
    counts: dict[str, int] = field(default_factory=dict)
    done: int = 0

    @classmethod
    def of(cls, snapshot: Snapshot, files: FilesOut, tell: Tell, *, personal: bool) -> "Office":
        """Find out what belongs to the data, and what each row is called."""
        every = sheets()
        running = [one.table for one in every if one.declared.numbers_run]
        snapshot.settle([one.table for one in every], owned_of(every), running)
        office = cls(snapshot, every if personal else without_persons(every), files, tell)
        for sheet in office.sheets:
            tell(0, 0, f"{sheet.name} 살펴보는 중")
            office.counts[sheet.table] = snapshot.count(sheet.table)
        for sheet in every:
            if sheet.linked:
                columns = dict.fromkeys(
                    ("id", *([sheet.declared.root] if sheet.declared.root else []), *sheet.key)
                )
                blank = _BLANK.get(sheet.table, {})
                rows = snapshot.rows(sheet.table, tuple(dict.fromkeys((*columns, "deleted_at"))))
                office.names.learn(sheet, (_without_gone(row, blank) for row in rows))
        return office

    @property
    def total(self) -> int:
        """Rows of all sheets."""
        return sum(self.counts.values())

    def persons(self) -> dict[str, int]:
        """By table how many rows hold somebody's data."""
        shown = {sheet.table for sheet in self.sheets}
        counts = {
            one.table: self.snapshot.count_named(one.table, one.named)
            for one in PERSONAL
            if one.table in shown
        }
        return {table: count for table, count in counts.items() if count}

    def rows(self, sheet: DataSheet) -> Iterator[list[Any]]:
        """The cells of a sheet's rows under its heads."""
        blank = _BLANK.get(sheet.table, {})
        stored = dict.fromkeys((*sheet.stored, *(("size",) if sheet.declared.files == "attachments" else ())))
        for number, found in enumerate(self.snapshot.rows(sheet.table, tuple(stored)), start=1):
            if self.done % _EVERY == 0:
                self.tell(self.done, self.total, f"{sheet.name} {number:,}번째 줄")
            self.done += 1
            yield self._cells(sheet, _without_gone(found, blank), number)

    def _cells(self, sheet: DataSheet, row: Values, number: int) -> list[Any]:
        cells: list[Any] = [number] if sheet.numbered else []
        cells += (self._cell(sheet, column, row) for column in sheet.columns)
        if sheet.linked and sheet.key:
            cells.append(self.names.twins.get((sheet.table, row["id"])))
        if sheet.marks_gone:
            cells.append(YES if row["deleted_at"] is not None else None)
        return cells

    def _cell(self, sheet: DataSheet, column: SheetColumn, row: Values) -> Any:
        value = row[column.key]
        if sheet.declared.files and column.key == "stored":
            return self.files.place(sheet, row)
        if column.kind in {CellKind.OWNER_KIND, CellKind.OWNER}:
            return self._owner(sheet, column, row)
        if value is None:
            return None
        if column.kind is CellKind.LINK:
            return self.names.of(column.target, value)
        if column.inside is not None and str(value).startswith(column.inside.prefix):
            key = int(str(value).removeprefix(column.inside.prefix))
            return f"{column.inside.words}{BELOW}{self.names.of(column.inside.table, key)}"
        if column.keyed is not None and value:
            return self._with_names(column.keyed, value)
        return _said(column, value)

    def _with_names(self, keyed: Keyed, text: str) -> str:
        said = json.loads(text)
        for one in said.get(keyed.path, ()):
            known = self.names.knows(keyed.table, one.get(keyed.key))
            one[keyed.key] = self.names.of(keyed.table, one[keyed.key]) if known else ""
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _owner(self, sheet: DataSheet, column: SheetColumn, row: Values) -> Any:
        owners = sheet.declared.owners
        assert owners is not None  # noqa: S101 - a sheet with such a column declares its owners
        kind = row[owners.kind]
        if kind in owners.plain:
            return owners.plain[kind] if column.key == owners.kind else str(row[column.key])
        table = owners.tables.get(kind, "")
        if not table or not self.names.knows(table, row[owners.keys[0]]):
            return None
        if column.key == owners.kind:
            return next(one.name for one in sheets() if one.table == table)
        return self.names.of(table, row[column.key])


def _said(column: SheetColumn, value: Any) -> Any:
    match column.kind:
        case CellKind.CODE:
            return column.words[value] if value else None
        case CellKind.CODES:
            return ", ".join(column.words[one] for one in value.split(",") if one)
        case CellKind.YES:
            return YES if value else NO
        case CellKind.TIME:
            return timedelta(minutes=value)
        case CellKind.MOMENT:
            return value.replace(microsecond=0)
        case CellKind.NUMBER if column.key == POSITION:
            return value + 1
        case CellKind.OTHER if column.spelling is not None:
            return column.spelling.write(value) or None
    return value if value != "" else None


def _without_gone(row: Values, blank: Mapping[str, Any]) -> Values:
    """A deleted row takes nobody's data along."""
    if not blank or row["deleted_at"] is None:
        return row
    return {**row, **{key: value for key, value in blank.items() if key in row}}
