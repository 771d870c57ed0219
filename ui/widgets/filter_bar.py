"""The filter line: find by name or 초성 while typing, saved views as chips with their counts."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.listing import SavedView
from ui.actions import Action
from ui.theme import changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.key_line import KeyLine
from ui.widgets.view_chips import ViewChips

FIELD_WIDTH: Final = 300
LINE_HEIGHT: Final = 44
EDGE: Final = 16
GAP: Final = 12
END_GAP: Final = 4
END_EDGE: Final = 7  # the words of the last text button stand on the screen's edge
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
        self.chips = ViewChips(self)
        self._combo = CalmCombo(self)
        self._combo.setAccessibleName("보기")
        self._combo.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self._trailing: list[QWidget] = []
        self._narrow: list[QWidget] = []
        self._ends = QWidget(self)
        self._end_row = QHBoxLayout(self._ends)
        self._end_row.setContentsMargins(0, 0, 0, 0)
        self._end_row.setSpacing(END_GAP)
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
        self.chips.chosen.connect(self.view_chosen)
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
        self.chips.show_views(views, on)
        self.chips.follow(self.field)
        self._combo.clear()
        for view in views:
            self._combo.addItem(f"{view.label} {view.count:,}", view.key)
        self._combo.setCurrentIndex(self._combo.findData(on))
        self._choose_form()

    def mark_view(self, on: str) -> None:
        """Another view filters; the counts stay."""
        self.chips.mark(on)
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
        self._line.setContentsMargins(
            edge, 6 if stacked else 0, edge if stacked or narrow else END_EDGE, 8 if stacked else 0
        )
        self._below.setContentsMargins(edge, 0, END_EDGE, 8 if stacked else 0)
        self._line.setSpacing(GAP if not narrow else 8)
        if narrow:
            self._line.addWidget(self._combo)
        self._line.addWidget(self.field, 1 if narrow or stacked else 0)
        wide = theme.px(FIELD_WIDTH)
        self.field.setMinimumWidth(wide if layout is FilterLayout.WIDE else theme.px(120))
        self.field.setMaximumWidth(wide if layout is FilterLayout.WIDE else QWIDGETSIZE_MAX)
        below = self._below if stacked else self._line
        if not narrow:
            below.addWidget(self.chips)
            below.addWidget(self._combo)
            below.addStretch(1)
        below.addWidget(self._ends)
        for widget in (*self._trailing, *self._narrow):
            self._end_row.addWidget(widget)
            widget.setVisible((widget in self._narrow) is narrow)
        self.setFixedHeight(theme.px(LINE_HEIGHT) + (theme.px(28) + 10 if stacked else 0))
        self._choose_form()

    def _choose_form(self) -> None:
        """Chips where they fit, else a combo: nothing may be cut at the right."""
        rest = sum(widget.sizeHint().width() + END_GAP for widget in self._trailing) + GAP - END_GAP
        taken = 0 if self._layout is FilterLayout.STACKED else current().px(FIELD_WIDTH) + GAP
        room = self.width() - EDGE - END_EDGE - taken - (rest if self._trailing else EDGE - END_EDGE)
        as_combo = self._layout is FilterLayout.NARROW or not self.chips.fit(room)
        self.chips.setVisible(bool(self._views) and not as_combo)
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
