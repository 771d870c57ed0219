"""Working days of the office: due days and how near they are (domain.md OPN-2, CAL-1)."""

from collections.abc import Iterable
from datetime import date, timedelta

from desktop_app.marks import Mark, State
from desktop_app.values import days_apart

WARN_DAYS = 3
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Workdays:
    """Mondays to Fridays without public holidays, known offline; ``days_off`` are the office's own."""

    def __init__(self, days_off: Iterable[date] = ()) -> None:
        self._days_off = frozenset(days_off)
        self._holidays: dict[int, frozenset[date]] = {}

    def is_workday(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self._days_off and day not in self._of_year(day.year)

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

    def _of_year(self, year: int) -> frozenset[date]:
        if year not in self._holidays:
            import holidays  # noqa: PLC0415 - a fifth of a second, not before the first frame

            self._holidays[year] = frozenset(holidays.country_holidays("KR", years=year))
        return self._holidays[year]


def waiting_state(due: date, today: date, workdays: Workdays, warn_days: int = WARN_DAYS) -> State:
    """How something that is waited for stands: ``D-6``, ``오늘``, ``5일 지남`` (look.md, States)."""
    days = days_apart(today, due)
    if days < 0:
        return State(Mark.LATE, f"{-days}일 지남")
    if days == 0:
        return State(Mark.SOON, "오늘")
    near = workdays.left(today, due) <= warn_days
    return State(Mark.SOON if near else Mark.WAITING, f"D-{days}")
