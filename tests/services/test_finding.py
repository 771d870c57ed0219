"""전체 찾기: one box over all kinds of records (features.md I1, I2; domain.md UX-2)."""

from datetime import date

import pytest

from desktop_app.budget.records import planned_budget
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyDraft, BodyKind, PersonDraft
from desktop_app.finding.records import Found, Group, Question
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.proposals.records import Assignment, ProposalDraft, Proposer, ProposerKind
from desktop_app.reference import plan
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, DepartmentKind, Direction, PartnerKind, TenantPlace, UsageHost
from desktop_app.venues.records import UsageDraft, VenueDraft

YEAR = 2021


@pytest.fixture
def filled(office: Office) -> Office:
    """An office with a few records of every kind around one name."""
    office.buildings.add_listed()
    building = office.directory.buildings()[0]
    office.partners.add(BodyDraft("청년허브", PartnerKind.INTERMEDIARY, aliases=("서울청년허브",)))
    office.departments.add(BodyDraft("청년정책과", DepartmentKind.OFFICE))
    for name in ("꽃씨 청년일터", "(주)느티나무 기술공작소", "느티나무", "새느티나무"):
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE, building_id=building.id))
    tree = id_of(office, "느티나무")
    office.people.add(
        PersonDraft(
            "홍가온", tenant_id=tree, post="대표", phone="000-1234-5678", collection_basis=CollectionBasis.CONSENT,
            collected_on=date(2021, 3, 2),
        )
    )  # fmt: skip
    office.venues.add(VenueDraft("1층 모두모임방", building.id))
    office.budget.levels.set_up_year(
        YEAR, planned_budget(plan()["budget"], without_sums=True), allotted=False
    )
    received = office.proposals.receive(proposal("빈 가게 전시 창", tree))
    assert received.record_id is not None
    department = office.directory.departments()[0].id
    office.proposals.assignments.assign(received.record_id, [Assignment(department)])
    office.usages.add(usage("청년 정책 간담회", date(2021, 10, 1), building.id))
    body = Body(BodyKind.TENANT, tree)
    office.contacts.add(ContactDraft(date(2021, 10, 1), body, summary="전시 날짜를 물음\n5678"))
    return office


def proposal(title: str, tenant: int) -> ProposalDraft:
    proposer = Proposer(ProposerKind.TENANT, tenant, "")
    return ProposalDraft(Direction.TENANT_TO_DISTRICT, title, proposer, date(2021, 10, 1))


def usage(event: str, day: date, building: int) -> UsageDraft:
    return UsageDraft(day, event, host=UsageHost.PARK, building_id=building)


def id_of(office: Office, name: str) -> int:
    return next(one.id for one in office.directory.tenants() if one.label == name)


def found(office: Office, text: str, composing: str = "") -> dict[str, Group]:
    return {group.key: group for group in search(office, text, composing).groups}


def search(office: Office, text: str, composing: str = "") -> Found:
    return office.finding.find(Question(text, composing, YEAR))


def titles(office: Office, text: str, kind: str) -> list[str]:
    group = found(office, text).get(kind)
    return [hit.title for hit in group.hits] if group else []


@pytest.mark.parametrize(
    ("typed", "kind", "title"),
    [
        ("느티나무", "PERSON", "홍*온 · 느티나무"),
        ("전시 날짜", "CONTACT", "느티나무 · 전시 날짜를 물음"),
        ("느티나무", "PROPOSAL", "2021-제안-001 빈 가게 전시 창"),
        ("전시창", "OPINION", "청년정책과 · 2021-제안-001 빈 가게 전시 창"),
        ("2021-제안-001", "PROPOSAL", "2021-제안-001 빈 가게 전시 창"),
        ("서울 청년 허브", "PARTNER", "청년허브"),
        ("ㅊㄴㅎㅂ", "PARTNER", "청년허브"),
        ("ㅊㄴㅈㅊㄱ", "DEPARTMENT", "청년정책과"),
        ("모두모임", "VENUE", "1층 모두모임방"),
        ("ㅊㄴㅈㅊㄱㄷㅎ", "USAGE", "청년 정책 간담회"),
        ("미ㄹ청", "BUILDING", "미래청"),
        ("사무관리", "ACCOUNT", "201-01 사무관리비"),
        ("201-01", "ACCOUNT", "201-01 사무관리비"),
        ("㈜ 느티나무기술", "TENANT", "(주)느티나무 기술공작소"),
    ],
)
def test_every_kind_is_found_the_korean_way(filled: Office, typed: str, kind: str, title: str) -> None:
    assert title in titles(filled, typed, kind)


