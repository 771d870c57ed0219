"""What the fields of desktop_app.directory.fields are in SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select

from db.conditions import Having, Meanings
from db.directory import Alias, Building, ContactNote, Department, Matching, Partner, Person, Team
from db.tenants import Tenant
from db.venues import Venue


def _columns(table: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(table, name) for name in names}


def _name_of(table: Any, key: Any) -> Any:
    return select(table.name).where(table.id == key).correlate(Person).scalar_subquery()


def other_names(owner: Any, table: Any) -> Any:
    """All other names of a record as one text."""
    return (
        select(func.aggregate_strings(Alias.name, "|"))
        .where(owner == table.id, Alias.deleted_at.is_(None))
        .correlate(table)
        .scalar_subquery()
    )


def _number_in(table: Any, *more: Any) -> Any:
    return (
        select(func.count())
        .where(table.building_id == Building.id, table.deleted_at.is_(None), *more)
        .correlate(Building)
        .scalar_subquery()
    )


def _matched_in(fields: Sequence[str]) -> ColumnElement[bool]:
    matched = exists().where(Matching.team_id == Team.id, Matching.deleted_at.is_(None))
    return matched.where(Matching.field.in_(fields)) if fields else matched


PEOPLE: Meanings = {
    **_columns(
        Person,
        "name",
        "tenant_id",
        "partner_id",
        "department_id",
        "team_id",
        "post",
        "role",
        "phone",
        "mobile",
    ),
    **_columns(Person, "mail", "is_primary", "collection_basis", "collected_on", "retain_until"),
    **_columns(Person, "since_on", "until_on", "note"),
    "body": func.coalesce(
        _name_of(Tenant, Person.tenant_id),
        _name_of(Partner, Person.partner_id),
        _name_of(Department, Person.department_id),
    ),
}
CONTACTS: Meanings = {
    **_columns(ContactNote, "contacted_on", "way", "summary", "next_on", "next_step", "settled"),
    "body": func.coalesce(Tenant.name, Partner.name, Department.name),  # the log joins all three
    "person": select(Person.name)
    .where(Person.id == ContactNote.person_id)
    .correlate(ContactNote)
    .scalar_subquery(),
}
TEAMS: Meanings = {**_columns(Team, "name", "department_id"), "fields": Having(_matched_in)}
DEPARTMENTS: Meanings = {
    **_columns(Department, "name", "kind", "in_use", "duties", "note"),
    "other_names": other_names(Alias.department_id, Department),
}
PARTNERS: Meanings = {
    **_columns(Partner, "name", "kind", "head", "homepage", "address", "note"),
    "other_names": other_names(Alias.partner_id, Partner),
}
BUILDINGS: Meanings = {
    **_columns(Building, "name", "space_class", "in_plan", "in_use", "note"),
    "tenants": _number_in(Tenant, Tenant.moved_out_on.is_(None)),
    "venues": _number_in(Venue, Venue.in_use),
}
