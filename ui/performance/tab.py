"""보고서: every paper of the program, seen first, printed, saved in each format (look.md, Report; features.md H1)."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.catalogue.catalogue import PAPERS
from desktop_app.catalogue.entries import Format, Wish
from desktop_app.catalogue.papers_of_year import YEAR_END
from desktop_app.changes import Kind
from ui.actions import Action, Command, Situation, bind
from ui.feature_tab import FeatureTab, TabContext, View
from ui.performance.papers import Paper
from ui.performance.papers_view import PapersView
from ui.performance.texts_sheet import TextsSheet

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
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.papers)
        self.papers.changed.connect(self.header_changed)
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
        self.papers.make()

    def set_year(self, year: int) -> None:
        self.papers.set_year(year)
        super().set_year(year)

    @property
    def view(self) -> str:
        return self.papers.wish.report

    def show_view(self, key: str) -> None:
        """A link leads to a paper."""
        if key in PAPERS:
            self.papers.show_report(key)

    def views(self) -> Sequence[View]:
        return ()

    def commands(self) -> Sequence[Command]:
        entry = self.papers.entry
        saves = [
            Command(
                action,
                partial(self.papers.save, form),
                main=form is Format.PDF,
                why_not=entry.why_not(form),
            )
            for action, form in _SAVES.items()
        ]
        paper = entry.why_not(Format.PDF)
        texts = "" if entry.key == YEAR_END else "연말 추진실적의 문장만 고칩니다"
        return (
            Command(Action.EDIT_REPORT_TEXTS, self.edit_texts, why_not=texts),
            Command(Action.PRINT_REPORT, self.papers.print_paper, why_not=paper),
            *saves,
        )

    def edit_texts(self) -> None:
        """문장 고치기 of the report that is shown."""
        TextsSheet(self.context, self.wish, self.window()).begin()

    def situation(self) -> Situation:
        return Situation(selected=self.papers.ready)

    @property
    def areas(self) -> Sequence[QWidget]:
        return self.papers.areas

    def set_narrow(self, narrow: bool) -> QWidget | None:  # noqa: FBT001 - FeatureTab has it so
        if narrow != self._narrow:
            self._narrow = narrow
            self.papers.set_narrow(narrow=narrow)
            self.header_changed.emit()
        return self.papers.picker if narrow else None

    def _find(self) -> None:
        field = self.papers.picker if self._narrow else self.papers.reports.field
        field.setFocus()
