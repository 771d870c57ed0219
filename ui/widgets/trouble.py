"""The dialog for trouble: what happened, what was not harmed, what to do now, and verbs to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.marks import Mark, State
from ui.theme import current
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label

WIDTH: Final = 600
INSIDE: Final = 24
SHARE: Final = 0.9  # of the window, at most
DIM: Final = QColor(0, 0, 0, 115)


@dataclass(frozen=True, slots=True)
class Trouble:
    """The words of the dialog; the last answer is the main one, Esc chooses the first."""

    kind: str
    what: str
    safe: str = ""
    steps: tuple[str, ...] = ()
    answers: tuple[str, ...] = ("닫기",)
    grave: bool = True
    log_link: str = ""


class _Dim(QWidget):
    """Lies over the window while the dialog is read."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), DIM)
        painter.end()


class TroubleDialog(QDialog):
    """600 wide, never more than nine tenths of the window; the text scrolls, the buttons are always seen."""

    def __init__(self, trouble: Trouble, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(trouble.kind)
        self.setAccessibleName(trouble.what)
        self.answer = trouble.answers[0]
        self.log_wanted = False
        self._window = window
        self._dim = _Dim(window)
        self.log_link = kind_button(trouble.log_link, "link")
        self._buttons: list[QPushButton] = []
        sheet = QFrame()
        sheet.setProperty("kind", "sheet")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sheet)
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        inside.setSpacing(16)
        inside.addWidget(_words(trouble), 1)
        inside.addLayout(self._answers(trouble))
        width = min(current().px(WIDTH), round(window.width() * SHARE))
        self.setFixedWidth(width)
        self.setMaximumHeight(round(window.height() * SHARE))

    def button(self, answer: str) -> QPushButton:
        """The button of an answer."""
        return next(button for button in self._buttons if button.accessibleName() == answer)

    def _answers(self, trouble: Trouble) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.log_link.clicked.connect(self._open_log)
        self.log_link.setVisible(bool(trouble.log_link))
        row.addWidget(self.log_link)
        row.addStretch()
        for place, answer in enumerate(trouble.answers):
            is_main = place == len(trouble.answers) - 1
            button = kind_button(answer, "main" if is_main else "", keys="Enter" if is_main else "")
            button.setDefault(is_main)
            button.clicked.connect(lambda _checked=False, chosen=answer: self._choose(chosen))
            row.addWidget(button)
            self._buttons.append(button)
        return row

    def _choose(self, answer: str) -> None:
        self.answer = answer
        self.accept()

    def _open_log(self) -> None:
        self.log_wanted = True
        self.reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._dim.show()
        self._buttons[-1].setFocus(Qt.FocusReason.TabFocusReason)
        middle = self._window.mapToGlobal(self._window.rect().center())
        self.move(middle.x() - self.width() // 2, middle.y() - self.height() * 9 // 16)

    def done(self, result: int) -> None:
        self._dim.hide()
        self._dim.deleteLater()
        super().done(result)


def _words(trouble: Trouble) -> QScrollArea:
    page = QWidget()
    page.setProperty("ground", "surface")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(MarkLabel(State(Mark.WRONG if trouble.grave else Mark.FIX, trouble.kind)))
    column.addWidget(_line(trouble.what, "title"))
    if trouble.safe:
        column.addWidget(_line(trouble.safe, "table"))
    if trouble.steps:
        column.addSpacing(4)
        column.addWidget(_line("이렇게 하세요", "table-strong", tone="quiet"))
        column.addLayout(_steps(trouble.steps))
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
    area.setWidget(page)
    height = column.heightForWidth(current().px(WIDTH) - 2 * INSIDE)
    area.setMinimumHeight(min(height, current().px(120)))
    area.setMaximumHeight(height + 4)
    return area


def _steps(steps: Sequence[str]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    for number, step in enumerate(steps, start=1):
        column.addWidget(_line(f"{number}. {step}", "table"))
    return column


def _line(text: str, kind: str, *, tone: str = "") -> QWidget:
    label = plain_label(text, kind, tone=tone)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
