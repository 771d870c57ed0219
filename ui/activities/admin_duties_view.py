"""행정사항: the departments' duties of a year, done marks, a paper for each department (features.md E15)."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.activities.admin_duties import AdminDutyDraft, AdminSheet, admin_state, who
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.reference import plan
from desktop_app.register.kind import RegisterRow
from ui.actions import Action, Command
from ui.attachments.files_part import FilesPart
from ui.feature_tab import Place, TabContext
from ui.paper_sheet import PaperSheet
from ui.register_view import Plan, RegisterView
from ui.rendered import HWPX, PDF, XLSX, rendered
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.columns import Column, ColumnKind
from ui.widgets.empty_note import Way
from ui.widgets.form import RecordForm
from ui.widgets.list_screen import Nothing

Row = RegisterRow[AdminDutyDraft]
WHOLE, APART, CHOSEN = "whole", "apart", "chosen"
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
        """All departments, or a page for each."""
        ids = self.records.screen.table.selected_ids()
        AdminPaper(self.context, self.widget.window(), self.year(), ids).begin()

    def _nothing(self, year: int | None) -> Nothing:
        found = super()._nothing(year)
        if year != plan()["fiscal_year"]:
            return found
        way = Way("계획서의 행정사항 넣기", self._add_planned)
        return Nothing(found.heading, found.text, [way, *found.ways])

    def _add_planned(self) -> None:
        find = self.context.office.directory.find
        self.context.desk.perform(partial(self.duties.add_planned, find))


class AdminPaper(PaperSheet):
    """행정사항 before it is printed."""

    def __init__(self, context: TabContext, window: QWidget, year: int, chosen: Sequence[int]) -> None:
        super().__init__(
            f"{year}년 행정사항",
            context,
            window,
            workbook=lambda: _made(self._sheet(), XLSX),
            document=lambda: _made(self._sheet(), HWPX),
            to_paper=True,
        )
        self._duties, self._year, self._chosen = context.office.admin_duties, year, list(chosen)
        choices = [(WHOLE, "한 표로"), (APART, "부서마다 한 쪽")]
        if self._chosen:
            choices.append((CHOSEN, f"고른 {len(self._chosen):,}건만"))
        self.shape = SegmentInput(choices)
        self.shape.set_value(WHOLE)
        self.shape.changed.connect(self._render)
        self.lay_out([("모양", self.shape)])

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self._render()

    def _sheet(self) -> AdminSheet:
        shape = self.shape.value()
        ids = self._chosen if shape == CHOSEN else None
        return self._duties.sheet(self._year, ids, apart=shape in {APART, CHOSEN})

    def _render(self) -> None:
        self.render_pages(partial(_made, self._sheet(), PDF))


def _made(sheet: AdminSheet, kind: str) -> bytes:
    from desktop_app.reports.admin_sheet import admin_report  # noqa: PLC0415 - at first need

    return rendered(admin_report(sheet), kind)
