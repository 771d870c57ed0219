"""The page of a view: at large letters, what does not find its least height scrolls instead of being pressed."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget


class TallPage(QScrollArea):
    """Holds one widget: as large as the page while it fits, else as high or wide as it must be.

    Where the focus goes is brought into sight.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)  # noqa: S101 - a widget needs one
        app.focusChanged.connect(self._follow_focus)

    def _fit(self) -> None:
        """The least height is asked for the width: rows that wrap are higher where it is narrow."""
        content, room = self.widget(), self.maximumViewportSize()
        if content is None:  # a view that is being closed
            return
        layout = content.layout()
        least = content.minimumSizeHint()

        def height(width: int) -> int:
            wraps = layout is not None and layout.hasHeightForWidth()
            return layout.minimumHeightForWidth(width) if wraps and layout else least.height()

        wide = max(room.width(), least.width())
        high = max(room.height() - self._bar(wide > room.width()), height(wide))
        if high > room.height():
            wide = max(room.width() - self._bar(shown=True), least.width())
            high = max(high, height(wide))
        content.resize(wide, high)

    def _bar(self, shown: bool) -> int:  # noqa: FBT001 - the thickness of a bar that is shown, else none
        return self.verticalScrollBar().sizeHint().width() if shown else 0

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)
