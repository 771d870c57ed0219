"""Papers of 대관: the results of a period, and a month on the wall (features.md D3, D5)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue.counts_of_papers import of_use_results
from desktop_app.catalogue.entries import Draw, Entry, Format, Group, Pick, Wish
from desktop_app.catalogue.room_days import room_days, rooms_from
from desktop_app.performance.period import programme
from desktop_app.performance.use_asked import (
    BACK_CODES,
    BY_CODES,
    COLUMN_CODES,
    EARLIER_CODES,
    MONTH_CODES,
    NOT_COMPARED,
    OTHER,
    Asked,
    asked_from,
)
from desktop_app.performance.use_results import UseResults
from desktop_app.reports.month_list import month_report
from desktop_app.reports.use_results import results_report
from desktop_app.schedule.narrowing import narrowing_from
from desktop_app.schedule.records import Month, Span
from desktop_app.values import date_text

if TYPE_CHECKING:
    from desktop_app.office import Office
    from desktop_app.reports.blocks import Report

FIRST: Final = Pick("from", "첫 달", MONTH_CODES, lambda day: str(programme(day.year).start.month))
LAST: Final = Pick("until", "끝 달", MONTH_CODES, lambda day: str(programme(day.year).end.month))
BY: Final = Pick("by", "줄", BY_CODES)
COLUMNS: Final = Pick("columns", "칸", COLUMN_CODES)
EARLIER: Final = Pick("earlier", "견줄 기간", EARLIER_CODES)
_BESIDE: Final = (EARLIER.key, OTHER)
BACK: Final = Pick("back", "견줄 해", BACK_CODES, only=_BESIDE)
OTHER_FIRST: Final = replace(FIRST, key="other_from", words="견줄 첫 달", only=_BESIDE)
OTHER_LAST: Final = replace(LAST, key="other_until", words="견줄 끝 달", only=_BESIDE)
ASKED: Final = (FIRST, LAST, BY, COLUMNS, EARLIER, BACK, OTHER_FIRST, OTHER_LAST)
MONTH: Final = Pick(
    "month", "달", tuple((str(number), f"{number}월") for number in range(1, 13)), lambda day: str(day.month)
)


@dataclass(frozen=True)
class Results:
    """대관 실적 with what its table shows."""

    found: UseResults
    asked: Asked
    office: str
    as_of: date


def _results(office: "Office", wish: Wish) -> Results:
    asked = asked_from(wish.year, {pick.key: wish.picked(pick) for pick in ASKED})
    found = office.venue_results.read(asked.period, asked.earlier)
    return Results(found, asked, office.settings.organisation, office.clock.today())


def _draw_results(results: Results) -> "Report":
    asked = results.asked
    told = NOT_COMPARED if asked.told else ""
    return results_report(results.found, asked.by, asked.figure, results.office, results.as_of, told=told)


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


def month_of(office: "Office", wish: Wish) -> MonthAbout:
    """A month as the calendar has it: all of it, or what the screen shows."""
    month = Month(wish.year, int(wish.picked(MONTH)))
    span = narrowing_from(dict(wish.asked)).of(office.schedule.span(month.first, month.last))
    return MonthAbout(month, span, office.settings.organisation, office.clock.today(), wish.chosen)


def _rooms_month(office: "Office", wish: Wish) -> MonthAbout:
    """A month of all rooms, of those of a building or of one."""
    month = Month(wish.year, int(wish.picked(MONTH)))
    found = room_days(office, month.first, month.last, rooms_from(dict(wish.asked)))
    about = (office.settings.organisation, office.clock.today())
    return MonthAbout(month, found.named, *about, wish.chosen, what="대관 일정")


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
        _draw_results,
        picks=ASKED,
        table=True,
        words="이용 감면 연인원",
        counts=of_use_results,
    ),
    Entry(
        "rooms-month",
        "대관 일정",
        Group.VENUES,
        _rooms_month,
        list_month,
        lambda paper: paper.title,
        picks=(MONTH,),
        drawn=MONTH_DRAWN,
        table=True,
        to_paper=True,
        words="달력",
    ),
)
