"""Ctrl+Z while typing: first the typed words, then the office's acts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.undo_keys import TypingFirst


class Screen(QWidget):
    """A window with one input and an undo of its own."""

    def __init__(self, app: QApplication, field: QWidget) -> None:
        super().__init__()
        self.undone = 0
        self.field = field
        QVBoxLayout(self).addWidget(field)
        QShortcut(QKeySequence("Ctrl+Z"), self).activated.connect(self._undo)
        TypingFirst(app, self)
        self.show()
        self.activateWindow()
        field.setFocus()

    def _undo(self) -> None:
        self.undone += 1


def editable_combo() -> QComboBox:
    combo = QComboBox()
    combo.setEditable(True)
    return combo


def type_korean(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def text_of(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText()
    return ""


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, editable_combo])
def test_typed_words_are_taken_back_before_acts(
    qtbot: QtBot, dressed: QApplication, make: type[QWidget]
) -> None:
    screen = Screen(dressed, make())
    qtbot.addWidget(screen)
    qtbot.waitUntil(screen.field.hasFocus)
    type_korean(screen.field, "꽃씨")
    assert text_of(screen.field) == "꽃씨"
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, control)
    assert (text_of(screen.field), screen.undone) == ("", 0)
    qtbot.keyClick(screen.field, Qt.Key.Key_Z, control)
    assert screen.undone == 1
