"""연계사업: the register as a list with a form (features.md C1, C3, B11)."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.attachments.records import Owner
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.errors import RecordMissing
from desktop_app.listing import ListQuery
from desktop_app.project_terms import PROJECT_LABELS, ProjectState
from desktop_app.projects.fields import directions, plan_sections
from desktop_app.projects.plan_projects import give_planned_stages, start_with_projects
from desktop_app.projects.records import (
    LOST,
    Origin,
    ProblemOrigin,
    ProjectDraft,
    ProjectRow,
    marks_text,
    missing,
    state_of,
)
from desktop_app.projects.stages import goes_on, progress_of
from desktop_app.terms import FIELDS, Funding
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.intake.list_in import ListIn
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.paper_way import open_paper
from ui.projects.basis_input import basis_input
from ui.projects.kept_rows import KeptRows
from ui.projects.overview_page import OverviewPage
from ui.projects.parties_input import parties_input
from ui.projects.stages_input import stages_input
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.form_body import FormBody, Part
from ui.widgets.inputs import TextArea, TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.value_inputs import DateInput, WonInput

LABEL: Final = PROJECT_LABELS
COLUMNS: tuple[Column[ProjectRow], ...] = (
    Column("name", LABEL["name"], ColumnKind.NAME, 236, lambda row: row.name),
    Column("department", LABEL["department_id"], ColumnKind.TEXT, 100, lambda row: row.department),
    Column(
        "parties",
        "함께하는 곳",
        ColumnKind.QUIET,
        160,
        lambda row: row.parties,
        sortable=False,
        hide_rank=6,
        spare=True,
    ),
    Column("state", LABEL["state"], ColumnKind.STATE, 76, lambda row: row.state),
    Column("progress", "진척", ColumnKind.STATE, 160, lambda row: row.progress, hide_rank=2),
    Column("standing", "추진상황", ColumnKind.STATE, 116, lambda row: row.standing, hide_rank=2),
    Column("period", "기간", ColumnKind.TEXT, 190, lambda row: row.period, hide_rank=3),
    Column("marks", "추진근거", ColumnKind.QUIET, 110, lambda row: row.marks, sortable=False, hide_rank=7),
    Column("budget_won", "예산(원)", ColumnKind.NUMBER, 88, lambda row: row.budget_won, hide_rank=5),
    Column(
        "proposal",
        LABEL["proposal_id"],
        ColumnKind.LINK,
        104,
        lambda row: row.proposal,
        sortable=False,
        hide_rank=1,
        link=True,
    ),
)
WORDS = ListWords("연계사업", "사업·부서·단체 찾기 — 초성도 됩니다", open_hint="Enter 고른 사업 열기")
_NOT_FIELDS: Final = frozenset({"fiscal_year", "version"})


class ProjectsView(RecordView):
    """The register of a year."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._context, self._office = context, context.office
        self._year, self._go = year, go
        self._shown_year: int | None = None
        self._department: PickInput[int] = PickInput((), placeholder="부서 이름 일부나 초성")
        self.parties = parties_input()
        self.basis = basis_input()
        self.stages = stages_input(year, self._today, self._going_on)
        self.form = self._make_form()
        self._offer()
        projects = context.office.projects
        screen = ListScreen(projects, COLUMNS, self.form, WORDS)
        screen.nothing = lambda shown: Nothing(
            f"{shown}년도 연계사업이 아직 없습니다",
            "제안을 채택하면 그 제안에서 ‘연계사업으로 만들기’로 옮길 수 있고, 바로 적을 수도 있습니다.",
            self._ways(shown),
        )
        keeping = Keeping(
            self._read,
            self._blank,
            self._draft,
            projects.problems,
            projects.add,
            projects.edit,
            projects.remove,
            "project",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self.page = OverviewPage(context)
        self.page.left.connect(self.show_list)
        self.page.led.connect(go)
        self._whole = QStackedWidget()
        screen.filter.typed.connect(lambda *_: self._whole.setCurrentWidget(screen))
        self._whole.addWidget(self.records.widget)
        self._whole.addWidget(self.page)
        self._out = ListOut(ListExport("연계사업", "건", screen), context, go, aside=True)
        self._in = ListIn("project", screen, context)
        screen.table.followed.connect(self._follow)
        self.records.open_list(ListQuery(year=year()))

    @property
    def widget(self) -> QWidget:
        return self._whole

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.page,) if self.on_page else super().areas

    @property
    def on_page(self) -> bool:
        """Whether the page of one project is shown, not the list."""
        return self._whole.currentWidget() is self.page

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.PRINT_OVERVIEW, self.print_overview, aside=True),
            Command(Action.SHOW_OVERVIEW, self.show_overview),
            Command(Action.PRINT_STAGES, self.print_stages, aside=True),
            Command(Action.FILL_STAGES, self.fill_stages, aside=True),
            Command(Action.PRINT_ROLES, self.print_roles),
            Command(Action.NOTE_PROGRESS, self.note_progress),
            Command(Action.ADD_PROJECT, self.add, main=True),
        )

    def add(self) -> None:
        """Ctrl+N."""
        self.records.begin()

    def show_overview(self) -> None:
        """한눈에: the page of the chosen project."""
        key = self.records.screen.record_id
        if key is not None and self._show_page(key):
            self._whole.setCurrentWidget(self.page)
            self.page.take_focus()

    def show_list(self) -> None:
        """Esc: back to the list, at the same project."""
        if self.on_page:
            self._whole.setCurrentWidget(self.records.widget)
            self.records.screen.show_list()

    def print_overview(self) -> None:
        """사업 개요서 of the chosen project."""
        self._print("project-overview")

    def open_record(self, record_id: int) -> None:
        self.show_list()
        super().open_record(record_id)

    def arrive(self, place: Place) -> None:
        if place.narrows or place.record_id is not None:
            self.show_list()
        super().arrive(place)

    def set_year(self, year: int) -> None:
        self.show_list()
        super().set_year(year)

    def print_stages(self) -> None:
        """단계별 계획 of the chosen project."""
        self._print("project-stages")

    def fill_stages(self) -> None:
        """The plan's stages for its projects, in an office that began before stages were kept."""
        self._context.desk.perform(partial(give_planned_stages, self._office.projects))

    def print_roles(self) -> None:
        """주체별 역할 of the chosen project."""
        self._print("project-roles")

    def _print(self, report: str) -> None:
        """A paper of the chosen project."""
        key = self.records.screen.record_id
        if key is not None:
            wish = Wish(report, self._year(), self._context.clock.today(), record=key)
            open_paper(wish, self._context, self._whole)

    def note_progress(self) -> None:
        """How the chosen project stands today."""
        from ui.projects.progress_view import NoteDialog  # noqa: PLC0415 - at first need

        key = self.records.screen.record_id
        if key is not None:
            name = self._office.projects.record(key).draft.name
            NoteDialog(key, name, self._context, self.records.screen.window()).open()

    def refresh(self) -> None:
        self._offer()
        super().refresh()
        if self.on_page and self.page.page is not None and not self._show_page(self.page.page.record.id):
            self.show_list()  # it was deleted, or its adding taken back

    def _show_page(self, project_id: int) -> bool:
        try:
            page = self._office.project_pages.overview(project_id)
        except RecordMissing:
            return False
        self.page.show_page(
            page, [("고치기", self._edit_shown), (Action.PRINT_OVERVIEW.text, self.print_overview)]
        )
        return True

    def _edit_shown(self) -> None:
        if self.page.page is not None:
            self.open_record(self.page.page.record.id)

    def _ways(self, year: int | None) -> list[Way]:
        ways = [Way(Action.ADD_PROJECT.text, self.add, Action.ADD_PROJECT.keys)]
        if year == self._plan_year:
            ways.insert(0, Way("계획서의 사업 넣기", self._add_planned))
        return ways

    @property
    def _plan_year(self) -> int:
        from desktop_app.reference import plan  # noqa: PLC0415 - a file, read where the list is empty

        return int(plan()["fiscal_year"])

    def _add_planned(self) -> None:
        call = partial(start_with_projects, self._office.directory, self._office.projects)
        self._context.desk.perform(call)

    def _follow(self, project_id: int, _column: str) -> None:
        """The number of the proposal leads to it."""
        for row in self._office.projects.rows([project_id]):
            if row.proposal_id is not None:
                self._go(Place("proposals", view="proposals", kind=Kind.PROPOSAL, record_id=row.proposal_id))

    def _make_form(self) -> RecordForm:
        form = RecordForm("연계사업", kind="project", drafts=self._office.drafts)
        body, today = form.body, self._context.clock.today
        body.section("사업")
        body.field("name", LABEL["name"], TextInput(), required=True)
        body.field("department_id", LABEL["department_id"], self._department, required=True)
        states = [(one.name, one.value) for one in ProjectState]
        body.field("state", LABEL["state"], SegmentInput(states), required=True)
        days = [Part(key, DateInput(self._year, today)) for key in ("starts_on", "ends_on")]
        body.fields("시작·끝", days)
        body.field("field", LABEL["field"], PickInput([(one, one) for one in FIELDS]))
        body.field("budget_won", LABEL["budget_won"], WonInput(), hint="원으로 적습니다. 150만도 읽습니다.")
        body.field("funding", LABEL["funding"], ChoiceInput([(one.name, one.value) for one in Funding]))
        self._proposal = body.linked(LABEL["proposal_id"])
        self._files = body.linked("제안 첨부")
        self._problem = body.linked("주민 난제")
        body.section("딸린 기록")
        self._kept = KeptRows(body, self._go)
        body.section("계획서")
        body.field("plan_section", LABEL["plan_section"], _words(plan_sections()))
        body.field("direction", LABEL["direction"], _words(directions()))
        marks = [Part(key, CheckInput(LABEL[key])) for key in ("pledge", "directed")]
        body.fields("추진근거", marks)
        body.field("outline", LABEL["outline"], TextArea(lines=3))
        body.section(LABEL["basis"])
        body.lines("basis", LABEL["basis"], self.basis)
        body.section(LABEL["stages"])
        body.lines("stages", LABEL["stages"], self.stages)
        body.section(LABEL["parties"])
        body.lines("parties", LABEL["parties"], self.parties)
        _results(body)
        self.files = FilesPart(self._context, narrow=True)
        body.wide(self.files)
        return form

    def _offer(self) -> None:
        self._department.set_choices([one.offered for one in self._office.directory.departments()])
        self.basis.offer("which", self._office.basis.offered_documents())
        self.parties.offer("who", [one.offered for one in self._office.directory.bodies()])

    def _read(self, project_id: int) -> Shown:
        record = self._office.projects.record(project_id)
        draft, origin = record.draft, record.origin
        self._shown_year = draft.fiscal_year
        self._show_origin(origin)
        self._show_problem(self._office.projects.citizen_problems.origin(project_id))
        self.files.show_files(Owner(Kind.PROJECT, project_id))
        lost = origin is not None and not origin.stands
        self._kept.show(project_id, record.kept)
        links = [
            (Action.SHOW_OVERVIEW.text, self.show_overview),
            ("추진상황 적기", self.note_progress),
            ("삭제", self.records.remove_shown),
        ]
        done = progress_of(draft.stages, draft.state, self._today())
        marks = marks_text(pledge=draft.pledge, directed=draft.directed)
        stands = done.state.word if done.state else ""
        below = " · ".join(one for one in (record.department, stands, marks) if one)
        heading = Heading(draft.name, state_of(draft.state, lost=lost), below, links)
        return Shown(_values(draft), heading, missing(draft), draft.version)

    def _today(self) -> date:
        return self._context.clock.today()

    def _going_on(self) -> bool:
        """Whether the stages that the form shows can be late."""
        state = self.form.body.inputs["state"].value()
        return state is None or goes_on(ProjectState[state])

    def _show_origin(self, origin: Origin | None) -> None:
        if origin is None:
            for linked in (self._proposal, self._files):
                linked.show_count("", None)
            return
        place = Place(
            "proposals",
            view="proposals",
            kind=Kind.PROPOSAL,
            record_id=origin.id,
            year=origin.fiscal_year,
        )
        self._proposal.show_count(
            f"1건 · {origin.number}", partial(self._go, place), None if origin.stands else LOST
        )
        files = len(self._office.attachments.of(Owner(Kind.PROPOSAL, origin.id)))
        self._files.show_count(f"{files:,}개" if files else "", partial(self._go, place))

    def _show_problem(self, origin: ProblemOrigin | None) -> None:
        """The resident's problem that the project came from."""
        if origin is None:
            self._problem.show_count("", None)
            return
        place = Place("activities", kind=Kind.CITIZEN_PROBLEM, record_id=origin.id, year=origin.fiscal_year)
        self._problem.show_count(f"{origin.number} {origin.title}", partial(self._go, place))

    def _blank(self) -> Shown:
        self._shown_year = None
        self._show_origin(None)
        self._show_problem(None)
        self.files.show_files(None)
        self._kept.show(None, None)
        return Shown(_values(ProjectDraft("", self._year())), Heading("새 연계사업"))

    def _draft(self, values: dict[str, Any], version: int | None) -> ProjectDraft:
        given = dict(values)
        for name in ("field", "plan_section", "direction"):
            given[name] = given[name] or ""
        given["state"] = ProjectState[given["state"]] if given["state"] else ProjectState.PLANNED
        given["funding"] = Funding[given["funding"]] if given["funding"] else None
        return ProjectDraft(**given, fiscal_year=self._shown_year or self._year(), version=version)


def _results(body: FormBody) -> None:
    """What the year's report takes from a project."""
    body.section("실적")
    body.field("outcome", LABEL["outcome"], TextArea(lines=3))
    body.field("exemplary", LABEL["exemplary"], CheckInput("보고서의 우수사례로"))
    body.field("difficulties", LABEL["difficulties"], TextArea())
    body.field("next_plan", LABEL["next_plan"], TextArea())
    body.field("note", LABEL["note"], TextArea())


def _words(choices: Sequence[str]) -> ChoiceInput[str]:
    return ChoiceInput([(one, one) for one in choices])


def _values(draft: ProjectDraft) -> dict[str, Any]:
    values = {one.name: getattr(draft, one.name) for one in fields(draft) if one.name not in _NOT_FIELDS}
    values["state"] = draft.state.name
    values["funding"] = draft.funding.name if draft.funding else None
    for name in ("field", "plan_section", "direction"):
        values[name] = values[name] or None
    return values
