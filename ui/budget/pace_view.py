"""집행 계획: the plan of the months typed in a grid beside what was spent, and how the year ends (features.md F8)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.budget.pace import MONTHS, PaceBoard, PaceLine
from desktop_app.budget.pace_rows import TOTAL, PlanRow, months_so_far, plan_rows
from desktop_app.catalogue.entries import Wish
from ui.actions import Action, Command, bind
from ui.budget.pace_figures import PaceFigures
from ui.budget.plan_grid import PlanEditing, PlanModel, columns, month_key
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.views_tab import PlainView
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.given_rows import GivenRows
from ui.widgets.grid_strip import tell_wrongs
from ui.widgets.grid_table import GridTable
from ui.widgets.month_chart import ChartMonth, RunningChart
from ui.widgets.plain import plain_label
from ui.widgets.rules import line
from ui.widgets.strips import Strip

EDGE: Final = 16
CHART_HEIGHT: Final = 200
FIRST_MONTH: Final = 4
"""The programme's first month: from here a plan is spread where no months are chosen."""


class PaceView(PlainView):
    """Grid above; chart and figures of the chosen line below."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._context, self._year, self._go = context, year, go
        self._plans = context.office.budget.pace
        self.strip = Strip()
        self.wrongs = Strip()
        self._given: GivenRows[PlanRow] = GivenRows()
        editing = PlanEditing(self._plans, context.desk, year)
        keeper = DraftKeeper("month-plan", context.office.drafts)
        self.model = PlanModel(self._given, columns(), editing, keeper=keeper, grows=False)
        self.table = GridTable(self.model, "월별 집행 계획")
        self.model.setParent(self.table)
        tell_wrongs(self.wrongs, self.table)
        self.table.told.connect(context.notify.say)
        self.note = TableNote(self.table)
        self.heading = plain_label("", "section")
        self.chart = RunningChart("누계 계획과 집행", actual_word="집행", height=CHART_HEIGHT)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.figures = PaceFigures()
        self.board: PaceBoard = self._plans.board(year())
        self._lay_out()
        bind(Action.SPREAD_PLAN, self.widget, self.spread)
        self.table.chosen.connect(lambda _: self._show_line())
        self.model.wrongs_changed.connect(self._show_line)
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.table,)

    @property
    def line(self) -> PaceLine:
        """The line that is looked at; all together where none is."""
        row = self.model.record_at(self.table.currentIndex().row())
        key = row.account_id if row is not None else TOTAL
        return next((one for one in self.board.lines if one.account_id == key), self.board.total)

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_PACE, self.print_board),
            Command(Action.PLAN_LIKE_LAST, self.like_last_year),
            Command(Action.SPREAD_PLAN, self.spread, main=True),
        )

    @property
    def empty(self) -> bool:
        return not self.board.lines

    def refresh(self) -> None:
        """Read plan and pace anew."""
        self.board = self._plans.board(self._year())
        self._given.rows_now = plan_rows(self.board)
        self.model.refresh()
        self._say()
        self._show_line()

    def set_year(self, year: int) -> None:
        del year  # asked for when it is needed
        self.table.let_go()
        self.refresh()

    def has_unsaved(self) -> bool:
        return self.table.is_editing

    def save_open(self) -> bool:
        self.table.finish_editing()
        return not self.model.wrongs

    def spread(self) -> None:
        """고르게 나누기: over the chosen months of the chosen lines; of one cell, over the programme's months."""
        self.table.finish_editing()
        rows = self._chosen_lines()
        months = self._chosen_months()
        if rows:
            call = partial(self._plans.spread, self._year(), dict.fromkeys(rows, months))
            self._context.desk.perform(call)

    def like_last_year(self) -> None:
        """작년처럼, for the chosen lines."""
        self.table.finish_editing()
        if rows := self._chosen_lines():
            self._context.desk.perform(partial(self._plans.like_last_year, self._year(), rows))

    def print_board(self) -> None:
        """집행 계획 대비 현황 as it is shown."""
        if self.save_open():
            open_paper(Wish("budget-pace", self.board.year, self.board.on), self._context, self.widget)

    def _chosen_lines(self) -> list[int]:
        """The lines with a selected cell; all of them where only sums are chosen."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        records = (self.model.record_at(row) for row in sorted(rows))
        chosen = dict.fromkeys(one.account_id for one in records if one and one.account_id != TOTAL)
        return list(chosen) or [one.account_id for one in self.board.lines]

    def _chosen_months(self) -> list[int]:
        keys = {self.model.columns[one.column()].key for one in self.table.selectionModel().selectedIndexes()}
        months = [month for month in range(1, MONTHS + 1) if month_key(month) in keys]
        return months if len(months) > 1 else list(range(FIRST_MONTH, MONTHS + 1))

    def _say(self) -> None:
        warning = self.board.warning
        if warning is None:
            self.strip.clear()
        else:
            self.strip.say("집행이 더딥니다", warning.sentence)
        if self.board.lines:
            self.note.hide()
            return
        self.note.say(
            f"{self._year()}년도 예산과목이 아직 없습니다",
            "원장에 예산과목과 본예산을 넣으면 달마다 쓸 금액을 계획하고 집행과 견줄 수 있습니다.",
            [Way("원장 보기", lambda: self._go(Place("budget", "ledger")))],
        )
        self.note.show()

    def _show_line(self) -> None:
        shown = self.line
        self.heading.setText("모든 통계목" if shown.account_id == TOTAL else shown.label)
        self.figures.show_line(self.board, shown)
        so_far = months_so_far(self.board)
        this_year = self.board.on.year == self.board.year
        plan, spent = shown.running_plan, shown.running_spent
        self.chart.show_months(
            [
                ChartMonth(
                    f"{at + 1}월",
                    plan[at],
                    spent[at] if at < so_far else None,
                    now=this_year and at == so_far - 1,
                )
                for at in range(MONTHS)
            ]
        )
        below = bool(self.board.lines)
        for part in (self._below, self._rule):
            part.setVisible(below)

    def _lay_out(self) -> None:
        self._below = QWidget()
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.heading)
        left.addWidget(self.chart, 1)
        right = QVBoxLayout()
        right.addWidget(self.figures)
        right.addStretch(1)
        both = QHBoxLayout(self._below)
        both.setContentsMargins(EDGE, 12, EDGE, 12)
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right)
        self._rule = line()
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self.strip, self.table, self.wrongs, self._rule, self._below):
            box.addWidget(part)
        for part in (self.table, self._below):
            box.setStretchFactor(part, 1)
