"""예산 요구: what the office asks for in the next year's budget, with the proposals it comes from (B12)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.budget.next_year import NextYearDraft, next_year_state
from desktop_app.catalogue.entries import Wish
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.list_screen import Nothing

Row = RegisterRow[NextYearDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("account_code", "통계목", ColumnKind.TEXT, 150, lambda row: row.draft.line),
    Column("name", "사업·항목", ColumnKind.NAME, 220, lambda row: row.draft.name),
    Column("current_won", "올해 예산", ColumnKind.NUMBER, 104, lambda row: row.draft.current_won, hide_rank=1),
    Column("asked_won", "요구액", ColumnKind.NUMBER, 104, lambda row: row.draft.asked_won),
    Column(
        "change", "증감", ColumnKind.NUMBER, 104, lambda row: row.draft.change_won, sortable=False, hide_rank=2
    ),
    Column("state", "상태", ColumnKind.STATE, 92, next_year_state),
    Column("proposal_id", "제안", ColumnKind.TEXT, 140, lambda row: row.names["proposal_id"], hide_rank=3),
    Column("granted_won", "반영액", ColumnKind.NUMBER, 96, lambda row: row.draft.granted_won, hide_rank=4),
)  # fmt: skip


class NextYearView(RegisterView):
    """The list of a year's requests."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        form_plan = Plan(
            COLUMNS,
            "사업·통계목 찾기 — 초성도 됩니다",
            "다음 해 예산에 요구할 항목을 산출기초와 함께 적습니다. 예산요구로 적은 제안은 한 번에 가져옵니다.",
            Action.ADD_NEXT_YEAR,
            next_year_state,
        )
        self.requests = context.office.next_year
        super().__init__(context, year, go, self.requests, form_plan)

    def blank(self) -> NextYearDraft:
        return NextYearDraft(fiscal_year=self.year())

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_NEXT_YEAR, self.print_request),
            Command(Action.TAKE_PROPOSALS, self.take_proposals),
        )

    def take_proposals(self) -> None:
        """Every proposal marked 다음연도 예산요구 becomes an item, once."""
        self.context.desk.perform(partial(self.requests.take_proposals, self.year()))

    def print_request(self) -> None:
        """예산 요구서 of the year."""
        wish = Wish("next-year-request", self.year(), self.context.clock.today())
        open_paper(wish, self.context, self.widget)

    def _nothing(self, year: int | None) -> Nothing:
        found = super()._nothing(year)
        waiting = self.requests.waiting(self.year())
        if not waiting:
            return found
        way = Way(f"예산요구로 적은 제안 {waiting:,}건 가져오기", self.take_proposals)
        return Nothing(found.heading, found.text, [way, *found.ways])
