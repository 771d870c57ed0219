"""Fields that the matching table knows of a proposer, each a link that puts it in (features.md A9)."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.form_body import LABEL_WIDTH
from ui.widgets.plain import kind_button, plain_label

WORDS: Final = "알맞은 분야"


class FieldLinks(QWidget):
    """One line under the field; without anything to propose it is not there."""

    def __init__(self, take: Callable[[str], object]) -> None:
        super().__init__()
        self._take = take
        self._flow = FlowLayout(self, gap=4)
        self._flow.setContentsMargins(current().px(LABEL_WIDTH) + 8, 0, 0, 0)
        self._flow.addWidget(plain_label(WORDS, "hint", parent=self))
        self.links: list[QPushButton] = []
        self.hide()

    def show_fields(self, fields: Sequence[str]) -> None:
        """Propose these."""
        if fields != [link.text() for link in self.links]:
            for link in self.links:
                self._flow.removeWidget(link)
                link.hide()
                link.deleteLater()
            self.links = [self._link(field) for field in fields]
        self.setVisible(bool(fields))
        self.updateGeometry()

    def _link(self, field: str) -> QPushButton:
        link = kind_button(field, "link", parent=self)
        link.setAccessibleName(f"분야 {field} 고르기")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        link.clicked.connect(lambda _checked=False: self._take(field))
        self._flow.addWidget(link)
        link.show()
        return link
