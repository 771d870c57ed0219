"""The 예산 tab over a small office, and how the officer's hands reach it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft, EntryRow, planned_budget
from desktop_app.budget.service import Budget
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.budget.ledger_view import LedgerView
from ui.budget.tab import BudgetTab
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.widgets.grid_table import GridTable


def press(widget: QWidget, words: str) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.accessibleName() == words)
    button.click()


@dataclass
class Screen:
    """The tab over a small office."""

    tab: BudgetTab
    budget: Budget
    desk: Desk
    notify: FakeNotifier
    qtbot: QtBot

    @property
    def view(self) -> LedgerView:
        view = self.tab.shown
        assert isinstance(view, LedgerView)
        return view

    @property
    def table(self) -> GridTable:
        table = self.view.records.screen.table
        assert isinstance(table, GridTable)
        return table

    def line(self, code: str = "201-01") -> int:
        return next(level.id for level in self.budget.levels.tree(2021) if level.code == code)

    def go_to(self, label: str) -> None:
        tree = self.view.pane.tree
        tree.choose(next(level.id for level in tree.levels if level.label == label))

    def rows(self) -> list[EntryRow]:
        QApplication.processEvents()
        screen = self.view.records.screen
        self.qtbot.waitUntil(lambda: screen.model.complete)
        return self.budget.ledger.rows(screen.model.ids)

    def summaries(self) -> list[str]:
        return [row.summary for row in self.rows()]

    def footer(self) -> str:
        self.rows()
        return self.view.records.screen.totals.words

    def figure(self, label: str) -> str:
        return self.view.pane.figures.text_of(label)

    def choose(self, summary: str) -> int:
        key = next(row.id for row in self.rows() if row.summary == summary)
        assert self.table.select_id(key)
        return key

    def cell(self, key: str, text: str, row: int | None = None) -> None:
        """Type into a cell: its input opens, the words come from the input method, Enter takes them."""
        self.table.edit_cell(self.table.grid.new_row if row is None else row, key)
        entry = self.table.itemDelegate().entry  # type: ignore[attr-defined]
        if key == "kind":
            entry.set_raw(text)
        else:
            entry.editor.clear()
            type_korean(entry.editor, text)
        self.qtbot.keyClick(entry.editor, Qt.Key.Key_Return)

    def write(self, field: str, text: str) -> None:
        entry = self.view.form.body.inputs[field].editor
        entry.clear()  # type: ignore[attr-defined]
        type_korean(entry, text)

    def strip(self) -> str:
        """What the strip says once the row that was left is looked at."""
        QApplication.processEvents()
        return self.view.records.screen.strip.words

    def fill(self) -> None:
        """The plan's lines, all allotted, with three entries of 사무관리비."""
        self.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
        for kind, won, day, summary, payee in (
            (K.DISBURSEMENT, 600_000, date(2021, 4, 19), "연계사업 안내 책자 인쇄", "초록숲 인쇄"),
            (K.OBLIGATION, 2_140_000, date(2021, 6, 9), "홍보영상 제작 계약", "별빛 영상"),
            (K.DISBURSEMENT, 760_000, date(2021, 5, 14), "홍보지도 제작", "한결 디자인"),
        ):
            self.budget.save(EntryDraft(2021, self.line(), kind, day, won, summary, payee))
        self.tab.make_stale()
        self.go_to("201-01 사무관리비")


@contextmanager
def budget_screen(office: Office, notify: FakeNotifier, qtbot: QtBot) -> Iterator[Screen]:
    """The tab of an office, shown; without records until ``fill``."""
    desk, jobs = Desk(notify), JobRunner(notify)
    tab = BudgetTab(TabContext(office, desk, jobs, notify, office.clock, 2021))
    desk.changed.connect(tab.receive)
    qtbot.addWidget(tab)
    tab.resize(1366, 640)
    tab.show()
    tab.activateWindow()
    yield Screen(tab, office.budget, desk, notify, qtbot)
    jobs.close()
