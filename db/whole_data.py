"""The office in plain form, read out of a snapshot: which rows belong to it, what each column is (features.md J9).

A snapshot is a copy of the office file that nobody writes to, so that a long reading keeps no writer waiting and
all sheets tell of one moment. A deleted row belongs to the office's data only where another one still refers to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    MetaData,
    String,
    Table,
    and_,
    create_engine,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    text,
    true,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import NullPool

from db import backup, durable
from db.budget import BudgetYear
from db.engine import office_url
from db.journal import DELETED, INSERTED, NOW, UPDATED, ActRow, JournalRow, note_rows
from db.session import TABLES, Session

OF_EVERY_RECORD: Final = frozenset({"id", "version", "created_at", "updated_at", "deleted_at"})
SEARCH_KEYS: Final = frozenset({"words", "sounds", "sort_key"})
_AT_ONCE: Final = 1_000
_WORD = re.compile(r"[a-z_]+")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the schema says of a column: its Python type, whether it may be missing, which table it names."""

    name: str
    type: type
    nullable: bool
    default: Any
    """What it says where nothing is said; None where it has to be said or may be missing."""
    target: str


@dataclass(frozen=True, slots=True)
class Owned:
    """A reference to a row of any table: ``kind`` says of which, ``key`` which one.

    ``tables`` are those that ``kind`` may name, by what it says there.
    """

    table: str
    kind: str
    key: str
    tables: tuple[tuple[str, str], ...]


@cache
def facts(table: str) -> tuple[Facts, ...]:
    """The columns of a table that its records are made of, in their order."""
    return tuple(
        _facts(column)
        for column in TABLES[table].c
        if column.name not in OF_EVERY_RECORD | SEARCH_KEYS and column.computed is None
    )


def record_tables() -> frozenset[str]:
    """All tables of the office file that hold anything."""
    return frozenset(TABLES)


def searched(table: str) -> bool:
    """Whether a table has keys by which its rows are found."""
    return "words" in TABLES[table].c


def columns_of_rule(table: str, rule: str) -> tuple[str, ...]:
    """The columns that a rule of the schema is about, by the storage's refusal; nothing where it names none."""
    model = TABLES[table]
    for index in model.indexes:
        if index.unique and str(index.name) in rule:
            return tuple(str(column.name) for column in index.columns)
    for constraint in model.constraints:
        if isinstance(constraint, CheckConstraint) and str(constraint.name) in rule:
            return tuple(
                dict.fromkeys(word for word in _WORD.findall(str(constraint.sqltext)) if word in model.c)
            )
    return tuple(name for name in re.findall(rf"\b{table}\.([a-z_0-9]+)", rule) if name in model.c)


class Snapshot:
    """A copy of the office file, to be read from its first row to its last."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._owned: dict[str, list[Owned]] = {}
        made = MetaData()
        self._kept = Table(
            "whole_data_kept", made, Column("name", String), Column("id", String), prefixes=["TEMPORARY"]
        )
        made.create_all(connection)

    def settle(self, tables: Sequence[str], owned: Sequence[Owned], numbered: Sequence[str]) -> None:
        """Find the deleted rows that belong to the data: those referred to, and all of tables whose numbers run on."""
        self._owned = {one.table: [other for other in owned if other.table == one.table] for one in owned}
        for table in numbered:
            model = TABLES[table]
            self._keep(table, select(model.c.id).where(model.c.deleted_at.is_not(None)))
        with_dead = [table for table in tables if self._has_dead(TABLES[table])]
        while sum(self._keep_referred(table, with_dead, owned) for table in tables):
            continue

    def count(self, table: str) -> int:
        """How many rows of a table belong to the data."""
        model = TABLES[table]
        return int(
            self._connection.scalar(select(func.count()).select_from(model).where(self._belongs(model))) or 0
        )

    def count_named(self, table: str, named: str) -> int:
        """How many of these rows hold somebody's data: a name, not destroyed, of a record that is not deleted."""
        model = TABLES[table]
        there = (
            self._belongs(model),
            model.c.deleted_at.is_(None),
            model.c[named] != "",
            model.c.erased_at.is_(None),
        )
        return int(self._connection.scalar(select(func.count()).select_from(model).where(*there)) or 0)

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        """The rows of a table that belong to the data, in the order in which they were written."""
        model = TABLES[table]
        last = 0
        while True:
            some = (
                self._connection.execute(
                    select(*(model.c[name] for name in columns))
                    .where(self._belongs(model), model.c.id > last)
                    .order_by(model.c.id)
                    .limit(_AT_ONCE)
                )
                .mappings()
                .all()
            )
            yield from some  # type: ignore[misc]  # a RowMapping is a mapping of str to anything here
            if len(some) < _AT_ONCE:
                return
            last = some[-1]["id"]

    def _has_dead(self, model: Table) -> bool:
        dead = select(model.c.id).where(model.c.deleted_at.is_not(None)).limit(1)
        return self._connection.scalar(dead) is not None

    def _belongs(self, model: Table) -> Any:
        kept = select(self._kept.c.id).where(self._kept.c.name == model.name)
        live = or_(model.c.deleted_at.is_(None), model.c.id.in_(kept))
        return and_(live, *(_stands(model, one) for one in self._owned.get(model.name, ())))

    def _keep_referred(self, table: str, targets: Sequence[str], owned: Sequence[Owned]) -> int:
        """Keep what the rows of one table refer to in the others; how many that were not known."""
        model = TABLES[table]
        found = 0
        for column in model.c:
            for key in column.foreign_keys:
                if key.column.table.name in targets:
                    found += self._keep_dead(model, column, key.column.table)
        for one in owned:
            if one.table == table:
                for said, target in one.tables:
                    if target not in targets:
                        continue
                    found += self._keep_dead(
                        model, model.c[one.key], TABLES[target], model.c[one.kind] == said
                    )
        return found

    def _keep_dead(self, model: Table, column: Any, target: Table, *more: Any) -> int:
        there = target.alias()
        known = exists().where(self._kept.c.name == target.name, self._kept.c.id == there.c.id)
        found = (
            select(there.c.id)
            .join(model, column == there.c.id)
            .where(self._belongs(model), there.c.deleted_at.is_not(None), ~known, *more)
            .distinct()
        )
        return self._keep(target.name, found)

    def _keep(self, table: str, ids: Any) -> int:
        rows = [{"name": table, "id": key} for key in self._connection.scalars(ids)]
        if rows:
            self._connection.execute(insert(self._kept), rows)
        return len(rows)


