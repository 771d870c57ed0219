"""Head and foot of a form: what record it is and in what state, and the one place to save it."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.marks import State
from ui.actions import Action
from ui.theme import changes, current
from ui.widgets.eliding import ElidingLabel
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label, plain_tooltip

EDGE: Final = 16
HEAD: Final = 64
FOOT: Final = 48
Link = tuple[str, Callable[[], object]]


class FormHead(QWidget):
    """The record's name, its state at the right; below it where it belongs, with text links."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidingLabel("title", self)
        self._state = MarkLabel(parent=self)
        self._subtitle = ElidingLabel("quiet", self)
        self._subtitle.setMinimumWidth(0)  # links may leave it no room at all
        for label in (self._title, self._subtitle):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._links: list[QPushButton] = []
        self._below = QHBoxLayout()
        self._below.setSpacing(8)
        self._below.addWidget(self._subtitle, 1)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._title, 1)
        first.addWidget(self._state)
        box = QVBoxLayout(self)
        box.setContentsMargins(EDGE, 8, EDGE, 4)
        box.setSpacing(0)
        box.addLayout(first)
        box.addLayout(self._below)
        changes().theme_changed.connect(self._fit)
        self._fit()

    @property
    def title(self) -> str:
        return self._title.text()

    def show_record(self, title: str, state: State | None, subtitle: str, links: Sequence[Link]) -> None:
        """Name the record that the form shows."""
        self._title.setText(title)
        self._title.setToolTip(plain_tooltip(title))
        self._subtitle.setText(subtitle)
        self._subtitle.setToolTip(plain_tooltip(subtitle))
        self._state.show_state(state)
        for link in self._links:
            self._below.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = []
        for words, run in links:
            button = kind_button(words, "link", parent=self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, run=run: run())
            self._links.append(button)
            self._below.addWidget(button)
            button.show()

    def _fit(self) -> None:
        self.setFixedHeight(current().px(HEAD))


class FormFoot(QFrame):
    """저장 and 고친 것 버리기, further buttons of the form, and how many fields were changed."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = kind_button(Action.SAVE.text, "main", keys=Action.SAVE.keys, parent=self)
        self._discard = kind_button(Action.DISCARD.text, parent=self)
        self._said = plain_label("", "quiet", parent=self)
        self._looks = False
        self._save.clicked.connect(self.save_asked)
        self._discard.clicked.connect(self.discard_asked)
        self._row = QHBoxLayout()
        self._row.setContentsMargins(EDGE, 0, EDGE, 0)
        self._row.setSpacing(8)
        for widget in (self._save, self._discard):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self._said)
        line = QFrame(self)
        line.setProperty("rule", "line")
        line.setFixedHeight(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(line)
        box.addLayout(self._row, 1)
        changes().theme_changed.connect(self._fit)
        self._fit()

    @property
    def words(self) -> str:
        """What stands at the right: how many fields were changed."""
        return self._said.text()

    def add_button(self, button: QWidget) -> None:
        """A further act of this form, e.g. 검토의견서 인쇄."""
        self._row.insertWidget(self._row.count() - 2, button)

    def show_looking(self) -> None:
        """The office is only looked at: there is nothing to save here."""
        self._looks = True
        self._save.hide()
        self._discard.hide()
        self._said.setText("읽기 전용이라 고칠 수 없습니다")

    def show_edits(self, edited: int, *, new: bool) -> None:
        """Tell how many fields were changed; without any there is nothing to save."""
        if self._looks:
            return
        self._save.setEnabled(bool(edited) or new)
        self._discard.setEnabled(bool(edited) or new)
        self._said.setText(f"고친 칸 {edited}" if edited else "새 기록" if new else "고친 칸 없음")

    def _fit(self) -> None:
        self.setFixedHeight(current().px(FOOT) + 1)
