"""Korean text as macOS writes it is stored composed, and lists are in 가나다 order with numbers by value (L5)."""

import unicodedata
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.directory.records import BodyDraft, BuildingDraft, PersonDraft
from desktop_app.finding.records import Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.records import Assignment, ProposalDraft, Proposer, ProposerKind
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import (
    CollectionBasis,
    DepartmentKind,
    Direction,
    EntryKind,
    PartnerKind,
    TenantPlace,
    Verdict,
)
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.dump import dump

YEAR, DAY = 2021, date(2021, 6, 1)
NOT_WORDS = {"phone", "mobile", "mail", "homepage"}


def decomposed(draft: Any) -> Any:
    """The draft with every text of words as macOS would hand it over."""
    texts = {
        one.name: unicodedata.normalize("NFD", f"한빛 {one.name} 각")
        for one in fields(draft)
        if one.type in {"str", str} and one.name not in NOT_WORDS
    }
    return replace(draft, **texts)


def fill(office: Office) -> None:
    department = office.departments.add(decomposed(BodyDraft("", DepartmentKind.OFFICE))).record_id
    partner = decomposed(
        BodyDraft("", PartnerKind.AGENCY, aliases=(unicodedata.normalize("NFD", "옛 한빛"),))
    )
    office.partners.add(partner)
    building = office.buildings.add(decomposed(BuildingDraft(""))).record_id
    tenant = office.tenants.add(decomposed(TenantDraft("", place=TenantPlace.MIRAE))).record_id
    assert department is not None
    assert building is not None
    assert tenant is not None
    office.people.add(
        decomposed(
            PersonDraft("", tenant_id=tenant, collection_basis=CollectionBasis.CONSENT, collected_on=DAY)
        )
    )
    room = office.venues.add(decomposed(VenueDraft("", building))).record_id
    office.usages.add(
        decomposed(UsageDraft(DAY, "", department_id=department, building_id=building, venue_id=room))
    )
    proposer = Proposer(ProposerKind.TENANT, tenant)
    proposal = office.proposals.receive(
        decomposed(ProposalDraft(proposer=proposer, received_on=DAY))
    ).record_id
    assert proposal is not None
    asked = Assignment(department, unicodedata.normalize("NFD", "한빛팀"))
    office.proposals.assignments.assign(proposal, [asked], DAY)
    opinion = office.proposals.get(proposal).departments[0].opinion_id
    draft = office.proposals.opinions.open(opinion).draft
    office.proposals.opinions.save(replace(decomposed(draft), verdict=Verdict.ACCEPTED, written_on=DAY))
    office.proposals.opinions.save_criteria(YEAR, [CriterionDraft(unicodedata.normalize("NFD", "법령 적합"))])
    line = PlannedLine("201-01", unicodedata.normalize("NFD", "사무관리비"), 10**9)
    office.budget.levels.set_up_year(YEAR, PlannedBudget(("과", "정책", "단위", "세부"), (line,)))
    account = next(one for one in office.budget.levels.tree(YEAR) if one.is_line).id
    office.budget.save(decomposed(EntryDraft(YEAR, account, EntryKind.ALLOTMENT, DAY, 1_000, "")))


def test_decomposed_text_is_stored_composed_whatever_its_field(office: Office) -> None:
    fill(office)
    found = [
        (table, value)
        for table, rows in dump(office.store).items()
        for row in rows
        for value in row
        if isinstance(value, str) and not unicodedata.is_normalized("NFC", value)
    ]
    assert found == []


def test_decomposed_text_finds_what_is_stored_composed(office: Office) -> None:
    fill(office)
    typed = unicodedata.normalize("NFD", "한빛")
    assert {group.key for group in office.finding.find(Question(typed, "", YEAR)).groups} >= {
        "TENANT", "PARTNER", "DEPARTMENT", "PERSON", "BUILDING", "VENUE", "USAGE", "PROPOSAL", "OPINION", "ENTRY",
    }  # fmt: skip
    assert len(office.tenants.listing(ListQuery(text=typed)).ids) == 1
    number = office.proposals.list.rows(office.proposals.list.listing(ListQuery(year=YEAR)).ids)[0].number
    assert office.proposals.find(unicodedata.normalize("NFD", number))


NUMBERED = ("나래 10층", "가온", "나래 3층", "(주)나래 1층", "나래 20호")
ORDERED = ["가온", "(주)나래 1층", "나래 3층", "나래 10층", "나래 20호"]


@pytest.fixture
def numbered(office: Office) -> Office:
    """Records of every kind whose names hold numbers."""
    building = office.buildings.add(BuildingDraft("상상청")).record_id
    assert building is not None
    for number, name in enumerate(NUMBERED):
        office.tenants.add(
            TenantDraft(name, place=TenantPlace.MIRAE, building_id=building, room=f"{10 - number * 2}층")
        )
        office.partners.add(BodyDraft(name, PartnerKind.AGENCY))
        office.departments.add(BodyDraft(name, DepartmentKind.OFFICE))
        office.venues.add(VenueDraft(name, building))
        office.usages.add(UsageDraft(DAY, name, building_id=building, department_id=1))
    for tenant in office.directory.tenants():
        office.people.add(PersonDraft("홍가온", tenant_id=tenant.id, post=tenant.label))
    return office


def test_lists_are_in_syllable_order_with_numbers_by_value(numbered: Office) -> None:
    lists: list[tuple[Any, str, str]] = [
        (numbered.tenants, "name", "name"),
        (numbered.partners, "name", "name"),
        (numbered.departments, "name", "name"),
        (numbered.venues, "name", "name"),
        (numbered.usages, "event", "event"),
        (numbered.people, "post", "post"),
    ]
    for source, order, shown in lists:
        rows = source.rows(source.listing(ListQuery(year=YEAR, order=order)).ids)
        assert [getattr(row, shown) for row in rows] == ORDERED, order
        rows = source.rows(source.listing(ListQuery(year=YEAR, order=order, descending=True)).ids)
        assert [getattr(row, shown) for row in rows] == ORDERED[::-1], order


def test_a_place_is_ordered_by_building_then_by_room(numbered: Office) -> None:
    rows = numbered.tenants.rows(numbered.tenants.listing(ListQuery(order="place")).ids)
    assert [row.place for row in rows] == [f"상상청 {floor}층" for floor in (2, 4, 6, 8, 10)]


def test_pick_lists_are_in_the_same_order(numbered: Office) -> None:
    directory = numbered.directory
    for choices in (directory.tenants(), directory.partners(), directory.departments()):
        assert [one.label for one in choices] == ORDERED
    assert [room.name for room in numbered.venues.choices()] == ORDERED
    proposers = numbered.proposals.proposers(Direction.DISTRICT_TO_TENANT)
    assert [one.name for one in proposers] == ORDERED
