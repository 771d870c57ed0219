"""입주단체 in SQL: the list, its views and totals, the counts of the status table."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from db.conditions import Having, Meanings
from db.directory import Alias, Building, Person, in_post
from db.listing import (
    Prepared,
    Shape,
    Typed,
    among,
    any_of,
    asking,
    ids_text,
    ids_value,
    in_order,
    refers_by_name,
    text_condition,
    worded,
)
from db.proposals import Proposal
from db.tenants import Tenant
from db.tenants_status import present
from db.venues import Usage

CLASSES = (
    ("CENTER", "MIRAE"), ("CENTER", "SANGSANG_ROOM"), ("CENTER", "SANGSANG_COWORKING"), ("CENTER", "SMALL_BUILDING"),
    ("CENTER", ""), ("INTERMEDIARY", ""), ("OTHER", ""),
)  # fmt: skip
"""Group and place of the status table's columns; a tenant of the center without a place is in the total only."""
NAMED = (Building,)
"""The small tables whose names find a tenant too."""

Ids = Select[Any]
"""A listing: selects ids in the list's order."""


def gone(on: date) -> ColumnElement[bool]:
    """Moved out by a day."""
    return and_(Tenant.moved_out_on.is_not(None), Tenant.moved_out_on <= on)


def _has_person(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Person.tenant_id == Tenant.id, Person.deleted_at.is_(None), *more)


def housed_in(building_id: int, on: date) -> ColumnElement[bool]:
    """The tenants that sit in a building on a day."""
    return and_(present(on), Tenant.building_id == building_id)


def missing_conditions() -> dict[str, ColumnElement[bool]]:
    """미비 항목 by key: each a condition on a tenant."""
    reachable = or_(Person.phone != "", Person.mobile != "", Person.mail != "")
    return {
        "field": Tenant.field == "",
        "legal_form": Tenant.legal_form == "",
        "business": Tenant.business == "",
        "building_id": Tenant.building_id.is_(None),
        "agreed_until": Tenant.agreed_until.is_(None),
        "people": ~_has_person(),
        "collection_basis": _has_person(Person.collection_basis == "", reachable),
    }


def missing_count() -> ColumnElement[int]:
    """How many 미비 항목 a tenant has."""
    first, *others = (case((condition, 1), else_=0) for condition in missing_conditions().values())
    total: ColumnElement[int] = first
    for one in others:
        total = total + one
    return total


def view_condition(view: str, today: date, notice_until: date) -> ColumnElement[bool]:
    """The saved views of the list."""
    conditions: dict[str, ColumnElement[bool]] = {
        "center": and_(present(today), Tenant.tenant_group == "CENTER"),
        "expiring": and_(
            present(today), Tenant.agreed_until.is_not(None), Tenant.agreed_until <= notice_until
        ),
        "missing": and_(present(today), or_(*missing_conditions().values())),
        "gone": and_(Tenant.deleted_at.is_(None), gone(today)),
        "ever": Tenant.deleted_at.is_(None),
    }
    return conditions.get(view, present(today))


ORDERS: dict[str, ColumnElement[Any]] = {
    "name": Tenant.sort_key.expression,
    "field": Tenant.field.expression,
    "legal_form": Tenant.legal_form.expression,
    "agreed_from": Tenant.agreed_from.expression,
    "agreed_until": Tenant.agreed_until.expression,
    "proposals": select(func.count())
    .where(Proposal.tenant_id == Tenant.id, Proposal.deleted_at.is_(None))
    .correlate(Tenant)
    .scalar_subquery(),
    "place": select(Building.sort_key + " " + worded(Tenant.room))
    .where(Building.id == Tenant.building_id)
    .correlate(Tenant)
    .scalar_subquery(),
    "missing": missing_count(),
}


def _missing_any(keys: Sequence[str]) -> ColumnElement[bool]:
    conditions = missing_conditions()
    return or_(*(conditions[key] for key in keys or conditions))


MEANINGS: Meanings = {
    **{
        name: getattr(Tenant, name)
        for name in (
            "name", "tenant_group", "place", "building_id", "room", "host_id", "field", "legal_form", "business",
            "cooperation", "homepage", "agreed_from", "agreed_until", "moved_in_on", "moved_out_on", "profile",
            "address", "note",
        )
    },
    "other_names": select(func.aggregate_strings(Alias.name, "|"))
    .where(Alias.tenant_id == Tenant.id, Alias.deleted_at.is_(None))
    .correlate(Tenant)
    .scalar_subquery(),
    "missing": Having(_missing_any),
    "missing_count": missing_count(),
    "proposals": ORDERS["proposals"],
    "people": select(func.count())
    .where(Person.tenant_id == Tenant.id, Person.deleted_at.is_(None))
    .correlate(Tenant)
    .scalar_subquery(),
    "here_on": Having(lambda days: present(days[0])),
}  # fmt: skip
"""What the fields of desktop_app.tenants.fields are in SQL."""


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """A tenant found by its own words or its building's name, which is searched in its own small table."""
    return any_of(text_condition(Tenant, pattern), refers_by_name(Tenant.building_id, Building, pattern))


