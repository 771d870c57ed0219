"""예산과목 on the screen: levels added with their path, renamed, put in order and taken out in the tree (F1)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen
from tests.ui.korean import type_korean
from tests.ui.outgoing_tab import sheet
from ui.actions import Action
from ui.budget.level_dialog import LevelDialog, RenameDialog
from ui.budget.level_tree import LevelTree


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        screen.fill()
        yield screen


def tree(screen: Screen) -> LevelTree:
    return screen.view.pane.tree


def labels(screen: Screen) -> list[str]:
    return [one.short for one in tree(screen).levels]


def run(screen: Screen, action: Action) -> None:
    next(one for one in screen.tab.commands() if one.action is action).run()


def write(dialog: LevelDialog | RenameDialog, **texts: str) -> None:
    for key, text in texts.items():
        entry = dialog.body.inputs[key].editor
        entry.clear()  # type: ignore[attr-defined]  # a line of text
        type_korean(entry, text)


def test_a_line_is_added_beside_the_chosen_one(screen: Screen) -> None:
    run(screen, Action.ADD_LEVEL)
    asked = sheet(LevelDialog)
    asked.submit()
    assert asked.body.inputs["code"].problem_text == "코드를 적으세요."
    assert asked.body.values()["level4"] == "혁신파크 연계사업", "the path above stands there to read"
    assert not asked.body.inputs["level4"].editor.isEnabled()
    write(asked, code="201-03", level5="행사운영비")
    asked.submit()
    assert not asked.isVisible()
    assert labels(screen)[-3:] == ["201-01 사무관리비", "201-03 행사운영비", "203-03 시책추진업무추진비"]
    assert tree(screen).level is not None
    assert tree(screen).level.short == "201-03 행사운영비"
    screen.desk.undo()
    assert len(labels(screen)) == 6


def test_another_programme_with_all_below_it_is_one_act(screen: Screen) -> None:
    tree(screen).choose(tree(screen).levels[0].id)
    run(screen, Action.ADD_LEVEL)
    asked = sheet(LevelDialog)
    write(asked, level2="청렴한 구정", level4="감사 운영")
    asked.submit()
    assert asked.body.inputs["level3"].problem_text == "단위사업의 이름을 적으세요."
    write(asked, level3="감사", code="201-01", level5="사무관리비")
    asked.submit()
    assert labels(screen)[-4:] == ["청렴한 구정", "감사", "감사 운영", "201-01 사무관리비"]
    assert screen.view.level is not None
    assert screen.view.level.label == "201-01 사무관리비 · 감사 운영"
    screen.desk.undo()
    assert len(labels(screen)) == 6


def test_where_it_goes_can_be_chosen_anew(screen: Screen) -> None:
    run(screen, Action.ADD_LEVEL)
    asked = sheet(LevelDialog)
    unit = next(one for one in tree(screen).levels if one.level == 3)
    asked.body.inputs["parent_id"].set_value(unit.id)
    asked.body.inputs["parent_id"].left.emit()
    assert asked.body.values()["level4"] == "", "what is below the chosen level is open"
    write(asked, level4="다른 사업")
    asked.submit()
    assert labels(screen)[-1] == "다른 사업"


def test_keys_in_the_tree_rename_move_and_take_out(screen: Screen) -> None:
    key = next(one.id for one in tree(screen).levels if one.short.startswith("203-03"))
    tree(screen).choose(key)
    screen.qtbot.keyClick(tree(screen), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels(screen)[-2:] == ["203-03 시책추진업무추진비", "201-01 사무관리비"]
    screen.qtbot.keyClick(tree(screen), Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert labels(screen)[-2:] == ["203-03 시책추진업무추진비", "201-01 사무관리비"], (
        "it is the first already"
    )

    screen.qtbot.keyClick(tree(screen), Qt.Key.Key_F2)
    asked = sheet(RenameDialog)
    write(asked, name="")
    asked.submit()
    assert asked.body.inputs["name"].problem_text == "이름을 적으세요."
    write(asked, name="업무추진비")
    asked.submit()
    assert labels(screen)[-2] == "203-03 업무추진비"

    screen.qtbot.keyClick(tree(screen), Qt.Key.Key_Delete)
    assert "원장 줄 2건이 있어 지울 수 없습니다" in " ".join(one.what for one in screen.notify.troubles)
    assert labels(screen)[-2] == "203-03 업무추진비"


def test_the_menu_says_what_can_be_done(screen: Screen) -> None:
    tree(screen).choose(tree(screen).levels[-1].id)
    said = {one.text(): one.isEnabled() for one in screen.view.levels.menu().actions()}
    assert said == {
        "예산과목 더하기…": True,
        "고치기…  F2": True,
        "위로  Alt+↑": True,
        "아래로  Alt+↓": False,
        "지우기  Del": True,
    }
