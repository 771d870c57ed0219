"""Who did what and when, each row before and after; from it any act is taken back (reliability.md 4, 10)."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Engine,
    Index,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    event,
    insert,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Base, Record
from db.errors import RowStaleError
from db.types import Key, Line, refers

INSERTED, UPDATED, DELETED = "I", "U", "D"
_OPPOSITE = {INSERTED: DELETED, DELETED: INSERTED, UPDATED: UPDATED}
_NOT_KEPT = frozenset({"id", "version"})
_LINES, NOW, _BEGUN = "journal_lines", "journal_now", "journal_act"
GUARD = "journal_guard"
"""Who looks at every text before it is written: a function of table, column and text that raises."""
Wanted = Callable[[str, int], bool]
"""Says of a table and a record whether it is meant."""
_KEYS = frozenset({"words", "sounds", "sort_key"})


class ActRow(Base):
    """One act of the officer; ``act`` is the name of desktop_app.changes.Act."""

    __tablename__ = "act"

    id: Mapped[Key]
    act: Mapped[Line]
    at: Mapped[datetime]
    user: Mapped[Line]
    note: Mapped[Line]
    undoes: Mapped[int | None] = mapped_column(refers("act.id"))


class JournalRow(Base):
    """One row that an act inserted, updated or deleted; only the columns that changed, as JSON."""

    __tablename__ = "journal"
    __table_args__ = (Index(None, "act_id"), Index(None, "table_name", "record_id"))

    id: Mapped[Key]
    act_id: Mapped[int] = mapped_column(refers("act.id"))
    table_name: Mapped[Line]
    record_id: Mapped[int]
    op: Mapped[Line]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


_JOURNAL = Base.metadata.tables["journal"]


class JournalSession(Session):
    """A session whose every flush is written down; the rows' times are stamped on the way."""

    def __init__(self, engine: Engine, now: datetime) -> None:
        super().__init__(engine, expire_on_commit=False)
        self.info[_LINES] = []
        self.info[NOW] = now


def close_act(session: Session, act: str, user: str, note: str = "", undoes: int | None = None) -> int | None:
    """Write the act and its lines; the act's id, or None where nothing changed."""
    session.flush()
    write_lines(session, act, user, note, undoes)
    begun: int | None = session.info.get(_BEGUN)
    return begun


def write_lines(session: Session, act: str, user: str, note: str = "", undoes: int | None = None) -> None:
    """Write what was noted so far, with the act before its first line: an act of very many rows stays small."""
    lines = session.info[_LINES]
    if not lines:
        return
    if _BEGUN not in session.info:
        row = {"act": act, "at": session.info[NOW], "user": user, "note": note, "undoes": undoes}
        session.info[_BEGUN] = session.execute(insert(ActRow).returning(ActRow.id), row).scalar_one()
    session.execute(insert(_JOURNAL), [{"act_id": session.info[_BEGUN], **line} for line in lines])
    lines.clear()


def note_rows(session: Session, table: Table, op: str, rows: Iterable[Mapping[str, Any]]) -> None:
    """Journal whole rows that were inserted or deleted past the session, with all their columns."""
    kept = [column.name for column in table.c if _kept(column)]
    for row in rows:
        values = _write({name: row[name] for name in kept})
        before, after = (None, values) if op == INSERTED else (values, None)
        session.info[_LINES].append(_line(table.name, row["id"], op, before, after))


def note_by_hand(session: Session, table: str, record_id: int, after: Mapping[str, Any]) -> None:
    """Journal a row that was changed past the session, with nothing of what it said before."""
    session.info[_LINES].append(_line(table, record_id, UPDATED, "{}", _write(after)))


