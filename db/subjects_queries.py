"""People by how long their data may be kept, in SQL: due, without a term, without a basis, deleted (PII-2, PII-3)."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.directory import Department, Partner, Person
from db.listing import TextPattern, in_order, text_condition
from db.tenants import Tenant

Ids = Select[Any]

_BODIES: tuple[tuple[Any, Any], ...] = (
    (Person.tenant_id, Tenant),
    (Person.partner_id, Partner),
    (Person.department_id, Department),
)
_BODY_NAME = func.coalesce(Tenant.name, Partner.name, Department.name)
_BODY_GONE = or_(
    Tenant.deleted_at.is_not(None), Partner.deleted_at.is_not(None), Department.deleted_at.is_not(None)
)
_REACHABLE = or_(Person.phone != "", Person.mobile != "", Person.mail != "")
_SHOWN = and_(Person.deleted_at.is_(None), _BODY_GONE.is_not(True))
PURPOSE_ENDS = func.coalesce(Person.until_on, Tenant.moved_out_on, Tenant.agreed_until)
"""The day on which the office needs a person no longer: end in post, moving out, end of the agreement."""


def view_condition(view: str, today: date, soon: date) -> ColumnElement[bool]:
    """The saved views; those deleted stand in their own one only, and in ``all``."""
    views: dict[str, ColumnElement[bool]] = {
        "due": and_(_SHOWN, Person.retain_until < today),
        "soon": and_(_SHOWN, Person.retain_until >= today, Person.retain_until <= soon),
        "no_term": and_(_SHOWN, Person.retain_until.is_(None), _REACHABLE),
        "no_basis": and_(_SHOWN, Person.collection_basis == "", _REACHABLE),
        "removed": or_(Person.deleted_at.is_not(None), _BODY_GONE),
    }
    return views.get(view, Person.id > 0)


def listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, order: str, *, descending: bool
) -> Ids:
    """Ids of people whose data are still there, the earliest term first."""
    statement: Ids = _joined(select(Person.id)).where(Person.erased_at.is_(None), condition)
    if pattern is not None:
        bodies = (
            column.in_(select(model.id).where(text_condition(model, pattern))) for column, model in _BODIES
        )
        statement = statement.where(or_(text_condition(Person, pattern), *bodies))
    keys: dict[str, Any] = {
        "name": Person.sort_key,
        "body": func.coalesce(Tenant.sort_key, Partner.sort_key, Department.sort_key),
        "collected_on": Person.collected_on,
    }
    key = keys.get(order, Person.retain_until)
    first = (key.desc() if descending else key.asc()).nulls_last()
    return statement.order_by(first, Person.sort_key, Person.id)


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """Id, person, name of the body, whether deleted, the day the purpose ends."""
    found = session.execute(
        _joined(
            select(
                Person.id,
                Person.name,
                _BODY_NAME,
                Person.collection_basis,
                Person.collected_on,
                Person.retain_until,
                case((_SHOWN, 0), else_=1),
                PURPOSE_ENDS,
            )
        ).where(Person.id.in_(ids), Person.erased_at.is_(None))
    )
    return in_order(ids, found)


def view_counts(session: Session, conditions: Sequence[ColumnElement[bool]]) -> list[int]:
    """How many people fit each condition, in one pass."""
    counted = (func.count(case((condition, 1))) for condition in conditions)
    statement = _joined(select(*counted).select_from(Person)).where(Person.erased_at.is_(None))
    return [int(number) for number in session.execute(statement).one()]


def without_term(session: Session, ids: Collection[int]) -> list[tuple[Person, date]]:
    """Those of the people who have no term yet, with the day on which the purpose ends."""
    found = session.execute(
        _joined(select(Person, PURPOSE_ENDS)).where(
            Person.id.in_(ids), _SHOWN, Person.retain_until.is_(None), PURPOSE_ENDS.is_not(None)
        )
    )
    return [(person, _as_date(ends)) for person, ends in found]


def purpose_of(session: Session, tenant_id: int) -> date | None:
    """The day on which the agreement with a tenant ends or has ended."""
    ends = func.coalesce(Tenant.moved_out_on, Tenant.agreed_until)
    return session.scalar(select(ends).where(Tenant.id == tenant_id))


def _as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _joined(statement: Any) -> Any:
    for column, model in _BODIES:
        statement = statement.outerjoin(model, model.id == column)
    return statement
