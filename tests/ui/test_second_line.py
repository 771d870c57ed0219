"""The second line of a tab with more views than a window has room for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ui.actions import Action, Command, Situation
from ui.feature_tab import View
from ui.widgets.second_line import SecondLine

WORDS = (
    "달력", "견학", "교육", "워크숍", "소식지", "홈페이지", "매체",
    "새올 공유", "난제", "공간 건의", "할 일", "행정사항", "목표",
)  # fmt: skip
VIEWS = tuple(View(word, word) for word in WORDS)
COMMANDS = (
    Command(Action.TAKE_IN, lambda: None),
    Command(Action.EXPORT_LIST, lambda: None),
    Command(Action.REMOVE_ROWS, lambda: None, aside=True),
    Command(Action.ADD_FIELD_VISIT, lambda: None, main=True),
)


@pytest.fixture
def line(qtbot: QtBot, dressed: QApplication) -> SecondLine:
    assert dressed is not None
    line = SecondLine()
    qtbot.addWidget(line)
    line.resize(1000, 45)
    line.show_views(VIEWS, "달력")
    line.show_commands(COMMANDS, lambda command: command.run())
    line.show()
    QApplication.processEvents()
    return line


def in_bar(line: SecondLine) -> list[str]:
    return [line.views.tabText(place) for place in range(line.views.count())]


def in_menu(line: SecondLine) -> list[str]:
    return [action.text() for action in line.words.more.menu().actions()]


def test_what_has_no_room_stands_in_a_menu_and_nothing_is_cut(line: SecondLine) -> None:
    assert in_bar(line) + in_menu(line) == list(WORDS)
    assert in_menu(line)
    assert line.words.more.isVisible()
    assert line.views.width() >= line.views.wanted_width()
    line.resize(2000, 45)
    assert in_bar(line) == list(WORDS)
    assert not line.words.more.isVisible()


def test_the_shown_view_is_always_in_sight(line: SecondLine, qtbot: QtBot) -> None:
    chosen: list[str] = []
    line.view_chosen.connect(chosen.append)
    line.words.more.menu().actions()[-1].trigger()
    assert chosen == ["목표"]
    line.show_views(VIEWS, "목표")
    assert in_bar(line)[-1] == "목표"
    assert line.views.currentIndex() == line.views.count() - 1
    assert sorted(in_bar(line) + in_menu(line)) == sorted(WORDS)
    line.resize(560, 45)
    assert "목표" in in_bar(line)
    line.views.setFocus()
    qtbot.keyClick(line.views, Qt.Key.Key_Left)
    assert chosen[-1] == in_bar(line)[-2]


def test_the_menu_is_reached_from_the_keys(line: SecondLine, qtbot: QtBot) -> None:
    line.activateWindow()
    line.views.setFocus()
    opened: list[QMenu] = []
    menu = line.words.more.menu()
    menu.aboutToShow.connect(lambda: opened.append(menu))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    qtbot.keyClick(line.views, Qt.Key.Key_Down)
    assert opened == [menu]
    assert line.words.more.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_choosing_a_row_moves_no_view(line: SecondLine) -> None:
    line.enable(Situation(selected=False))
    before = in_bar(line)
    line.enable(Situation(selected=True))
    assert in_bar(line) == before
