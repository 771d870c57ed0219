"""집행 계획: plan and actual, where the year ends, and when it is too slow (F8)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.budget.pace import (
    Limits,
    Outlook,
    PaceLine,
    in_all,
    like_before,
    outlook,
    spread_evenly,
    too_slow,
    whole_months,
)

LIMITS = Limits(points=20, percent=60, from_month=10)


def months(**won: int) -> tuple[int, ...]:
    """m4=100 is 100 won in April."""
    return tuple(won.get(f"m{number}", 0) for number in range(1, 13))


def line(
    planned: tuple[int, ...] = (0,) * 12, spent: tuple[int, ...] = (0,) * 12, grant: int = 12_000_000
) -> PaceLine:
    return PaceLine(1, "201-01 사무관리비", grant, planned, (*spent, 0))


def test_plan_and_actual_run_up_over_the_year() -> None:
    one = line(months(m4=1_000, m6=2_000), months(m4=700, m5=100), 5_000)
    assert one.running_plan[3:6] == (1_000, 1_000, 3_000)
    assert one.running_spent[3:6] == (700, 800, 800)
    assert (one.unplanned, one.rate) == (2_000, "16.0")


def test_all_lines_together_are_their_sum() -> None:
    total = in_all([line(months(m4=1_000), months(m4=700), 5_000), line(months(m5=500), months(), 1_000)])
    assert (total.appropriation, total.plan_total, total.executed) == (6_000, 1_500, 700)


def test_a_month_counts_for_the_plan_once_it_is_over() -> None:
    assert whole_months(2021, date(2021, 10, 18)) == 9
    assert whole_months(2021, date(2021, 10, 31)) == 10
    assert whole_months(2021, date(2022, 1, 3)) == 12
    assert whole_months(2021, date(2020, 12, 31)) == 0


def test_by_plan_the_rest_of_the_year_is_what_the_plan_still_has() -> None:
    """October has 300 of its 1,000 spent: 700 are still to come in it, then November and December."""
    one = line(months(m9=1_000, m10=1_000, m11=500, m12=200), months(m9=1_400, m10=300), 5_000)
    assert outlook(one, 2021, date(2021, 10, 18)).by_plan == 1_700 + 700 + 500 + 200


def test_what_went_over_the_plan_of_the_running_month_is_not_taken_off_the_others() -> None:
    one = line(months(m10=1_000, m11=500), months(m10=1_300), 5_000)
    assert outlook(one, 2021, date(2021, 10, 18)).by_plan == 1_300 + 500


def test_by_pace_the_days_since_the_first_month_are_carried_on() -> None:
    """From 4. 1. to 6. 30. 91 days passed, 184 are left to 12. 31."""
    one = line(spent=months(m4=500_000, m6=410_000))
    assert outlook(one, 2021, date(2021, 6, 30)) == Outlook(None, 910_000 + 1_840_000)


def test_the_first_month_of_the_plan_begins_the_pace_too() -> None:
    one = line(planned=months(m4=100_000), spent=months(m6=910_000))
    assert outlook(one, 2021, date(2021, 6, 30)).by_pace == 910_000 + 1_840_000


def test_before_anything_was_spent_there_is_no_pace() -> None:
    assert outlook(line(), 2021, date(2021, 6, 30)) == Outlook(None, None)
    assert outlook(line(months(m7=9)), 2020, date(2019, 6, 30)) == Outlook(9, None)


def test_after_the_year_both_guesses_are_what_was_spent() -> None:
    one = line(months(m4=1_000), months(m4=700))
    assert outlook(one, 2021, date(2022, 1, 25)) == Outlook(700, 700)


def test_forty_percent_by_october_warns() -> None:
    """The proof of F8."""
    said = too_slow(line(spent=months(m5=4_800_000)), 2021, date(2021, 10, 1), LIMITS)
    assert said == "집행률이 40.0 %로 10월 이후 기준 60 %에 못 미칩니다"


@pytest.mark.parametrize(
    ("spent", "on", "warns"),
    [
        (7_199_999, date(2021, 10, 1), True),
        (7_200_000, date(2021, 10, 1), False),
        (1_000_000, date(2021, 9, 30), False),
        (7_199_999, date(2022, 1, 5), True),
    ],
)
def test_the_rate_counts_from_its_month_on_and_to_the_won(spent: int, on: date, *, warns: bool) -> None:
    assert bool(too_slow(line(spent=months(m5=spent)), 2021, on, LIMITS)) is warns


@pytest.mark.parametrize(("spent", "warns"), [(2_600_000, True), (2_600_001, False)])
def test_twenty_points_behind_the_plan_warn_in_any_month(spent: int, *, warns: bool) -> None:
    one = line(months(m4=5_000_000), months(m4=spent))
    said = too_slow(one, 2021, date(2021, 4, 30), LIMITS)
    assert bool(said) is warns
    if warns:
        assert said == "계획(4월까지 41.7 %)보다 20.0%p 적은 21.7 %입니다"


def test_a_running_month_is_not_held_against_its_plan_yet() -> None:
    one = line(months(m4=5_000_000))
    assert too_slow(one, 2021, date(2021, 4, 29), LIMITS) == ""
    assert too_slow(one, 2021, date(2021, 4, 30), LIMITS)


def test_without_a_budget_nothing_is_slow() -> None:
    assert too_slow(line(months(m4=9), grant=0), 2021, date(2021, 12, 1), LIMITS) == ""


def test_spreading_is_to_the_won_and_in_whole_thousands() -> None:
    assert spread_evenly(12_600_000, 9) == (1_400_000,) * 9
    assert spread_evenly(1_000_500, 3) == (333_000, 333_000, 334_500)
    assert spread_evenly(500, 0) == ()


@given(st.integers(0, 10**10), st.integers(1, 12))
def test_a_spread_sum_is_the_sum(won: int, count: int) -> None:
    parts = spread_evenly(won, count)
    assert sum(parts) == won
    assert len(parts) == count
    assert min(parts) >= 0


def test_like_last_year_takes_its_shape() -> None:
    before = (*months(m4=1_000_000, m12=2_000_000), 1_000_000)
    assert like_before(8_000_000, before) == months(m4=2_000_000, m12=6_000_000)


@given(st.integers(1, 10**10), st.lists(st.integers(-(10**7), 10**7), min_size=13, max_size=13))
def test_a_sum_in_the_shape_of_another_year_is_the_sum(won: int, before: list[int]) -> None:
    parts = like_before(won, before)
    assert min(parts) >= 0
    shape = [max(one, 0) for one in (*before[:11], before[11] + before[12])]
    assert sum(parts) == (won if sum(shape) else 0)
    assert all(part == 0 for part, share in zip(parts, shape, strict=True) if not share)
