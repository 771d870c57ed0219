"""달력 as the officer uses it: find the day, see what is on it, open it, print it, take it to another calendar."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.days_off.records import DayDraft
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.duties.rules import plan_rules
from desktop_app.office import Office
from desktop_app.schedule.records import Month
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace, UsageHost, UsageState
from desktop_app.venues.records import UsageDraft
from tests.reports.papers import Paper
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.over_window import choose, paper_over
from ui.actions import Action
from ui.activities.calendar_sheets import MONTH, YEAR, CalendarFileDialog
from ui.activities.calendar_view import HIDDEN, CalendarView
from ui.activities.tab import ActivitiesTab
from ui.feature_tab import Place
from ui.memory import ScreenMemory

pytestmark = pytest.mark.usefixtures("dressed")
TODAY = date(2021, 10, 18)
DAY = timedelta(days=1)
Use = Callable[..., int]


@pytest.fixture
def use(office: Office) -> Use:
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")

    def do(event: str, day: date = TODAY, **more: object) -> int:
        given = {"used_on": day, "event": event, "host": UsageHost.PARK, "building_id": building, **more}
        key = office.usages.add(UsageDraft(**given)).record_id  # type: ignore[arg-type]
        assert key is not None
        return key

    return do


@pytest.fixture
def filled(office: Office, use: Use) -> dict[str, int]:
    """Today two uses of rooms, one next month, an agreement that ends in two days, a contact that is late."""
    off = {rule.key: {"applies": 0} for rule in plan_rules()}  # the plan's duties stand in test_duties
    office.now.settings = replace(office.now.settings, duties={str(year): off for year in (2020, 2021, 2022)})
    keys = {
        "회의": use("주민 회의", start_minute=600, end_minute=720),
        "취소": use("빠진 행사", state=UsageState.CANCELLED),
        "다음": use("다음 달 행사", date(2021, 11, 3)),
    }
    tenant = office.tenants.add(
        TenantDraft("가온 공방", place=TenantPlace.MIRAE, agreed_until=TODAY + 2 * DAY)
    ).record_id
    assert tenant is not None
    keys["단체"] = tenant
    office.contacts.add(
        ContactDraft(TODAY - 9 * DAY, Body(BodyKind.TENANT, tenant), summary="전화", next_on=TODAY - 3 * DAY)
    )
    return keys


@pytest.fixture
def memory() -> ScreenMemory:
    return ScreenMemory()


@pytest.fixture
def tab(office: Office, filled: dict[str, int], qtbot: QtBot, memory: ScreenMemory) -> Iterator[ListTab]:
    del filled
    shown = show(ActivitiesTab, office, qtbot, memory)
    shown.tab.activateWindow()
    view(shown).grid.setFocus()
    yield shown
    shown.tab.context.jobs.close()


def view(tab: ListTab) -> CalendarView:
    shown = tab.tab.shown
    assert isinstance(shown, CalendarView)
    return shown


def places(tab: ListTab) -> list[Place]:
    found: list[Place] = []
    tab.tab.go.connect(found.append)
    return found


def press(tab: ListTab, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = tab.tab.window().focusWidget()
    assert focused is not None
    tab.qtbot.keyClick(focused, key, held)


def titles(tab: ListTab) -> list[str]:
    return [item.title for item in view(tab).side.rows.items_shown()]


def test_it_opens_at_today_with_all_of_the_day_beside_the_month(tab: ListTab) -> None:
    assert (view(tab).day, view(tab).title.text()) == (TODAY, "2021년 10월")
    assert view(tab).side.heading.text() == "2021. 10. 18.(월)"
    assert titles(tab) == ["빠진 행사", "주민 회의"]
    assert view(tab).totals.words == "2021. 10. 4건, 기한 지남 1건"


def test_the_keyboard_goes_through_days_months_and_back_to_today(tab: ListTab) -> None:
    press(tab, Qt.Key.Key_Down)
    assert view(tab).day == date(2021, 10, 25)
    press(tab, Qt.Key.Key_Down)
    assert (view(tab).day, view(tab).title.text()) == (date(2021, 11, 1), "2021년 11월")
    press(tab, Qt.Key.Key_PageDown)
    assert view(tab).day == date(2021, 12, 1)
    press(tab, Qt.Key.Key_Home)
    assert view(tab).day == TODAY
    assert view(tab).grid.hasFocus()


def test_enter_opens_the_one_record_of_a_day_and_lets_choose_among_several(
    tab: ListTab, filled: dict[str, int]
) -> None:
    gone = places(tab)
    view(tab).show_day(TODAY + 2 * DAY)
    press(tab, Qt.Key.Key_Return)
    assert gone == [Place("tenants", kind=Kind.TENANT, record_id=filled["단체"])]
    view(tab).show_day(TODAY)
    press(tab, Qt.Key.Key_Return)
    assert view(tab).side.rows.hasFocus()
    press(tab, Qt.Key.Key_Down)
    press(tab, Qt.Key.Key_Return)
    assert gone[1:] == [Place("venues", kind=Kind.USAGE, record_id=filled["회의"], year=2021)]
    press(tab, Qt.Key.Key_Escape)
    assert view(tab).grid.hasFocus()


def test_a_month_of_another_year_takes_that_fiscal_year(tab: ListTab) -> None:
    gone = places(tab)
    view(tab).show_day(date(2021, 12, 31))
    press(tab, Qt.Key.Key_Right)
    assert gone == [Place("activities", "calendar", year=2022)]
    assert view(tab).day == date(2022, 1, 1)
    tab.tab.set_year(2022)  # as the window does
    assert view(tab).day == date(2022, 1, 1)
    tab.tab.set_year(2021)  # the officer takes the other year in the head
    assert (view(tab).day, view(tab).title.text()) == (date(2021, 1, 1), "2021년 1월")


def test_the_29th_of_february_stays_a_day(tab: ListTab) -> None:
    view(tab).show_day(date(2020, 2, 29))
    tab.tab.set_year(2020)
    tab.tab.set_year(2021)
    assert view(tab).day == date(2021, 2, 28)


def test_a_change_elsewhere_shows_at_once_and_the_day_stays(tab: ListTab, office: Office, use: Use) -> None:
    del use
    view(tab).show_day(TODAY + 2 * DAY)
    tab.desk.perform(lambda: office.days_off.add(DayDraft(TODAY + 2 * DAY, "구청 휴무일")))
    assert view(tab).day == TODAY + 2 * DAY
    assert view(tab).side.name.text() == "구청 휴무일"
    gone = places(tab)
    view(tab).side.name.click()
    assert gone == [Place("proposals", "days", kind=Kind.DAY_OFF, record_id=(TODAY + 2 * DAY).toordinal())]
    tab.desk.undo()
    assert not view(tab).side.name.isVisible()


def test_a_group_that_is_switched_off_is_gone_and_stays_so(
    tab: ListTab, office: Office, qtbot: QtBot, memory: ScreenMemory
) -> None:
    told = [chip.text() for chip in view(tab).kinds.chips.values()]
    assert [one for one in told if not one.endswith(" 0")] == ["대관 2", "입주단체 2"]
    assert [one.rsplit(" ", 1)[0] for one in told] == list(
        dict.fromkeys(kind.group for kind in tab.tab.context.office.schedule.kinds)
    )
    view(tab).kinds.chips["대관"].click()
    assert titles(tab) == []
    assert view(tab).side.count.text() == "0건 · 가린 것 2건"
    assert view(tab).totals.words == "2021. 10. 2건, 기한 지남 1건, 가린 것 2건"
    assert memory.get(HIDDEN) == "usage"
    again = show(ActivitiesTab, office, qtbot, memory)
    assert not view(again).kinds.chips["대관"].isChecked()
    view(again).kinds.chips["대관"].click()
    assert titles(again) == ["빠진 행사", "주민 회의"]
    again.tab.context.jobs.close()


def test_one_kind_of_a_group_can_be_switched_off_in_the_menu_which_stays_open(tab: ListTab) -> None:
    kinds = view(tab).kinds
    kinds.menu.popup(QPoint(0, 0))
    (action,) = [one for one in kinds.menu.actions() if one.text() == "협약 끝"]
    kinds.menu.setActiveAction(action)
    tab.qtbot.keyClick(kinds.menu, Qt.Key.Key_Space)
    assert kinds.menu.isVisible()
    kinds.menu.close()
    assert kinds.hidden == {"agreement"}
    assert kinds.chips["입주단체"].text() == "입주단체 일부 2"
    known = len(tab.tab.context.office.schedule.kinds)
    assert kinds.choose.text() == f"종류 {known - 1}/{known}"
    (all_of_them,) = [one for one in kinds.menu.actions() if one.text() == "모두 보기"]
    all_of_them.trigger()
    assert kinds.all_shown
    assert not all_of_them.isEnabled()
    assert kinds.choose.text() == "종류"


def test_a_kind_that_is_no_more_is_forgotten(office: Office, qtbot: QtBot) -> None:
    memory = ScreenMemory()
    memory.put(HIDDEN, "usage,no_longer")
    shown = show(ActivitiesTab, office, qtbot, memory)
    assert view(shown).kinds.hidden == {"usage"}
    shown.tab.context.jobs.close()


def test_words_and_initials_find_days(tab: ListTab) -> None:
    press(tab, Qt.Key.Key_F, CTRL)
    assert view(tab).field.hasFocus()
    type_korean(view(tab).field, "ㅈㅁ")
    assert titles(tab) == ["주민 회의"]
    press(tab, Qt.Key.Key_Escape)
    assert len(titles(tab)) == 2
    press(tab, Qt.Key.Key_Escape)
    assert view(tab).grid.hasFocus()
    type_korean(view(tab).field, "없는 말")
    assert titles(tab) == []
    view(tab).grid.setFocus()
    press(tab, Qt.Key.Key_Escape)
    assert len(titles(tab)) == 2


def test_narrow_the_day_stands_over_the_month_until_esc(tab: ListTab) -> None:
    tab.tab.set_narrow(narrow=True)
    assert not view(tab).side.isVisible()
    press(tab, Qt.Key.Key_Return)
    assert view(tab).side.isVisible()
    assert not view(tab).grid.isVisible()
    press(tab, Qt.Key.Key_Escape)
    assert view(tab).grid.isVisible()
    assert view(tab).grid.hasFocus()
    tab.tab.set_narrow(narrow=False)
    assert view(tab).side.isVisible()


def test_buttons_do_what_the_keys_do_and_say_so(tab: ListTab) -> None:
    buttons = {one.text(): one for one in view(tab).widget.findChildren(QPushButton)}
    buttons["이전 달  PgUp"].click()
    assert view(tab).title.text() == "2021년 9월"
    buttons["다음 달  PgDn"].click()
    buttons["다음 달  PgDn"].click()
    assert view(tab).title.text() == "2021년 11월"
    buttons["오늘  Home"].click()
    assert view(tab).day == TODAY
    view(tab).show_day(TODAY + DAY)
    buttons["오늘  Home"].click()
    assert view(tab).grid.day == view(tab).day == TODAY


def run(tab: ListTab, action: Action) -> None:
    next(command for command in tab.tab.commands() if command.action is action).run()


def test_the_month_is_printed_as_it_is_shown(tab: ListTab, qtbot: QtBot, tmp_path: Path) -> None:
    view(tab).kinds.chips["입주단체"].click()
    run(tab, Action.PRINT_CALENDAR)
    sheet = paper_over(qtbot)
    tab.notify.save_to = tmp_path / "달력.pdf"
    sheet.save_pdf()
    page = Paper((tmp_path / "달력.pdf").read_bytes())
    assert "2021년 10월 일정" in page.text
    assert "고른 종류만" in page.text
    assert "주민회의" in page.squeezed
    assert "가온공방" not in page.squeezed


def test_all_of_the_month_is_a_choice_beside_what_is_shown(tab: ListTab, qtbot: QtBot) -> None:
    view(tab).kinds.chips["입주단체"].click()
    run(tab, Action.PRINT_CALENDAR)
    sheet = paper_over(qtbot)
    choose(qtbot, sheet, "part", "whole")
    assert "고른종류만" not in Paper(sheet.pdf).squeezed
    assert "가온공방" in Paper(sheet.pdf).squeezed
    choose(qtbot, sheet, "part", "listed")
    choose(qtbot, sheet, "month", "11")
    assert "다음달행사" in Paper(sheet.pdf).squeezed
    assert "고른종류만" in Paper(sheet.pdf).squeezed
    sheet.reject()


def test_a_calendar_that_shows_all_asks_for_no_part(tab: ListTab, qtbot: QtBot) -> None:
    run(tab, Action.PRINT_CALENDAR)
    sheet = paper_over(qtbot)
    assert set(sheet.choices.fields) == {"month"}
    sheet.reject()


def test_the_month_goes_into_a_workbook(tab: ListTab, qtbot: QtBot, tmp_path: Path) -> None:
    run(tab, Action.PRINT_CALENDAR)
    sheet = paper_over(qtbot)
    tab.notify.save_to = tmp_path / "달력.xlsx"
    sheet.save_xlsx()
    qtbot.waitUntil(lambda: tab.notify.said != [])
    cells = {
        cell
        for row in load_workbook(BytesIO((tmp_path / "달력.xlsx").read_bytes())).active.values
        for cell in row
    }
    assert {"주민 회의", "가온 공방", "취소"} <= cells
    sheet.reject()


@pytest.mark.parametrize(
    ("days", "found"),
    [
        (MONTH, {"[대관] 빠진 행사", "[대관] 주민 회의", "[협약 끝] 가온 공방", "[다음 연락] 가온 공방"}),
        (
            YEAR,
            {
                "[대관] 빠진 행사",
                "[대관] 주민 회의",
                "[협약 끝] 가온 공방",
                "[다음 연락] 가온 공방",
                "[대관] 다음 달 행사",
            },
        ),
    ],
)
def test_what_is_shown_goes_into_a_calendar_file(
    tab: ListTab, tmp_path: Path, days: str, found: set[str]
) -> None:
    run(tab, Action.SAVE_CALENDAR)
    dialog = _file_dialog()
    dialog.body.inputs["days"].set_value(days)
    dialog.body.inputs["days_off"].set_value(False)
    dialog.body.edited.emit("days")
    assert dialog.told.text() == f"일정 {len(found)}건"
    tab.notify.save_to = tmp_path / "달력.ics"
    dialog.submit()
    tab.qtbot.waitUntil(lambda: tab.notify.said != [])
    events = Calendar.from_ical((tmp_path / "달력.ics").read_bytes()).walk("VEVENT")
    assert {str(event["summary"]) for event in events} == found
    assert tab.notify.said == ["‘달력.ics’에 저장했습니다."]


def test_a_calendar_file_that_cannot_be_written_is_told(tab: ListTab, tmp_path: Path) -> None:
    run(tab, Action.SAVE_CALENDAR)
    (tmp_path / "달력.ics").mkdir()  # a folder stands in its place
    tab.notify.save_to = tmp_path / "달력.ics"
    _file_dialog().submit()
    tab.qtbot.waitUntil(lambda: tab.notify.troubles != [])
    assert tab.notify.said == []


def test_the_sheet_stays_where_no_file_was_chosen(tab: ListTab) -> None:
    run(tab, Action.SAVE_CALENDAR)
    dialog = _file_dialog()
    dialog.submit()
    assert dialog.isVisible()
    dialog.reject()


def _file_dialog() -> CalendarFileDialog:
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, CalendarFileDialog)]
    return dialog


def test_a_month_of_two_thousand_records_is_read_once_and_all_can_be_reached(
    tab: ListTab, office: Office, use: Use
) -> None:
    del use
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    office.usages.add_many(
        UsageDraft(
            used_on=Month(2021, 10).day(n % 31 + 1),
            event=f"행사 {n}",
            host=UsageHost.PARK,
            building_id=building,
        )
        for n in range(2_000)
    )
    view(tab).refresh()
    QGuiApplication.processEvents()
    assert view(tab).totals.words.startswith("2021. 10. 2,004건")
    assert len(titles(tab)) == 2 + sum(n % 31 + 1 == TODAY.day for n in range(2_000))
