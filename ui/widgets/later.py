"""The page of a tab whose records come with a later version: says so, and what it will keep. No dead buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.plain import plain_label


class LaterPage(QWidget):
    """Heading, the honest sentence, and what will be kept here."""

    def __init__(
        self, heading: str, sentence: str, kept: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(plain_label(heading, "section"))
        column.addWidget(plain_label(sentence, "quiet"))
        column.addSpacing(8)
        for item in kept:
            column.addWidget(plain_label(f"– {item}", "table"))
        middle = QVBoxLayout(self)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(3)
        middle.addLayout(column)
        middle.setAlignment(column, Qt.AlignmentFlag.AlignHCenter)
        middle.addStretch(4)
