"""The road of a resident's problem: what may follow what, what each step asks for (features.md E10, E11)."""

from datetime import date

import pytest

from desktop_app.activities.problem_papers import tallies
from desktop_app.activities.problem_road import (
    ENDS,
    ROAD,
    ProblemState,
    Standing,
    Step,
    goes_back,
    needs_word,
    refusal,
    step_problems,
    steps,
)

S = ProblemState
DAY = date(2021, 6, 1)


def standing(state: ProblemState, **more: object) -> Standing:
    return Standing(state, date(2021, 5, 1), **more)  # type: ignore[arg-type]


def asked(
    state: ProblemState, target: ProblemState, *, on: date = DAY, word: str = "", **more: object
) -> list[str]:
    answer = str(more.pop("answer", ""))
    return [one.field for one in step_problems(standing(state, **more), Step(target, on, word, answer))]


@pytest.mark.parametrize("here", [one for one in S if one not in ENDS])
def test_every_open_problem_can_be_closed_or_held(here: ProblemState) -> None:
    assert set(steps(here)) >= ENDS
    assert (S.HELD in steps(here)) is (here is not S.HELD)


def test_the_road_is_not_leapt_over() -> None:
    assert set(steps(S.RECEIVED)) == {S.ASSIGNED, S.HELD, *ENDS}
    assert "‘소관검토’ 상태를 먼저" in refusal(S.RECEIVED, S.LINKED)
    assert "‘소관검토’ 상태를 먼저" in refusal(S.RECEIVED, S.RUNNING)
    assert not refusal(S.ASSIGNED, S.RUNNING)  # a department may do it alone
    assert "이미" in refusal(S.LINKED, S.LINKED)


def test_what_is_closed_is_opened_before_it_is_closed_otherwise() -> None:
    for end in ENDS:
        assert set(steps(end)) == set(ROAD[:-1])
        assert "먼저 다시 열" in refusal(end, S.HELD)
    assert "먼저 다시 열" in refusal(S.SOLVED, S.IMPOSSIBLE)


def test_going_back_opening_again_and_holding_ask_why() -> None:
    assert goes_back(S.RUNNING, S.ASSIGNED)
    assert goes_back(S.SOLVED, S.RUNNING)
    assert not goes_back(S.ASSIGNED, S.RUNNING)
    assert not needs_word(S.HELD, S.RUNNING)
    assert asked(S.RUNNING, S.RECEIVED) == ["word"]
    assert asked(S.RUNNING, S.RECEIVED, word="잘못 보냄") == []
    assert asked(S.ASSIGNED, S.HELD, has_department=True) == ["word"]


def test_a_step_asks_for_the_department_and_for_who_helps() -> None:
    assert asked(S.RECEIVED, S.ASSIGNED) == ["department_id"]
    assert asked(S.RECEIVED, S.ASSIGNED, has_department=True) == []
    assert asked(S.ASSIGNED, S.LINKED, has_department=True) == ["tenant_id"]
    assert asked(S.ASSIGNED, S.LINKED, has_department=True, has_body=True) == []


@pytest.mark.parametrize("end", sorted(ENDS, key=lambda one: one.name))
def test_closing_needs_an_answer(end: ProblemState) -> None:
    more: dict[str, object] = {"transferred_to": "관할 기관"} if end is S.TRANSFERRED else {}
    assert asked(S.RUNNING, end, **more) == ["answer"]
    assert asked(S.RUNNING, end, answer="  \n", **more) == ["answer"]
    assert asked(S.RUNNING, end, answer="고침", **more) == []
    assert asked(S.RUNNING, end, on=date(2021, 4, 30), answer="고침", **more) == ["on"]


def test_handing_over_needs_to_whom() -> None:
    assert asked(S.RECEIVED, S.TRANSFERRED, answer="넘김") == ["transferred_to"]


def test_counts_stand_in_the_given_order_and_add_up() -> None:
    pairs = [("나", S.SOLVED), ("", S.RECEIVED), ("가", S.SOLVED), ("하", S.HELD), ("나", S.RECEIVED)]
    lines = tallies(pairs, ("나", "가"))
    assert [(one.label, one.total) for one in lines] == [
        ("나", 2),
        ("가", 1),
        ("하", 1),
        ("(적지 않음)", 1),
        ("계", 5),
    ]
    whole = lines[-1].counts
    assert [sum(column) for column in zip(*(one.counts for one in lines[:-1]), strict=True)] == list(whole)
