"""The pairs as a list screen with two faces: the board, and the same pairs as lines (C7)."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.listing import Listing, RecordSource
from desktop_app.projects.linkage_records import LinkageRow
from ui.memory import ScreenMemory
from ui.projects.linkage_board import LinkageBoard
from ui.theme import changes, current
from ui.widgets.columns import Column
from ui.widgets.empty_note import EmptyNote, TableNote, Way
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import ListScreen, ListWords
from ui.widgets.plain import plain_label
from ui.widgets.segments import Segments

BOARD, LIST = "board", "list"
BAR: Final = 40
EDGE: Final = 16
HINT: Final = "카드를 끌거나 Ctrl+←→↑↓로 옮깁니다"


class BothNotes(TableNote):
    """Says on both faces what is empty and how to fill it."""

    def __init__(self, screen: ListScreen, other: EmptyNote) -> None:
        self._other = other
        super().__init__(screen.table)

    @property
    def leads(self) -> bool:
        """Whether the main button stands on either face."""
        return super().leads or self._other.leads

    def say(self, heading: str, text: str, ways: Sequence[Way] = (), *, main: bool = True) -> None:
        super().say(heading, text, ways, main=main)
        self._other.say(heading, text, ways, main=main)

    def hide(self) -> None:
        super().hide()
        self._other.hide()


class BoardScreen(ListScreen):
    """Filter line, totals and form are the list's; between them stands the board or the table.

    ``move_asked`` tells a card, its new stage and the card before which it shall stand.
    """

    move_asked = Signal(int, object, object)
    face_changed = Signal()

    def __init__(
        self,
        source: RecordSource[LinkageRow],
        columns: Sequence[Column[LinkageRow]],
        form: RecordForm,
        words: ListWords,
        memory: ScreenMemory,
    ) -> None:
        super().__init__(source, columns, form, words)
        self._memory = memory
        self.board = LinkageBoard(self)
        self.faces = Segments([(BOARD, "판"), (LIST, "목록")], self)
        self.faces.setAccessibleName("보는 모양")
        self._hint = plain_label(HINT, "hint", parent=self)
        self._bar = QWidget(self)
        self._note.hide()
        self._note = BothNotes(self, self.board.note)
        self._put_in()
        self._wire()
        self.show_face(memory.get("linkages/face") or BOARD)

    @property
    def on_board(self) -> bool:
        """Whether the board is shown, not the lines."""
        return self.faces.key() != LIST

    @property
    def face(self) -> QWidget:
        """What stands between filter line and totals."""
        return self.board if self.on_board else self.table

    def show_face(self, key: object) -> None:
        """판 or 목록: the same pairs, the same one chosen."""
        self.faces.choose(key if key in {BOARD, LIST} else BOARD)
        self._memory.put("linkages/face", BOARD if self.on_board else LIST)
        self.board.setVisible(self.on_board)
        self.table.setVisible(not self.on_board)
        self._hint.setVisible(self.on_board and not self._narrow)
        if self.on_board:
            self._fill_board()
        self.face_changed.emit()

    def begin_new(self) -> None:
        super().begin_new()
        self.board.mark(None)

    def show_list(self) -> None:
        super().show_list()
        self._to_board()

    def next_area(self) -> None:
        if self.on_board and self.filter.isAncestorOf(QApplication.focusWidget() or self):
            self._to_board()
        elif self.on_board and self.board.has_focus:
            self.show_form()
        else:
            super().next_area()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab.set_narrow has it so
        handed = super().set_narrow(narrow)
        self._hint.setVisible(self.on_board and not narrow)
        return handed

    def _put_in(self) -> None:
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(EDGE, 4, EDGE, 4)
        row.addWidget(self.faces)
        row.addStretch(1)
        row.addWidget(self._hint)
        place = self._list_box.indexOf(self.table)
        self._list_box.insertWidget(place, self._bar)
        self._list_box.insertWidget(place + 1, self.board, 1)
        changes().theme_changed.connect(self._take_theme)
        self._take_theme()

    def _wire(self) -> None:
        self.faces.chosen.connect(self.show_face)
        self.filter.down.connect(self._to_board)
        self.chosen.connect(self.board.mark)
        self.board.chosen.connect(self.table.select_id)
        self.board.opened.connect(self._open_card)
        self.board.remove_asked.connect(self.remove_asked)
        self.board.move_asked.connect(self.move_asked)
        self.board.left.connect(self.focus_filter)

    def _open_card(self, record_id: int) -> None:
        self.table.select_id(record_id)
        self._open(record_id)

    def _to_board(self) -> None:
        if self.on_board:
            self.board.take_focus()

    def _listed(self, listing: Listing) -> None:
        super()._listed(listing)
        if self.on_board:
            self._fill_board()

    def _fill_board(self) -> None:
        model = self.model
        rows: Sequence[Any] = self.source.rows(model.whole_ids())
        self.board.show_rows(rows, model.asked)
        self.board.mark(self.table.current_id)

    def _take_theme(self) -> None:
        self._bar.setFixedHeight(current().px(BAR))
