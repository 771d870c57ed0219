"""Bars and columns drawn with a painter: a share with its plan, and twelve months of plan and actual."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Face, Role, Theme, changes, current

BAR_HEIGHT: Final = 10
BAR_HEIGHT_IN_ROWS: Final = 8
TICK_WIDTH: Final = 2
TICK_OVERHANG: Final = 4
_ROUND_STEPS: Final = (1, 2, 5)


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


@dataclass(frozen=True, slots=True)
class ChartMonth:
    """One pair of columns: what was planned (outlined) and what happened (filled; None is still ahead)."""

    label: str
    plan: int
    actual: int | None = None
    now: bool = False


class ColumnChart(QWidget):
    """Months side by side, planned and actual; every figure is also in the accessible description.

    With an empty ``plan_word`` there is no plan yet: one column a month stands for what happened.
    """

    def __init__(
        self, name: str, *, plan_word: str = "계획", actual_word: str = "지출", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = (plan_word, actual_word)
        self._months: tuple[ChartMonth, ...] = ()
        self._unit = 1
        self._unit_word = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_months(self, months: Sequence[ChartMonth], *, unit: int = 1000, unit_word: str = "천원") -> None:
        """Show these months; the scale is printed in ``unit`` won."""
        self._months, self._unit, self._unit_word = tuple(months), unit, unit_word
        plan_word, actual_word = self._words
        told = (
            one.label
            + (f" {plan_word} {one.plan:,}" if plan_word else "")
            + ("" if one.actual is None else f" {actual_word} {one.actual:,}")
            for one in self._months
        )
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(420), theme.px(172))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        self._paint_legend(painter, theme)
        top, step, steps = self._scale()
        metrics = QFontMetrics(theme.font(Face.HINT))
        left = metrics.horizontalAdvance(f"{top // self._unit:,}") + theme.px(8)
        plot = QRect(
            left,
            theme.px(32),
            self.width() - left,
            self.height() - theme.px(32) - metrics.height() - theme.px(6),
        )
        painter.setFont(theme.font(Face.HINT))
        for number in range(steps + 1):
            y = plot.bottom() - round(plot.height() * number * step / top)
            painter.fillRect(
                plot.left(), y, plot.width(), 1, theme.color(Role.LINE if number == 0 else Role.HAIR)
            )
            painter.setPen(theme.color(Role.QUIET))
            label = QRect(0, y - metrics.height(), left - theme.px(8), 2 * metrics.height())
            at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, at_right, f"{number * step // self._unit:,}")
        self._paint_months(painter, plot, top, theme)
        painter.end()

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(theme.font(Face.HINT))
        box, x = theme.px(10), 0
        metrics = QFontMetrics(theme.font(Face.HINT))
        for word, filled in zip(self._words, (False, True), strict=True):
            if not word:
                continue
            square = QRect(x, theme.px(5), box, box)
            self._paint_column(painter, square, theme, filled=filled)
            painter.setPen(theme.color(Role.QUIET))
            x += box + theme.px(6)
            words = QRect(x, 0, self.width(), theme.px(20))
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
            x += metrics.horizontalAdvance(word) + theme.px(14)
        if self._unit_word:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.setPen(theme.color(Role.QUIET))
            painter.drawText(QRect(0, 0, self.width(), theme.px(20)), right, f"(단위: {self._unit_word})")

    def _paint_months(self, painter: QPainter, plot: QRect, top: int, theme: Theme) -> None:
        if not self._months:
            return
        slot = plot.width() / len(self._months)
        width = min(round(slot * 0.3), theme.px(14))
        for number, month in enumerate(self._months):
            middle = plot.left() + round(slot * (number + 0.5))
            for value, filled in ((month.plan, False), (month.actual or 0, True)):
                height = round(plot.height() * max(value, 0) / top)
                x = middle + (1 if filled else -width - 1) if self._words[0] else middle - width // 2
                if height:
                    column = QRect(x, plot.bottom() - height + 1, width, height)
                    self._paint_column(painter, column, theme, filled=filled)
            painter.setFont(theme.font(Face.HINT))
            painter.setPen(theme.color(Role.TEXT if month.now else Role.QUIET))
            words = QRect(middle - round(slot / 2), plot.bottom() + theme.px(4), round(slot), theme.px(18))
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, month.label)

    @staticmethod
    def _paint_column(painter: QPainter, column: QRect, theme: Theme, *, filled: bool) -> None:
        if filled:
            painter.fillRect(column, theme.color(Role.BAR))
            return
        painter.setPen(theme.pen(Role.UPPER))
        painter.setBrush(theme.color(Role.SURFACE))
        painter.drawRect(column.adjusted(0, 0, -1, -1))

    def _scale(self) -> tuple[int, int, int]:
        """The top of the scale, its step, and how many steps: two to four round numbers."""
        most = max((max(one.plan, one.actual or 0) for one in self._months), default=0)
        step = self._unit
        for power in range(12):
            for head in _ROUND_STEPS:
                step = self._unit * head * 10**power
                if most <= 4 * step:
                    steps = max(-(-most // step), 2)
                    return steps * step, step, steps
        return max(most, 1), max(most, 1), 1
