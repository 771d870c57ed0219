"""현장견학: the register of visits to the park, and the year by target group (features.md E4)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.activities.field_visits import FieldVisitDraft, visit_state
from desktop_app.register.kind import RegisterRow
from desktop_app.values import minute_range_text
from ui.actions import Action
from ui.feature_tab import Place, TabContext
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
        super().__init__(context, year, go, context.office.field_visits, plan)
