"""Papers of 대관: the results of a period, and a month on the wall (features.md D3, D5)."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.entries import Draw, Entry, Format, Group, Pick, Wish
from desktop_app.performance.use_results import By, Figure, Months, UseResults
from desktop_app.reports.month_list import month_report
from desktop_app.reports.use_results import results_report
from desktop_app.schedule.records import Month, Span
from desktop_app.values import date_text

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report

SUMS: Final = "sums"
BY: Final = Pick("by", "줄", tuple((one.name.lower(), one.value) for one in By))
COLUMNS: Final = Pick(
    "columns", "칸", ((SUMS, "합계"), *((one.name.lower(), f"월별 {one.value}") for one in Figure))
)
EARLIER: Final = Pick(
    "earlier", "견줄 기간", (("none", "견주지 않음"), ("year", "지난해 같은 기간"), ("just", "바로 앞 기간"))
)
MONTH: Final = Pick(
    "month", "달", tuple((str(number), f"{number}월") for number in range(1, 13)), lambda day: str(day.month)
)
USES: Final = "usage"
"""The kind of record that 대관 일정 shows, as the calendar knows it."""


@dataclass(frozen=True)
class Results:
    """대관 실적 with what its table shows."""

    found: UseResults
    by: By
    figure: Figure | None
    office: str
    as_of: date


def draw_results(results: Results) -> "Report":
    """The blocks of 대관 실적."""
    return results_report(results.found, results.by, results.figure, results.office, results.as_of)


def _results(office: "Office", wish: Wish) -> Results:
    period = office.venue_results.usual(wish.year)
    earlier: Months | None = None
    match wish.picked(EARLIER):
        case "year":
            earlier = period.year_before()
        case "just":
            earlier = period.just_before()
    columns = wish.picked(COLUMNS)
    return Results(
        office.venue_results.read(period, earlier),
        By[wish.picked(BY).upper()],
        None if columns == SUMS else Figure[columns.upper()],
        office.settings.organisation,
        office.clock.today(),
    )


@dataclass(frozen=True)
class MonthAbout:
    """A month of the calendar: its records, what is left out of them, what they are called together."""

    month: Month
    span: Span
    office: str
    day: date
    left_out: str = ""
    what: str = "일정"

    @property
    def title(self) -> str:
        return f"{self.month.year}년 {self.month.number}월 {self.what}"


def month_of(
    office: "Office", wish: Wish, what: str = "일정", keys: frozenset[str] | None = None
) -> MonthAbout:
    """A month as the calendar has it, all of it or records of some kinds."""
    month = Month(wish.year, int(wish.picked(MONTH)))
    span = office.schedule.span(month.first, month.last, keys)
    return MonthAbout(month, span, office.settings.organisation, office.clock.today(), what=what)


def draw_month(about: MonthAbout) -> bytes:
    """The month on A4 across."""
    from desktop_app.reports.month_pages import MonthPaper, render_month  # noqa: PLC0415 - reportlab at first need

    as_of = f"{date_text(about.day)} 기준"
    return render_month(MonthPaper(about.month, about.span, about.office, as_of, about.left_out, about.what))


def list_month(about: MonthAbout) -> "Report":
    """The same records as a list, for a workbook."""
    return month_report(about.month, about.span, about.office, about.day, about.left_out, what=about.what)


MONTH_DRAWN: Final[dict[Format, Draw]] = {Format.PDF: draw_month}

PAPERS: Final = (
    Entry(
        "use-results",
        "기간별 대관 실적",
        Group.VENUES,
        _results,
        draw_results,
        picks=(BY, COLUMNS, EARLIER),
        table=True,
        words="이용 감면 연인원",
    ),
    Entry(
        "rooms-month",
        "대관 일정",
        Group.VENUES,
        lambda office, wish: month_of(office, wish, "대관 일정", frozenset({USES})),
        list_month,
        lambda paper: paper.title,
        picks=(MONTH,),
        drawn=MONTH_DRAWN,
        table=True,
        words="달력",
    ),
)
