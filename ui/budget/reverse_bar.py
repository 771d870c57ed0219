"""정정: the line under the ledger that asks why and when, and puts the reversing entry in."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.budget.records import EntryRecord, Link
from desktop_app.values import won_text
from ui.theme import changes, current
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.inputs import TextInput
from ui.widgets.plain import kind_button, plain_label, plain_tooltip
from ui.widgets.value_inputs import DateInput

HEIGHT: Final = 48
EDGE: Final = 16
DAY_WIDTH: Final = 120


class ReverseBar(QFrame):
    """Asks for reason and day; ``asked`` carries both with the entry, ``left`` comes with Esc.

    Its last value is whether what follows the entry is reversed with it.
    """

    asked = Signal(int, str, object, bool)
    left = Signal()

    def __init__(
        self, year: Callable[[], int], today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entry_id: int | None = None
        self._year = year
        self._today = today
        self.setProperty("strip", "warning")
        self._what = plain_label("", "table-strong", parent=self)
        self.reason = TextInput(placeholder="왜 정정하는지 (필수)")
        self.reason.set_name("정정 사유 필수")
        self.day = DateInput(year, today)
        self.day.set_name("정정일")
        self.chain = CheckInput("")
        self.chain.set_name("이어진 줄도 정정")
        self._go = kind_button("정정 줄 넣기", keys="Enter", parent=self)
        self._stop = kind_button("그만두기", "text", keys="Esc", parent=self)
        self._go.clicked.connect(self._ask)
        self._stop.clicked.connect(self.close_bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(8)
        row.addWidget(self._what)
        row.addWidget(self.reason, 1)
        row.addWidget(plain_label("정정일", "label", parent=self))
        row.addWidget(self.day)
        row.addWidget(self.chain)
        row.addWidget(self._go)
        row.addWidget(self._stop)
        changes().theme_changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def entry_id(self) -> int | None:
        """The entry that is about to be reversed."""
        return self._entry_id if not self.isHidden() else None

    def open_for(self, record: EntryRecord, chain: Sequence[Link] = ()) -> None:
        """Ask for the reason of reversing this entry, and what follows it where anything does."""
        self._entry_id = record.id
        self._what.setText(f"{record.row.number}번 줄 정정")
        self._what.setToolTip(
            plain_tooltip(
                f"{record.draft.summary} {won_text(record.draft.won)}원에 반대 금액의 줄을 넣습니다."
            )
        )
        self.chain.setVisible(bool(chain))
        self.chain.set_value(bool(chain))
        self.chain.set_words(f"이어진 {len(chain):,}줄도")
        self.chain.setToolTip(plain_tooltip("\n".join(one.label for one in chain)))
        self.reason.set_value("")
        today = self._today()
        self.day.set_value(today if today.year == self._year() else date(self._year(), 12, 31))
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_bar(self) -> None:
        """Nothing is reversed."""
        self._entry_id = None
        self.hide()
        self.left.emit()

    def _ask(self) -> None:
        self.reason.commit()
        self.day.commit()
        if not self.reason.value():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._entry_id is not None and not self.day.trouble():
            self.asked.emit(self._entry_id, self.reason.value(), self.day.value(), self.chain.value())

    def _fit(self) -> None:
        self.setMinimumHeight(current().px(HEIGHT))
        self.day.setFixedWidth(current().px(DAY_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_bar()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._ask()
            case _:
                super().keyPressEvent(event)
