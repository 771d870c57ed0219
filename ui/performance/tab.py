"""보고서: every paper of the program, seen first, printed, saved in each format (look.md, Report; features.md H1)."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.changes import Kind
from ui.actions import Action, Command, Situation, bind
from ui.feature_tab import FeatureTab, TabContext, View
from ui.performance.issued_view import IssuedView
from ui.performance.issuing import begin_issue
from ui.performance.papers import Paper
from ui.performance.papers_view import PapersView
from ui.performance.texts_sheet import TextsSheet

PAPERS_MADE, ISSUED = "papers", "issued"
_SAVES = {
    Action.SAVE_REPORT_CSV: Format.CSV,
    Action.SAVE_REPORT_HWPX: Format.HWPX,
    Action.SAVE_REPORT_XLSX: Format.XLSX,
    Action.SAVE_REPORT_PDF: Format.PDF,
}


class PerformanceTab(FeatureTab):
    """The papers of the catalogue, always made from the present records."""

    title: ClassVar[str] = "보고서"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)

    def __init__(self, context: TabContext) -> None:
        super().__init__(context)
        self._narrow = False
        self.papers = PapersView(context, self.go.emit)
        self.issued = IssuedView(context, lambda: self.year, self.go.emit)
        self._views = QStackedLayout(self)
        self._views.setContentsMargins(0, 0, 0, 0)
        for one in (self.papers, self.issued):
            self._views.addWidget(one)
            one.changed.connect(self.header_changed)
        self.papers.beside.issued_wanted.connect(lambda: self.show_view(ISSUED))
        self.papers.over.texts_wanted.connect(self.edit_texts)
        bind(Action.FIND, self, self._find)

    @property
    def paper(self) -> Paper | None:
        """The paper that is shown."""
        return self.papers.paper

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        return self.papers.wish

    # What the window asks

    def refresh(self) -> None:
        if self.view == ISSUED:
            self.issued.refresh()
        else:
            self.papers.make()

    def set_year(self, year: int) -> None:
        self.papers.set_year(year)
        self.issued.table.let_go()
        super().set_year(year)

    @property
    def view(self) -> str:
        return ISSUED if self._views.currentWidget() is self.issued else PAPERS_MADE

    def show_view(self, key: str) -> None:
        """A word of the second line, or a link to a paper."""
        before = self.view
        self._views.setCurrentWidget(self.issued if key == ISSUED else self.papers)
        if key in PAPERS:
            self.papers.show_report(key)
        if self.view != before:
            self.refresh()
            self.header_changed.emit()
            self.layout_changed.emit()

    def views(self) -> Sequence[View]:
        return (View(PAPERS_MADE, "보고서 만들기"), View(ISSUED, "발행한 보고서"))

    def issue(self) -> None:
        """발행: what is shown goes out and is kept."""
        paper = self.papers.paper
        if paper is not None and not self.papers.why_not_issued:
            begin_issue(paper, self.context, self.window())

    def commands(self) -> Sequence[Command]:
        if self.view == ISSUED:
            return self.issued.commands()
        entry = self.papers.entry
        saves = [
            Command(
                action,
                partial(self.papers.save, form),
                main=form is Format.PDF,
                aside=form is Format.CSV,
                why_not=entry.why_not(form),
            )
            for action, form in _SAVES.items()
        ]
        paper = entry.why_not(Format.PDF)
        texts = "" if entry.key == YEAR_END else "연말 추진실적의 문장만 고칩니다"
        return (
            Command(Action.EDIT_REPORT_TEXTS, self.edit_texts, aside=True, why_not=texts),
            Command(Action.SHOW_FIGURES, self.papers.turn_beside, aside=True),
            Command(Action.ISSUE_REPORT, self.issue, why_not=self.papers.why_not_issued),
            Command(Action.PRINT_REPORT, self.papers.print_paper, why_not=paper),
            *saves,
        )

    def edit_texts(self) -> None:
        """문장 고치기 of the report that is shown."""
        TextsSheet(self.context, self.wish, self.window()).begin()

    def situation(self) -> Situation:
        if self.view == ISSUED:
            return Situation(selected=self.issued.chosen is not None)
        return Situation(selected=self.papers.ready)

    @property
    def areas(self) -> Sequence[QWidget]:
        return self.issued.areas if self.view == ISSUED else self.papers.areas

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        if narrow != self._narrow:
            self._narrow = narrow
            self.papers.set_narrow(narrow=narrow)
            self.issued.set_narrow(narrow=narrow)
            self.header_changed.emit()
        return self.papers.picker if narrow and self.view != ISSUED else None

    def _find(self) -> None:
        field = self.papers.picker if self._narrow else self.papers.reports.field
        field.setFocus()
