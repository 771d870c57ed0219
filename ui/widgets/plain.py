"""User text is never markup: every label and tooltip that shows it is made here."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)


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


class KeyButton(QPushButton):
    """A button whose keys stand after its words while there is room for them: at large letters they go first."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        size, (words, apart, keys) = self.sizeHint(), self.text().partition("  ")
        if not keys:
            return size
        spared = self._width(words + apart + keys) - self._width(words)
        return QSize(size.width() - spared, size.height())

    def _width(self, words: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, words).width()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.text().partition("  ")[0]
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def kind_button(text: str, kind: str = "", *, keys: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button of app.qss (main, text, chip, seg, link or plain); its keys stand after the words."""
    caption = button_text(text)
    button = KeyButton(f"{caption}  {keys}" if keys else caption, parent)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    if kind:
        button.setProperty("kind", kind)
    return button
