"""A field in which several of a list can be chosen; a long list is searched by typing, 초성 too."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.search import matches, pattern
from ui.theme import current
from ui.widgets import type_ahead
from ui.widgets.composing import ComposingLine
from ui.widgets.input_base import Input, Raw

ROW: Final = 28
LEAST_ROWS: Final = 3
MOST_ROWS: Final = 8
FEW: Final = 9
"""Up to so many choices need no searching."""
_KEY: Final = Qt.ItemDataRole.UserRole
Key = str | int


class _List(QListWidget):
    """As high as its rows; in a small window it shrinks and scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = LEAST_ROWS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _high(self, rows: int) -> int:
        return rows * current().px(ROW) + 12

    def sizeHint(self) -> QSize:
        return QSize(200, self._high(self.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._high(min(self.rows, LEAST_ROWS)))


class ChecksInput(Input[tuple[Key, ...]]):
    """Any of a list. Space checks a row; in the search field Enter checks the first row that is found."""

    def __init__(self, choices: Sequence[tuple[Key, str]] = (), parent: QWidget | None = None) -> None:
        self._list = _List()
        self._list.setProperty("kind", "checks")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._find = ComposingLine()
        self._find.setPlaceholderText("이름 일부나 초성")
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self._find)
        box.addWidget(self._list)
        super().__init__(whole, parent)
        type_ahead.for_list(self._list)
        self._find.typed.connect(self._narrow)
        self._find.installEventFilter(self)
        self._list.itemChanged.connect(lambda _item: self._changed())
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Key, str]]) -> None:
        """Offer another list; nothing of it is checked."""
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own call
        self._list.clear()
        for key, label in choices:
            item = QListWidgetItem(label)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, current().px(ROW)))
            item.setCheckState(Qt.CheckState.Unchecked)
            self._list.addItem(item)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own call
        self._list.setCurrentRow(0)
        many = len(choices) > FEW
        self._find.clear()
        self._find.setVisible(many)
        rows = min(max(len(choices), 2), MOST_ROWS if many else FEW)
        self._list.rows = rows
        self._list.updateGeometry()
        self.setFocusProxy(self._find if many else self._list)

    def value(self) -> tuple[Key, ...]:
        return tuple(item.data(_KEY) for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def set_value(self, value: tuple[Key, ...]) -> None:
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own call
        for item in self._items():
            chosen = item.data(_KEY) in value
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own call

    def raw(self) -> Raw:
        return ", ".join(item.text() for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def set_name(self, name: str) -> None:
        self._list.setAccessibleName(name)
        self._find.setAccessibleName(f"{name} 찾기")

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _changed(self) -> None:
        self.show_problem(None)
        self.changed.emit()

    def _narrow(self) -> None:
        asked = pattern(self._find.text(), self._find.composing)
        for item in self._items():
            item.setHidden(not matches(item.text(), asked))
        first = self._first_found()
        if first is not None:
            self._list.setCurrentItem(first)

    def _first_found(self) -> QListWidgetItem | None:
        return next((item for item in self._items() if not item.isHidden()), None)

    def _check_found(self) -> None:
        first = self._first_found()
        if first is not None:
            checked = first.checkState() is Qt.CheckState.Checked
            first.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
        self._find.clear()
        self._narrow()
        if first is not None:
            self._list.setCurrentItem(first)
            self._list.scrollToItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._find:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._find.full_text():
                self._find.commit_own()
                self._check_found()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return bool(super().eventFilter(watched, event))
