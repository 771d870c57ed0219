"""A list screen with two faces: a board, and the same records as lines; filter, totals and form are shared."""

from collections.abc import Sequence
from typing import Any, Final, Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from desktop_app.listing import Listing, RecordSource
from desktop_app.search import SearchPattern
from ui.memory import ScreenMemory
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


class Board(Protocol):
    """What a board answers, besides being a widget."""

    @property
    def chosen(self) -> SignalInstance: ...
    @property
    def opened(self) -> SignalInstance: ...
    @property
    def remove_asked(self) -> SignalInstance: ...
    @property
    def left(self) -> SignalInstance: ...
    @property
    def note(self) -> EmptyNote: ...
    @property
    def has_focus(self) -> bool: ...
    def show_rows(self, rows: Sequence[Any], asked: SearchPattern | None = None) -> None: ...
    def mark(self, record_id: int | None) -> None: ...
    def take_focus(self) -> None: ...


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


class FacedScreen(ListScreen):
    """Filter line, totals and form are the list's; between them stands the board or the table.

    ``key`` names the face in the window's memory, ``hint`` says at the right how the board is worked.
    """

    face_changed = Signal()

    def __init__(
        self,
        source: RecordSource[Any],
        columns: Sequence[Column[Any]],
        form: RecordForm,
        words: ListWords,
        *,
        board: Any,
        memory: ScreenMemory,
        key: str,
        hint: str = "",
    ) -> None:
        super().__init__(source, columns, form, words)
        self._memory = memory
        self._key = key
        self.board = board
        kept: Board = board
        self.faces = Segments([(BOARD, "판"), (LIST, "목록")], self)
        self.faces.setAccessibleName("보는 모양")
        self._hint = plain_label(hint, "hint", parent=self)
        self._bar = QWidget(self)
        self._note.hide()
        self._note = BothNotes(self, kept.note)
        self._put_in()
        self._wire(kept)
        self.show_face(memory.get(key) or BOARD)

    @property
    def on_board(self) -> bool:
        """Whether the board is shown, not the lines."""
        return self.faces.key() != LIST

    @property
    def face(self) -> QWidget:
        """What stands between filter line and totals."""
        face: QWidget = self.board if self.on_board else self.table
        return face

    def show_face(self, key: object) -> None:
        """판 or 목록: the same records, the same one chosen."""
        self.faces.choose(key if key in {BOARD, LIST} else BOARD)
        self._memory.put(self._key, BOARD if self.on_board else LIST)
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

    def _wire(self, board: Board) -> None:
        self.faces.chosen.connect(self.show_face)
        self.filter.down.connect(self._to_board)
        self.chosen.connect(board.mark)
        board.chosen.connect(self.table.select_id)
        board.opened.connect(self._open_card)
        board.remove_asked.connect(self.remove_asked)
        board.left.connect(self.focus_filter)

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
