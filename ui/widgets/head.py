"""The window's head: name of the program, fiscal year, tabs, the way to everything else (메뉴)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.actions import Action
from ui.theme import changes, current
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.rules import line
from ui.widgets.tab_bar import SIDE, WordBar

PROGRAM: Final = "파크이음"
GAPS: Final = 80  # all that stands between name, year, tabs and menu


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
        self.years = QComboBox()
        self.years.setAccessibleName("회계연도")
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.years.activated.connect(self._choose_year)
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

    def set_open(self, *, is_open: bool) -> None:
        """Years and tabs can be chosen only while an office is open."""
        self.years.setEnabled(is_open)
        self.tabs.setEnabled(is_open)
        if not is_open:
            self.years.clear()

    def wanted_width(self) -> int:
        """The width under which one line is not enough for name, year, tabs and menu."""
        fixed = self._name.sizeHint().width() + self.years.width() + self.menu_button.sizeHint().width()
        return fixed + self.tabs.wanted_width() + GAPS

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
        self.years.setFixedWidth(theme.px(104))
        self._line.setFixedHeight(theme.px(48) - 1)
        self.setFixedHeight(theme.px(48) + (theme.px(40) if self._narrow else 0))
        self._second.setContentsMargins(max(0, 16 - theme.px(SIDE)), 0, 16, 0)

    def _choose_year(self) -> None:
        if self.year is not None:
            self.year_chosen.emit(self.year)
