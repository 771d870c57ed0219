"""Due days skip weekends and holidays; what is near or late says so."""

from datetime import date

import pytest

from desktop_app.marks import Mark, State
from desktop_app.workdays import Workdays, bundled_holidays, reckoned_holidays, waiting_state

FREE_2021 = {
    (1, 1), (2, 11), (2, 12), (2, 13), (3, 1), (5, 5), (5, 19), (6, 6), (8, 15), (8, 16), (9, 20), (9, 21),
    (9, 22), (10, 3), (10, 4), (10, 9), (10, 11), (12, 25),
}  # fmt: skip


def test_the_bundled_holidays_are_what_the_library_reckons() -> None:
    """Where this fails after a renewal of the library, write resources/reference/holidays-kr.json anew from it."""
    assert min(bundled_holidays()) <= 2021
    for year, days in bundled_holidays().items():
        assert days == reckoned_holidays(year)
        assert list(days) == sorted(days)


def test_a_year_beyond_the_bundled_ones_is_reckoned() -> None:
    far = max(bundled_holidays()) + 1
    assert Workdays().holiday(date(far, 5, 5)) == "어린이날"


def test_the_holidays_of_2021_are_those_of_the_calendar() -> None:
    days = [date.fromordinal(n) for n in range(date(2021, 1, 1).toordinal(), date(2022, 1, 1).toordinal())]
    workdays = Workdays()
    off = {(day.month, day.day) for day in days if day.weekday() < 5 and not workdays.is_workday(day)}
    assert off == {key for key in FREE_2021 if date(2021, *key).weekday() < 5}


def test_ten_working_days_over_two_substitute_holidays() -> None:
    assert Workdays().after(date(2021, 9, 29), 10) == date(2021, 10, 15)


def test_ten_working_days_without_a_holiday_are_two_weeks() -> None:
    assert Workdays().after(date(2021, 6, 7), 10) == date(2021, 6, 21)


def test_ten_working_days_over_new_year() -> None:
    assert Workdays().after(date(2021, 12, 27), 10) == date(2022, 1, 10)


def test_a_day_off_of_the_office_moves_the_due_day() -> None:
    assert Workdays(lambda: {date(2021, 6, 9): False}).after(date(2021, 6, 7), 10) == date(2021, 6, 22)


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (date(2021, 10, 13), State(Mark.LATE, "5일 지남")),
        (date(2021, 10, 17), State(Mark.LATE, "1일 지남")),
        (date(2021, 10, 18), State(Mark.SOON, "오늘")),
        (date(2021, 10, 21), State(Mark.SOON, "D-3")),
        (date(2021, 10, 22), State(Mark.WAITING, "D-4")),
    ],
)
def test_state_of_a_waited_opinion_on_a_monday(due: date, state: State) -> None:
    assert waiting_state(due, date(2021, 10, 18), Workdays()) == state


def test_a_weekend_does_not_count_towards_the_warning() -> None:
    assert waiting_state(date(2021, 10, 12), date(2021, 10, 7), Workdays()) == State(Mark.SOON, "D-5")


def test_a_deadline_on_a_day_off_moves_back_for_the_office_and_on_by_law() -> None:
    workdays = Workdays()
    chuseok = date(2021, 9, 21)
    assert workdays.on_or_before(chuseok) == date(2021, 9, 17)
    assert workdays.on_or_after(chuseok) == date(2021, 9, 23)
    plain = date(2021, 9, 24)
    assert workdays.on_or_before(plain) == workdays.on_or_after(plain) == plain


def test_an_office_that_works_on_a_holiday_counts_it() -> None:
    assert Workdays(lambda: {date(2021, 10, 11): True}).after(date(2021, 10, 8), 1) == date(2021, 10, 11)
    assert Workdays().after(date(2021, 10, 8), 1) == date(2021, 10, 12)
