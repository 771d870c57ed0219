"""Choose one of up to five: segments side by side."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.theme import Face, changes, current
from ui.widgets.plain import button_text

MOST: Final = 5


class _Segment(QPushButton):
    """One segment; as wide as its words in semibold, so choosing it moves nothing."""

    def __init__(self, label: str, place: str, parent: QWidget) -> None:
        super().__init__(button_text(label), parent)
        self._label = label
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAccessibleName(label)
        self.setProperty("kind", "seg")
        self.setProperty("place", place)
        changes().theme_changed.connect(self.updateGeometry)

    def word(self, label: str) -> None:
        """Say the same in other words."""
        self._label = label
        self.setText(button_text(label))
        self.setAccessibleName(label)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current()
        width = QFontMetrics(theme.font(Face.BODY_STRONG)).horizontalAdvance(self._label)
        return QSize(width + 26, theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segments(QWidget):
    """Up to five choices of which one is on, or none yet; the arrow keys move between them."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = len(choices) - 1
        for number, (_, label) in enumerate(choices):
            place = (
                "only" if last == 0 else "first" if number == 0 else "last" if number == last else "middle"
            )
            segment = _Segment(label, place, self)
            self._group.addButton(segment, number)
            row.addWidget(segment)
        row.addStretch(1)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if choices:
            self.setFocusProxy(self._group.button(0))

    def set_labels(self, labels: Sequence[str]) -> None:
        """Word the same choices otherwise."""
        for button, label in zip(self._group.buttons(), labels, strict=True):
            if isinstance(button, _Segment):
                button.word(label)

    def key(self) -> object | None:
        """The choice that is on."""
        number = self._group.checkedId()
        return None if number < 0 else self._keys[number]

    def choose(self, key: object | None) -> None:
        """Switch a choice on without telling; None switches all off."""
        if key in self._keys:
            button = self._group.button(self._keys.index(key))
            button.setChecked(True)
            self.setFocusProxy(button)
            return
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button, words in zip(self._group.buttons(), self._labels(), strict=True):
            button.setAccessibleName(f"{name} {words}")

    def _labels(self) -> list[str]:
        return [button.text().replace("&&", "&") for button in self._group.buttons()]
