"""보고서: what · preview · contents; the preview shows the very PDF that is saved and printed (look.md, Report)."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.changes import Kind
from desktop_app.errors import OfficeError
from desktop_app.performance.records import MoneyUnit
from ui.actions import Action, Command, Situation
from ui.feature_tab import FeatureTab, TabContext, View
from ui.paper_out import HWPX, XLSX, PaperOut
from ui.performance.chapters_dialog import ChaptersDialog
from ui.performance.over_preview import OverPreview
from ui.performance.papers import (
    Paper,
    Report,
    Wish,
    chapters_from,
    chapters_text,
    default_day,
    make_paper,
)
from ui.widgets.pdf_view import PdfPreview
from ui.widgets.plain import plain_label
from ui.widgets.rules import line
from ui.widgets.side_list import SideLine, SideList

if TYPE_CHECKING:
    from ui.jobs import Job

COLUMN: Final = 264
_REPORTS: Final = (
    SideLine("연말 보고"),
    SideLine(Report.YEAR_END.value, Report.YEAR_END.name),
    SideLine("붙임만 따로"),
    SideLine(Report.PROJECT_LIST.value, Report.PROJECT_LIST.name),
    SideLine(Report.USAGE_LIST.value, Report.USAGE_LIST.name),
)


class PerformanceTab(FeatureTab):
    """The year-end report and its enclosures, always made from the present records."""

    title: ClassVar[str] = "보고서"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self._job: Job | None = None
        self._paper: Paper | None = None
        self._narrow = False
        self._out = PaperOut(context, self, "performance/folder")
        self.wish = Wish(
            Report.YEAR_END,
            context.year,
            default_day(context.year, context.clock.today()),
            MoneyUnit.WON if context.memory.get("performance/unit") == "WON" else MoneyUnit.THOUSAND,
            chapters_from(context.memory.get("performance/chapters")),
        )
        self.reports = SideList("보고서")
        self.reports.show_lines(_REPORTS, self.wish.report.name)
        self.over = OverPreview(lambda: self.year, context.clock.today, self.go.emit)
        self.preview = PdfPreview()
        self.contents = SideList("차례")
        self._lay_out()
        self.reports.chosen.connect(self.show_view)
        self.over.day_chosen.connect(lambda day: self._ask(as_of=day))
        self.over.unit_chosen.connect(self._take_unit)
        self.over.chapters_wanted.connect(self._choose_chapters)
        self.contents.chosen.connect(lambda key: self.preview.view.go_to(int(key)))
        self.preview.page_changed.connect(self._follow)
        self.over.show_wish(self.wish)

    @property
    def paper(self) -> Paper | None:
        """The paper that is shown."""
        return self._paper

    # What the window asks

    def refresh(self) -> None:
        self._ask()

    def set_year(self, year: int) -> None:
        if year != self.year:
            self.wish = replace(self.wish, year=year, as_of=default_day(year, self.context.clock.today()))
            self.over.show_wish(self.wish)
        super().set_year(year)

    def views(self) -> Sequence[View]:
        """In the narrow layout the left column becomes the window's combo of views."""
        return tuple(View(report.name, report.value) for report in Report) if self._narrow else ()

    @property
    def view(self) -> str:
        return self.wish.report.name

    def show_view(self, key: str) -> None:
        self.reports.choose(key)
        self._ask(report=Report[key])

    def commands(self) -> Sequence[Command]:
        return (
            Command(Action.PRINT_REPORT, self.print_paper),
            Command(Action.SAVE_REPORT_HWPX, self.save_hwpx),
            Command(Action.SAVE_REPORT_XLSX, self.save_xlsx),
            Command(Action.SAVE_REPORT_PDF, self.save_pdf, main=True),
        )

    def situation(self) -> Situation:
        return Situation(selected=self._paper is not None)

    @property
    def areas(self) -> Sequence[QWidget]:
        return (self.reports, self.over.day, self.preview, self.contents)

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        if narrow != self._narrow:
            self._narrow = narrow
            for part in self._sides:
                part.setVisible(not narrow)
            self.header_changed.emit()
        return None

    # What the officer does

    def print_paper(self) -> None:
        """To the printer, through Qt's own dialog."""
        if self._paper is not None:
            self._out.send(self._paper.pdf, self._paper.summary.title)

    def save_pdf(self) -> None:
        """The paper that is shown, into a file."""
        if self._paper is not None:
            self._out.save(self._paper.pdf, self._paper.file_name)

    def save_xlsx(self) -> None:
        """The same figures as a workbook; made off the window's thread."""
        if self._paper is not None:
            self._out.save_made(partial(_workbook, self._paper), self._paper.file_name, XLSX)

    def save_hwpx(self) -> None:
        """The same figures for 한글; made off the window's thread."""
        if self._paper is not None:
            self._out.save_made(partial(_document, self._paper), self._paper.file_name, HWPX)

    # How the paper comes

    def _ask(self, **changed: object) -> None:
        """Make the paper anew; the one that is shown stays until the new one is there."""
        self.wish = replace(self.wish, year=self.year, **changed)  # type: ignore[arg-type]
        self.over.show_wish(self.wish)
        self.over.show_working()
        if self._job is not None:
            self._job.cancel()
        work = partial(make_paper, self.context.office.performance, self.wish)
        self._job = self.context.jobs.start(self, work, self._show, failed=self._fail)

    def _show(self, paper: Paper) -> None:
        same = self._paper is not None and self._paper.wish.report is paper.wish.report
        page = self.preview.view.page if same else 1
        self._job, self._paper = None, paper
        self.over.show_paper(paper)
        self.preview.show_pdf(paper.pdf, max(page, 1))
        pages = self.preview.view.pages
        marks = pages.bookmarks() if pages else []
        self.contents.show_lines([SideLine(mark.words, str(mark.page), str(mark.page)) for mark in marks])
        self._follow(self.preview.view.page)
        self.header_changed.emit()

    def _fail(self, trouble: OfficeError) -> None:
        self._job = None
        self.over.show_trouble(trouble)
        self.header_changed.emit()

    def _follow(self, page: int) -> None:
        """The contents show the chapter that is in front."""
        keys = [line_.key for line_ in self.contents.lines()]
        before = [key for key in keys if int(key) <= page]
        if before:
            self.contents.choose(before[-1])

    def _take_unit(self, unit: MoneyUnit) -> None:
        self.context.memory.put("performance/unit", unit.name)
        self._ask(unit=unit)

    def _choose_chapters(self) -> None:
        dialog = ChaptersDialog(self.wish.chapters, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.context.memory.put("performance/chapters", chapters_text(dialog.chapters))
            self._ask(chapters=dialog.chapters)
        dialog.deleteLater()

    def _lay_out(self) -> None:
        left, right, first, second = QWidget(), QWidget(), line(upright=True), line(upright=True)
        self._sides = (left, first, second, right)
        for column, inside in ((left, self.reports), (right, self.contents)):
            column.setFixedWidth(COLUMN)
            box = QVBoxLayout(column)
            box.setContentsMargins(0, 8, 0, 0)
            box.setSpacing(0)
            if inside is self.contents:
                head = plain_label("차례", "table-strong", tone="quiet")
                head.setContentsMargins(16, 10, 16, 10)  # in line with the heads of the other column
                head.setBuddy(inside)
                box.addWidget(head)
            box.addWidget(inside)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.over)
        middle.addWidget(self.preview, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(left)
        whole.addWidget(first)
        whole.addLayout(middle, 1)
        whole.addWidget(second)
        whole.addWidget(right)


def _workbook(paper: Paper) -> bytes:
    from desktop_app.reports.year_xlsx import render_year_xlsx  # noqa: PLC0415 - openpyxl at first need

    return render_year_xlsx(paper.summary)


def _document(paper: Paper) -> bytes:
    from desktop_app.reports.report_hwpx import render_hwpx  # noqa: PLC0415 - python-hwpx at first need
    from desktop_app.reports.year_sections import year_report  # noqa: PLC0415 - the same

    return render_hwpx(year_report(paper.summary))
