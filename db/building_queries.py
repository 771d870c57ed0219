"""The register of buildings in SQL: the list, what stands in each, the counts beside the plan's (features.md A3)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from db.directory import Building
from db.listing import TextPattern, in_order, text_condition
from db.tenants import Tenant
from db.tenants_status import present
from db.venues import Usage, Venue

Ids = Select[Any]


def building_listing(pattern: TextPattern | None, order: str, *, descending: bool) -> Ids:
    """Ids of the register of buildings."""
    statement = select(Building.id).where(Building.deleted_at.is_(None))
    if pattern is not None:
        statement = statement.where(text_condition(Building, pattern))
    keys: dict[str, Any] = {"name": Building.sort_key, "space_class": Building.space_class}
    key = keys.get(order, Building.position)
    return statement.order_by(key.desc() if descending else key, Building.sort_key, Building.id)


def building_rows(session: Session, ids: Sequence[int], on: date) -> list[Any]:
    """What the register shows of these buildings, with the tenants of a day and the rooms in use."""
    housed = select(func.count()).where(Tenant.building_id == Building.id, present(on)).scalar_subquery()
    rooms = (
        select(func.count())
        .where(Venue.building_id == Building.id, Venue.deleted_at.is_(None), Venue.in_use)
        .scalar_subquery()
    )
    found = session.execute(
        select(
            Building.id,
            Building.name,
            Building.space_class,
            Building.in_plan,
            Building.in_use,
            housed,
            rooms,
            Building.note,
        ).where(Building.id.in_(ids), Building.deleted_at.is_(None))
    )
    return in_order(ids, found)


def building_counts(session: Session) -> tuple[int, int]:
    """Buildings registered, and those of them that the plan lists."""
    row = session.execute(
        select(func.count(), func.count(case((Building.in_plan, 1)))).where(Building.deleted_at.is_(None))
    ).one()
    return int(row[0] or 0), int(row[1] or 0)


def uses_of_building(session: Session, building_id: int) -> int:
    """How many live tenants, rooms and uses refer to a building."""
    tenants_here = select(func.count()).where(Tenant.building_id == building_id, Tenant.deleted_at.is_(None))
    rooms_here = select(func.count()).where(Venue.building_id == building_id, Venue.deleted_at.is_(None))
    uses_here = select(func.count()).where(Usage.building_id == building_id, Usage.deleted_at.is_(None))
    return sum(int(session.scalar(one) or 0) for one in (tenants_here, rooms_here, uses_here))
