"""The example office: the plan's own bodies and figures, and invented records true to its rules."""

from random import Random

from desktop_app.directory.records import BodyDraft
from desktop_app.example.budget import fill_budget
from desktop_app.example.names import OFFICES, TEAM_HOMES
from desktop_app.example.proposals import fill_proposals
from desktop_app.example.tenants import person_drafts, tenant_drafts
from desktop_app.example.venues import room_drafts, usage_drafts
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import DepartmentKind, PartnerKind

SEED = 2021


def fill_all(office: Office) -> None:
    """The whole example; the same seed gives the same records."""
    fill_reference(office)
    fill_tenants(office, _dice())
    fill_proposals(office, _dice())
    fill_venues(office, _dice())
    fill_budget(office)


def fill_reference(office: Office) -> None:
    """What the plan itself gives: departments with duties, 동, partners with other names, buildings, matching."""
    stated = plan()
    duties = {row["name"]: row["duties"] for row in stated["departments"]}
    office.directory.add_departments(
        [
            *(
                BodyDraft(name, DepartmentKind.OFFICE, duties=duties.get(name, ""), position=place)
                for place, name in enumerate((*duties, *OFFICES), start=1)
            ),
            *(
                BodyDraft(name, DepartmentKind.DONG, aliases=_dong_names(name), position=place)
                for place, name in enumerate(stated["dong"], start=1)
            ),
        ]
    )
    office.directory.add_partners(
        BodyDraft(row["name"], PartnerKind[row["kind"]], row.get("head", ""), aliases=tuple(row["aliases"]))
        for row in stated["partners"]
    )
    office.buildings.add_listed()
    office.directory.add_matching(TEAM_HOMES)


def fill_tenants(office: Office, dice: Random) -> None:
    """233 tenants that give exactly the plan's status table, and their people."""
    directory = office.directory
    office.tenants.add_many(tenant_drafts(dice, directory.buildings(), directory.partners()))
    office.people.add_many(person_drafts(dice, directory.tenants()))


def fill_venues(office: Office, dice: Random) -> None:
    """Rooms and a year of their uses."""
    directory, venues = office.directory, office.venues
    venues.add_many(room_drafts(directory.buildings()))
    office.usages.add_many(usage_drafts(dice, venues.choices(), directory.departments(), directory.tenants()))


def _dice() -> Random:
    return Random(SEED)  # noqa: S311 - the same example every time, no secret


def _dong_names(name: str) -> tuple[str, ...]:
    short = name.replace("제", "", 1) if "제" in name else name
    return tuple(
        dict.fromkeys(other for other in (short, f"{short}주민센터", f"{name}주민센터") if other != name)
    )