def take_back(session: Session, act_id: int, wanted: Wanted | None = None) -> int:
    """Put every row that an act touched back to what it was, newest first; how many rows.

    With ``wanted`` only these: a return is withdrawn out of an act that loaded several. Journaled like any others, so
    taking this act back redoes the first. Raises RowStaleError where a row has been changed since, RuleBrokenError
    where its year was closed.
    """
    from db.closed_years import refuse_lines  # noqa: PLC0415 - it stands on this module

    if session.get_bind().dialect.name == "sqlite":  # rows of one act may refer to each other in any order
        session.execute(text("PRAGMA defer_foreign_keys = ON"))
    swaps = [_swap_of(line) for line in _lines_of(session, act_id, wanted)]
    refuse_lines(session, swaps)
    for (name, op, _, _), alike in groupby(swaps, key=lambda swap: swap.shape):
        _swap(session, Base.metadata.tables[name], op, list(alike))
    session.info[_LINES] += (
        _line(one.table_name, one.record_id, _OPPOSITE[one.op], one.after, one.before)
        for one in (swap.line for swap in swaps)
    )
    return len(swaps)


def lines_of(session: Session, act_id: int) -> list[tuple[str, int, dict[str, Any]]]:
    """Table, record and the values after of every line of an act."""
    return [(one.table_name, one.record_id, _swap_of(one).after) for one in _lines_of(session, act_id, None)]


def act_that_made(session: Session, table: str, record_id: int) -> int | None:
    """The act that a record came with."""
    return session.scalar(
        select(JournalRow.act_id)
        .where(JournalRow.table_name == table, JournalRow.record_id == record_id, JournalRow.op == INSERTED)
        .order_by(JournalRow.id.desc())
        .limit(1)
    )


def changed_since(session: Session, act_id: int, wanted: Wanted) -> list[tuple[str, int]]:
    """Rows that no longer are as an act left them: table and record, in the order of the act."""
    last: dict[tuple[str, int], dict[str, Any]] = {}
    for line in reversed(_lines_of(session, act_id, wanted)):
        last.setdefault((line.table_name, line.record_id), {}).update(_swap_of(line).after)
    return [key for key, after in last.items() if after and not _stands(session, *key, after)]


def _stands(session: Session, table: str, record_id: int, after: Mapping[str, Any]) -> bool:
    columns = Base.metadata.tables[table].c
    asked = select(*(columns[name] for name in after)).where(columns["id"] == record_id)
    row = session.execute(asked).first()
    return row is not None and dict(row._mapping) == dict(after)  # noqa: SLF001 - SQLAlchemy's public name


def _lines_of(session: Session, act_id: int, wanted: Wanted | None) -> list[JournalRow]:
    """The lines of an act, the newest first."""
    found = session.scalars(
        select(JournalRow).where(JournalRow.act_id == act_id).order_by(JournalRow.id.desc())
    )
    return [one for one in found if wanted is None or wanted(one.table_name, one.record_id)]


def first_act(session: Session) -> tuple[str, ...]:
    """When and by whom the file's very first act was done; nothing where nobody has done anything."""
    row = session.execute(select(ActRow.at, ActRow.user).order_by(ActRow.id).limit(1)).first()
    return (row.at.isoformat(), row.user) if row else ()


def is_undo(session: Session, act_id: int) -> bool:
    """Whether this act itself took another one back, so that taking it back is 다시 하기."""
    row = session.get(ActRow, act_id)
    return row is not None and row.undoes is not None


class _Swap(NamedTuple):
    """One line of the journal with its values read; lines of one shape are put back by one statement."""

    line: JournalRow
    before: dict[str, Any]
    after: dict[str, Any]

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        return self.line.table_name, self.line.op, tuple(self.before), tuple(self.after)


def _swap_of(line: JournalRow) -> _Swap:
    table = Base.metadata.tables[line.table_name]
    return _Swap(line, read_values(table, line.before), read_values(table, line.after))


