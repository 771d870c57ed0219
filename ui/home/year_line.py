"""What goes on from the year before, and that a year which is over was not carried along yet (features.md I7)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.particles import with_object
from desktop_app.turn.records import OpenLine
from ui.open_lines import open_place
from ui.widgets.flow import FlowLayout
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

GAP: Final = 8
TURN: Final = "다음 해로 넘기기"


class YearLine(QWidget):
    """Two lines above the duties; gone where neither has anything to say."""

    chosen = Signal(object)  # Place
    turn_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        self._shown: list[QWidget] = []

    def show_year(self, past: int, going_on: Sequence[OpenLine], *, waits: bool) -> None:
        """``past`` is the year that the lines are of; ``waits`` says that it was to be carried along by now."""
        for widget in self._shown:
            widget.hide()
            self._rows.removeWidget(widget)
            widget.deleteLater()
        self._shown = []
        if waits:
            self._add(f"{with_object(f'{past}년')} 아직 넘기지 않았습니다.", [self._turn(past)])
        if going_on:
            count = sum(one.count for one in going_on)
            parts = [self._part(past, one) for one in going_on]
            self._add(f"지난해에서 이어지는 일 {count:,}건", parts)
        self.setVisible(bool(self._shown))

    def _add(self, words: str, links: Sequence[QWidget]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=GAP)
        flow.setContentsMargins(16, 4, 16, 4)
        label: QLabel = plain_label(words, "table-strong")
        label.setFixedHeight(links[0].sizeHint().height())
        for widget in (label, *links):
            flow.addWidget(widget)
        rule = line()
        for widget in (holder, rule):
            self._rows.addWidget(widget)
            self._shown.append(widget)

    def _part(self, past: int, one: OpenLine) -> QWidget:
        place = open_place(one, past)
        link = kind_button(f"{one.words} {one.count:,}건", "link")
        link.clicked.connect(lambda: self.chosen.emit(place))
        return link

    def _turn(self, past: int) -> QWidget:
        link = kind_button(TURN, "link")
        link.clicked.connect(lambda: self.turn_wanted.emit(past))
        return link
