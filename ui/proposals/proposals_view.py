"""제안: the list of proposals with the chosen one beside it (look: 06-proposals-detail)."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop_app.changes import Change
from desktop_app.errors import RecordMissing
from desktop_app.listing import ListQuery
from desktop_app.proposals.records import ProposalRow
from desktop_app.terms import PROPOSAL_LABELS
from ui.actions import Action, Command
from ui.feature_tab import Place, TabContext
from ui.intake.drops import PathDrops
from ui.intake.list_in import ListIn
from ui.list_tools import ListTools
from ui.outgoing.export_dialog import ListExport
from ui.outgoing.list_out import ListOut
from ui.proposals.acts import ProposalActs
from ui.proposals.detail import ProposalDetail
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.list_screen import Arrangement, ListScreen, ListWords, Nothing

COLUMNS: tuple[Column[ProposalRow], ...] = (
    Column("number", "번호", ColumnKind.TEXT, 66, lambda row: f"{row.serial:03d}"),
    Column("title", PROPOSAL_LABELS["title"], ColumnKind.NAME, 120, lambda row: row.title),
    Column("stage", PROPOSAL_LABELS["stage"], ColumnKind.STATE, 86, lambda row: row.stage),
    Column("opinions", PROPOSAL_LABELS["opinions"], ColumnKind.NUMBER, 48, lambda row: row.opinions),
    Column("due", PROPOSAL_LABELS["due"], ColumnKind.STATE, 90, lambda row: row.due),
    Column(
        "project",
        "연계사업",
        ColumnKind.LINK,
        120,
        lambda row: row.project,
        sortable=False,
        hide_rank=2,
        link=True,
    ),
    Column("notice", "결과 통보", ColumnKind.TEXT, 96, lambda row: row.notice, hide_rank=1),
)
WORDS = ListWords("제안", "찾기 — 초성도 됩니다", open_hint="Enter 고른 제안 열기")


class ProposalsView:
    """The list-detail screen of proposals."""

    def __init__(self, context: TabContext, year: Callable[[], int], acts: ProposalActs) -> None:
        self._context = context
        self._proposals = context.office.proposals
        self._year = year
        self._acts = acts
        self.detail = ProposalDetail(context, year, acts)
        self.screen = ListScreen(
            self._proposals.list, COLUMNS, self.detail, WORDS, arrangement=Arrangement.BIG_RECORD
        )
        self.screen.nothing = lambda shown: Nothing(
            f"{shown}년도 제안이 아직 없습니다",
            "접수하면 관리번호가 매겨지고, 여기에서 검토 부서와 의견을 챙깁니다.",
            [
                Way("제안 접수", self.receive, "Ctrl+N"),
                Way("혁신센터 목록 가져오기", self._in.begin, Action.TAKE_IN.keys),
            ],
        )
        self._out = ListOut(ListExport("제안", "건", self.screen), context, aside=True)
        PathDrops(self.detail, acts.read_returns)
        self._in = ListIn("proposal", self.screen, context)
        self.screen.chosen.connect(self._show)
        self.screen.table.followed.connect(self._follow)
        self.detail.left.connect(self._leave_detail)
        self.detail.intake.received.connect(self._received)
        for form in (self.detail.editor, self.detail.intake):
            form.edits_changed.connect(self._mark_drafts)
        self.detail.intake.discarded.connect(self._discarded)
        self.screen.remember_in(context.memory, "proposals/list")
        self.tools = ListTools(self.screen, context, "proposal")
        self.screen.open_list(ListQuery(year=year(), order="number", descending=True))

    @property
    def widget(self) -> QWidget:
        return self.screen

    @property
    def areas(self) -> Sequence[QWidget]:
        inner = self.detail.intake if self.detail.taking_in else self.detail.editor
        return (self.screen.filter, self.screen.table, self.detail.departments, inner)

    def refresh(self) -> None:
        self.screen.reload()
        self._mark_drafts()

    def set_year(self, year: int) -> None:
        self.screen.change(year=year)

    def commands(self) -> Sequence[Command]:
        return (
            *self._in.commands(),
            *self._out.commands(),
            Command(Action.PRINT_REGISTER, self.print_register),
            Command(Action.READ_RETURNS, self._acts.read_returns, aside=True),
            Command(
                Action.PRINT_BUDGET_REQUESTS,
                lambda: self._acts.papers.print_budget_requests(self._year()),
                aside=True,
            ),
            Command(Action.MAKE_PROJECT, self.make_project, aside=True),
            Command(Action.TELL_RESULTS, self.tell_results, aside=True),
            Command(Action.EDIT_CRITERIA, lambda: self._acts.edit_criteria(self._year())),
            Command(Action.RECEIVE_PROPOSAL, self.receive, main=True),
        )

    def watch(self, look_again: Callable[[], object]) -> None:
        """Let the commands' rules look again when another row is chosen or a field is edited."""
        self.screen.chosen.connect(lambda _: look_again())
        self.screen.model.listed.connect(lambda _: look_again())
        for form in (self.detail.editor, self.detail.intake):
            form.edits_changed.connect(lambda _: look_again())

    def receive(self) -> None:
        """Ctrl+N."""
        self.screen.begin_new()
        self.detail.begin_intake()

    def print_register(self) -> None:
        """접수대장 of the year, or of what the list shows."""
        self._acts.papers.print_register(self._year(), self.screen.model.whole_ids(), self._chosen_words())

    def tell_results(self) -> None:
        """결과 통보 of the chosen lines."""
        record = self.detail.record
        ids = self.screen.table.selected_ids() or ([record.id] if record is not None else [])
        self._acts.papers.tell_results(ids)

    def make_project(self) -> None:
        """연계사업으로 만들기, for the proposal that is shown."""
        if self.detail.record is not None:
            self._acts.projects.make(self.detail.record.id)

    def open_record(self, record_id: int) -> None:
        self.screen.open_record(record_id)

    def arrive(self, place: Place) -> None:
        """A link leads here with a saved view or words to look for."""
        self.tools.arrive(place)

    def selected(self) -> bool:
        return self.detail.record is not None

    @property
    def empty(self) -> bool:
        return self.screen.empty

    def has_unsaved(self) -> bool:
        return self.detail.unsaved

    def save_open(self) -> bool:
        return self.detail.save()

    def keep_draft(self) -> None:
        self.detail.keep_draft()

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        return self.screen.set_narrow(narrow)

    def _chosen_words(self) -> str:
        """``2021년 검토 중, 찾는 말 ‘장터’``: what the list shows, for the paper made of it."""
        query = self.screen.query
        views = {one.key: one.label for one in self._proposals.list.views(query)}
        words = [f"{query.year}년 {views.get(query.view, '')}".strip()]
        if query.text:
            words.append(f"찾는 말 ‘{query.text}’")
        if query.conditions:
            words.append("조건으로 거른 목록")
        return ", ".join(words)

    def _follow(self, proposal_id: int, _column: str) -> None:
        """The name of the project leads to it."""
        made = self._context.office.projects.proposals.of(proposal_id)
        if made is not None:
            self._acts.projects.show(made.id)

    def _show(self, record_id: int | None) -> None:
        if record_id is None:
            self.detail.show_nothing()
            return
        try:
            record = self._proposals.get(record_id)
        except RecordMissing as gone:
            self.detail.show_nothing(gone.what)
            return
        self.detail.show_proposal(record)

    def _received(self, change: Change) -> None:
        self.detail.close_intake()
        if change.record_id is not None:
            self.screen.open_record(change.record_id)

    def _leave_detail(self) -> None:
        if self.detail.taking_in:
            self.detail.close_intake()
            self._mark_drafts()
        self.screen.show_list()

    def _discarded(self) -> None:
        self._leave_detail()

    def _mark_drafts(self, _count: int = 0) -> None:
        """Rows with something typed that is not in the office file: in the intake or in one of its opinions."""
        opinions = sorted(self.detail.editor.keeper.ids())
        proposals = (
            {row.proposal_id for row in self._proposals.opinion_list.rows(opinions)} if opinions else set()
        )
        record = self.detail.record
        if record is not None and self.detail.unsaved:
            proposals.add(record.id)
        self.screen.model.mark_drafts(proposals | self.detail.intake.keeper.ids())
