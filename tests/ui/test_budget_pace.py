"""집행 계획 on screen: the officer types the plan of the months and is told that the year is slow (features.md F8)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.office import Office
from desktop_app.performance.records import MoneyUnit
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.reports import pdf_tables
from tests.ui.budget_screen import Screen, budget_screen, press
from tests.ui.korean import type_korean
from tests.ui.over_window import choose, paper_over
from ui.actions import Action
from ui.budget.pace_view import PaceView
from ui.budget.plan_grid import month_key


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, office: Office, notify: FakeNotifier) -> Iterator[Screen]:
    del dressed
    office.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    with budget_screen(office, notify, qtbot) as one:
        one.tab.show_view("pace")
        yield one


def view(screen: Screen) -> PaceView:
    shown = screen.tab.shown
    assert isinstance(shown, PaceView)
    return shown


def go(screen: Screen, row: int, month: int, *, until: tuple[int, int] | None = None) -> None:
    """Stand in a cell; with ``until`` (row, month) the block between is selected."""
    model, table = view(screen).model, view(screen).table
    keys = [one.key for one in model.columns]
    start = model.index(row, keys.index(month_key(month)))
    table.selectionModel().setCurrentIndex(start, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    if until is not None:
        end = model.index(until[0], keys.index(month_key(until[1])))
        for at in range(row, until[0] + 1):
            for column in range(start.column(), end.column() + 1):
                chosen = QItemSelectionModel.SelectionFlag.Select
                table.selectionModel().select(model.index(at, column), chosen)
    table.setFocus()


def text(screen: Screen, row: int, month: int) -> str:
    model = view(screen).model
    keys = [one.key for one in model.columns]
    return str(model.data(model.index(row, keys.index(month_key(month)))))


def planned(screen: Screen, code: str = "201-01") -> tuple[int, ...]:
    lines = screen.budget.pace.board(2021).lines
    return next(one.planned for one in lines if one.label.startswith(code))


def pay(screen: Screen, day: date, won: int) -> None:
    screen.budget.save(EntryDraft(2021, screen.line(), K.DISBURSEMENT, day, won, "인쇄", "초록숲"))
    screen.tab.refresh()


def test_a_cell_takes_the_shorthand_of_money_and_goes_back_with_undo(screen: Screen, qtbot: QtBot) -> None:
    table = view(screen).table
    table.edit_cell(0, month_key(4))
    editor = table.itemDelegate().entry.editor  # type: ignore[attr-defined]
    type_korean(editor, "150만")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert (planned(screen)[3], text(screen, 0, 4)) == (1_500_000, "1,500,000")
    screen.desk.undo()
    assert planned(screen)[3] == 0


def test_a_block_from_a_spreadsheet_is_one_act_and_what_is_no_sum_stays_as_typed(screen: Screen) -> None:
    go(screen, 0, 4)
    QGuiApplication.clipboard().setText("900,000\t1백만\t어림\t-\n")
    screen.qtbot.keyClick(view(screen).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert planned(screen)[3:7] == (900_000, 1_000_000, 0, 0)
    assert "‘어림’을(를) 금액으로 읽을 수 없습니다" in view(screen).wrongs.words
    assert text(screen, 0, 6) == "어림"
    assert len(view(screen).model.wrongs) == 1
    screen.desk.undo()
    assert sum(planned(screen)) == 0


def test_only_the_plan_of_a_line_takes_what_is_pasted(screen: Screen) -> None:
    """Below the plan stands what was spent, and behind the last row there is none."""
    go(screen, 0, 4)
    rows = len(view(screen).model.ids)
    QGuiApplication.clipboard().setText("\n".join(f"{number}00,000" for number in range(1, rows + 3)))
    screen.qtbot.keyClick(view(screen).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (planned(screen)[3], planned(screen, "203-03")[3]) == (100_000, 300_000)
    assert view(screen).model.rowCount() == rows
    assert "표 아래로 넘친 줄" in screen.notify.said[-1]


def test_spreading_takes_the_chosen_months_and_else_those_of_the_programme(screen: Screen) -> None:
    go(screen, 0, 4)
    view(screen).spread()
    assert planned(screen) == (0, 0, 0, *[1_400_000] * 9)
    screen.desk.undo()
    go(screen, 0, 10, until=(0, 12))
    view(screen).spread()
    assert planned(screen) == (*[0] * 9, *[4_200_000] * 3)


def test_like_last_year_says_why_it_cannot(screen: Screen) -> None:
    go(screen, 0, 4)
    view(screen).like_last_year()
    assert "2020년도에 같은 통계목으로 지출한 기록이 없어" in screen.notify.troubles[-1].what


def test_the_chart_and_figures_follow_the_chosen_line(screen: Screen) -> None:
    pay(screen, date(2021, 5, 3), 910_000)
    go(screen, 0, 4)
    assert view(screen).heading.text() == "201-01 사무관리비"
    assert "집행액 910,000 7.2" in view(screen).figures.words
    assert view(screen).chart.months[5].actual == 910_000
    assert view(screen).chart.months[10].actual is None
    assert (text(screen, 1, 10), text(screen, 1, 11)) == ("0", "")
    go(screen, 2, 4)
    assert view(screen).heading.text() == "203-03 시책추진업무추진비"
    assert view(screen).chart.months[5].actual == 0


def test_a_slow_year_is_told_here_and_over_the_ledger_which_leads_here(screen: Screen) -> None:
    """10. 18.: nothing was spent."""
    assert view(screen).strip.words.startswith("집행이 더딥니다 2021년도 집행률이 0.0 %로")
    screen.tab.show_view("ledger")
    assert screen.view.pace.words.startswith("집행이 더딥니다")
    press(screen.view.pace, "집행 계획 보기")
    assert screen.tab.view == "pace"
    pay(screen, date(2021, 5, 3), 12_600_000)
    screen.budget.save(
        EntryDraft(2021, screen.line("203-03"), K.DISBURSEMENT, date(2021, 6, 3), 1_000_000, "오찬", "식당")
    )
    screen.tab.refresh()
    assert view(screen).strip.words == ""
    screen.tab.show_view("ledger")
    assert screen.view.pace.words == ""


def test_a_year_without_a_budget_says_what_to_do(screen: Screen) -> None:
    screen.tab.set_year(2022)
    assert "2022년도 예산과목이 아직 없습니다" in view(screen).note.words


def test_the_paper_has_the_grid_and_the_year_s_end_as_they_are_shown(screen: Screen) -> None:
    pay(screen, date(2021, 4, 20), 300_000)
    screen.budget.pace.spread(2021, {screen.line(): range(4, 13)})
    screen.tab.refresh()
    next(one for one in screen.tab.commands() if one.action is Action.PRINT_PACE).run()
    paper = paper_over(screen.qtbot)
    assert paper.title == "2021년 집행 계획 대비 현황"
    assert paper.data.board == view(screen).board
    choose(screen.qtbot, paper, "unit", MoneyUnit.WON)
    grid, ends, running = pdf_tables.tables_in(paper.pdf)
    model = view(screen).model
    on_screen = [
        [str(model.data(model.index(row, at))).strip() for at in range(1, len(model.columns))]
        for row in range(model.rowCount())
    ]
    assert [[cell.strip("-") for cell in row[1:]] for row in grid.rows] == on_screen
    assert [row[3] for row in running.rows] == on_screen[-2][:12]
    told = [f"{row.won:,}" for row in view(screen).figures.rows if row.won is not None]
    assert [cell for cell in ends.rows[0][1:-1] if cell != "-"] == told
    paper.reject()
