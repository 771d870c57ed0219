"""What an entry hangs together with, in its form: the step before, those after, its other half; each a link."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.budget.records import EntryRecord, Link
from desktop_app.terms import EntryKind
from desktop_app.values import won_text
from ui.widgets.link_row import LinkRow
from ui.widgets.plain import plain_label

ALONE: Final = "이어진 줄이 없습니다."
LEFT: Final = {
    EntryKind.REQUEST: "원인행위로 이을 남은 금액",
    EntryKind.OBLIGATION: "지급할 남은 금액",
    EntryKind.DISBURSEMENT: "반납할 수 있는 금액",
}


class ChainPart(QWidget):
    """One line an entry, in the order of the chain; below them what remains."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go: Callable[[int], object] = lambda _entry_id: None
        self._rows: list[LinkRow] = []
        self._told = plain_label(ALONE, "table", tone="quiet", parent=self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self._box.addWidget(self._told)

    @property
    def words(self) -> list[str]:
        """What the links say, then what remains."""
        return [*(word for row in self._rows for word in row.words), *filter(None, [self._told.text()])]

    def follow_with(self, go: Callable[[int], object]) -> None:
        """Say how an entry is opened by its id."""
        self._go = go

    def follow(self, words: str) -> None:
        """Go to an entry of the chain."""
        next(row for row in self._rows if words in row.words).follow(words)

    def show_record(self, record: EntryRecord | None) -> None:
        """Show the chain of a stored entry; a new one has none yet."""
        links = _links(record) if record is not None else []
        while len(self._rows) < len(links):
            row = LinkRow(self)
            self._rows.append(row)
            self._box.insertWidget(len(self._rows) - 1, row, 0, Qt.AlignmentFlag.AlignLeft)
        for number, row in enumerate(self._rows):
            row.setVisible(number < len(links))
            words, link = links[number] if number < len(links) else ("", None)
            row.show_links([(words, partial(self._go, link.id))] if link is not None else [])
        left = _left(record) if record is not None else ""
        self._told.setText(left or ("" if links else ALONE))
        self._told.setVisible(bool(self._told.text()))


def _links(record: EntryRecord) -> list[tuple[str, Link]]:
    found = [("앞", record.parent), *(("다음", one) for one in record.followers), ("짝", record.other_half)]
    return [(f"{place}  {link.label}", link) for place, link in found if link is not None]


def _left(record: EntryRecord) -> str:
    if record.left is None or record.reversed_by is not None:
        return ""
    return f"{LEFT[record.draft.kind]} {won_text(record.left)}원"
