"""User text is never markup: every label and tooltip that shows it is made here."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget


def plain_tooltip(text: str) -> str:
    """A tooltip that shows the text itself; Qt takes anything that looks like a tag for rich text."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def button_text(text: str) -> str:
    """A caption as it is meant: a single & would become a key mark."""
    return text.replace("&", "&&")


def plain_label(text: str, kind: str = "", *, tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that shows its text as typed; ``kind`` and ``tone`` are read by app.qss."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        label.setProperty("kind", kind)
    if tone:
        label.setProperty("tone", tone)
    return label


def restyle(widget: QWidget) -> None:
    """Let app.qss look again at a widget whose dynamic property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def kind_button(text: str, kind: str = "", *, keys: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button of app.qss (main, text, chip, seg, link or plain); its keys stand after the words."""
    caption = button_text(text)
    button = QPushButton(f"{caption}  {keys}" if keys else caption, parent)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    return button
