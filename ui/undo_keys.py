"""Ctrl+Z while typing: the words in the field are taken back first, then the office's acts.

A text input claims Ctrl+Z for itself even when it has nothing to take back. This guard stands at the
input that has the focus and lets the key through to the window as soon as the input's own undo is empty.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget


class TypingFirst(QObject):
    """Follows the focus; one input is watched at a time, so no other event passes through here."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._watched:
            old.removeEventFilter(self)
            self._watched = None
        if isinstance(new, QLineEdit | QPlainTextEdit | QComboBox):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not _can_undo(watched)) or (redo and not _can_redo(watched)):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _can_undo(widget: QObject) -> bool:
    match widget:
        case QLineEdit():
            return widget.isUndoAvailable()
        case QPlainTextEdit():
            return widget.document().isUndoAvailable()
        case QComboBox():
            line = widget.lineEdit()
            return line is not None and line.isUndoAvailable()
    return False


def _can_redo(widget: QObject) -> bool:
    match widget:
        case QLineEdit():
            return widget.isRedoAvailable()
        case QPlainTextEdit():
            return widget.document().isRedoAvailable()
        case QComboBox():
            line = widget.lineEdit()
            return line is not None and line.isRedoAvailable()
    return False
