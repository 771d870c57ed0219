"""Typing in short lists and combos goes to the entry that is meant (features.md I2, domain.md UX-1, UX-2)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.korean import compose, type_korean
from ui.widgets.composing import CalmCombo
from ui.widgets.side_list import SideLine, SideList
from ui.widgets.type_ahead import for_list

pytestmark = pytest.mark.usefixtures("dressed")
FORMS = ("사회적기업", "협동조합", "비영리법인·단체", "(주)소셜벤처", "개인", "개인 사업자", "기타")


@pytest.fixture
def combo(qtbot: QtBot) -> CalmCombo:
    combo = CalmCombo()
    combo.addItems(FORMS)
    qtbot.addWidget(combo)
    with qtbot.waitActive(combo):
        combo.show()
        combo.activateWindow()
    combo.setFocus()
    return combo


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ㅎㄷㅈㅎ", "협동조합"),
        ("비영", "비영리법인·단체"),
        ("ㅂㅇㄹㅂㅇㄷㅊ", "비영리법인·단체"),
        ("소셜", "(주)소셜벤처"),
        ("개ㅇ", "개인"),
        ("ㄳ", "사회적기업"),
    ],
)
def test_a_closed_combo_takes_what_is_meant(combo: CalmCombo, typed: str, meant: str) -> None:
    taken: list[int] = []
    combo.activated.connect(taken.append)
    for letter in typed:
        type_korean(combo, letter)
    assert combo.currentText() == meant
    assert (not taken) == (meant == FORMS[0])


def test_the_syllable_in_the_making_counts(combo: CalmCombo) -> None:
    compose(combo, "ㅎ")
    assert combo.currentText() == "협동조합"
    compose(combo, "비")
    type_korean(combo, "비")
    compose(combo, "여")
    assert combo.currentText() == "비영리법인·단체"


def test_the_same_letter_goes_from_one_to_the_next(combo: CalmCombo) -> None:
    seen = []
    for _ in range(4):
        type_korean(combo, "ㄱ")
        seen.append(combo.currentText())
    assert seen == ["개인", "개인 사업자", "기타", "개인"]


def test_a_slip_can_be_taken_back(combo: CalmCombo, qtbot: QtBot) -> None:
    for letter in "ㅎㅋ":
        type_korean(combo, letter)
    qtbot.keyClick(combo, Qt.Key.Key_Backspace)
    type_korean(combo, "ㄷ")
    assert combo.currentText() == "협동조합"


def test_an_open_combo_moves_and_enter_takes(combo: CalmCombo, qtbot: QtBot) -> None:
    combo.showPopup()
    view = combo.view()
    type_korean(view, "ㅎㄷ")
    assert combo.currentText() == FORMS[0]
    assert view.currentIndex().data() == "협동조합"
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert combo.currentText() == "협동조합"


def test_latin_letters_and_digits_go_there_too(combo: CalmCombo, qtbot: QtBot) -> None:
    combo.clear()
    combo.addItems(["2021년도", "2022년도", "A4"])
    for key in (Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_2, Qt.Key.Key_2):
        qtbot.keyClick(combo, key)
    assert combo.currentText() == "2022년도"


def test_a_list_lets_the_input_method_in(combo: CalmCombo) -> None:
    asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(combo, asked)
    assert asked.value(Qt.InputMethodQuery.ImEnabled) is True


def test_lists_pass_over_heads_and_hidden_lines(qtbot: QtBot) -> None:
    side = SideList("보고서")
    side.show_lines(
        [SideLine("연말"), SideLine("연말 추진실적", "year"), SideLine("현황"), SideLine("현황표", "status")]
    )
    qtbot.addWidget(side)
    type_korean(side, "ㅎㅎ")
    assert side.key == "status"
    plain = QListWidget()
    qtbot.addWidget(plain)
    for words in ("가온", "나래", "나루"):
        plain.addItem(QListWidgetItem(words))
    plain.item(1).setHidden(True)
    for_list(plain)
    type_korean(plain, "ㄴㄹ")
    assert plain.currentItem().text() == "나루"


def test_what_is_not_there_is_said(combo: CalmCombo) -> None:
    type_korean(combo, "ㅋㅋ")
    assert combo.currentText() == FORMS[0]
    assert "‘ㅋㅋ’에 맞는 것이 없습니다" in QToolTip.text()
    QToolTip.hideText()
