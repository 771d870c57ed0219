"""Over the preview: the report's name, its day and unit, and which records it leaves out."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import OfficeError
from desktop_app.marks import Mark, State
from desktop_app.performance.records import LeftOut, MoneyUnit
from ui.feature_tab import Place
from ui.performance.papers import Paper, Report, Wish, period_text
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.segments import Segments
from ui.widgets.value_inputs import DateInput

DAY_WIDTH: Final = 140
LINK_GAP: Final = 12
PAUSE: Final = 600  # ms after the last key before another paper is made
COMPLETE: Final = State(Mark.DONE, "빠진 자료 없음")
WORKING: Final = State(Mark.WAITING, "만드는 중")
TROUBLE: Final = State(Mark.WRONG, "만들지 못함")
LEFT_OUT: Final = State(Mark.WAITING, "넣지 않은 자료")


class OverPreview(QWidget):
    """Two lines: what is asked for, and how the shown paper stands to the records."""

    day_chosen = Signal(object)  # date
    unit_chosen = Signal(object)  # MoneyUnit
    chapters_wanted = Signal()

    def __init__(
        self, year: Callable[[], int], today: Callable[[], date], go: Callable[[Place], object]
    ) -> None:
        super().__init__()
        self._go = go
        self._shown_day: date | None = None
        self.title = plain_label("", "title")
        self.period = plain_label("", "table")
        self.day = DateInput(year, today)
        self.day.set_name("기준일")
        self.day.setFixedWidth(DAY_WIDTH)
        self.unit = Segments([(unit, unit.value) for unit in (MoneyUnit.WON, MoneyUnit.THOUSAND)])
        self.unit.setAccessibleName("단위")
        self.chapters = kind_button("순서와 항목 고치기", "text")
        self.state = MarkLabel(WORKING)
        self._standing_links = QWidget()
        self.links = FlowLayout(self._standing_links, gap=LINK_GAP)
        self._lay_out()
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(PAUSE)
        self._typing.timeout.connect(self._take_day)
        self.day.changed.connect(self._typing.start)
        self.day.left.connect(self._take_day)
        self.unit.chosen.connect(self.unit_chosen.emit)
        self.chapters.clicked.connect(self.chapters_wanted.emit)

    def show_wish(self, wish: Wish) -> None:
        """What is asked for; tells nobody."""
        self.title.setText(wish.report.value)
        if self._shown_day != wish.as_of:
            self._shown_day = wish.as_of
            self.day.set_value(wish.as_of)
        self.unit.choose(wish.unit)
        self.chapters.setVisible(wish.report is Report.YEAR_END)

    def show_working(self) -> None:
        """A new paper is on its way."""
        self.state.show_state(WORKING)

    def show_paper(self, paper: Paper) -> None:
        """The paper is there: which records it does not count, each a link to them (REP-4)."""
        self.period.setText(period_text(paper.summary))
        left_out = [one for one in paper.summary.left_out if one.count]
        self.state.show_state(LEFT_OUT if left_out else COMPLETE)
        self._clear_links()
        for one in left_out:
            self.links.addWidget(self._link(one))

    def show_trouble(self, trouble: OfficeError) -> None:
        """No paper could be made."""
        self.state.show_state(TROUBLE)
        self._clear_links()
        self.links.addWidget(plain_label(str(trouble), "table"))

    def _take_day(self) -> None:
        self._typing.stop()
        day = self.day.value()
        if day is not None and day != self._shown_day and not self.day.trouble():
            self._shown_day = day
            self.day_chosen.emit(day)

    def _link(self, left_out: LeftOut) -> QWidget:
        tab, saved_view = left_out.place
        button = kind_button(f"{left_out.what} {left_out.count:,}건", "link")
        button.clicked.connect(partial(self._go, Place(tab, left_out.view, saved_view)))
        return button

    def _clear_links(self) -> None:
        while (item := self.links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        wishes = QHBoxLayout()
        wishes.setContentsMargins(16, 6, 16, 6)
        wishes.setSpacing(8)
        wishes.addWidget(self.title)
        wishes.addSpacing(16)
        for words, part in (("기간", self.period), ("기준일", self.day), ("단위", self.unit)):
            label = plain_label(words, "label")
            label.setBuddy(part)
            wishes.addWidget(label)
            wishes.addWidget(part)
            wishes.addSpacing(8)
        wishes.addStretch(1)
        wishes.addWidget(self.chapters)
        standing = QWidget()
        standing.setProperty("ground", "page")
        standing.setMinimumHeight(36)
        row = QHBoxLayout(standing)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        self.links.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._standing_links, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(wishes)
        whole.addWidget(line())
        whole.addWidget(standing)
        whole.addWidget(line())
