"""교육생: who takes part in which training, came, and has how many hours (features.md E6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.activities.trainees import Attendance, TraineeDraft, trainee_state
from desktop_app.activities.training_hours import HOURS_SEEN
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.filters import Operator
from desktop_app.privacy.records import subject
from desktop_app.register.kind import RegisterRow
from desktop_app.terms import Deed
from desktop_app.values import span_text
from ui.actions import Action, Command
from ui.activities.training_sheets import save_hr_list
from ui.feature_tab import Place, TabContext
from ui.paper_way import listed, open_listed
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm
from ui.widgets.veil import Veil

Row = RegisterRow[TraineeDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("department_id", "소속", ColumnKind.TEXT, 130, lambda row: row.names["department_id"]),
    Column("post", "직급", ColumnKind.TEXT, 84, lambda row: row.draft.post),
    Column("name", "성명", ColumnKind.NAME, 84, lambda row: row.draft.name, personal=True),
    Column("training_id", "교육", ColumnKind.TEXT, 220, lambda row: row.names["training_id"]),
    Column("held_on", "진행일", ColumnKind.DATE, 104, lambda row: row.more["held_on"], hide_rank=1),
    Column("applied_on", "신청일", ColumnKind.DATE, 104, lambda row: row.draft.applied_on, hide_rank=3),
    Column("attendance", "참석", ColumnKind.TEXT, 70, lambda row: row.draft.attendance.value, hide_rank=2),
    Column("credit_minutes", "시간", ColumnKind.TEXT, 84, lambda row: span_text(row.draft.credit_minutes)),
    Column("state", "상태", ColumnKind.STATE, 112, trainee_state, sortable=False),
)


class TraineesView(RegisterView):
    """The list of a year's trainees; a link from a training narrows it to that training."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "성명·소속·교육 찾기 — 초성도 됩니다",
            "신청한 직원을 적거나, 엑셀의 명단을 복사해 가져오기(Ctrl+O)에 붙여넣으세요.",
            Action.ADD_TRAINEE,
            trainee_state,
        )
        self.trainees = context.office.trainees
        super().__init__(context, year, go, self.trainees, plan)
        self.veil.listen_in(self.widget)

    def begin_form(self, form: RecordForm) -> None:
        self.veil = Veil(form, self._looked, self.context.notify.trouble)
        self.veil.head(form.body, "교육생")

    def blank(self) -> TraineeDraft:
        """For the training that the list shows, applied today."""
        return TraineeDraft(training_id=self._training(), applied_on=self.context.clock.today())

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.MARK_ALL_PRESENT, self.mark_all, aside=True),
            Command(Action.SAVE_HR_LIST, self.save_hr, aside=True),
            Command(Action.PRINT_HOURS, self.show_hours, aside=True),
            Command(Action.MARK_ABSENT, partial(self._mark, Attendance.ABSENT)),
            Command(Action.MARK_PRESENT, partial(self._mark, Attendance.PRESENT)),
        )

    def mark_all(self) -> None:
        """Everybody of the list who is not marked yet came."""
        rows = self.trainees.rows(self.records.screen.model.whole_ids())
        left = [row.id for row in rows if row.draft.attendance is Attendance.APPLIED]
        if left:
            self.context.desk.perform(partial(self.trainees.mark, left, Attendance.PRESENT))
        else:
            self.context.notify.say("이 목록에는 참석을 표시하지 않은 사람이 없습니다.")

    def save_hr(self) -> None:
        """상시학습 등록용, of the credits that the list shows."""
        wish = listed(self.records.screen.model.whole_ids()).of(self._wish("hr-list"))
        save_hr_list(wish, self.context, self.widget)

    def show_hours(self) -> None:
        """교육시간 집계 of the credits that the list shows."""
        open_listed(self._wish("training-hours"), self.context, self.records.screen)

    def _wish(self, report: str) -> Wish:
        return Wish(report, self.year(), self.context.clock.today())

    def _mark(self, attendance: Attendance) -> None:
        if ids := self.records.screen.table.selected_ids():
            self.context.desk.perform(partial(self.trainees.mark, ids, attendance))

    def _looked(self, trainee_id: int) -> None:
        self.context.office.access.note(Deed.VIEW, subject(Kind.TRAINEE.value, [trainee_id]), 1, HOURS_SEEN)

    def _training(self) -> int | None:
        """The one training to which the list is narrowed."""
        groups = self.records.screen.query.conditions.groups if hasattr(self, "records") else ()
        asked = [one for group in groups for one in group if one.field == "training_id"]
        if len(asked) == 1 and asked[0].operator is Operator.ONE_OF and len(asked[0].values) == 1:
            return int(str(asked[0].values[0]))
        return None
