"""By when drafts and postings are due (CAL-1, CAL-2); what the election law asks of publications (CAL-3)."""

from datetime import date, timedelta

import pytest

from desktop_app.activities.media import Channel, by_channel
from desktop_app.activities.publicity_dates import draft_due, post_due
from desktop_app.activities.publicity_rules import (
    ELECTIONS,
    Published,
    advice,
    in_quiet_days,
    plan_months,
    quarter_notice,
    quiet_notice,
    quiet_span,
)
from desktop_app.workdays import Workdays

DAY = timedelta(days=1)
TODAY = date(2021, 10, 18)


def test_the_plan_fills_nine_months() -> None:
    months = plan_months(2021)
    assert (len(months), months[0], months[-1]) == (9, date(2021, 4, 1), date(2021, 12, 1))


@pytest.mark.parametrize(
    ("month", "due"),
    [
        (date(2021, 6, 1), date(2021, 5, 14)),  # 5. 15. is a Saturday
        (date(2021, 9, 1), date(2021, 8, 13)),  # 8. 15. is a Sunday and a holiday
        (date(2021, 12, 1), date(2021, 11, 15)),
        (date(2021, 1, 1), date(2020, 12, 15)),
    ],
)
def test_a_draft_is_due_on_the_15th_of_the_month_before_or_the_working_day_before(
    month: date, due: date
) -> None:
    assert draft_due(month, Workdays()) == due


def test_events_are_due_on_the_5th_or_the_working_day_before() -> None:
    assert post_due(date(2021, 5, 1), Workdays()) == date(2021, 5, 4)  # 어린이날
    assert post_due(date(2021, 6, 1), Workdays()) == date(2021, 6, 4)  # a Saturday
    assert post_due(date(2021, 7, 1), Workdays()) == date(2021, 7, 5)


def test_a_day_off_of_the_office_moves_a_deadline() -> None:
    assert draft_due(date(2021, 12, 1), Workdays(lambda: {date(2021, 11, 15): False})) == date(2021, 11, 12)


@pytest.mark.parametrize(
    ("election", "first"), [(date(2022, 6, 1), date(2021, 12, 3)), (date(2026, 6, 3), date(2025, 12, 5))]
)
def test_the_quiet_days_begin_180_days_before_an_election_and_end_with_it(
    election: date, first: date
) -> None:
    assert election in ELECTIONS
    assert quiet_span(first) == (first, election) == quiet_span(election)
    assert quiet_span(first - DAY) is None
    assert quiet_span(election + DAY) is None
    assert "예외" in quiet_notice(first)
    assert not quiet_notice(first - DAY)
    assert not quiet_notice(None)


def test_publications_in_the_quiet_days_are_named_in_their_order() -> None:
    found = [
        Published("유튜브", date(2021, 12, 8)),
        Published("은평소식지", date(2021, 11, 1)),
        Published("홈페이지", date(2021, 12, 3)),
    ]
    assert [one.kind for one in in_quiet_days(found)] == ["홈페이지", "유튜브"]
    what, text = advice(found, TODAY)
    assert what == "선거 전 홍보"
    assert text.startswith("홈페이지 2021. 12. 3., 유튜브 2021. 12. 8.")


def test_a_quarter_with_more_than_one_publication_is_told_of() -> None:
    one = Published("은평소식지", date(2021, 10, 1))
    assert not quarter_notice([one], TODAY)
    assert "은평소식지 2회" in quarter_notice([one, Published("은평소식지", date(2021, 11, 1))], TODAY)
    both = quarter_notice([one, Published("블로그", date(2021, 12, 2))], TODAY)
    assert both.startswith("4/4분기에 은평소식지 1회, 블로그 1회")
    assert not quarter_notice([one, Published("블로그", date(2021, 9, 30))], TODAY)
    assert advice([one], TODAY) == ("", "")


def test_channels_add_up_to_their_sum() -> None:
    lines = by_channel([("BLOG", 4, 2, 300), ("BLOG", 12, 1, 20), ("SNS", 4, 3, 0)])
    assert [line.label for line in lines] == [*(one.value for one in Channel), "계"]
    blog, total = lines[0], lines[-1]
    assert (blog.total, blog.reach, blog.months[3], blog.months[11]) == (3, 320, 2, 1)
    assert total.total == 6 == sum(line.total for line in lines[:-1])
    assert total.months[3] == 5
    assert total.reach == 320
