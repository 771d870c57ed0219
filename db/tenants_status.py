"""현황표 in SQL: who was in the park on a day, who came, left or changed between two days (features.md A2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from db.directory import Building
from db.journal_history import updates
from db.tenants import StatedStatus, Tenant

Condition = ColumnElement[bool]
"""A condition on a tenant."""

KEPT = ("tenant_group", "place", "building_id", "room")
"""What of a tenant the list of changes follows."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a tenant's class or room as the journal has it."""

    tenant_id: int
    day: date
    before: dict[str, Any]


def present(on: date) -> ColumnElement[bool]:
    """In the park on a day: moved in by then (or at an unknown time) and not yet out."""
    return and_(
        Tenant.deleted_at.is_(None),
        or_(Tenant.moved_in_on.is_(None), Tenant.moved_in_on <= on),
        or_(Tenant.moved_out_on.is_(None), Tenant.moved_out_on > on),
    )


def in_class(group: str | None, places: Sequence[str], on: date) -> ColumnElement[bool]:
    """The tenants that the status table of a day counts in a class."""
    conditions = [present(on)]
    if group is not None:
        conditions.append(Tenant.tenant_group == group)
    if places:
        conditions.append(Tenant.place.in_(places))
    return and_(*conditions)


def class_counts(session: Session, on: date) -> dict[tuple[str, str], int]:
    """Tenants in the park on a day by (group, place): the one source of the status table."""
    found = session.execute(
        select(Tenant.tenant_group, Tenant.place, func.count())
        .where(present(on))
        .group_by(Tenant.tenant_group, Tenant.place)
    )
    return {(row[0], row[1]): row[2] for row in found}


def stated_rows(session: Session) -> list[StatedStatus]:
    """The figures that were stated for a day, the newest day first."""
    statement = select(StatedStatus).where(StatedStatus.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(StatedStatus.as_of.desc())))


def undated_on(on: date) -> ColumnElement[bool]:
    """Those of a day that have no day on which they moved in."""
    return and_(present(on), Tenant.moved_in_on.is_(None))


def undated(session: Session, on: date) -> int:
    """How many tenants of a day have no day on which they moved in."""
    return int(session.scalar(select(func.count()).where(undated_on(on))) or 0)


def movers(session: Session, after: date, until: date) -> list[Any]:
    """Tenants that came or left after a day and by another; one that left before it came was never here."""
    within = [
        and_(day.is_not(None), day > after, day <= until)
        for day in (Tenant.moved_in_on.expression, Tenant.moved_out_on.expression)
    ]
    was_here = or_(
        Tenant.moved_in_on.is_(None),
        Tenant.moved_out_on.is_(None),
        Tenant.moved_in_on <= Tenant.moved_out_on,
    )
    return _rows(session, and_(Tenant.deleted_at.is_(None), or_(*within), was_here))


def stayers(session: Session, ids: Sequence[int], after: date, until: date) -> list[Any]:
    """Those of some tenants that were in the park on both days."""
    return _rows(session, and_(Tenant.id.in_(ids), present(after), present(until)))


def building_names(session: Session) -> dict[int, str]:
    """All buildings, also those that are no more."""
    return dict(session.execute(select(Building.id, Building.name)).all())


def edits(session: Session, after: date) -> list[Edit]:
    """What the journal says of classes and rooms since a day, newest first.

    A change on the day on which the tenant was entered corrects the entry; the tenant did not move.
    """
    entered = dict(session.execute(select(Tenant.id, Tenant.created_at)).all())
    found = []
    for key, at, before in updates(session, Tenant.__tablename__, _end_of(after)):
        kept = {name: value for name, value in before.items() if name in KEPT}
        if kept and key in entered and entered[key].date() < at.date():
            found.append(Edit(key, at.date(), kept))
    return found


def _rows(session: Session, condition: ColumnElement[bool]) -> list[Any]:
    return list(
        session.execute(
            select(
                Tenant.id,
                Tenant.name,
                Tenant.moved_in_on,
                Tenant.moved_out_on,
                *(getattr(Tenant, name) for name in KEPT),
            )
            .where(condition)
            .order_by(Tenant.sort_key, Tenant.id)
        )
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min)
