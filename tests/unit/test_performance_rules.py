"""The 총괄표's rules and the breakdowns, without a file (domain.md REP-1 … REP-3)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop_app.performance import breakdowns, indicators
from desktop_app.performance.records import BudgetLine, MoneyUnit, YearSummary
from desktop_app.reports.blocks import Bars, Shape, Table, text_of
from desktop_app.reports.year_sections import year_report
from tests.reports.example_year import example_year

RATES = [
    (100, 92, False, "92.0", "미달성"),
    (9, 9, False, "100.0", "달성"),
    (1, 2, False, "200.0", "초과달성"),
    (3, 1, False, "33.3", "미달성"),
    (10_000, 9_999, False, "100.0", "미달성"),
    (10_000, 10_001, False, "100.0", "초과달성"),
    (4, 0, False, "0.0", "미달성"),
    (7, 7, True, "100.0", "달성"),
    (7, 3, True, "157.1", "초과달성"),
    (7, 8, True, "85.7", "미달성"),
    (7, 20, True, "0.0", "미달성"),
    (None, 64, False, "-", "-"),
    (9, None, False, "-", "-"),
    (0, 0, False, "100.0", "달성"),
    (0, 3, False, "-", "-"),
]


@pytest.mark.parametrize(("target", "actual", "lower", "shown", "grade"), RATES)
def test_rate_and_grade(target: int | None, actual: int | None, lower: bool, shown: str, grade: str) -> None:  # noqa: FBT001
    rate = indicators.achievement_rate(target, actual, lower_is_better=lower)
    assert text_of(rate, Shape.RATE) == shown
    assert indicators.grade(rate) == grade


def test_execution_rate_rounds_half_up() -> None:
    assert text_of(breakdowns.execution_rate(11_340_000, 14_100_000), Shape.RATE) == "80.4"
    assert text_of(breakdowns.execution_rate(1, 0), Shape.RATE) == "-"
    assert text_of(Fraction(5, 100), Shape.RATE) == "0.1"


def test_opinion_rate_counts_proposals_not_opinions() -> None:
    summary = example_year()
    answered = {one.proposal for one in summary.opinions if one.answered}
    rate = indicators.opinion_rate(summary.proposals, summary.opinions)
    assert rate == Fraction(100 * len(answered), len(summary.proposals))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("unit", MoneyUnit)
def test_parts_make_the_total_in_every_table(seed: int, unit: MoneyUnit) -> None:
    summary = example_year(usages=80, seed=seed)
    summary = YearSummary(**{**summary.__dict__, "money_unit": unit})
    report = year_report(summary)
    tables = [block for section in report.sections for block in section.blocks if isinstance(block, Table)]
    checked = 0
    for table in tables:
        if table.total is None:
            continue
        for at, column in enumerate(table.columns):
            total = table.total[at]
            if column.head == "누계" or not isinstance(total, int) or column.shape is Shape.ORDER:
                continue
            assert sum(row[at] or 0 for row in table.rows) == total, (table.caption, column.head)  # type: ignore[misc]
            checked += 1
    assert checked > 60


def test_charts_have_no_figures_of_their_own() -> None:
    for section in year_report(example_year()).sections:
        for block in section.blocks:
            if isinstance(block, Bars):
                assert block.table in section.blocks


@given(some.lists(some.integers(-(10**9), 10**9), max_size=12))
def test_rounding_note_stands_exactly_where_it_is_needed(sums: list[int]) -> None:
    lines = tuple(BudgetLine(str(at), f"목{at}", won, 0, 0, 0) for at, won in enumerate(sums))
    summary = YearSummary(**{**example_year().__dict__, "budget": lines})
    table = (
        next(
            block
            for section in year_report(summary).sections
            for block in section.blocks
            if isinstance(block, Table) and block.caption == "통계목별 집행현황"
        )
        if lines
        else None
    )
    if table is None:
        return
    shown = [
        int(text_of(row[1], Shape.WON, thousand=True).replace(",", "").replace("△", "-"))
        for row in table.all_rows()
    ]
    assert (sum(shown[:-1]) != shown[-1]) == any("단수" in note for note in table.all_notes())
