"""새올 공유: what was put on the administration's board, with its files (features.md E14)."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop_app.activities.shared_papers import PaperDraft
from desktop_app.attachments.records import Owner
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Kind
from desktop_app.marks import Mark, State
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.form import RecordForm

Row = RegisterRow[PaperDraft]


def files_of(row: RegisterRow[PaperDraft]) -> Sequence[str]:
    """The names of its files."""
    names: Sequence[str] = row.more.get("files", ())
    return names


def paper_state(row: RegisterRow[PaperDraft]) -> State | None:
    """Shared, or shared without a file being kept here."""
    return None if files_of(row) else State(Mark.FIX, "파일 없음")


COLUMNS: Sequence[Column[Any]] = (
    Column("shared_on", "공유일", ColumnKind.DATE, 104, lambda row: row.draft.shared_on),
    Column("title", "제목", ColumnKind.NAME, 240, lambda row: row.draft.title),
    Column("kind", "구분", ColumnKind.TEXT, 84, lambda row: row.draft.kind.value),
    Column("shared_by", "올린 사람", ColumnKind.TEXT, 126, lambda row: row.draft.shared_by, hide_rank=2),
    Column(
        "department_id", "올린 부서", ColumnKind.TEXT, 110, lambda row: row.names["department_id"], hide_rank=3
    ),
    Column("files", "파일", ColumnKind.NUMBER, 52, lambda row: len(files_of(row)) or None),
    Column(
        "names", "파일 이름", ColumnKind.QUIET, 200, lambda row: ", ".join(files_of(row)), sortable=False, hide_rank=1
    ),
)  # fmt: skip


class SharedPapersView(RegisterView):
    """The list with the files of the chosen one in its form."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        self.files = FilesPart(context, narrow=True)
        plan = Plan(
            COLUMNS,
            "제목·올린 사람·부서 찾기 — 초성도 됩니다",
            "새올 게시판에 올린 주요사업·현황자료를 적고 그 파일을 함께 둡니다.",
            Action.ADD_SHARED_PAPER,
            paper_state,
        )
        super().__init__(context, year, go, context.office.shared_papers, plan)

    def extra(self) -> Sequence[Command]:
        return (Command(Action.PRINT_SHARED, self.print_list),)

    def more_inputs(self, form: RecordForm) -> None:
        form.body.wide(self.files)

    def show_more(self, row: RegisterRow[Any] | None) -> None:
        self.files.show_files(Owner(Kind.SHARED_PAPER, row.id) if row else None)

    def print_list(self) -> None:
        """공유한 자료 목록."""
        wish = Wish("shared-papers", self.year(), self.context.clock.today())
        open_paper(wish, self.context, self.widget)
