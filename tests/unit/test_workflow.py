"""The road of a proposal, move by move, and what keeps its result open."""

from datetime import date
from itertools import product

import pytest

from desktop_app.proposals import workflow
from desktop_app.proposals.opinion_records import OpinionDraft, problems, unconfirmed, unmet
from desktop_app.proposals.records import Decision, decision_problems
from desktop_app.proposals.workflow import Position, refusal
from desktop_app.terms import Direction, Result, Stage, Verdict

ALLOWED = {
    (Stage.RECEIVED, Stage.SHARED),
    (Stage.RECEIVED, Stage.DECLINED),
    (Stage.RECEIVED, Stage.SUSPENDED),
    (Stage.SHARED, Stage.RECEIVED),
    (Stage.SHARED, Stage.KICKOFF),
    (Stage.SHARED, Stage.DECLINED),
    (Stage.SHARED, Stage.SUSPENDED),
    (Stage.KICKOFF, Stage.SHARED),
    (Stage.KICKOFF, Stage.WORKING),
    (Stage.KICKOFF, Stage.DECLINED),
    (Stage.KICKOFF, Stage.SUSPENDED),
    (Stage.WORKING, Stage.KICKOFF),
    (Stage.WORKING, Stage.DECLINED),
    (Stage.WORKING, Stage.SUSPENDED),
    (Stage.CONFIRMED, Stage.IN_PROGRESS),
    (Stage.CONFIRMED, Stage.SUSPENDED),
    (Stage.IN_PROGRESS, Stage.CONFIRMED),
    (Stage.IN_PROGRESS, Stage.DONE),
    (Stage.IN_PROGRESS, Stage.SUSPENDED),
    (Stage.DONE, Stage.IN_PROGRESS),
    # A way out taken at 실무협의 is left to 실무협의.
    (Stage.DECLINED, Stage.WORKING),
    (Stage.SUSPENDED, Stage.WORKING),
}


@pytest.mark.parametrize(("here", "target"), list(product(Stage, Stage)), ids=lambda stage: stage.name)
def test_each_move_is_allowed_or_refused_with_a_reason(here: Stage, target: Stage) -> None:
    reason = refusal(Position(here, left_at=Stage.WORKING), target)
    assert (not reason) == ((here, target) in ALLOWED), reason
    assert not reason or reason.endswith((".", "다."))


@pytest.mark.parametrize("target", list(Stage), ids=lambda stage: stage.name)
def test_a_cancelled_proposal_moves_nowhere(target: Stage) -> None:
    assert "되살리세요" in refusal(Position(Stage.SHARED, cancelled=True), target)


@pytest.mark.parametrize(
    ("here", "target", "words"),
    [
        (Stage.SHARED, Stage.WORKING, "‘초동미팅’ 단계를 먼저"),
        (Stage.WORKING, Stage.RECEIVED, "‘초동미팅’ 단계를 먼저"),
        (Stage.SHARED, Stage.CONFIRMED, "채택이나 부분채택"),
        (Stage.CONFIRMED, Stage.WORKING, "결과 확정을 먼저 푸세요"),
        (Stage.DONE, Stage.SUSPENDED, "보낼 수 없습니다"),
        (Stage.SHARED, Stage.SHARED, "이미 ‘공유’ 단계"),
        (Stage.SUSPENDED, Stage.DONE, "‘접수’ 단계에서 다시 시작"),
    ],
)
def test_a_refusal_says_what_to_do(here: Stage, target: Stage, words: str) -> None:
    assert words in refusal(Position(here), target)


def test_a_rejected_proposal_resumes_only_by_reopening_its_result() -> None:
    position = Position(Stage.DECLINED, Result.REJECTED, left_at=Stage.SHARED)
    assert "결과 확정을 먼저 푸세요" in refusal(position, Stage.SHARED)


def test_steps_are_the_moves_without_a_refusal() -> None:
    assert workflow.steps(Position(Stage.KICKOFF)) == (
        Stage.SHARED,
        Stage.WORKING,
        Stage.DECLINED,
        Stage.SUSPENDED,
    )


def test_the_gate_names_the_missing_departments() -> None:
    gate = workflow.gate(
        Direction.TENANT_TO_DISTRICT, [("사회적경제과", True), ("자원순환과", False), ("도시계획과", False)]
    )
    assert gate.missing == ("자원순환과", "도시계획과")
    assert gate.sentence == "자원순환과, 도시계획과 검토의견서가 아직 없습니다."


def test_the_gate_opens_when_all_have_answered() -> None:
    assert workflow.gate(Direction.TENANT_TO_DISTRICT, [("사회적경제과", True)]).is_open


