"""What a report does not count, and why, each with the list that shows it (REP-4)."""

from datetime import date

from db import performance
from db.session import Session
from desktop_app.performance.activities import activities_left_out
from desktop_app.performance.period import programme
from desktop_app.performance.records import LeftOut
from desktop_app.performance.spans import Span, window


def left_out(s: Session, year: int, span: Span, as_of: date) -> tuple[LeftOut, ...]:
    """Everything within the days that is unconfirmed, cancelled, only planned or outside the programme."""
    days = window(year, span, as_of)
    within = (days.first, days.until)
    unconfirmed, planned, early = performance.usages_left_out(s, year, *within, programme(year).start)
    idle, stopped, later = performance.projects_left_out(s, year, days.until)
    open_entries = performance.unconfirmed_entries(s, year, *within)
    cancelled = performance.cancelled_proposals(s, year, *within)
    return (
        LeftOut("확인하지 않은 대관 이용", unconfirmed, ("venues", "unconfirmed")),
        LeftOut("예정으로 남은 대관 이용", planned, ("venues", "planned")),
        LeftOut("사업기간 전의 대관 이용", early, ("venues", "all")),
        LeftOut("확정하지 않은 원장 줄", open_entries, ("budget", "unconfirmed")),
        LeftOut("접수를 취소한 제안", cancelled, ("proposals", "cancelled")),
        LeftOut("예정인 연계사업", idle, ("projects", "planned")),
        LeftOut("중단한 연계사업", stopped, ("projects", "stopped")),
        LeftOut("기준일 뒤에 시작한 연계사업", later, ("projects", "all")),
        *activities_left_out(s, year, days),
    )
