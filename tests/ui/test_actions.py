import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act
from ui.action_keys import clashes
from ui.actions import Action, ActionSpec, Area, Situation
from ui.key_list import key_rows
from ui.window_menu import Reach, WindowMenu

pytestmark = pytest.mark.usefixtures("dressed")


def test_no_two_actions_answer_to_one_key() -> None:
    assert clashes() == []


def test_a_clash_would_be_seen() -> None:
    saved = Action.SAVE._value_
    try:
        Action.SAVE._value_ = ActionSpec("저장", "Ctrl+N", Area.FORM)
        assert (Action.SAVE, Action.ADD_TENANT) in clashes()
    finally:
        Action.SAVE._value_ = saved


def test_every_key_is_one_that_qt_knows() -> None:
    for action in Action:
        if action.keys:
            assert QKeySequence(action.keys)[0].key() != 0, action


def test_keys_stand_after_two_spaces() -> None:
    assert Action.SAVE.label == "저장  Ctrl+S"
    assert Action.DISCARD.label == "고친 것 버리기"


def test_rules_follow_the_situation() -> None:
    assert not Action.SAVE.rule.holds(Situation())
    assert Action.SAVE.rule.reason == "고친 칸이 없습니다"
    assert Action.SAVE.rule.holds(Situation(unsaved=True))
    assert Action.OPEN_RECORD.rule.holds(Situation(selected=True))


def test_the_key_list_names_every_key_once_in_its_place() -> None:
    listed = [(area, words, keys) for area, rows in key_rows() for words, keys in rows]
    assert len(listed) == len(set(listed))
    for action in Action:
        if action.keys:
            assert (action.value.area, action.text, action.keys) in listed


class NoActs:
    def __getattr__(self, name: str) -> object:
        return lambda *_: None


def test_the_menu_names_the_act_that_would_be_taken_back(qtbot: QtBot) -> None:
    menu = WindowMenu(NoActs(), None)
    qtbot.addWidget(menu)
    menu.fill(Reach(Act.EDIT_TENANT, None, office=True))
    undo, redo = menu.actions()[:2]
    assert (undo.text(), undo.shortcut().toString(), undo.isEnabled()) == (
        "되돌리기: 입주단체 고치기",
        "Ctrl+Z",
        True,
    )
    assert (redo.text(), redo.isEnabled()) == ("다시 하기", False)
    words = [action.text() for action in menu.actions()]
    assert "화면 색" in words
    assert "글자 크기" in words
    assert "지금 사본 만들기" in words


def test_without_an_office_there_is_nothing_to_copy(qtbot: QtBot) -> None:
    menu = WindowMenu(NoActs(), None)
    qtbot.addWidget(menu)
    menu.fill(Reach(None, None, office=False))
    assert "지금 사본 만들기" not in [action.text() for action in menu.actions()]
