"""달력 in 대관 as it is handled: month, week, rooms, overlaps, a new use on a day, the paper (features.md D3)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.terms import UsageHost
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.reports.papers import Paper
from tests.ui.list_tab import ListTab, show
from tests.ui.over_window import choose, paper_over
from ui.venues.room_calendar import MONTH, WEEK_OF, RoomCalendar
from ui.venues.tab import VenuesTab

pytestmark = pytest.mark.usefixtures("dressed")
DAY = date(2021, 10, 12)


@pytest.fixture
def rooms(office: Office) -> list[int]:
    office.buildings.add_listed()
    buildings = {one.label: one.id for one in office.directory.buildings()}
    found = []
    for name, building in (("상상홀", "상상청"), ("배움방", "상상청"), ("모임방", "미래청")):
        key = office.venues.add(VenueDraft(name, buildings[building], capacity=40)).record_id
        assert key is not None
        found.append(key)
    return found


@pytest.fixture
def tab(office: Office, rooms: list[int], qtbot: QtBot) -> ListTab:
    uses = (
        (rooms[0], DAY, "주민 회의", 600, 720),
        (rooms[0], DAY, "마을 전시", 660, 780),
        (rooms[0], DAY, "저녁 모임", 780, 840),
        (rooms[2], date(2021, 10, 14), "미래 포럼", 600, 660),
    )
    office.usages.add_many(
        UsageDraft(
            day, event, host=UsageHost.PARK, building_id=office.venues.draft(room).building_id, venue_id=room,
            start_minute=start, end_minute=end,
        )
        for room, day, event, start, end in uses
    )  # fmt: skip
    shown = show(VenuesTab, office, qtbot)
    shown.tab.go.connect(shown.tab.arrive)
    shown.tab.show_view("calendar")
    view(shown).show_day(DAY)
    return shown


def view(tab: ListTab) -> RoomCalendar:
    found = tab.tab.shown
    assert isinstance(found, RoomCalendar)
    return found


def lines(tab: ListTab, day: date) -> list[str]:
    return [one.spoken for one in view(tab).grid.month_model.lines.get(day, ())]


def test_the_month_shows_uses_and_what_overlaps(tab: ListTab) -> None:
    said = lines(tab, DAY)
    assert [one.split(" 예정")[0] for one in said] == [
        "10:00 겹침 주민 회의 겹침", "11:00 겹침 마을 전시 겹침", "13:00 저녁 모임",
    ]  # fmt: skip
    assert view(tab).totals.words == "2021. 10. 4건, 겹침 2건"


def test_one_building_or_room_alone(tab: ListTab, office: Office, rooms: list[int]) -> None:
    calendar = view(tab)
    calendar.building.set_value(office.venues.draft(rooms[2]).building_id)
    calendar.building.changed.emit()
    assert lines(tab, DAY) == []
    assert len(lines(tab, date(2021, 10, 14))) == 1
    calendar.building.set_value(None)
    calendar.building.changed.emit()
    calendar.room.set_value(rooms[0])
    calendar.room.changed.emit()
    assert len(lines(tab, DAY)) == 3
    assert lines(tab, date(2021, 10, 14)) == []


def test_the_week_has_a_line_a_room(tab: ListTab) -> None:
    calendar = view(tab)
    calendar.modes.chosen.emit(WEEK_OF)
    assert [one.name for one in calendar.week.rooms] == ["미래청 모임방", "상상청 배움방", "상상청 상상홀"]
    model = calendar.week.records
    cells = [[getattr(model.cell(row, at), "word", "") for at in range(1, 8)] for row in range(3)]
    assert cells[2][2] == "겹침 10:00 주민 회의 외 2"
    assert cells[0][4] == "10:00 미래 포럼"
    assert not any(cells[1])
    calendar.modes.chosen.emit(MONTH)
    assert calendar.grid.isVisible()


def test_enter_opens_the_use_of_a_day(tab: ListTab) -> None:
    calendar = view(tab)
    calendar.show_day(date(2021, 10, 14))
    tab.qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert tab.tab.view == "usages"
    tab.qtbot.waitUntil(lambda: tab.records.form.record_id is not None)
    assert tab.records.form.values()["event"] == "미래 포럼"


def test_a_cell_of_the_week_opens_its_use(tab: ListTab) -> None:
    calendar = view(tab)
    calendar.modes.chosen.emit(WEEK_OF)
    table = calendar.week
    place = table.visualRect(table.model().index(0, 5)).center()
    tab.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert tab.tab.view == "usages"
    tab.qtbot.waitUntil(lambda: tab.records.form.record_id is not None)
    assert tab.records.form.values()["event"] == "미래 포럼"


def test_several_uses_of_a_day_are_chosen_from_at_the_side(tab: ListTab) -> None:
    calendar = view(tab)
    calendar.set_narrow(True)
    assert not calendar.side.isVisible()
    tab.qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert calendar.side.isVisible()
    assert [one.title for one in calendar.side.rows.items_shown()] == ["주민 회의", "마을 전시", "저녁 모임"]
    tab.qtbot.keyClick(calendar.side.rows, Qt.Key.Key_Escape)
    assert not calendar.side.isVisible()


def test_n_begins_a_use_on_the_day_in_the_chosen_room(tab: ListTab, rooms: list[int]) -> None:
    calendar = view(tab)
    calendar.room.set_value(rooms[1])
    calendar.room.changed.emit()
    calendar.show_day(date(2021, 10, 20))
    calendar.grid.setFocus()
    tab.qtbot.keyClick(calendar.grid, Qt.Key.Key_N)
    tab.qtbot.waitUntil(lambda: tab.tab.view == "usages")
    values = tab.records.form.values()
    assert (values["used_on"], values["venue_id"]) == (date(2021, 10, 20), rooms[1])


def test_the_month_is_printed_with_what_is_left_out(tab: ListTab, rooms: list[int]) -> None:
    calendar = view(tab)
    calendar.room.set_value(rooms[0])
    calendar.room.changed.emit()
    calendar.print_month()
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "2021년 10월 대관 일정"
    page = Paper(sheet.pdf).squeezed
    assert f"{calendar.room.raw()}만".replace(" ", "") in page
    assert "겹침주민회의" in page
    assert len(sheet.data.span.items) == 3
    choose(tab.qtbot, sheet, "part", "whole")
    assert len(sheet.data.span.items) == 4
    sheet.reject()
