"""Charts of plan and actual drawn with a painter: columns side by side, and lines that run up over the year.

Told apart in grey too: the plan is outlined or dashed, what happened is filled or whole. Every figure is also in
the accessible description. Labels are months or anything else that stands in a row, such as budget lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Face, Role, Theme, changes, current

_ROUND_STEPS: Final = (1, 2, 5)
HEAD: Final = 32
HEIGHT: Final = 172
DOT: Final = 3
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ChartMonth:
    """What was planned and what happened in one place of a chart; an ``actual`` of None is still ahead."""

    label: str
    plan: int
    actual: int | None = None
    now: bool = False


class MonthChart(QWidget):
    """The frame of both charts: words for plan and actual, a round scale in a unit of won, labels below.

    With an empty ``plan_word`` there is no plan yet: what happened stands alone.
    """

    def __init__(
        self,
        name: str,
        *,
        plan_word: str = "계획",
        actual_word: str = "지출",
        height: int = HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = (plan_word, actual_word)
        self._height = height
        self._months: tuple[ChartMonth, ...] = ()
        self._unit = 1
        self._unit_word = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    @property
    def months(self) -> tuple[ChartMonth, ...]:
        """What is shown."""
        return self._months

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
        return QSize(current().px(420), current().px(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(240), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        self._paint_legend(painter, theme)
        top, step, steps = self._scale()
        metrics = QFontMetrics(theme.font(Face.HINT))
        left = metrics.horizontalAdvance(f"{top // self._unit:,}") + theme.px(8)
        below = self.height() - theme.px(HEAD) - metrics.height() - theme.px(6)
        plot = QRect(left, theme.px(HEAD), self.width() - left, below)
        painter.setFont(theme.font(Face.HINT))
        for number in range(steps + 1):
            y = _height_of(plot, number * step, top)
            role = Role.LINE if number == 0 else Role.HAIR
            painter.fillRect(plot.left(), y, plot.width(), 1, theme.color(role))
            painter.setPen(theme.color(Role.QUIET))
            label = QRect(0, y - metrics.height(), left - theme.px(8), 2 * metrics.height())
            painter.drawText(label, _RIGHT, f"{number * step // self._unit:,}")
        if self._months:
            self._paint_labels(painter, plot, theme)
            self._paint_values(painter, plot, top, theme)
        painter.end()

    def _paint_values(self, painter: QPainter, plot: QRect, top: int, theme: Theme) -> None:
        """Draw the figures into the plot."""
        raise NotImplementedError

    def _paint_sign(self, painter: QPainter, box: QRect, theme: Theme, *, filled: bool) -> None:
        """Draw what stands before a word of the legend."""
        raise NotImplementedError

    def _slots(self, plot: QRect) -> list[int]:
        """The middle of each label's place."""
        slot = plot.width() / len(self._months)
        return [plot.left() + round(slot * (number + 0.5)) for number in range(len(self._months))]

    def _paint_labels(self, painter: QPainter, plot: QRect, theme: Theme) -> None:
        slot = plot.width() // len(self._months)
        metrics = QFontMetrics(theme.font(Face.HINT))
        for middle, month in zip(self._slots(plot), self._months, strict=True):
            painter.setPen(theme.color(Role.TEXT if month.now else Role.QUIET))
            words = QRect(middle - slot // 2, plot.bottom() + theme.px(4), slot, theme.px(18))
            label = metrics.elidedText(month.label, Qt.TextElideMode.ElideRight, slot)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, label)

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(theme.font(Face.HINT))
        box, x = theme.px(10), 0
        metrics = QFontMetrics(theme.font(Face.HINT))
        for word, filled in zip(self._words, (False, True), strict=True):
            if not word:
                continue
            sign = QRect(x, theme.px(5), box, box)
            self._paint_sign(painter, sign, theme, filled=filled)
            painter.setPen(theme.color(Role.QUIET))
            x += box + theme.px(6)
            painter.drawText(QRect(x, 0, self.width(), theme.px(20)), _LEFT, word)
            x += metrics.horizontalAdvance(word) + theme.px(14)
        if self._unit_word:
            painter.setPen(theme.color(Role.QUIET))
            unit = QRect(0, 0, self.width(), theme.px(20))
            painter.drawText(unit, _RIGHT, f"(단위: {self._unit_word})")

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


class ColumnChart(MonthChart):
    """Months side by side, planned (outlined) and actual (filled)."""

    def _paint_values(self, painter: QPainter, plot: QRect, top: int, theme: Theme) -> None:
        slot = plot.width() / len(self._months)
        width = min(round(slot * 0.3), theme.px(14))
        for middle, month in zip(self._slots(plot), self._months, strict=True):
            for value, filled in ((month.plan, False), (month.actual or 0, True)):
                height = round(plot.height() * max(value, 0) / top)
                x = middle + (1 if filled else -width - 1) if self._words[0] else middle - width // 2
                if height:
                    column = QRect(x, plot.bottom() - height + 1, width, height)
                    self._paint_sign(painter, column, theme, filled=filled)

    def _paint_sign(self, painter: QPainter, box: QRect, theme: Theme, *, filled: bool) -> None:
        if filled:
            painter.fillRect(box, theme.color(Role.BAR))
            return
        painter.setPen(theme.pen(Role.UPPER))
        painter.setBrush(theme.color(Role.SURFACE))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class RunningChart(MonthChart):
    """Sums that run up over the year: the plan as a dashed line with open dots, the actual whole with full ones."""

    def _paint_values(self, painter: QPainter, plot: QRect, top: int, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middles = self._slots(plot)
        planned = [
            QPoint(x, _height_of(plot, one.plan, top)) for x, one in zip(middles, self._months, strict=True)
        ]
        happened = [
            QPoint(x, _height_of(plot, one.actual, top))
            for x, one in zip(middles, self._months, strict=True)
            if one.actual is not None
        ]
        if self._words[0]:
            self._paint_line(painter, planned, theme, filled=False)
        self._paint_line(painter, happened, theme, filled=True)

    def _paint_sign(self, painter: QPainter, box: QRect, theme: Theme, *, filled: bool) -> None:
        y = box.center().y()
        ends = [QPoint(box.left(), y), QPoint(box.right(), y)]
        painter.setPen(_pen(theme, filled=filled))
        painter.drawLine(*ends)
        self._paint_dot(painter, box.center(), theme, filled=filled)

    def _paint_line(self, painter: QPainter, points: Sequence[QPoint], theme: Theme, *, filled: bool) -> None:
        painter.setPen(_pen(theme, filled=filled))
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        for point in points:
            self._paint_dot(painter, point, theme, filled=filled)

    @staticmethod
    def _paint_dot(painter: QPainter, point: QPoint, theme: Theme, *, filled: bool) -> None:
        painter.setPen(theme.pen(Role.BAR if filled else Role.UPPER))
        painter.setBrush(theme.color(Role.BAR if filled else Role.SURFACE))
        painter.drawEllipse(point, theme.px(DOT), theme.px(DOT))


def _pen(theme: Theme, *, filled: bool) -> QPen:
    if filled:
        return theme.pen(Role.BAR, 2)
    pen = QPen(theme.pen(Role.UPPER))
    pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _height_of(plot: QRect, won: int, top: int) -> int:
    """Where a sum stands in the plot; what is below nought stands on the ground line."""
    return plot.bottom() - round(plot.height() * min(max(won, 0), top) / top)
