"""대관 in SQL: the log of uses, its totals in one pass, overlaps, rooms."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.directory import Building, Department
from db.listing import (
    Prepared,
    Shape,
    TextPattern,
    Typed,
    among,
    any_of,
    asking,
    ids_text,
    ids_value,
    in_order,
    refers_by_name,
    text_condition,
)
from db.projects import Project
from db.tenants import Tenant
from db.venues import Usage, Venue

Ids = Select[Any]

_LOG, _BUILDINGS, _ROOMS = Usage.__table__.c, Building.__table__.c, Venue.__table__.c
_DEPARTMENTS, _TENANTS, _PROJECTS = Department.__table__.c, Tenant.__table__.c, Project.__table__.c
_ROWS = (  # of columns, not of mapped classes: a page is fetched at every letter
    select(
        _LOG.id,
        _LOG.used_on,
        _LOG.until_on,
        _LOG.start_minute,
        _LOG.end_minute,
        _BUILDINGS.name,
        _ROOMS.name,
        _LOG.event,
        _LOG.host,
        _DEPARTMENTS.name,
        _TENANTS.name,
        _LOG.kind,
        _LOG.attendees,
        _LOG.fee_won,
        _LOG.waived,
        _LOG.contact_name,
        _LOG.contact_extension,
        _LOG.state,
        _LOG.confirmed_on,
        _PROJECTS.name,
    )
    .select_from(Usage.__table__)
    .join(Building.__table__, _BUILDINGS.id == _LOG.building_id)
    .outerjoin(Venue.__table__, _ROOMS.id == _LOG.venue_id)
    .outerjoin(Department.__table__, _DEPARTMENTS.id == _LOG.department_id)
    .outerjoin(Tenant.__table__, _TENANTS.id == _LOG.tenant_id)
    .outerjoin(Project.__table__, _PROJECTS.id == _LOG.project_id)
    .where(among(_LOG.id, "ids"), _LOG.deleted_at.is_(None))
)


def view_condition(view: str, month_start: date, month_end: date) -> ColumnElement[bool]:
    """The saved views of the log."""
    conditions: dict[str, ColumnElement[bool]] = {
        "month": and_(Usage.used_on >= month_start, Usage.used_on <= month_end),
        "unconfirmed": and_(Usage.confirmed_on.is_(None), Usage.state == "HELD"),
        "planned": Usage.state == "PLANNED",
        "cancelled": Usage.state == "CANCELLED",
    }
    return conditions.get(view, Usage.id > 0)


def usage_listing(
    year: Any, condition: ColumnElement[bool] | None, pattern: Typed | None, order: str, *, descending: bool
) -> Ids:
    """Ids of the log."""
    statement = select(_LOG.id).where(Usage.fiscal_year == year, Usage.deleted_at.is_(None))
    if condition is not None:
        statement = statement.where(condition)
    if pattern is not None:
        statement = statement.where(usage_found_by(pattern))
    if order in {"", "used_on"}:
        keys = (Usage.used_on, Usage.start_minute, Usage.id)
        return statement.order_by(*(key.desc() if descending else key.asc() for key in keys))
    key = _ORDERS[order]
    return statement.order_by(
        (key.desc() if descending else key.asc()).nulls_last(), Usage.used_on, Usage.start_minute, Usage.id
    )


@lru_cache(maxsize=64)
def usage_list(
    view: str, month: tuple[date, date], shape: Shape | None, order: str, *, descending: bool
) -> Prepared:
    """The log of a saved view, made once; executed with its ``year`` and what was typed."""
    condition = None if view == "all" else view_condition(view, *month)
    year = bindparam("year", type_=Integer)
    return with_totals(usage_listing(year, condition, shape, order, descending=descending))


def with_totals(statement: Ids) -> Prepared:
    """A listing with its sums: uses that count, and of them persons, minutes, fees, waived fees."""
    figures = (Usage.attendees, Usage.minutes, Usage.fee_won, Usage.waived)
    rows = statement.add_columns((Usage.state != "CANCELLED").label("counts"), *figures).subquery().c
    return Prepared.of(
        statement,
        select(
            ids_text(rows.id),
            func.count().filter(rows.counts),
            *(
                func.coalesce(func.sum(figure).filter(condition), 0)
                for figure, condition in (
                    (rows.attendees, rows.counts),
                    (rows.minutes, rows.counts),
                    (rows.fee_won, rows.counts),
                    (rows.fee_won, and_(rows.counts, rows.waived)),
                )
            ),
        ),
    )


def usage_rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the log shows of these uses."""
    return in_order(ids, asking(session).execute(_ROWS, {"ids": ids_value(ids)}).all())