def test_a_tenants_proposal_needs_at_least_one_opinion() -> None:
    assert not workflow.gate(Direction.TENANT_TO_DISTRICT, []).is_open
    assert workflow.gate(Direction.DISTRICT_TO_TENANT, []).is_open


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (Position(Stage.WORKING), ""),
        (Position(Stage.RECEIVED), ""),
        (Position(Stage.WORKING, Result.ON_HOLD), ""),
        (Position(Stage.CONFIRMED, Result.ADOPTED), "이미 채택으로"),
        (Position(Stage.DECLINED), "‘종결’ 단계에서는"),
        (Position(Stage.SHARED, cancelled=True), "되살리세요"),
    ],
)
def test_who_may_get_a_result(position: Position, words: str) -> None:
    reason = workflow.refusal_to_decide(position)
    assert words in reason
    assert bool(words) == bool(reason)


@pytest.mark.parametrize(
    ("position", "words"),
    [
        (Position(Stage.CONFIRMED, Result.ADOPTED), ""),
        (Position(Stage.DECLINED, Result.REJECTED), ""),
        (Position(Stage.SHARED, Result.ON_HOLD), ""),
        (Position(Stage.SHARED), "결과가 없습니다"),
        (Position(Stage.DONE, Result.ADOPTED), "먼저 되돌리세요"),
        (Position(Stage.SUSPENDED, Result.ADOPTED), "다시 시작"),
        (Position(Stage.CONFIRMED, Result.ADOPTED, cancelled=True), "되살리세요"),
    ],
)
def test_whose_result_may_be_taken_off(position: Position, words: str) -> None:
    reason = workflow.refusal_to_reopen(position)
    assert words in reason
    assert bool(words) == bool(reason)


@pytest.mark.parametrize(
    ("result", "stage"),
    [
        (Result.ADOPTED, Stage.CONFIRMED),
        (Result.PARTIALLY_ADOPTED, Stage.CONFIRMED),
        (Result.REJECTED, Stage.DECLINED),
        (Result.ON_HOLD, Stage.KICKOFF),
    ],
)
def test_where_a_result_leads(result: Result, stage: Stage) -> None:
    assert workflow.stage_after(result, Stage.KICKOFF) is stage


def test_a_stage_does_not_come_before_an_earlier_one() -> None:
    days = {Stage.RECEIVED: date(2021, 9, 27), Stage.SHARED: date(2021, 9, 29)}
    assert "공유" in workflow.day_problem(days, Stage.KICKOFF, date(2021, 9, 28))
    assert workflow.day_problem(days, Stage.KICKOFF, date(2021, 9, 29)) == ""
    assert workflow.day_problem(days, Stage.SUSPENDED, date(2021, 9, 26)) != ""
    assert workflow.last_reached(days) is Stage.SHARED


@pytest.mark.parametrize(
    ("verdict", "fields"),
    [
        (Verdict.ACCEPTED, {"plan"}),
        (Verdict.PARTIALLY_ACCEPTED, {"rationale", "scope_accepted", "scope_excluded"}),
        (Verdict.LONG_TERM_REVIEW, {"rationale", "review_again"}),
        (Verdict.NOT_ACCEPTED, {"rationale"}),
        (Verdict.TRANSFERRED, {"transfer_department"}),
    ],
)
def test_what_a_verdict_needs_warns_and_does_not_block(verdict: Verdict, fields: set[str]) -> None:
    draft = OpinionDraft(1, 1, verdict=verdict, written_on=date(2021, 10, 12))
    found = problems(draft, date(2021, 9, 29))
    assert {problem.field for problem in found} == fields
    assert not any(problem.blocks for problem in found)
    assert {problem.field for problem in unconfirmed(draft)} == fields


def test_a_whole_opinion_lacks_nothing() -> None:
    draft = OpinionDraft(1, 1, verdict=Verdict.ACCEPTED, plan="추진", written_on=date(2021, 10, 12))
    assert unmet(draft) == []
    assert unconfirmed(draft) == []


def test_an_empty_opinion_can_not_be_confirmed() -> None:
    assert [problem.field for problem in unconfirmed(OpinionDraft(1, 1))] == ["verdict", "written_on"]


def test_an_opinion_is_not_written_before_it_was_asked_for() -> None:
    draft = OpinionDraft(1, 1, verdict=Verdict.ACCEPTED, plan="추진", written_on=date(2021, 9, 28))
    (problem,) = problems(draft, date(2021, 9, 29))
    assert problem.blocks
    assert problem.field == "written_on"


def test_a_result_over_a_missing_opinion_needs_its_own_reason() -> None:
    closed = workflow.Gate(missing=("자원순환과",))
    decision = Decision(Result.ADOPTED, date(2021, 10, 18))
    (problem,) = decision_problems(decision, date(2021, 9, 27), closed)
    assert problem.field == "override_reason"
    assert "자원순환과" in problem.text


def test_a_result_other_than_adoption_needs_a_reason() -> None:
    decision = Decision(Result.REJECTED, date(2021, 9, 1))
    found = decision_problems(decision, date(2021, 9, 27), workflow.Gate())
    assert [problem.field for problem in found] == ["reason", "decided_on"]
