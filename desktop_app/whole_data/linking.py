"""From names to rows: every cell that names another row is given its id, and what follows from others is reckoned."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop_app.particles import with_subject
from desktop_app.values import tidy_line
from desktop_app.whole_data.reading import Book, Row, near
from desktop_app.whole_data.sheets import CellKind, DataSheet, Keyed, SheetColumn, reckoned

_MOST_LOOKED_AT: Final = 2_000
"""So many names are compared with one that nobody has; more would take longer than the hint is worth."""


def number_rows(book: Book, first_ids: Mapping[str, int]) -> None:
    """Give every row its id, table by table, in the order of the sheet."""
    for table, rows in book.rows.items():
        for key, row in enumerate(rows, start=first_ids[table]):
            row.id = key


class Linking:
    """Looks up what the rows of a book refer to."""

    def __init__(self, book: Book, sheets: Sequence[DataSheet]) -> None:
        self._book = book
        self._sheets = sheets
        self._by_name = {sheet.name: sheet for sheet in sheets}
        self._by_table = {sheet.table: sheet for sheet in sheets}

    def link(self) -> None:
        """Fill in the ids; a name that no row has is a fault of its cell."""
        for sheet in self._sheets:
            reckon = reckoned(sheet.declared)
            for row in self._book.rows[sheet.table]:
                for column in sheet.columns:
                    if column.key in row.links and column.kind not in {CellKind.OWNER_KIND, CellKind.OWNER}:
                        self._link(sheet, row, column)
                    elif column.keyed is not None and row.values.get(column.key):
                        self._read_keyed(sheet, row, column.key, column.keyed)
                if sheet.declared.owners is not None:
                    self._own(sheet, row)
                if id(row) not in self._book.bad:
                    row.values |= {key: make() for key, make in sheet.declared.fresh.items()}
                    for key, reckoning in reckon.items():
                        row.values[key] = reckoning(row.values)

    def _link(self, sheet: DataSheet, row: Row, column: SheetColumn) -> None:
        inside = column.inside
        target = inside.table if inside is not None else column.target
        found = self._find(sheet, row, column.key, target, row.links[column.key])
        if found is not None:
            row.values[column.key] = f"{inside.prefix}{found.id}" if inside is not None else found.id

    def _read_keyed(self, sheet: DataSheet, row: Row, key: str, keyed: Keyed) -> None:
        try:
            said = json.loads(row.values[key])
            things = [dict(one) for one in said[keyed.path]]
        except (ValueError, TypeError, KeyError):
            self._book.blame(
                sheet, row, key, "프로그램이 쓴 글이 아니라 읽을 수 없습니다. 모르면 비워 두세요."
            )
            return
        for one in things:
            name = tidy_line(str(one.get(keyed.key) or ""))
            found = self._find(sheet, row, key, keyed.table, name) if name else None
            one[keyed.key] = found.id if found is not None else 0
        said[keyed.path] = things
        row.values[key] = json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    def _own(self, sheet: DataSheet, row: Row) -> None:
        owners = sheet.declared.owners
        assert owners is not None  # noqa: S101 - asked before
        said = row.links.get(owners.kind, "")
        plain = next((key for key, word in owners.plain.items() if word == said), None)
        code = next((key for key, table in owners.tables.items() if self._by_table[table].name == said), None)
        if plain is None and code is None and said:
            names = [self._by_table[table].name for table in owners.tables.values()]
            listed = ", ".join((*owners.plain.values(), *names))
            self._book.blame(
                sheet,
                row,
                owners.kind,
                f"‘{said}’ 시트의 기록은 적을 수 없습니다. {listed} 가운데 하나입니다.",
            )
            return
        row.values[owners.kind] = plain if plain is not None else code or ""
        for key in owners.keys:
            self._own_one(sheet, row, key, plain=plain, table=owners.tables.get(code or "", ""))

    def _own_one(self, sheet: DataSheet, row: Row, key: str, *, plain: str | None, table: str) -> None:
        name = row.links.get(key, "")
        row.values.setdefault(key, None)
        if plain is not None:
            if not name.isascii() or not name.isdigit():
                self._book.blame(sheet, row, key, f"‘{name}’은(는) 연도가 아닙니다. 2021처럼 적으세요.")
                return
            row.values[key] = int(name)
        elif table and name:
            found = self._find(sheet, row, key, table, name)
            row.values[key] = found.id if found is not None else None
        elif name or (table and not sheet.column(key).required):
            lacking = key if table else sheet.declared.owners.kind  # type: ignore[union-attr]  # it has owners
            self._book.blame(sheet, row, lacking, "시트 이름과 그 시트의 기록을 함께 적으세요.")

    def _find(self, sheet: DataSheet, row: Row, key: str, target: str, name: str) -> Row | None:
        named = self._book.named.get(target, {})
        found = named.get(name)
        if found is None:
            place = self._by_table[target].name
            close = near(name, named) if len(named) <= _MOST_LOOKED_AT else ""
            self._book.blame(
                sheet, row, key, f"‘{place}’ 시트에 {with_subject(f'‘{name}’')} 없습니다.{close}"
            )
        return found


def whole_row(row: Row, keys: Mapping[str, str], gone_at: Any) -> dict[str, Any]:
    """A row as the file stores it."""
    values = {key: value for key, value in row.values.items() if key != "created_at" or value is not None}
    return {**values, **keys, "id": row.id, "deleted_at": gone_at if row.gone else None}
