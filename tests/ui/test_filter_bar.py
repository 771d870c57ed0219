"""The filter line: every key counts, the composing syllable too; chips carry counts; nothing is cut."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.listing import SavedView
from tests.ui.korean import compose, type_korean
from ui.widgets.filter_bar import FilterBar, FilterLayout

VIEWS = [
    SavedView("all", "전체", 233),
    SavedView("park", "파크 관리", 113),
    SavedView("gaps", "미비 있음", 30),
]


def make_bar(qtbot: QtBot, width: int = 978) -> FilterBar:
    bar = FilterBar("찾기 — 초성도 됩니다")
    qtbot.addWidget(bar)
    bar.resize(width, 44)
    bar.show_views(VIEWS, "park")
    bar.show()
    return bar


def chips(bar: FilterBar) -> list[QPushButton]:
    return [
        one for one in bar.findChildren(QPushButton) if one.property("kind") == "chip" and one.isVisible()
    ]


def test_committed_and_composing_text_are_told_apart(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    with qtbot.waitSignal(bar.typed, check_params_cb=lambda *told: told == ("느티", "")):
        type_korean(bar.field, "느티")
    with qtbot.waitSignal(bar.typed, check_params_cb=lambda *told: told == ("느티", "나")):
        compose(bar.field, "나")
    with qtbot.waitSignal(bar.typed, check_params_cb=lambda *told: told == ("느티나", "")):
        type_korean(bar.field, "나")


def test_escape_clears_first_and_leaves_then(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    type_korean(bar.field, "느티")
    with qtbot.assertNotEmitted(bar.left), qtbot.waitSignal(bar.typed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.field.text()
    with qtbot.waitSignal(bar.left):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)


def test_escape_clears_a_composing_syllable_too(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    compose(bar.field, "느")
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.field.text()
    assert not bar.field.composing


def test_down_goes_to_the_rows(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    with qtbot.waitSignal(bar.down):
        qtbot.keyClick(bar.field, Qt.Key.Key_Down)


def test_chips_show_counts_and_one_is_on(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    assert [chip.text() for chip in chips(bar)] == ["전체 233", "파크 관리 113", "미비 있음 30"]
    assert [chip.isChecked() for chip in chips(bar)] == [False, True, False]
    with qtbot.waitSignal(bar.view_chosen, check_params_cb=lambda key: key == "gaps"):
        qtbot.mouseClick(chips(bar)[2], Qt.MouseButton.LeftButton)


def test_new_counts_keep_the_chips(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    before = chips(bar)
    bar.show_views([SavedView(one.key, one.label, one.count + 1) for one in VIEWS], "all")
    assert chips(bar) == before
    assert before[0].text() == "전체 234"
    assert before[0].isChecked()


def test_chips_that_do_not_fit_become_a_combo(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    combo = bar.findChild(QComboBox)
    assert not combo.isVisible()
    bar.resize(560, 44)
    assert combo.isVisible()
    assert not chips(bar)
    assert combo.currentText() == "파크 관리 113"
    bar.resize(978, 44)
    assert not combo.isVisible()
    bar.set_layout(FilterLayout.NARROW)
    assert combo.isVisible()
    with qtbot.waitSignal(bar.view_chosen, check_params_cb=lambda key: key == "all"):
        qtbot.keyClick(combo, Qt.Key.Key_Up)


def test_words_of_chips_are_no_markup(qtbot: QtBot) -> None:
    bar = make_bar(qtbot)
    bar.show_views([SavedView("a", "R&D <b>", 1)], "a")
    assert chips(bar)[0].text() == "R&&D <b> 1"
    assert "R&D <b>" in chips(bar)[0].accessibleName()
