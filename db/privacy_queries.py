"""접속기록 and 파기 대장 in SQL, written without a journal; and the people they are about."""

import sqlite3
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from db.chain import FIELDS, Link, digest_of, moment
from db.directory import Department, Partner, Person
from db.privacy import AccessLine, Disposal
from db.tenants import Tenant

_NUMBER = "{year}-파기-{number:03d}"


def driver(session: Session) -> sqlite3.Connection:
    """The bare connection of a session, within its transaction: for what every file undergoes alike."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - the office file is SQLite's
    return connection


def subjects(session: Session, ids: Collection[int]) -> list[Any]:
    """People whose data are still there, deleted ones too, each with the name of the body."""
    return list(
        session.execute(
            select(Person, func.coalesce(Tenant.name, Partner.name, Department.name))
            .outerjoin(Tenant, Tenant.id == Person.tenant_id)
            .outerjoin(Partner, Partner.id == Person.partner_id)
            .outerjoin(Department, Department.id == Person.department_id)
            .where(Person.id.in_(ids), Person.erased_at.is_(None))
            .order_by(Person.id)
        )
    )


def append_disposal(session: Session, values: dict[str, Any]) -> str:
    """Write the next line of the 파기 대장; its number runs within the year."""
    year = values["at"].year
    pattern = f"{year}-파기-%"
    numbers = session.scalars(select(Disposal.number).where(Disposal.number.like(pattern)))
    last = max((int(number.rsplit("-", 1)[1]) for number in numbers), default=0)
    number = _NUMBER.format(year=year, number=last + 1)
    session.execute(insert(Disposal), {"number": number, **values})
    return number


def disposals(session: Session, ids: Sequence[int] | None = None) -> list[Any]:
    """Lines of the 파기 대장 as they stand, newest first."""
    statement = select(*Disposal.__table__.c).order_by(Disposal.id.desc())
    if ids is not None:
        statement = statement.where(Disposal.id.in_(ids))
    return list(session.execute(statement))


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
