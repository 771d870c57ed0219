"""The grid of a month: days by the keyboard, what a cell says, what it shows and what it only counts."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app.marks import Mark, State
from desktop_app.schedule.records import DayName, Month
from ui.theme import ThemeName, apply_theme
from ui.widgets.month_grid import HEAD, LINE, DayLine, MonthGrid

JUNE = Month(2021, 6)
TODAY = date(2021, 6, 14)
LATE = State(Mark.LATE, "3일 지남")
LINES = {
    JUNE.day(10): [DayLine(f"usage-{n}", f"행사 {n}", "대관") for n in range(9)],
    JUNE.day(11): [DayLine("opinion_due-1", "<b>도시계획과</b>", "의견 기한", LATE)],
}
NAMES = {date(2021, 6, 6): DayName("현충일", off=True), date(2021, 6, 11): DayName("구청 휴무일", off=True)}


@pytest.fixture
def grid(qtbot: QtBot, dressed: QApplication) -> Iterator[MonthGrid]:
    made = MonthGrid("달력")
    qtbot.addWidget(made)
    made.resize(1000, 560)
    made.show_month(JUNE, LINES, NAMES, today=TODAY, chosen=TODAY)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitExposed(made)
    yield made
    apply_theme(dressed, "light")


def test_the_model_is_a_sound_one(grid: MonthGrid, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(grid.month_model, force_py=True)


def spoken(grid: MonthGrid, day: date) -> str:
    return str(grid.month_model.place_of(day).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_cell_says_its_day_its_name_and_all_that_is_on_it(grid: MonthGrid) -> None:
    assert spoken(grid, JUNE.day(11)) == (
        "2021. 6. 11.(금) 구청 휴무일, 의견 기한 <b>도시계획과</b> 3일 지남"
    )
    assert spoken(grid, TODAY) == "2021. 6. 14.(월) 오늘, 일정 없음"
    assert spoken(grid, JUNE.day(10)).count("행사") == 9
    assert grid.accessibleName() == "달력"


def test_a_crowded_day_says_how_many_more_there_are(grid: MonthGrid) -> None:
    many = {TODAY: [DayLine(str(n), f"행사 {n}") for n in range(2_000)]}
    grid.show_month(JUNE, many, {}, today=TODAY, chosen=TODAY)
    assert spoken(grid, TODAY).endswith("그 밖에 1,988건")
    assert 0 < grid.shown_lines(TODAY) < 6


def test_the_words_of_a_tooltip_are_no_markup(grid: MonthGrid) -> None:
    tip = str(grid.month_model.place_of(JUNE.day(11)).data(Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;도시계획과" in tip
    assert grid.month_model.place_of(TODAY).data(Qt.ItemDataRole.ToolTipRole) is None


@pytest.mark.parametrize(
    ("key", "day"),
    [
        (Qt.Key.Key_Left, TODAY - timedelta(days=1)),
        (Qt.Key.Key_Right, TODAY + timedelta(days=1)),
        (Qt.Key.Key_Up, TODAY - timedelta(days=7)),
        (Qt.Key.Key_Down, TODAY + timedelta(days=7)),
    ],
)
def test_arrows_move_the_day(grid: MonthGrid, qtbot: QtBot, key: Qt.Key, day: date) -> None:
    with qtbot.waitSignal(grid.day_chosen) as heard:
        qtbot.keyClick(grid, key)
    assert heard.args == [day]
    assert grid.day == day


@pytest.mark.parametrize(
    ("begin", "key", "wanted"),
    [
        (date(2021, 6, 1), Qt.Key.Key_Left, date(2021, 5, 31)),
        (date(2021, 6, 30), Qt.Key.Key_Right, date(2021, 7, 1)),
        (date(2021, 6, 29), Qt.Key.Key_Down, date(2021, 7, 6)),
        (date(2021, 6, 30), Qt.Key.Key_PageDown, date(2021, 7, 30)),
        (date(2021, 6, 14), Qt.Key.Key_PageUp, date(2021, 5, 14)),
    ],
)
def test_a_day_of_another_month_is_asked_for(
    grid: MonthGrid, qtbot: QtBot, begin: date, key: Qt.Key, wanted: date
) -> None:
    grid.show_month(JUNE, LINES, NAMES, today=TODAY, chosen=begin)
    with qtbot.waitSignal(grid.day_wanted) as heard:
        qtbot.keyClick(grid, key)
    assert heard.args == [wanted]


def test_home_is_today_and_enter_tells_the_day(grid: MonthGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    with qtbot.waitSignal(grid.day_chosen) as heard:
        qtbot.keyClick(grid, Qt.Key.Key_Home)
    assert heard.args == [TODAY]
    with qtbot.waitSignal(grid.entered) as heard:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert heard.args == [TODAY]


def test_a_letter_and_a_held_key_are_left_to_the_window(grid: MonthGrid, qtbot: QtBot) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_3)
    qtbot.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert grid.day == TODAY


def test_a_double_click_opens_the_line_under_it(grid: MonthGrid, qtbot: QtBot) -> None:
    cell = grid.visualRect(grid.month_model.place_of(JUNE.day(10)))
    second = QPoint(cell.left() + 40, cell.top() + HEAD + LINE + 4)
    assert grid.line_at(second) == LINES[JUNE.day(10)][1]
    assert grid.line_at(QPoint(cell.left() + 40, cell.top() + 4)) is None  # the number
    assert grid.line_at(QPoint(cell.left() + 40, cell.bottom() - 3)) is None  # the count
    with qtbot.waitSignal(grid.opened) as heard:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=second)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert heard.args == ["usage-1"]


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("high", [150, 300, 560])
def test_it_is_drawn_at_every_size(
    grid: MonthGrid, dressed: QApplication, theme: ThemeName, scale: float, high: int
) -> None:
    apply_theme(dressed, theme, scale)
    grid.setMinimumHeight(0)
    grid.resize(500, high)
    for month in (Month(2015, 2), JUNE, Month(2021, 5)):
        grid.show_month(month, LINES, NAMES, today=TODAY, chosen=month.first)
        assert not grid.grab().isNull()
        assert grid.verticalScrollBar().maximum() == 0
