"""은평소식지 릴레이 of the year on 홈: a mark for each month of the plan, the empty ones by name (features.md E7)."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import Mark, State
from ui.feature_tab import Place
from ui.theme import Face, Role, changes, current
from ui.widgets.marks import SIZE, paint_mark
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line

TO_NEWSLETTER: Final = Place("activities", view="newsletter")
NONE: Final = "없음"
NAMED: Final = 4
"""So many empty months find room beside the heading; more are counted."""
EDGE: Final = 20
HIGH: Final = 52
GAP: Final = 4
IN_LINK: Final = 6
Months = Sequence[tuple[date, State, bool]]
"""Month, how it stands, whether it is empty."""


class RelayMonths(QWidget):
    """Heading, a link that names what is empty, the months."""

    chosen = Signal(object)  # Place

    def __init__(self) -> None:
        super().__init__()
        self.link = kind_button("", "link")
        self.link.clicked.connect(lambda: self.chosen.emit(TO_NEWSLETTER))
        self.tiles = _Tiles()
        head = QHBoxLayout()
        head.setContentsMargins(EDGE, 12, EDGE - IN_LINK, 4)
        head.addWidget(plain_label("은평소식지 릴레이", "section"))
        head.addStretch()
        head.addWidget(self.link)
        inside = QHBoxLayout()
        inside.setContentsMargins(EDGE, 0, EDGE, 12)
        inside.addWidget(self.tiles)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addLayout(head)
        column.addLayout(inside)

    def show_months(self, months: Months) -> None:
        """How the months stand today."""
        empty = [f"{month.month}월" for month, state, hollow in months if hollow and state.mark is Mark.LATE]
        filled = sum(not hollow for _, _, hollow in months)
        named = "·".join(empty) if len(empty) <= NAMED else f"{len(empty)}달"
        self.link.setText(f"{named} 비어 있음" if empty else f"자리 {filled}/{len(months)}")
        self.link.setAccessibleName(f"은평소식지 릴레이, {self.link.text()}")
        self.tiles.show_months(months)


class _Tiles(QWidget):
    """Filled months on pale ground with their mark; an empty past month has a dashed danger edge."""

    def __init__(self) -> None:
        super().__init__()
        self._months: Months = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_months(self, months: Months) -> None:
        self._months = months
        said = (f"{month.month}월 {state.word}" for month, state, _ in months)
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, current().px(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        count = max(len(self._months), 1)
        wide = self.width() + GAP
        for place, (month, state, hollow) in enumerate(self._months):
            left, right = wide * place // count, wide * (place + 1) // count - GAP
            self._paint_month(
                painter, QRect(left, 0, right - left, self.height()), month, state, hollow=hollow
            )
        painter.end()

    def _paint_month(self, painter: QPainter, box: QRect, month: date, state: State, *, hollow: bool) -> None:
        theme = current()
        missing = hollow and state.mark is Mark.LATE
        painter.fillRect(box, theme.color(Role.SURFACE if hollow else Role.PAGE))
        if hollow:
            role = Role.DANGER_EDGE if missing else Role.LINE
            painter.setPen(QPen(theme.color(role), 1, Qt.PenStyle.DashLine))
            painter.drawRect(box.adjusted(0, 0, -1, -1))
        half = box.height() // 2
        painter.setFont(theme.font(Face.HINT))
        painter.setPen(theme.color(Role.TEXT))
        upper = QRect(box.left(), box.top() + 2, box.width(), half - 2)
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, f"{month.month}월")
        lower = QRect(box.left(), box.top() + half, box.width(), half - 4)
        if missing:
            painter.setPen(theme.color(Role.DANGER))
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, NONE)
        else:
            size = theme.px(SIZE)
            spot = QRect(lower.center().x() - size // 2, lower.top(), size, lower.height())
            paint_mark(painter, spot, state.mark, theme)
