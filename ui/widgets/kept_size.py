"""Sizes of look.md that widgets keep at every text size, also when the officer takes another one meanwhile."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.theme import changes, current


class _Kept(QObject):
    """Lives with its widget."""

    def __init__(self, widget: QWidget, width: int, height: int, least: int = 0) -> None:
        super().__init__(widget)
        self._widget, self._width, self._height, self._least = widget, width, height, least
        changes().theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        if self._width:
            self._widget.setFixedWidth(current().px(self._width))
        if self._height:
            self._widget.setFixedHeight(current().px(self._height))
        if self._least:
            self._widget.setMinimumHeight(current().px(self._least))


def keep_width(widget: QWidget, width: int) -> None:
    """As wide as look.md says, at the chosen text size."""
    _Kept(widget, width, 0)


def keep_height(widget: QWidget, height: int) -> None:
    """As high as look.md says, at the chosen text size."""
    _Kept(widget, 0, height)


def keep_least_height(widget: QWidget, height: int) -> None:
    """Never lower than look.md says, at the chosen text size."""
    _Kept(widget, 0, 0, height)
