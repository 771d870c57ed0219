"""난제: residents' problems with their road, assigned, moved and replied to from here (features.md E10, E11)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from desktop_app.activities.citizen_problems import (
    CitizenProblemDraft,
    body_words,
    days_open,
    elapsed,
    problem_state,
    reply_day,
    reply_words,
)
from desktop_app.activities.problem_road import ENDS, ROAD, ProblemState
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Change, Kind
from desktop_app.errors import OfficeError
from desktop_app.privacy.records import subject
from desktop_app.register.kind import RegisterRow
from desktop_app.terms import Deed
from desktop_app.values import month_day_text
from ui.actions import Action, Command
from ui.activities.problem_dialogs import AssignDialog, MoveDialog
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.basis import follow_basis
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm
from ui.widgets.notices import Link
from ui.widgets.stages import Stage, StageBar
from ui.widgets.veil import Veil

Row = RegisterRow[CitizenProblemDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("number", "접수번호", ColumnKind.TEXT, 122, lambda row: row.draft.case_number),
    Column("received_on", "접수일", ColumnKind.DATE, 104, lambda row: row.draft.received_on, hide_rank=1),
    Column("title", "제목", ColumnKind.NAME, 190, lambda row: row.draft.title, spare=True),
    Column("state", "상태", ColumnKind.STATE, 88, problem_state),
    Column("department_id", "소관 부서", ColumnKind.TEXT, 96, lambda row: row.names["department_id"]),
    Column("body", "연계한 곳", ColumnKind.QUIET, 130, body_words, sortable=False, hide_rank=4),
    Column("elapsed", "경과", ColumnKind.TEXT, 124, elapsed, hide_rank=2),
    Column("replied_on", "회신", ColumnKind.TEXT, 96, lambda row: reply_day(row.draft), hide_rank=3),
    Column(
        "applicant_name", "신청인", ColumnKind.QUIET, 70, lambda row: row.draft.applicant_name,
        personal=True, hide_rank=6,
    ),
    Column(
        "applicant_phone", "신청인 전화", ColumnKind.QUIET, 116, lambda row: row.draft.applicant_phone,
        sortable=False, personal=True, hide_rank=7,
    ),
    Column("dong_id", "동", ColumnKind.QUIET, 84, lambda row: row.names["dong_id"], hide_rank=5),
)  # fmt: skip
SHOW: Final = "연계사업 보기"
CLOSE: Final = "닫기"


class CitizenProblemsView(RegisterView):
    """The register of a year's problems."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._problems = context.office.citizen_problems
        plan = Plan(
            COLUMNS,
            "제목·번호·신청인 찾기 — 초성도 됩니다",
            "접수하면 번호가 매겨지고, 소관 부서와 연계한 곳, 답변과 회신까지 여기에서 챙깁니다.",
            Action.RECEIVE_PROBLEM,
            problem_state,
        )
        super().__init__(context, year, go, self._problems, plan)
        self.veil.listen_in(self.widget)
        follow_basis(self.form, context.clock.today, lambda: None)

    def begin_form(self, form: RecordForm) -> None:
        self.veil = Veil(form, self._looked, self.context.notify.trouble)
        self.inputs.veil = self.veil
        self.road = StageBar(form.body, brief=True)
        form.body.wide(self.road)

    def more_inputs(self, form: RecordForm) -> None:
        self._reply = form.body.linked("회신")
        self._project = form.body.linked("연계사업")

    def blank(self) -> CitizenProblemDraft:
        return CitizenProblemDraft(received_on=self.context.clock.today())

    def show_more(self, row: Row | None) -> None:
        """The road, the reply and the project of the record that is shown."""
        self.road.show_stages(*_road(row))
        self.road.setVisible(row is not None)
        if row is None:
            for linked in (self._reply, self._project):
                linked.show_count("", None)
            return
        words = reply_words(row.draft)
        self._reply.show_count(words, partial(self._write_to, row.id) if words else None)
        made = self.context.office.projects.citizen_problems.of(row.id)
        show = partial(self._show_project, made.id) if made is not None else None
        self._project.show_count(made.name if made is not None else "", show)

    def links(self, row: Row) -> list[tuple[str, Callable[[], object]]]:
        return [
            (Action.MOVE_PROBLEM.text, partial(self._move, [row.id])),
            (Action.REPLY_PROBLEM.text, partial(self._write_to, row.id)),
        ]

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_PROBLEMS, self.print_register),
            Command(Action.ASSIGN_PROBLEM, self.assign),
            Command(Action.MOVE_PROBLEM, self.move),
            Command(Action.REPLY_PROBLEM, self.write_reply, aside=True),
            Command(Action.PROBLEM_TO_PROJECT, self.make_project, aside=True),
        )

    def print_register(self) -> None:
        """접수대장 with the counts of the year, seen first."""
        wish = Wish("problem-register", self.year(), self.context.clock.today())
        open_paper(wish, self.context, self.widget)

    def assign(self) -> None:
        """소관 지정, for the chosen lines."""
        ids = self._chosen()
        if ids:
            AssignDialog(self._problems.rows(ids), self.context, self.widget.window()).open()

    def move(self) -> None:
        """상태 옮기기, for the chosen lines."""
        self._move(self._chosen())

    def write_reply(self) -> None:
        """회신문, for the record that is shown."""
        if self.records.screen.record_id is not None:
            self._write_to(self.records.screen.record_id)

    def make_project(self) -> None:
        """연계사업으로 만들기, for the record that is shown."""
        key = self.records.screen.record_id
        if key is None or not self._settled():
            return
        projects = self.context.office.projects.citizen_problems

        def refuse(error: OfficeError) -> bool:
            made = projects.of(key)
            answers = (CLOSE, SHOW) if made is not None else (CLOSE,)
            if self.context.notify.trouble(error, answers=answers) == SHOW and made is not None:
                self._show_project(made.id)
            return True

        def onward(change: Change) -> Link | None:
            made = change.record_id
            return (SHOW, partial(self._show_project, made)) if made is not None else None

        self.context.desk.perform(partial(projects.make, key), inline=refuse, onward=onward)

    def _looked(self, record_id: int) -> None:
        kind = self.register.kind
        seen = ", ".join(one.label for one in kind.masked)
        self.context.office.access.note(Deed.VIEW, subject(kind.table, [record_id]), 1, seen)

    def _chosen(self) -> list[int]:
        chosen = list(self.records.screen.table.selected_ids())
        shown = self.records.screen.record_id
        return chosen or ([shown] if shown is not None else [])

    def _settled(self) -> bool:
        """What is typed is saved before an act that would make it stale."""
        return not self.has_unsaved() or self.save_open()

    def _move(self, ids: Sequence[int]) -> None:
        if ids and self._settled():
            MoveDialog(self._problems.rows(ids), self.context, self.widget.window()).open()

    def _write_to(self, record_id: int) -> None:
        from ui.activities.problem_sheets import ReplyDialog  # noqa: PLC0415 - read when a letter is wanted

        if self._settled():
            ReplyDialog(record_id, self.context, self.widget.window()).open()

    def _show_project(self, project_id: int) -> None:
        self.go(Place("projects", view="projects", kind=Kind.PROJECT, record_id=project_id))


def _short(day: date | None) -> str:
    return month_day_text(day) if day is not None else ""


def _road(row: Row | None) -> tuple[list[Stage], int]:
    """The steps with the days that are known; an end other than 해결 stands in its place."""
    if row is None:
        return [Stage(one.value) for one in ROAD], 0
    draft = row.draft
    last = draft.state if draft.state in ENDS else ProblemState.SOLVED
    names = [*(one.value for one in ROAD[:-1]), last.value]
    days = [_short(draft.received_on), "", "", "", _short(draft.closed_on)]
    if draft.state in ENDS:
        return [Stage(*pair) for pair in zip(names, days, strict=True)], len(ROAD)
    if draft.state is ProblemState.HELD:
        now = 2 if draft.tenant_id or draft.partner_id else 1 if draft.department_id else 0
        days[now] = ProblemState.HELD.value
    else:
        now = ROAD.index(draft.state)
    if now and not days[now]:
        days[now] = f"{days_open(row):,}일째"
    return [Stage(*pair) for pair in zip(names, days, strict=True)], now
