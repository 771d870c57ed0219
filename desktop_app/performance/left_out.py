"""What a report does not count, and why (REP-4); catalogue.counts_left_out names the lists."""

from datetime import date
from typing import Final

from db import meeting_queries, performance, training_queries, visit_queries
from db.session import Session
from desktop_app.performance.period import programme
from desktop_app.performance.records import LeftOut
from desktop_app.performance.spans import Span, window

UNCONFIRMED_USES: Final = "확인하지 않은 대관 이용"
PLANNED_USES: Final = "예정으로 남은 대관 이용"
EARLY_USES: Final = "사업기간 전의 대관 이용"
OPEN_ENTRIES: Final = "확정하지 않은 원장 줄"
CANCELLED_PROPOSALS: Final = "접수를 취소한 제안"
PLANNED_PROJECTS: Final = "예정인 연계사업"
STOPPED_PROJECTS: Final = "중단한 연계사업"
LATER_PROJECTS: Final = "기준일 뒤에 시작한 연계사업"
UNMARKED_VISITS: Final = "마침으로 표시하지 않은 현장견학"
UNMARKED_GATHERINGS: Final = "마침으로 표시하지 않은 워크숍·협력회의"
UNMARKED_TRAININGS: Final = "진행을 표시하지 않은 교육"


def left_out(s: Session, year: int, span: Span, as_of: date) -> tuple[LeftOut, ...]:
    """Everything within the days that is unconfirmed, cancelled, only planned or outside the programme."""
    days = window(year, span, as_of)
    within = (days.first, days.until)
    unconfirmed, planned, early = performance.usages_left_out(s, year, *within, programme(year).start)
    idle, stopped, later = performance.projects_left_out(s, year, days.until)
    open_entries = performance.unconfirmed_entries(s, year, *within)
    cancelled = performance.cancelled_proposals(s, year, *within)
    return (
        LeftOut(UNCONFIRMED_USES, unconfirmed),
        LeftOut(PLANNED_USES, planned),
        LeftOut(EARLY_USES, early),
        LeftOut(OPEN_ENTRIES, open_entries),
        LeftOut(CANCELLED_PROPOSALS, cancelled),
        LeftOut(PLANNED_PROJECTS, idle),
        LeftOut(STOPPED_PROJECTS, stopped),
        LeftOut(LATER_PROJECTS, later),
        LeftOut(UNMARKED_VISITS, visit_queries.not_marked(s, year, days.until, days.first)),
        LeftOut(UNMARKED_GATHERINGS, meeting_queries.not_marked(s, year, days.until, days.first)),
        LeftOut(UNMARKED_TRAININGS, training_queries.not_marked(s, year, days.until, days.first)),
    )
