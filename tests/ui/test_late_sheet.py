"""부서별 기한 in the view of opinions: who owes what, a reminder for all of it, the way to the lines."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.clock import PracticeClock
from tests.ui.proposal_screen import Screen, screen  # noqa: F401 - the fixture
from ui.actions import Action
from ui.proposals.late_sheet import LateSheet

pytestmark = pytest.mark.usefixtures("dressed")


def late_sheet(screen: Screen, clock: PracticeClock) -> LateSheet:  # noqa: F811
    """Two opinions of 도시계획과 are late, one each of the others."""
    clock.day = date(2021, 10, 20)
    screen.records.ask(screen.records.receive("셋째"), "도시계획과", due=date(2021, 10, 13))
    assert screen.opinions
    command = next(one for one in screen.tab.commands() if one.action is Action.SHOW_LATE)
    command.run()
    return screen.sheet(LateSheet)


def press(part: QWidget, spoken: str) -> None:
    buttons = part.findChildren(QPushButton)
    next(one for one in buttons if spoken in {one.accessibleName(), one.text()}).click()


def test_one_reminder_for_all_that_a_department_owes(screen: Screen, clock: PracticeClock) -> None:  # noqa: F811
    sheet = late_sheet(screen, clock)
    press(sheet, "도시계획과 독촉 문구 복사")
    text = QApplication.clipboard().text()
    assert "제출 독촉(2021-제안-003 등 2건)" in text
    assert "7일 지남" in text
    assert "5일 지남" in text


def test_the_lines_of_a_department_are_shown(
    screen: Screen,  # noqa: F811
    clock: PracticeClock,
    qtbot: QtBot,
) -> None:
    press(late_sheet(screen, clock), "도시계획과 보기")
    model = screen.opinions.screen.model
    qtbot.waitUntil(lambda: model.complete and model.rowCount() == 2)
    assert {model.cell(row, 2) for row in range(2)} == {"도시계획과"}
    screen.opinions.screen.table.setCurrentIndex(model.index(0, 0))
    press(screen.opinions.editor, "이 부서 2건 모두 독촉")
    assert "등 2건" in QApplication.clipboard().text()
