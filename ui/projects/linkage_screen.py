"""The pairs as a list screen with two faces: the board, and the same pairs as lines (C7)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from desktop_app.listing import RecordSource
from desktop_app.projects.linkage_records import LinkageRow
from ui.memory import ScreenMemory
from ui.projects.linkage_board import LinkageBoard
from ui.widgets.columns import Column
from ui.widgets.faced_screen import BOARD, LIST, FacedScreen
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import ListWords

__all__ = ["BOARD", "LIST", "BoardScreen"]

HINT: Final = "카드를 끌거나 Ctrl+←→↑↓로 옮깁니다"


class BoardScreen(FacedScreen):
    """``move_asked`` tells a card, its new stage and the card before which it shall stand."""

    move_asked = Signal(int, object, object)
    board: LinkageBoard

    def __init__(
        self,
        source: RecordSource[LinkageRow],
        columns: Sequence[Column[LinkageRow]],
        form: RecordForm,
        words: ListWords,
        memory: ScreenMemory,
    ) -> None:
        super().__init__(
            source,
            columns,
            form,
            words,
            board=LinkageBoard(),
            memory=memory,
            key="linkages/face",
            hint=HINT,
        )
        self.board.move_asked.connect(self.move_asked)
