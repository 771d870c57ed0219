"""Which budget line the ledger shows, where the window has no room for the tree."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.budget.records import Level
from ui.theme import changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.plain import plain_label

HEIGHT: Final = 44
EDGE: Final = 16


class NarrowLine(QWidget):
    """A combo of all levels, and what can still be spent of the chosen one."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self.combo = CalmCombo(self)
        self.combo.setAccessibleName("예산과목")
        self._says = plain_label("", "table-strong", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(12)
        row.addWidget(self.combo, 1)
        row.addWidget(plain_label("쓸 수 있는 금액", "table", tone="quiet", parent=self))
        row.addWidget(self._says)
        self.combo.activated.connect(lambda number: self.chosen.emit(self._ids[number]))
        changes().theme_changed.connect(self._fit)
        self._fit()
        self.hide()

    def show_levels(self, levels: Sequence[Level], level: Level | None, available: str) -> None:
        """Show the levels, the chosen one and its 가용액."""
        self._ids = [one.id for one in levels]
        self.combo.clear()
        self.combo.addItems(["  " * (one.level - 1) + one.label for one in levels])
        if level is not None:
            self.combo.setCurrentIndex(self._ids.index(level.id))
        self._says.setText(available)

    def _fit(self) -> None:
        self.setFixedHeight(current().px(HEIGHT))
