"""접수대장: every number of a year, what became of it by a day, and counts whose sums are the register's own."""

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.clock import PracticeClock
from desktop_app.proposals.papers import ProposalPapers
from desktop_app.proposals.records import Decision
from desktop_app.proposals.register_records import Outcome, Register
from desktop_app.proposals.service import Proposals
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.terms import Result, Stage, Verdict
from tests.proposal_office import ProposalOffice

TODAY = date(2021, 10, 18)
YEAR_END = date(2021, 12, 31)


@pytest.fixture
def office(store: Store, clock: PracticeClock) -> ProposalOffice:
    return ProposalOffice(store, Proposals(store, clock)).fill()


@pytest.fixture
def papers(store: Store) -> ProposalPapers:
    return ProposalPapers(store, Now())


def fill(office: ProposalOffice) -> None:
    """One of each: adopted over a missing opinion, on hold, rejected, given up, open, cancelled."""
    adopted = office.receive("하나")
    office.answer(office.ask(adopted, "사회적경제과", "도시계획과")["사회적경제과"], plan="함")
    office.proposals.decide(adopted, Decision(Result.ADOPTED, TODAY, "", "기한이 지나 국장 협의로 갈음함"))
    for title, result in (("둘", Result.ON_HOLD), ("셋", Result.REJECTED)):
        office.proposals.decide(
            office.receive_from_department(title), Decision(result, TODAY, f"{title} 사유")
        )
    given_up = office.receive("넷", field="")
    office.proposals.move(given_up, Stage.SUSPENDED, TODAY, "단체 사정")
    office.receive("다섯", cost_won=None)
    office.proposals.cancel(office.receive("여섯"), "두 번 접수함")


def test_every_number_stands_in_the_register_with_its_result(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    fill(office)
    rows = papers.of_year(2021, YEAR_END).rows
    assert [(row.number[-3:], row.outcome.value, row.cancelled) for row in rows] == [
        ("001", "채택", False),
        ("002", "보류", False),
        ("003", "불채택", False),
        ("004", "중단", False),
        ("005", "검토 중", False),
        ("006", "검토 중", True),
    ]
    first, last = rows[0], rows[-1]
    assert (first.override_reason, first.received, first.asked) == ("기한이 지나 국장 협의로 갈음함", 1, 2)
    assert [(one.department, one.verdict) for one in first.opinions] == [
        ("사회적경제과", Verdict.ACCEPTED),
        ("도시계획과", None),
    ]
    assert (last.cancelled_on, last.cancel_reason) == (TODAY, "두 번 접수함")


def totals(register: Register) -> list[tuple[int, int, int, int]]:
    """What each way of counting adds up to: proposals, opinions asked and received, money."""
    return [
        (
            sum(line.count for line in lines),
            sum(line.asked for line in lines),
            sum(line.received for line in lines),
            sum(line.cost_won for line in lines),
        )
        for lines in (register.by_result(), register.by_field(), register.by_department())
    ]


def test_the_total_is_the_sum_over_results_fields_and_departments(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    fill(office)
    register = papers.of_year(2021, YEAR_END)
    whole = register.whole
    assert (whole.count, whole.asked, whole.received, whole.cost_won) == (5, 2, 1, 4 * 3_200_000)
    assert totals(register) == [(5, 2, 1, 12_800_000)] * 3
    assert [(line.label, line.count) for line in register.by_field()] == [("청년/경제", 4), ("분야 없음", 1)]
    assert [line.label for line in register.by_department()] == ["사회적경제과", "요청한 부서 없음"]


def test_the_register_of_an_earlier_day_knows_nothing_of_later_ones(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    fill(office)
    office.receive("나중 것", received_on=date(2021, 11, 1))
    before = papers.of_year(2021, date(2021, 10, 1))
    assert [row.number[-3:] for row in before.rows] == ["001", "002", "003", "004", "005", "006"]
    assert {row.outcome for row in before.rows} == {Outcome.OPEN}
    assert (before.rows[0].asked, before.rows[0].received) == (2, 0)
    assert before.rows[0].override_reason == ""
    assert before.cancelled == 0
    assert totals(before) == [(6, 2, 0, 16_000_000)] * 3


def test_a_list_makes_a_register_of_its_own_in_the_order_of_numbers(
    office: ProposalOffice, papers: ProposalPapers
) -> None:
    first, _second, third = (office.receive(title) for title in ("하나", "둘", "셋"))
    register = papers.of_list([third, first], "2021년 검토 중", YEAR_END)
    assert [row.title for row in register.rows] == ["하나", "셋"]
    assert (register.year, register.chosen) == (None, "2021년 검토 중")


def test_a_stopped_project_keeps_its_result(office: ProposalOffice, papers: ProposalPapers) -> None:
    adopted = office.receive("하나")
    office.answer(office.ask(adopted, "사회적경제과")["사회적경제과"], plan="함")
    office.proposals.decide(adopted, Decision(Result.ADOPTED, TODAY))
    office.proposals.move(adopted, Stage.SUSPENDED, date(2021, 11, 2), "단체 사정")
    row = papers.of_year(2021, YEAR_END).rows[0]
    assert (row.outcome, row.closed_as) == (Outcome.ADOPTED, Outcome.SUSPENDED)


def test_cancelled_numbers_are_counted_nowhere(office: ProposalOffice, papers: ProposalPapers) -> None:
    fill(office)
    register = papers.of_year(2021, YEAR_END)
    only_gone = replace(register, rows=tuple(row for row in register.rows if row.cancelled))
    assert (only_gone.whole.count, only_gone.whole.cost_won, only_gone.cancelled) == (0, 0, 1)
    assert totals(only_gone) == [(0, 0, 0, 0)] * 3
