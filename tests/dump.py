"""What an office file holds, to compare before and after: all records without version, journal and registers."""

from typing import Any

from db.base import Base
from desktop_app.store import Store

NOT_TAKEN_BACK = frozenset({"act", "journal", "access_line", "disposal"})
"""The registers of what was done: they only grow."""

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
            if table.name not in NOT_TAKEN_BACK
        }


def _kept(table: Any) -> list[Any]:
    return [column for column in table.c if column.name != "version"]
