"""쉬는 날 on the screen: the year's holidays, a day of the office's own added, changed, taken back."""

import os
from datetime import date

import pytest

from desktop_app.days_off.records import DayKind
from desktop_app.office import Office
from desktop_app.proposals.records import Assignment
from tests.ui.proposal_screen import Screen, screen
from ui.proposals.days_view import DaysView
from ui.proposals.tab import ProposalsTab

__all__ = ["screen"]

FRIDAY = date(2021, 6, 11)
SCREENS = os.environ.get("SCREENS")


@pytest.fixture
def tab(screen: Screen) -> ProposalsTab:
    screen.tab.show_view("days")
    return screen.tab


def view_of(tab: ProposalsTab) -> DaysView:
    view = tab.shown
    assert isinstance(view, DaysView)
    return view


def days_in(view: DaysView) -> list[date]:
    model = view.records.screen.model
    return [date.fromordinal(one) for one in model.ids]


def write(view: DaysView, **fields: object) -> None:
    for key, value in fields.items():
        entry = view.records.form.body.inputs[key]
        entry.set_value(value)
        entry.changed.emit()


def test_the_year_shows_its_holidays_and_another_year_its_own(screen: Screen, tab: ProposalsTab) -> None:
    view = view_of(tab)
    screen.qtbot.waitUntil(lambda: view.records.screen.model.complete)
    assert len(days_in(view)) == 18
    tab.set_year(2022)
    screen.qtbot.waitUntil(lambda: date(2022, 3, 9) in days_in(view))  # 대통령 선거일


def test_an_own_day_is_added_with_a_word_about_the_due_days_and_taken_back(
    screen: Screen, tab: ProposalsTab, office: Office
) -> None:
    filled = screen.records
    proposal = filled.receive("제로웨이스트 존", received_on=date(2021, 6, 1))
    wanted = [Assignment(filled.departments["도시계획과"])]
    office.proposals.assignments.assign(proposal, wanted, date(2021, 6, 7))
    view = view_of(tab)
    view.add()
    write(view, day=FRIDAY, name="구청 휴무일", works=False)
    assert "1건의 기한이 달라질 날" in view.effect.text()
    assert view.records.save()
    assert FRIDAY in days_in(view)
    assert view.records.form.record_id == FRIDAY.toordinal()
    if SCREENS:
        tab.grab().save(f"{SCREENS}/days.png")
    screen.desk.undo()
    assert FRIDAY not in days_in(view)
    assert office.proposals.get(proposal).departments[0].due_on == date(2021, 6, 21)


def test_a_holiday_becomes_a_day_that_is_worked(screen: Screen, tab: ProposalsTab, office: Office) -> None:
    view = view_of(tab)
    screen.qtbot.waitUntil(lambda: view.records.screen.model.complete)
    key = date(2021, 10, 11).toordinal()
    view.open_record(key)
    write(view, works=True)
    assert view.records.save()
    assert office.days_off.rows([key])[0].kind is DayKind.WORKED
    view.records.remove_shown()
    assert office.days_off.rows([key])[0].kind is DayKind.PUBLIC


def test_an_entry_that_gets_another_day_is_shown_there(screen: Screen, tab: ProposalsTab) -> None:
    view = view_of(tab)
    view.add()
    write(view, day=FRIDAY, name="구청 휴무일", works=False)
    assert view.records.save()
    later = date(2021, 6, 18)
    write(view, day=later)
    assert view.records.save()
    assert view.records.form.record_id == later.toordinal()
    assert view.records.form.values()["day"] == later
    assert FRIDAY not in days_in(view)
    screen.desk.undo()
    assert FRIDAY in days_in(view)
