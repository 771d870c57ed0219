"""An empty place says what is empty and how it is filled; its buttons are the ways."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.actions import Command
from ui.widgets.plain import kind_button, plain_label


class EmptyState(QWidget):
    """Stands in a table's place: heading, one sentence, then the buttons. No drawings."""

    def __init__(
        self,
        heading: str,
        sentence: str,
        commands: Sequence[Command] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.heading = plain_label(heading, "section")
        self.sentence = plain_label(sentence, "quiet")
        self.sentence.setWordWrap(True)
        self.buttons = [_button(command) for command in commands]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 24)
        whole.setSpacing(4)
        whole.addStretch(3)
        for words in (self.heading, self.sentence):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            whole.addWidget(words)
        whole.addSpacing(8)
        whole.addLayout(row)
        whole.addStretch(4)

    def say(self, heading: str, sentence: str) -> None:
        """Other words, e.g. for another year."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)


def _button(command: Command) -> QPushButton:
    kind = "main" if command.main else ""
    button = kind_button(command.action.text, kind, keys=command.action.keys)
    button.clicked.connect(lambda _checked=False: command.run())
    return button
