"""Papers of the list of proposals: 접수대장 of the year or of the list, on any day; 예산 요구 목록 (B9, B12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop_app.proposals.papers import ProposalPapers
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet
from ui.rendered import HWPX, PDF, XLSX, rendered
from ui.theme import current
from ui.widgets.choice_inputs import SegmentInput
from ui.widgets.value_inputs import DateInput

WHOLE, LISTED = "whole", "listed"
TITLE: Final = "협업사업 제안 접수대장"
BUDGET_TITLE: Final = "협업사업 제안 예산 요구 목록"
DAY_WIDTH: Final = 140


@dataclass(frozen=True)
class RegisterWish:
    """Which register: of a year, or of the lines of a list with the words for them; and of which day."""

    year: int
    as_of: date
    ids: Sequence[int] | None = None
    chosen: str = ""


class RegisterSheet(PaperSheet):
    """접수대장 before it is printed: whole year or the list, and its day."""

    def __init__(
        self, year: int, ids: Sequence[int], chosen: str, context: TabContext, window: QWidget
    ) -> None:
        super().__init__(
            "접수대장",
            context,
            window,
            workbook=lambda: _register(self._papers, self.wish, XLSX),
            document=lambda: _register(self._papers, self.wish, HWPX),
        )
        self._papers = context.office.papers
        self._year, self._ids, self._chosen = year, tuple(ids), chosen
        today = context.clock.today()
        self.rows = SegmentInput([(WHOLE, f"{year}년 전체"), (LISTED, f"지금 목록 {len(ids):,}건")])
        self.rows.set_value(WHOLE)
        self.day = DateInput(lambda: year, context.clock.today)
        self.day.setFixedWidth(current().px(DAY_WIDTH))
        self.day.set_value(min(today, date(year, 12, 31)) if today.year > year else today)
        self._as_of = self.day.value() or today
        self.rows.setVisible(bool(ids))
        self.lay_out([*([("내용", self.rows)] if ids else []), ("기준일", self.day)])
        self.rows.changed.connect(self._make)
        self.day.changed.connect(self._make)

    def begin(self) -> None:
        """Open and make the pages."""
        self.open()
        self._make()

    @property
    def wish(self) -> RegisterWish:
        """What the choices ask for; a day that cannot be read leaves the one before."""
        self._as_of = self.day.value() or self._as_of
        if self.rows.value() == LISTED:
            return RegisterWish(self._year, self._as_of, self._ids, self._chosen)
        return RegisterWish(self._year, self._as_of)

    @property
    def title(self) -> str:
        wish = self.wish
        return f"{TITLE}{'' if wish.ids else f' {wish.year}'}({wish.as_of.isoformat()})"

    def _make(self) -> None:
        self.render_pages(partial(_register, self._papers, self.wish, PDF))


class BudgetSheet(PaperSheet):
    """예산 요구 목록 of a year as it stands today."""

    def __init__(self, year: int, context: TabContext, window: QWidget) -> None:
        self._year, self._as_of = year, context.clock.today()
        make = partial(_budget, context.office.papers, year, self._as_of)
        super().__init__(
            "예산 요구 목록", context, window, workbook=partial(make, XLSX), document=partial(make, HWPX)
        )
        self._make = partial(make, PDF)

    @property
    def title(self) -> str:
        return f"{BUDGET_TITLE} {self._year}({self._as_of.isoformat()})"

    def begin(self) -> None:
        """Open and make the pages."""
        self.lay_out()
        self.open()
        self.render_pages(self._make)


def _budget(papers: ProposalPapers, year: int, as_of: date, kind: str) -> bytes:
    from desktop_app.reports.budget_requests import budget_report  # noqa: PLC0415 - at first need

    return rendered(budget_report(papers.of_year(year, as_of)), kind)


def _register(papers: ProposalPapers, wish: RegisterWish, kind: str) -> bytes:
    from desktop_app.reports.proposal_register import register_report  # noqa: PLC0415 - at first need

    if wish.ids is None:
        register = papers.of_year(wish.year, wish.as_of)
    else:
        register = papers.of_list(wish.ids, wish.chosen, wish.as_of)
    return rendered(register_report(register), kind)
