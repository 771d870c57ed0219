"""The officer takes proposals in, asks departments, moves them on and fixes their result."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.changes import Act, UndoLog
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.proposals.records import Decision
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import Direction, Result, Stage, Verdict
from tests.proposal_office import RECEIVED, REQUESTED, ProposalOffice

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


def test_proposals_from_both_sides_run_on_in_one_number(office: ProposalOffice) -> None:
    first = office.proposals.get(office.receive())
    second = office.proposals.get(office.receive_from_department())
    assert (first.number, second.number) == ("2021-제안-001", "2021-제안-002")
    assert second.draft.direction is Direction.DISTRICT_TO_TENANT
    assert second.draft.proposer is not None
    assert second.draft.proposer.name == "기획예산과"


def test_each_year_begins_with_one(office: ProposalOffice) -> None:
    office.receive()
    next_year = office.receive("새해 제안", received_on=date(2022, 1, 3))
    assert office.proposals.get(next_year).number == "2022-제안-001"
    assert titles(office) == ["빈 가게 전시 창"]


def test_a_cancelled_number_stays_visible_and_is_not_given_again(office: ProposalOffice) -> None:
    first = office.receive("잘못 낸 제안")
    office.proposals.cancel(first, "같은 제안이 두 번 접수됨")
    second = office.receive("다른 제안")
    assert office.proposals.get(second).number == "2021-제안-002"
    assert titles(office) == ["다른 제안", "잘못 낸 제안"]
    assert titles(office, view="cancelled") == ["잘못 낸 제안"]
    cancelled = row(office, first)
    assert cancelled.stage == State(Mark.NONE, "취소")
    assert office.proposals.get(first).cancel_reason == "같은 제안이 두 번 접수됨"


def test_a_cancelled_proposal_is_restored_as_it_was(office: ProposalOffice) -> None:
    key = office.receive()
    office.proposals.cancel(key, "착오")
    office.proposals.restore(key)
    assert office.proposals.get(key).cancelled_on is None
    assert titles(office, view="review") == ["빈 가게 전시 창"]


def test_cancelling_needs_a_reason_and_happens_once(office: ProposalOffice) -> None:
    key = office.receive()
    with pytest.raises(InputRefused, match="사유"):
        office.proposals.cancel(key, "  ")
    office.proposals.cancel(key, "착오")
    with pytest.raises(InputRefused, match="되살리세요"):
        office.proposals.edit(replace(office.proposals.get(key).draft, title="다른 이름"))


def test_an_intake_without_name_proposer_or_day_is_refused(office: ProposalOffice) -> None:
    for missing in ({"title": ""}, {"proposer": None}, {"received_on": None}):
        with pytest.raises(InputRefused):
            office.receive(**{"title": "제안", **missing})
    assert titles(office) == []


def test_a_department_does_not_propose_to_itself(office: ProposalOffice) -> None:
    with pytest.raises(InputRefused, match="입주단체나 협력기관"):
        office.receive("방향이 틀림", proposer=office.department("도시계획과"))


def test_an_edit_is_kept_undone_and_done_again(office: ProposalOffice) -> None:
    key = office.receive()
    log = UndoLog()
    draft = office.proposals.get(key).draft
    log.remember(office.proposals.edit(replace(draft, title="빈 가게 창", cost_won=None)))
    assert office.proposals.get(key).draft.title == "빈 가게 창"
    assert log.next_undo is Act.EDIT_PROPOSAL
    log.undo()
    assert replace(office.proposals.get(key).draft, version=None) == replace(draft, version=None)
    log.redo()
    assert office.proposals.get(key).draft.cost_won is None


def test_a_stale_form_does_not_save_over_a_change(office: ProposalOffice) -> None:
    key = office.receive()
    old = office.proposals.get(key).draft
    office.proposals.edit(replace(old, title="먼저 고친 이름"))
    with pytest.raises(StaleRecord):
        office.proposals.edit(replace(old, title="나중에 고친 이름"))


def test_the_received_day_stays_in_the_year_of_the_number(office: ProposalOffice) -> None:
    key = office.receive()
    with pytest.raises(InputRefused, match="2021년"):
        office.proposals.edit(replace(office.proposals.get(key).draft, received_on=date(2020, 12, 30)))


def test_many_are_received_as_one_act(office: ProposalOffice) -> None:
    change = office.proposals.receive_many([office.draft(f"제안 {n}") for n in range(3)])
    assert change.count == 3
    assert change.inverse is not None
    change.inverse()
    assert titles(office) == []


def test_two_of_three_answers_keep_the_result_open_and_name_the_third(office: ProposalOffice) -> None:
    key = office.receive()
    opinions = office.ask(key, "사회적경제과", "도시계획과", "자원순환과")
    office.answer(opinions["사회적경제과"])
    office.answer(opinions["도시계획과"], Verdict.PARTIALLY_ACCEPTED)
    with pytest.raises(InputRefused, match="자원순환과"):
        office.proposals.decide(key, ADOPTED)
    assert office.proposals.get(key).result is None
    office.answer(opinions["자원순환과"])
    office.proposals.decide(key, ADOPTED)
    record = office.proposals.get(key)
    assert (record.result, record.stage, record.days[Stage.CONFIRMED]) == (
        Result.ADOPTED,
        Stage.CONFIRMED,
        TODAY,
    )


def test_an_override_needs_a_reason_that_is_kept(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "자원순환과")
    reason = "부서 협의를 서면으로 갈음함"
    office.proposals.decide(key, replace(ADOPTED, override_reason=f"  {reason} "))
    assert office.proposals.get(key).override_reason == reason
    (form,) = office.proposals.forms.opinion_forms(key)
    assert form.override_reason == reason
    act = office.store.history("proposal", key)[0]
    assert act.note == reason


def test_no_override_is_kept_where_the_gate_is_open(office: ProposalOffice) -> None:
    key = office.receive_from_department()
    office.proposals.decide(key, replace(ADOPTED, override_reason="필요 없는 사유"))
    assert office.proposals.get(key).override_reason == ""


def test_a_tenants_proposal_without_any_opinion_gets_no_result(office: ProposalOffice) -> None:
    with pytest.raises(InputRefused, match="하나는 있어야"):
        office.proposals.decide(office.receive(), ADOPTED)


def test_the_stage_confirmed_is_reached_by_the_result_only(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "도시계획과")
    with pytest.raises(InputRefused, match="채택이나 부분채택"):
        office.proposals.move(key, Stage.CONFIRMED)


def test_the_road_is_walked_with_its_days(office: ProposalOffice) -> None:
    key = office.receive()
    opinions = office.ask(key, "도시계획과")
    office.proposals.move(key, Stage.KICKOFF, date(2021, 10, 5))
    with pytest.raises(InputRefused, match="초동미팅"):
        office.proposals.move(key, Stage.WORKING, date(2021, 10, 4))
    office.proposals.move(key, Stage.WORKING, date(2021, 10, 8))
    office.answer(opinions["도시계획과"])
    office.proposals.decide(key, ADOPTED)
    office.proposals.move(key, Stage.IN_PROGRESS, date(2021, 10, 20))
    office.proposals.move(key, Stage.DONE, date(2021, 12, 3))
    days = office.proposals.get(key).days
    assert list(days.values()) == [
        RECEIVED,
        REQUESTED,
        date(2021, 10, 5),
        date(2021, 10, 8),
        TODAY,
        date(2021, 10, 20),
        date(2021, 12, 3),
    ]


def test_one_step_back_clears_the_day(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "도시계획과")
    office.proposals.move(key, Stage.KICKOFF, date(2021, 10, 5))
    office.proposals.move(key, Stage.SHARED)
    record = office.proposals.get(key)
    assert (record.stage, record.days[Stage.KICKOFF]) == (Stage.SHARED, None)


def test_a_suspended_proposal_resumes_where_it_was(office: ProposalOffice) -> None:
    key = office.receive()
    office.ask(key, "도시계획과")
    with pytest.raises(InputRefused, match="사유"):
        office.proposals.move(key, Stage.SUSPENDED, TODAY)
    office.proposals.move(key, Stage.SUSPENDED, TODAY, "단체 사정")
    record = office.proposals.get(key)
    assert (record.closed_on, record.result_reason) == (TODAY, "단체 사정")
    assert row(office, key).due == State(Mark.NONE, "미제출")
    office.proposals.move(key, Stage.SHARED)
    record = office.proposals.get(key)
    assert (record.stage, record.closed_on, record.result_reason) == (Stage.SHARED, None, "")


def test_a_rejection_closes_and_reopening_returns(office: ProposalOffice) -> None:
    key = office.receive()
    opinions = office.ask(key, "도시계획과")
    office.answer(opinions["도시계획과"], Verdict.NOT_ACCEPTED)
    with pytest.raises(InputRefused, match="불채택 사유"):
        office.proposals.decide(key, Decision(Result.REJECTED, TODAY))
    office.proposals.decide(key, Decision(Result.REJECTED, TODAY, "법령에 맞지 않음"))
    assert office.proposals.get(key).stage is Stage.DECLINED
    office.proposals.reopen(key, "다시 검토")
    record = office.proposals.get(key)
    assert (record.stage, record.result, record.closed_on) == (Stage.SHARED, None, None)


def test_on_hold_stays_where_it_is_and_may_be_decided_again(office: ProposalOffice) -> None:
    key = office.receive_from_department()
    office.proposals.decide(key, Decision(Result.ON_HOLD, TODAY, "예산 편성 뒤"))
    assert office.proposals.get(key).stage is Stage.RECEIVED
    office.proposals.decide(key, ADOPTED)
    assert office.proposals.get(key).result is Result.ADOPTED


def test_the_history_names_acts_and_reasons_of_the_proposal_and_its_opinions(office: ProposalOffice) -> None:
    key = office.receive()
    other = office.receive("다른 제안")
    opinions = office.ask(key, "도시계획과")
    change = office.proposals.assignments.withdraw(opinions["도시계획과"], "소관이 아님")
    assert change.inverse is not None
    change.inverse()
    lines = office.proposals.history(key)
    assert [(line.act, line.note) for line in lines] == [
        ("검토 부서 지정 취소 되돌림", ""),
        ("검토 부서 지정 취소", "소관이 아님"),
        ("검토 부서 지정", ""),
        ("제안 접수", ""),
    ]
    assert len(office.proposals.history(other)) == 1


def test_a_resident_number_is_never_kept(office: ProposalOffice) -> None:
    with pytest.raises(InputRefused, match="주민등록번호"):
        office.receive(summary="연락은 900101-1234567 님께")
    assert titles(office) == []
