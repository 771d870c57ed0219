"""추진상황: what was noted of the year's projects, and what could be counted (features.md C8)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.project_records.progress_notes import (
    Condition,
    IndicatorLine,
    ProgressDraft,
    note_state,
)
from desktop_app.register.kind import RegisterRow
from desktop_app.values import won_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_listed
from ui.projects.narrowing import project_of
from ui.projects.over_table import put_over
from ui.register_form import RegisterInputs
from ui.register_view import Plan, RegisterView
from ui.widgets.choice_inputs import CheckInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form_sheet import FormDialog
from ui.widgets.small_table import SmallTable

Row = RegisterRow[ProgressDraft]
STOPS = "stops"
STOP_LINK = "사업 상태도 ‘중단’으로"


def _counted(row: Row) -> str:
    draft = row.draft
    if draft.quantity is None:
        return draft.indicator
    return f"{draft.indicator} {won_text(draft.quantity)}{draft.unit}".strip()


COLUMNS: Sequence[Column[Any]] = (
    Column("noted_on", "날짜", ColumnKind.DATE, 104, lambda row: row.draft.noted_on),
    Column("project_id", "연계사업", ColumnKind.TEXT, 190, lambda row: row.names["project_id"]),
    Column("condition", "상황", ColumnKind.STATE, 72, note_state),
    Column(
        "text", "내용", ColumnKind.NAME, 240, lambda row: row.draft.text.partition("\n")[0], sortable=False
    ),
    Column("indicator", "지표", ColumnKind.TEXT, 140, _counted, hide_rank=1),
    Column("people", "인원", ColumnKind.NUMBER, 60, lambda row: row.draft.people, hide_rank=2),
)


@dataclass(frozen=True, slots=True)
class _Indicator:
    id: int
    line: IndicatorLine


INDICATORS: Sequence[Column[Any]] = (
    Column("project", "연계사업", ColumnKind.TEXT, 190, lambda row: row.line.project, sortable=False),
    Column("indicator", "지표", ColumnKind.NAME, 120, lambda row: row.line.indicator, sortable=False),
    Column("last_on", "최근 날짜", ColumnKind.DATE, 104, lambda row: row.line.last_on, sortable=False),
    Column("last", "최근 값", ColumnKind.NUMBER, 72, lambda row: row.line.last, sortable=False),
    Column("total", "합계", ColumnKind.NUMBER, 72, lambda row: row.line.total, sortable=False),
    Column("unit", "단위", ColumnKind.TEXT, 52, lambda row: row.line.unit, sortable=False),
    Column(
        "people", "인원", ColumnKind.NUMBER, 60, lambda row: row.line.people or None, sortable=False, hide_rank=1
    ),
)  # fmt: skip


class ProgressView(RegisterView):
    """The notes of a year; a link of a project narrows it to that project."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "내용·지표·사업 찾기 — 초성도 됩니다",
            "사업이 어떻게 가고 있는지 날짜와 함께 적으면 사업 목록에 최근 상황이 보입니다.",
            Action.ADD_PROGRESS_NOTE,
            note_state,
        )
        self.notes = context.office.progress_notes
        self.indicators: SmallTable[_Indicator] = SmallTable("지표별 실적", INDICATORS, chooses=False)
        super().__init__(context, year, go, self.notes, plan)
        put_over(self.records.screen, self.indicators, self._indicators)

    def blank(self) -> ProgressDraft:
        """For the project that the list shows, of today."""
        return ProgressDraft(project_id=project_of(self.records.screen), noted_on=self.context.clock.today())

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        """The project's own state follows a note of 중단 where the officer says so."""
        if not self.notes.could_stop(row.draft):
            return []
        assert row.draft.project_id is not None  # noqa: S101 - a stored note has its project
        call = partial(self.notes.stop, row.draft.project_id)
        return [(STOP_LINK, partial(self.context.desk.perform, call))]

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.OPEN_PROJECT, self.open_project, aside=True),
            Command(Action.PRINT_PROGRESS, self.print_list),
        )

    def open_project(self) -> None:
        """The project of the note that is shown."""
        key = self.records.screen.record_id
        if key is not None:
            project = self.notes.record(key).draft.project_id
            self.go(Place("projects", "projects", kind=Kind.PROJECT, record_id=project))

    def print_list(self) -> None:
        """추진상황 보고: the notes that the list shows, by project."""
        wish = Wish("progress", self.year(), self.context.clock.today())
        open_listed(wish, self.context, self.records.screen)

    def _indicators(self, ids: Sequence[int]) -> list[_Indicator]:
        return [_Indicator(*one) for one in enumerate(self.notes.indicators(ids))]


class NoteDialog(FormDialog):
    """A note typed from a project: today, how it stands, what was counted."""

    def __init__(self, project_id: int, name: str, context: TabContext, window: Any) -> None:
        super().__init__(f"추진상황 적기 · {name}", "적기", window)
        self._context, self._notes = context, context.office.progress_notes
        today = context.clock.today
        self._draft = ProgressDraft(project_id=project_id, noted_on=today())
        fields = [one for one in self._notes.kind.fields if one.key != "project_id"]
        self._inputs = RegisterInputs(fields, lambda: today().year, today)
        self._inputs.recall(self._notes.recalled)
        place = [one.key for one in fields].index("condition") + 1
        self._inputs.fill(self.body, fields[:place])
        self.body.field(STOPS, "사업 상태", CheckInput("이 사업의 상태도 ‘중단’으로 바꿉니다"))
        self._inputs.fill(self.body, fields[place:])
        self.body.show_values({**self._inputs.shown(self._draft), STOPS: False})
        self._inputs.by_key["condition"].changed.connect(self._offer_stop)
        self._offer_stop()
        self.check = lambda: self._notes.problems(self._typed())
        self.perform = self._note
        self.begin_at = "text"

    def _typed(self) -> ProgressDraft:
        values = {key: value for key, value in self.values().items() if key != STOPS}
        return ProgressDraft(project_id=self._draft.project_id, **self._inputs.drafted(values))

    def _offer_stop(self) -> None:
        halted = self._inputs.by_key["condition"].value() == Condition.HALTED.name
        offered = halted and self._notes.could_stop(
            ProgressDraft(project_id=self._draft.project_id, condition=Condition.HALTED)
        )
        entry = self.body.inputs[STOPS]
        if not offered:
            entry.set_value(False)
        entry.setEnabled(offered)

    def _note(self) -> bool:
        call = partial(self._notes.note, self._typed(), stops=bool(self.values()[STOPS]))
        return self._context.desk.perform(call, self.refuse) is not None
