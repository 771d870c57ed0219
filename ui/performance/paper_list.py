"""The papers of the program by group, with a field that finds them by any of their words or by 초성 (I1, UX-2)."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Entry
from desktop_app.search import SearchPattern, matches, pattern
from ui.widgets.filter_bar import FilterField
from ui.widgets.plain import plain_label
from ui.widgets.side_list import SideLine, SideList

FIND: Final = "보고서 찾기, 예: ㄷㄱㅅㅈ"
NOTHING: Final = "‘{}’에 맞는 보고서가 없습니다. Esc를 누르면 모두 보입니다."


class PaperList(QWidget):
    """Field above, groups below; ``chosen`` tells a key, ``entered`` that the officer goes on to the pages."""

    chosen = Signal(str)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = FilterField(FIND)
        self.list = SideList("보고서")
        self.none = plain_label("", "quiet")
        self.none.setWordWrap(True)
        self.none.setContentsMargins(16, 8, 16, 0)
        self.none.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 8, 0, 0)
        box.setSpacing(4)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(16, 0, 16, 0)
        inside.addWidget(self.field)
        for part in (holder, self.none):
            box.addWidget(part)
        box.addWidget(self.list, 1)
        self._key = ""
        self.setFocusProxy(self.list)
        self._show(None)
        self.field.typed.connect(self._typed)
        self.field.cleared.connect(self._clear)
        self.field.down.connect(self._to_list)
        self.list.chosen.connect(self._take)
        self.list.itemActivated.connect(lambda _item: self.entered.emit())

    def choose(self, key: str) -> None:
        """Show a paper as the chosen one; tells nobody."""
        self._key = key
        if key not in {line.key for line in self.list.lines()}:
            self.field.clear()
            self._show(None)
        self.list.choose(key)

    def _take(self, key: str) -> None:
        self._key = key
        self.chosen.emit(key)

    def _typed(self) -> None:
        self._show(pattern(self.field.text(), self.field.composing))

    def _clear(self) -> None:
        self.field.clear()
        self._typed()

    def _to_list(self) -> None:
        """Down or Enter in the field: to the paper that is chosen, or the first that was found."""
        keys = [line.key for line in self.list.lines() if not line.is_head]
        if keys and self.list.key not in keys:
            self._take(keys[0])
            self.list.choose(keys[0])
        self.list.setFocus()

    def _show(self, asked: SearchPattern | None) -> None:
        lines: list[SideLine] = []
        group = None
        for entry in PAPERS.values():
            if not _answers(entry, asked):
                continue
            if entry.group is not group:
                group = entry.group
                lines.append(SideLine(group.value))
            lines.append(SideLine(entry.title, entry.key))
        self.list.show_lines(lines, self._key)
        self.none.setText(NOTHING.format(self.field.text()))
        self.none.setVisible(not lines)


def _answers(entry: Entry, asked: SearchPattern | None) -> bool:
    return asked is None or any(
        matches(words, asked) for words in (entry.title, entry.words, entry.group.value) if words
    )
