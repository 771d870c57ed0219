"""What the 보고서 tab can show: the reports, and the paper that is made of one (no Qt, runs as a job)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from desktop_app.performance.records import ATTACHMENTS, Chapter, MoneyUnit, YearSummary
from desktop_app.performance.service import Performance
from desktop_app.values import month_range_text


class Report(Enum):
    """The reports of the left column; the value is the title there and over the preview."""

    YEAR_END = "연말 추진실적"
    PROJECT_LIST = "연계사업 실적"
    USAGE_LIST = "대관 실적"

    @property
    def enclosure(self) -> Chapter | None:
        """The chapter that is printed alone; None for the whole report."""
        return {Report.PROJECT_LIST: Chapter.PROJECT_LIST, Report.USAGE_LIST: Chapter.USAGE_LIST}.get(self)


@dataclass(frozen=True, slots=True)
class Wish:
    """What the officer asks for: report, year, 기준일, money unit, chapters in their order."""

    report: Report
    year: int
    as_of: date
    unit: MoneyUnit
    chapters: tuple[Chapter, ...] = tuple(Chapter)


@dataclass(frozen=True)
class Paper:
    """A report as it is shown: its data and its PDF."""

    wish: Wish
    summary: YearSummary
    pdf: bytes

    @property
    def file_name(self) -> str:
        """``2021년 서울혁신파크 연계사업 추진실적(2021-12-20)`` (REP-6), without an ending."""
        return f"{self.summary.title}({self.wish.as_of.isoformat()})"


def make_paper(performance: Performance, wish: Wish) -> Paper:
    """Collect the year and render it; takes as long as the year is full."""
    from desktop_app.reports.year_pdf import render_year_pdf  # noqa: PLC0415 - reportlab at first need

    summary = shaped(performance.year(wish.year, wish.as_of), wish)
    return Paper(wish, summary, render_year_pdf(summary))


def shaped(summary: YearSummary, wish: Wish) -> YearSummary:
    """The year's data with the chapters, order and unit that the officer chose."""
    enclosure = wish.report.enclosure
    if enclosure is None:
        return replace(summary, chapters=wish.chapters, money_unit=wish.unit)
    title = f"{summary.year}년 서울혁신파크 {wish.report.value}"
    return replace(summary, chapters=(enclosure,), has_front=False, money_unit=wish.unit, title=title)


def default_day(year: int, today: date) -> date:
    """기준일 of a year: today while it runs, its last day afterwards."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return min(max(today, first), last)


def chapters_from(text: str) -> tuple[Chapter, ...]:
    """The chapters as the screen kept them; all of them where nothing usable was kept."""
    known = {chapter.name: chapter for chapter in Chapter}
    chosen = tuple(dict.fromkeys(known[name] for name in text.split(",") if name in known))
    return in_order(chosen) if chosen else tuple(Chapter)


def chapters_text(chapters: Sequence[Chapter]) -> str:
    """The chapters as the screen keeps them."""
    return ",".join(chapter.name for chapter in chapters)


def in_order(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """Chapters before enclosures: an enclosure stands at the end of a paper, in whatever order."""
    return (
        *(one for one in chapters if one not in ATTACHMENTS),
        *(one for one in chapters if one in ATTACHMENTS),
    )


def period_text(summary: YearSummary) -> str:
    """``2021. 4. ~ 12.`` for the line over the preview."""
    return month_range_text(summary.period.start, summary.period.end)