def test_the_name_itself_stands_first_then_what_begins_with_it(filled: Office) -> None:
    assert titles(filled, "느티나무", "TENANT") == ["느티나무", "(주)느티나무 기술공작소", "새느티나무"]
    assert titles(filled, "ㄴㅌㄴㅁ", "TENANT") == ["느티나무", "(주)느티나무 기술공작소", "새느티나무"]


def test_the_kind_whose_name_answers_best_stands_first(filled: Office) -> None:
    assert search(filled, "청년정책과").groups[0].key == "DEPARTMENT"
    assert search(filled, "느티나무").groups[0].key == "TENANT"


def test_a_syllable_in_the_making_counts(filled: Office) -> None:
    assert found(filled, "느", "틴")["TENANT"].count == 3


@pytest.mark.parametrize(
    ("digits", "hits"), [("5678", 1), ("000-1234-5678", 1), ("12345678", 1), ("678", 0), ("1234", 0)]
)
def test_a_phone_is_found_by_its_last_four_digits_or_more(filled: Office, digits: str, hits: int) -> None:
    assert len(titles(filled, digits, "PERSON")) == hits
    assert all("5678" in hit.aside and "1234" not in hit.aside for hit in shown(filled, digits, "PERSON"))


def shown(office: Office, typed: str, kind: str) -> tuple[object, ...]:
    group = found(office, typed).get(kind)
    return group.hits if group else ()


def test_who_has_left_comes_last_and_says_so(filled: Office) -> None:
    filled.tenants.move_out(id_of(filled, "느티나무"), date(2021, 6, 30))
    filled.tenants.add(TenantDraft("느티나무", place=TenantPlace.MIRAE))
    hits = found(filled, "느티나무")["TENANT"].hits
    assert [hit.aside for hit in hits[:2]] == ["", "미래청 · 퇴거"]


def test_what_was_deleted_is_not_found(filled: Office) -> None:
    filled.tenants.remove([id_of(filled, "새느티나무")])
    assert "새느티나무" not in titles(filled, "느티나무", "TENANT")


def test_a_count_equals_the_list_it_leads_to(filled: Office) -> None:
    sources = {
        "TENANT": (filled.tenants, "ever"),
        "PERSON": (filled.people, "all"),
        "CONTACT": (filled.contacts, "all"),
        "PROPOSAL": (filled.proposals.list, "all"),
        "OPINION": (filled.proposals.opinion_list, "all"),
        "USAGE": (filled.usages, "all"),
        "VENUE": (filled.venues, "all"),
    }
    filled.tenants.move_out(id_of(filled, "느티나무"), date(2021, 6, 30))
    for typed in ("느티나무", "청년", "미래청", "5678", "ㅊ", "2021"):
        groups = found(filled, typed)
        for key, (source, view) in sources.items():
            query = ListQuery(year=YEAR, view=view, text=typed)
            assert groups.get(key, Group(key, "", 0, ())).count == len(source.listing(query).ids), (
                typed,
                key,
            )


def test_other_years_come_under_their_own_head(filled: Office) -> None:
    building = filled.directory.buildings()[0].id
    filled.usages.add(usage("청년 한마당", date(2020, 5, 1), building))
    filled.usages.add(usage("청년 송년회", date(2022, 12, 1), building))
    assert titles(filled, "청년", "USAGE") == ["청년 정책 간담회"]
    elsewhere = filled.finding.find_elsewhere(Question("청년", "", YEAR)).groups
    assert [(group.label, group.year, group.hits[0].title) for group in elsewhere] == [
        ("대관 이용", 2022, "청년 송년회"),
        ("대관 이용", 2020, "청년 한마당"),
    ]


def test_nothing_more_is_read_once_nobody_waits(filled: Office) -> None:
    assert filled.finding.find(Question("청년", "", YEAR), lambda: False) == Found()


@pytest.mark.parametrize("typed", ["", "  ", "없는말없음", "%", "_", "*[", "'\"", "ㅋㅋㅋㅋ"])
def test_what_is_nowhere_gives_nothing(filled: Office, typed: str) -> None:
    assert search(filled, typed).groups == ()