def usage_view_counts(
    session: Session, year: int, names: Sequence[str], month_start: date, month_end: date
) -> dict[str, int]:
    """How many uses each saved view has, in one pass."""
    row = session.execute(
        select(
            *(func.count(case((view_condition(name, month_start, month_end), 1))) for name in names)
        ).where(Usage.fiscal_year == year, Usage.deleted_at.is_(None))
    ).one()
    return dict(zip(names, row, strict=True))


def live_room(session: Session, venue_id: int) -> Venue | None:
    """A room that is still there; a use that is being typed may name one that went."""
    room = session.get(Venue, venue_id)
    return room if room is not None and room.deleted_at is None else None


def uses_of_room(session: Session, venue_id: int, first: date, last: date) -> list[Any]:
    """Live uses of a room that touch these days: id, days, times, event, department."""
    return list(
        session.execute(
            select(
                Usage.id,
                Usage.used_on,
                func.coalesce(Usage.until_on, Usage.used_on),
                Usage.start_minute,
                Usage.end_minute,
                Usage.event,
                Department.name,
            )
            .outerjoin(Department, Department.id == Usage.department_id)
            .where(
                Usage.venue_id == venue_id,
                Usage.deleted_at.is_(None),
                Usage.state != "CANCELLED",
                Usage.used_on <= last,
                func.coalesce(Usage.until_on, Usage.used_on) >= first,
            )
            .order_by(Usage.used_on, Usage.start_minute)
        )
    )


def uses_of_year(session: Session, venue_id: int, year: int) -> tuple[int, int, int]:
    """How many uses of a room count in a year, with their minutes and people."""
    row = session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(Usage.minutes), 0),
            func.coalesce(func.sum(Usage.attendees), 0),
        ).where(
            Usage.venue_id == venue_id,
            Usage.fiscal_year == year,
            Usage.state != "CANCELLED",
            Usage.deleted_at.is_(None),
        )
    ).one()
    return int(row[0]), int(row[1] or 0), int(row[2] or 0)


def uses_within(
    session: Session, first: date, last: date, building_id: int | None, venue_id: int | None
) -> list[Any]:
    """Uses that touch these days, of a building or a room where one is named: id and room."""
    asked = select(Usage.id, Usage.venue_id, Usage.building_id).where(
        Usage.deleted_at.is_(None),
        Usage.used_on <= last,
        func.coalesce(Usage.until_on, Usage.used_on) >= first,
    )
    if venue_id is not None:
        asked = asked.where(Usage.venue_id == venue_id)
    elif building_id is not None:
        asked = asked.where(Usage.building_id == building_id)
    return list(session.execute(asked))


def kept_uses(session: Session, columns: Sequence[str]) -> Sequence[Any]:
    """All uses that are not deleted: id and these columns, as plain rows; a log may hold very many."""
    asked = (_LOG.id, *(_LOG[name] for name in columns))
    return session.execute(select(*asked).where(_LOG.deleted_at.is_(None)).order_by(_LOG.id)).all()


def dongs(session: Session, kind: str) -> Sequence[Any]:
    """The 동 among the departments."""
    return session.execute(select(Department.id).where(Department.kind == kind)).all()


def longest_use(session: Session) -> int:
    """How many days after its first the longest use of a room ends."""
    days = func.julianday(Usage.until_on) - func.julianday(Usage.used_on)
    statement = select(func.max(days)).where(Usage.until_on.is_not(None), Usage.deleted_at.is_(None))
    return int(session.scalar(statement) or 0)


def uses_that_meet(session: Session, ids: Sequence[int], longest: int) -> list[Any]:
    """Of these uses those on whose days another one has the same room, each with that other one.

    ``longest`` bounds from how long before a use may reach into these days: the index of the room finds it.
    """
    one, other = aliased(Usage), aliased(Usage)
    last = func.coalesce(one.until_on, one.used_on)
    return list(
        session.execute(
            select(
                one.id,
                one.used_on,
                func.coalesce(one.until_on, one.used_on, type_=one.used_on.type),
                one.start_minute,
                one.end_minute,
                other.id,
                other.used_on,
                func.coalesce(other.until_on, other.used_on, type_=other.used_on.type),
                other.start_minute,
                other.end_minute,
                other.event,
                Department.name,
            )
            .join(
                other,
                and_(
                    other.venue_id == one.venue_id,
                    other.id != one.id,
                    other.used_on <= last,
                    other.used_on >= func.date(one.used_on, f"-{longest} days"),
                    func.coalesce(other.until_on, other.used_on) >= one.used_on,
                    other.deleted_at.is_(None),
                    other.state != "CANCELLED",
                ),
            )
            .outerjoin(Department, Department.id == other.department_id)
            .where(one.id.in_(ids), one.state != "CANCELLED", one.deleted_at.is_(None))
            .order_by(one.id, other.used_on, other.start_minute)
        )
    )


