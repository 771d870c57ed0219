"""Beside the pages: their contents, the figures with their lists, what differs from the last issue (look.md)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.issued.records import Difference, Issued
from desktop_app.values import month_day_text
from ui.feature_tab import Place
from ui.performance.count_list import CountList
from ui.performance.papers import Paper
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.segments import Segments
from ui.widgets.side_list import SideLine, SideList

CONTENTS, COUNTS = "contents", "counts"
SHOWN: Final = 4
_NONE: Final = "이 보고서의 숫자는 목록으로 열 것이 없습니다."


class Beside(QWidget):
    """``contents`` follow the pages, ``counts`` lead to lists; below, the last issue of the same report."""

    issued_wanted = Signal()

    def __init__(self, go: Callable[[Place], object]) -> None:
        super().__init__()
        self.contents = SideList("차례")
        self.counts = CountList()
        self.counts.wanted.connect(go)
        self.which = Segments(((CONTENTS, "차례"), (COUNTS, "숫자")))
        self.which.setAccessibleName("차례나 숫자")
        self.which.choose(CONTENTS)
        self.none = plain_label(_NONE, "quiet")
        self.none.setWordWrap(True)
        self.none.setContentsMargins(16, 4, 16, 0)
        self._has_last = self._narrow = False
        self._last = QWidget()
        self._last_lines = QGridLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        self.which.chosen.connect(self._choose)

    @property
    def shown(self) -> SideList:
        """The list that is in sight."""
        return self.counts if self.which.key() == COUNTS else self.contents

    def turn(self) -> None:
        """From the contents to the figures, and back."""
        self.show_list(CONTENTS if self.shown is self.counts else COUNTS)

    def show_list(self, key: str) -> None:
        """Contents or figures, with the focus."""
        self.which.choose(key)
        self._choose(key)
        self.shown.setFocus()

    def show_contents(self, lines: Sequence[SideLine]) -> None:
        """The chapters of the pages."""
        self.contents.show_lines(lines)

    def show_paper(self, paper: Paper) -> None:
        """The figures of a paper, and how it differs from its last issue."""
        counts = paper.made.counts
        self.counts.show_counts(counts, paper.wish.year)
        self.none.setVisible(not counts)
        self._has_last = paper.last is not None
        if paper.last is not None:
            self._show_last(*paper.last)
        self._place_last()

    def clear(self) -> None:
        """Nothing is shown."""
        self.contents.show_lines([])
        self.counts.show_counts((), 0)
        self._has_last = False
        self._place_last()

    def _choose(self, key: object) -> None:
        self._stack.setCurrentIndex(1 if key == COUNTS else 0)
        self._place_last()

    def set_narrow(self, *, narrow: bool) -> None:
        """A narrow window is low, too: the figures have the column for themselves."""
        self._narrow = narrow
        self._place_last()

    def _place_last(self) -> None:
        self._last.setVisible(self._has_last and not (self._narrow and self.shown is self.counts))

    def _show_last(self, issued: Issued, differences: Sequence[Difference]) -> None:
        while (item := self._last_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        told = f"{issued.title}, {month_day_text(issued.issued_at.date())} 발행"
        about = plain_label(told, "table", tone="quiet")
        about.setWordWrap(True)
        self._last_lines.addWidget(about, 0, 0, 1, 2)
        for row, one in enumerate(differences[:SHOWN], start=1):
            name = plain_label(one.line, "table")
            name.setWordWrap(True)
            self._last_lines.addWidget(name, row, 0)
            self._last_lines.addWidget(plain_label(f"{one.then} → {one.now}", "table-strong"), row, 1)
        words = f"{len(differences):,}곳 모두 보기" if differences else "달라진 것 없음 · 발행한 보고서 보기"
        more = kind_button(words, "link")
        more.clicked.connect(self.issued_wanted)
        self._last_lines.addWidget(more, SHOWN + 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.addWidget(self.which)
        head.addStretch(1)
        figures = QWidget()
        inside = QVBoxLayout(figures)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.none)
        inside.addWidget(self.counts, 1)
        for part in (self.contents, figures):
            self._stack.addWidget(part)
        below = QVBoxLayout(self._last)
        below.setContentsMargins(16, 12, 16, 12)
        below.setSpacing(6)
        below.addWidget(plain_label("지난 발행과 달라진 것", "section"))
        self._last_lines.setColumnStretch(0, 1)
        self._last_lines.setHorizontalSpacing(12)
        below.addLayout(self._last_lines)
        self._last.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)
        whole.addWidget(line())
        whole.addWidget(self._last)
