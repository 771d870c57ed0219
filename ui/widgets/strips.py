"""Strips: one line that says what is missing or in the way, with the ways out as links."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.marks import Mark, State
from ui.theme import changes, current
from ui.widgets.marks import MarkLabel
from ui.widgets.plain import kind_button, plain_label, restyle

EDGE: Final = 16
Link = tuple[str, Callable[[], object]]


class Strip(QFrame):
    """Mark and what is the matter, a sentence, links; hidden while there is nothing to say."""

    def __init__(self, *, height: int = 36, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = height
        self._mark = MarkLabel(parent=self)
        self._text = plain_label("", "table", parent=self)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._links: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(EDGE, 2, EDGE, 2)
        self._row.setSpacing(12)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._text, 1)
        changes().theme_changed.connect(self._fit)
        self._fit()
        self.hide()

    @property
    def words(self) -> str:
        """All that the strip says; empty while it is hidden."""
        said = (self._mark.state.word if self._mark.state else "", self._text.text())
        return " ".join(part for part in said if part) if not self.isHidden() else ""

    def say(
        self,
        what: str,
        text: str = "",
        links: Sequence[Link] = (),
        *,
        danger: bool = False,
        links_first: bool = False,
    ) -> None:
        """Show what is the matter; ``links_first`` puts the links right behind it."""
        self._mark.show_state(State(Mark.WRONG if danger else Mark.FIX, what))
        self._text.setText(text)
        strip = "danger" if danger else "warning"
        if self.property("strip") != strip:
            self.setProperty("strip", strip)
            restyle(self)
        for link in self._links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links = [self._link(words, run) for words, run in links]
        for place, button in enumerate(self._links):
            if links_first:
                self._row.insertWidget(1 + place, button)
            else:
                self._row.addWidget(button)
            button.show()
        self.setAccessibleName(f"{what} {text}".strip())
        self.show()

    def clear(self) -> None:
        """Nothing is the matter any more."""
        self.hide()

    def _link(self, words: str, run: Callable[[], object]) -> QWidget:
        button = kind_button(words, "link", parent=self)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _fit(self) -> None:
        self.setMinimumHeight(current().px(self._least))


class GateStrip(Strip):
    """The gate under the stages: what is impossible, who is missing, the override as a link."""

    def show_gate(self, impossible: str, missing: str, override: Link | None = None) -> None:
        """Say what cannot be done yet and why."""
        self.say(impossible, missing, [override] if override else [])
