"""A report for a half or a quarter: every record in one part, targets with their share (REP-3)."""

from datetime import date
from typing import Any

import pytest

from db.budget import Account, Entry
from db.meetings import Meeting
from db.publicity import NewsletterSlot
from db.venues import Usage
from db.visits import FieldVisit
from desktop_app.activities.targets import TargetDraft, TargetPeriod, TargetSource
from desktop_app.budget.records import planned_budget
from desktop_app.changes import Act
from desktop_app.directory.records import BuildingDraft
from desktop_app.office import Office
from desktop_app.performance.records import Indicator, YearSummary
from desktop_app.performance.spans import Span
from desktop_app.reference import plan
from desktop_app.terms import SpaceClass

END = date(2022, 2, 10)
HALVES = (Span.FIRST_HALF, Span.SECOND_HALF)
QUARTERS = (Span.QUARTER_1, Span.QUARTER_2, Span.QUARTER_3, Span.QUARTER_4)
DAYS = [date(2021, month, day) for month, day in ((2, 1), (4, 1), (6, 30), (7, 1), (9, 30), (12, 31))]


@pytest.fixture
def full(office: Office) -> Office:
    """Something of every kind on the days where parts of the year meet."""
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    building = office.buildings.add(BuildingDraft("상상청", SpaceClass.TENANCY)).record_id
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        account = s.query(Account).filter(Account.code == "201-01").one().id
        ours: dict[str, Any] = {"fiscal_year": 2021}
        for number, day in enumerate([*DAYS, date(2022, 1, 15)]):
            paid = {
                "kind": "DISBURSEMENT",
                "amount_won": 1000 + number,
                "booked_on": day,
                "confirmed_on": day,
            }
            s.add(Entry(**ours, **paid, account_id=account, summary="홍보물", reconciled="OPEN"))
        for number, day in enumerate(DAYS):
            held = {"used_on": day, "month": day.month, "state": "HELD", "confirmed_on": day}
            what = {"event": f"회의 {number}", "kind": "MEETING", "host": "PARK", "minutes": 60}
            s.add(Usage(**ours, **held, **what, building_id=building, attendees=10 + number))
            s.add(FieldVisit(**ours, visited_on=day, visitors="COUNCIL", people=5, state="HELD"))
            s.add(Meeting(**ours, kind="WORKSHOP", title=f"모임 {number}", held_on=day, state="HELD"))
            s.add(
                NewsletterSlot(**ours, month=day.replace(day=1), kind="EVENT", title="행사", published_on=day)
            )
    office.store.done(s, (), "")
    return office


def line(summary: YearSummary, name: str) -> Indicator:
    return next(one for one in summary.indicators if one.name == name)


@pytest.mark.parametrize("parts", [HALVES, QUARTERS])
def test_the_parts_of_a_year_have_each_record_once(full: Office, parts: tuple[Span, ...]) -> None:
    whole = full.performance.year(2021, END)
    split = [full.performance.year(2021, END, span) for span in parts]
    assert sum(len(one.usages) for one in split) == len(whole.usages) == 5
    assert sum(one.amount for part in split for one in part.spending) == sum(
        one.amount for one in whole.spending
    )
    assert split[-1].spending[-1].month == 13
    for name in ("견학", "연인원"):
        assert sum(line(one, name).actual or 0 for one in split) == line(whole, name).actual
    early = [{one.what: one.count for one in part.left_out}["사업기간 전의 대관 이용"] for part in split]
    assert sum(early) == 1


def test_a_half_is_april_to_june_or_july_to_december(full: Office) -> None:
    first, second = (full.performance.year(2021, END, span) for span in HALVES)
    assert (first.title, first.period.months()) == ("2021년 상반기 서울혁신파크 연계사업 추진실적", (4, 5, 6))
    assert (second.period.start, second.period.end) == (date(2021, 7, 1), date(2021, 12, 31))
    assert [one.day for one in first.usages] == [date(2021, 4, 1), date(2021, 6, 30)]
    quarter = full.performance.year(2021, END, Span.QUARTER_1)
    assert (quarter.usages, quarter.period.months()) == ((), (1, 2, 3))


def test_targets_have_the_share_of_the_part(full: Office) -> None:
    half = full.performance.year(2021, END, Span.FIRST_HALF)
    assert (line(half, "은평소식지 게재").target, line(half, "은평소식지 게재").actual) == (3, 2)
    assert (line(half, "상반기 개최").target, line(half, "상반기 개최").actual) == (1, 3)
    assert "하반기 개최" not in [one.name for one in half.indicators]
    stages = line(half, "추진 단계")
    assert (stages.target, stages.remark) == (None, "기록 없음")
    quarter = full.performance.year(2021, END, Span.QUARTER_3)
    assert line(quarter, "은평소식지 게재").target == 3
    assert line(quarter, "검토의견서 제출률").target == 100
    assert (line(quarter, "하반기 개최").target, line(quarter, "하반기 개최").remark) == (
        None,
        "연간 목표 1회",
    )


def test_a_half_yearly_target_has_no_share_in_a_quarter(full: Office) -> None:
    full.targets.add(
        TargetDraft(
            name="반기 워크숍", unit="회", target=1, period=TargetPeriod.HALF, source=TargetSource.GATHERINGS,
            fiscal_year=2021,
        )
    )  # fmt: skip
    assert line(full.performance.year(2021, END, Span.FIRST_HALF), "반기 워크숍").target == 1
    assert line(full.performance.year(2021, END), "반기 워크숍").target == 2
    quarter = line(full.performance.year(2021, END, Span.QUARTER_2), "반기 워크숍")
    assert (quarter.target, quarter.actual, quarter.remark) == (None, 2, "반기마다 목표 1회")


def test_an_earlier_day_of_a_later_part_counts_nothing(full: Office) -> None:
    summary = full.performance.year(2021, date(2021, 6, 30), Span.SECOND_HALF)
    assert (summary.usages, summary.spending) == ((), ())
