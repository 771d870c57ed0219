"""Departments, partners, buildings and people in SQL: pick lists, registers, names by which they are found."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from db.base import Base
from db.directory import Alias, Building, Department, Partner, Person, Team, in_post
from db.listing import (
    TextPattern,
    Typed,
    any_of,
    ends_with_number,
    in_order,
    refers_by_name,
    text_condition,
    worded,
)
from db.tenants import Tenant

Ids = Select[Any]

_NAMED: dict[str, tuple[Any, Any]] = {
    "TENANT": (Tenant, Alias.tenant_id),
    "PARTNER": (Partner, Alias.partner_id),
    "DEPARTMENT": (Department, Alias.department_id),
}
"""The registers whose records go by several names, each with its column of the alias table."""


def departments(session: Session) -> list[Any]:
    """Id, name, kind of the departments in use: offices first, then 동."""
    return list(
        session.execute(
            select(Department.id, Department.name, Department.kind)
            .where(Department.deleted_at.is_(None), Department.in_use)
            .order_by(Department.kind.desc(), Department.position, Department.sort_key)
        )
    )


def partners(session: Session) -> list[Any]:
    """Id, name, kind of the partners."""
    return list(
        session.execute(
            select(Partner.id, Partner.name, Partner.kind)
            .where(Partner.deleted_at.is_(None))
            .order_by(Partner.sort_key)
        )
    )


def tenants(session: Session, on: date) -> list[Any]:
    """Id, name and whether it had left by a day: those in the park first, for the past is recorded too."""
    left = and_(Tenant.moved_out_on.is_not(None), Tenant.moved_out_on <= on)
    return list(
        session.execute(
            select(Tenant.id, Tenant.name, case((left, 1), else_=0))
            .where(Tenant.deleted_at.is_(None))
            .order_by(case((left, 1), else_=0), Tenant.sort_key)
        )
    )


def buildings(session: Session) -> list[Any]:
    """Id, name and class of the buildings in use, in the plan's order."""
    return list(
        session.execute(
            select(Building.id, Building.name, Building.space_class)
            .where(Building.deleted_at.is_(None), Building.in_use)
            .order_by(Building.position, Building.sort_key)
        )
    )


def teams(session: Session) -> list[Any]:
    """Id, name and department (None where the plan does not say) of the teams."""
    return list(
        session.execute(
            select(Team.id, Team.name, Team.department_id)
            .where(Team.deleted_at.is_(None))
            .order_by(Team.sort_key)
        )
    )


def aliases(session: Session, kind: str) -> dict[int, tuple[str, ...]]:
    """The other names of all tenants, partners or departments, by their id."""
    _, owner = _NAMED[kind]
    found: dict[int, tuple[str, ...]] = {}
    for key, name in session.execute(
        select(owner, Alias.name).where(Alias.kind == kind, Alias.deleted_at.is_(None)).order_by(Alias.id)
    ):
        if key is not None:
            found[key] = (*found.get(key, ()), name)
    return found


def aliases_of(session: Session, kind: str, record_id: int) -> tuple[str, ...]:
    """The other names of one record."""
    _, owner = _NAMED[kind]
    found = session.scalars(
        select(Alias.name).where(owner == record_id, Alias.deleted_at.is_(None)).order_by(Alias.id)
    )
    return tuple(found)


def by_alias(session: Session, kind: str, key: str) -> int | None:
    """The id behind another name's key."""
    _, owner = _NAMED[kind]
    return session.scalar(
        select(owner).where(Alias.kind == kind, Alias.key == key, Alias.deleted_at.is_(None))
    )


def by_name(session: Session, kind: str, sort_key: str) -> int | None:
    """The id of a record that is itself named so; of tenants of one name the one that came last."""
    model, _ = _NAMED[kind]
    return session.scalar(
        select(model.id)
        .where(model.sort_key == sort_key, model.deleted_at.is_(None))
        .order_by(model.id.desc())
        .limit(1)
    )


