"""마감: the months of a ledger that are closed in order, with their figures as they stood (features.md F10, BUD-4).

A month is known by its number, the next January (payments and returns of the year to 1. 20., BUD-5) as 13 and the
whole year as 0; the year closes last. Figures run from the year's start to the end of the month.
"""

import json
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Final

from desktop_app.marks import Mark, State
from desktop_app.values import date_text, percent_text, won_text

WHOLE_YEAR: Final = 0
NEXT_JANUARY: Final = 13
ORDER: Final = (*range(1, NEXT_JANUARY + 1), WHOLE_YEAR)
"""Months in the order in which they close."""
LAST_MONTH: Final = 12


class ClosingState(Enum):
    """How a month of the ledger stands."""

    AHEAD = "아직"
    OPEN = "열림"
    CLOSED = "마감"
    REOPENED = "다시 엶"


MARKS: Final = {
    ClosingState.AHEAD: Mark.NONE,
    ClosingState.OPEN: Mark.WAITING,
    ClosingState.CLOSED: Mark.DONE,
    ClosingState.REOPENED: Mark.FIX,
}


@dataclass(frozen=True, slots=True)
class LineFigures:
    """Where one 통계목 stood, in won."""

    account_id: int
    label: str
    appropriation: int = 0
    allotment: int = 0
    obligated: int = 0
    paid: int = 0
    refunded: int = 0
    carried: int = 0
    entries: int = 0

    @property
    def executed(self) -> int:
        return self.paid - self.refunded

    @property
    def unspent(self) -> int:
        return self.appropriation - self.executed

    @property
    def lapsed(self) -> int:
        """불용액: what is left when the year is closed and the 이월 is taken off (BUD-2)."""
        return self.unspent - self.carried

    @property
    def rate(self) -> str:
        return percent_text(self.executed, self.appropriation)

    def __add__(self, other: "LineFigures") -> "LineFigures":
        sums = {name: getattr(self, name) + getattr(other, name) for name in SUMS}
        return LineFigures(self.account_id, self.label, **sums)


SUMS: Final = tuple(one.name for one in fields(LineFigures))[2:]
FIGURES: Final[Mapping[str, str]] = {
    "appropriation": "예산현액",
    "allotment": "배정액",
    "obligated": "원인행위액",
    "paid": "지출액",
    "refunded": "반납액",
    "unspent": "집행잔액",
    "carried": "다음 해 이월액",
    "lapsed": "불용액",
}
"""What is shown of a line by its words; the last two once the year is looked at."""
COMPARED: Final[Mapping[str, str]] = {
    "appropriation": "예산현액",
    "allotment": "배정액",
    "obligated": "원인행위액",
    "paid": "지출액",
    "refunded": "반납액",
    "carried": "이월액",
    "entries": "원장 줄 수",
}
"""What is told when it is not as it was, by its words."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that is not as it was when the month was closed."""

    label: str
    what: str
    then: int
    now: int

    @property
    def words(self) -> str:
        """``201-01 사무관리비 지출액 1,000 → 2,000 (1,000)``."""
        by = self.now - self.then
        return f"{self.label} {self.what} {won_text(self.then)} → {won_text(self.now)} ({won_text(by)})"


@dataclass(frozen=True, slots=True)
class MonthStanding:
    """One month of the year: how it stands, its figures when it was closed last and those of today."""

    month: int
    state: ClosingState
    now: tuple[LineFigures, ...]
    then: tuple[LineFigures, ...] = ()
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_on: date | None = None
    reopened_on: date | None = None
    reopened_by: str = ""
    reason: str = ""
    closing_id: int | None = None
    unconfirmed: int = 0

    @property
    def id(self) -> int:
        """The number of its row in a table: rows have numbers above 0."""
        return ORDER.index(self.month) + 1

    @property
    def label(self) -> str:
        return month_label(self.month)

    @property
    def mark(self) -> State:
        return State(MARKS[self.state], self.state.value)

    @property
    def total_now(self) -> LineFigures:
        return in_all(self.now)

    @property
    def total_then(self) -> LineFigures | None:
        return in_all(self.then) if self.then else None

    @property
    def changes(self) -> tuple[Changed, ...]:
        """What is not as it was when the month was closed last."""
        return changed(self.then, self.now) if self.then else ()

    @property
    def executed_now(self) -> int | None:
        """집행누계 of today; nothing for a month that has not begun."""
        return None if self.state is ClosingState.AHEAD else self.total_now.executed

    @property
    def rate_now(self) -> str:
        """집행률 of today in percent; empty for a month that has not begun."""
        return "" if self.state is ClosingState.AHEAD else self.total_now.rate

    @property
    def executed_then(self) -> int | None:
        """집행누계 as it was closed."""
        return self.total_then.executed if self.total_then is not None else None

    @property
    def closed_words(self) -> str:
        """On which day and by whom it was closed last."""
        return f"{date_text(self.closed_on)} {self.closed_by}".strip() if self.closed_on else ""

    @property
    def facts(self) -> list[str]:
        """When it was closed and opened again, and by whom."""
        if self.closed_on is None:
            return ["아직 마감한 적이 없습니다."]
        found = [f"{date_text(self.closed_on)} 마감 · {self.closed_by}"]
        if self.state is ClosingState.REOPENED and self.reopened_on is not None:
            day = date_text(self.reopened_on)
            found.append(f"{day} 다시 엶 · {self.reopened_by} · 사유: {self.reason}")
        return found


