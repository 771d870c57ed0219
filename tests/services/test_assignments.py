"""Departments are asked for their opinions, reminded, and let go again."""

from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.proposals.records import Assignment, Decision
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import Result, Stage
from tests.proposal_office import DUE, REQUESTED, ProposalOffice

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


def test_departments_are_asked_with_ten_working_days(office: ProposalOffice) -> None:
    key = office.receive()
    wanted = [
        Assignment(office.departments["사회적경제과"], "사회적경제팀"),
        Assignment(office.departments["도시계획과"]),
    ]
    office.proposals.assignments.assign(key, wanted, REQUESTED)
    record = office.proposals.get(key)
    assert [one.name for one in record.departments] == ["사회적경제과 사회적경제팀", "도시계획과"]
    assert {one.due_on for one in record.departments} == {DUE}
    assert record.stage is Stage.SHARED
    assert record.days[Stage.SHARED] == REQUESTED


def test_the_matching_table_offers_its_teams_and_learns_their_department(office: ProposalOffice) -> None:
    key = office.receive()
    known, unknown = office.proposals.assignments.offers(key)
    assert (known.name, known.department_id) == (
        "사회적경제과 사회적경제팀",
        office.departments["사회적경제과"],
    )
    assert (unknown.team, unknown.department_id) == ("청년지원팀", None)
    change = office.proposals.assignments.assign(
        key, [Assignment(office.departments["기획예산과"], unknown.team, unknown.team_id)], REQUESTED
    )
    assert office.team_department("청년지원팀") == office.departments["기획예산과"]
    assert office.proposals.assignments.offers(key)[1].already_asked
    assert change.inverse is not None
    change.inverse()
    assert office.team_department("청년지원팀") is None


def test_a_department_is_asked_once(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "도시계획과")
    with pytest.raises(InputRefused, match="이미 검토를 요청한 부서"):
        office.ask(key, "도시계획과")


def test_a_request_without_an_answer_is_withdrawn_and_asked_again(office: ProposalOffice) -> None:
    key = office.receive()
    opinions = office.ask(key, "도시계획과", "자원순환과")
    with pytest.raises(InputRefused, match="사유"):
        office.proposals.assignments.withdraw(opinions["자원순환과"], "")
    change = office.proposals.assignments.withdraw(opinions["자원순환과"], "소관이 아님")
    assert list(office.opinions(key)) == ["도시계획과"]
    assert change.inverse is not None
    change.inverse()
    assert list(office.opinions(key)) == ["도시계획과", "자원순환과"]
    office.proposals.assignments.withdraw(opinions["자원순환과"], "소관이 아님")
    assert list(office.ask(key, "자원순환과")) == ["도시계획과", "자원순환과"]


def test_an_answered_request_can_not_be_withdrawn(office: ProposalOffice) -> None:
    opinions = office.ask(office.receive(), "도시계획과")
    office.answer(opinions["도시계획과"])
    with pytest.raises(InputRefused, match="이미 의견을"):
        office.proposals.assignments.withdraw(opinions["도시계획과"], "소관이 아님")


def test_the_request_has_number_title_and_due_day(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "도시계획과", "자원순환과")
    text = office.proposals.assignments.request_text(key)
    for words in ("2021-제안-001", "빈 가게 전시 창", "도시계획과, 자원순환과", "2021. 10. 15.(금)", "끝."):
        assert words in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2021, 10, 18), "3일 지났습니다"),
        (date(2021, 10, 15), "오늘입니다"),
        (date(2021, 10, 12), "3일 남았습니다"),
    ],
)
def test_the_reminder_says_how_late_it_is(
    office: ProposalOffice, clock: PracticeClock, day: date, words: str
) -> None:
    opinions = office.ask(office.receive(), "도시계획과")
    clock.day = day
    text = office.proposals.assignments.reminder_text(opinions["도시계획과"])
    assert words in text
    assert "2021-제안-001" in text
    assert "도시계획과 담당자께" in text


def test_a_request_gets_another_due_day(office: ProposalOffice) -> None:
    key = office.receive()
    opinions = office.ask(key, "도시계획과")
    office.proposals.assignments.change_due(opinions["도시계획과"], date(2021, 10, 29))
    assert row(office, key).due == State(Mark.WAITING, "D-11")


def test_nobody_is_asked_after_the_result(office: ProposalOffice) -> None:
    key = office.receive_from_department()
    office.proposals.decide(key, ADOPTED)
    with pytest.raises(InputRefused, match="‘확정’ 단계"):
        office.ask(key, "도시계획과")
