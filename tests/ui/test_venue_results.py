"""실적 in 대관 as it is handled: rows, columns, an earlier period, the rows behind a count (features.md D5)."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.performance.use_results import By
from desktop_app.terms import UsageHost, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import choose as on_paper
from tests.ui.over_window import paper_over
from ui.feature_tab import Place
from ui.venues.results_view import ResultsView
from ui.venues.tab import VenuesTab

JUST_BEFORE = "바로 앞 기간"
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.buildings.add_listed()
    one, other = (office.directory.buildings()[at].id for at in (0, 1))
    room = office.venues.add(VenueDraft("큰방", one, capacity=40)).record_id
    days = ((one, room, 2, 5), (one, room, 5, 6), (one, None, 5, 7), (other, None, 6, 8), (other, None, 9, 9))
    office.usages.add_many(
        UsageDraft(
            date(2021, month, day), f"{month}월 모임", host=UsageHost.PARK, building_id=building, venue_id=venue,
            start_minute=600, end_minute=690, attendees=10, fee_won=5_000, waived=True, state=UsageState.HELD,
        )
        for building, venue, month, day in days
    )  # fmt: skip
    ids = list(office.usages.listing(ListQuery(year=2021, order="used_on")).ids)
    office.usages.confirm(ids[:-1])
    shown = show(VenuesTab, office, qtbot)
    shown.tab.go.connect(shown.tab.arrive)
    shown.tab.show_view("results")
    return shown


def view(tab: ListTab) -> ResultsView:
    found = tab.tab.shown
    assert isinstance(found, ResultsView)
    return found


def choose(results: ResultsView, **words: str) -> None:
    for name, said in words.items():
        entry = getattr(results.bar, name)
        entry.set_raw(said)
        assert entry.raw() == said
        entry.changed.emit()


def texts(results: ResultsView) -> list[list[str]]:
    """The table as it reads, with its heads."""
    model = results.table.records
    heads = [column.label for column in model.columns]
    rows = [
        [str(model.cell(row, at) or "") for at in range(len(heads))] for row in range(len(results.table.rows))
    ]
    return [heads, *rows]


def test_the_months_of_the_programme_stand_by_department_at_first(tab: ListTab) -> None:
    assert texts(view(tab)) == [
        ["부서·동", "이용", "시간", "연인원", "감면액"],
        ["파크", "3", "4.5", "30", "15,000"],
        ["계", "3", "4.5", "30", "15,000"],
    ]
    assert "확인하지 않은 이용 1건" in view(tab).waiting.text()


def test_months_side_by_side(tab: ListTab) -> None:
    choose(view(tab), by="건물", columns="월별 이용(건)", first="5월", last="6월")
    heads, *rows = texts(view(tab))
    assert heads == ["건물", "5월", "6월", "이용"]
    assert [row[1:] for row in rows] == [["2", "", "2"], ["", "1", "1"], ["2", "1", "3"]]


def test_an_earlier_period_with_the_difference(tab: ListTab) -> None:
    choose(view(tab), by="건물", first="5월", last="6월", earlier=JUST_BEFORE)
    assert view(tab).asked.earlier is not None
    choose(view(tab), first="2월", last="2월", earlier="다른 기간")
    choose(view(tab), other_year="2021년", other_first="5월", other_last="6월")
    heads, *rows = texts(view(tab))
    assert heads[:4] == ["건물", "이용", "앞 이용", "증감"]
    assert [row[1:4] for row in rows] == [["1", "2", "△1"], ["", "1", "△1"], ["1", "3", "△2"]]


def test_months_of_two_years_are_not_set_against_each_other_in_silence(tab: ListTab) -> None:
    choose(view(tab), earlier=JUST_BEFORE)
    assert "두 해에 걸쳐" in view(tab).across.text()
    choose(view(tab), first="7월")
    assert not view(tab).across.isVisible()


@pytest.mark.parametrize(
    ("by", "row", "column", "expected"),
    [
        (By.BUILDING, 0, "now-USES", ["5월 모임", "5월 모임"]),
        (By.ROOM, 0, "now-USES", ["5월 모임"]),
        (By.DEPARTMENT, 0, "now-PEOPLE", ["5월 모임", "5월 모임", "6월 모임"]),
        (By.MONTH, 2, "now-USES", ["6월 모임"]),
        (By.BUILDING, -1, "now-USES", ["5월 모임", "5월 모임", "6월 모임"]),
    ],
)
def test_every_count_opens_its_rows(tab: ListTab, by: By, row: int, column: str, expected: list[str]) -> None:
    results = view(tab)
    choose(results, by=by.value)
    line = results.table.rows[row]
    count = line.now.uses
    results.table.followed.emit(line.id, column)
    assert tab.tab.view == "usages"
    assert tab.names("event") == expected
    assert len(expected) == count


@pytest.mark.parametrize("by", list(By))
def test_all_counts_of_all_rows_open_as_many(tab: ListTab, by: By) -> None:
    results = view(tab)
    choose(results, by=by.value)
    for line in results.table.rows:
        results.table.followed.emit(line.id, "now-USES")
        assert len(tab.names("event")) == line.now.uses, line.name


def test_a_month_s_count_opens_that_month(tab: ListTab) -> None:
    choose(view(tab), by="건물", columns="월별 이용(건)")
    view(tab).table.followed.emit(0, "month-6")
    assert tab.names("event") == ["6월 모임"]


def test_what_does_not_count_yet_opens_too(tab: ListTab) -> None:
    view(tab).waiting.click()
    assert tab.names("event") == ["9월 모임"]


def test_a_year_without_uses_says_what_to_do(tab: ListTab) -> None:
    tab.tab.set_year(2020)
    assert view(tab).table.rows == ()
    assert view(tab).note.isVisible()
    tab.tab.arrive(Place("venues", "results"))


def test_the_paper_is_shown(tab: ListTab) -> None:
    choose(view(tab), earlier=JUST_BEFORE)
    next(one for one in tab.tab.commands() if one.action.name == "PRINT_RESULTS").run()
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "2021년 4~12월 대관 실적(부서·동별)"
    sheet.reject()


def test_the_paper_asks_what_the_view_asked_and_can_be_asked_otherwise(tab: ListTab) -> None:
    choose(view(tab), by="건물", columns="월별 이용(건)", first="5월", last="6월", earlier="다른 기간")
    choose(view(tab), other_year="2021년", other_first="6월", other_last="6월")
    view(tab).show_paper()
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "2021년 5~6월 대관 실적(건물별)"
    assert sheet.data.found == view(tab).found
    assert sheet.data.asked == view(tab).asked
    fields = sheet.choices.fields
    assert fields["back"].isVisible()
    on_paper(tab.qtbot, sheet, "earlier", "none")
    assert not fields["back"].isVisible()
    on_paper(tab.qtbot, sheet, "until", "10")
    assert sheet.title == "2021년 5~10월 대관 실적(건물별)"
    sheet.reject()
