"""회차: the rounds of a year as a list, begun in one step, closed and opened again (features.md G1)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.register.kind import RegisterRow
from desktop_app.returns.rounds import RoundDraft, forms_text, period_text, round_state, tally_of
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.returns.round_acts import RoundActs
from ui.returns.start_dialog import StartDialog
from ui.widgets.columns import Column, ColumnKind

Row = RegisterRow[RoundDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("name", "회차", ColumnKind.NAME, 200, lambda row: row.draft.name),
    Column("starts_on", "기간", ColumnKind.TEXT, 168, lambda row: period_text(row.draft), hide_rank=2),
    Column("due_on", "제출기한", ColumnKind.DATE, 104, lambda row: row.draft.due_on),
    Column(
        "forms",
        "받을 양식",
        ColumnKind.TEXT,
        200,
        lambda row: forms_text(row.draft),
        sortable=False,
        hide_rank=1,
    ),
    Column(
        "units",
        "부서·동",
        ColumnKind.NUMBER,
        64,
        lambda row: tally_of(row).units,
        sortable=False,
        hide_rank=4,
    ),
    Column(
        "missing", "미제출", ColumnKind.NUMBER, 64, lambda row: tally_of(row).missing or None, sortable=False
    ),
    Column(
        "rate", "제출률", ColumnKind.TEXT, 130, lambda row: tally_of(row).words, sortable=False, hide_rank=3
    ),
    Column("state", "상태", ColumnKind.STATE, 92, round_state, sortable=False),
)


class RoundsView(RegisterView):
    """The list of a year's rounds."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "회차 이름·공문 번호 찾기 — 초성도 됩니다",
            "취합을 시작하면 부서와 동마다 제출할 자리가 한 번에 생깁니다.",
            Action.START_ROUND,
            round_state,
            imports=False,
        )
        self.rounds = context.office.rounds
        super().__init__(context, year, go, self.rounds, plan)
        self.acts = RoundActs(context, lambda: self.widget, lambda: self.records.screen.record_id)

    def extra(self) -> Sequence[Command]:
        return (
            *self.acts.commands(),
            Command(Action.PRINT_ROUND, self.acts.print_status),
            Command(Action.MAKE_FORMS, self.acts.make_forms),
            Command(Action.CLOSE_ROUND, self.close),
        )

    def add(self) -> None:
        """취합 시작."""
        StartDialog(self.context, self.widget.window(), self.year(), self.open_record).open()

    def close(self) -> None:
        """마감, or open again what is closed."""
        key = self.records.screen.record_id
        if key is not None:
            closed = self.rounds.record(key).draft.closed_on is not None
            self.context.desk.perform(partial(self.rounds.reopen if closed else self.rounds.close, key))

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        tally = tally_of(row)
        place = Place("returns", "status", record_id=row.id)
        return [(f"현황 {tally.answered:,}/{tally.units:,}", partial(self.go, place))]
