"""대사: a list of the official system beside the ledger, settled line by line (features.md F7)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.budget.official import Board, BoardRow, OfficialListRow, Place, nearest_line
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from ui.actions import Action, Command
from ui.budget.board_table import BoardTable, totals_of, views_of
from ui.budget.pair_sheet import PairSheet
from ui.feature_tab import Place as Whither
from ui.feature_tab import TabContext
from ui.intake.drops import FileDrops
from ui.paper_way import open_paper
from ui.views_tab import PlainView
from ui.widgets.choice_inputs import ChoiceInput
from ui.widgets.empty_note import TableNote, Way
from ui.widgets.flow import FlowLayout
from ui.widgets.form_sheet import FormDialog
from ui.widgets.kept_size import keep_width
from ui.widgets.reason import ask_reason
from ui.widgets.rules import line
from ui.widgets.strips import Strip
from ui.widgets.totals import TotalsBar
from ui.widgets.view_chips import ViewChips

if TYPE_CHECKING:
    from desktop_app.budget.records import EntryDraft

EDGE: Final = 16
LIST_WIDTH: Final = 420
_NOTHING: Final = (
    "e호조에서 내려받은 지급 목록(xlsx, xls, csv)을 읽으면 일자·금액·지급처로 원장과 견주어, "
    "한쪽에만 있는 줄을 보여 줍니다. 파일을 여기에 끌어다 놓아도 됩니다."
)


class ReconcileView(PlainView):
    """Which list, its places as chips, both sides, their sums."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        go: Callable[[Whither], object],
        book: "Callable[[EntryDraft], object]",
    ) -> None:
        super().__init__()
        self._context, self._year, self._go, self._book = context, year, go, book
        self._service = context.office.reconciliation
        self.lists: tuple[OfficialListRow, ...] = ()
        self.board = Board(())
        self.choice: ChoiceInput[int] = ChoiceInput((), empty=None)
        self.choice.set_name("읽은 목록")
        self.chips = ViewChips()
        self.table = BoardTable()
        self.note = TableNote(self.table)
        self.strip = Strip()
        self.totals = TotalsBar()
        self._lay_out()
        self._drops = FileDrops(self.widget, self.read)
        self.choice.changed.connect(self._show_board)
        self.chips.chosen.connect(self._show_view)
        self.table.followed.connect(lambda key, _column: self._open_entry(key))
        self.table.opened.connect(lambda _key: self._open_row())
        self.table.remove_asked.connect(lambda _ids: self.part())
        self.refresh()

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.choice, self.chips, self.table)

    @property
    def list_id(self) -> int | None:
        """The list that is looked at."""
        return self.choice.value()

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.MATCH_OFFICIAL, self.rematch, aside=True),
            Command(Action.REMOVE_OFFICIAL, self.remove, aside=True),
            Command(Action.PRINT_OFFICIAL, self.show_paper, aside=True),
            Command(Action.BOOK_OFFICIAL, self.book),
            Command(Action.EXPLAIN_OFFICIAL, self.explain),
            Command(Action.PART_OFFICIAL, self.part, aside=True),
            Command(Action.PAIR_OFFICIAL, self.pair),
            Command(Action.READ_OFFICIAL, self.read, main=True),
        )

    def watch(self, look_again: Callable[[], object]) -> None:
        self.table.chosen.connect(lambda _: look_again())
        self.choice.changed.connect(look_again)

    def selected(self) -> bool:
        return self.list_id is not None

    @property
    def empty(self) -> bool:
        return not self.lists

    def refresh(self) -> None:
        """Read the lists and the board anew; the list that was looked at stays."""
        self._show_lists(self.list_id)

    def set_year(self, year: int) -> None:
        del year  # asked for when it is needed
        self._show_lists(None)

    def read(self, path: Path | None = None) -> None:
        """Ctrl+Shift+O: read a list, in its own sheet."""
        from ui.budget.official_dialog import OfficialDialog  # noqa: PLC0415 - when a list is read

        OfficialDialog(self._context, self.widget.window(), self._year, self._show_lists, path).open()

    def pair(self) -> None:
        """Ctrl+Enter: two chosen rows are one payment; of one row, choose what it is."""
        rows = self.table.chosen_rows
        alone = [row for row in rows if (row.line is None) != (row.entry is None)]
        lines = [row for row in alone if row.line]
        entries = [row for row in alone if row.entry]
        if len(rows) == 2 and len(lines) == len(entries) == 1:  # noqa: PLR2004 - one of either side
            self._pair(lines[0], entries[0])
        elif len(rows) == len(alone) == 1:
            self._choose_other(alone[0])
        else:
            self._context.notify.say(
                "짝이 없는 줄 하나를 고르거나, 목록 줄과 원장 줄을 하나씩(Ctrl+누르기) 고르세요."
            )

    def part(self) -> None:
        """Ctrl+R: the chosen pairs are taken apart."""
        keys = [row.line.id for row in self.table.chosen_rows if row.line and row.entry]
        if not keys or self.list_id is None:
            self._context.notify.say("짝이 있는 줄을 고르세요.")
            return
        self._context.desk.perform(partial(self._service.part, self.list_id, keys))

    def explain(self) -> None:
        """Ctrl+E: why the chosen rows are as they are."""
        rows = [row for row in self.table.chosen_rows if row.place is not Place.AGREED]
        list_id = self.list_id
        if not rows or list_id is None:
            self._context.notify.say("일치하지 않는 줄을 고르세요.")
            return
        lines = [row.line.id for row in rows if row.line]
        entries = [row.entry.id for row in rows if row.entry and not row.line]
        text = f"{len(rows):,}줄이 다른 까닭을 적습니다."
        if entries:
            text += " 원장에만 있는 줄에는 비고에 적히고, 다음 목록에서 다시 견줍니다."

        def run(reason: str, dialog: FormDialog) -> bool:
            call = partial(self._service.explain, list_id, lines, entries, reason)
            return self._context.desk.perform(call, dialog.refuse) is not None

        verb = Action.EXPLAIN_OFFICIAL.text
        dialog = ask_reason(verb, verb, text, self.widget.window(), run)
        before = {row.line.remark for row in rows if row.line and row.line.remark}
        if len(before) == 1:
            dialog.body.show_values({"reason": before.pop()})

    def book(self) -> None:
        """Ctrl+N: a line that the ledger lacks, as a new entry there; then it is looked for again."""
        row = next((one for one in self.table.chosen_rows if one.line and not one.entry), None)
        if row is None or row.line is None or self.list_id is None:
            self._context.notify.say("‘목록에만’ 있는 줄을 고르세요.")
            return
        self._book(self._service.to_book(self.list_id, row.line.id))

    def rematch(self) -> None:
        """Look again for the pairs of what has none."""
        if self.list_id is not None:
            self._context.desk.perform(partial(self._service.rematch, self.list_id))

    def remove(self) -> None:
        """Take the whole list out again."""
        if self.list_id is not None:
            self._context.desk.perform(partial(self._service.remove, self.list_id))

    def show_paper(self) -> None:
        """The result as PDF, workbook or 한글."""
        if self.list_id is not None:
            wish = Wish("reconciliation", self._year(), self._context.clock.today(), record=self.list_id)
            open_paper(wish, self._context, self.widget)

    def _pair(self, line_row: BoardRow, entry_row: BoardRow) -> None:
        if self.list_id is not None and line_row.line and entry_row.entry:
            call = partial(self._service.pair, self.list_id, line_row.line.id, entry_row.entry.id)
            self._context.desk.perform(call)

    def _choose_other(self, row: BoardRow) -> None:
        list_id = self.list_id
        if list_id is None:
            return
        if row.line is not None:
            key = row.line.id
            others = list(self._service.choices(list_id, key))

            def pair(other: int) -> bool:
                return (
                    self._context.desk.perform(partial(self._service.pair, list_id, key, other)) is not None
                )

            sheet = PairSheet(row, others, self.widget.window(), pair)
        else:
            assert row.entry is not None  # noqa: S101 - a row has one side at least
            entry = row.entry
            lines = [one.line for one in self.board.rows if one.line and not one.entry]

            def pair_line(other: int) -> bool:
                call = partial(self._service.pair, list_id, other, entry.id)
                return self._context.desk.perform(call) is not None

            sheet = PairSheet(row, nearest_line(entry, lines), self.widget.window(), pair_line)
        if sheet.table.rows:
            sheet.open()
        else:
            sheet.deleteLater()
            self._context.notify.say("다른 쪽에 짝이 없는 줄이 남지 않았습니다.")

    def _open_row(self) -> None:
        """Enter: a leftover looks for its other side, a pair opens its entry."""
        row = self.table.row_of(self.table.current_id)
        if row is not None and (row.line is None or row.entry is None):
            self._choose_other(row)
        elif row is not None:
            self._open_entry(row.id)

    def _open_entry(self, row_id: int) -> None:
        row = self.table.row_of(row_id)
        if row is not None and row.entry is not None:
            self._go(Whither("budget", "ledger", kind=Kind.LEDGER, record_id=row.entry.id))
        elif row is not None:
            self._choose_other(row)

    def _show_lists(self, wanted: int | None) -> None:
        self.lists = tuple(self._service.lists(self._year()))
        keys = [one.id for one in self.lists]
        self.choice.set_choices([(one.id, one.words) for one in self.lists])
        self.choice.set_value(wanted if wanted in keys else keys[0] if keys else None)
        self._show_board()

    def _show_board(self) -> None:
        self.board = self._service.board(self.list_id) if self.list_id is not None else Board(())
        self.table.show_board(self.board)
        self.chips.show_views(views_of(self.board), self.table.view)
        self.totals.show_totals(totals_of(self.board) if self.lists else ())
        self._head.setVisible(bool(self.lists))
        waiting = self._service.waiting(self.list_id) if self.list_id is not None else 0
        if waiting:
            text = "읽은 뒤에 원장에 적은 줄과 맞습니다."
            self.strip.say(
                f"맞출 수 있는 줄 {waiting:,}건", text, [(Action.MATCH_OFFICIAL.text, self.rematch)]
            )
        else:
            self.strip.clear()
        self._say_none()

    def _show_view(self, view: str) -> None:
        self.table.show_view(view)
        self.chips.mark(self.table.view)

    def _say_none(self) -> None:
        if self.lists:
            self.note.hide()
            return
        ways = [Way(Action.READ_OFFICIAL.text, self.read, Action.READ_OFFICIAL.keys)]
        self.note.say(f"{self._year()}년도에 읽은 지급 목록이 없습니다", _NOTHING, ways)
        self.note.show()

    def _lay_out(self) -> None:
        self._head = QWidget()
        row = FlowLayout(self._head, gap=16)
        row.setContentsMargins(EDGE, 6, EDGE, 6)
        keep_width(self.choice, LIST_WIDTH)
        row.addWidget(self.choice)
        row.addWidget(self.chips)
        box = QVBoxLayout(self.widget)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._head, line(), self.strip, self.table, line(), self.totals):
            box.addWidget(part)
        box.setStretchFactor(self.table, 1)
