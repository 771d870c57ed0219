"""파크 행사: the events that are gathered for the homepage, pasted or typed (features.md E8)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.activities.park_events import EventDraft, organiser
from desktop_app.register.kind import RegisterRow
from desktop_app.values import minute_range_text
from ui.actions import Action
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind

Row = RegisterRow[EventDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("held_on", "날짜", ColumnKind.DATE, 104, lambda row: row.draft.held_on),
    Column("until_on", "마지막 날", ColumnKind.DATE, 104, lambda row: row.draft.until_on, hide_rank=4),
    Column(
        "time",
        "시각",
        ColumnKind.TEXT,
        104,
        lambda row: minute_range_text(row.draft.start_minute, row.draft.end_minute),
        sortable=False,
        hide_rank=3,
    ),
    Column("title", "행사명", ColumnKind.NAME, 240, lambda row: row.draft.title),
    Column("place", "장소", ColumnKind.TEXT, 150, lambda row: row.draft.place, hide_rank=1),
    Column(
        "organiser", "여는 곳", ColumnKind.TEXT, 150, lambda row: organiser(row.draft, row.names), hide_rank=2
    ),
)


class ParkEventsView(RegisterView):
    """The list of a year's events."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "행사·장소·여는 곳 찾기 — 초성도 됩니다",
            "혁신센터가 보낸 월별 행사표를 복사해 ‘가져오기’에 붙여 넣으면 한 번에 들어갑니다.",
            Action.ADD_PARK_EVENT,
        )
        super().__init__(context, year, go, context.office.park_events, plan)
