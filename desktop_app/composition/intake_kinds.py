"""The kinds of records that come in from files, by the table that they go to; each is described beside its feature."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from desktop_app.clock import Clock

if TYPE_CHECKING:
    from desktop_app.intake.kinds import Lookup, RecordKind


def _tenant(clock: Clock) -> "RecordKind":
    from desktop_app.tenants.intake import tenant_kind

    return tenant_kind(clock)


def _person(_clock: Clock) -> "RecordKind":
    from desktop_app.directory.people_intake import person_kind

    return person_kind()


def _partner(clock: Clock) -> "RecordKind":
    from desktop_app.directory.bodies_intake import partner_kind

    return partner_kind(clock)


def _department(clock: Clock) -> "RecordKind":
    from desktop_app.directory.bodies_intake import department_kind

    return department_kind(clock)


def _building(_clock: Clock) -> "RecordKind":
    from desktop_app.directory.bodies_intake import building_kind

    return building_kind()


def _proposal(clock: Clock) -> "RecordKind":
    from desktop_app.proposals.intake import proposal_kind
    from desktop_app.tenants.keeping import named_tenant

    return proposal_kind(partial(named_tenant, now=clock.now))


def register_lookups() -> "Mapping[str, Lookup]":
    """How cells of registers name what has more than one name, by what their fields refer to."""
    from desktop_app.directory.intake import building_lookup, named_lookup, partner_lookup
    from desktop_app.directory.records import BodyKind

    return {
        "body_department": named_lookup(BodyKind.DEPARTMENT, "body_department", "부서·동"),
        "department": named_lookup(BodyKind.DEPARTMENT, "department", "부서"),
        "dong": named_lookup(BodyKind.DEPARTMENT, "dong", "동"),
        "tenant": named_lookup(BodyKind.TENANT, "tenant", "입주단체"),
        "partner": partner_lookup(),
        "building": building_lookup(),
    }


def _project(clock: Clock) -> "RecordKind":
    from desktop_app.projects.project_intake import project_kind

    return project_kind(clock)


def _linkage(clock: Clock) -> "RecordKind":
    from desktop_app.projects.linkage_intake import linkage_kind

    return linkage_kind(clock)


def _venue(_clock: Clock) -> "RecordKind":
    from desktop_app.venues.rooms_intake import venue_kind

    return venue_kind()


def _usage(clock: Clock) -> "RecordKind":
    from desktop_app.venues.usage_intake import usage_kind

    return usage_kind(clock)


def _entry(_clock: Clock) -> "RecordKind":
    from desktop_app.budget.entry_intake import entry_kind

    return entry_kind()


KINDS: Final[Mapping[str, Callable[[Clock], "RecordKind"]]] = {
    "tenant": _tenant,
    "person": _person,
    "partner": _partner,
    "department": _department,
    "building": _building,
    "proposal": _proposal,
    "project": _project,
    "linkage": _linkage,
    "venue": _venue,
    "usage": _usage,
    "entry": _entry,
}
