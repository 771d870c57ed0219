"""What is late and what comes next: one line a duty, each leads to its record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import State
from desktop_app.values import WEEKDAYS, date_text, month_day_text
from ui.feature_tab import Place
from ui.theme import current
from ui.widgets.eliding import ElidingLabel
from ui.widgets.kept_size import keep_least_height
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label, plain_tooltip

STATE_WIDTH: Final = 84
"""At least; a longer word makes the column of all lines wider."""
AFTER_STATE: Final = 12
WHO_WIDTH: Final = 150
DAY_WIDTH: Final = 108
LINK_WIDTH: Final = 84
HEAD: Final = 38
LINE: Final = 30
LEAST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Duty:
    """One line: its state, what is to be done, who owes it, when, and where it is."""

    state: State
    what: str
    who: str
    day: date | None
    tab: str
    place: Place


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """Duties under one heading; ``count`` may be more than the lines shown, its link opens all."""

    heading: str
    count: int
    place: Place
    duties: Sequence[Duty]


class DutyList(QScrollArea):
    """Groups of duties, made anew at each reading; there are never more than a screenful or two."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        keep_least_height(self, HEAD + LEAST_LINES * LINE)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_groups(self, groups: Sequence[DutyGroup], nothing: str, today: date) -> None:
        """The duties of now, or the sentence that there are none."""
        marks = [MarkLabel(duty.state) for group in groups for duty in group.duties]
        widest = max((mark.sizeHint().width() for mark in marks), default=0)
        state_width = max(current().px(STATE_WIDTH), widest + current().px(AFTER_STATE))
        waiting = iter(marks)
        page = QWidget()
        page.setProperty("ground", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 16)
        column.setSpacing(0)
        for group in groups:
            column.addWidget(self._heading(group))
            for duty in group.duties:
                mark = next(waiting)
                mark.setFixedWidth(state_width)
                column.addWidget(self._line(duty, mark, today))
        if not groups:
            column.addSpacing(16)
            label = plain_label(nothing, "quiet")
            label.setContentsMargins(16, 0, 16, 0)
            column.addWidget(label)
        column.addStretch()
        self.setWidget(page)

    def _heading(self, group: DutyGroup) -> QWidget:
        link = kind_button(f"{group.count:,}건", "link")
        link.setAccessibleName(f"{group.heading} {group.count:,}건")
        link.clicked.connect(lambda: self.chosen.emit(group.place))
        bar = QWidget()
        bar.setFixedHeight(current().px(HEAD))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(plain_label(group.heading, "section"))
        row.addWidget(link)
        row.addStretch()
        return bar

    def _line(self, duty: Duty, mark: MarkLabel, today: date) -> QWidget:
        theme = current()
        what = ElidingLabel("table-strong")
        what.setText(duty.what)
        what.setToolTip(plain_tooltip(duty.what))
        what.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        who = plain_label(duty.who, "quiet")
        who.setFixedWidth(theme.px(WHO_WIDTH))
        day = plain_label(day_words(duty.day, today), "table")
        day.setFixedWidth(theme.px(DAY_WIDTH))
        link = kind_button(duty.tab, "link")
        link.setAccessibleName(f"{duty.what} 열기")
        link.clicked.connect(lambda: self.chosen.emit(duty.place))
        bar = QFrame()
        bar.setProperty("under", "hair")
        bar.setFixedHeight(theme.px(LINE))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 16, 1)
        row.setSpacing(0)
        row.addWidget(mark)
        row.addWidget(what, 1)
        row.addSpacing(12)
        for part in (who, day):
            row.addWidget(part)
        host = QHBoxLayout()
        host.addWidget(link)
        host.addStretch()
        side = QWidget()
        side.setLayout(host)
        host.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(theme.px(LINK_WIDTH))
        row.addWidget(side)
        return bar


def day_words(day: date | None, today: date) -> str:
    """``10. 19.(화)``; of another year ``2017. 1. 24.``, since its weekday tells nothing."""
    if day is None:
        return ""
    return f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})" if day.year == today.year else date_text(day)
