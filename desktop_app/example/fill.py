"""The example office: the plan's own bodies and figures, and invented records true to its rules."""

from dataclasses import replace
from datetime import date
from random import Random

from desktop_app.changes import Act
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.directory.records import BodyDraft
from desktop_app.example.budget import fill_budget
from desktop_app.example.citizen_problems import fill_citizen_problems
from desktop_app.example.contacts import contact_drafts
from desktop_app.example.duties import fill_duties
from desktop_app.example.field_visits import fill_field_visits
from desktop_app.example.files import fill_files
from desktop_app.example.linkages import fill_linkages
from desktop_app.example.meetings import fill_meetings
from desktop_app.example.movements import fill_movements
from desktop_app.example.names import OFFICES, PARTNER_HOMES, TEAM_HOMES
from desktop_app.example.next_year import fill_next_year
from desktop_app.example.officers import fill_officers
from desktop_app.example.privacy import fill_privacy
from desktop_app.example.project_links import ProjectLinks
from desktop_app.example.project_records import fill_project_records
from desktop_app.example.projects import fill_projects
from desktop_app.example.proposals import fill_proposals
from desktop_app.example.publicity import fill_publicity
from desktop_app.example.rounds import fill_rounds
from desktop_app.example.tenants import person_drafts, tenant_drafts
from desktop_app.example.trainings import fill_trainings
from desktop_app.example.venue_offers import fill_venue_offers
from desktop_app.example.venues import room_drafts, usage_drafts
from desktop_app.example.views import fill_views
from desktop_app.office import Office
from desktop_app.projects.plan_projects import start_with_projects
from desktop_app.reference import plan
from desktop_app.terms import DepartmentKind

SEED = 2021


def fill_all(office: Office) -> None:
    """The whole example in a new office; the same seed gives the same records."""
    fill_reference(office)
    fill_officers(office, _dice())
    fill_tenants(office, _dice())
    office.contacts.add_many(contact_drafts(_dice(), office))
    fill_proposals(office, _dice())
    fill_files(office, SEED)
    office.days_off.add(DayDraft(date(2021, 12, 31), "종무식"))
    fill_projects(office)
    fill_project_records(office)
    fill_field_visits(office)
    fill_trainings(office, _dice())
    fill_publicity(office)
    fill_citizen_problems(office)
    fill_linkages(office)
    fill_meetings(office, _dice())
    fill_venues(office, _dice())
    fill_venue_offers(office)
    fill_budget(office)
    fill_next_year(office)
    fill_duties(office)
    fill_movements(office)
    fill_rounds(office)
    fill_views(office)
    fill_privacy(office)


def fill_reference(office: Office) -> None:
    """The plan's own bodies where the office lacks them, more departments, and a home for the plan's teams."""
    if not office.directory.departments():
        start_with_plan(office.directory, office.departments, office.partners, office.buildings)
        start_with_projects(office.directory, office.projects)
        office.admin_duties.add_planned(office.directory.find)
        office.targets.add_planned()
        office.basis.fill_from_plan(Act.FILL_REFERENCE)
    office.departments.add_many(
        [
            BodyDraft(name, DepartmentKind.OFFICE, position=place)
            for place, name in enumerate(OFFICES, start=len(plan()["departments"]) + 1)
        ],
        Act.FILL_EXAMPLE,
    )
    office.directory.place_teams(TEAM_HOMES, Act.FILL_EXAMPLE)
    for name, place in PARTNER_HOMES.items():
        key = office.directory.find("PARTNER", name)
        if key is not None:
            address = f"{plan()['site']['mail_address']} {place}"
            office.partners.edit(key, replace(office.partners.draft(key), address=address))


def fill_tenants(office: Office, dice: Random) -> None:
    """233 tenants that give exactly the plan's status table, and their people."""
    directory = office.directory
    office.tenants.add_many(tenant_drafts(dice, directory.buildings(), directory.partners()))
    office.people.add_many(person_drafts(dice, directory.tenants()))


def fill_venues(office: Office, dice: Random) -> None:
    """Rooms and a year of their uses."""
    directory, venues = office.directory, office.venues
    venues.add_many(room_drafts(directory.buildings()))
    uses = usage_drafts(dice, venues.choices(), directory.departments(), directory.tenants())
    links = ProjectLinks(office, SEED)
    office.usages.add_many([replace(one, project_id=links.of(one.event)) for one in uses])


def _dice() -> Random:
    return Random(SEED)  # noqa: S311 - the same example every time, no secret
