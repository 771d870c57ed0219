"""제안설명 of a workshop: each leads to the proposal that it became, or can become one (features.md E2)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.meeting_terms import ItemKind
from desktop_app.meetings.records import MeetingItem
from ui.widgets.link_row import Link, LinkRow

_LONGEST = 14


class PitchLinks(QWidget):
    """One link a pitch, below the order of the workshop."""

    chosen = Signal(int)  # id of the item that is to become a proposal
    led = Signal(int)  # id of the proposal to show

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.rows: list[LinkRow] = []

    def show_items(self, items: Sequence[MeetingItem]) -> None:
        """The pitches of a workshop; nothing at all where there is none."""
        links = [link for one in items if (link := self._link(one)) is not None]
        while len(self.rows) < len(links):
            row = LinkRow(self)
            self.rows.append(row)
            self._column.addWidget(row, 0, Qt.AlignmentFlag.AlignLeft)
        for row, link in zip(self.rows, links, strict=False):
            row.show_links([link])
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(links))
        self.setVisible(bool(links))

    def _link(self, item: MeetingItem) -> Link | None:
        if item.kind is not ItemKind.PITCH or item.id is None:
            return None
        name = item.title if len(item.title) <= _LONGEST else f"{item.title[:_LONGEST]}…"
        if item.proposal_id is not None:
            return f"‘{name}’ → {item.number} 보기", partial(self.led.emit, item.proposal_id)
        if item.can_be_proposed:
            return f"‘{name}’ 제안으로 접수", partial(self.chosen.emit, item.id)
        return None
