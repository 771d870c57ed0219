"""쓰임새: parts of the spending add up to it, and every count is the number of its ledger lines (features.md F9)."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from desktop_app.budget.cost_records import NO_PROJECT, Cost, CostsBy, activity_key, activity_of
from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.budget_terms import ActivityKind
from desktop_app.example.fill import fill_reference
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.meetings.records import MeetingDraft
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.reports.budget_costs import costs_report
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.terms import EntryKind
from desktop_app.values import won_text
from tests.reports import pdf_tables

YEAR, END = 2021, date(2022, 1, 20)


@pytest.fixture
def ledger(office: Office) -> Office:
    office.budget.levels.set_up_year(YEAR, planned_budget(plan()["budget"]), allotted=True)
    return office


def pay(office: Office, won: int, day: date = date(YEAR, 5, 3), **more: object) -> int:
    line = next(one.id for one in office.budget.levels.tree(YEAR) if one.is_line)
    draft = EntryDraft(YEAR, line, EntryKind.DISBURSEMENT, day, won, "물품", **more)  # type: ignore[arg-type]
    key = office.budget.save(draft).record_id
    assert key is not None
    return key


def workshop(office: Office, title: str = "상반기 협력 워크숍") -> int:
    key = office.meetings.add(MeetingDraft(title=title, held_on=date(YEAR, 6, 25))).record_id
    assert key is not None
    return key


def project(office: Office) -> int:
    listing = office.projects.listing(ListQuery(year=YEAR))
    return int(listing.ids[0])


def amounts(office: Office, by: CostsBy, until: date = END) -> dict[str, tuple[int, int]]:
    found = office.budget_costs.read(YEAR, until, by)
    return {one.name: (one.count, one.executed) for one in found.costs}


def test_projects_and_what_names_none_add_up_to_what_was_spent(ledger: Office) -> None:
    fill_reference(ledger)
    key = project(ledger)
    paid = pay(ledger, 300_000, project_id=key)
    pay(ledger, 200_000)
    line = ledger.budget.record(paid).draft.account_id
    refund = EntryDraft(
        YEAR, line, EntryKind.REFUND, date(YEAR, 6, 1), 40_000, "반납", parent_id=paid, project_id=key
    )
    ledger.budget.save(refund)
    found = ledger.budget_costs.read(YEAR, END, CostsBy.PROJECT)
    assert [(one.paid, one.refunded, one.executed) for one in found.costs] == [
        (300_000, 40_000, 260_000),
        (200_000, 0, 200_000),
    ]
    assert found.costs[-1].name == NO_PROJECT
    assert found.total.executed == ledger.budget.levels.tree(YEAR)[0].balance.executed == 460_000


def test_an_activity_has_what_was_paid_for_it(ledger: Office) -> None:
    key = workshop(ledger)
    pay(ledger, 420_000, activity=ActivityKind.MEETING, activity_id=key)
    pay(ledger, 80_000)
    assert amounts(ledger, CostsBy.ACTIVITY) == {
        "상반기 협력 워크숍": (1, 420_000),
        "활동을 적지 않은 지출": (1, 80_000),
    }


def test_an_earlier_day_shows_what_was_spent_by_then(ledger: Office) -> None:
    pay(ledger, 100_000, date(YEAR, 5, 3))
    pay(ledger, 70_000, date(YEAR, 9, 1))
    assert ledger.budget_costs.read(YEAR, date(YEAR, 8, 31), CostsBy.PROJECT).total.executed == 100_000


def test_a_payment_that_was_reversed_costs_nothing(ledger: Office) -> None:
    key = workshop(ledger)
    paid = pay(ledger, 420_000, activity=ActivityKind.MEETING, activity_id=key)
    ledger.budget.confirm([paid])
    ledger.budget.reverse(paid, "잘못 적음", on=date(YEAR, 7, 1))
    assert amounts(ledger, CostsBy.ACTIVITY) == {"상반기 협력 워크숍": (1, 0)}


def test_the_activity_may_be_named_after_confirming(ledger: Office) -> None:
    key, paid = workshop(ledger), pay(ledger, 50_000)
    ledger.budget.confirm([paid])
    stored = ledger.budget.record(paid).draft
    ledger.budget.save(replace(stored, activity=ActivityKind.MEETING, activity_id=key))
    assert amounts(ledger, CostsBy.ACTIVITY) == {"상반기 협력 워크숍": (1, 50_000)}


def test_random_spending_adds_up_and_counts_are_their_lists(ledger: Office) -> None:
    fill_reference(ledger)
    dice, projects = Random(3), [None, project(ledger)]
    meetings = [None, workshop(ledger), workshop(ledger, "하반기 협력 워크숍")]
    for _ in range(40):
        meeting = dice.choice(meetings)
        pay(
            ledger,
            dice.randint(1, 200_000),
            project_id=dice.choice(projects),
            activity=ActivityKind.MEETING if meeting else None,
            activity_id=meeting,
        )
    spent = ledger.budget.levels.tree(YEAR)[0].balance.executed
    for by in CostsBy:
        found = ledger.budget_costs.read(YEAR, END, by)
        assert found.total.executed == spent
        for one in found.costs:
            assert one.count == ledger.budget.ledger.count(ListQuery(year=YEAR, conditions=_lines(one, by)))
        paper = pdf_tables.tables_in(render_pdf(costs_report(found)))[0]
        assert won_text(spent) in paper.rows[-1]


def test_a_choice_says_which_activity_is_meant() -> None:
    assert activity_of(activity_key(ActivityKind.TRAINING, 12)) == (ActivityKind.TRAINING, 12)
    assert activity_of(activity_key(None, None)) == (None, None)


def _lines(cost: Cost, by: CostsBy) -> Conditions:
    paid = Condition("kind", Operator.ONE_OF, ("DISBURSEMENT",))
    if by is CostsBy.PROJECT:
        said = (
            Condition("project_id", Operator.EMPTY)
            if cost.project_id is None
            else Condition("project_id", Operator.ONE_OF, (cost.project_id,))
        )
        return Conditions(((paid, said),))
    if cost.activity is None:
        return Conditions(((paid, Condition("activity", Operator.EMPTY)),))
    return Conditions(((paid, Condition("activity_title", Operator.IS, (cost.name,))),))
