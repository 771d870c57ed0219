"""The journal read as history: what acts did to a record and to its lines, for its 이력 and the status tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from db.base import Base
from db.journal import UPDATED, ActRow, JournalRow, read_values


@dataclass(frozen=True, slots=True)
class Written:
    """What one act wrote about one row; ``undone`` tells that the act took another one back."""

    act_id: int
    table: str
    at: datetime
    user: str
    act: str
    note: str
    op: str
    before: dict[str, Any]
    after: dict[str, Any]
    undone: bool


CHILDREN: dict[str, tuple[str, ...]] = {
    "project": ("project_party", "stage"),
    "stage": ("stage_task",),
    "space_suggestion": ("suggestion_progress",),
    "basis_document": ("basis_link",),
    "linkage": ("linkage_step",),
    "meeting": ("attendee", "meeting_item", "follow_up"),
    "target": ("target_value",),
}
"""Tables whose rows are lines of a record: what became of them is told in its history."""
OWNED = ("basis_link",)
"""Tables whose rows belong to a record of any table, by ``owner_table`` and ``owner_id``."""


def history(session: Session, table: str, record_id: int) -> list[Written]:
    """All acts that touched a record or its lines, newest first, for its 이력."""
    kin = [
        and_(JournalRow.table_name == name, JournalRow.record_id.in_(ids))
        for name, ids in _kin(session, table, [record_id])
    ]
    found = session.execute(
        select(ActRow, JournalRow)
        .join(JournalRow, JournalRow.act_id == ActRow.id)
        .where(or_(*kin))
        .order_by(JournalRow.id.desc())
    )
    tables = Base.metadata.tables
    return [
        Written(
            act_id=act.id,
            table=line.table_name,
            at=act.at,
            user=act.user,
            act=act.act,
            note=act.note,
            op=line.op,
            before=read_values(tables[line.table_name], line.before),
            after=read_values(tables[line.table_name], line.after),
            undone=act.undoes is not None,
        )
        for act, line in found
    ]


def _kin(session: Session, table: str, ids: Sequence[int]) -> list[tuple[str, Sequence[int]]]:
    """Rows with their lines, deleted ones too, and the lines of these."""
    found = [(table, ids)]
    for name in CHILDREN.get(table, ()):
        model = Base.metadata.tables[name]
        owner = next(key.parent for key in model.foreign_keys if key.column.table.name == table)
        lines = session.scalars(select(model.c.id).where(owner.in_(ids))).all()
        found += _kin(session, name, lines)
    for name in OWNED:
        model = Base.metadata.tables[name]
        mine = and_(model.c.owner_table == table, model.c.owner_id.in_(ids))
        found.append((name, session.scalars(select(model.c.id).where(mine)).all()))
    return found


def updates(session: Session, table: str, since: datetime) -> list[tuple[int, datetime, dict[str, Any]]]:
    """What acts have changed in a table's rows since a time, newest first: record, when, values before."""
    found = session.execute(
        select(JournalRow.record_id, ActRow.at, JournalRow.before)
        .join(ActRow, ActRow.id == JournalRow.act_id)
        .where(JournalRow.table_name == table, JournalRow.op == UPDATED, ActRow.at >= since)
        .order_by(JournalRow.id.desc())
    )
    model = Base.metadata.tables[table]
    return [(key, at, read_values(model, before)) for key, at, before in found]
