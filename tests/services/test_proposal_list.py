"""The list of proposals: views, filter, sorts, totals, and how the nearest opinion stands."""

from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.errors import RecordMissing
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.proposals.records import Decision
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import Direction, Result
from tests.proposal_office import ProposalOffice

TODAY = date(2021, 10, 18)
ADOPTED = Decision(Result.ADOPTED, TODAY)


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


def titles(office: ProposalOffice, **more: object) -> list[str]:
    """What the list shows, in its order."""
    listing = office.proposals.list.listing(ListQuery(year=2021, **more))  # type: ignore[arg-type]
    return [row.title for row in office.proposals.list.rows(list(listing.ids))]


def row(office: ProposalOffice, proposal_id: int) -> object:
    return office.proposals.list.rows([proposal_id])[0]


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2021, 10, 18), State(Mark.LATE, "3일 지남")),
        (date(2021, 10, 15), State(Mark.SOON, "오늘")),
        (date(2021, 10, 12), State(Mark.SOON, "D-3")),
        (date(2021, 10, 1), State(Mark.WAITING, "D-14")),
    ],
)
def test_the_list_says_how_the_nearest_opinion_stands(
    office: ProposalOffice, clock: PracticeClock, today: date, state: State
) -> None:
    key = office.receive()
    opinions = office.ask(key, "도시계획과", "자원순환과")
    clock.day = today
    assert row(office, key).due == state
    assert row(office, key).opinions == "0/2"
    for opinion in opinions.values():
        office.answer(opinion)
    assert row(office, key).due == State(Mark.DONE, "받음")
    assert row(office, key).opinions == "2/2"


def test_views_count_what_they_show(office: ProposalOffice, clock: PracticeClock) -> None:
    late, soon, decided, cancelled = (
        office.receive("밀린 제안"),
        office.receive("기다리는 제안"),
        office.receive_from_department("정한 제안"),
        office.receive("취소한 제안"),
    )
    office.ask(late, "도시계획과")
    office.ask(soon, "도시계획과", due=TODAY)
    office.proposals.decide(decided, ADOPTED)
    office.ask(cancelled, "도시계획과")
    office.proposals.cancel(cancelled, "착오")
    views = {view.key: view.count for view in office.proposals.list.views(ListQuery(year=2021))}
    assert views == {
        "all": 4,
        "review": 2,
        "late": 1,
        "undecided": 2,
        "decided": 1,
        "untold": 1,
        "budget": 3,
        "cancelled": 1,
    }
    for view, count in views.items():
        assert len(titles(office, view=view)) == count
    clock.day = date(2021, 10, 19)
    assert titles(office, view="late") == ["기다리는 제안", "밀린 제안"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ㅂㄱㄱ", ["빈 가게 전시 창"]),
        ("빈가게", ["빈 가게 전시 창"]),
        ("ㄴㅌㄴㅁ", ["빈 가게 전시 창"]),
        ("002", ["골목 새활용 장터"]),
        ("2021-제안-001", ["빈 가게 전시 창"]),
        ("도시계획", ["골목 새활용 장터"]),
        ("ㄷㅅㄱㅎㄱ", ["골목 새활용 장터"]),
        ("기획예산", ["협업 회의실"]),
        ("없는 말", []),
    ],
)
def test_the_filter_finds_title_number_proposer_and_departments(
    office: ProposalOffice, typed: str, found: list[str]
) -> None:
    office.receive()
    second = office.receive("골목 새활용 장터", proposer=office.tenant("꽃씨 청년일터"))
    office.ask(second, "도시계획과")
    office.receive_from_department()
    assert titles(office, text=typed) == found


def test_sorts(office: ProposalOffice) -> None:
    first = office.receive("나 제안", received_on=date(2021, 9, 1))
    second = office.receive("가 제안", received_on=date(2021, 9, 20))
    third = office.receive("다 제안", received_on=date(2021, 9, 10))
    office.ask(first, "도시계획과", due=date(2021, 10, 20))
    opinions = office.ask(third, "도시계획과", due=date(2021, 10, 19))
    assert titles(office) == ["다 제안", "가 제안", "나 제안"]
    assert titles(office, order="number") == ["나 제안", "가 제안", "다 제안"]
    assert titles(office, order="title") == ["가 제안", "나 제안", "다 제안"]
    assert titles(office, order="received_on", descending=True) == ["가 제안", "다 제안", "나 제안"]
    assert titles(office, order="due") == ["다 제안", "나 제안", "가 제안"]
    assert titles(office, order="stage")[0] == "가 제안"
    office.answer(opinions["도시계획과"])
    assert titles(office, order="opinions", descending=True)[0] == "다 제안"
    assert office.proposals.list.first_ids(ListQuery(year=2021, order="number"), 2) == [first, second]


def test_the_footer_counts_and_gives_the_rate_of_answered_proposals(office: ProposalOffice) -> None:
    for title in ("하나", "둘", "셋"):
        office.receive(title)
    opinions = office.ask(1, "도시계획과", "자원순환과")
    office.answer(opinions["도시계획과"])
    office.proposals.cancel(3, "착오")
    totals = office.proposals.list.listing(ListQuery(year=2021)).totals
    assert [(one.label, one.value) for one in totals] == [("", "3건"), ("의견 제출률", "50.0 % (1 / 2)")]


def test_one_word_has_one_figure_in_both_lists(office: ProposalOffice) -> None:
    key = office.receive("하나")
    opinions = office.ask(key, "도시계획과", "자원순환과")
    office.answer(opinions["도시계획과"])
    asked = ListQuery(year=2021)
    proposals = {one.label: one.value for one in office.proposals.list.listing(asked).totals}
    sheets = {one.label: one.value for one in office.proposals.opinion_list.listing(asked).totals}
    assert (proposals["의견 제출률"], sheets["받은 의견서"]) == ("100.0 % (1 / 1)", "50.0 % (1 / 2)")
    assert "의견 제출률" not in sheets


def test_a_number_leads_to_its_proposal(office: ProposalOffice) -> None:
    key = office.receive()
    assert office.proposals.find("2021-제안-001") == key
    with pytest.raises(RecordMissing):
        office.proposals.find("2021-제안-009")


def test_proposers_of_each_direction(office: ProposalOffice) -> None:
    park = office.proposals.proposers(Direction.TENANT_TO_DISTRICT)
    assert [one.name for one in park] == ["꽃씨 청년일터", "느티나무 살림연구소", "서울혁신센터"]
    district = office.proposals.proposers(Direction.DISTRICT_TO_TENANT)
    assert "도시계획과" in [one.name for one in district]
