"""Over the preview: the paper's name, what is asked of it, and how it stands to the records."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.catalogue.counted import Counted
from desktop_app.catalogue.counts_left_out import left_out_of
from desktop_app.catalogue.entries import Entry, Format, Wish
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.errors import OfficeError
from desktop_app.marks import Mark, State
from desktop_app.performance.topic_texts import stale_topics
from ui.feature_tab import Place
from ui.paper_choices import PaperChoices
from ui.performance.count_list import place_of
from ui.performance.papers import Paper, period_text
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

LINK_GAP: Final = 12
LONG: Final = 700  # ms after which work that goes on can be stopped
COMPLETE: Final = State(Mark.DONE, "빠진 자료 없음")
MADE: Final = State(Mark.DONE, "만듦")
WORKING: Final = State(Mark.WAITING, "만드는 중")
OPEN: Final = State(Mark.NONE, "아직 고르지 않음")
STOPPED: Final = State(Mark.NONE, "그만둠")
TROUBLE: Final = State(Mark.WRONG, "만들지 못함")
WAITS: Final = State(Mark.WAITING, "사유를 적어야 보입니다")
LEFT_OUT: Final = State(Mark.WAITING, "넣지 않은 자료")


class OverPreview(QWidget):
    """Lines: the name, what is asked for, and how the shown paper stands to the records."""

    wished = Signal(object)  # Wish
    chapters_wanted = Signal()
    stopped = Signal()
    texts_wanted = Signal()

    def __init__(self, today: Callable[[], date], go: Callable[[Place], object]) -> None:
        super().__init__()
        self._go = go
        self.title = plain_label("", "title")
        self.period = plain_label("", "table", tone="quiet")
        self.choices = PaperChoices(today)
        self.state = MarkLabel(WORKING)
        self.pages = plain_label("", "table", tone="quiet")
        self.stop = kind_button("그만두기", "link")
        self.stop.hide()
        self._standing_links = QWidget()
        self.links = FlowLayout(self._standing_links, gap=LINK_GAP)
        self._lay_out()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self.stop.show)
        self.choices.wished.connect(self.wished)
        self.choices.chapters_wanted.connect(self.chapters_wanted)
        self.stop.clicked.connect(self.stopped)

    def show_wish(self, entry: Entry, wish: Wish, offered: tuple[tuple[int, str], ...] = ()) -> None:
        """What is asked for; tells nobody."""
        if self.title.text() != entry.title:
            self.period.setText("")
        self.title.setText(entry.title)
        self.choices.show_wish(entry, wish, offered)

    def show_working(self) -> None:
        """A new paper is on its way; where it takes long it can be stopped."""
        self._show_state(WORKING)
        self._long.start()

    def show_pages(self, number: int) -> None:
        """How far it is."""
        self.pages.setText(f"{number:,}쪽째")

    def show_paper(self, paper: Paper) -> None:
        """The paper is there: which records it does not count, each a link to them (REP-4)."""
        summary = paper.summary
        self.period.setText(period_text(summary) if summary is not None else "")
        left_out = left_out_of(summary) if summary is not None else ()
        usual = COMPLETE if summary is not None else MADE
        self._show_state(WAITS if paper.waits else LEFT_OUT if left_out else usual)
        for one in left_out:
            self.links.addWidget(self._link(one, paper.wish.year))
        stale = stale_topics(summary) if summary is not None and paper.wish.report == YEAR_END else ()
        if stale:
            button = kind_button(f"숫자가 바뀐 글 {len(stale):,}개", "link")
            button.clicked.connect(self.texts_wanted)
            self.links.addWidget(button)
        for reason in dict.fromkeys(
            reason for form, reason in paper.made.entry.lacks.items() if form is not Format.CSV
        ):
            self.links.addWidget(plain_label(reason, "table", tone="quiet"))

    def show_nothing(self) -> None:
        """Something has to be chosen first."""
        self._show_state(OPEN)

    def show_stopped(self) -> None:
        """The officer stopped it."""
        self._show_state(STOPPED)

    def show_trouble(self, trouble: OfficeError) -> None:
        """No paper could be made."""
        self._show_state(TROUBLE)
        self.links.addWidget(plain_label(trouble.what, "table"))

    def _show_state(self, state: State) -> None:
        self._long.stop()
        self.stop.hide()
        self.pages.setText("")
        self.state.show_state(state)
        self._clear_links()

    def _link(self, left_out: Counted, year: int) -> QWidget:
        button = kind_button(f"{left_out.words} {left_out.value:,}건", "link")
        button.clicked.connect(partial(self._go, place_of(left_out, year)))
        return button

    def _clear_links(self) -> None:
        while (item := self.links.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.period)
        head.addStretch(1)
        standing = QWidget()
        standing.setProperty("ground", "page")
        standing.setMinimumHeight(36)
        row = QHBoxLayout(standing)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(12)
        self.links.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.state, 0, top)
        row.addWidget(self.pages, 0, top)
        row.addWidget(self.stop, 0, top)
        row.addWidget(self._standing_links, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self.choices)
        whole.addSpacing(4)
        whole.addWidget(line())
        whole.addWidget(standing)
        whole.addWidget(line())
