"""Puts chosen records of an old state back among the present ones, within one act that the journal takes back (J3).

A record comes with its lines, and with what was deleted together with it. Where a row that it refers to is gone the
reference is left empty and told; where it may not be empty the record is left out and told.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from db import old_rows
from db.attachments import ERASED
from db.base import Base, Record
from db.errors import RuleBrokenError
from db.journal import DELETED, UPDATED, JournalRow
from db.old_rows import Key, Row

_KEPT_NOW = frozenset({"id", "version"})


class RecordRefusedError(RuleBrokenError):
    """A rule of the schema refused a record; ``key`` says which."""

    def __init__(self, rule: str, key: Key) -> None:
        super().__init__(rule)
        self.key = key


@dataclass(frozen=True, slots=True)
class Loose:
    """A row that another refers to and that is not there, or is deleted; ``left_out``: that one needed it."""

    key: Key
    column: str
    to: Key
    deleted: bool = False
    left_out: bool = False


@dataclass
class PutBack:
    """What was done: the records with the ids that they have now, how many lines came along, what hangs loose."""

    records: dict[Key, int] = field(default_factory=dict)
    rows: dict[Key, int] = field(default_factory=dict)
    lines: int = 0
    loose: list[Loose] = field(default_factory=list)
    twins: set[Key] = field(default_factory=set)
    """Records beside which another one of the same name lives."""


def put_back(old: Session, now: Session, records: Iterable[Key]) -> PutBack:
    """Bring records back as they were. Raises RecordRefusedError; then nothing of the act is kept."""
    work = _Work(old, now)
    for record in sorted(records, key=work.place):
        work.bring(record)
    return work.done


class _Work:
    """One act; keeps which rows have got another id, and which were found wanting."""

    def __init__(self, old: Session, now: Session) -> None:
        self._old = old
        self._now = now
        self._moved: dict[Key, int] = {}
        self._out: set[Key] = set()
        self._order = {table.name: number for number, table in enumerate(Base.metadata.sorted_tables)}
        self.done = PutBack()

    def place(self, key: Key) -> tuple[int, int]:
        """A row after those that it refers to."""
        return self._order[key[0]], key[1]

    def bring(self, record: Key) -> None:
        """One record with all that is its own. Raises RecordRefusedError."""
        try:
            self._bring(record)
        except IntegrityError as error:
            raise RecordRefusedError(str(error.orig), record) from error

    def _bring(self, record: Key) -> None:
        if record in self._moved:
            return
        family = self._family(record)
        for key in sorted(family, key=self.place):
            if key not in self._moved:
                self._row(key)
        if record in self._out:
            return
        self._drop_newer_lines(record, family)
        self._now.flush()
        self.done.records[record] = self._moved[record]
        if self._has_twin(record[0], self._moved[record]):
            self.done.twins.add(record)
        brought = {key: self._moved[key] for key in family if key in self._moved}
        self.done.lines += len(brought.keys() - self.done.rows.keys()) - 1
        self.done.rows |= brought

    def _family(self, record: Key) -> list[Key]:
        own = [record, *old_rows.lines_of(self._old, *record)]
        fell = list(self._fell_with(record))
        more = [line for key in fell for line in (key, *old_rows.lines_of(self._old, *key))]
        return list(dict.fromkeys((*own, *more)))

    def _fell_with(self, record: Key) -> Iterator[Key]:
        """Rows that lived with the record and that the act which deleted it deleted too, near and far kin."""
        fallen = {key: self._old_row(key) for key in self._deleted_with(record)}
        kin, grown = {record}, True
        while grown:
            grown = False
            for key, row in fallen.items():
                if (
                    key not in kin
                    and row is not None
                    and row["deleted_at"] is None
                    and _names(key[0], row) & kin
                ):
                    kin.add(key)
                    grown = True
                    yield key

    def _deleted_with(self, record: Key) -> list[Key]:
        name, key = record
        mine = and_(JournalRow.table_name == name, JournalRow.record_id == key)
        line = self._now.scalars(
            select(JournalRow).where(mine).order_by(JournalRow.id.desc()).limit(1)
        ).first()
        if line is None or not _deletes(line):
            return []
        gone = or_(JournalRow.op == DELETED, JournalRow.op == UPDATED)
        lines = self._now.scalars(select(JournalRow).where(JournalRow.act_id == line.act_id, gone))
        found = [(one.table_name, one.record_id) for one in lines if _deletes(one)]
        return [one for one in found if one != record and one[0] in old_rows.MODELS]

    def _row(self, key: Key) -> None:
        before = self._old_row(key)
        if before is None:
            return
        values = {name: value for name, value in before.items() if name not in _KEPT_NOW}
        if not self._tie(key, values):
            self._out.add(key)
            return
        model, present = old_rows.MODELS[key[0]], self._now.get(old_rows.MODELS[key[0]], key[1])
        if present is not None and present.created_at == before["created_at"]:
            if not _destroyed(present):
                _set(present, values)
            self._moved[key] = key[1]
            return
        fresh = model(**_settable(model, values))
        if present is None:
            fresh.id = key[1]
        self._now.add(fresh)
        self._now.flush()
        self._moved[key] = fresh.id

    def _tie(self, key: Key, values: dict[str, Any]) -> bool:
        """Let the references of a row lead to what is there now; False where one that must be is gone."""
        for column, target, may_be_empty in old_rows.references(key[0]):
            if values.get(column) is None:
                continue
            to = (target, int(values[column]))
            there, deleted = self._find(to)
            if there is None:
                self.done.loose.append(Loose(key, column, to, left_out=not may_be_empty))
                if not may_be_empty:
                    return False
            elif deleted:
                self.done.loose.append(Loose(key, column, to, deleted=True))
            values[column] = there
        if "owner_table" in values:
            owner = (values["owner_table"], int(values["owner_id"]))
            values["owner_id"] = self._moved.get(owner, owner[1])
        return True

    def _find(self, to: Key) -> tuple[int | None, bool]:
        """The id that a row of the old state has now, and whether it is marked as deleted."""
        if to in self._moved:
            return self._moved[to], False
        if to in self._out:
            return None, False
        present, before = old_rows.row(self._now, *to), self._old_row(to)
        if present is None or (before is not None and present["created_at"] != before["created_at"]):
            return None, False
        return to[1], present["deleted_at"] is not None

    def _drop_newer_lines(self, record: Key, family: Sequence[Key]) -> None:
        """Lines that the record got since are not its own any more."""
        now_id = self._moved[record]
        wanted = {(name, self._moved.get((name, key), key)) for name, key in family}
        moment = self._now.info["journal_now"]
        self._now.flush()
        for name, key in old_rows.lines_of(self._now, record[0], now_id):
            if (name, key) not in wanted:
                row = self._now.get(old_rows.MODELS[name], key)
                if row is not None:
                    row.deleted_at = moment

    def _has_twin(self, name: str, key: int) -> bool:
        table = old_rows.table_of(name)
        if not {"name", "words"} <= set(table.c.keys()):
            return False
        mine = select(table.c.words).where(table.c.id == key).scalar_subquery()
        alike = and_(
            table.c.words == mine, table.c.words != "", table.c.id != key, table.c.deleted_at.is_(None)
        )
        return self._now.scalar(select(table.c.id).where(alike).limit(1)) is not None

    def _old_row(self, key: Key) -> Row | None:
        return old_rows.row(self._old, *key)


def _names(name: str, row: Row) -> set[Key]:
    """The rows that a row refers to."""
    found = {
        (target, row[column]) for column, target, _ in old_rows.references(name) if row[column] is not None
    }
    if "owner_table" in row:
        found.add((row["owner_table"], row["owner_id"]))
    return found


def _deletes(line: JournalRow) -> bool:
    after = json.loads(line.after) if line.after else {}
    return line.op == DELETED or bool(after.get("deleted_at"))


def _destroyed(row: Record) -> bool:
    """What was destroyed in law stays destroyed, whatever a copy says."""
    return bool(getattr(row, "erased_at", None)) or getattr(row, "note", "") == ERASED


def _set(row: Record, values: dict[str, Any]) -> None:
    for name, value in _settable(type(row), values).items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _settable(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """The columns that are stored; those that the database computes are its own."""
    stored = {column.name for column in model.__table__.c if column.computed is None}
    return {name: value for name, value in values.items() if name in stored and name != "updated_at"}
