"""Which backups stay: reliability.md 10 and 12."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.thinning import thin

START = datetime(2021, 1, 4, 18, 0)  # a Monday


@dataclass(frozen=True)
class Copy:
    sequence: int
    made_at: datetime
    whole: bool = True


def simulated(days: int, a_day: int = 3) -> tuple[list[Copy], datetime]:
    """A year of the office: some backups each day, thinned after each."""
    kept: list[Copy] = []
    now = START
    for day in range(days):
        for turn in range(a_day):
            now = START + timedelta(days=day, hours=turn - a_day)
            kept, _ = thin(now, [*kept, Copy(day * a_day + turn + 1, now)])
    return kept, now


def test_after_a_year_exactly_the_promised_set_is_left() -> None:
    kept, now = simulated(365)
    ages = [(now - copy.made_at).days for copy in kept]
    assert sum(age < 2 for age in ages) == 6  # three a day, all of two days
    days = {copy.made_at.date() for copy in kept}
    today = now.date()
    assert all(today - timedelta(days=back) in days for back in range(16))  # two days and 14 daily
    older = sorted((day for day in days if day < today - timedelta(days=15)), reverse=True)
    weekly, monthly = older[:10], older[10:]
    assert [(a - b).days for a, b in pairwise(weekly)] == [weekly[0].isoweekday()] + [7] * 8
    assert [day.month for day in monthly] == [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert len(kept) == 6 + 14 + 10 + 10


def test_the_newest_of_a_day_stands_for_the_day() -> None:
    made = [Copy(number, START + timedelta(hours=number)) for number in range(1, 5)]
    keep, drop = thin(START + timedelta(days=10), made)
    assert [copy.sequence for copy in keep] == [4]
    assert [copy.sequence for copy in drop] == [3, 2, 1]


def test_nothing_of_the_last_two_days_goes() -> None:
    made = [Copy(number, START + timedelta(minutes=number)) for number in range(1, 200)]
    assert thin(START + timedelta(days=1, hours=20), made)[1] == []


CLOCKS = [1970, 1980, 1999, 2000, 2019, 2022, 2023, 2037, 2038, 2040, 2099, 2100]


def test_twelve_jumping_clocks_lose_no_backup() -> None:
    kept, now = simulated(20)
    before = {copy.sequence for copy in kept}
    for number, year in enumerate(CLOCKS):
        jumped = now.replace(year=year)
        kept, drop = thin(jumped, [*kept, Copy(1000 + number, jumped)])
        assert drop == []
        assert before <= {copy.sequence for copy in kept}
    kept, drop = thin(now, kept)
    assert drop == []


def test_after_a_jump_thinning_starts_again_with_the_even_run() -> None:
    lost_clock = [Copy(1, datetime(2099, 1, 1)), Copy(2, datetime(1970, 1, 1))]
    kept: list[Copy] = list(lost_clock)
    for day in range(70):
        now = START + timedelta(days=day)
        kept, _ = thin(now, [*kept, *(Copy(10 + day * 2 + turn, now) for turn in range(2))])
        if day == 40:
            assert set(lost_clock) <= set(kept)
            assert len(kept) < 2 * 40
    assert len(kept) <= 4 + 14 + 10 + 12


def test_a_long_absence_keeps_what_was_there() -> None:
    kept, now = simulated(30)
    back = now + timedelta(days=120)
    assert thin(back, kept)[1] == []


def test_the_last_whole_backup_stays_whatever_the_clock_says() -> None:
    whole = Copy(1, START)
    broken = [Copy(n, START + timedelta(days=n * 7), whole=False) for n in range(2, 80)]
    keep, drop = thin(START + timedelta(days=80 * 7), [whole, *broken])
    assert whole in keep
    assert drop


MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31))


@given(MOMENTS, st.lists(st.tuples(MOMENTS, st.booleans()), max_size=80))
def test_whatever_the_clock_did_each_backup_is_judged_once(
    now: datetime, made: list[tuple[datetime, bool]]
) -> None:
    copies = [Copy(number, moment, whole) for number, (moment, whole) in enumerate(made)]
    keep, drop = thin(now, copies)
    assert sorted([*keep, *drop], key=lambda copy: copy.sequence) == copies
    assert not any(copy.whole for copy in drop) or any(copy.whole for copy in keep)
    assert thin(now, keep)[1] == [] or not keep
