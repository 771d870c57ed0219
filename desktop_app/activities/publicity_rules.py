"""홍보와 선거: the plan's months, and when the law asks for restraint (CAL-3). Pure: days in, sentences out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.values import date_text, months_later

PLAN_MONTHS: Final = range(4, 13)
"""The plan's period: 4월 to 12월, nine issues and nine months of the homepage (REP-2)."""
DRAFT_DAY: Final = 15
POST_DAY: Final = 5
DAYS_BEFORE: Final = 180
ELECTIONS: Final = (date(2022, 6, 1), date(2026, 6, 3))
"""Elections of the head of the district."""
LAW: Final = "공직선거법 제86조 제5항"


def plan_months(year: int) -> tuple[date, ...]:
    """The first days of the months that the plan fills."""
    return tuple(date(year, number, 1) for number in PLAN_MONTHS)


def draft_day(month: date) -> date:
    """The 15th of the month before an issue; the deadline itself is never later."""
    return months_later(month.replace(day=1), -1).replace(day=DRAFT_DAY)


def post_day(month: date) -> date:
    """The 5th of a month; the deadline itself is never later."""
    return month.replace(day=POST_DAY)


def quiet_span(day: date) -> tuple[date, date] | None:
    """The days before an election, and its own, on which the district publishes nothing of its works (CAL-3)."""
    for election in ELECTIONS:
        first = election - timedelta(days=DAYS_BEFORE)
        if first <= day <= election:
            return first, election
    return None


def quiet_notice(day: date | None) -> str:
    """What to tell of a publication on such a day; nothing on other days. It is told, never forbidden."""
    span = quiet_span(day) if day is not None else None
    if span is None:
        return ""
    first, election = span
    return (
        f"{date_text(first)}부터 구청장 선거일({date_text(election)})까지는 구의 계획·실적·활동을 알리는 홍보물을 "
        f"내지 않습니다({LAW}). 예외인지 선거관리위원회에 확인하세요."
    )


@dataclass(frozen=True, slots=True)
class Published:
    """One publication: its kind in the officer's word, and its day."""

    kind: str
    day: date


def quarter_of(day: date) -> tuple[int, int]:
    """Year and quarter of a day."""
    return day.year, (day.month - 1) // 3 + 1


def in_quiet_days(published: Iterable[Published]) -> list[Published]:
    """The publications that fall into the days before an election, in their order."""
    return sorted((one for one in published if quiet_span(one.day)), key=lambda one: (one.day, one.kind))


def quarter_notice(published: Iterable[Published], today: date) -> str:
    """What to tell where the quarter of today has more than one kind, or one kind more than once; else nothing."""
    now = quarter_of(today)
    here = [one for one in published if quarter_of(one.day) == now and quiet_span(one.day) is None]
    if len(here) < 2:  # noqa: PLR2004 - one is what the law allows
        return ""
    kinds = list(dict.fromkeys(one.kind for one in here))
    counted = ", ".join(f"{kind} {sum(one.kind == kind for one in here)}회" for kind in kinds)
    return (
        f"{now[1]}/4분기에 {counted} 있습니다. 구의 계획·실적·활동을 알리는 홍보물이면 "
        f"분기마다 한 가지를 한 번까지만 냅니다({LAW})."
    )


def advice(published: Sequence[Published], today: date) -> tuple[str, str]:
    """The graver thing to tell as its heading and sentence; nothing where there is nothing to tell."""
    late = in_quiet_days(published)
    if late:
        named = ", ".join(f"{one.kind} {date_text(one.day)}" for one in late[:_MOST])
        more = f" 밖 {len(late) - _MOST}건" if len(late) > _MOST else ""
        return "선거 전 홍보", f"{named}{more} → {quiet_notice(late[0].day)}"
    told = quarter_notice(published, today)
    return ("분기 홍보 횟수", told) if told else ("", "")


_MOST = 3
