"""The head of 현황: which round, its period and due day, how many have answered as a bar with its figures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.rounds import RoundDraft, forms_text, period_text, round_state, tally_of
from desktop_app.values import date_weekday_text
from ui.theme import current
from ui.widgets.gauges import GaugeBar
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label

Row = RegisterRow[RoundDraft]
EDGE: Final = 16
_WIDEST: Final = 320


class RoundHead(QWidget):
    """Hidden while a year has no round; several of a year are chosen here."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self.box = QComboBox(self)
        self.box.setAccessibleName("회차")
        self.box.setMaximumWidth(current().px(_WIDEST))
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.period = plain_label("", "table", tone="quiet", parent=self)
        self.due = plain_label("", "table", parent=self)
        self.state = MarkLabel(None, self)
        self.bar = GaugeBar("제출률", self)
        self.rate = plain_label("", "table", parent=self)
        first = QHBoxLayout()
        first.setSpacing(12)
        for widget in (self.box, self.period):
            first.addWidget(widget)
        first.addStretch(1)
        first.addWidget(self.due)
        first.addWidget(self.state)
        second = QHBoxLayout()
        second.setSpacing(12)
        second.addWidget(self.bar, 1)
        second.addWidget(self.rate)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(EDGE, 8, EDGE, 4)
        whole.setSpacing(4)
        whole.addLayout(first)
        whole.addLayout(second)
        self.box.activated.connect(self._choose)

    @property
    def rows(self) -> Sequence[Row]:
        """The rounds to choose from."""
        return self._rows

    def show_rounds(self, rows: Sequence[Row], chosen: int | None) -> None:
        """The rounds of a year, and the figures of the chosen one."""
        self._rows = rows
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self.box.clear()
        self.box.addItems([row.draft.name for row in rows])
        place = next((at for at, row in enumerate(rows) if row.id == chosen), -1)
        self.box.setCurrentIndex(place)
        self.box.blockSignals(False)  # noqa: FBT003 - Qt's own call
        self.setVisible(place >= 0)
        if place >= 0:
            self._show(rows[place])

    def _show(self, row: Row) -> None:
        draft, tally = row.draft, tally_of(row)
        assert draft.due_on is not None  # noqa: S101 - a stored round has its day
        self.period.setText(f"{period_text(draft)} · {forms_text(draft)}")
        self.due.setText(f"제출기한 {date_weekday_text(draft.due_on)}")
        self.state.show_state(round_state(row))
        self.bar.show_share(tally.answered / tally.units if tally.units else 0.0)
        self.rate.setText(f"제출률 {tally.words}")

    def _choose(self, place: int) -> None:
        self.chosen.emit(self._rows[place].id)
