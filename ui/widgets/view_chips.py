"""The views of a list as chips with their counts; what does not fit stands in the menu of the last one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from desktop_app.listing import SavedView
from ui.theme import Face, current
from ui.widgets.plain import button_text

CHIP_GAP: Final = 6
LEAST: Final = 2
"""Fewer chips beside the menu say less than a combo."""
MORE: Final = "더 보기"
_OWN_KEYS: Final = frozenset({Qt.Key.Key_F2, Qt.Key.Key_Delete})
_CTRL: Final = Qt.KeyboardModifier.ControlModifier


class Chip(QPushButton):
    """A view; as wide as its words in semibold, so switching it on moves nothing.

    ``menu_asked`` comes with the menu key or the right button, ``key_pressed`` with a key of the officer's
    own views: F2, Del, Ctrl+← and Ctrl+→.
    """

    menu_asked = Signal(QPoint)
    key_pressed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "chip")

    def show_view(self, view: SavedView) -> None:
        """Say the name and the number of rows."""
        self.show_words(f"{view.label} {view.count:,}", f"보기 {view.label}, {view.count:,}건")

    def show_words(self, words: str, spoken: str) -> None:
        """Say these words."""
        if self.text() != button_text(words):
            self.setText(button_text(words))
            self.setAccessibleName(spoken)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(_chip_width(self.text().replace("&&", "&")), theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = event.modifiers() == _CTRL and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}
        if moves or (not event.modifiers() and event.key() in _OWN_KEYS):
            self.key_pressed.emit(Qt.Key(event.key()))
            return
        if event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(self.mapToGlobal(QPoint(0, self.height())))
            return
        super().keyPressEvent(event)


class ViewChips(QWidget):
    """The views side by side; one is on."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    key_pressed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[SavedView] = []
        self._chips: list[Chip] = []
        self._on = ""
        self._fitting = 0
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._views[number].key))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(CHIP_GAP)
        self.more = Chip(self)
        self.more.setMenu(QMenu(self.more))
        self.more.hide()
        self.more.menu_asked.connect(lambda place: self.menu_asked.emit(self._on, place))
        self.more.key_pressed.connect(lambda key: self.key_pressed.emit(self._on, key))
        self._row.addWidget(self.more)

    def show_views(self, views: Sequence[SavedView], on: str) -> None:
        """Show these views with their counts now; nothing is told."""
        rebuilt = [view.key for view in views] != [view.key for view in self._views]
        self._views = list(views)
        if rebuilt:
            self._rebuild()
        for chip, view in zip(self._chips, views, strict=True):
            chip.show_view(view)
        self.mark(on)

    def mark(self, on: str) -> None:
        """Another view is on; none where no view has this key."""
        self._on = on
        keys = [view.key for view in self._views]
        self._group.setExclusive(False)
        for chip, key in zip(self._chips, keys, strict=True):
            chip.setChecked(key == on)
        self._group.setExclusive(on in keys)
        self._show_more()

    def follow(self, before: QWidget) -> None:
        """Come after a widget when Tab is pressed; chips are made later than what stands after them."""
        for chip in (*self._chips, self.more):
            QWidget.setTabOrder(before, chip)
            before = chip

    def fit(self, room: int) -> bool:
        """Show the chips that there is room for; False where too few would be left."""
        widths = [chip.sizeHint().width() + CHIP_GAP for chip in self._chips]
        count = len(widths)
        if sum(widths) - CHIP_GAP > room:
            count = _beside(widths, room - _chip_width(MORE))
            here = [number for number, view in enumerate(self._views) if view.key == self._on]
            if here and here[0] >= count:  # its name comes to stand on the last chip
                view = self._views[here[0]]
                count = _beside(widths, room - _chip_width(f"{view.label} {view.count:,}"))
        fits = count == len(widths) or count >= LEAST
        self._fitting = count
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < count)
        self._show_more()
        return fits

    def focus_on(self, key: str) -> None:
        """Give the focus to a view's chip, or to the menu that it stands in."""
        for number, view in enumerate(self._views):
            if view.key == key:
                chip = self._chips[number] if number < self._fitting else self.more
                chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self) -> None:
        rest = self._views[self._fitting :]
        self.more.setVisible(bool(rest) and self._fitting > 0)
        here = next((view for view in rest if view.key == self._on), None)
        if here is not None:
            self.more.show_view(here)
        else:
            self.more.show_words(MORE, f"다른 보기 {len(rest):,}개")
        self.more.setChecked(here is not None)
        menu = self.more.menu()
        menu.clear()
        for view in rest:
            action = menu.addAction(button_text(f"{view.label} {view.count:,}"))
            action.setCheckable(True)
            action.setChecked(view.key == self._on)
            action.triggered.connect(lambda _=False, key=view.key: self.chosen.emit(key))

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [Chip(self) for _ in self._views]
        self._fitting = len(self._chips)
        for number, chip in enumerate(self._chips):
            key = self._views[number].key
            self._group.addButton(chip, number)
            self._row.insertWidget(number, chip)
            chip.menu_asked.connect(lambda place, key=key: self.menu_asked.emit(key, place))
            chip.key_pressed.connect(lambda pressed, key=key: self.key_pressed.emit(key, pressed))
            chip.show()


def _chip_width(words: str) -> int:
    return QFontMetrics(current().font(Face.TABLE_STRONG)).horizontalAdvance(words) + 26


def _beside(widths: Sequence[int], room: int) -> int:
    """How many of the chips fit into a room."""
    count = len(widths)
    while count and sum(widths[:count]) > room:
        count -= 1
    return count
