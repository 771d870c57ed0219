"""팀: the register of teams with their departments and who is in post today (features.md A5)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.directory.records import Body, BodyKind
from desktop_app.directory.team_records import TeamDraft, TeamLine, TeamRecord, TeamRow
from desktop_app.listing import ListQuery
from desktop_app.values import date_text
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.record_screen import Keeping, RecordScreen, Shown
from ui.tenants.officers_part import OfficersPart
from ui.views_tab import RecordView
from ui.widgets.choice_inputs import PickInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import Heading, RecordForm
from ui.widgets.inputs import TextInput
from ui.widgets.list_screen import ListScreen, ListWords, Nothing
from ui.widgets.plain import plain_label
from ui.widgets.value_inputs import DateInput

COLUMNS: tuple[Column[TeamRow], ...] = (
    Column("name", "팀", ColumnKind.NAME, 200, lambda row: row.name),
    Column("department", "부서", ColumnKind.TEXT, 150, lambda row: row.department),
    Column(
        "officers",
        "담당자(오늘)",
        ColumnKind.TEXT,
        200,
        lambda row: row.officers,
        sortable=False,
        personal=True,
    ),
    Column(
        "fields", "협업연계 분야", ColumnKind.QUIET, 200, lambda row: row.fields, sortable=False, hide_rank=1
    ),
)
WORDS = ListWords("팀", "팀·부서·담당자 찾기 — 초성도 됩니다", open_hint="Enter 고른 팀 열기")
NEW_IN = "+"
MOVED_HINT = "다른 부서로 옮길 때만 적습니다. 비우면 오늘입니다. 담당자도 그날부터 함께 옮깁니다."


class TeamsView(RecordView):
    """The list of teams."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self._office = context.office
        self._go = go
        self._department: PickInput[int] = PickInput((), placeholder="부서 이름 일부나 초성")
        self._new_in: int | None = None
        self._officers = OfficersPart(context, go, teams=False)
        self._places = plain_label("", "table", tone="quiet")
        self._places.setWordWrap(True)
        self.form = self._make_form(context, year)
        self._offer()
        teams = context.office.teams
        screen = ListScreen(teams, COLUMNS, self.form, WORDS)
        screen.nothing = lambda _: Nothing(
            "팀이 아직 없습니다",
            "부서의 팀과 담당자를 적어 두면 검토를 요청할 때 그날의 담당자가 나옵니다.",
            [Way(Action.ADD_TEAM.text, self.add, Action.ADD_TEAM.keys)],
        )
        keeping = Keeping(
            self._read,
            self._blank,
            lambda values, version: TeamDraft(**values, version=version),
            teams.problems,
            teams.add,
            teams.edit,
            teams.remove,
            "team",
        )
        super().__init__(RecordScreen(screen, self.form, keeping, context))
        self._out = ListOut(ListExport("팀", "팀", screen), context, go)
        self.records.open_list(ListQuery())

    def commands(self) -> Sequence[Command]:
        return (*self._out.commands(), Command(Action.ADD_TEAM, self.add, main=True))

    def add(self) -> None:
        """Ctrl+N."""
        self._new_in = None
        self.records.begin()

    def arrive(self, place: Place) -> None:
        """From a department: a new team for it (``text`` is ``+`` and the department's id)."""
        if place.text.startswith(NEW_IN):
            number = place.text.removeprefix(NEW_IN)
            self._new_in = int(number) if number else None
            self.records.begin()
            return
        super().arrive(place)

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def set_year(self, year: int) -> None:
        """Teams stay over the years."""

    def _make_form(self, context: TabContext, year: Callable[[], int]) -> RecordForm:
        form = RecordForm("팀", kind="team", drafts=context.office.drafts)
        form.body.section("팀")
        form.body.field("name", "이름", TextInput(), required=True)
        form.body.field("department_id", "부서", self._department)
        form.body.field("moved_on", "옮긴 날", DateInput(year, context.clock.today), hint=MOVED_HINT)
        form.body.section("담당자")
        form.body.wide(self._officers)
        form.body.section("지난 부서")
        form.body.wide(self._places)
        return form

    def _offer(self) -> None:
        self._department.set_choices([one.offered for one in self._office.directory.departments()])

    def _read(self, team_id: int) -> Shown:
        record = self._office.teams.record(team_id)
        home = record.draft.department_id
        body = Body(BodyKind.DEPARTMENT, home) if home is not None else None
        line = TeamLine(record.id, record.draft.name, record.officers)
        self._officers.show_lines(body, [line], "부서를 먼저 적으면 담당자를 적을 수 있습니다.")
        self._places.setText(_places(record) or "-")
        links: list[tuple[str, Callable[[], object]]] = [("삭제", self.records.remove_shown)]
        subtitle = " · ".join(part for part in (record.department, ", ".join(record.fields)) if part)
        return Shown(
            _values(record.draft),
            Heading(record.draft.name, None, subtitle, links),
            version=record.draft.version,
        )

    def _blank(self) -> Shown:
        self._officers.show_lines(None, (), "저장한 뒤에 담당자를 적을 수 있습니다.")
        self._places.setText("-")
        return Shown(_values(TeamDraft("", self._new_in)), Heading("새 팀"))


def _places(record: TeamRecord) -> str:
    return "\n".join(f"{date_text(until)}까지 {name}" for until, name in record.places)


def _values(draft: TeamDraft) -> dict[str, Any]:
    return {"name": draft.name, "department_id": draft.department_id, "moved_on": draft.moved_on}
