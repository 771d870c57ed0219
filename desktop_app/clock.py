"""The only caller of today() and now(); tests and the example office set the day."""

from dataclasses import dataclass
from datetime import date, datetime


class Clock:
    """The office's clock, in local time."""

    def today(self) -> date:
        return self.now().date()

    def now(self) -> datetime:
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the office has one time zone


@dataclass
class PracticeClock(Clock):
    """Stands still on one day: the example office is practised as if it were that day."""

    day: date

    def now(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time()).replace(hour=9)
