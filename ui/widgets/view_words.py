"""The views of a tab as words in the second line; what has no room stands in the menu behind the last word."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from ui.theme import changes
from ui.widgets.plain import button_text, kind_button
from ui.widgets.tab_bar import WordBar

MORE: Final = "더 보기"


class ViewWords(QWidget):
    """``chosen`` tells the place of a view among all of them; the view that is shown is always in sight.

    From the bar the arrows go through the words that have room, ↓ opens the menu of the others, and Tab reaches it.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._on = 0
        self._places: list[int] = []
        self._room = 0
        self.bar = WordBar("보기", views=True)
        self.bar.currentChanged.connect(self._chosen_in_bar)
        self.bar.installEventFilter(self)
        self.more = kind_button(MORE, "text")
        self.more.setMenu(QMenu(self.more))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.bar)
        row.addWidget(self.more)
        self.setFocusProxy(self.bar)
        changes().theme_changed.connect(self._arrange)
        self._arrange()

    def show_words(self, words: Sequence[str], on: int) -> None:
        """Other views, one of them shown; tells nobody."""
        self._words, self._on = list(words), on
        self._arrange()

    def fit(self, room: int) -> None:
        """Take the words that a room holds."""
        if room != self._room:
            self._room = room
            self._arrange()

    def _arrange(self) -> None:
        widths = [self.bar.width_of(word) for word in self._words]
        self._places = _fitting(widths, self._on, self._room, self.more.sizeHint().width())
        self.bar.show_words(
            [self._words[place] for place in self._places],
            self._places.index(self._on) if self._on in self._places else -1,
        )
        rest = [place for place in range(len(self._words)) if place not in self._places]
        self.more.setVisible(bool(rest))
        self.more.setAccessibleName(f"다른 보기 {len(rest)}개")
        menu = self.more.menu()
        menu.clear()
        for place in rest:
            menu.addAction(button_text(self._words[place])).triggered.connect(
                lambda _on=False, place=place: self.chosen.emit(place)
            )

    def _chosen_in_bar(self, place: int) -> None:
        if 0 <= place < len(self._places):
            self._on = self._places[place]
            self.chosen.emit(self._on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if down and event.type() is QEvent.Type.KeyPress and not self.more.isHidden():
            self.more.showMenu()
            return True
        return super().eventFilter(watched, event)


def _fitting(widths: Sequence[int], on: int, room: int, more: int) -> list[int]:
    """The places of the words that stand in the bar, in their order: the first ones, and always the shown one."""
    if sum(widths) <= room:
        return list(range(len(widths)))
    left = room - more - (widths[on] if on < len(widths) else 0)
    places = []
    for place, width in enumerate(widths):
        if place != on:
            left -= width
            if left < 0:
                break
        places.append(place)
    return places if on in places or not widths else [*places, on]
