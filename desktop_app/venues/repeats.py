"""되풀이: the days on which a use is held again, without the days on which nobody works (features.md D4, CAL-1)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum
from itertools import count
from typing import Final

from desktop_app.errors import InputRefused
from desktop_app.problems import Problem
from desktop_app.values import date_text
from desktop_app.venues.records import UsageDraft
from desktop_app.workdays import Workdays

MOST_TIMES: Final = 104
"""Two years of weeks; more at once is a slip of the key."""
_MOST_TRIED: Final = 400
_WEEK: Final = 7
_SATURDAY: Final = 5
OWN_DAY_OFF: Final = "직접 정한 쉬는 날"


class Every(Enum):
    """How often."""

    WEEK = "매주"
    FORTNIGHT = "2주마다"
    MONTH_DAY = "매달 같은 날"
    MONTH_WEEKDAY = "매달 같은 주 같은 요일"


@dataclass(frozen=True, slots=True)
class RepeatRule:
    """How a use goes on: until a day, or so many times; one of both."""

    every: Every = Every.WEEK
    until: date | None = None
    times: int | None = None
    skips_weekends: bool = True
    skips_holidays: bool = True


@dataclass(frozen=True, slots=True)
class RepeatDay:
    """One day that the rule comes to; ``off`` says why it is left out."""

    day: date
    off: str = ""


def rule_problems(rule: RepeatRule, first: date) -> list[Problem]:
    """What keeps a rule from being followed."""
    if rule.until is None and rule.times is None:
        return [Problem("until", "언제까지인지 날짜나 횟수를 적으세요.")]
    if rule.until is not None and rule.until <= first:
        return [Problem("until", f"처음 이용일({date_text(first)})보다 뒤의 날짜를 적으세요.")]
    if rule.times is not None and not 1 <= rule.times <= MOST_TIMES:
        return [Problem("times", f"1회에서 {MOST_TIMES}회까지 적습니다.")]
    return []


def repeat_days(rule: RepeatRule, first: date, workdays: Workdays) -> list[RepeatDay]:
    """The days after the first one. Days that are left out stand among them and count for no time."""
    if rule_problems(rule, first):
        return []
    found: list[RepeatDay] = []
    held = 0
    for day in _days(rule.every, first):
        if (rule.until is not None and day > rule.until) or (rule.times is not None and held >= rule.times):
            break
        if held >= MOST_TIMES or len(found) >= _MOST_TRIED:
            break
        off = why_off(rule, day, workdays)
        held += not off
        found.append(RepeatDay(day, off))
    while found and rule.times is not None and found[-1].off:
        found.pop()
    return found


def why_off(rule: RepeatRule, day: date, workdays: Workdays) -> str:
    """Why a day is left out; the office's own word on a day goes before the calendar's (CAL-1)."""
    if workdays.is_workday(day):
        return ""
    weekend = day.weekday() >= _SATURDAY
    holiday = workdays.holiday(day)
    if rule.skips_holidays and (holiday or not weekend):
        return holiday or OWN_DAY_OFF
    return ("토요일" if day.weekday() == _SATURDAY else "일요일") if rule.skips_weekends and weekend else ""


def moved_to(draft: UsageDraft, day: date) -> UsageDraft:
    """The same use on another day: as long, not yet held, confirmed by nobody."""
    if draft.used_on is None:
        raise InputRefused("이용일이 없는 이용은 되풀이할 수 없습니다.")
    until = day + (draft.until_on - draft.used_on) if draft.until_on else None
    return replace(draft, used_on=day, until_on=until, confirmed_on=None, version=None)


def _days(every: Every, first: date) -> Iterator[date]:
    for step in count(1):
        match every:
            case Every.WEEK | Every.FORTNIGHT:
                weeks = step if every is Every.WEEK else 2 * step
                yield first + timedelta(days=_WEEK * weeks)
            case Every.MONTH_DAY:
                month = _month(first, step)
                last = monthrange(month.year, month.month)[1]
                if first.day <= last:  # a month without a 31st has none
                    yield month.replace(day=first.day)
            case Every.MONTH_WEEKDAY:
                found = _nth_weekday(_month(first, step), first)
                if found is not None:
                    yield found


def _month(first: date, step: int) -> date:
    place = first.year * 12 + first.month - 1 + step
    return date(place // 12, place % 12 + 1, 1)


def _nth_weekday(month: date, like: date) -> date | None:
    """The day of a month that is the same weekday of the same week as ``like``; a fifth one may be missing."""
    ahead = (like.weekday() - month.weekday()) % _WEEK
    number = 1 + ahead + (like.day - 1) // _WEEK * _WEEK
    return month.replace(day=number) if number <= monthrange(month.year, month.month)[1] else None
