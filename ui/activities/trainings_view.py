"""교육: the register of trainings in their four steps, with what is done at each of them (features.md E5, E6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from desktop_app.activities.trainings import (
    TrainingDraft,
    TrainingState,
    listed_state,
    steps,
    training_state,
)
from desktop_app.catalogue.entries import Wish
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.register.kind import RegisterRow
from desktop_app.values import minute_range_text, span_text
from ui.actions import Action, Command
from ui.activities.training_sheets import CreditDialog, letter_dialog
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm
from ui.widgets.form_sheet import FormDialog
from ui.widgets.stages import Stage, StageBar

Row = RegisterRow[TrainingDraft]
OVER: Final = " 넘음"


def _time(row: Row) -> str:
    return minute_range_text(row.draft.start_minute, row.draft.end_minute)


def _applied(row: Row) -> str:
    """``23/30``: how many applied, of how many places; ``31/30 넘음``."""
    applied, capacity = row.more["applied"], row.draft.capacity
    if capacity is None:
        return f"{applied:,}" if applied else ""
    return f"{applied:,}/{capacity:,}{OVER if applied > capacity else ''}"


COLUMNS: Sequence[Column[Any]] = (
    Column("held_on", "진행일", ColumnKind.DATE, 104, lambda row: row.draft.held_on),
    Column("time", "시각", ColumnKind.TEXT, 104, _time, sortable=False, hide_rank=3),
    Column("title", "교육명", ColumnKind.NAME, 210, lambda row: row.draft.title),
    Column("place", "장소", ColumnKind.QUIET, 120, lambda row: row.draft.place, sortable=False, hide_rank=1),
    Column("apply_until", "신청 마감", ColumnKind.DATE, 104, lambda row: row.draft.apply_until, hide_rank=2),
    Column("applied", "신청", ColumnKind.TEXT, 84, _applied, sortable=False),
    Column("present", "참석", ColumnKind.NUMBER, 50, lambda row: row.more["present"] or None, sortable=False),
    Column("credit_minutes", "인정", ColumnKind.TEXT, 84, lambda row: span_text(row.draft.credit_minutes), hide_rank=4),
    Column("state", "상태", ColumnKind.STATE, 104, listed_state, sortable=False),
)  # fmt: skip


class TrainingsView(RegisterView):
    """The list of a year's trainings."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "교육명·장소·공문 찾기 — 초성도 됩니다",
            "공문 시행, 신청접수, 진행, 교육시간 부여의 네 단계를 날짜로 적습니다.",
            Action.ADD_TRAINING,
            listed_state,
        )
        self.trainings = context.office.trainings
        super().__init__(context, year, go, self.trainings, plan)

    def begin_form(self, form: RecordForm) -> None:
        self.road = StageBar()
        form.body.wide(self.road)

    def show_more(self, row: Row | None) -> None:
        draft = row.draft if row is not None else TrainingDraft()
        named, now = steps(draft, self.context.clock.today())
        self.road.show_stages([Stage(*one) for one in named], now)

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        return [(f"교육생 {row.more['applied']:,}명", partial(self._show_people, row.id))]

    def blank(self) -> TrainingDraft:
        return TrainingDraft(fiscal_year=self.year())

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_LETTER, self.write_letter, aside=True),
            Command(Action.TAKE_BACK_HOURS, self.take_back, aside=True),
            Command(Action.PRINT_CONFIRMATION, self.confirm, aside=True),
            Command(Action.HOLD_TRAINING, self.hold),
            Command(Action.CREDIT_HOURS, self.credit),
        )

    def hold(self) -> None:
        """진행함 for the chosen trainings."""
        if ids := self.records.screen.table.selected_ids():
            self.context.desk.perform(partial(self.trainings.hold, ids))

    def credit(self) -> None:
        """시간 부여 for the training that is shown; one that was not held says so before anything is asked."""
        key = self.records.screen.record_id
        if key is None:
            return
        outlook = self.trainings.outlook(key)
        state = training_state(outlook.draft, self.context.clock.today())
        if state not in {TrainingState.HELD, TrainingState.CREDITED}:
            self.context.desk.perform(partial(self.trainings.refuse_early, key))
            return

        def run(values: dict[str, Any], sheet: FormDialog) -> bool:
            call = partial(self.trainings.credit, key, **values)
            return self.context.desk.perform(call, sheet.refuse) is not None

        CreditDialog(outlook, self.context, self.widget.window(), run).open()

    def take_back(self) -> None:
        """시간 거두기; the banner has the way back, so nothing is asked."""
        key = self.records.screen.record_id
        if key is not None:
            self.context.desk.perform(partial(self.trainings.take_back, key))

    def confirm(self) -> None:
        """교육시간 확인서 of the training that is shown."""
        key = self.records.screen.record_id
        if key is not None:
            wish = Wish("training-confirmation", self.year(), self.context.clock.today(), record=key)
            open_paper(wish, self.context, self.widget)

    def write_letter(self) -> None:
        """시행문 초안 of the training that is shown."""
        key = self.records.screen.record_id
        if key is not None:
            draft = self.trainings.record(key).draft
            letter_dialog(draft, draft.fiscal_year, self.context, self.widget.window()).open()

    def _show_people(self, training_id: int) -> None:
        asked = Condition("training_id", Operator.ONE_OF, (training_id,))
        self.go(Place("activities", "trainees", "all", conditions=Conditions(((asked,),))))
