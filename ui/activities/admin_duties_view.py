"""행정사항: the departments' duties of a year, done marks, a paper for each department (features.md E15)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from desktop_app.activities.admin_duties import AdminDutyDraft, admin_state, who
from desktop_app.attachments.records import Owner
from desktop_app.catalogue.entries import Narrowed, Wish
from desktop_app.changes import Kind
from desktop_app.reference import plan
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.paper_way import open_paper
from ui.register_view import Plan, RegisterView
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import Nothing

Row = RegisterRow[AdminDutyDraft]
COLUMNS: Sequence[Column[Any]] = (
    Column("department_id", "부서", ColumnKind.TEXT, 116, who),
    Column("content", "할 일", ColumnKind.NAME, 260, lambda row: row.draft.content.replace("\n", " ")),
    Column("due_on", "기한", ColumnKind.DATE, 104, lambda row: row.draft.due_on),
    Column("state", "상태", ColumnKind.STATE, 92, admin_state, sortable=False),
    Column("done_on", "마친 날", ColumnKind.DATE, 104, lambda row: row.draft.done_on, hide_rank=2),
    Column(
        "evidence", "증빙", ColumnKind.QUIET, 150, lambda row: row.draft.evidence.replace("\n", " "), hide_rank=1
    ),
)  # fmt: skip


class AdminDutiesView(RegisterView):
    """The list of a year's 행정사항."""

    def __init__(self, context: TabContext, year: Callable[[], int], go: Callable[[Place], object]) -> None:
        form_plan = Plan(
            COLUMNS,
            "부서·할 일 찾기 — 초성도 됩니다",
            "계획서 Ⅶ장이 부서마다 맡긴 일을 적고 마침과 증빙을 모읍니다.",
            Action.ADD_ADMIN_DUTY,
            admin_state,
        )
        self.duties = context.office.admin_duties
        super().__init__(context, year, go, self.duties, form_plan)

    def more_inputs(self, form: RecordForm) -> None:
        form.body.section("증빙 파일")
        self.files = FilesPart(self.context, narrow=True)
        form.body.wide(self.files)

    def show_more(self, row: Row | None) -> None:
        self.files.setVisible(row is not None)
        if row is not None:
            self.files.show_files(Owner(Kind.ADMIN_DUTY, row.id))

    def blank(self) -> AdminDutyDraft:
        return AdminDutyDraft(fiscal_year=self.year())

    def extra(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_ADMIN_DUTIES, self.print_sheet),
            Command(Action.SETTLE_ADMIN_DUTY, self.settle),
        )

    def settle(self) -> None:
        """Ctrl+Enter: 마침 for the chosen rows, or open again."""
        ids = self.records.screen.table.selected_ids()
        if ids:
            self.context.desk.perform(partial(self.duties.settle, ids))

    def print_sheet(self) -> None:
        """All departments, or a page for each; the selected rows are a choice beside them."""
        ids = self.records.screen.table.selected_ids()
        chosen = Narrowed(f"고른 {len(ids):,}건만", tuple(ids)) if ids else None
        wish = Wish("admin-duties", self.year(), self.context.clock.today())
        open_paper(wish, self.context, self.widget, chosen)

    def _nothing(self, year: int | None) -> Nothing:
        found = super()._nothing(year)
        if year != plan()["fiscal_year"]:
            return found
        way = Way("계획서의 행정사항 넣기", self._add_planned)
        return Nothing(found.heading, found.text, [way, *found.ways])

    def _add_planned(self) -> None:
        find = self.context.office.directory.find
        self.context.desk.perform(partial(self.duties.add_planned, find))