def _swap(session: Session, table: Table, op: str, swaps: Sequence[_Swap]) -> None:
    """Put rows back that were written alike; an import of thousands of rows is taken back in a moment."""
    if op == DELETED:
        session.execute(
            insert(table), [{"id": swap.line.record_id, "version": 1, **swap.before} for swap in swaps]
        )
        return
    first = swaps[0]
    expected = [table.c[name].is_not_distinct_from(bindparam(f"then_{name}")) for name in first.after]
    here = and_(table.c.id == bindparam("record"), *expected)
    change = (
        delete(table).where(here)
        if op == INSERTED
        else update(table)
        .where(here)
        .values({name: bindparam(f"back_{name}") for name in first.before} | {"version": table.c.version + 1})
    )
    rows = [
        {
            "record": swap.line.record_id,
            **{f"then_{name}": value for name, value in swap.after.items()},
            **({f"back_{name}": value for name, value in swap.before.items()} if op == UPDATED else {}),
        }
        for swap in swaps
    ]
    done = session.connection().execute(change, rows)
    if done.rowcount != len(rows):
        raise RowStaleError(f"{table.name} {first.line.record_id}")


def _stamp_times(session: Session, _context: Any, _instances: Any) -> None:
    now = session.info[NOW]
    for row in (one for one in session.new if isinstance(one, Record)):
        row.created_at, row.updated_at = row.created_at or now, now
    for row in (one for one in session.dirty if isinstance(one, Record) and session.is_modified(one)):
        row.updated_at = now


def _show_texts(session: Session, _context: Any, _instances: Any) -> None:
    """Before anything is written, so that a refused text never reaches the disk."""
    guard = session.info.get(GUARD)
    if guard is None:
        return
    for row in session.new:
        for name in _texts(row.__table__):
            if said := getattr(row, name):
                guard(row.__tablename__, name, said)
    for row in session.dirty:
        attributes = inspect(row).attrs
        for name in _texts(row.__table__):
            for said in attributes[name].history.added or ():
                if said:
                    guard(row.__tablename__, name, said)


@cache
def _texts(table: Table) -> tuple[str, ...]:
    return tuple(
        column.name for column in table.c if isinstance(column.type, Text) and column.name not in _KEYS
    )


def _note_lines(session: Session, _context: Any) -> None:
    lines = session.info[_LINES]
    for row in session.new:
        lines.append(_line(row.__tablename__, row.id, INSERTED, None, _write(_all_values(row))))
    # A session keeps what was edited in no order; the same acts must give the same file.
    for row in sorted(session.dirty, key=lambda row: (row.__tablename__, row.id)):
        before, after = _changed_values(row)
        if after:
            lines.append(_line(row.__tablename__, row.id, UPDATED, _write(before), _write(after)))
    for row in session.deleted:
        lines.append(_line(row.__tablename__, row.id, DELETED, _write(_all_values(row)), None))


def _line(table: str, record_id: int, op: str, before: str | None, after: str | None) -> dict[str, Any]:
    return {"table_name": table, "record_id": record_id, "op": op, "before": before, "after": after}


def _all_values(row: Any) -> dict[str, Any]:
    return {column.name: getattr(row, column.name) for column in row.__table__.c if _kept(column)}


def _kept(column: "Column[Any]") -> bool:
    return column.name not in _NOT_KEPT and column.computed is None


def _changed_values(row: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    state = inspect(row)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for column in row.__table__.c:
        history = state.attrs[column.name].history
        if not _kept(column) or not history.has_changes():
            continue
        before[column.name] = history.deleted[0] if history.deleted else None
        after[column.name] = history.added[0] if history.added else None
    return before, after


def _write(values: Mapping[str, Any]) -> str:
    return json.dumps(
        values, ensure_ascii=False, default=lambda value: value.isoformat(), separators=(",", ":")
    )


def read_values(table: Table, stored: str | None) -> dict[str, Any]:
    """The values of a line, as the table's columns have them."""
    values: dict[str, Any] = json.loads(stored) if stored else {}
    return {name: _typed(table.c[name], value) for name, value in values.items()}


def _typed(column: "Column[Any]", value: Any) -> Any:
    if value is None:
        return None
    python_type = column.type.python_type
    if python_type is datetime:
        return datetime.fromisoformat(value)
    if python_type is date:
        return date.fromisoformat(value)
    return value


event.listen(JournalSession, "before_flush", _stamp_times)
event.listen(JournalSession, "before_flush", _show_texts)
event.listen(JournalSession, "after_flush", _note_lines)
