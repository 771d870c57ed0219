"""홈 over the example office: every number opens its list, and the list has just so many rows."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.example.fill import fill_all
from desktop_app.listing import ListQuery
from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.feature_tab import FeatureTab
from ui.home.tab import FIGURES, HomeTab
from ui.memory import WindowMemory
from ui.theme import apply_theme
from ui.widgets.grid_model import GridModel
from ui.widgets.marks import MarkLabel

DAY = date(2021, 11, 1)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example office, as it stands on a day when some opinions are late."""
    folder = tmp_path_factory.mktemp("example")
    settings.save(folder, settings.Settings(practice_day=DAY, year=2021))
    office = open_office(folder)
    fill_all(office)
    office.close()
    return folder


@pytest.fixture
def program(
    qtbot: QtBot,
    dressed: QApplication,
    example: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "office"
    shutil.copytree(example, folder)
    program = Program(
        dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=FakeNotifier()
    )
    program.show()
    qtbot.waitUntil(lambda: program.life.workplace is not None)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    apply_theme(dressed, "light")


def shown(program: Program) -> FeatureTab:
    assert program.life.workplace is not None
    tab = program.life.workplace.tab
    assert tab is not None
    return tab


def home(program: Program) -> HomeTab:
    program.life.visit("home")
    tab = shown(program)
    assert isinstance(tab, HomeTab)
    return tab


def rows_in_view(program: Program) -> int:
    tables = [table for table in shown(program).findChildren(QTableView) if table.isVisible()]
    model = tables[0].model()
    return model.rowCount() - isinstance(model, GridModel)  # its last row is for a new record


@pytest.mark.parametrize("place", range(FIGURES))
def test_each_number_opens_its_list_and_equals_it(program: Program, qtbot: QtBot, place: int) -> None:
    box = home(program).figures.boxes[place]
    number = int(box.number.text().replace(",", ""))
    qtbot.mouseClick(box.number, Qt.MouseButton.LeftButton)
    assert not isinstance(shown(program), HomeTab)
    qtbot.waitUntil(lambda: rows_in_view(program) == number)


def test_something_is_late_in_the_example_and_is_marked(program: Program) -> None:
    late = home(program).figures.boxes[0]
    assert int(late.number.text()) > 0
    assert late.mark.accessibleName() == "기한 지난 검토의견서"
    assert not late.words.isVisible()


def test_a_line_leads_to_its_opinion(program: Program, qtbot: QtBot) -> None:
    links = [
        link
        for link in home(program).duties.findChildren(QPushButton)
        if link.accessibleName().startswith("검토의견서 받기")
    ]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert shown(program).view == "opinions"


def test_a_contact_due_today_stands_there_and_leads_to_it(program: Program, qtbot: QtBot) -> None:
    office = home(program).context.office
    partner = office.directory.find("PARTNER", "청년허브")
    assert partner is not None
    office.contacts.add(
        ContactDraft(date(2021, 10, 20), Body(BodyKind.PARTNER, partner), summary="통화", next_on=DAY)
    )
    tab = home(program)
    tab.make_stale()
    (link,) = [
        link
        for link in tab.duties.findChildren(QPushButton)
        if link.accessibleName() == "다음 연락 · 청년허브 열기"
    ]
    bar = link.parentWidget().parentWidget()
    assert "오늘" in [mark.accessibleName() for mark in bar.findChildren(MarkLabel)]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shown(program).view == "contacts"


def test_the_headings_count_all_not_only_the_lines_shown(program: Program) -> None:
    tab = home(program)
    late = int(tab.figures.boxes[0].number.text())
    assert f"지난 일 {late}건" in [link.accessibleName() for link in tab.duties.findChildren(QPushButton)]


def test_the_rate_is_that_of_the_ledger(program: Program) -> None:
    tab = home(program)
    top = tab.context.office.budget.levels.tree(2021)[0]
    assert tab.spending.rate.text() == f"{top.balance.rate} %"
    assert tab.spending.rate.isVisible()


def test_where_there_is_no_room_the_rate_stands_beside_the_day(program: Program) -> None:
    tab = home(program)
    program.window.resize(911, 512)
    assert not tab.spending.isVisible()
    assert tab.rate.isVisible()
    assert tab.rate.text() == tab.spending.words


def test_a_year_without_records_says_so(program: Program) -> None:
    tab = home(program)
    program.window.head.year_chosen.emit(2022)
    words = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert "2022년도 예산과목이 아직 없습니다." in words
    assert "2022년도에 기다리는 검토의견서가 없습니다." in words


def test_a_held_up_linkage_stands_there_and_leads_to_its_card(program: Program, qtbot: QtBot) -> None:
    tab = home(program)
    count = next(
        one.count
        for one in tab.context.office.linkages.views(ListQuery(year=tab.year))
        if one.key == "stalled"
    )
    assert count > 0
    links = [
        link
        for link in tab.duties.findChildren(QPushButton)
        if link.accessibleName().startswith("논의·검토 · ")
    ]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    there = shown(program)
    assert there.view == "linkages"
    assert there.situation().selected
