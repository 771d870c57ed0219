"""A line of a record that is not open: number, words, state; Enter opens it, Alt with an arrow moves it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import Mark, State
from ui.theme import Role, changes, current
from ui.widgets.line_cells import LineWords
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import plain_label

NOTHING_YET: Final = "아직 적지 않음"
ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def arrow_step(event: QKeyEvent) -> int:
    """Up or down."""
    return _ARROWS.get(Qt.Key(event.key()), 0)


def moves_line(event: QKeyEvent) -> bool:
    """Alt with an arrow."""
    only = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return bool(arrow_step(event)) and only == Qt.KeyboardModifier.AltModifier


class LineRow(QAbstractButton):
    """Pressed it opens; words break into lines where the form is narrow."""

    stepped = Signal(int)
    shifted = Signal(int)
    taken_out = Signal()
    pasted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._number = plain_label("", "table", tone="quiet", parent=self)
        self._title = plain_label("", "table", parent=self)
        self._detail = plain_label("", "quiet", parent=self)
        self._wrong = plain_label("", "table-strong", tone="danger", parent=self)
        self._state = MarkLabel(parent=self)
        for label in (self._title, self._detail, self._wrong):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange()
        changes().theme_changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> LineWords:
        """What the row says."""
        return LineWords(self._title.text(), self._detail.text(), self._state.state)

    @property
    def wrong(self) -> str:
        """What is wrong in the line."""
        return self._wrong.text()

    def say(self, name: str, place: int, words: LineWords, wrong: str = "") -> None:
        """Show a line; a reader hears all of it."""
        self._number.setText(str(place + 1))
        self._title.setText(words.title or NOTHING_YET)
        self._detail.setText(words.detail)
        self._detail.setVisible(bool(words.detail))
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        self._state.show_state(State(Mark.WRONG, "") if wrong and words.state is None else words.state)
        word = words.state.word if words.state else ""
        told = (words.title or NOTHING_YET, words.detail, word, wrong)
        self.setAccessibleName(f"{name} {place + 1}: {', '.join(one for one in told if one)}")

    def _arrange(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(0)
        for label in (self._title, self._detail, self._wrong):
            texts.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 5, 6, 6)
        row.setSpacing(8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        row.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)

    def _fit(self) -> None:
        self._number.setMinimumWidth(current().px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        ground = Role.HOVER if self.underMouse() else Role.SURFACE
        painter.fillRect(self.rect(), theme.color(ground))
        painter.setPen(theme.pen(Role.HAIR))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        if self.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER or event.key() == Qt.Key.Key_F2:
            self.click()
        elif moves_line(event):
            self.shifted.emit(arrow_step(event))
        elif arrow_step(event) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(arrow_step(event))
        elif event.key() == Qt.Key.Key_Delete:
            self.taken_out.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)
