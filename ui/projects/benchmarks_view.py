"""벤치마킹: visits to streets that others look up to, with the photographs taken there (features.md C5)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.attachments.records import Owner
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.project_records.benchmarks import BenchmarkDraft, benchmark_state
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_listed
from ui.projects.narrowing import project_of
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm

Row = RegisterRow[BenchmarkDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("visited_on", "다녀온 날", ColumnKind.DATE, 104, lambda row: row.draft.visited_on),
    Column("place", "다녀온 곳", ColumnKind.NAME, 170, lambda row: row.draft.place),
    Column("people", "인원", ColumnKind.NUMBER, 60, lambda row: row.draft.people),
    Column("visitors", "함께 간 곳", ColumnKind.TEXT, 150, lambda row: row.draft.visitors, hide_rank=2),
    Column(
        "findings", "살펴본 점", ColumnKind.QUIET, 190, lambda row: row.draft.findings.partition("\n")[0],
        sortable=False, hide_rank=1,
    ),
    Column("project_id", "연계사업", ColumnKind.QUIET, 160, lambda row: row.names["project_id"], hide_rank=3),
    Column("state", "적용", ColumnKind.STATE, 96, benchmark_state, sortable=False),
)  # fmt: skip


class BenchmarksView(RegisterView):
    """The visits of a year; a link of a project narrows it to that project."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        plan = Plan(
            COLUMNS,
            "다녀온 곳·살펴본 점 찾기 — 초성도 됩니다",
            "다녀온 곳에서 살펴본 점과 우리 구에 적용할 것을 적으면 결과 보고서가 됩니다.",
            Action.ADD_BENCHMARK,
            benchmark_state,
        )
        self.visits = context.office.benchmarks
        super().__init__(context, year, go, self.visits, plan)

    def more_inputs(self, form: RecordForm) -> None:
        self.files = FilesPart(self.context, narrow=True)
        form.body.wide(self.files)

    def show_more(self, row: Row | None) -> None:
        self.files.show_files(Owner(Kind.BENCHMARK, row.id) if row is not None else None)

    def blank(self) -> BenchmarkDraft:
        """For the project that the list shows."""
        return BenchmarkDraft(project_id=project_of(self.records.screen))

    def extra(self) -> Sequence[Command]:
        return (Command(Action.PRINT_BENCHMARKS, self.print_list),)

    def print_list(self) -> None:
        """벤치마킹 결과: the visits that the list shows."""
        wish = Wish("benchmarks", self.year(), self.context.clock.today())
        open_listed(wish, self.context, self.records.screen)
