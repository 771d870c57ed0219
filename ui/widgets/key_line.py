"""A line to find in, with the key that leads to it standing inside at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import changes
from ui.widgets.composing import ComposingLine
from ui.widgets.plain import plain_label


class KeyLine(ComposingLine):
    """What was typed counts with the syllable that is still being composed."""

    def __init__(self, placeholder: str, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self._keys = plain_label(keys, "hint", parent=self)
        self._keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._place_keys()
        changes().theme_changed.connect(self._place_keys)

    def _place_keys(self) -> None:
        size = self._keys.sizeHint()
        self.setTextMargins(0, 0, size.width() + 6, 0)
        left = self.width() - size.width() - 10
        self._keys.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_keys()
