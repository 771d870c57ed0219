"""The filter line: find by name or 초성 while typing, saved views as chips with their counts."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.listing import SavedView
from ui.actions import Action
from ui.theme import Face, changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.key_line import KeyLine
from ui.widgets.plain import button_text

FIELD_WIDTH: Final = 300
LINE_HEIGHT: Final = 44
CHIP_GAP: Final = 6
EDGE: Final = 16
QWIDGETSIZE_MAX: Final = 16777215  # Qt's word for "no limit"; PySide6 does not export it


class FilterLayout(Enum):
    """Where the filter line stands."""

    WIDE = "wide"  # over the table: field, chips, text buttons in one line
    STACKED = "stacked"  # over a narrow list beside a big record: field, chips below
    NARROW = "narrow"  # handed to the window: chips become a combo


class FilterField(KeyLine):
    """The field to find in."""

    cleared = Signal()
    down = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, Action.FIND.keys, parent)
        self.setAccessibleName("찾기")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.commit_own()
                self.cleared.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.commit_own()
                self.down.emit()
            case _:
                super().keyPressEvent(event)


class _Chip(QPushButton):
    """A saved view; as wide as its words in semibold, so switching it on moves nothing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "chip")

    def show_view(self, view: SavedView) -> None:
        words = f"{view.label} {view.count:,}"
        if self.text() != button_text(words):
            self.setText(button_text(words))
            self.setAccessibleName(f"보기 {view.label}, {view.count:,}건")
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current()
        words = self.text().replace("&&", "&")
        width = QFontMetrics(theme.font(Face.TABLE_STRONG)).horizontalAdvance(words)
        return QSize(width + 26, theme.px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ViewChips(QWidget):
    """The saved views side by side; one is on."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: list[str] = []
        self._chips: list[_Chip] = []
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._keys[number]))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(CHIP_GAP)

    def show_views(self, views: Sequence[SavedView], on: str) -> None:
        """Show these views with their counts now; nothing is told."""
        if [view.key for view in views] != self._keys:
            self._rebuild(views)
        for chip, view in zip(self._chips, views, strict=True):
            chip.show_view(view)
            if view.key == on:
                chip.setChecked(True)

    def follow(self, before: QWidget) -> None:
        """Come after a widget when Tab is pressed; chips are made later than what stands after them."""
        for chip in self._chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def _rebuild(self, views: Sequence[SavedView]) -> None:
        for chip in self._chips:
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._keys = [view.key for view in views]
        self._chips = [_Chip(self) for _ in views]
        for number, chip in enumerate(self._chips):
            self._group.addButton(chip, number)
            self._row.addWidget(chip)
            chip.show()


class FilterBar(QWidget):
    """The line over a list: ``typed`` follows every key, ``view_chosen`` a chip, ``down`` goes to the rows.

    ``left`` comes with Esc in an empty field.
    """

    typed = Signal(str, str)
    view_chosen = Signal(str)
    down = Signal()
    left = Signal()

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = FilterLayout.WIDE
        self._views: list[SavedView] = []
        self.field = FilterField(placeholder, self)
        self.setFocusProxy(self.field)
        self._chips = ViewChips(self)
        self._combo = CalmCombo(self)
        self._combo.setAccessibleName("보기")
        self._combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self._trailing: list[QWidget] = []
        self._narrow: list[QWidget] = []
        self._line = QHBoxLayout()
        self._below = QHBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        box.addLayout(self._line)
        box.addLayout(self._below)
        self.field.typed.connect(lambda: self.typed.emit(self.field.text(), self.field.composing))
        self.field.cleared.connect(self._clear_or_leave)
        self.field.down.connect(self.down)
        self._chips.chosen.connect(self.view_chosen)
        self._combo.activated.connect(lambda number: self.view_chosen.emit(self._views[number].key))
        changes().theme_changed.connect(self._arrange)
        self._arrange()

    def show_text(self, text: str) -> None:
        """Put a text into the field, e.g. when a link leads here."""
        self.field.setText(text)
        self.typed.emit(text, "")

    def clear(self) -> None:
        """조건 지우기: nothing is typed any more."""
        self.show_text("")

    def show_views(self, views: Sequence[SavedView], on: str) -> None:
        """The chips with their counts; ``on`` is the one that filters."""
        self._views = list(views)
        self._chips.show_views(views, on)
        self._chips.follow(self.field)
        self._combo.clear()
        for view in views:
            self._combo.addItem(f"{view.label} {view.count:,}", view.key)
        self._combo.setCurrentIndex(self._combo.findData(on))
        self._choose_form()

    def add_trailing(self, widget: QWidget) -> None:
        """A text button at the right end of the line, e.g. 조건 추가, or segments."""
        self._trailing.append(widget)
        self._arrange()

    def add_narrow(self, widget: QWidget) -> None:
        """What stands for the text buttons in the narrow layout: one button with a menu."""
        self._narrow.append(widget)
        self._arrange()

    def set_layout(self, layout: FilterLayout) -> None:
        """Stand over the table, over a narrow list, or in the window's second line."""
        self._layout = layout
        self._arrange()

    def _arrange(self) -> None:
        for line in (self._line, self._below):
            while line.count():
                line.takeAt(0)
        theme, layout = current(), self._layout
        narrow, stacked = layout is FilterLayout.NARROW, layout is FilterLayout.STACKED
        edge = 0 if narrow else EDGE
        self._line.setContentsMargins(edge, 6 if stacked else 0, edge, 8 if stacked else 0)
        self._below.setContentsMargins(edge, 0, edge, 8 if stacked else 0)
        self._line.setSpacing(12 if not narrow else 8)
        if narrow:
            self._line.addWidget(self._combo)
        self._line.addWidget(self.field, 1 if narrow or stacked else 0)
        wide = theme.px(FIELD_WIDTH)
        self.field.setMinimumWidth(wide if layout is FilterLayout.WIDE else theme.px(120))
        self.field.setMaximumWidth(wide if layout is FilterLayout.WIDE else QWIDGETSIZE_MAX)
        below = self._below if stacked else self._line
        if not narrow:
            below.addWidget(self._chips)
            below.addWidget(self._combo)
            below.addStretch(1)
        for widget in self._narrow if narrow else self._trailing:
            below.addWidget(widget)
        for widget in (*self._trailing, *self._narrow):
            widget.setVisible((widget in self._narrow) is narrow)
        self.setFixedHeight(theme.px(LINE_HEIGHT) + (theme.px(28) + 10 if stacked else 0))
        self._choose_form()

    def _choose_form(self) -> None:
        """Chips where they fit, else a combo: nothing may be cut at the right."""
        rest = sum(widget.sizeHint().width() + 12 for widget in self._trailing)
        taken = 0 if self._layout is FilterLayout.STACKED else current().px(FIELD_WIDTH) + 12
        room = self.width() - 2 * EDGE - taken - rest
        as_combo = self._layout is FilterLayout.NARROW or self._chips.sizeHint().width() > room
        self._chips.setVisible(bool(self._views) and not as_combo)
        self._combo.setVisible(bool(self._views) and as_combo)

    def _clear_or_leave(self) -> None:
        if self.field.text():
            self.clear()
        else:
            self.left.emit()

    def minimumSizeHint(self) -> QSize:
        """The chips ask for no width: where they do not fit a combo takes their place."""
        return QSize(current().px(240), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_form()
