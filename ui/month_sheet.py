"""A month as a paper: what a calendar shows of it on A4 across, the same records as a workbook."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.schedule.records import Month, Span
from desktop_app.values import date_text
from ui.feature_tab import TabContext
from ui.paper_sheet import PaperSheet


@dataclass(frozen=True)
class MonthAbout:
    """The month, its records, what is left out of them, what they are called together."""

    month: Month
    span: Span
    left_out: str
    what: str


class CalendarSheet(PaperSheet):
    """The month on A4 across; the workbook lists the same records."""

    what = "일정"

    def __init__(self, month: Month, span: Span, left_out: str, context: TabContext, window: QWidget) -> None:
        self._month = month
        office = context.office.settings.organisation
        about = (MonthAbout(month, span, left_out, self.what), context.clock.today(), office)
        super().__init__(
            f"{month.year}년 {month.number}월 {self.what}",
            context,
            window,
            workbook=partial(_workbook, *about),
            to_paper=True,
        )
        self.lay_out()
        self.render_pages(partial(_paper, *about))


def _paper(about: MonthAbout, day: date, office: str) -> bytes:
    from desktop_app.reports.month_pages import MonthPaper, render_month  # noqa: PLC0415 - reportlab at first need

    as_of = f"{date_text(day)} 기준"
    return render_month(MonthPaper(about.month, about.span, office, as_of, about.left_out, about.what))


def _workbook(about: MonthAbout, day: date, office: str) -> bytes:
    from desktop_app.reports.month_list import month_report  # noqa: PLC0415 - openpyxl at first need
    from desktop_app.reports.report_xlsx import render_xlsx  # noqa: PLC0415 - the same

    return render_xlsx(month_report(about.month, about.span, office, day, about.left_out, what=about.what))
