"""현황판: one tile a department, five columns, order running down, departments first, then 동 (look.md, Board)."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.submissions import SubmissionDraft, standing_words, submission_state
from desktop_app.search import SearchPattern
from ui.theme import Face, Role, Theme, changes, current
from ui.widgets.empty_note import EmptyNote
from ui.widgets.kept_size import keep_least_height
from ui.widgets.marks import mark_face, mark_role, paint_mark

Row = RegisterRow[SubmissionDraft]
HIGH: Final = 56
LEAST_LINES: Final = 3
EDGE: Final = 12
GAP: Final = 16
NARROWEST: Final = 150
MOST_COLUMNS: Final = 5
_INSIDE: Final = 8
_NAME_AT: Final = 24
_RING: Final = 2
_KEYS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class Tiles(QWidget):
    """The tiles themselves; arrows go between them, Enter opens the form."""

    chosen = Signal(int)
    opened = Signal(int)
    left = Signal()
    moved = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("제출 현황판")
        self._rows: Sequence[Row] = ()
        self._current: int | None = None
        changes().theme_changed.connect(self.fit)

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown, in order."""
        return self._rows

    @property
    def current(self) -> int | None:
        """The tile that the officer is at."""
        return self._current

    @property
    def columns(self) -> int:
        """How many tiles stand beside each other."""
        room = self.width() - 2 * current().px(EDGE)
        return max(1, min(MOST_COLUMNS, room // current().px(NARROWEST)))

    @property
    def lines(self) -> int:
        """How many tiles stand below each other in the first column."""
        return max(1, -(-len(self._rows) // self.columns))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the same one stays chosen where it is among them."""
        self._rows = rows
        self.fit()
        self._tell()

    def mark(self, record_id: int | None) -> None:
        """Choose a tile."""
        self._current = record_id
        self._tell()
        self.update()
        if (at := self._at()) is not None:
            self.moved.emit(self.place(at))

    def place(self, at: int) -> QRect:
        """Where a tile lies."""
        theme = current()
        edge, gap = theme.px(EDGE), theme.px(GAP)
        wide = (self.width() - 2 * edge - (self.columns - 1) * gap) // self.columns
        column, line = divmod(at, self.lines)
        return QRect(edge + column * (wide + gap), line * theme.px(HIGH), wide, theme.px(HIGH))

    def fit(self) -> None:
        """As high as its lines."""
        self.setMinimumHeight(self.lines * current().px(HIGH))
        self.update()

    def go(self, across: int, down: int) -> None:
        """To the tile beside or below; from none to the first."""
        if not self._rows:
            return
        at = self._at()
        if at is None:
            self._choose(0)
            return
        column, line = divmod(at, self.lines)
        to = at + down if down else (column + across) * self.lines + line
        if across and 0 <= column + across < self.columns:
            to = min(to, len(self._rows) - 1)
        if 0 <= to < len(self._rows) and to != at:
            self._choose(to)

    def sizeHint(self) -> QSize:
        return QSize(5 * current().px(NARROWEST), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        for at in range(len(self._rows)):
            if self.place(at).contains(event.position().toPoint()):
                self._choose(at)
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)
        if self._at() is not None and self._current is not None:
            self.opened.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            self.go(*_KEYS[key])
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self._rows:
            self._choose(0 if key is Qt.Key.Key_Home else len(self._rows) - 1)
        elif (
            key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() and self._at() is not None
        ):
            assert self._current is not None  # noqa: S101 - a tile is chosen
            self.opened.emit(self._current)
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._at() is None:
            self.go(0, 0)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        for at, row in enumerate(self._rows):
            place = self.place(at)
            if place.intersects(event.rect()):
                self._paint(painter, place, row, theme)
        painter.end()

    def _paint(self, painter: QPainter, place: QRect, row: Row, theme: Theme) -> None:
        if row.id == self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner = place.adjusted(1, 1, -1, -2)
            painter.setPen(
                theme.pen(Role.FOCUS if self.hasFocus() else Role.EDGE, _RING if self.hasFocus() else 1)
            )
            painter.setBrush(theme.color(Role.SELECTED))
            painter.drawRoundedRect(inner, 4, 4)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        else:
            painter.fillRect(place.left(), place.bottom(), place.width(), 1, theme.color(Role.HAIR))
        state = submission_state(row)
        inside = place.adjusted(theme.px(_INSIDE), 0, -theme.px(_INSIDE), 0)
        half = inside.height() // 2
        top = QRect(inside.left(), inside.top() + theme.px(6), inside.width(), half - theme.px(6))
        below = QRect(inside.left(), top.bottom() + 1, inside.width(), half - theme.px(6))
        paint_mark(painter, top, state.mark, theme)
        self._words(painter, top, row.draft.department, Face.BODY_STRONG, Role.TEXT, theme)
        self._words(painter, below, standing_words(row), mark_face(state.mark), mark_role(state.mark), theme)

    @staticmethod
    def _words(painter: QPainter, place: QRect, words: str, face: Face, role: Role, theme: Theme) -> None:  # noqa: PLR0917 - a text and its look
        font = theme.font(face)
        painter.setFont(font)
        painter.setPen(theme.color(role))
        room = place.adjusted(theme.px(_NAME_AT - _INSIDE), 0, 0, 0)
        fitted = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)

    def _at(self) -> int | None:
        return next((at for at, row in enumerate(self._rows) if row.id == self._current), None)

    def _choose(self, at: int) -> None:
        self.mark(self._rows[at].id)
        self.chosen.emit(self._rows[at].id)

    def _tell(self) -> None:
        at = self._at()
        said = ""
        if at is not None:
            said = f"{self._rows[at].draft.department}, {standing_words(self._rows[at])}"
        self.setAccessibleDescription(said)


class SubmissionBoard(QWidget):
    """The tiles with room to scroll, and what is said where there are none."""

    chosen = Signal(int)
    opened = Signal(int)
    remove_asked = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tiles = Tiles()
        self._area = QScrollArea(self)
        keep_least_height(self._area, LEAST_LINES * HIGH)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.tiles)
        self._note = EmptyNote(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 4, 0, 0)
        box.addWidget(self._area)
        self.setFocusProxy(self.tiles)
        self.tiles.chosen.connect(self.chosen)
        self.tiles.opened.connect(self.opened)
        self.tiles.left.connect(self.left)
        self.tiles.moved.connect(self._show_place)

    @property
    def note(self) -> EmptyNote:
        """What stands in the board's place while there are no tiles."""
        return self._note

    @property
    def has_focus(self) -> bool:
        """Whether the officer is at the tiles."""
        return self.tiles.hasFocus()

    def show_rows(self, rows: Sequence[Any], asked: SearchPattern | None = None) -> None:
        """Show these departments."""
        del asked  # a name is short: nothing has to be pointed out in it
        self.tiles.show_rows(rows)

    def mark(self, record_id: int | None) -> None:
        """Choose a tile without telling."""
        self.tiles.mark(record_id)

    def take_focus(self) -> None:
        """To the tile that is chosen, or the first."""
        self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note.setGeometry(self.rect())

    def _show_place(self, place: QRect) -> None:
        middle = place.center()
        self._area.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + current().px(GAP))
