"""달력: every dated record of the program as one kind of value, whatever it is (features.md D3)."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop_app.changes import Kind
from desktop_app.marks import State

WEEK: Final = 7
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedKind:
    """One kind of dated records: the word before each of them, and where one opens.

    ``key`` is remembered by filters and stands in calendar files, so it is never given to another kind.
    """

    key: str
    word: str
    group: str
    record: Kind
    tab: str
    view: str = ""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One record on the calendar; ``detail`` may name people: the window shows it, paper and files do not."""

    kind: DatedKind
    record_id: int
    day: date
    title: str
    last: date | None = None
    start: int | None = None
    end: int | None = None
    state: State | None = None
    where: str = ""
    detail: str = ""
    year: int | None = None
    """The fiscal year to open it in, where its tab shows one year at a time."""
    line: int | None = None
    """The line of the record, where several of them have days."""

    @property
    def until(self) -> date:
        """Its last day."""
        return self.last or self.day

    @property
    def key(self) -> str:
        """Tells it from all others, and stays when it moves to another day."""
        return f"{self.kind.key}-{self.record_id if self.line is None else self.line}"

    def days(self, first: date, last: date) -> Iterator[date]:
        """Its days within a span."""
        day = max(self.day, first)
        while day <= min(self.until, last):
            yield day
            day += DAY


@dataclass(frozen=True, slots=True)
class DayName:
    """What a day is called, and whether the office has it off."""

    name: str
    off: bool


@dataclass(frozen=True, slots=True)
class Month:
    """A month as a calendar shows it: whole weeks that begin on Sunday, as Korean calendars do."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.number, monthrange(self.year, self.number)[1])

    @property
    def opens(self) -> date:
        """The Sunday on which its first week begins."""
        return self.first - DAY * ((self.first.weekday() + 1) % WEEK)

    @property
    def weeks(self) -> int:
        return ((self.last - self.opens).days // WEEK) + 1

    @property
    def closes(self) -> date:
        """The Saturday on which its last week ends."""
        return self.opens + DAY * (self.weeks * WEEK - 1)

    def moved(self, months: int) -> "Month":
        """So many months later."""
        place = self.year * 12 + self.number - 1 + months
        return Month(place // 12, place % 12 + 1)

    def day(self, number: int) -> date:
        """The day of this number, or its last one."""
        return self.first.replace(day=min(number, self.last.day))

    def __contains__(self, day: date) -> bool:
        return (day.year, day.month) == (self.year, self.number)


@dataclass(frozen=True)
class Span:
    """What happens in a span of days: its items in order, the names of its days."""

    first: date
    last: date
    items: tuple[DatedItem, ...] = ()
    names: tuple[tuple[date, DayName], ...] = ()

    def by_day(self) -> dict[date, list[DatedItem]]:
        """The items of each day that has some; one of several days stands on each of them."""
        days: dict[date, list[DatedItem]] = {}
        for item in self.items:
            for day in item.days(self.first, self.last):
                days.setdefault(day, []).append(item)
        return dict(sorted(days.items()))


def in_order(items: Sequence[DatedItem], places: dict[str, int]) -> tuple[DatedItem, ...]:
    """By day, then whole days before times, then in the order of the kinds."""
    return tuple(
        sorted(
            items,
            key=lambda one: (
                one.day,
                -1 if one.start is None else one.start,
                places[one.kind.key],
                one.title,
                one.record_id,
            ),
        )
    )
