"""접속기록 and 파기 대장 in SQL: written without a journal, read newest first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from db.chain import FIELDS, Link, digest_of, moment
from db.privacy import AccessLine

_LINE = AccessLine.__table__


def append_access(session: Session, values: dict[str, Any], at: datetime) -> int:
    """Write one line at the end of the chain; its number. The transaction holds the write lock already."""
    last = session.execute(
        select(AccessLine.id, AccessLine.digest).order_by(AccessLine.id.desc()).limit(1)
    ).first()
    number, previous = (last.id + 1, last.digest) if last else (1, "")
    line = {"id": number, "at": at, **values}
    covered = [moment(at) if name == "at" else line[name] for name in FIELDS]
    session.execute(
        insert(AccessLine), {**line, "previous": previous, "digest": digest_of(covered, previous)}
    )
    return number


def access_links(session: Session) -> list[Link]:
    """All lines in their order, as the chain sees them."""
    columns = [getattr(AccessLine, name) for name in (*FIELDS, "previous", "digest")]
    rows = session.execute(select(*columns).order_by(AccessLine.id))
    return [Link(row[0], moment(row[1]), *row[2:]) for row in rows]


def access_lines(session: Session, ids: Sequence[int] | None = None) -> list[Any]:
    """The lines to show, newest first."""
    statement = select(AccessLine).order_by(AccessLine.id.desc())
    if ids is not None:
        statement = statement.where(AccessLine.id.in_(ids))
    return list(session.scalars(statement))