def listing(condition: ColumnElement[bool], pattern: Typed | None, order: str, *, descending: bool) -> Ids:
    """Ids of the list in its order."""
    statement = select(Tenant.id).where(condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    if order not in ORDERS or order == "name":
        name = (Tenant.sort_key, Tenant.id)
        return statement.order_by(*(key.desc() if descending else key for key in name))
    key = ORDERS[order]
    ordered = key.desc().nulls_last() if descending else key.asc().nulls_last()
    return statement.order_by(ordered, Tenant.sort_key, Tenant.id)


@lru_cache(maxsize=64)
def tenant_list(
    view: str, days: tuple[date, date], shape: Shape | None, order: str, *, descending: bool
) -> Prepared:
    """The list of a saved view, made once; executed with what was typed. ``days`` are today and the end of notice."""
    return prepared(listing(view_condition(view, *days), shape, order, descending=descending))


def prepared(statement: Ids) -> Prepared:
    """A listing with all its ids, which the index has in the list's order without the tenants."""
    return Prepared.of(statement, select(ids_text(statement.subquery().c.id)))


def sums(session: Session, ids: Sequence[int], today: date) -> list[int]:
    """Tenants in the park in all; of these ids 미비, proposals, and how many of each of ``CLASSES``."""
    return list(asking(session).execute(_sums(today), {"ids": ids_value(ids)}).one())


@lru_cache(maxsize=4)
def _sums(today: date) -> Any:
    rows = select(
        Tenant.tenant_group,
        Tenant.place,
        missing_count().label("missing"),
        ORDERS["proposals"].label("asked"),
    )
    found = rows.where(among(Tenant.id, "ids")).subquery().c
    everyone = select(func.count()).select_from(Tenant).where(present(today)).scalar_subquery()
    return select(
        everyone,
        *(func.coalesce(func.sum(figure), 0) for figure in (found.missing, found.asked)),
        *(func.count().filter(found.tenant_group == group, found.place == place) for group, place in CLASSES),
    )


def proposals_of(session: Session, ids: "Sequence[int] | None" = None) -> dict[int, int]:
    """Number of proposals by tenant; of all tenants where no ids are named."""
    statement = (
        select(Proposal.tenant_id, func.count())
        .where(Proposal.deleted_at.is_(None), Proposal.tenant_id.is_not(None))
        .group_by(Proposal.tenant_id)
    )
    if ids is not None:
        statement = statement.where(Proposal.tenant_id.in_(ids))
    return {key: number for key, number in session.execute(statement) if key is not None}


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list shows of these tenants."""
    return in_order(ids, asking(session).execute(_rows(), {"ids": ids_value(ids)}).all())


@lru_cache(maxsize=1)
def _rows() -> Any:
    return (
        select(
            Tenant.id,
            Tenant.name,
            Building.name,
            Tenant.room,
            Tenant.place,
            Tenant.field,
            Tenant.legal_form,
            Tenant.agreed_from,
            Tenant.agreed_until,
            Tenant.moved_out_on,
            missing_count(),
            ORDERS["proposals"],
        )
        .outerjoin(Building, Building.id == Tenant.building_id)
        .where(among(Tenant.id, "ids"), Tenant.deleted_at.is_(None))
    )


def first_people(session: Session, ids: Sequence[int], on: date) -> dict[int, tuple[str, str]]:
    """Name and number of the person to reach, by tenant: the primary one first."""
    found = asking(session).execute(_people(on), {"ids": ids_value(ids)}).all()
    return {key: (name, phone or mobile) for key, name, phone, mobile in found if key is not None}


@lru_cache(maxsize=4)
def _people(on: date) -> Any:
    return (
        select(Person.tenant_id, Person.name, Person.phone, Person.mobile)
        .where(among(Person.tenant_id, "ids"), in_post(on))
        .order_by(Person.is_primary, Person.id.desc())
    )


def usage_of(session: Session, tenant_id: int) -> tuple[int, int]:
    """How many uses of rooms a tenant held, and the persons in all."""
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(Usage.attendees), 0)).where(
            Usage.tenant_id == tenant_id, Usage.deleted_at.is_(None), Usage.state != "CANCELLED"
        )
    ).one()
    return row[0], int(row[1] or 0)


def missing_keys(session: Session, tenant_id: int) -> list[str]:
    """The keys of one tenant's 미비 항목."""
    conditions = missing_conditions()
    row = session.execute(
        select(*(case((condition, 1), else_=0) for condition in conditions.values())).where(
            Tenant.id == tenant_id
        )
    ).one()
    return [key for key, flag in zip(conditions, row, strict=True) if flag]


def views(session: Session, today: date, notice_until: date) -> dict[str, int]:
    """How many tenants each saved view has, in one pass."""
    names = ("all", "center", "expiring", "missing", "gone", "ever")
    row = session.execute(
        select(
            *(func.count(case((view_condition(name, today, notice_until), 1))) for name in names)
        ).select_from(Tenant)
    ).one()
    return dict(zip(names, row, strict=True))
