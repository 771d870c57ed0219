"""짝짓기: what the chosen line or entry may be, the likeliest first; Enter takes it (features.md F7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.budget.official import BoardRow, BookedRow, OfficialRow
from desktop_app.values import date_text, won_text
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import EDGE, Sheet
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.small_table import SmallTable

WIDTH: Final = 820
MOST: Final = 10


@dataclass(frozen=True, slots=True)
class OtherSide:
    """One that it may be; ``apart`` is by how much its sum is another one."""

    id: int
    day: date
    won: int
    payee: str
    summary: str
    apart: int


COLUMNS: Final[Sequence[Column[OtherSide]]] = (
    Column("day", "일자", ColumnKind.DATE, 104, lambda row: row.day, sortable=False),
    Column("won", "금액", ColumnKind.NUMBER, 104, lambda row: row.won, sortable=False),
    Column("payee", "지급처", ColumnKind.TEXT, 150, lambda row: row.payee, sortable=False),
    Column("summary", "적요", ColumnKind.NAME, 220, lambda row: row.summary, sortable=False),
    Column("apart", "금액 차이", ColumnKind.NUMBER, 96, lambda row: row.apart or None, sortable=False),
)


class PairSheet(Sheet):
    """``pair`` gets the row on the other side and answers whether it was paired."""

    def __init__(
        self,
        row: BoardRow,
        others: Sequence[OfficialRow | BookedRow],
        window: QWidget,
        pair: Callable[[int], bool],
    ) -> None:
        super().__init__("짝짓기", window, WIDTH)
        self._pair = pair
        side = row.line or row.entry
        assert side is not None  # noqa: S101 - a row has one side
        where = "목록" if row.line else "원장"
        words = plain_label(
            f"{where}의 {date_text(side.day)} {won_text(side.won)}원 {side.payee} {side.summary}".strip(),
            "table-strong",
        )
        hint = plain_label(
            f"{'원장' if row.line else '목록'}에서 짝이 없는 줄입니다. 금액과 일자가 가까운 것이 먼저 옵니다.",
            "table",
            tone="quiet",
        )
        for label in (words, hint):
            label.setContentsMargins(EDGE, 0, EDGE, 0)
            label.setWordWrap(True)
            self.box.addWidget(label)
        self.table: SmallTable[OtherSide] = SmallTable("짝이 될 줄", COLUMNS, MOST)
        self.table.show_rows(
            [
                OtherSide(one.id, one.day, one.won, one.payee, one.summary, one.won - side.won)
                for one in others
            ]
        )
        self.box.addWidget(self.table)
        self.back = kind_button("닫기", keys="Esc")
        self.verb = kind_button("짝짓기", "main", keys="Enter")
        self.back.clicked.connect(self.reject)
        self.verb.clicked.connect(self.take)
        self.buttons(self.back, self.verb)
        self.table.opened.connect(lambda _key: self.take())

    def take(self) -> None:
        """The chosen one is the other side."""
        key = self.table.current_id
        if key is not None and self._pair(key):
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            super().keyPressEvent(event)
