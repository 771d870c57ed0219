"""Papers of the whole year: 연말 추진실적 and its two enclosures alone (features.md H2, H4)."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from desktop_app.catalogue import counts
from desktop_app.catalogue.entries import Ask, Entry, Group, Wish
from desktop_app.performance.records import Chapter, YearSummary
from desktop_app.reports.handover import handover_report
from desktop_app.reports.year_plan import plan_report, plan_title
from desktop_app.reports.year_sections import year_report
from desktop_app.turn.handover_records import Handover

if TYPE_CHECKING:
    from desktop_app.office import Office

YEAR_END: Final = "year-end"
PROJECT_LIST: Final = "project-list"
USAGE_LIST: Final = "usage-list"
PLAN_VS_ACTUAL: Final = "plan-vs-actual"
_ALONE: Final = {
    PROJECT_LIST: ("연계사업 실적", Chapter.PROJECT_LIST),
    USAGE_LIST: ("대관 실적", Chapter.USAGE_LIST),
}


def shaped(summary: YearSummary, wish: Wish) -> YearSummary:
    """The year's data with the chapters, order and unit that were chosen; an enclosure alone has no cover."""
    if wish.report not in _ALONE:
        return replace(summary, chapters=wish.chapters, money_unit=wish.unit)
    title, chapter = _ALONE[wish.report]
    return replace(
        summary,
        chapters=(chapter,),
        has_front=False,
        money_unit=wish.unit,
        title=f"{wish.span.title(summary.year)} 서울혁신파크 {title}",
    )


def year_file_name(summary: YearSummary) -> str:
    """``2021년 서울혁신파크 연계사업 추진실적(2021-12-20)`` (REP-6), without an ending."""
    return f"{summary.title}({summary.as_of.isoformat()})"


def _year(office: "Office", wish: Wish) -> YearSummary:
    summary = office.performance.year(wish.year, wish.as_of, wish.span)
    return shaped(replace(summary, layouts=office.paper_layouts.kept()), wish)


def _handover(office: "Office", wish: Wish) -> Handover:
    return office.handovers.read(wish.year)


def _plan_name(summary: YearSummary) -> str:
    return f"{plan_title(summary)}({summary.as_of.isoformat()})"


PAPERS: Final = (
    Entry(
        YEAR_END,
        "연말 추진실적",
        Group.YEAR,
        _year,
        year_report,
        year_file_name,
        asks=(Ask.SPAN, Ask.DAY, Ask.UNIT, Ask.CHAPTERS),
        counts=counts.counted,
        words="추진실적 성과 결과보고",
    ),
    Entry(
        PLAN_VS_ACTUAL,
        "계획 대비 실적",
        Group.YEAR,
        _year,
        plan_report,
        _plan_name,
        asks=(Ask.SPAN, Ask.DAY),
        table=True,
        words="계획서 이행 점검 증빙",
        counts=counts.of_indicators,
    ),
    Entry(
        "handover",
        "업무 인계서",
        Group.YEAR,
        _handover,
        handover_report,
        to_paper=True,
        words="인수인계 열린 일 할 일 자료 폴더",
    ),
    *(
        Entry(
            key,
            title,
            Group.ENCLOSURES,
            _year,
            year_report,
            year_file_name,
            asks=(Ask.SPAN, Ask.DAY, Ask.LAYOUT),
            table=True,
            counts=counts.of_enclosures,
        )
        for key, (title, _) in _ALONE.items()
    ),
)
