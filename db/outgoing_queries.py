"""What leaves the office, in SQL: whole records of a list, the people behind them, the entries of the 소개집."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from db.directory import Building, Department, Partner, Person, Team
from db.listing import in_order
from db.tenants import Tenant
from db.tenants_queries import missing_conditions, proposals_of
from db.tenants_status import present

Ids = Sequence[int]


def tenant_rows(session: Session, ids: Ids) -> list[Any]:
    """Whole tenants with the names of their building and of the body that hosts them."""
    found = session.execute(
        select(Tenant.id, Tenant, Building.name.label("building"), Partner.name.label("host"))
        .outerjoin(Building, Building.id == Tenant.building_id)
        .outerjoin(Partner, Partner.id == Tenant.host_id)
        .where(Tenant.id.in_(ids), Tenant.deleted_at.is_(None))
    )
    return in_order(ids, found)


def proposal_counts(session: Session, ids: Ids) -> dict[int, int]:
    """Number of proposals by tenant."""
    return proposals_of(session, ids)


def missing_keys(session: Session, ids: Ids) -> dict[int, list[str]]:
    """The keys of the 미비 항목 of each of these tenants."""
    conditions = missing_conditions()
    found = session.execute(select(Tenant.id, *conditions.values()).where(Tenant.id.in_(ids)))
    return {row[0]: [key for key, flag in zip(conditions, row[1:], strict=True) if flag] for row in found}


def partner_rows(session: Session, ids: Ids) -> list[Any]:
    """Whole partners."""
    return _records(session, Partner, ids)


def department_rows(session: Session, ids: Ids) -> list[Any]:
    """Whole departments."""
    return _records(session, Department, ids)


def people_rows(session: Session, ids: Ids) -> list[Any]:
    """Whole people with the names and addresses of their bodies."""
    return in_order(ids, session.execute(_people().where(Person.id.in_(ids))))


def people_behind(session: Session, owner: str, ids: Ids, on: date) -> dict[int, list[Any]]:
    """Who can be reached for these bodies on a day, by body, the primary one first.

    ``owner`` is ``tenant_id``, ``partner_id`` or ``department_id``.
    """
    column = getattr(Person, owner)
    found = session.execute(
        _people()
        .where(column.in_(ids), or_(Person.until_on.is_(None), Person.until_on >= on))
        .order_by(Person.is_primary.desc(), Person.id)
    )
    behind: dict[int, list[Any]] = {}
    for row in found:
        behind.setdefault(getattr(row.Person, owner), []).append(row)
    return behind


def present_ids(session: Session, on: date) -> list[int]:
    """The tenants in the park on a day, in the order of their names."""
    statement = select(Tenant.id).where(present(on)).order_by(Tenant.sort_key, Tenant.id)
    return list(session.scalars(statement))


def building_places(session: Session) -> dict[str, int]:
    """Where each building stands in the register, by its name."""
    found = session.execute(select(Building.name, Building.position).where(Building.deleted_at.is_(None)))
    return {row[0]: row[1] for row in found}


def _people() -> Select[Any]:
    body = func.coalesce(Tenant.name, Partner.name, Department.name).label("body")
    columns: tuple[Any, ...] = (
        Person.id,
        Person,
        body,
        Team.name.label("team"),
        Tenant,
        Partner,
        Building.name.label("building"),
    )
    return (
        select(*columns)
        .outerjoin(Tenant, Tenant.id == Person.tenant_id)
        .outerjoin(Partner, Partner.id == Person.partner_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Team, Team.id == Person.team_id)
        .outerjoin(Building, Building.id == Tenant.building_id)
        .where(Person.deleted_at.is_(None), Person.erased_at.is_(None))
    )


def _records(session: Session, model: type[Partner] | type[Department], ids: Ids) -> list[Any]:
    found = session.execute(select(model.id, model).where(model.id.in_(ids), model.deleted_at.is_(None)))
    return [row[1] for row in in_order(ids, found)]
