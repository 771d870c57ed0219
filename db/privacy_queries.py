"""접속기록 and 파기 대장 in SQL, written without a journal; and the people they are about."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, func, insert, select
from sqlalchemy.orm import Session

from db.chain import FIELDS, Link, digest_of, moment
from db.citizens import CitizenProblem
from db.conditions import FOLDED, SOUNDS, Meanings
from db.directory import Department, Partner, Person
from db.listing import TextPattern, answers
from db.meetings import Attendee, Meeting
from db.personal import PERSONAL, ids_in, key_of
from db.privacy import AccessLine, Disposal
from db.tenants import Tenant
from db.visits import Trainee, Training

_NUMBER = "{year}-파기-{number:03d}"


def driver(session: Session) -> sqlite3.Connection:
    """The bare connection of a session, within its transaction: for what every file undergoes alike."""
    connection = session.connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - the office file is SQLite's
    return connection


@dataclass(frozen=True, slots=True)
class SubjectData:
    """Somebody whose data are still there: their row in one of the tables of db.personal.

    ``body`` says whose they are – the organisation, or the record that they sent in – and names no person.
    """

    key: int
    table: str
    name: str
    body: str
    retain_until: date | None
    values: Mapping[str, Any]


def subjects(session: Session, keys: Collection[int]) -> list[SubjectData]:
    """People whose data are still there, deleted ones too."""
    found = []
    for kind in PERSONAL:
        ids = ids_in(keys, kind)
        for row, body in session.execute(_SUBJECTS[kind.table](ids)) if ids else ():
            values = {name: getattr(row, name) for name in kind.blank}
            name = getattr(row, kind.named)
            key = key_of(kind.table, row.id)
            found.append(SubjectData(key, kind.table, name, body or "", row.retain_until, values))
    return found


def _people(ids: Collection[int]) -> Any:
    return (
        select(Person, func.coalesce(Tenant.name, Partner.name, Department.name))
        .outerjoin(Tenant, Tenant.id == Person.tenant_id)
        .outerjoin(Partner, Partner.id == Person.partner_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(Person.id.in_(ids), Person.erased_at.is_(None))
        .order_by(Person.id)
    )


def _applicants(ids: Collection[int]) -> Any:
    return (
        select(CitizenProblem, CitizenProblem.number)
        .where(CitizenProblem.id.in_(ids), CitizenProblem.erased_at.is_(None))
        .order_by(CitizenProblem.id)
    )


def _attendees(ids: Collection[int]) -> Any:
    return (
        select(Attendee, Meeting.title)
        .join(Meeting, Meeting.id == Attendee.meeting_id)
        .where(Attendee.id.in_(ids), Attendee.erased_at.is_(None))
        .order_by(Attendee.id)
    )


def _trainees(ids: Collection[int]) -> Any:
    return (
        select(Trainee, Department.name + " · " + Training.title)
        .join(Training, Training.id == Trainee.training_id)
        .join(Department, Department.id == Trainee.department_id)
        .where(Trainee.id.in_(ids), Trainee.erased_at.is_(None))
        .order_by(Trainee.id)
    )


_SUBJECTS: dict[str, Callable[[Collection[int]], Any]] = {
    "person": _people,
    "citizen_problem": _applicants,
    "attendee": _attendees,
    "trainee": _trainees,
}
"""Rows of each table of db.personal, with the words that say whose they are."""


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


def access_view(view: str, today: date) -> ColumnElement[bool]:
    """The periods of the 접속기록: this month, the last one, this year, all."""
    first = today.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    views: dict[str, ColumnElement[bool]] = {
        "month": AccessLine.at >= _begin(first),
        "last": and_(AccessLine.at >= _begin(before), AccessLine.at < _begin(first)),
        "year": AccessLine.at >= _begin(date(today.year, 1, 1)),
    }
    return views.get(view, AccessLine.id > 0)


def access_in_months(months: Collection[str]) -> ColumnElement[bool]:
    """The lines of these months, ``2021-09``."""
    return func.strftime("%Y-%m", AccessLine.at).in_(months)


def access_listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, *, descending: bool
) -> Select[Any]:
    """Ids of the 접속기록, the newest line first unless asked otherwise."""
    statement: Select[Any] = select(AccessLine.id).where(condition)
    if pattern is not None:
        key = getattr(func, SOUNDS if pattern.field == "sounds" else FOLDED)
        texts = (
            AccessLine.user + " " + AccessLine.computer + " " + AccessLine.detail + " " + AccessLine.reason
        )
        statement = statement.where(answers(key(texts), pattern))
    return statement.order_by(AccessLine.id.desc() if descending else AccessLine.id)


ACCESS_MEANINGS: Meanings = {
    "at": func.date(AccessLine.at, type_=Date),
    "deed": AccessLine.deed,
    "user": AccessLine.user,
    "computer": AccessLine.computer,
    "persons": AccessLine.persons,
    "reason": AccessLine.reason,
}


def access_counts(session: Session, conditions: Sequence[ColumnElement[bool]]) -> list[int]:
    """How many lines fit each condition."""
    if not conditions:
        return []
    counted = (func.count(case((condition, 1))) for condition in conditions)
    return [int(number) for number in session.execute(select(*counted).select_from(AccessLine)).one()]


def access_persons(session: Session, statement: Select[Any]) -> int:
    """Persons concerned by the lines of a listing, added up."""
    rows = statement.order_by(None).subquery()
    total = select(func.coalesce(func.sum(AccessLine.persons), 0)).where(AccessLine.id.in_(select(rows.c[0])))
    return int(session.scalar(total) or 0)


def months_of_access(session: Session, but_detail: str) -> list[str]:
    """The months with lines, ``2021-09``; lines whose detail begins so do not count."""
    month = func.strftime("%Y-%m", AccessLine.at)
    statement = select(month).where(AccessLine.detail.not_like(f"{but_detail}%")).distinct().order_by(month)
    return list(session.scalars(statement))


def details_of_access(session: Session, beginning: str) -> list[str]:
    """The details that begin so, e.g. the marks of a monthly review."""
    return list(session.scalars(select(AccessLine.detail).where(AccessLine.detail.like(f"{beginning}%"))))


def ids_of_month(session: Session, month: str) -> list[int]:
    """The lines of one month."""
    return list(session.scalars(select(AccessLine.id).where(access_in_months([month]))))


def names_of(session: Session, kind: str, ids: Collection[int]) -> dict[int, str]:
    """The names of records that a line concerns, as far as they are still there."""
    column = _NAMED.get(kind)
    if column is None or not ids:
        return {}
    key = column.class_.id
    return {row[0]: row[1] for row in session.execute(select(key, column).where(key.in_(ids)))}


def disposal_listing(pattern: TextPattern | None, *, descending: bool) -> Select[Any]:
    """Ids of the 파기 대장, the newest line first unless asked otherwise."""
    statement: Select[Any] = select(Disposal.id)
    if pattern is not None:
        key = getattr(func, SOUNDS if pattern.field == "sounds" else FOLDED)
        texts = Disposal.number + " " + Disposal.subject + " " + Disposal.grounds + " " + Disposal.user
        statement = statement.where(answers(key(texts), pattern))
    return statement.order_by(Disposal.id.desc() if descending else Disposal.id)


def disposal_sums(session: Session) -> tuple[int, int]:
    """Lines of the register, and people destroyed in all."""
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(Disposal.persons), 0)).select_from(Disposal)
    ).one()
    return int(row[0]), int(row[1])


_NAMED: dict[str, Any] = {
    "person": Person.name,
    "tenant": Tenant.name,
    "partner": Partner.name,
    "department": Department.name,
    "citizen_problem": CitizenProblem.number,
    "meeting": Meeting.title,
    "trainee": Trainee.name,
}


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min)
