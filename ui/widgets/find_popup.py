"""The sheet under the box 전체 찾기: what was found, what was looked for before, or what to try."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import changes, current
from ui.widgets.found_list import FoundLine, FoundList
from ui.widgets.plain import plain_label
from ui.widgets.rules import line

WIDTH: Final = 460
EDGE: Final = 16
FOOT: Final = 34
PAD: Final = 6
CLOSING: Final = "Esc 닫기"
KEYS: Final = f"↑ ↓ 고르기     Enter 열기     {CLOSING}"


class FindPopup(QFrame):
    """A part of the window, not a window of its own, so that the keyboard stays in the field."""

    taken = Signal(object)  # FoundLine

    def __init__(self, field: QWidget) -> None:
        super().__init__(field.window())
        self._field = field
        self.setProperty("kind", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list = FoundList(self)
        self.list.clicked.connect(self._click)
        self._keys = plain_label(KEYS, "hint", parent=self)
        self._count = plain_label("", "hint", parent=self)
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 0, 18, 0)
        foot.addWidget(self._keys)
        foot.addStretch()
        foot.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, PAD, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(line())
        self._foot = QWidget(self)
        self._foot.setLayout(foot)
        column.addWidget(self._foot)
        changes().theme_changed.connect(self.place)
        self.hide()

    def say(self, count: str) -> None:
        """How many there are in all, and the keys that do something now."""
        self._count.setText(count)
        self._keys.setText(KEYS if any(line.can_be_chosen for line in self.list.found.lines) else CLOSING)

    def place(self) -> None:
        """Under the field, its right edge under the field's; as high as its lines, within the window."""
        theme, window = current(), self.window()
        self._foot.setFixedHeight(theme.px(FOOT))
        width = min(theme.px(WIDTH), window.width() - 2 * EDGE)
        corner = self._field.mapTo(window, QPoint(self._field.width(), self._field.height()))
        top = corner.y() + PAD
        wanted = self.list.wanted_height + theme.px(FOOT) + 2 * PAD + 2
        left = max(EDGE, min(corner.x(), window.width() - EDGE) - width)
        self.setGeometry(left, top, width, min(wanted, window.height() - top - EDGE))
        self.raise_()

    def _click(self, index: QModelIndex) -> None:
        chosen: FoundLine = self.list.found.lines[index.row()]
        if chosen.can_be_chosen:
            self.taken.emit(chosen)