def _stands(model: Table, one: Owned) -> Any:
    """What has to belong to a record belongs to one that is in the file: withdrawing a return takes records out."""
    if model.c[one.key].nullable:
        return true()
    there = [
        and_(model.c[one.kind] == said, exists().where(TABLES[target].c.id == model.c[one.key]))
        for said, target in one.tables
    ]
    return or_(model.c[one.kind].not_in([said for said, _ in one.tables]), *there)


@contextmanager
def snapshot(office_file: Path) -> Iterator[Snapshot]:
    """A copy of the office file beside it, gone afterwards. Raises a StorageError."""
    copied = durable.beside(office_file)
    engine = create_engine(office_url(copied), poolclass=NullPool, hide_parameters=True)
    try:
        backup.copy(office_file, copied)
        with engine.connect() as connection:
            yield Snapshot(connection)
    finally:
        engine.dispose()
        durable.discard(copied)


def strangers(session: Session, tables: Sequence[str], started_by: Sequence[str]) -> dict[str, int]:
    """By table the rows that did not come with the office itself, or were changed since; deleted ones too.

    ``started_by`` names the acts with which a new office is filled.
    """
    found: dict[str, int] = {}
    for table in tables:
        model = TABLES[table]
        mine = and_(JournalRow.table_name == table, JournalRow.record_id == model.c.id)
        of_start = and_(mine, ActRow.id == JournalRow.act_id, ActRow.act.in_(started_by))
        of_others = and_(mine, ActRow.id == JournalRow.act_id, ActRow.act.not_in(started_by))
        begun = exists().where(of_start, JournalRow.op == INSERTED).correlate(model)
        changed = exists().where(of_others, JournalRow.op == UPDATED).correlate(model)
        count = session.scalar(select(func.count()).select_from(model).where(or_(~begun, changed)))
        if count:
            found[table] = count
    return found


def next_ids(session: Session, tables: Sequence[str]) -> dict[str, int]:
    """By table an id that no row has, and none ever had."""
    found: dict[str, int] = {}
    for table in tables:
        model = TABLES[table]
        known = session.scalar(select(func.max(model.c.id))) or 0
        once = (
            session.scalar(select(func.max(JournalRow.record_id)).where(JournalRow.table_name == table)) or 0
        )
        found[table] = max(known, once) + 1
    return found


def begin_taking(session: Session, tables: Sequence[str]) -> None:
    """Let rows come in any order, and take out those with which the office began."""
    if session.get_bind().dialect.name == "sqlite":
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
    for table in reversed(tables):
        model = TABLES[table]
        rows = session.execute(select(model).order_by(model.c.id)).mappings().all()
        note_rows(session, model, DELETED, [dict(row) for row in rows])
        session.execute(delete(model))


def put_in(session: Session, table: str, rows: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
    """Insert whole rows and journal them; of those that a rule of the file refuses the place and the rule.

    Rows that are refused are not in the file, the others are.
    """
    model = TABLES[table]
    now = session.info[NOW]
    stamped = [{"version": 1, "created_at": now, "updated_at": now, **row} for row in rows]
    try:
        with session.begin_nested():
            session.execute(insert(model), stamped)
    except IntegrityError:
        refused = [
            (place, rule) for place, row in enumerate(stamped) if (rule := _refused(session, model, row))
        ]
        wrong = {place for place, _ in refused}
        stamped = [row for place, row in enumerate(stamped) if place not in wrong]
    else:
        refused = []
    note_rows(session, model, INSERTED, stamped)
    return refused


def loose_year(session: Session, key: int, year: int) -> BudgetYear:
    """The rules of a year's ledger that refuse nothing yet."""
    row = BudgetYear(id=key, fiscal_year=year, strict=False)
    session.add(row)
    session.flush()
    return row


def _refused(session: Session, model: Table, row: Mapping[str, Any]) -> str:
    """Why the file does not take a row; nothing where it took it."""
    try:
        with session.begin_nested():
            session.execute(insert(model), row)
    except IntegrityError as error:
        return str(error.orig)
    return ""


def _facts(column: "Column[Any]") -> Facts:
    default = column.default.arg if column.default is not None and column.default.is_scalar else None  # type: ignore[attr-defined]  # scalar defaults have it
    target = next((key.column.table.name for key in column.foreign_keys), "")
    return Facts(column.name, column.type.python_type, bool(column.nullable), default, target)
