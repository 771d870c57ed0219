"""The 8 px shapes before a state word: shape and word carry the meaning, colour is third (look.md)."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.marks import Mark, State
from ui.theme import Face, Role, Theme, changes, current

SIZE: Final = 8
CORNER: Final = 7
WORD_AT: Final = 16  # from the shape's left edge to the word

_ROLES: Final = {
    Mark.LATE: Role.DANGER,
    Mark.SOON: Role.WARNING,
    Mark.FIX: Role.WARNING,
    Mark.WRONG: Role.DANGER,
    Mark.WAITING: Role.QUIET,
    Mark.HALF: Role.TEXT,
    Mark.ON: Role.TEXT,
    Mark.DONE: Role.SUCCESS,
    Mark.NONE: Role.QUIET,
}
_LOUD: Final = frozenset({Mark.LATE, Mark.SOON, Mark.FIX, Mark.WRONG})


def mark_role(mark: Mark) -> Role:
    """The colour of a mark and of its word."""
    return _ROLES[mark]


def mark_face(mark: Mark) -> Face:
    """Only what needs the officer is semibold."""
    return Face.TABLE_STRONG if mark in _LOUD else Face.TABLE


def paint_mark(painter: QPainter, place: QRect | QPoint, mark: Mark, theme: Theme) -> None:
    """Draw a mark at the left middle of a rectangle, or with its top left corner at a point."""
    size = theme.px(SIZE)
    if isinstance(place, QPoint):
        box = QRectF(place.x(), place.y(), size, size)
    else:
        box = QRectF(place.left(), place.top() + (place.height() - size) / 2, size, size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _SHAPES[mark](painter, box, theme, _ROLES[mark])
    painter.restore()


def _triangle(box: QRectF) -> QPolygonF:
    return QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()])


def _filled_triangle(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawPolygon(_triangle(box.adjusted(-0.5, 0, 0.5, 0)))


def _open_triangle(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(theme.pen(role, 1.5 * theme.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(_triangle(box.adjusted(0.25, 1, -0.25, -0.25)))


def _ground(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 1.5, 1.5)


def _square(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    _ground(painter, box, theme, role)
    painter.setBrush(theme.color(Role.SURFACE))
    unit = box.height() / SIZE
    middle = box.center().x()
    painter.drawRect(QRectF(middle - 0.75 * unit, box.top() + 1.2 * unit, 1.5 * unit, 3.4 * unit))
    painter.drawRect(QRectF(middle - 0.75 * unit, box.top() + 5.5 * unit, 1.5 * unit, 1.4 * unit))


def _crossed_square(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    _ground(painter, box, theme, role)
    painter.setPen(QPen(theme.color(Role.SURFACE), 1.5 * theme.scale))
    cross = box.adjusted(*(side * box.width() / SIZE for side in (1.75, 1.75, -1.75, -1.75)))
    painter.drawLine(cross.topLeft(), cross.bottomRight())
    painter.drawLine(cross.topRight(), cross.bottomLeft())


def paint_wrong_corner(painter: QPainter, rect: QRect, theme: Theme) -> None:
    """The filled corner of a cell that holds what cannot be stored: seen without colour too."""
    side, right, top = theme.px(CORNER), rect.right() + 1, rect.top()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(Role.DANGER))
    painter.drawPolygon(
        QPolygonF([QPointF(right - side, top), QPointF(right, top), QPointF(right, top + side)])
    )
    painter.restore()


def _ring(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(theme.pen(role, 1.5 * theme.scale))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(0.75, 0.75, -0.75, -0.75))


def _half_disc(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    _ring(painter, box, theme, role)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawPie(box.adjusted(0.75, 0.75, -0.75, -0.75), 90 * 16, 180 * 16)


def _disc(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(role))
    painter.drawEllipse(box)


def _check(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    pen = QPen(theme.pen(role, 1.75 * theme.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    left, top, unit = box.left(), box.top(), box.width() / SIZE
    steps = ((-0.5, 4.4), (2.4, 7.2), (8.5, 0.9))
    painter.drawPolyline(QPolygonF([QPointF(left + x * unit, top + y * unit) for x, y in steps]))


def _dash(painter: QPainter, box: QRectF, theme: Theme, role: Role) -> None:
    painter.setPen(theme.pen(role, 1.5 * theme.scale))
    painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right() + 0.5, box.center().y()))


_SHAPES: Final[dict[Mark, Callable[[QPainter, QRectF, Theme, Role], None]]] = {
    Mark.LATE: _filled_triangle,
    Mark.SOON: _open_triangle,
    Mark.FIX: _square,
    Mark.WRONG: _crossed_square,
    Mark.WAITING: _ring,
    Mark.HALF: _half_disc,
    Mark.ON: _disc,
    Mark.DONE: _check,
    Mark.NONE: _dash,
}


class MarkLabel(QWidget):
    """A mark and its word, e.g. ● 입주 at the right of a form's head; a reader hears the word."""

    def __init__(self, state: State | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: State | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self.updateGeometry)
        self.show_state(state)

    @property
    def state(self) -> State | None:
        return self._state

    def show_state(self, state: State | None) -> None:
        """Show another state, or nothing."""
        self._state = state
        self.setAccessibleName(state.word if state else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = current()
        if self._state is None:
            return QSize(0, theme.px(20))
        word = QFontMetrics(theme.font(mark_face(self._state.mark))).horizontalAdvance(self._state.word)
        return QSize(theme.px(WORD_AT) + word + 1, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._state is None:
            return
        theme = current()
        painter = QPainter(self)
        paint_mark(painter, self.rect(), self._state.mark, theme)
        painter.setFont(theme.font(mark_face(self._state.mark)))
        painter.setPen(theme.color(mark_role(self._state.mark)))
        word = self.rect().adjusted(theme.px(WORD_AT), 0, 0, 0)
        painter.drawText(word, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._state.word)
        painter.end()
