"""The stages of a proposal or project: what is done, where it stands now, what is ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Face, Role, Theme, changes, current

DISC: Final = 18
HEIGHT: Final = 64
LEAST: Final = 62  # of a step without 지금


@dataclass(frozen=True, slots=True)
class Stage:
    """One step; ``when`` is its date as it is printed."""

    word: str
    when: str = ""


class StageBar(QWidget):
    """Steps of the same width: done a filled disc with check, now a ring with dot, ahead an open ring.

    A ``brief`` one stands in the form beside a list: the ring alone says which step is now.
    """

    def __init__(self, parent: QWidget | None = None, *, brief: bool = False) -> None:
        super().__init__(parent)
        self._brief = brief
        self._stages: tuple[Stage, ...] = ()
        self._now = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)

    def show_stages(self, stages: Sequence[Stage], now: int) -> None:
        """Show the steps; ``now`` counts from 0, a number past the last means all are done."""
        self._stages, self._now = tuple(stages), now
        told = []
        for number, stage in enumerate(self._stages):
            state = "완료" if number < now else "지금" if number == now else "예정"
            told.append(f"{stage.word} {state} {stage.when}".strip())
        self.setAccessibleName("단계: " + ", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        if self._brief:
            return self.minimumSizeHint()
        return QSize(theme.px(120) * max(len(self._stages), 1), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        least = len(self._stages) * current().px(LEAST) if self._brief else theme_width(len(self._stages))
        return QSize(least, current().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._stages:
            return
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        slot = self.width() / len(self._stages)
        size = theme.px(DISC)
        for number, stage in enumerate(self._stages):
            disc = QRectF(round(slot * number) + 0.5, theme.px(2) + 0.5, size - 1, size - 1)
            if number + 1 < len(self._stages):
                self._paint_line(painter, disc, slot, done=number < self._now, theme=theme)
            self._paint_disc(painter, disc, number, theme)
            area = QRect(round(slot * number), theme.px(DISC + 5), round(slot) - theme.px(4), theme.px(18))
            self._paint_words(painter, area, stage, number, theme)
        painter.end()

    @staticmethod
    def _paint_line(painter: QPainter, disc: QRectF, slot: float, *, done: bool, theme: Theme) -> None:
        painter.setPen(theme.pen(Role.FOCUS if done else Role.LINE, 2))
        y = disc.center().y()
        start, end = disc.right() + theme.px(3), disc.left() + slot - theme.px(3)
        painter.drawLine(QPointF(start, y), QPointF(end, y))

    def _paint_disc(self, painter: QPainter, disc: QRectF, number: int, theme: Theme) -> None:
        if number < self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.ACCENT))
            painter.drawEllipse(disc)
            pen = QPen(theme.pen(Role.ON_ACCENT, 2 * theme.scale))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            unit = disc.width() / 16
            steps = ((4.6, 8.2), (7.2, 10.8), (11.6, 5.6))
            points = [QPointF(disc.left() + x * unit, disc.top() + y * unit) for x, y in steps]
            painter.drawPolyline(QPolygonF(points))
            return
        painter.setBrush(theme.color(Role.SURFACE))
        painter.setPen(theme.pen(Role.FOCUS if number == self._now else Role.EDGE, 2))
        painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        if number == self._now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(Role.FOCUS))
            dot = disc.width() * 0.28
            painter.drawEllipse(disc.adjusted(dot, dot, -dot, -dot))

    def _paint_words(self, painter: QPainter, area: QRect, stage: Stage, number: int, theme: Theme) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        now = number == self._now
        painter.setFont(theme.font(Face.TABLE_STRONG if now else Face.TABLE))
        painter.setPen(theme.color(Role.LINK if now else Role.TEXT if number < self._now else Role.QUIET))
        painter.drawText(area, left, f"{stage.word} · 지금" if now and not self._brief else stage.word)
        painter.setFont(theme.font(Face.HINT))
        painter.setPen(theme.color(Role.QUIET))
        painter.drawText(area.translated(0, theme.px(17)), left, stage.when)


def theme_width(stages: int) -> int:
    """The least width in which the words of so many stages are not cut."""
    return current().px(84) * max(stages, 1)
