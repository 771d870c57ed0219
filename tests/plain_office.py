"""What two office files hold, compared without ids and stamps: rows told by their place among their table's rows.

Nothing of the program's own workbook is used: which columns refer to rows of which table is said by the schema, and
here once for the references that the schema does not hold.
"""

from datetime import datetime
from typing import Any

from db.base import Base
from desktop_app.store import Store

NEVER = frozenset(
    {"act", "journal", "access_line", "disposal", "intake_run", "intake_row", "intake_mapping", "list_view"}
)
STAMPS = frozenset({"id", "version", "created_at", "updated_at", "deleted_at"})
MADE_ANEW = {"collection_round": {"token"}}
OWNERS = {
    "attachment": ("owner_table", ("owner_id",)),
    "basis_link": ("owner_table", ("owner_id",)),
    "returned_row": ("owner_table", ("owner_id",)),
    "entry": ("activity_table", ("activity_id",)),
    "distinct_pair": ("kind", ("one_id", "other_id")),
}
Plain = dict[str, list[dict[str, Any]]]


def plain(store: Store) -> Plain:
    """The live rows of every table, in their order; a reference to a deleted row says only that there is one."""
    with store.reading() as s:
        rows = {
            table.name: [dict(row._mapping) for row in s.execute(table.select().order_by("id"))]
            for table in Base.metadata.sorted_tables
            if table.name not in NEVER
        }
    there = {name: {row["id"] for row in some} for name, some in rows.items()}
    live = {
        name: [row for row in some if row.get("deleted_at") is None and _stands(name, row, there)]
        for name, some in rows.items()
    }
    places = {name: {row["id"]: place for place, row in enumerate(some)} for name, some in live.items()}
    return {name: [_plain(name, row, places) for row in some] for name, some in live.items()}


def _stands(table: str, row: dict[str, Any], there: dict[str, set[int]]) -> bool:
    """Whether the row's owner is in the file: where a withdrawn return put a record says nothing any more."""
    kind, keys = OWNERS.get(table, ("", ()))
    target = str(row[kind]).lower() if kind else ""
    return not target or all(row[key] in there[target] for key in keys)


def _plain(table: str, row: dict[str, Any], places: dict[str, dict[int, int]]) -> dict[str, Any]:
    model = Base.metadata.tables[table]
    left_out = STAMPS | MADE_ANEW.get(table, set())
    kind, keys = OWNERS.get(table, ("", ()))
    said: dict[str, Any] = {}
    for column in model.c:
        value = row[column.name]
        if column.name in left_out:
            continue
        target = next((key.column.table.name for key in column.foreign_keys), "")
        if column.name in keys:
            target = row[kind].lower()
        if target and value is not None:
            value = f"{target} {places[target].get(value, 'gone')}"
        if table == "duty_mark" and column.name == "rule" and value.startswith("own-"):
            value = f"own {places['own_duty'].get(int(value[4:]), 'gone')}"
        said[column.name] = value.replace(microsecond=0) if isinstance(value, datetime) else value
    return said
