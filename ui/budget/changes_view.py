"""예산 변동: the history of 예산현액 and 배정액, line by line, with document and day (F5, BUD-6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.budget.change_records import ChangeDraft, ChangeRow
from desktop_app.budget_terms import BudgetChange
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.listing import ListQuery
from ui.actions import Action, Command
from ui.budget.change_dialog import ChangeDialog
from ui.budget.reverse_bar import ReverseBar
from ui.feature_tab import Place, TabContext
from ui.formless_view import FormlessView
from ui.list_tools import ListTools
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.list_screen import ListScreen, ListWords, Nothing, Way

WORDS: Final = ListWords("예산 변동", "과목·문서번호·사유 찾기", open_hint="Enter 원장에서 보기")
COLUMNS: Final[Sequence[Column[Any]]] = (
    Column("booked", "일자", ColumnKind.DATE, 104, lambda row: row.booked_on),
    Column("kind", "구분", ColumnKind.TEXT, 110, lambda row: row.called),
    Column("line", "통계목", ColumnKind.TEXT, 190, lambda row: row.line, sortable=False),
    Column("summary", "적요", ColumnKind.NAME, 160, lambda row: row.summary),
    Column("moves", "예산현액 증감", ColumnKind.NUMBER, 104, lambda row: row.moves, sortable=False),
    Column("appropriation", "예산현액", ColumnKind.NUMBER, 104, lambda row: row.appropriation, sortable=False),
    Column("allotted", "배정 증감", ColumnKind.NUMBER, 96, lambda row: row.allotted, sortable=False, hide_rank=2),
    Column("allotment", "배정액", ColumnKind.NUMBER, 96, lambda row: row.allotment, sortable=False, hide_rank=3),
    Column("other", "상대 과목", ColumnKind.QUIET, 150, lambda row: row.other, sortable=False, hide_rank=4),
    Column(
        "document_number", "문서번호", ColumnKind.TEXT, 130, lambda row: row.document_number, sortable=False,
        hide_rank=1,
    ),
    Column("reason", "사유", ColumnKind.QUIET, 150, lambda row: row.reason, sortable=False, hide_rank=5),
    Column("state", "상태", ColumnKind.STATE, 92, lambda row: row.state, sortable=False),
)  # fmt: skip


class ChangesView(FormlessView):
    """A list without a form: changes are written by their dialog and cancelled by 정정."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._context, self._year, self._go = context, year, go
        self._budget = context.office.budget
        screen = ListScreen(self._budget.changes, COLUMNS, None, WORDS, group=_month)
        super().__init__(screen, ListTools(screen, context, "budget_changes"))
        self.screen.nothing = self._nothing
        self.bar = ReverseBar(year, context.clock.today)
        self._out = ListOut(ListExport("예산 변동", "건", self.screen), context, go, aside=True)
        self._whole = QWidget()
        box = QVBoxLayout(self._whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.screen, 1)
        box.addWidget(self.bar)
        self.bar.asked.connect(self._reverse)
        self.bar.left.connect(self.screen.table.select_first)
        self.screen.table.opened.connect(self._open)
        self.screen.remember_in(context.memory, "budget/changes")
        self.screen.open_list(ListQuery(year=year(), order="booked"))

    @property
    def widget(self) -> QWidget:
        return self._whole

    def set_year(self, year: int) -> None:
        self.bar.close_bar()
        super().set_year(year)

    def commands(self) -> Sequence[Command]:
        return (
            *self._out.commands(),
            Command(Action.PRINT_VIREMENTS, self.show_paper),
            Command(Action.REVERSE_ENTRY, self.reverse),
            Command(Action.ADD_BUDGET_CHANGE, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N: 전용 of today, to be filled in."""
        lines = [one for one in self._budget.levels.tree(self._year()) if one.is_line]
        if not lines:
            self._context.notify.say("적을 통계목이 없습니다. 원장에서 예산과목부터 넣으세요.")
            return
        today = self._context.clock.today()
        day = today if today.year == self._year() else None
        draft = ChangeDraft(self._year(), BudgetChange.VIREMENT, None, day, None)
        ChangeDialog(draft, self._context, self._whole.window()).open()

    def reverse(self) -> None:
        """Ctrl+R: ask why; a half of a pair takes its other half and its 배정 along."""
        key = self.screen.record_id
        if key is None:
            return
        try:
            record = self._budget.record(key)
        except OfficeError as gone:
            self._context.notify.say(gone.what)
            return
        if record.reverses is not None or record.reversed_by is not None:
            self._context.notify.say("정정한 줄과 정정 줄은 다시 정정하지 않습니다. 맞는 줄을 새로 적으세요.")
        else:
            self.bar.open_for(record)

    def show_paper(self) -> None:
        """전용 내역 of a quarter (BUD-6)."""
        wish = Wish("virements", self._year(), self._context.clock.today())
        open_paper(wish, self._context, self._whole)

    def _open(self, entry_id: int) -> None:
        self._go(Place("budget", "ledger", kind=Kind.LEDGER, record_id=entry_id))

    def _reverse(self, entry_id: int, reason: str, on: Any) -> None:
        change = self._context.desk.perform(partial(self._budget.reverse, entry_id, reason, on))
        if change is not None:
            self.bar.close_bar()

    def _nothing(self, year: int | None) -> Nothing:
        return Nothing(
            f"{year}년도 예산 변동이 아직 없습니다",
            "본예산은 원장에서 예산과목과 함께 넣고, 추경·전용·이월·배정은 여기서 적습니다.",
            [
                Way("원장 보기", lambda: self._go(Place("budget", "ledger"))),
                Way("예산 변동 적기", self.add, Action.ADD_BUDGET_CHANGE.keys),
            ],
        )


def _month(row: ChangeRow) -> tuple[int, int]:
    return row.booked_on.year, row.booked_on.month
