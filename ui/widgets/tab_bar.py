"""The two levels of the window's head: tabs with an accent line, views of a tab with a line in text colour."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from ui.theme import Face, Role, changes, current

SIDE: Final = 12  # from a word to the edge of its tab
OVERHANG: Final = 2  # how far a view's line reaches beyond its word


class WordBar(QTabBar):
    """Words in a row; QSS cannot ring one word, and bold-when-chosen would move the others."""

    def __init__(self, name: str, *, views: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._height = 44 if views else 48
        self._hovered = -1
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    def take_height(self, height: int) -> None:
        """The bar's height in look.md's pixels: 48 in the head, 40 on a line of its own."""
        self._height = height
        self._take_theme()

    def show_words(self, words: Sequence[str], chosen: int) -> None:
        """Other words in the bar, one of them chosen; tells nobody."""
        quiet = QSignalBlocker(self)
        while self.count() > len(words):
            self.removeTab(self.count() - 1)
        for place, word in enumerate(words):
            if place < self.count():
                self.setTabText(place, word)
            else:
                self.addTab(word)
        self.setCurrentIndex(chosen)
        quiet.unblock()
        self.updateGeometry()
        self.update()

    def wanted_width(self) -> int:
        """The width at which no word is cut."""
        return sum(self.tabSizeHint(place).width() for place in range(self.count()))

    def _take_theme(self) -> None:
        self.setFont(current().font(Face.BODY_STRONG))
        self.setFixedHeight(current().px(self._height))
        self.updateGeometry()
        self.update()

    def _word_box(self, place: int) -> QRect:
        return self.tabRect(place).adjusted(current().px(SIDE), 0, -current().px(SIDE), 0)

    def _paint_word(self, painter: QPainter, place: int) -> None:
        theme = current()
        box = self._word_box(place)
        chosen = place == self.currentIndex()
        if self._views:
            role = Role.TEXT if chosen or place == self._hovered else Role.QUIET
        else:
            role = Role.LINK if chosen else Role.TEXT if place == self._hovered else Role.QUIET
        painter.setPen(theme.color(role))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.tabText(place))
        if not chosen:
            return
        if self._views:
            top = self.height() - theme.px(8)
            line = QRect(box.left() - OVERHANG, top, box.width() + 2 * OVERHANG, 2)
            painter.fillRect(line, theme.color(Role.TEXT))
        else:
            painter.fillRect(box.left(), self.height() - 3, box.width(), 3, theme.color(Role.FOCUS))
        if self.hasFocus():
            painter.setPen(theme.pen(Role.FOCUS, 2))
            middle = self.height() // 2
            half = theme.px(14)
            painter.drawRect(box.left() - 5, middle - half, box.width() + 10, 2 * half)

    def width_of(self, word: str) -> int:
        """The width that a word takes in the bar."""
        theme = current()
        advance = QFontMetrics(theme.font(Face.BODY_STRONG)).horizontalAdvance(word)
        return advance + 2 * theme.px(SIDE)

    def tabSizeHint(self, index: int) -> QSize:
        return QSize(self.width_of(self.tabText(index)), current().px(self._height))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(current().font(Face.BODY_STRONG))
        for place in range(self.count()):
            self._paint_word(painter, place)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.HoverMove, QEvent.Type.HoverLeave, QEvent.Type.MouseMove}:
            over = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
            if over != self._hovered:
                self._hovered = over
                self.update()
        return super().event(event)
