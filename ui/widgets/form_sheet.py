"""A sheet over the window that asks for a few things: fields, one verb, a way back; nothing is done by Esc."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.errors import OfficeError
from desktop_app.problems import Problem, blocking
from ui.theme import current
from ui.widgets.form_body import FormBody
from ui.widgets.plain import kind_button, plain_label
from ui.widgets.strips import Strip

WIDTH: Final = 560
INSIDE: Final = 24
EDGE: Final = 16
SHARE: Final = 0.9
_DIM: Final = QColor(0, 0, 0, 115)
Check = Callable[[], Iterable[Problem]]


class Dim(QWidget):
    """Lies over the window while a sheet is open."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), _DIM)
        painter.end()


class Sheet(QDialog):
    """The frame of all sheets: dim ground, title, content, buttons at the right."""

    def __init__(self, title: str, window: QWidget, width: int = WIDTH) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._over = window
        self._dim = Dim(window)
        frame = QFrame()
        frame.setProperty("kind", "sheet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.box = QVBoxLayout(frame)
        side = INSIDE - EDGE  # the fields bring their own edge
        self.box.setContentsMargins(side, INSIDE, side, INSIDE)
        self.box.setSpacing(12)
        self.heading = plain_label(title, "title")
        self.heading.setContentsMargins(EDGE, 0, EDGE, 0)
        self.heading.setWordWrap(True)
        self.box.addWidget(self.heading)
        self.setFixedWidth(min(current().px(width), round(window.width() * SHARE)))
        self.setMaximumHeight(round(window.height() * SHARE))

    def buttons(self, *buttons: QWidget) -> None:
        """The row at the bottom; the main button stands last."""
        row = QHBoxLayout()
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(8)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        self.box.addLayout(row)
        self._ways = row

    def add_button(self, button: QWidget) -> None:
        """One more way out, before the main button."""
        self._ways.insertWidget(self._ways.count() - 1, button)

    def place(self) -> None:
        """In the middle of the window, a little above."""
        self.adjustSize()
        middle = self._over.mapToGlobal(self._over.rect().center())
        edge = middle.y() - round(self._over.height() * SHARE / 2)
        self.move(middle.x() - self.width() // 2, max(middle.y() - self.height() * 9 // 16, edge, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dim.show()
        self._dim.raise_()
        self.place()

    def done(self, result: int) -> None:
        self._dim.hide()
        self._dim.deleteLater()
        super().done(result)


class FormDialog(Sheet):
    """Fields and one verb. ``perform`` does the act and answers whether it was done; then the sheet closes.

    ``check`` gives the problems of what the fields say; they stand under their fields.
    """

    def __init__(self, title: str, verb: str, window: QWidget, *, text: str = "", width: int = WIDTH) -> None:
        super().__init__(title, window, width)
        self.check: Check = tuple
        self.perform: Callable[[], bool] = lambda: True
        self.begin_at = ""  # the field that has the focus first; the first one where it names none
        if text:
            words = plain_label(text, "table", tone="quiet")
            words.setContentsMargins(EDGE, 0, EDGE, 0)
            words.setWordWrap(True)
            self.box.addWidget(words)
        self.strip = Strip()
        self.body = FormBody()
        self.box.addWidget(self.strip)
        self.box.addWidget(self.body, 1)
        self.back = kind_button("닫기", keys="Esc")
        self.verb = kind_button(verb, "main", keys="Ctrl+Enter")
        self.back.clicked.connect(self.reject)
        self.verb.clicked.connect(self.submit)
        self.buttons(self.back, self.verb)
        self._fit_due = QTimer(self, singleShot=True, interval=0)
        self._fit_due.timeout.connect(self._fit)
        self._begin_due = QTimer(self, singleShot=True, interval=0)
        self._begin_due.timeout.connect(self._begin)

    def values(self) -> dict[str, Any]:
        """What the fields say; the composing syllable is taken over first."""
        self.body.commit()
        return self.body.values()

    def submit(self) -> None:
        """The verb: done and closed, or the first field that keeps it from being done has the focus."""
        self.body.commit()
        unread = self.body.troubles()
        found = unread or list(self.check())
        homeless = self.body.show_problems(found)
        self.strip.clear()
        if homeless:
            self.strip.say("아직 할 수 없습니다", homeless[0].text, danger=True)
        self._fit_due.start()
        blocked = {one.field for one in blocking(found)}
        if blocked:
            first = next((key for key in self.body.inputs if key in blocked), None)
            if first is not None:
                self.body.focus_field(first)
            return
        if self.perform():
            self.accept()

    def refuse(self, error: OfficeError) -> bool:
        """Say an expected refusal in the sheet itself."""
        self.strip.say("할 수 없습니다", error.what, danger=True)
        self._fit_due.start()
        return True

    def focus_first(self) -> None:
        """Into the first field, where fields came after the sheet was opened."""
        self._begin_due.start()

    def refit(self) -> None:
        """The fields changed their number or height."""
        self._fit_due.start()

    def _fit(self) -> None:
        page = self.body.widget()
        if page is None:
            return
        wanted = page.sizeHint().height()
        layout = page.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.heightForWidth(self.width() - 2 * (INSIDE - EDGE))
        most = round(self._over.height() * SHARE) - current().px(180)
        self.body.setMinimumHeight(max(min(wanted + 2, most), current().px(40)))
        self.place()

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)
        self._begin()
        self._begin_due.start()

    def _begin(self) -> None:
        """Into the first field; once more after Qt, which selects its words as if Tab had led there."""
        first = self.begin_at or next(iter(self.body.inputs), None)
        if first is not None:
            self.body.focus_field(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif not enter:
            super().keyPressEvent(event)
