"""Text links side by side that change with the record; where the words stay, the buttons and the focus stay."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.plain import kind_button

Link = tuple[str, Callable[[], object]]


class LinkRow(QWidget):
    """Text links side by side; they change with the record."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._links: list[QWidget] = []
        self._words: list[str] = []
        self._runs: dict[str, Callable[[], object]] = {}

    @property
    def words(self) -> list[str]:
        """What the links say."""
        return list(self._words)

    def show_links(self, links: Sequence[Link]) -> None:
        """Show these links; where the words are the same the buttons stay, and with them the focus."""
        self._runs = dict(links)
        if [words for words, _ in links] == self._words:
            return
        self._words = [words for words, _ in links]
        for old in self._links:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links = []
        for words in self._words:
            button = kind_button(words, "link", parent=self)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, words=words: self.follow(words))
            self._row.addWidget(button)
            self._links.append(button)

    def follow(self, words: str) -> None:
        """Do what a link says."""
        self._runs[words]()
