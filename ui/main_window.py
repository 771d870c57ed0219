"""The window's frame: all that can be painted before the office file is open, and its two layouts."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.theme import changes, current
from ui.widgets.foot import Foot
from ui.widgets.head import PROGRAM, Head
from ui.widgets.notice_strip import NoticeStrip
from ui.widgets.plain import plain_label
from ui.widgets.second_line import SecondLine

NARROW_UNDER: Final = 1244
LEAST: Final = (640, 420)


class MainWindow(QWidget):
    """Head, notice strip, second line, the pages and the foot; knows nothing of offices."""

    narrow_changed = Signal(bool)
    first_painted = Signal()

    def __init__(self, tabs: Sequence[str]) -> None:
        super().__init__()
        self.setWindowTitle(PROGRAM)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*LEAST)
        self.head = Head(tabs)
        self.strip = NoticeStrip()
        self.second = SecondLine()
        self.pages = QStackedWidget()
        self.foot = Foot()
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False
        self._narrow = False
        self._waiting = plain_label("", "quiet")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages.addWidget(self._waiting)
        self.second.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.strip, self.second):
            column.addWidget(part)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        changes().theme_changed.connect(self._choose_layout)

    @property
    def narrow(self) -> bool:
        """Whether tabs have a line of their own and the filter stands in the second line."""
        return self._narrow

    def say_waiting(self, text: str) -> None:
        """What stands in the pages' place while something is being opened."""
        self._waiting.setText(text)
        self.show_page(self._waiting)

    def show_page(self, page: QWidget) -> None:
        """Put a page in front, taking it in at its first time."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def _choose_layout(self) -> None:
        narrow = self.width() < max(current().px(NARROW_UNDER), self.head.wanted_width())
        if narrow != self._narrow:
            self._narrow = narrow
            self.head.set_narrow(narrow=narrow)
            self.second.set_narrow(narrow=narrow)
            self.narrow_changed.emit(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_layout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.first_painted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.foot.banner_shown:
            self.foot.close_banner()  # whatever had the focus had no use for Esc
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()