def uses_too_big(session: Session, ids: Sequence[int]) -> list[Any]:
    """Of these uses those with more people than the room holds: id, and the room's size."""
    return list(
        session.execute(
            select(Usage.id, Venue.capacity)
            .join(Venue, Venue.id == Usage.venue_id)
            .where(Usage.id.in_(ids), Usage.attendees > Venue.capacity, Usage.deleted_at.is_(None))
        )
    )


def venue_listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, order: str, *, descending: bool
) -> Ids:
    """Ids of the rooms that a view shows."""
    statement = (
        select(Venue.id)
        .join(Building, Building.id == Venue.building_id)
        .where(Venue.deleted_at.is_(None), condition)
    )
    if pattern is not None:
        statement = statement.where(venue_found_by(pattern))
    keys: dict[str, Any] = {"name": Venue.sort_key, "capacity": Venue.capacity, "fee_won": Venue.fee_won}
    key = keys.get(order, Building.position)
    return statement.order_by(
        (key.desc() if descending else key.asc()).nulls_last(), Building.sort_key, Venue.sort_key, Venue.id
    )


def venue_found_by(pattern: Typed) -> ColumnElement[bool]:
    """A room found by its name or that of its building, which is joined."""
    return or_(text_condition(Venue, pattern), text_condition(Building, pattern))


def venue_view(view: str) -> ColumnElement[bool]:
    """Rooms in use, or those out of use."""
    return (
        Venue.in_use.is_(False)
        if view == "unused"
        else Venue.in_use.is_(True)
        if view == "used"
        else Venue.id > 0
    )


def rooms_in(building_id: int) -> ColumnElement[bool]:
    """The rooms of a building that are in use."""
    return and_(Venue.building_id == building_id, Venue.in_use)


def rooms_of_building(session: Session, building_id: int) -> tuple[str, int]:
    """A building's name, empty where there is none, and how many rooms of it are in use."""
    name = session.scalar(select(Building.name).where(Building.id == building_id)) or ""
    here = select(func.count()).select_from(Venue).where(Venue.deleted_at.is_(None), rooms_in(building_id))
    return name, int(session.scalar(here) or 0)


def venue_view_counts(session: Session, names: Sequence[str]) -> dict[str, int]:
    """How many rooms each view has."""
    row = session.execute(
        select(*(func.count(case((venue_view(name), 1))) for name in names)).where(Venue.deleted_at.is_(None))
    ).one()
    return dict(zip(names, row, strict=True))


def venue_rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list shows of these rooms, with the number of their uses."""
    uses = (
        select(func.count()).where(Usage.venue_id == Venue.id, Usage.deleted_at.is_(None)).scalar_subquery()
    )
    found = session.execute(
        select(
            Venue.id,
            Venue.name,
            Building.name,
            Venue.capacity,
            Venue.equipment,
            Venue.fee_won,
            Venue.waiver,
            Venue.in_use,
            uses,
        )
        .join(Building, Building.id == Venue.building_id)
        .where(Venue.id.in_(ids), Venue.deleted_at.is_(None))
    )
    return in_order(ids, found)


def rooms(session: Session, *, every: bool = False) -> list[Any]:
    """Rooms to pick: id, building, name, capacity, fee; ``every`` asks for those out of use too."""
    asked = (Venue.id, Venue.building_id, Venue.name, Venue.capacity, Venue.fee_won)
    found = select(*asked).where(Venue.deleted_at.is_(None)).order_by(Venue.sort_key)
    return list(session.execute(found if every else found.where(Venue.in_use)))


def uses_of_venue(session: Session, venue_id: int) -> int:
    """How many uses refer to a room."""
    statement = select(func.count()).where(Usage.venue_id == venue_id, Usage.deleted_at.is_(None))
    return int(session.scalar(statement) or 0)


def usage_found_by(pattern: Typed) -> ColumnElement[bool]:
    """A use found by its event, or by the name of its department, building, room or tenant."""
    return any_of(
        text_condition(Usage, pattern), *(refers_by_name(column, model, pattern) for column, model in _NAMED)
    )


_NAMED: tuple[tuple[Any, Any], ...] = (
    (Usage.department_id, Department),
    (Usage.building_id, Building),
    (Usage.venue_id, Venue),
    (Usage.tenant_id, Tenant),
)
NAMED = tuple(model for _, model in _NAMED)
"""The small tables whose names find a use too."""
_ORDERS: dict[str, Any] = {
    "event": Usage.sort_key,
    "attendees": Usage.attendees,
    "fee_won": Usage.fee_won,
    "kind": Usage.kind,
    "space": select(Building.sort_key + " " + func.coalesce(Venue.sort_key, ""))
    .outerjoin(Venue, Venue.id == Usage.venue_id)
    .where(Building.id == Usage.building_id)
    .correlate(Usage)
    .scalar_subquery(),
    "host": select(Department.sort_key)
    .where(Department.id == Usage.department_id)
    .correlate(Usage)
    .scalar_subquery(),
}
