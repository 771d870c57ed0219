"""What keeps a month from being closed: its entries that nobody has confirmed, each a link to the ledger."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.budget.closings import OpenEntry
from desktop_app.budget.records import kind_state
from ui.feature_tab import TabContext
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.small_table import SmallTable

WIDTH: Final = 760
MOST: Final = 10
COLUMNS: Final[Sequence[Column[OpenEntry]]] = (
    Column("day", "일자", ColumnKind.DATE, 104, lambda row: row.day, sortable=False),
    Column("kind", "구분", ColumnKind.STATE, 96, lambda row: kind_state(row.kind), sortable=False),
    Column("summary", "적요", ColumnKind.NAME, 240, lambda row: row.summary, sortable=False, link=True),
    Column("code", "통계목", ColumnKind.TEXT, 80, lambda row: row.code, sortable=False),
    Column("won", "금액", ColumnKind.NUMBER, 110, lambda row: row.won, sortable=False),
)


class OpenEntriesSheet(Sheet):
    """Enter or a click opens the entry in the ledger; all of them can be confirmed here."""

    def __init__(
        self,
        entries: Sequence[OpenEntry],
        context: TabContext,
        window: QWidget,
        open_entry: Callable[[OpenEntry], object],
    ) -> None:
        super().__init__("확정하지 않은 줄이 있어 마감할 수 없습니다", window, WIDTH)
        self._entries, self._context, self._open_entry = tuple(entries), context, open_entry
        words = plain_label(
            f"{len(entries):,}줄을 확정하거나 지운 뒤 마감하세요. 적요를 누르거나 Enter로 그 줄을 엽니다.",
            "table",
            tone="quiet",
        )
        words.setContentsMargins(EDGE, 0, EDGE, 0)
        words.setWordWrap(True)
        self.table: SmallTable[OpenEntry] = SmallTable("확정하지 않은 줄", COLUMNS, MOST)
        self.box.addWidget(words)
        self.box.addWidget(self.table)
        self.all = kind_button(f"{len(entries):,}줄 모두 확정")
        self.back = kind_button("닫기", "main", keys="Esc")
        self.all.clicked.connect(self.confirm_all)
        self.back.clicked.connect(self.reject)
        self.buttons(self.all, self.back)
        self.table.show_rows(self._entries)
        self.table.followed.connect(lambda key, _column: self._follow(key))
        self.table.opened.connect(self._follow)

    def confirm_all(self) -> None:
        """확정 of every line shown, as one act; then the month can be closed."""
        keys = [one.id for one in self._entries]
        if self._context.desk.perform(partial(self._context.office.budget.confirm, keys)) is not None:
            self.accept()

    def _follow(self, key: int) -> None:
        entry = self.table.row_of(key)
        if entry is not None:
            self.accept()
            self._open_entry(entry)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
