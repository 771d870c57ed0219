"""참여상점: the shops of the year's projects, and how many there are by zone (features.md C4)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop_app.catalogue.entries import Wish
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.project_records.participants import ParticipantDraft, ZoneLine, participant_state
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_listed
from ui.projects.narrowing import project_of
from ui.projects.over_table import put_over
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import FormDialog
from ui.widgets.small_table import SmallTable
from ui.widgets.value_inputs import DateInput

Row = RegisterRow[ParticipantDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("name", "상점", ColumnKind.NAME, 170, lambda row: row.draft.name),
    Column("zone", "구역", ColumnKind.TEXT, 120, lambda row: row.draft.zone),
    Column("trade", "업종", ColumnKind.TEXT, 84, lambda row: row.draft.trade, hide_rank=3),
    Column("project_id", "연계사업", ColumnKind.QUIET, 200, lambda row: row.names["project_id"], hide_rank=1),
    Column("joined_on", "참여한 날", ColumnKind.DATE, 104, lambda row: row.draft.joined_on),
    Column("left_on", "떠난 날", ColumnKind.DATE, 104, lambda row: row.draft.left_on, hide_rank=2),
    Column("state", "상태", ColumnKind.STATE, 96, participant_state, sortable=False),
)


@dataclass(frozen=True, slots=True)
class _Zone:
    id: int
    line: ZoneLine


ZONES: Sequence[Column[Any]] = (
    Column("name", "구역", ColumnKind.NAME, 220, lambda row: row.line.name, sortable=False),
    Column("current", "현재(곳)", ColumnKind.NUMBER, 84, lambda row: row.line.current, sortable=False),
    Column("left", "떠남(곳)", ColumnKind.NUMBER, 84, lambda row: row.line.left, sortable=False),
    Column("ever", "누적(곳)", ColumnKind.NUMBER, 84, lambda row: row.line.ever, sortable=False),
    Column("ahead", "예정(곳)", ColumnKind.NUMBER, 84, lambda row: row.line.ahead, sortable=False),
    Column("rest", "", ColumnKind.QUIET, 60, lambda _: "", sortable=False, spare=True),
)
ZONE_ROWS = 5


class ParticipantsView(RegisterView):
    """The list of a year's shops; a link of a project narrows it to that project."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "상점·구역·업종 찾기 — 초성도 됩니다",
            "참여하는 상점을 구역과 함께 적으면 구역별 현재·누적이 저절로 모입니다.",
            Action.ADD_PARTICIPANT,
            participant_state,
        )
        self.shops = context.office.participants
        self.zones: SmallTable[_Zone] = SmallTable("구역별 참여상점", ZONES, ZONE_ROWS, chooses=False)
        super().__init__(context, year, go, self.shops, plan)
        put_over(self.records.screen, self.zones, self._zones)

    def blank(self) -> ParticipantDraft:
        """For the project that the list shows, taking part from today."""
        return ParticipantDraft(
            project_id=project_of(self.records.screen), joined_on=self.context.clock.today()
        )

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_PARTICIPANTS, self.print_list),
            Command(Action.LEAVE_PARTICIPANTS, self.leave),
        )

    def leave(self) -> None:
        """떠남 for the chosen shops, all at one day."""
        ids = self.records.screen.table.selected_ids()
        if ids:
            LeaveDialog(self.shops.rows(ids), self).open()

    def print_list(self) -> None:
        """참여상점 현황: the zones and the shops that the list shows."""
        wish = Wish("participants", self.year(), self.context.clock.today())
        open_listed(wish, self.context, self.records.screen)

    def _zones(self, ids: Sequence[int]) -> list[_Zone]:
        return [_Zone(*one) for one in enumerate(self.shops.zones(ids).all_lines)] if ids else []


class LeaveDialog(FormDialog):
    """떠남 표시: one day for all that were chosen."""

    def __init__(self, rows: Sequence[Row], view: ParticipantsView) -> None:
        staying = [row for row in rows if row.draft.left_on is None]
        gone = len(rows) - len(staying)
        text = f"고른 참여상점 {with_object(f'{len(staying):,}곳')} 떠남으로 표시합니다. 누적에는 남습니다."
        if gone:
            text += f" 이미 떠난 {gone:,}곳은 그대로 둡니다."
        super().__init__("떠남 표시", f"{len(staying):,}곳 떠남", view.widget.window(), text=text)
        today = view.context.clock.today
        self._view, self._ids = view, [row.id for row in rows]
        self.body.field("on", "떠난 날", DateInput(lambda: today().year, today), required=True)
        self.body.show_values({"on": today()})
        self.check = lambda: () if self.values()["on"] else (Problem("on", "떠난 날을 적으세요."),)
        self.perform = self._leave

    def _leave(self) -> bool:
        call = partial(self._view.shops.leave, self._ids, self.values()["on"])
        return self._view.context.desk.perform(call, self.refuse) is not None