def name_of(session: Session, kind: str, record_id: int) -> str | None:
    """The name of a TENANT, PARTNER or DEPARTMENT that is not deleted."""
    model, _ = _NAMED[kind]
    return session.scalar(select(model.name).where(model.id == record_id, model.deleted_at.is_(None)))


def owner_of_alias(session: Session, kind: str, key: str, but: int | None) -> str | None:
    """The name of another record of a register that goes by this key too."""
    model, owner = _NAMED[kind]
    statement = (
        select(model.name)
        .join(Alias, owner == model.id)
        .where(Alias.kind == kind, Alias.key == key, Alias.deleted_at.is_(None), model.deleted_at.is_(None))
    )
    return session.scalar(statement if but is None else statement.where(model.id != but))


def owner_of_name(session: Session, kind: str, sort_key: str, but: int | None) -> str | None:
    """The name of another record of a register that is itself named so, blanks and (주) ignored."""
    model, _ = _NAMED[kind]
    statement = select(model.name).where(model.sort_key == sort_key, model.deleted_at.is_(None))
    return session.scalar((statement if but is None else statement.where(model.id != but)).limit(1))


def person_found_by(pattern: Typed) -> ColumnElement[bool]:
    """A person found by name and post, by the name of the body, or by the last digits of a number."""
    return any_of(
        text_condition(Person, pattern),
        refers_by_name(Person.tenant_id, Tenant, pattern),
        refers_by_name(Person.partner_id, Partner, pattern),
        refers_by_name(Person.department_id, Department, pattern),
        refers_by_name(Person.team_id, Team, pattern),
        ends_with_number(Person.phone, pattern),
        ends_with_number(Person.mobile, pattern),
    )


def people_listing(
    pattern: TextPattern | None, condition: ColumnElement[bool], order: str, *, descending: bool
) -> Ids:
    """Ids of the list of people; the names of their bodies are searched too."""
    statement = select(Person.id).where(Person.deleted_at.is_(None), condition)
    if pattern is not None:
        statement = statement.where(person_found_by(pattern))
    keys: dict[str, Any] = {
        "post": worded(func.nullif(Person.post, "")),
        "retain_until": Person.retain_until,
        "until_on": Person.until_on,
    }
    key = keys.get(order, Person.sort_key)
    return statement.order_by(
        (key.desc() if descending else key.asc()).nulls_last(), Person.sort_key, Person.id
    )


def person_view(view: str, today: date) -> ColumnElement[bool]:
    """Saved views of people."""
    reachable = or_(Person.phone != "", Person.mobile != "", Person.mail != "")
    views: dict[str, ColumnElement[bool]] = {
        "primary": and_(Person.is_primary, or_(Person.until_on.is_(None), Person.until_on >= today)),
        "left": and_(Person.until_on.is_not(None), Person.until_on < today),
        "no_basis": and_(Person.collection_basis == "", reachable),
        "retain_over": and_(Person.retain_until.is_not(None), Person.retain_until < today),
    }
    return views.get(view, Person.id > 0)


def person_of(owner: str, record_id: int) -> ColumnElement[bool]:
    """The people of one body: ``person_of("tenant_id", 3)``."""
    column: ColumnElement[Any] = getattr(Person, owner)
    return column == record_id


def person_view_counts(session: Session, names: Sequence[str], today: date) -> dict[str, int]:
    """How many people each view has."""
    row = session.execute(
        select(*(func.count(case((person_view(name, today), 1))) for name in names)).where(
            Person.deleted_at.is_(None)
        )
    ).one()
    return dict(zip(names, row, strict=True))


