"""The example office: the plan's own bodies and figures, and invented records true to its rules."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
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
from desktop_app.example.issued import fill_issued
from desktop_app.example.linkages import fill_linkages
from desktop_app.example.meetings import fill_meetings
from desktop_app.example.movements import fill_movements
from desktop_app.example.names import OFFICES, PARTNER_HOMES, TEAM_HOMES
from desktop_app.example.next_year import fill_next_year
from desktop_app.example.officers import fill_officers
from desktop_app.example.official import fill_month_plan, fill_official_list
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

Tell = Callable[[int, int, str], object]
"""Steps done, all steps, what comes next."""


def silent(done: int, total: int, text: str) -> None:
    """Nobody waits to hear how far it is."""


def fill_all(office: Office, tell: Tell = silent) -> None:
    """The whole example in a new office; the same seed gives the same records.

    ``tell`` hears how far it is, and again after each act: whatever it raises stops the work within a step too.
    """
    for number, (word, fill) in enumerate(STEPS):
        step = partial(tell, number, len(STEPS), word)
        step()
        with office.store.watched(step):
            fill(office)
    tell(len(STEPS), len(STEPS), "마무리")


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


STEPS: tuple[tuple[str, Callable[[Office], object]], ...] = (
    ("계획서의 부서·기관", fill_reference),
    ("부서 담당자", lambda office: fill_officers(office, _dice())),
    ("입주단체 233곳", lambda office: fill_tenants(office, _dice())),
    ("연락 기록", lambda office: office.contacts.add_many(contact_drafts(_dice(), office))),
    ("제안과 검토의견서", lambda office: fill_proposals(office, _dice())),
    ("붙임 파일", lambda office: fill_files(office, SEED)),
    ("쉬는 날", lambda office: office.days_off.add(DayDraft(date(2021, 12, 31), "종무식"))),
    ("연계사업", fill_projects),
    ("참여상점과 추진상황", fill_project_records),
    ("현장견학", fill_field_visits),
    ("교육", lambda office: fill_trainings(office, _dice())),
    ("소식지와 홍보", fill_publicity),
    ("난제와 공간 건의", fill_citizen_problems),
    ("1:1 연계", fill_linkages),
    ("회의와 워크숍", lambda office: fill_meetings(office, _dice())),
    ("대관 시설과 이용", lambda office: fill_venues(office, _dice())),
    ("장소 제안", fill_venue_offers),
    ("예산", fill_budget),
    ("집행 계획", fill_month_plan),
    ("대사", fill_official_list),
    ("다음 해", fill_next_year),
    ("할 일", fill_duties),
    ("들고 난 단체", fill_movements),
    ("취합", fill_rounds),
    ("저장한 보기", fill_views),
    ("개인정보 기록", fill_privacy),
    ("발행한 보고서", fill_issued),
)
"""In this order: what stands below needs what stands above."""
