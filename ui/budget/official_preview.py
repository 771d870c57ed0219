"""The last step of reading a list of the official system: days and 통계목 it covers, and what would be paired (F7)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.budget.official import Board, Scope
from desktop_app.budget.official_reading import Unread
from ui.budget.board_table import BoardTable, totals_of, views_of
from ui.theme import current
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.flow import FlowLayout, asked
from ui.widgets.plain import button_text
from ui.widgets.strips import Strip
from ui.widgets.totals import TotalsBar
from ui.widgets.value_inputs import DateInput
from ui.widgets.view_chips import ViewChips

EDGE: Final = 16
DAY_WIDTH: Final = 128
LINE_WIDTH: Final = 240
EVERY: Final = 0


class OfficialPreview(QWidget):
    """``rescoped`` when the officer names other days or another 통계목, ``changed`` when the verb may be another."""

    rescoped = Signal()
    changed = Signal()

    def __init__(self, year: Callable[[], int], today: Callable[[], date]) -> None:
        super().__init__()
        self.starts_on = DateInput(year, today)
        self.ends_on = DateInput(year, today)
        self.line: ChoiceInput[int] = ChoiceInput((), empty=None)
        self.chips = ViewChips()
        self.table = BoardTable()
        self.totals = TotalsBar()
        self.strip = Strip()
        self.leave_out = QCheckBox(button_text("못 읽은 줄은 빼고 넣기"))
        self._unread: tuple[Unread, ...] = ()
        self.board = Board(())
        self._lay_out()
        for entry in (self.starts_on, self.ends_on):
            entry.left.connect(self.rescoped)
        self.line.changed.connect(self.rescoped)
        self.leave_out.toggled.connect(lambda _on: self.changed.emit())
        self.chips.chosen.connect(self._show_view)

    @property
    def trouble(self) -> str:
        """Why the list cannot be taken yet; empty where it can."""
        first, last = self.starts_on.value(), self.ends_on.value()
        if first is None or last is None:
            return "기간을 적으세요"
        if first > last:
            return "기간의 끝 날이 첫 날보다 빠릅니다"
        if not any(row.line for row in self.board.rows):
            return "비교할 지급 줄이 없습니다"
        if self._unread and not self.leave_out.isChecked():
            return f"못 읽은 줄 {len(self._unread):,}개가 남았습니다"
        return ""

    def show_scope(self, scope: Scope, lines: Sequence[tuple[int, str]]) -> None:
        """Days and 통계목 as far as the list says them."""
        self.starts_on.set_value(scope.starts_on)
        self.ends_on.set_value(scope.ends_on)
        self.line.set_choices([(EVERY, "모든 통계목"), *lines])
        self.line.set_value(scope.account_id or EVERY)

    def show_board(
        self, board: Board, unread: Sequence[Unread], passed_over: Sequence[tuple[int, str]]
    ) -> None:
        """What would be paired, and what of the list is no payment."""
        self.board, self._unread = board, tuple(unread)
        self.table.show_board(board)
        self.chips.show_views(views_of(board), self.table.view)
        self.totals.show_totals(totals_of(board))
        self.leave_out.setVisible(bool(unread))
        if unread:
            first = unread[0]
            self.strip.say(f"못 읽은 줄 {len(unread):,}개", f"{first.where}: {first.reason}", danger=True)
        elif passed_over:
            told = ", ".join(f"{row}행 {why}" for row, why in passed_over[:4])
            more = f" 외 {len(passed_over) - 4:,}행" if len(passed_over) > 4 else ""  # noqa: PLR2004 - as many as shown
            self.strip.say("견주지 않는 행", told + more)
        else:
            self.strip.clear()

    def _show_view(self, view: str) -> None:
        self.table.show_view(view)
        self.chips.mark(self.table.view)

    def _lay_out(self) -> None:
        theme = current()
        line = FlowLayout(gap=8)
        line.setContentsMargins(EDGE, 0, EDGE, 8)
        entries = (
            ("목록의 기간", self.starts_on, DAY_WIDTH),
            ("~", self.ends_on, DAY_WIDTH),
            ("통계목", self.line, LINE_WIDTH),
        )
        for words, entry, width in entries:
            entry.set_name("목록의 끝 날" if words == "~" else words)
            entry.setFixedWidth(theme.px(width))
            line.addWidget(asked(words, entry, buddy=entry.editor))
        line.addWidget(self.leave_out)
        chips = QHBoxLayout()
        chips.setContentsMargins(EDGE, 8, EDGE, 8)
        chips.addWidget(self.chips)
        chips.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(line)
        box.addWidget(self.strip)
        box.addLayout(chips)
        box.addWidget(self.table, 1)
        box.addWidget(self.totals)
