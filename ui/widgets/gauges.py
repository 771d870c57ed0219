"""Bars drawn with a painter: a share with its plan. Charts of months and lines are in month_chart."""

from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Role, Theme, changes, current

BAR_HEIGHT: Final = 10
BAR_HEIGHT_IN_ROWS: Final = 8
TICK_WIDTH: Final = 2
TICK_OVERHANG: Final = 4


def paint_bar(
    painter: QPainter,
    bar: QRect,
    share: float,
    plan: float | None,
    theme: Theme,
    *,
    role: Role = Role.BAR,
) -> None:
    """Draw a share from 0 to 1 on its track; the plan is a tick in text colour."""
    painter.fillRect(bar, theme.color(Role.TRACK))
    filled = round(bar.width() * min(max(share, 0.0), 1.0))
    painter.fillRect(bar.left(), bar.top(), filled, bar.height(), theme.color(role))
    if plan is not None:
        width, over = theme.px(TICK_WIDTH), theme.px(TICK_OVERHANG)
        left = bar.left() + round((bar.width() - width) * min(max(plan, 0.0), 1.0))
        painter.fillRect(left, bar.top() - over, width, bar.height() + 2 * over, theme.color(Role.TEXT))


class GaugeBar(QWidget):
    """A share as a bar 10 high, e.g. what is spent of a budget line; the tick is the plan."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._share = 0.0
        self._plan: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_share(self, share: float, plan: float | None = None) -> None:
        """Show a share from 0 to 1, and where the plan stands."""
        self._share, self._plan = share, plan
        words = f"{self._name} {share * 100:.1f} %"
        self.setAccessibleName(words if plan is None else f"{words}, 계획 {plan * 100:.1f} %")
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(120), theme.px(BAR_HEIGHT + 2 * TICK_OVERHANG))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(48), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        height = theme.px(BAR_HEIGHT)
        bar = QRect(0, (self.height() - height) // 2, self.width(), height)
        painter = QPainter(self)
        paint_bar(painter, bar, self._share, self._plan, theme)
        painter.end()
