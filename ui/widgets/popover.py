"""A small sheet over a list that hangs under the words it was opened by; Esc and a click elsewhere close it."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from ui.theme import current

EDGE: Final = 16
PADDING: Final = 16


class Popover(QFrame):
    """Lies over ``host`` and moves nothing; what is typed in it stays when it is closed and opened again."""

    def __init__(self, host: QWidget, name: str, *, width: int = 380) -> None:
        super().__init__(host)
        self._host = host
        self._wide = width
        self._opener: QWidget | None = None
        self._under: QWidget | None = None
        self.setProperty("kind", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self.column.setSpacing(8)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        self.hide()
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # one with windows

    def open_under(self, widget: QWidget) -> None:
        """Show below a widget's right end; the focus comes back to where it was."""
        self._opener = QApplication.focusWidget()
        self._under = widget
        self.show()
        self.raise_()
        self.place()

    def leave(self) -> None:
        """Close and give the focus back."""
        inside = self._holds(QApplication.focusWidget())
        self.hide()
        opener = self._opener
        if inside and opener is not None and opener.isVisible():
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        elif inside:
            self._host.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        """Stand where there is room for all of it."""
        if self.isHidden() or self._under is None:
            return
        width = min(current().px(self._wide), self._host.width() - 2 * EDGE)
        self.column.activate()
        high = self.column.totalSizeHint().height()
        if self.column.hasHeightForWidth():
            high = max(high, self.column.totalHeightForWidth(width))
        high = min(high, self._host.height() - 8)
        right = top = 0
        if self._host.isAncestorOf(self._under):
            corner = self._under.mapTo(self._host, QPoint(self._under.width(), self._under.height()))
            right, top = corner.x(), corner.y() + 4
        else:  # the filter line stands in the window's own line
            right, top = self._host.width() - EDGE, 4
        left = max(EDGE, min(right, self._host.width() - EDGE) - width)
        self.setGeometry(left, max(0, min(top, self._host.height() - high - 4)), width, high)

    def _holds(self, widget: QWidget | None) -> bool:
        """Whether a widget belongs here; the lists that its fields drop down stand in windows of their own."""
        while widget is not None and widget is not self:
            widget = widget.parentWidget()
        return widget is self

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and self._holds(before) and not self._holds(now):
            self.hide()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()  # a field came or went, a problem was said
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
