"""What stands in a table's place while it has no rows: what is empty, the ways to fill it, the buttons."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTableView, QVBoxLayout, QWidget

from ui.widgets.plain import kind_button, plain_label


@dataclass(frozen=True, slots=True)
class Way:
    """A way to fill an empty list: the words of its button, its keys, and what it does."""

    words: str
    run: Callable[[], object]
    keys: str = ""


class EmptyNote(QWidget):
    """A heading, a sentence, buttons of which the first is the main one; no drawings.

    Over a table it stands in the middle, in a form's place ``at_top`` and left.
    """

    def __init__(self, parent: QWidget | None = None, *, at_top: bool = False) -> None:
        super().__init__(parent)
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._heading = plain_label("", "section", parent=self)
        self._text = plain_label("", "quiet", parent=self)
        for label in (self._heading, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignLeft if at_top else Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._main = False
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addStretch(0 if at_top else 1)
        self._row.addStretch(1)
        box = QVBoxLayout(self)
        edge = 16 if at_top else 24
        box.setContentsMargins(edge, edge, edge, edge)
        box.setSpacing(4 if at_top else 8)
        box.addStretch(0 if at_top else 2)
        box.addWidget(self._heading)
        box.addWidget(self._text)
        box.addSpacing(8)
        box.addLayout(self._row)
        box.addStretch(3)
        self.hide()

    @property
    def words(self) -> str:
        """The heading and the sentence below it."""
        return f"{self._heading.text()} {self._text.text()}".strip()

    @property
    def leads(self) -> bool:
        """Whether the screen's main button stands here now."""
        return self._main and not self.isHidden()

    def say(self, heading: str, text: str, ways: Sequence[Way] = (), *, main: bool = True) -> None:
        """Show why there are no rows and how to get some; ``main`` makes the first way the main button."""
        self._heading.setText(heading)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._main = main and bool(ways)
        self._buttons = [
            kind_button(way.words, "main" if main and number == 0 else "", keys=way.keys, parent=self)
            for number, way in enumerate(ways)
        ]
        for number, (button, way) in enumerate(zip(self._buttons, ways, strict=True)):
            button.clicked.connect(lambda _=False, run=way.run: run())
            self._row.insertWidget(1 + number, button)
            button.show()
        self.setAccessibleName(self.words)
        self.show()
        self.raise_()


class TableNote(EmptyNote):
    """Stands over the rows of a table, below its head, however large that becomes."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.installEventFilter(self)

    def _fit(self) -> None:
        head = self._table.horizontalHeader().height()
        self.setGeometry(0, head, self._table.width(), max(self._table.height() - head, 0))

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return bool(super().eventFilter(watched, event))
