"""대관 실적: the cells are those of a pivot made from the raw rows, and the year-end report says the same (D5)."""

import io
import random
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.performance.breakdowns import UseSum, use_sum, uses_by
from desktop_app.performance.use_results import By, Figure, Months, ResultRow
from desktop_app.reports.report_pdf import render_pdf
from desktop_app.reports.report_xlsx import render_xlsx
from desktop_app.reports.use_results import results_report
from desktop_app.terms import UsageHost, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.reports.papers import Paper

PERIOD = Months(2021, 4, 12)
HEAD = ["year", "month", "department", "building", "room", "minutes", "people", "fee", "waived"]
Sums = tuple[int, int, int, int]


@pytest.fixture
def log(office: Office) -> list[list[Any]]:
    """Two hundred uses as the dice say, of 2020 and 2021; the raw rows of those that count, out of a workbook."""
    dice = random.Random(5)
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    buildings = office.directory.buildings()
    departments = office.directory.departments()
    rooms = [
        (office.venues.add(VenueDraft(f"{number}호", dice.choice(buildings).id)).record_id, number)
        for number in range(6)
    ]
    drafts = []
    for at in range(200):
        room = dice.choice([*rooms, (None, 0)])[0]
        building = office.venues.draft(room).building_id if room else dice.choice(buildings).id
        host = dice.choice((UsageHost.DEPARTMENT, UsageHost.PARK))
        start = dice.randrange(540, 900, 30)
        drafts.append(
            UsageDraft(
                date(dice.choice((2020, 2021)), dice.randint(1, 11), dice.randint(1, 28)), f"모임 {at}",
                host=host, department_id=dice.choice(departments[:5]).id if host is UsageHost.DEPARTMENT else None,
                building_id=building, venue_id=room, start_minute=start, end_minute=start + dice.randrange(30, 240, 10),
                attendees=dice.choice((None, 0, 12, 35)), fee_won=dice.choice((None, 10_000, 25_500)),
                waived=dice.random() < 0.5, state=dice.choice((UsageState.HELD, UsageState.HELD, UsageState.CANCELLED)),
            )
        )  # fmt: skip
    office.usages.add_many(drafts)
    for year in (2020, 2021):
        ids = office.usages.listing(ListQuery(year=year)).ids
        held = [key for key in ids if office.usages.draft(key).state is UsageState.HELD]
        office.usages.confirm(held[: len(held) * 3 // 4])
    return _through_a_workbook(_raw(office))


def _raw(office: Office) -> list[list[Any]]:
    """The rows as the log itself shows them, confirmed ones only."""
    found = []
    for year in (2020, 2021):
        for row in office.usages.rows(list(office.usages.listing(ListQuery(year=year)).ids)):
            if row.state_code == "HELD" and row.confirmed_on is not None:
                minutes = (row.end_minute or 0) - (row.start_minute or 0)
                found.append(
                    [
                        year, row.used_on.month, row.department or "파크", row.building,
                        f"{row.building} {row.room or '(건물 전체)'}", minutes, row.attendees or 0,
                        row.fee_won or 0, int(row.is_waived),
                    ]
                )  # fmt: skip
    return found


def _through_a_workbook(rows: list[list[Any]]) -> list[list[Any]]:
    book, kept = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    book.save(kept)
    read = load_workbook(io.BytesIO(kept.getvalue())).active
    assert read is not None
    return [list(row) for row in read.iter_rows(min_row=2, values_only=True)]


def pivot(
    rows: list[list[Any]], key: Callable[[dict[str, Any]], Any], year: int, months: range
) -> dict[Any, Sums]:
    """Uses, minutes, people and waived fees by a key: nothing of the program's own counting in it."""
    sums: dict[Any, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for values in rows:
        row = dict(zip(HEAD, values, strict=True))
        if row["year"] == year and row["month"] in months:
            one = sums[key(row)]
            one[0] += 1
            one[1] += row["minutes"]
            one[2] += row["people"]
            one[3] += row["fee"] if row["waived"] else 0
    return {name: (one[0], one[1], one[2], one[3]) for name, one in sums.items()}


KEYS: dict[By, Callable[[dict[str, Any]], Any]] = {
    By.DEPARTMENT: lambda row: (row["department"],),
    By.BUILDING: lambda row: (row["building"],),
    By.ROOM: lambda row: (row["room"],),
    By.DEPARTMENT_BUILDING: lambda row: (row["department"], row["building"]),
    By.MONTH: lambda row: (f"{row['month']}월",),
}


def sums_of(one: UseSum) -> Sums:
    return (one.uses, one.minutes, one.people, one.waived_fees)


@pytest.mark.parametrize("by", list(By))
def test_every_cell_is_that_of_a_pivot_of_the_raw_rows(office: Office, log: list[list[Any]], by: By) -> None:
    found = office.venue_results.read(PERIOD, PERIOD.year_before())
    rows = found.rows(by)
    for year, of in ((2021, lambda row: row.now), (2020, lambda row: row.before)):
        shown = {row.names: sums_of(of(row)) for row in rows if of(row).uses}
        assert shown == pivot(log, KEYS[by], year, range(4, 13))
    for at, month in enumerate(range(4, 13)):
        in_month = {row.names: sums_of(row.months[at]) for row in rows if row.months[at].uses}
        assert in_month == pivot(log, KEYS[by], 2021, range(month, month + 1))
    whole = pivot(log, lambda _: "", 2021, range(4, 13))[""]
    assert sums_of(found.total().now) == whole
    assert tuple(sum(values) for values in zip(*(sums_of(row.now) for row in rows), strict=True)) == whole


def test_the_workbook_of_the_paper_has_the_cells_of_the_pivot(office: Office, log: list[list[Any]]) -> None:
    found = office.venue_results.read(PERIOD)
    report = results_report(found, By.DEPARTMENT_BUILDING, Figure.PEOPLE, "기획예산과", date(2021, 12, 20))
    sheet = load_workbook(io.BytesIO(render_xlsx(report))).active
    assert sheet is not None
    cells = [list(row) for row in sheet.iter_rows(values_only=True)]
    names = {row["department"] for row in (dict(zip(HEAD, one, strict=True)) for one in log)}
    shown = {
        (row[0], row[1], at + 4): value
        for row in cells
        if row[0] in names
        for at, value in enumerate(row[2:11])
        if value
    }
    expected = {
        (*key, month): sums[2]
        for month in range(4, 13)
        for key, sums in pivot(log, KEYS[By.DEPARTMENT_BUILDING], 2021, range(month, month + 1)).items()
        if sums[2]
    }
    assert shown == expected


def test_the_year_end_report_says_the_same(office: Office, log: list[list[Any]]) -> None:
    assert log
    year = office.performance.year(2021, date(2021, 12, 31))
    found = office.venue_results.read(office.venue_results.usual(2021))
    assert use_sum("계", year.usages) == found.total().now
    for key, by in ((lambda one: one.department, By.DEPARTMENT), (lambda one: one.building, By.BUILDING)):
        assert uses_by(year.usages, key) == [row.now for row in found.rows(by)]


def test_what_does_not_count_yet_is_told_by_its_number(office: Office, log: list[list[Any]]) -> None:
    assert log
    found = office.venue_results.read(PERIOD)
    listed = [office.usages.draft(key) for key in office.usages.listing(ListQuery(year=2021)).ids]
    inside = [one for one in listed if one.used_on and 4 <= one.used_on.month <= 12]
    assert found.unconfirmed == sum(
        one.state is UsageState.HELD and one.confirmed_on is None for one in inside
    )
    assert found.unconfirmed
    assert (found.planned, found.total().now.uses) == (0, sum(one.confirmed_on is not None for one in inside))


def test_months_are_set_against_those_before() -> None:
    assert Months(2021, 7, 12).just_before() == Months(2021, 1, 6)
    assert Months(2021, 1, 3).just_before() == Months(2020, 10, 12)
    assert Months(2021, 2, 3).just_before() is None
    assert PERIOD.year_before() == Months(2020, 4, 12)
    assert (PERIOD.starts, PERIOD.ends) == (date(2021, 4, 1), date(2021, 12, 31))


def test_months_of_an_earlier_period_stand_beside_each_other(office: Office) -> None:
    office.buildings.add_listed()
    building = office.directory.buildings()[0].id
    for day in (date(2021, 2, 3), date(2021, 8, 3), date(2021, 8, 4)):
        office.usages.add(
            UsageDraft(day, "모임", host=UsageHost.PARK, building_id=building, state=UsageState.HELD)
        )
    office.usages.confirm(list(office.usages.listing(ListQuery(year=2021)).ids))
    found = office.venue_results.read(Months(2021, 7, 8), Months(2021, 1, 2))
    assert [(row.name, row.now.uses, row.before.uses) for row in found.rows(By.MONTH)] == [
        ("7월", 0, 0), ("8월", 2, 1),
    ]  # fmt: skip


def test_a_decrease_is_written_as_offices_do(office: Office) -> None:
    office.buildings.add_listed()
    building = office.directory.buildings()[0].id
    day = date(2020, 5, 6)
    office.usages.add_many(
        UsageDraft(
            day + timedelta(days=at), "모임", host=UsageHost.PARK, building_id=building, state=UsageState.HELD
        )
        for at in range(3)
    )
    office.usages.confirm(list(office.usages.listing(ListQuery(year=2020)).ids))
    found = office.venue_results.read(PERIOD, PERIOD.year_before())
    (row,) = found.rows(By.BUILDING)
    assert isinstance(row, ResultRow)
    assert row.now.uses - row.before.uses == -3
    paper = Paper(render_pdf(results_report(found, By.BUILDING, None, "기획예산과", date(2021, 12, 20))))
    assert "△3" in paper.texts[0]


def test_waived_uses_of_one_room_and_month_are_each_counted(office: Office) -> None:
    office.buildings.add_listed()
    building = office.directory.buildings()[0].id
    office.usages.add_many(
        UsageDraft(
            date(2021, 5, 6), f"모임 {at}", host=UsageHost.PARK, building_id=building, state=UsageState.HELD,
            start_minute=600 + 60 * at, end_minute=660 + 60 * at, fee_won=10_000, waived=at < 3,
        )
        for at in range(4)
    )  # fmt: skip
    office.usages.confirm(list(office.usages.listing(ListQuery(year=2021)).ids))
    (row,) = office.venue_results.read(PERIOD).rows(By.ROOM)
    assert row.now == UseSum(
        row.name, uses=4, minutes=240, people=0, fees=40_000, waived_fees=30_000, waived=3
    )