@dataclass(frozen=True)
class ClosingPaper:
    """마감 of one month on paper, with how all months of its year stand."""

    year: int
    office: str
    as_of: date
    month: MonthStanding
    months: tuple[MonthStanding, ...]

    @property
    def is_closed(self) -> bool:
        return self.month.state is ClosingState.CLOSED

    @property
    def lines(self) -> tuple[LineFigures, ...]:
        """Each 통계목 as it was closed; as it is today where the month is open."""
        return self.month.then if self.is_closed else self.month.now

    @property
    def total(self) -> LineFigures:
        return in_all(self.lines)


def month_label(month: int) -> str:
    """``5월``, ``다음 해 1월``, ``한 해``."""
    if month == WHOLE_YEAR:
        return "한 해"
    return "다음 해 1월" if month == NEXT_JANUARY else f"{month}월"


def months_label(months: Sequence[int]) -> str:
    """Several months as they are spoken of: ``5월``, ``3월 ~ 5월``."""
    if not months:
        return ""
    first, last = month_label(months[0]), month_label(months[-1])
    return first if len(months) == 1 else f"{first} ~ {last}"


def month_of(day: date, year: int) -> int:
    """The month of a year's ledger to which a day belongs."""
    return NEXT_JANUARY if day.year > year else day.month


def last_day(year: int, month: int) -> date:
    """Until when a month's figures count."""
    if month in {WHOLE_YEAR, NEXT_JANUARY}:
        return date(year + 1, 1, 31)
    return date(year, month, monthrange(year, month)[1])


def begins(year: int, month: int) -> date:
    """From when on a month can be closed: once it has begun; the year when payments of the January have."""
    if month in {WHOLE_YEAR, NEXT_JANUARY}:
        return date(year + 1, 1, 1)
    return date(year, month, 1)


def through(month: int, closed: Iterable[int]) -> tuple[int, ...]:
    """The months to close, in order, so that this one is closed: those before it that are open, and itself."""
    taken = set(closed)
    return tuple(one for one in ORDER[: ORDER.index(month) + 1] if one not in taken)


def from_on(month: int, closed: Iterable[int]) -> tuple[int, ...]:
    """The closed months that are open again with this one: itself and all behind it."""
    taken = set(closed)
    return tuple(one for one in ORDER[ORDER.index(month) :] if one in taken)


def in_all(lines: Iterable[LineFigures]) -> LineFigures:
    """All lines together."""
    total = LineFigures(0, "계")
    for line in lines:
        total += line
    return total


def changed(then: Sequence[LineFigures], now: Sequence[LineFigures]) -> tuple[Changed, ...]:
    """The figures of lines that differ; a line that came or went differs from nothing."""
    before = {one.account_id: one for one in then}
    after = {one.account_id: one for one in now}
    found = []
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        label = (new or old or LineFigures(key, "")).label
        for name, what in COMPARED.items():
            one, other = getattr(old, name, 0), getattr(new, name, 0)
            if one != other:
                found.append(Changed(label, what, one, other))
    return tuple(found)


def frozen(lines: Sequence[LineFigures]) -> str:
    """Figures as they are kept with the closing."""
    body = [{one.name: getattr(line, one.name) for one in fields(LineFigures)} for line in lines]
    return json.dumps({"lines": body}, ensure_ascii=False, separators=(",", ":"))


def thawed(text: str) -> tuple[LineFigures, ...]:
    """Figures out of a closing; a key that another version wrote and this one does not know is passed over."""
    known = {one.name for one in fields(LineFigures)}
    lines = json.loads(text)["lines"] if text else []
    return tuple(LineFigures(**{key: value for key, value in one.items() if key in known}) for one in lines)
