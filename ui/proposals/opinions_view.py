"""검토의견서: all opinions of the year by due day, the chosen one beside them (features.md B10)."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Kind
from desktop_app.errors import RecordMissing
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.listing import ListQuery
from desktop_app.proposals.records import AskedDepartment
from desktop_app.terms import OPINION_LABELS, PROPOSAL_LABELS
from desktop_app.values import month_day_text
from ui.actions import Action, Command, bind
from ui.feature_tab import Place, TabContext
from ui.intake.drops import PathDrops
from ui.list_tools import ListTools
from ui.proposals.acts import ProposalActs
from ui.proposals.departments_table import REMIND
from ui.proposals.opinion_editor import OpinionEditor, state_of
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import Heading
from ui.widgets.form_drafts import DraftKeeper
from ui.widgets.link_row import Link
from ui.widgets.list_screen import ListScreen, ListWords, Nothing

WORDS = ListWords("검토의견서", "찾기 — 제안·부서, 초성도 됩니다", open_hint="Enter 고른 의견서 열기")


class OpinionsView:
    """The list of opinions with the editor as its side form."""

    def __init__(
        self,
        context: TabContext,
        year: Callable[[], int],
        acts: ProposalActs,
        keeper: DraftKeeper,
        go: Callable[[Place], object],
    ) -> None:
        self._context = context
        self._proposals = context.office.proposals
        self._year = year
        self._acts = acts
        self._go = go
        self.editor = OpinionEditor(context, year, keeper, beside_list=True)
        self.screen = ListScreen(self._proposals.opinion_list, self._columns(), self.editor, WORDS)
        self.screen.nothing = lambda shown: Nothing(
            f"{shown}년도 검토의견서가 아직 없습니다",
            "‘제안’에서 검토 부서를 더하면 여기에 기한과 함께 섭니다.",
        )
        PathDrops(self.screen, acts.read_returns)
        self.screen.chosen.connect(self._show)
        bind(Action.PRINT_OPINION, self.screen, self._print)
        self.screen.remember_in(context.memory, "proposals/opinions")
        self.tools = ListTools(self.screen, context, "opinion")
        self.screen.open_list(ListQuery(year=year(), order="due_on"))

    @property
    def widget(self) -> QWidget:
        return self.screen

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.screen.filter, self.screen.table, self.editor)

    def refresh(self) -> None:
        self.screen.reload()

    def set_year(self, year: int) -> None:
        self.screen.change(year=year)

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.READ_RETURNS, self._acts.read_returns, main=True),
            Command(
                Action.SHOW_LATE, lambda: self._acts.papers.show_late(self._year(), self._show_department)
            ),
            Command(Action.EDIT_CRITERIA, lambda: self._acts.edit_criteria(self._year())),
        )

    def watch(self, look_again: Callable[[], object]) -> None:
        """Let the commands' rules look again when another row is chosen or a field is edited."""
        self.screen.chosen.connect(lambda _: look_again())
        self.editor.edits_changed.connect(lambda _: look_again())

    def open_record(self, record_id: int) -> None:
        self.screen.open_record(record_id)

    def arrive(self, place: Place) -> None:
        """A link leads here with a saved view or words to look for."""
        self.tools.arrive(place)

    def selected(self) -> bool:
        return self.editor.is_open

    @property
    def empty(self) -> bool:
        return self.screen.empty

    def has_unsaved(self) -> bool:
        return self.editor.unsaved

    def save_open(self) -> bool:
        return self.editor.save()

    def keep_draft(self) -> None:
        self.editor.keep_draft()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        return self.screen.set_narrow(narrow)

    def _columns(self) -> tuple[Column[AskedDepartment], ...]:
        label = OPINION_LABELS
        return (
            Column("number", PROPOSAL_LABELS["number"], ColumnKind.TEXT, 112, lambda row: row.number),
            Column("title", PROPOSAL_LABELS["title"], ColumnKind.NAME, 170, lambda row: row.title),
            Column("department", "검토부서·팀", ColumnKind.TEXT, 170, lambda row: row.name),
            Column(
                "requested_on",
                label["requested_on"],
                ColumnKind.DATE,
                72,
                lambda row: month_day_text(row.requested_on),
                hide_rank=2,
            ),
            Column("due_on", label["due_on"], ColumnKind.DATE, 76, lambda row: month_day_text(row.due_on)),
            Column("state", label["state"], ColumnKind.STATE, 92, lambda row: row.state),
            Column(
                "verdict",
                label["verdict"],
                ColumnKind.TEXT,
                80,
                lambda row: self._proposals.verdict_words[row.verdict] if row.verdict else "",
            ),
            Column(
                "written_on",
                "받은 날",
                ColumnKind.DATE,
                80,
                lambda row: month_day_text(row.written_on),
                hide_rank=3,
            ),
        )

    def _show(self, opinion_id: int | None) -> None:
        asked = self._asked(opinion_id)
        if asked is None:
            self.editor.show_nothing(
                "고른 의견서가 없습니다", "왼쪽 표에서 줄을 고르면 여기에서 보고 적습니다."
            )
            return
        try:
            self.editor.open_opinion(asked.opinion_id, self._heading(asked))
        except RecordMissing as gone:
            self.editor.show_nothing(gone.what, "")
            return
        sheet = self.editor.sheet
        if sheet is not None and sheet.confirmed_on is not None:
            self.editor.head.show_record(asked.name, state_of(sheet), _where(asked), self._links(asked))

    def _heading(self, asked: AskedDepartment) -> Heading:
        return Heading(asked.name, asked.state, _where(asked), self._links(asked))

    def _links(self, asked: AskedDepartment) -> list[Link]:
        links: list[Link] = []
        if asked.waited_for:
            links.append((REMIND, lambda: self._acts.copy_reminder(asked)))
        late = self._proposals.reminders.late(asked.department_id, self._year()) if asked.waited_for else 0
        if late > 1:
            remind = partial(
                self._acts.papers.remind_of_all, asked.department_id, asked.department, self._year()
            )
            links.append((f"이 부서 {late}건 모두 독촉", remind))
        place = Place("proposals", view="proposals", kind=Kind.PROPOSAL, record_id=asked.proposal_id)
        links.append(("인쇄", self._print))
        links.append(("제안 보기", lambda: self._go(place)))
        return links

    def _show_department(self, department_id: int) -> None:
        """Just what a department owes."""
        asked = Condition("department_id", Operator.ONE_OF, (department_id,))
        self.screen.change(view="waiting", text="", conditions=Conditions(((asked,),)))

    def _asked(self, opinion_id: int | None) -> AskedDepartment | None:
        found = self._proposals.opinion_list.rows([opinion_id]) if opinion_id is not None else []
        return found[0] if found else None

    def _print(self) -> None:
        asked = self._asked(self.editor.record_id)
        if asked is not None:
            self._acts.print_forms(self._proposals.get(asked.proposal_id), asked)


def _where(asked: AskedDepartment) -> str:
    return f"{asked.number} {asked.title}"
