"""The figures of a paper beside its pages: each opens the rows that it counts (look.md 5)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.catalogue.counted import Counted
from ui.feature_tab import Place
from ui.widgets.side_list import SideLine, SideList


class CountList(SideList):
    """Enter or a click on a figure leads to its list; arrow keys go through them."""

    wanted = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("숫자", parent)
        self._places: dict[str, Place] = {}
        self.itemActivated.connect(lambda _item: self._go())
        self.itemClicked.connect(lambda _item: self._go())

    def show_counts(self, counts: Sequence[Counted], year: int) -> None:
        """Show these figures by chapter."""
        lines: list[SideLine] = []
        chapter = ""
        self._places = {}
        for at, one in enumerate(counts):
            if one.chapter != chapter:
                chapter = one.chapter
                lines.append(SideLine(chapter))
            key = str(at)
            lines.append(SideLine(one.words, key, f"{one.value:,}{one.unit}"))
            self._places[key] = place_of(one, year)
        self.show_lines(lines)

    def _go(self) -> None:
        place = self._places.get(self.key)
        if place is not None:
            self.wanted.emit(place)


def place_of(one: Counted, year: int) -> Place:
    """Where the rows of a figure are."""
    conditions = one.conditions if one.conditions.groups else None
    return Place(one.tab, one.view, one.saved_view, record_id=one.record_id, year=year, conditions=conditions)
