"""What the fields of desktop_app.directory.fields are in SQL."""

from typing import Any

from sqlalchemy import func, select

from db.conditions import Meanings
from db.directory import Alias, Building, Department, Partner, Person
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


PEOPLE: Meanings = {
    **_columns(Person, "name", "tenant_id", "partner_id", "department_id", "post", "role", "phone", "mobile"),
    **_columns(Person, "mail", "is_primary", "collection_basis", "collected_on", "retain_until"),
    **_columns(Person, "since_on", "until_on", "note"),
    "body": func.coalesce(
        _name_of(Tenant, Person.tenant_id),
        _name_of(Partner, Person.partner_id),
        _name_of(Department, Person.department_id),
    ),
}
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
