"""Typing Korean in tests: qtbot.keyClicks with Hangul aborts the interpreter (dependencies.md)."""

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget


def type_korean(widget: QWidget, text: str) -> None:
    """Commit a text, as the input method does with finished syllables."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def compose(widget: QWidget, syllable: str) -> None:
    """Leave a syllable in the input method."""
    QApplication.sendEvent(widget, QInputMethodEvent(syllable, []))
