"""Text fields that know the Hangul syllable still in the input method (domain.md UX-1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from ui.widgets import type_ahead
from ui.widgets.plain import plain_tooltip

ROOM_KEPT: Final = 4  # right of a combo's words


def commit_composing(field: QWidget | None = None) -> None:
    """Take over the syllable that is being composed, in a field or where the focus is."""
    QGuiApplication.inputMethod().commit()
    focus = field or QApplication.focusWidget()
    if isinstance(focus, QComboBox) and focus.lineEdit() is not None:
        focus = focus.lineEdit()
    if isinstance(focus, (ComposingLine, ComposingText)):
        focus.commit_own()


@contextmanager
def cursor_kept() -> Iterator[None]:
    """Leave the cursor of the field with the focus where it is while the same text is shown again."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        at = field.cursorPosition()
        yield
        field.setCursorPosition(at)
    elif isinstance(field, QPlainTextEdit):
        at = field.textCursor().position()
        yield
        cursor = field.textCursor()
        cursor.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(cursor)
    else:
        yield


def _take_over(field: QWidget, composing: str) -> None:
    if composing:  # an input method that did not answer commit() must not lose the syllable
        event = QInputMethodEvent()
        event.setCommitString(composing)
        QApplication.sendEvent(field, event)


def _asks_for_nothing(event: QEvent, undo: bool, redo: bool) -> bool:  # noqa: FBT001 - two answers of Qt
    """Whether Ctrl+Z is meant for the window: the field itself has nothing to take back."""
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    asks_undo, asks_redo = map(event.matches, (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo))
    return (asks_undo and not undo) or (asks_redo and not redo)


class ComposingLine(QLineEdit):
    """A line whose ``full_text`` holds the composing syllable; ``typed`` follows every key."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""
        self.textEdited.connect(self.typed)

    @property
    def composing(self) -> str:
        """The syllable still in the input method."""
        return self._composing

    def full_text(self) -> str:
        """What stands in the field for the officer's eye."""
        text, at = self.text(), self.cursorPosition()
        return text[:at] + self._composing + text[at:]

    def commit_own(self) -> None:
        """Make the composing syllable part of the text."""
        _take_over(self, self._composing)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self._composing
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        if self._composing != before:
            self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_own()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if _asks_for_nothing(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()
            return False
        return bool(super().event(event))


class ComposingText(QPlainTextEdit):
    """Several lines whose ``full_text`` holds the composing syllable; Tab leaves the field."""

    typed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = ""
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.typed)

    @property
    def composing(self) -> str:
        """The syllable still in the input method."""
        return self._composing

    def full_text(self) -> str:
        """What stands in the field for the officer's eye."""
        text, at = self.toPlainText(), self.textCursor().position()
        return text[:at] + self._composing + text[at:]

    def commit_own(self) -> None:
        """Make the composing syllable part of the text."""
        _take_over(self, self._composing)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        before = self._composing
        self._composing = event.preeditString()
        super().inputMethodEvent(event)
        if self._composing != before:
            self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit_own()
        super().focusOutEvent(event)
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if _asks_for_nothing(event, self.document().isUndoAvailable(), self.document().isRedoAvailable()):
            event.ignore()
            return False
        return bool(super().event(event))


class CalmCombo(QComboBox):
    """A combo that the mouse wheel does not change in passing, and that may be narrower than its words.

    Typing goes to the entry that is meant, 초성 and composed syllables too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setMaxVisibleItems(14)
        self.setItemDelegate(QStyledItemDelegate(self))  # Fusion's own delegate does not read app.qss
        self._ahead = [type_ahead.for_combo(self)]

    def _words(self) -> QStyleOptionComboBox:
        """What the style draws; words that are too long end in ⋯ (a style sheet would cut them)."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        whole = self.currentText()
        words = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room - ROOM_KEPT)
        option.currentText = words
        self.setToolTip(plain_tooltip(whole) if option.currentText != whole else "")
        return option

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(ROOM_KEPT, 0)  # or the longest words would end in ⋯

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.isEditable():
            super().paintEvent(event)
            return
        option = self._words()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        if len(self._ahead) == 1:  # Qt makes the list only when it is first opened
            self._ahead.append(type_ahead.for_popup(self))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
