"""The window's head: name of the program, fiscal year, tabs, the way to everything else (메뉴)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Action
from ui.theme import changes, current
from ui.widgets.composing import CalmCombo
from ui.widgets.key_line import KeyLine
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.tab_bar import SIDE, WordBar

PROGRAM: Final = "파크이음"
GAPS: Final = 96  # all that stands between name, year, tabs, the box to find in and menu
PAGE: Final = 8  # as far as PgDn goes through what was found
FIND_WIDTH: Final = (200, 320)  # beside the tabs, and where they have a line of their own


class FindField(KeyLine):
    """전체 찾기: one box over all kinds of records; ``moved`` goes through what was found, ``opened`` opens it."""

    entered = Signal()
    left = Signal()
    moved = Signal(int)
    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Action.FIND_ALL.text, Action.FIND_ALL.keys, parent)
        self.setAccessibleName(Action.FIND_ALL.text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.commit_own()
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.commit_own()
                self.opened.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_PageUp:
                self.moved.emit(PAGE if event.key() == Qt.Key.Key_PageDown else -PAGE)
            case _:
                super().keyPressEvent(event)


class Head(QFrame):
    """One line of 48 while the window is wide; the tabs get a line of 40 of their own while it is narrow."""

    year_chosen = Signal(int)
    tab_chosen = Signal(int)
    tab_clicked = Signal(int)

    def __init__(self, tabs: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self._narrow = False
        self.tabs = WordBar("탭", views=False)
        self.tabs.take_height(47)
        self.tabs.show_words(tabs, 0)
        self.tabs.currentChanged.connect(self.tab_chosen)
        self.tabs.tabBarClicked.connect(self.tab_clicked)
        self.years = CalmCombo()
        self.years.setAccessibleName("회계연도")
        self.years.setSizeAdjustPolicy(CalmCombo.SizeAdjustPolicy.AdjustToContents)
        self.years.activated.connect(self._choose_year)
        self.find_field = FindField()
        self.menu_button = kind_button(Action.MENU.text, "text", keys=Action.MENU.keys)
        self.menu_button.setProperty("tone", "quiet")
        self._lay_out()
        changes().theme_changed.connect(self._take_theme)
        self.set_open(is_open=False)
        self._take_theme()

    @property
    def year(self) -> int | None:
        """The chosen fiscal year; None before the office is open."""
        year = self.years.currentData()
        return year if isinstance(year, int) else None

    def show_years(self, years: Sequence[int], chosen: int) -> None:
        """The years of the office, newest first; tells nobody."""
        self.years.clear()
        for year in years:
            self.years.addItem(f"{year}년도", year)
        self.years.setCurrentIndex(self.years.findData(chosen))

    def choose_year(self, year: int) -> None:
        """Another year is shown, which a link led to; tells nobody."""
        place = self.years.findData(year)
        if place < 0:
            self.years.addItem(f"{year}년도", year)
            place = self.years.count() - 1
        self.years.setCurrentIndex(place)

    def set_open(self, *, is_open: bool) -> None:
        """Years, tabs and finding are there only while an office is open."""
        self.years.setEnabled(is_open)
        self.tabs.setEnabled(is_open)
        self.find_field.setEnabled(is_open)
        if not is_open:
            self.years.clear()

    def wanted_width(self) -> int:
        """The width under which one line is not enough for name, year, tabs, finding and menu."""
        fixed = self._name.sizeHint().width() + self.years.width() + self.menu_button.sizeHint().width()
        return fixed + self.tabs.wanted_width() + current().px(FIND_WIDTH[0]) + GAPS

    def set_narrow(self, *, narrow: bool) -> None:
        """Tabs on the first line or on their own."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.tabs.take_height(40 if narrow else 47)
        if narrow:
            self._first.removeWidget(self.tabs)
            self._second.insertWidget(0, self.tabs)
        else:
            self._second.removeWidget(self.tabs)
            self._first.insertWidget(4, self.tabs)
        self._take_theme()

    def _lay_out(self) -> None:
        self._name = plain_label(PROGRAM, "program")
        self._line = QWidget()
        self._first = QHBoxLayout(self._line)
        self._first.setContentsMargins(16, 0, 8, 0)
        self._first.setSpacing(0)
        self._first.addWidget(self._name)
        self._first.addSpacing(12)
        self._first.addWidget(self.years)
        self._first.addSpacing(16)
        self._first.insertWidget(4, self.tabs)
        self._first.addStretch()
        self._first.addWidget(self.find_field)
        self._first.addSpacing(8)
        self._first.addWidget(self.menu_button)
        self._second = QHBoxLayout()
        self._second.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._line)
        whole.addLayout(self._second)
        whole.addWidget(line())

    def _take_theme(self) -> None:
        theme = current()
        self.years.setFixedWidth(theme.px(116))  # the words of a year are never cut
        self.find_field.setMinimumWidth(theme.px(FIND_WIDTH[0]))
        self.find_field.setMaximumWidth(theme.px(FIND_WIDTH[self._narrow]))
        self._line.setFixedHeight(theme.px(48) - 1)
        self.setFixedHeight(theme.px(48) + (theme.px(40) if self._narrow else 0))
        self._second.setContentsMargins(max(0, 16 - theme.px(SIDE)), 0, 16, 0)

    def _choose_year(self) -> None:
        if self.year is not None:
            self.year_chosen.emit(self.year)
