"""다음 해로 넘기기 in the window: chosen, done, told over the closed year, opened again (features.md I7)."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.projects.plan_projects import start_with_projects
from desktop_app.turn.records import Carried
from tests.fakes import FakeNotifier
from ui.desk import Desk
from ui.feature_tab import Place, TabContext
from ui.features import FEATURES
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.memory import WindowMemory
from ui.workplace import Workplace
from ui.year_turn import TurnedSheet, TurnSheet, turn_sheet

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021


class Desktop:
    """A window on an office that starts with the plan."""

    def __init__(self, office: Office, notify: FakeNotifier, memory: WindowMemory) -> None:
        start_with_plan(office.directory, office.departments, office.partners, office.buildings)
        start_with_projects(office.directory, office.projects)
        office.targets.add_planned()
        self.office, self.notify = office, notify
        self.window = MainWindow([one.title for one in FEATURES])
        self.jobs = JobRunner(notify)
        desk = Desk(notify, office.undo, self.window)
        self.context = TabContext(office, desk, self.jobs, notify, office.clock, YEAR, memory)
        self.workplace = Workplace(self.window, self.context, FEATURES, (2022, YEAR))
        self.workplace.visit("venues")

    def sheet(self) -> TurnSheet | TurnedSheet:
        found = turn_sheet(self.context, self.window, self.workplace.go)
        assert isinstance(found, TurnSheet | TurnedSheet)
        return found

    def projects(self, year: int) -> int:
        return self.office.projects.count(ListQuery(year=year))


@pytest.fixture
def desktop(office: Office, notify: FakeNotifier, tmp_path: Path, qtbot: QtBot) -> Desktop:
    made = Desktop(office, notify, WindowMemory(tmp_path / "window.ini"))
    qtbot.addWidget(made.window)
    yield made  # type: ignore[misc]
    made.workplace.close()
    made.jobs.close()


def test_what_is_ticked_goes_along_and_the_year_is_told_to_be_closed(desktop: Desktop) -> None:
    sheet = desktop.sheet()
    assert isinstance(sheet, TurnSheet)
    assert Carried.PROJECTS in sheet.wanted
    assert Carried.ACCOUNTS not in sheet.wanted, "this office has no budget yet"
    sheet.close_year.set_value(True)
    sheet.submit()
    assert desktop.projects(2022) == desktop.projects(YEAR)
    assert any("읽기 전용" in notice.what for notice in desktop.notify.notices.values())
    QApplication.processEvents()


def test_what_is_not_ticked_stays(desktop: Desktop) -> None:
    sheet = desktop.sheet()
    assert isinstance(sheet, TurnSheet)
    sheet.body.inputs[Carried.PROJECTS.name].set_value(False)
    sheet.submit()
    assert desktop.projects(2022) == 0
    assert desktop.office.targets.count(ListQuery(year=2022)) == desktop.office.targets.count(
        ListQuery(year=YEAR)
    )


def test_afterwards_the_sheet_says_how_it_was_and_opens_the_year_with_a_reason(desktop: Desktop) -> None:
    desktop.office.year_turns.turn(YEAR, [Carried.TARGETS], close=True)
    sheet = desktop.sheet()
    assert isinstance(sheet, TurnedSheet)
    sheet.submit()
    assert desktop.office.year_turns.turned(YEAR).is_closed  # type: ignore[union-attr]
    sheet.reason.set_value("감사 지적 사항 고침")
    sheet.submit()
    assert not desktop.office.year_turns.turned(YEAR).is_closed  # type: ignore[union-attr]


def test_a_count_of_open_work_leads_to_its_list(desktop: Desktop) -> None:
    gone: list[Place] = []
    sheet = turn_sheet(desktop.context, desktop.window, gone.append)
    assert isinstance(sheet, TurnSheet)
    for link, line in zip(sheet.links, desktop.office.year_turns.preview(YEAR).open, strict=True):
        link.click()
        assert (gone[-1].tab, gone[-1].view) == (line.place.tab, line.place.view)
