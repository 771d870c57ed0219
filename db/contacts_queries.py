"""연락 기록 in SQL: the log of contacts, what is to be come back to, the contacts of one body."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from db.directory import ContactNote, Department, Partner, Person
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.tenants import Tenant

Ids = Select[Any]

_BODIES: tuple[tuple[Any, Any], ...] = (
    (ContactNote.tenant_id, Tenant),
    (ContactNote.partner_id, Partner),
    (ContactNote.department_id, Department),
)
_BODY_NAME = func.coalesce(Tenant.name, Partner.name, Department.name)


def view_condition(view: str, today: date) -> ColumnElement[bool]:
    """The saved views: all, those to come back to, by today, before today."""
    waiting = and_(ContactNote.next_on.is_not(None), ContactNote.settled.is_(False))
    views: dict[str, ColumnElement[bool]] = {
        "open": waiting,
        "due": and_(waiting, ContactNote.next_on <= today),
        "late": and_(waiting, ContactNote.next_on < today),
    }
    return views.get(view, ContactNote.id > 0)


def of_body(owner: str, record_id: int) -> ColumnElement[bool]:
    """The contacts of one body: ``of_body("tenant_id", 3)``."""
    column: ColumnElement[Any] = getattr(ContactNote, owner)
    return column == record_id


def listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, order: str, *, descending: bool
) -> Ids:
    """Ids of the log: the newest contact first, or what comes next first."""
    statement: Ids = with_bodies(select(ContactNote.id)).where(live(), condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    keys: dict[str, Any] = {
        "body": func.coalesce(Tenant.sort_key, Partner.sort_key, Department.sort_key),
        "way": ContactNote.way,
        "next_on": ContactNote.next_on,
    }
    key = keys.get(order, ContactNote.contacted_on)
    first = (key.desc() if descending else key.asc()).nulls_last()
    return statement.order_by(first, ContactNote.contacted_on.desc(), ContactNote.id.desc())


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the log shows of these contacts, with the names of body and person."""
    found = session.execute(
        with_bodies(
            select(
                ContactNote.id,
                ContactNote.contacted_on,
                _BODY_NAME,
                ContactNote.way,
                func.coalesce(Person.name, ""),
                ContactNote.summary,
                ContactNote.next_on,
                ContactNote.next_step,
                ContactNote.settled,
            )
        )
        .outerjoin(Person, Person.id == ContactNote.person_id)
        .where(ContactNote.id.in_(ids), ContactNote.deleted_at.is_(None))
    )
    return in_order(ids, found)


def view_counts(session: Session, conditions: Sequence[ColumnElement[bool]]) -> list[int]:
    """How many contacts fit each condition, in one pass."""
    counted = (func.count(case((condition, 1))) for condition in conditions)
    row = session.execute(with_bodies(select(*counted).select_from(ContactNote)).where(live())).one()
    return [int(number) for number in row]


def standing_of(session: Session, owner: str, record_id: int) -> tuple[int, int, date | None]:
    """The contacts of one body: how many, how many to come back to, the nearest day of those."""
    waiting = view_condition("open", date.min)
    row = session.execute(
        select(
            func.count(), func.count(case((waiting, 1))), func.min(case((waiting, ContactNote.next_on)))
        ).where(of_body(owner, record_id), ContactNote.deleted_at.is_(None))
    ).one()
    return row[0], row[1], row[2]


def due_of(session: Session, owner: str, record_id: int, today: date) -> list[ContactNote]:
    """The contacts of one body that should have been come back to by a day."""
    statement = select(ContactNote).where(
        of_body(owner, record_id), view_condition("due", today), ContactNote.deleted_at.is_(None)
    )
    return list(session.scalars(statement))


def body_name(session: Session, note: ContactNote) -> str:
    """The present name of the body that was contacted."""
    for column, model in _BODIES:
        key = getattr(note, column.key)
        if key is not None:
            return session.scalar(select(model.name).where(model.id == key)) or ""
    return ""


def with_bodies(statement: Any) -> Any:
    """Join the three registers, which live() looks into."""
    for column, model in _BODIES:
        statement = statement.outerjoin(model, model.id == column)
    return statement


def live() -> ColumnElement[bool]:
    """Contacts with a body that was deleted are not shown; they come back with it."""
    return and_(
        ContactNote.deleted_at.is_(None),
        Tenant.deleted_at.is_(None),
        Partner.deleted_at.is_(None),
        Department.deleted_at.is_(None),
    )


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """What was said, the person, and any name of the body."""
    return any_of(
        text_condition(ContactNote, pattern),
        refers_by_name(ContactNote.person_id, Person, pattern),
        *(refers_by_name(column, model, pattern) for column, model in _BODIES),
    )
