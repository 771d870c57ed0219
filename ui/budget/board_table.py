"""Both sides of a list of the official system beside each other, a pair or a leftover in each row (features.md F7)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.budget.official import Board, BoardRow, Place
from desktop_app.listing import SavedView, Total
from desktop_app.values import won_text
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.given_rows import GivenRows
from ui.widgets.record_model import RecordModel
from ui.widgets.record_table import RecordTable

ALL: Final = "all"
SUMMARY: Final = "summary"


def _summary(row: BoardRow) -> str:
    if row.entry is not None:
        return row.entry.summary
    return row.line.summary if row.line else ""


def _code(row: BoardRow) -> str:
    side = row.entry or row.line
    return side.code if side is not None else ""


def _number(row: BoardRow) -> str:
    return row.line.number if row.line else ""


COLUMNS: Final[Sequence[Column[BoardRow]]] = (
    Column("place", "상태", ColumnKind.STATE, 92, lambda row: row.mark, sortable=False),
    Column("listed_on", "목록 일자", ColumnKind.DATE, 100, lambda row: row.line and row.line.day, sortable=False),
    Column("listed_won", "목록 금액", ColumnKind.NUMBER, 96, lambda row: row.line and row.line.won, sortable=False),
    Column("listed_payee", "채주", ColumnKind.TEXT, 124, lambda row: row.line and row.line.payee, sortable=False),
    Column("number", "지급번호", ColumnKind.QUIET, 92, _number, sortable=False, hide_rank=3),
    Column("booked_on", "원장 일자", ColumnKind.DATE, 100, lambda row: row.entry and row.entry.day, sortable=False),
    Column("booked_won", "원장 금액", ColumnKind.NUMBER, 96, lambda row: row.entry and row.entry.won, sortable=False),
    Column("booked_payee", "지급처", ColumnKind.TEXT, 124, lambda row: row.entry and row.entry.payee, sortable=False),
    Column(
        SUMMARY,
        "적요",
        ColumnKind.NAME,
        190,
        _summary,
        sortable=False,
        link=True,
        tooltip="누르면 원장에서 그 줄을 엽니다.",
    ),
    Column("code", "통계목", ColumnKind.QUIET, 72, _code, sortable=False, hide_rank=2),
    Column("told", "다른 점·사유", ColumnKind.TEXT, 170, lambda row: row.told, sortable=False, hide_rank=1),
)  # fmt: skip


class BoardTable(RecordTable):
    """The rows of a board, narrowed to one place where the officer asks for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._given: GivenRows[BoardRow] = GivenRows()
        super().__init__(RecordModel(self._given, COLUMNS), "목록과 원장", parent)
        self.records.setParent(self)
        self._board = Board(())
        self.view = ALL

    @property
    def rows(self) -> Sequence[BoardRow]:
        """The rows that are shown."""
        return self._given.rows_now

    @property
    def chosen_rows(self) -> list[BoardRow]:
        """The rows that are selected."""
        chosen = set(self.selected_ids())
        return [row for row in self.rows if row.id in chosen]

    def row_of(self, row_id: int | None) -> BoardRow | None:
        """A row that is shown, by its number."""
        return next((row for row in self.rows if row.id == row_id), None)

    def show_board(self, board: Board) -> None:
        """Show another board, or the same one anew."""
        self._board = board
        self._narrow()

    def show_view(self, view: str) -> None:
        """Show the rows in one place only, or all."""
        self.view = view
        self._narrow()

    def _narrow(self) -> None:
        rows = self._board.rows if self.view == ALL else self._board.of(Place[self.view])
        if not rows and self.view != ALL:  # the last one of its place is settled
            self.view, rows = ALL, self._board.rows
        self._given.rows_now = rows
        self.records.refresh()


def views_of(board: Board) -> list[SavedView]:
    """The places as chips, all of them always there: nought is an answer too."""
    return [
        SavedView(ALL, "전체", len(board.rows)),
        *(SavedView(place.name, place.value, board.count(place)) for place in Place),
    ]


def totals_of(board: Board) -> list[Total]:
    """The sums of both sides and what they are apart."""
    found = [
        Total("목록", f"{won_text(board.listed_won)}원"),
        Total("원장", f"{won_text(board.booked_won)}원"),
        Total("차이(목록-원장)", f"{won_text(board.apart)}원"),
    ]
    if board.cancelled:
        found.append(Total(f"정정으로 없어진 원장 {len(board.cancelled):,}줄은 견주지 않음", ""))
    return found
