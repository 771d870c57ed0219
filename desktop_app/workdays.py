"""Working days of the office: due days and how near they are (domain.md OPN-2, CAL-1)."""

import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from desktop_app.marks import State, days_state
from desktop_app.values import days_apart
from resources import path

WARN_DAYS = 3
BUNDLED = "holidays-kr.json"
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Workdays:
    """Mondays to Fridays without public holidays, known offline; ``own`` says of days whether the office works."""

    def __init__(self, own: Callable[[], Mapping[date, bool]] = dict) -> None:
        self._own = own
        self._holidays: dict[int, Mapping[date, str]] = {}

    def with_day(self, day: date, works: bool | None) -> "Workdays":  # noqa: FBT001 - None: as the calendar has it
        """The same days but for one."""
        own = {one: worked for one, worked in self._own().items() if one != day}
        if works is not None:
            own[day] = works
        other = Workdays(lambda: own)
        other._holidays = self._holidays
        return other

    def is_workday(self, day: date) -> bool:
        works = self._own().get(day)
        if works is not None:
            return works
        return day.weekday() < _SATURDAY and day not in self.holidays_of(day.year)

    def holiday(self, day: date) -> str:
        """What the calendar calls a public holiday; nothing on other days."""
        return self.holidays_of(day.year).get(day, "")

    def on_or_before(self, day: date) -> date:
        """Where a deadline of the office's own stands that falls on a day off: on the working day before (CAL-1)."""
        while not self.is_workday(day):
            day -= _ONE_DAY
        return day

    def on_or_after(self, day: date) -> date:
        """Where a deadline by law stands that falls on a day off: on the next working day (CAL-1, 민법 제161조)."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def after(self, start: date, count: int) -> date:
        """The count-th working day after a day."""
        day = start
        while count > 0:
            day += _ONE_DAY
            count -= self.is_workday(day)
        return day

    def left(self, today: date, due: date) -> int:
        """Working days from tomorrow to the due day; 0 on the day itself and after it."""
        return sum(self.is_workday(today + timedelta(days=n)) for n in range(1, days_apart(today, due) + 1))

    def holidays_of(self, year: int) -> Mapping[date, str]:
        """The public holidays of a year with their Korean names, by day."""
        if year not in self._holidays:
            self._holidays[year] = bundled_holidays().get(year) or reckoned_holidays(year)
        return self._holidays[year]


@cache
def bundled_holidays() -> Mapping[int, Mapping[date, str]]:
    """The holidays of the years around now, from a file beside the plan: reckoning them takes a fifth of a second."""
    stored = json.loads(path(f"reference/{BUNDLED}").read_text(encoding="utf-8"))
    return {
        int(year): {date.fromisoformat(f"{year}-{day}"): name for day, name in days.items()}
        for year, days in stored.items()
    }


def reckoned_holidays(year: int) -> Mapping[date, str]:
    """The holidays of any year as the library reckons them."""
    import holidays  # noqa: PLC0415 - slow, and for far years only

    return dict(sorted(holidays.country_holidays("KR", years=year, language="ko").items()))


def waiting_state(due: date, today: date, workdays: Workdays, warn_days: int = WARN_DAYS) -> State:
    """How something that is waited for stands: ``D-6``, ``오늘``, ``5일 지남`` (look.md, States)."""
    return days_state(days_apart(today, due), near=workdays.left(today, due) <= warn_days)
