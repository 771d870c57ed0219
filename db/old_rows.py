"""An old state of the office beside the present one: which records are gone or different, row by row (J3).

A row is known by its id together with its making: SQLite gives the id of a row that was taken back anew to another.
Lines of a record – its stages, parties, other names, files – count as the record's own: it is different where
they are.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import CheckConstraint, Table, select
from sqlalchemy.orm import Session

from db import schema
from db.base import Record
from db.journal_history import CHILDREN, OWNED

LINES: Mapping[str, tuple[str, ...]] = CHILDREN | {
    "tenant": ("alias",),
    "partner": ("alias",),
    "department": ("alias",),
    "opinion": ("opinion_mark",),
    "team": ("team_place",),
}
"""Tables whose rows come and go with a record."""
BY_OWNER = (*OWNED, "attachment")
"""Tables whose rows name any record as their owner."""
_TECHNICAL = frozenset({"id", "version", "created_at", "updated_at", "words", "sounds", "sort_key"})

Row = Mapping[str, Any]
Key = tuple[str, int]


class Standing(Enum):
    """How a record of the old state stands now."""

    DELETED = "deleted"  # marked as deleted
    GONE = "gone"  # taken back altogether, or its number is another's now
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Different:
    """One record that is not now what it was."""

    table: str
    id: int
    standing: Standing
    at: datetime | None = None
    """When it was last changed or deleted."""


class _Stamp(NamedTuple):
    """What changes whenever a row does."""

    made: datetime
    version: int
    changed: datetime
    deleted: datetime | None


MODELS: Mapping[str, type[Record]] = {
    model.class_.__tablename__: model.class_
    for model in Record.registry.mappers
    if issubclass(model.class_, Record)
}


def table_of(name: str) -> Table:
    """The table of a kind."""
    return schema.TABLES[name]


def differences(old: Session, now: Session, name: str) -> list[Different]:
    """The records of a kind that lived in the old state and are gone, deleted or different; the newest change first."""
    table = table_of(name)
    before, after = _stamps(old, table), _stamps(now, table)
    erased = _erased(now, table)
    touched = _owners_of_changed_lines(old, now, name)
    found = []
    for key, stamp in before.items():
        if stamp.deleted is not None or key in erased:
            continue
        present = after.get(key)
        if present is None or present.made != stamp.made:
            found.append(Different(name, key, Standing.GONE))
        elif present.deleted is not None:
            found.append(Different(name, key, Standing.DELETED, present.deleted))
        elif key in touched or (
            stamp != present and _contents(old, table, key) != _contents(now, table, key)
        ):
            found.append(Different(name, key, Standing.CHANGED, present.changed))
    return sorted(found, key=lambda one: (one.at is None, one.at, one.id), reverse=True)


def row(session: Session, name: str, key: int) -> Row | None:
    """All columns of one row; None where there is none."""
    table = table_of(name)
    found = session.execute(select(table).where(table.c.id == key)).mappings().first()
    return dict(found) if found else None


def rows(session: Session, name: str, keys: Iterable[int]) -> dict[int, Row]:
    """Rows by their ids."""
    table = table_of(name)
    found: dict[int, Row] = {}
    wanted = sorted(set(keys))
    for start in range(0, len(wanted), 500):
        asked = select(table).where(table.c.id.in_(wanted[start : start + 500]))
        found |= {int(one["id"]): dict(one) for one in session.execute(asked).mappings()}
    return found


def lines_of(session: Session, name: str, key: int) -> list[Key]:
    """The living lines of a record, and the lines of these, in the order of their tables and places."""
    found: list[Key] = []
    for child in LINES.get(name, ()):
        table = table_of(child)
        owner = _owner_column(table, name)
        asked = (
            select(table.c.id).where(table.c[owner] == key, table.c.deleted_at.is_(None)).order_by(table.c.id)
        )
        for line in session.scalars(asked):
            found += [(child, line), *lines_of(session, child, line)]
    for child in BY_OWNER:
        table = table_of(child)
        mine = (table.c.owner_table == name, table.c.owner_id == key, table.c.deleted_at.is_(None))
        found += [
            (child, line) for line in session.scalars(select(table.c.id).where(*mine).order_by(table.c.id))
        ]
    return found


def references(name: str) -> list[tuple[str, str, bool]]:
    """The columns of a table that name a row of another: column, that table, whether it may be empty."""
    return [
        (key.parent.name, key.column.table.name, bool(key.parent.nullable))
        for key in sorted(table_of(name).foreign_keys, key=lambda one: one.parent.name)
    ]


def _stamps(session: Session, table: Table) -> dict[int, _Stamp]:
    columns = (table.c.id, table.c.created_at, table.c.version, table.c.updated_at, table.c.deleted_at)
    return {key: _Stamp(*rest) for key, *rest in session.execute(select(*columns))}


def _erased(now: Session, table: Table) -> set[int]:
    """Rows whose person was destroyed: no copy gives that back."""
    if "erased_at" not in table.c:
        return set()
    return set(now.scalars(select(table.c.id).where(table.c.erased_at.is_not(None))))


def _contents(session: Session, table: Table, key: int) -> dict[str, Any]:
    found = row(session, table.name, key) or {}
    return {name: value for name, value in found.items() if name not in _TECHNICAL}


def _owners_of_changed_lines(old: Session, now: Session, name: str) -> set[int]:
    """The records of a kind whose lines are others than they were."""
    found: set[int] = set()
    for child in LINES.get(name, ()):
        table = table_of(child)
        owner = _owner_column(table, name)
        before, after = _living(old, table, owner), _living(now, table, owner)
        found |= _owners(before, after, _owners_of_changed_lines(old, now, child))
    for child in BY_OWNER:
        table = table_of(child)
        found |= _owners(_living(old, table, "owner_id", name), _living(now, table, "owner_id", name), set())
    return found


_Living = Mapping[int, tuple[Any, ...]]


def _owners(before: _Living, after: _Living, below: set[int]) -> set[int]:
    """Whose the lines are that came, went, say something else or have such lines ``below`` them."""
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)} | below
    owners = {lines[key][0] for lines in (before, after) for key in changed if key in lines}
    return {one for one in owners if one is not None}


def _living(session: Session, table: Table, owner: str, owner_table: str = "") -> _Living:
    """The living lines of a table by id: whose each is, and what it says."""
    said = [column for column in table.c if column.name not in _TECHNICAL]
    asked = select(table.c.id, table.c[owner], *said).where(table.c.deleted_at.is_(None))
    if owner_table:
        asked = asked.where(table.c.owner_table == owner_table)
    return {key: tuple(rest) for key, *rest in session.execute(asked)}


def _owner_column(table: Table, owner: str) -> str:
    return next(key.parent.name for key in table.foreign_keys if key.column.table.name == owner)


def codes_of(name: str, column: str) -> frozenset[str]:
    """The codes that a column may hold; none where it is no code."""
    for rule in table_of(name).constraints:
        if isinstance(rule, CheckConstraint) and rule.name == f"ck_{name}_{column}_listed":
            return frozenset(re.findall(r"'([^']*)'", str(rule.sqltext))) - {""}
    return frozenset()
