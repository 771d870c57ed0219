"""현장견학: the register of visits to the park, and the year by target group (features.md E4)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.activities.field_visits import FieldVisitDraft, VisitState, visit_state
from desktop_app.catalogue.entries import Wish, default_day
from desktop_app.register.kind import RegisterRow
from desktop_app.values import minute_range_text
from ui.actions import Action, Command
from ui.activities.visit_sheets import HoldDialog
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind

Row = RegisterRow[FieldVisitDraft]


def _time(row: Row) -> str:
    return minute_range_text(row.draft.start_minute, row.draft.end_minute)


COLUMNS: Sequence[Column[Any]] = (
    Column("visited_on", "견학일", ColumnKind.DATE, 104, lambda row: row.draft.visited_on),
    Column("time", "시각", ColumnKind.TEXT, 104, _time, sortable=False, hide_rank=3),
    Column("group_name", "단체·모임", ColumnKind.NAME, 200, lambda row: row.draft.group_name or "-"),
    Column("visitors", "대상", ColumnKind.TEXT, 84, lambda row: row.draft.visitors.value),
    Column(
        "department_id", "신청 부서·동", ColumnKind.TEXT, 110, lambda row: row.names["department_id"], hide_rank=2
    ),
    Column("people", "인원", ColumnKind.NUMBER, 56, lambda row: row.draft.people),
    Column("route", "코스", ColumnKind.QUIET, 150, lambda row: row.draft.route, sortable=False, hide_rank=1),
    Column("rating", "만족도", ColumnKind.NUMBER, 60, lambda row: row.draft.rating, hide_rank=4),
    Column("state", "상태", ColumnKind.STATE, 100, visit_state),
)  # fmt: skip


class FieldVisitsView(RegisterView):
    """The list of a year's visits."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "단체·코스·부서 찾기 — 초성도 됩니다",
            "견학한 단체와 인원을 적으면 대상별 실적이 연말 보고서에 모입니다.",
            Action.ADD_FIELD_VISIT,
            visit_state,
        )
        self.visits = context.office.field_visits
        super().__init__(context, year, go, self.visits, plan)

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.COPY_VISIT, self.copy, aside=True),
            Command(Action.PRINT_VISIT, self.print_visit, aside=True),
            Command(Action.PRINT_VISITS, self.print_year),
            Command(Action.HOLD_VISITS, self.hold),
        )

    def hold(self) -> None:
        """마침 for the chosen visits, each with the number of its people."""
        ids = self.records.screen.table.selected_ids()
        rows = [row for row in self.visits.rows(ids) if row.draft.state is not VisitState.CANCELLED]
        if rows:
            HoldDialog(rows, self.context, self.widget.window()).open()
        elif ids:
            self.context.notify.say("취소한 견학은 마침으로 둘 수 없습니다. 상태를 먼저 고치세요.")

    def copy(self) -> None:
        """A new visit like the shown one, to be dated."""
        key = self.records.screen.record_id
        if key is None:
            return
        draft = self.visits.record(key).draft
        fresh = replace(draft, visited_on=None, people=None, rating=None, remarks="")
        self.begin_with(replace(fresh, state=VisitState.PLANNED, version=None), "새 현장견학 (복사)")

    def print_year(self) -> None:
        """대상별 실적 of the year, until today."""
        year, today = self.year(), self.context.clock.today()
        open_paper(Wish("field-visits", year, default_day(year, today)), self.context, self.widget)

    def print_visit(self) -> None:
        """견학 안내문 of the visit that is shown."""
        key = self.records.screen.record_id
        if key is not None:
            wish = Wish("visit-sheet", self.year(), self.context.clock.today(), record=key)
            open_paper(wish, self.context, self.widget)
