"""교육시간 by person and by department: pure sums over the credits of a year (features.md E6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from desktop_app.values import DESTROYED, date_range_text, date_weekday_text, minute_range_text

CONFIRMATION = "교육시간 확인서"
HOURS = "교육시간 집계"
HR_LIST = "상시학습 등록용"
HOURS_SEEN = "성명, 소속, 직급, 교육시간"
"""What of a trainee stands on these papers, for the 접속기록."""
DEPARTMENT = 1_000_000_000


class Credit(NamedTuple):
    """One person's hours of one training."""

    trainee_id: int
    department: str
    post: str
    name: str
    title: str
    held_on: date
    until_on: date | None
    start_minute: int | None
    end_minute: int | None
    minutes: int
    credited_on: date | None
    number: str
    training_id: int
    department_id: int

    @property
    def person(self) -> tuple[int, str, str, int]:
        """Whoever has the same department, name and post is one person; destroyed names are each their own."""
        return self.department_id, self.name, self.post, self.trainee_id if self.name == DESTROYED else 0

    @property
    def when(self) -> str:
        """``2021. 6. 16.(수) 14:00~17:00``."""
        if self.until_on is not None and self.until_on != self.held_on:
            return date_range_text(self.held_on, self.until_on)
        times = minute_range_text(self.start_minute, self.end_minute)
        return f"{date_weekday_text(self.held_on)} {times}".strip()


@dataclass(frozen=True, slots=True)
class Hours:
    """A line of sums: of a person, or of a department with its number of persons."""

    department: str
    post: str
    name: str
    persons: int
    sessions: int
    minutes: int
    first_id: int
    """The first of its trainees."""

    @property
    def id(self) -> int:
        """What its line in the list is known by; a department's is beyond those of persons."""
        return self.first_id if self.name else self.first_id + DEPARTMENT


@dataclass(frozen=True)
class HoursYear:
    """A year's credits as they were read at one moment."""

    year: int | None
    as_of: date
    credits: tuple[Credit, ...]

    @property
    def minutes(self) -> int:
        return sum(one.minutes for one in self.credits)

    def persons(self) -> tuple[Hours, ...]:
        """A line for each person: the same department, name and post."""
        groups: dict[tuple[int, str, str, int], list[Credit]] = {}
        for one in self.credits:
            groups.setdefault(one.person, []).append(one)
        return tuple(
            Hours(
                of[0].department,
                of[0].post,
                of[0].name,
                1,
                len(of),
                _sum(of),
                min(one.trainee_id for one in of),
            )
            for of in groups.values()
        )

    def departments(self) -> tuple[Hours, ...]:
        """A line for each department, in the order of the credits."""
        groups: dict[int, list[Credit]] = {}
        for one in self.credits:
            groups.setdefault(one.department_id, []).append(one)
        return tuple(
            Hours(
                of[0].department,
                "",
                "",
                len({one.person for one in of}),
                len(of),
                _sum(of),
                min(one.trainee_id for one in of),
            )
            for of in groups.values()
        )

    def of_training(self, training_id: int) -> "HoursYear":
        """The credits of one training."""
        return HoursYear(
            self.year, self.as_of, tuple(one for one in self.credits if one.training_id == training_id)
        )


def confirmation_title(training: str) -> str:
    """The title of a training's confirmation, and the name of its file."""
    return f"{training} {CONFIRMATION}"


def hours_title(hours: HoursYear) -> str:
    """The title of the year's sheet."""
    return f"{hours.year}년 {HOURS}" if hours.year else HOURS


def _sum(credits_: Iterable[Credit]) -> int:
    return sum(one.minutes for one in credits_)
