"""For which part of a year a report is made: the year, a half, a quarter (domain.md REP-3).

The parts of a year never lose a record: what bears its fiscal year and an earlier day belongs to the first part,
what comes after its last day (payments of the next January) to the last one. So the parts add up to the year.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.performance.period import programme
from desktop_app.performance.records import WHOLE_YEAR, Period

YEAR_END = 12


class Span(Enum):
    """The year or one of its parts, as offices name them."""

    YEAR = WHOLE_YEAR
    FIRST_HALF = "상반기"
    SECOND_HALF = "하반기"
    QUARTER_1 = "1/4분기"
    QUARTER_2 = "2/4분기"
    QUARTER_3 = "3/4분기"
    QUARTER_4 = "4/4분기"

    @property
    def months(self) -> range:
        """The calendar months of the part."""
        first, length = _MONTHS[self]
        return range(first, first + length)

    @property
    def before(self) -> "tuple[int, Span]":
        """The part that this one is set against: years back (0 or 1) and the part of that year."""
        order = _IN_TURN[self]
        at = order.index(self)
        return (0, order[at - 1]) if at else (1, order[-1])

    def title(self, year: int) -> str:
        """``2021년``, ``2021년 상반기``."""
        return f"{year}년" if self is Span.YEAR else f"{year}년 {self.value}"


_MONTHS = {
    Span.YEAR: (1, 12), Span.FIRST_HALF: (1, 6), Span.SECOND_HALF: (7, 6),
    Span.QUARTER_1: (1, 3), Span.QUARTER_2: (4, 3), Span.QUARTER_3: (7, 3), Span.QUARTER_4: (10, 3),
}  # fmt: skip
_QUARTERS = (Span.QUARTER_1, Span.QUARTER_2, Span.QUARTER_3, Span.QUARTER_4)
_HALVES = (Span.FIRST_HALF, Span.SECOND_HALF)
_IN_TURN = {
    Span.YEAR: (Span.YEAR,), **dict.fromkeys(_HALVES, _HALVES), **dict.fromkeys(_QUARTERS, _QUARTERS),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Window:
    """Which days a report counts: from the first to the last, both with them, as far as 기준일 has come."""

    first: date
    until: date

    def has(self, day: date | None) -> bool:
        """Whether something of that day is counted; what has no day is not."""
        return day is not None and self.first <= day <= self.until


def window(year: int, span: Span, as_of: date) -> Window:
    """The days of a part of a fiscal year that lie behind 기준일; the outer ends are open."""
    first = date.min if span.months[0] == 1 else date(year, span.months[0], 1)
    return Window(first, min(as_of, _last(year, span)))


def programme_window(year: int, span: Span, as_of: date) -> Window:
    """The same within the days of the year's programme: rooms are counted from 4. 1. to 12. 31. (REP-3)."""
    days, whole = programme(year), window(year, span, as_of)
    return Window(max(days.start, whole.first), min(days.end, whole.until))


def period(year: int, span: Span) -> Period:
    """The days that a report names: the programme's within the part, the part's own where it has none."""
    days = programme(year)
    first, last = date(year, span.months[0], 1), _month_end(year, span.months[-1])
    start, end = max(days.start, first), min(days.end, last)
    return Period(start, end) if start <= end else Period(first, last)


def _last(year: int, span: Span) -> date:
    last = span.months[-1]
    return date.max if last == YEAR_END else _month_end(year, last)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
