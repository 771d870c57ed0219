"""마감 on screen: the officer closes months in order and opens them with a reason (features.md F10)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft, planned_budget
from desktop_app.changes import Kind
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.reports import pdf_tables
from tests.reports.papers import Paper
from tests.ui.budget_screen import Screen, budget_screen
from tests.ui.korean import type_korean
from tests.ui.over_window import choose as choose_on
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.budget.closing_view import ClosingView
from ui.budget.open_entries_sheet import OpenEntriesSheet
from ui.widgets.form_sheet import FormDialog


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, office: Office, notify: FakeNotifier) -> Iterator[Screen]:
    """A year with a payment in May that nobody has confirmed."""
    del dressed
    office.budget.levels.set_up_year(
        2021, planned_budget(plan()["budget"]), on=date(2021, 1, 4), allotted=True
    )
    with budget_screen(office, notify, qtbot) as one:
        one.budget.save(
            EntryDraft(2021, one.line(), K.DISBURSEMENT, date(2021, 5, 3), 300_000, "인쇄", "초록숲")
        )
        one.tab.show_view("closing")
        yield one


def view(screen: Screen) -> ClosingView:
    shown = screen.tab.shown
    assert isinstance(shown, ClosingView)
    return shown


def choose(screen: Screen, label: str) -> None:
    table = view(screen).table
    QApplication.processEvents()
    row = next(one for one in view(screen).months if one.label == label)
    assert table.select_id(row.id)


def sheet(screen: Screen) -> QDialog:
    return next(one for one in screen.tab.findChildren(QDialog) if one.isVisible())


def run(screen: Screen, action: Action) -> None:
    next(one for one in screen.tab.commands() if one.action is action).run()


def states(screen: Screen) -> list[str]:
    return [one.state.value for one in view(screen).months]


def close_may(screen: Screen) -> None:
    screen.budget.confirm(
        [row.id for row in screen.budget.ledger.rows(range(1, 20)) if row.summary == "인쇄"]
    )
    screen.tab.refresh()
    choose(screen, "5월")
    run(screen, Action.CLOSE_MONTH)
    dialog = sheet(screen)
    assert isinstance(dialog, FormDialog)
    dialog.submit()


def test_the_last_month_that_is_over_is_chosen_at_first(screen: Screen) -> None:
    QApplication.processEvents()
    month = view(screen).month
    assert month is not None
    assert month.label == "9월"
    assert view(screen).selected()


def test_what_keeps_a_month_open_is_listed_and_leads_to_the_ledger(screen: Screen) -> None:
    places: list[Any] = []
    screen.tab.go.connect(places.append)
    choose(screen, "5월")
    assert "확정하지 않은 줄이 1개" in view(screen).pane.words
    run(screen, Action.CLOSE_MONTH)
    found = sheet(screen)
    assert isinstance(found, OpenEntriesSheet)
    assert [row.summary for row in found.table.rows] == ["인쇄"]
    screen.qtbot.keyClick(found.table, Qt.Key.Key_Return)
    assert not found.isVisible()
    (place,) = places
    assert (place.tab, place.view, place.kind) == ("budget", "ledger", Kind.LEDGER)
    assert screen.budget.record(place.record_id or 0).draft.summary == "인쇄"


def test_all_that_is_in_the_way_can_be_confirmed_at_once_and_taken_back(screen: Screen) -> None:
    choose(screen, "5월")
    run(screen, Action.CLOSE_MONTH)
    found = sheet(screen)
    assert isinstance(found, OpenEntriesSheet)
    found.all.click()
    assert view(screen).month is not None
    assert view(screen).month.unconfirmed == 0  # type: ignore[union-attr]
    screen.desk.undo()
    assert view(screen).month.unconfirmed == 1  # type: ignore[union-attr]


def test_closing_says_which_months_and_is_taken_back(screen: Screen) -> None:
    close_may(screen)
    assert states(screen)[:6] == ["마감"] * 5 + ["열림"]
    assert "2021. 10. 18. 마감 · 시험" in view(screen).pane.words
    assert view(screen).pane.table.rows[3].then == 300_000
    screen.desk.undo()
    assert states(screen)[:6] == ["열림"] * 6


def test_a_month_is_opened_with_its_reason_and_tells_what_changed_since(screen: Screen) -> None:
    close_may(screen)
    choose(screen, "3월")
    run(screen, Action.REOPEN_MONTH)
    dialog = sheet(screen)
    assert isinstance(dialog, FormDialog)
    dialog.submit()
    assert dialog.isVisible()
    type_korean(dialog.body.inputs["reason"].editor, "누락된 지출")
    dialog.submit()
    assert states(screen)[:5] == ["마감", "마감", "다시 엶", "다시 엶", "다시 엶"]
    screen.budget.save(
        EntryDraft(2021, screen.line(), K.DISBURSEMENT, date(2021, 3, 8), 40_000, "우편", "우체국")
    )
    screen.tab.refresh()
    words = view(screen).pane.words
    assert "사유: 누락된 지출" in words
    assert "· 201-01 사무관리비 지출액 0 → 40,000 (40,000)" in words


def test_a_closed_month_is_not_closed_again_and_an_open_one_not_opened(screen: Screen) -> None:
    close_may(screen)
    run(screen, Action.CLOSE_MONTH)
    assert screen.notify.said[-1] == "5월을 이미 마감했습니다."
    choose(screen, "6월")
    run(screen, Action.REOPEN_MONTH)
    assert screen.notify.said[-1] == "6월은 마감하지 않았습니다."


def test_a_month_ahead_says_from_when_it_can_be_closed(screen: Screen) -> None:
    screen.budget.confirm(
        [row.id for row in screen.budget.ledger.rows(range(1, 20)) if row.summary == "인쇄"]
    )
    screen.tab.refresh()
    choose(screen, "11월")
    run(screen, Action.CLOSE_MONTH)
    dialog = sheet(screen)
    assert isinstance(dialog, FormDialog)
    dialog.submit()
    assert "11월 마감은 2021. 11. 1.부터 할 수 있습니다" in dialog.strip.words


def test_the_form_of_the_ledger_tells_of_a_closed_month(screen: Screen) -> None:
    close_may(screen)
    late = EntryDraft(2021, screen.line(), K.DISBURSEMENT, date(2021, 5, 9), 5_000, "우편", "우체국")
    screen.desk.perform(lambda: screen.budget.save(late))
    assert "2021년 5월의 원장은 마감했습니다" in screen.notify.troubles[-1].what


def test_a_year_without_a_budget_says_what_to_do(screen: Screen) -> None:
    screen.tab.set_year(2022)
    assert "2022년도 예산과목이 아직 없습니다" in view(screen).note.words
    assert not view(screen).selected()


def won(text: str) -> int:
    return -int(text[1:].replace(",", "")) if text.startswith("△") else int(text.replace(",", ""))


def test_a_closed_month_is_printed_as_it_was_closed(screen: Screen, tmp_path: Path) -> None:
    close_may(screen)
    run(screen, Action.PRINT_CLOSING)
    paper = paper_over(screen.qtbot)
    assert paper.title == "2021년 5월 예산 마감"
    screen.notify.save_to = tmp_path / "마감.pdf"
    paper.save_pdf()
    figures, months = pdf_tables.tables_in(screen.notify.save_to.read_bytes())
    shown = {row.label: row.then for row in view(screen).pane.table.rows}
    assert [won(cell) for cell in figures.rows[-1][1:-1]] == list(shown.values())
    assert [row[1] for row in months.rows] == states(screen)
    assert [row[0] for row in months.rows][-1] == "한해"


def test_what_differs_since_a_month_was_closed_stands_on_its_paper(screen: Screen, office: Office) -> None:
    close_may(screen)
    office.closings.reopen(2021, 5, "영수증 다시 확인")
    screen.budget.save(
        EntryDraft(2021, screen.line(), K.DISBURSEMENT, date(2021, 5, 4), 50_000, "우편", "우체국")
    )
    screen.tab.refresh()
    choose(screen, "5월")
    run(screen, Action.PRINT_CLOSING)
    paper = paper_over(screen.qtbot)
    month = view(screen).month
    assert month is not None
    assert paper.data.lines == month.now
    words = Paper(paper.pdf).squeezed
    assert "지금의금액" in words
    assert "영수증다시확인" in words
    assert all(one.what.replace(" ", "") in words for one in month.changes)
    choose_on(screen.qtbot, paper, "month", "0")
    assert paper.title == "2021년 예산 마감"
    assert "불용액" in Paper(paper.pdf).squeezed
    paper.reject()
