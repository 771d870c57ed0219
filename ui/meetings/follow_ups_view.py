"""후속조치 of all meetings: what is open, whose it is, until when; ticked when it is done (features.md C6)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.changes import Kind
from desktop_app.marks import State
from desktop_app.meetings.kinds import FollowUpDraft, follow_up_state
from desktop_app.meetings.records import owner_words
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind

Row = RegisterRow[FollowUpDraft]


def _state(row: Row) -> State:
    return follow_up_state(row.draft, row.today)


COLUMNS: Sequence[Column[Any]] = (
    Column("state", "상태", ColumnKind.STATE, 92, _state, sortable=False),
    Column("task", "할 일", ColumnKind.NAME, 260, lambda row: row.draft.task),
    Column("department_id", "맡은 부서", ColumnKind.TEXT, 110, lambda row: row.names["department_id"], hide_rank=2),
    Column("owner", "담당", ColumnKind.TEXT, 110, lambda row: owner_words(row.draft.owner), personal=True),
    Column("due_on", "기한", ColumnKind.DATE, 100, lambda row: row.draft.due_on),
    Column("done_on", "마친 날", ColumnKind.DATE, 100, lambda row: row.draft.done_on, hide_rank=3),
    Column(
        "meeting_id", "회의", ColumnKind.LINK, 180, lambda row: row.names["meeting_id"], hide_rank=1, link=True
    ),
)  # fmt: skip


class FollowUpsView(RegisterView):
    """The list of a year's 후속조치, the earliest term first."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "할 일·담당·회의 찾기 — 초성도 됩니다",
            "회의에서 하기로 한 일이 여기에 모입니다. 회의의 ‘후속조치’에 적거나 여기서 바로 적습니다.",
            Action.ADD_FOLLOW_UP,
            _state,
        )
        super().__init__(context, year, go, context.office.follow_ups, plan)
        self.records.screen.table.followed.connect(self._follow)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.SETTLE_FOLLOW_UP, self.settle),)

    def settle(self) -> None:
        """마침, for the chosen rows; rows that are all done are opened again."""
        ids = self.records.screen.table.selected_ids()
        if ids:
            self.context.desk.perform(partial(self.context.office.follow_ups.settle, ids))

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        return [("회의 보기", partial(self._show_meeting, row.draft.meeting_id))]

    def _follow(self, record_id: int, _column: str) -> None:
        for row in self.register.rows([record_id]):
            self._show_meeting(row.draft.meeting_id)

    def _show_meeting(self, meeting_id: int | None) -> None:
        if meeting_id is not None:
            self.go(Place("projects", view="meetings", kind=Kind.MEETING, record_id=meeting_id))