def people_rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list shows of these people, with the name of their body."""
    found = session.execute(
        select(
            Person.id,
            Person.name,
            func.coalesce(Tenant.name, Partner.name, Department.name),
            Person.post,
            Person.role,
            Person.phone,
            Person.mobile,
            Person.mail,
            Person.collection_basis,
            Person.retain_until,
            Person.since_on,
            Person.until_on,
            func.coalesce(Team.name, ""),
        )
        .outerjoin(Tenant, Tenant.id == Person.tenant_id)
        .outerjoin(Partner, Partner.id == Person.partner_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(Team, Team.id == Person.team_id)
        .where(Person.id.in_(ids), Person.deleted_at.is_(None))
    )
    return in_order(ids, found)


def people_of(session: Session, on: date, **body: int) -> list[int]:
    """Ids of the people of one body: in post on a day, the primary one first, then the others.

    ``people_of(s, today, tenant_id=3)``
    """
    ((name, key),) = body.items()
    return list(
        session.scalars(
            select(Person.id)
            .where(getattr(Person, name) == key, Person.deleted_at.is_(None))
            .order_by(case((in_post(on), 0), else_=1), Person.is_primary.desc(), Person.id)
        )
    )


def beside(
    session: Session,
    tenant_id: int | None,
    partner_id: int | None,
    department_id: int | None,
    team_id: int | None,
) -> list[int]:
    """The people of a body, of a department those of one team: one of them is the primary one."""
    statement = select(Person.id).where(
        Person.tenant_id.is_not_distinct_from(tenant_id),
        Person.partner_id.is_not_distinct_from(partner_id),
        Person.department_id.is_not_distinct_from(department_id),
        Person.team_id.is_not_distinct_from(team_id),
        Person.deleted_at.is_(None),
        Person.is_primary,
    )
    return list(session.scalars(statement))


def body_listing(
    model: type[Department] | type[Partner],
    view: str,
    pattern: TextPattern | None,
    order: str,
    *,
    descending: bool,
) -> Ids:
    """Ids of the departments or partners; a view is a kind. Departments come first, then 동."""
    statement = select(model.id).where(model.deleted_at.is_(None))
    if view != "all":
        statement = statement.where(model.kind == view)
    if pattern is not None:
        statement = statement.where(text_condition(model, pattern))
    key: Any = model.sort_key if order == "name" else model.kind
    if order == "name":
        return statement.order_by(key.desc() if descending else key.asc(), model.id)
    place: Any = Department.position if model is Department else model.sort_key
    return statement.order_by(key.asc() if descending else key.desc(), place, model.sort_key, model.id)


def body_rows(
    session: Session, model: type[Department] | type[Partner], text: str, ids: Sequence[int]
) -> list[Any]:
    """What the list shows of these bodies: id, name, kind, duties or head, in use."""
    in_use: Any = Department.in_use if model is Department else literal(value=True)
    found = session.execute(
        select(model.id, model.name, model.kind, getattr(model, text), in_use).where(
            model.id.in_(ids), model.deleted_at.is_(None)
        )
    )
    return in_order(ids, found)


def body_counts(session: Session, model: type[Department] | type[Partner]) -> dict[str, int]:
    """How many bodies of each kind."""
    found = session.execute(
        select(model.kind, func.count()).where(model.deleted_at.is_(None)).group_by(model.kind)
    )
    return {row[0]: row[1] for row in found}


def alias_rows(session: Session, owner: str, body_id: int) -> list[Alias]:
    """The live other names of one body, to be edited."""
    statement = select(Alias).where(getattr(Alias, owner) == body_id, Alias.deleted_at.is_(None))
    return list(session.scalars(statement))


def uses_of_body(session: Session, table_name: str, body_id: int) -> int:
    """How many live records of any kind refer to a department or partner; its names go along with it."""
    used = 0
    for table in Base.metadata.sorted_tables:
        if table.name == Alias.__tablename__ or "deleted_at" not in table.c:
            continue
        for column in table.c:
            if any(key.column.table.name == table_name for key in column.foreign_keys):
                statement = select(func.count()).where(column == body_id, table.c.deleted_at.is_(None))
                used += int(session.scalar(statement) or 0)
    return used
