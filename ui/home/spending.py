"""예산 집행률 of the year: one figure, then each budget line with its bar; the same sums as the ledger."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.budget.pace import PaceBoard, PaceLine, whole_months
from desktop_app.budget.records import Level
from desktop_app.marks import Mark, State
from desktop_app.values import percent_text, won_text
from ui.feature_tab import Place
from ui.home.figures import FigureLink
from ui.widgets.gauges import GaugeBar
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label

TO_BUDGET: Final = Place("budget")
TO_PLAN: Final = Place("budget", view="pace")
"""The months of what was spent."""
RING: Final = 6  # the room of a figure's focus ring, which all other words of the column keep too


class Spending(QWidget):
    """Right side of 홈."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self.rate = FigureLink()
        self.rate.clicked.connect(self._open)
        self.unspent = plain_label("", "table-strong")
        self.appropriation = plain_label("", "quiet")
        self.missing = kind_button("예산과목 만들기", "link")
        self.missing.clicked.connect(self._open)
        self._none = plain_label("", "quiet")
        self.plan = plain_label("", "hint")
        self.slow = plain_label("", "table")
        self.slow.setWordWrap(True)
        self.slow_mark = MarkLabel(State(Mark.FIX, "집행이 더딤"))
        self.to_plan = kind_button("집행 계획", "link")
        self.to_plan.clicked.connect(lambda: self.chosen.emit(TO_PLAN))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._shown: list[QWidget] = []
        self._lay_out()

    def show_levels(self, year: int, levels: Sequence[Level], pace: PaceBoard) -> None:
        """Where the lines of the year stand today, beside the plan of its months and what the pace says."""
        lines = [level for level in levels if level.is_line]
        whole = sum((level.balance.executed for level in lines), 0)
        granted = sum((level.balance.appropriation for level in lines), 0)
        top = [level for level in levels if level.parent_id is None]
        rate = top[0].balance.rate if len(top) == 1 else "-"
        self.words = f"예산 집행률 {rate} %" if lines else ""
        self._none.setText(f"{year}년도 예산과목이 아직 없습니다.")
        self._show_any(bool(lines))
        self.rate.show_number(f"{rate} %" if rate != "-" else "-", f"예산 집행률 {rate} %", urgent=False)
        self.unspent.setText(f"집행잔액  {won_text(granted - whole)}원")
        self.appropriation.setText(f"예산현액 {won_text(granted)}원")
        for widget in self._shown:
            widget.hide()
            self._lines.removeWidget(widget)
            widget.deleteLater()
        plans = {one.account_id: _plan_share(one, pace) for one in pace.lines} if pace.planned else {}
        self._shown = [_line(level, plans.get(level.id)) for level in lines]
        for widget in self._shown:
            self._lines.addWidget(widget)

        self._show_pace(pace, any_lines=bool(lines))

    def _show_pace(self, pace: PaceBoard, *, any_lines: bool) -> None:
        """The plan until now in words, and the warning of a year that is spent too slowly (features.md F8)."""
        total = pace.total
        until = sum(total.planned[: whole_months(pace.year, pace.on)])
        self.plan.setText(f"굵은 눈금은 지난달까지의 월별 계획 {percent_text(until, total.appropriation)} %")
        self.plan.setVisible(pace.planned and any_lines)
        warning = pace.warning if any_lines else None
        self.slow.setText(warning.sentence if warning is not None else "")
        for widget in (self.slow, self.slow_mark, self.to_plan):
            widget.setVisible(warning is not None)

    def _show_any(self, any_lines: bool) -> None:  # noqa: FBT001 - private
        shown: tuple[QWidget, ...] = (self.rate, self.unspent, self.appropriation)
        instead: tuple[QWidget, ...] = (self._none, self.missing)
        for widget in shown:
            widget.setVisible(any_lines)
        for widget in instead:
            widget.setVisible(not any_lines)

    def _lay_out(self) -> None:
        sums = QVBoxLayout()
        sums.setSpacing(0)
        for label in (self.unspent, self.appropriation):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            sums.addWidget(label)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.rate)
        head.addStretch()
        head.addLayout(sums)
        column = QVBoxLayout(self)
        column.setContentsMargins(20 - RING, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(_inset(plain_label("예산 집행률", "section")))
        column.addLayout(head)
        column.addWidget(_inset(self._none))
        column.addWidget(self.missing, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(4)
        column.addLayout(self._lines)
        column.addWidget(_inset(self.plan))
        told = QHBoxLayout()
        told.setContentsMargins(RING, 0, 0, 0)
        told.addWidget(self.slow_mark)
        told.addStretch()
        told.addWidget(self.to_plan)
        column.addLayout(told)
        column.addWidget(_inset(self.slow))

    def _open(self) -> None:
        self.chosen.emit(TO_BUDGET)


def _inset(label: QLabel) -> QLabel:
    label.setContentsMargins(RING, 0, 0, 0)
    return label


def _plan_share(line: PaceLine, pace: PaceBoard) -> float:
    """What the plan had of 예산현액 for the months that are over, from 0 to 1."""
    if line.appropriation <= 0:
        return 0.0
    return sum(line.planned[: whole_months(pace.year, pace.on)]) / line.appropriation


def _line(level: Level, plan: float | None) -> QWidget:
    standing = level.balance
    bar = GaugeBar(level.name)
    bar.show_share(standing.executed / standing.appropriation if standing.appropriation else 0.0, plan)
    row = QHBoxLayout()
    row.addWidget(plain_label(level.name, "table"))
    row.addStretch()
    row.addWidget(plain_label(f"{won_text(standing.executed)}  ·  {standing.rate} %", "table"))
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(RING, 4, 0, 4)
    column.setSpacing(2)
    column.addLayout(row)
    column.addWidget(bar)
    return box
