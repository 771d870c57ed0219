"""What an office file holds, to compare before and after: all records without version and journal."""

from typing import Any

from db.base import Base
from desktop_app.store import Store

Dump = dict[str, list[tuple[object, ...]]]


def dump(store: Store) -> Dump:
    """All rows of all tables, in the order of their ids."""
    with store.reading() as s:
        return {
            table.name: [
                tuple(row)
                for row in s.execute(table.select().with_only_columns(*_kept(table)).order_by("id"))
            ]
            for table in Base.metadata.sorted_tables
            if table.name not in {"act", "journal"}
        }


def _kept(table: Any) -> list[Any]:
    return [column for column in table.c if column.name != "version"]
