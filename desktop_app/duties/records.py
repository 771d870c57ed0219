"""The duty calendar as lists, forms, papers and 홈 read it: one duty, how it stands, what the officer says of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from desktop_app.marks import Mark, State
from desktop_app.values import days_apart


class Rhythm(Enum):
    """How often a rule asks for something in a year."""

    MONTHLY = "매월"
    QUARTERLY = "분기"
    HALF_YEARLY = "반기"
    YEARLY = "연 1회"
    ON_CALL = "수시"
    ONCE = "한 번"


OWN_RHYTHMS: Final = (Rhythm.ONCE, Rhythm.MONTHLY, Rhythm.HALF_YEARLY)
"""What a duty of the officer's own may be."""


class Standing(Enum):
    """How a duty stands today."""

    AHEAD = "다가옴"
    LATE = "지남"
    DONE = "마침"
    PASSED_OVER = "해당 없음"


@dataclass(frozen=True, slots=True)
class Span:
    """What a duty is about: a month, a quarter, a half or the whole of a fiscal year."""

    year: int
    part: str = ""
    month: int = 12
    """Its last month."""
    number: int = 0

    @property
    def key(self) -> str:
        """``2021-05``, ``2021-H1``, ``2021-Q3``, ``2021``."""
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def words(self) -> Mapping[str, object]:
        """What a rule's name may say of it."""
        half = "상반기" if self.month <= _HALF else "하반기"
        return {"month": self.month, "half": half, "quarter": (self.month + 2) // 3, "year": self.year}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the records say of a duty: since when it is done, in which words; ``vain`` where nothing is to do."""

    done_on: date | None = None
    words: str = ""
    vain: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty of one span. ``source`` names the records that satisfy it; without one the officer ticks it.

    ``due_on`` is where the stated day was moved to from a day off (CAL-1), ``how`` says what makes it done,
    ``passed`` why it does not apply. ``own_id`` is the officer's own duty that it comes from.
    """

    id: int
    rule: str
    span: Span
    name: str
    rhythm: Rhythm
    due_on: date
    stated_on: date
    standing: Standing
    state: State
    law: bool = False
    basis: str = ""
    source: str = ""
    how: str = ""
    done_on: date | None = None
    told: str = ""
    passed_over: bool = False
    note: str = ""
    own_id: int | None = None
    mark_id: int | None = None
    version: int | None = None

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.standing in {Standing.AHEAD, Standing.LATE}


@dataclass(frozen=True, slots=True)
class MarkDraft:
    """What the officer says of a duty; ``note`` is the reason where it is passed over."""

    done_on: date | None = None
    passed_over: bool = False
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class OwnDutyDraft:
    """A duty of the officer's own; monthly and half-yearly ones come again from ``due_on`` to the year's end."""

    name: str = ""
    rhythm: Rhythm = Rhythm.ONCE
    due_on: date | None = None
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What the officer sets for a rule of one year: whether it applies, from and to which month, by which day."""

    applies: bool = True
    first: int = 1
    last: int = 12
    day: int = 31


@dataclass(frozen=True)
class YearSheet:
    """The year's duties on paper: the months of the year by what is due in them."""

    year: int
    office: str
    as_of: date
    duties: tuple[Duty, ...]


MARK_LABELS: Final = {
    "done_on": "마친 날",
    "passed_over": "해당 없음",
    "note": "적어 둘 말",
    "rule": "할 일",
    "span": "기간",
}
OWN_LABELS: Final = {"name": "할 일", "rhythm": "되풀이", "due_on": "기한", "note": "비고"}
_HALF: Final = 6


def standing_of(
    due: date, today: date, waiting: State, mark: MarkDraft, found: Evidence
) -> tuple[Standing, State]:
    """How a duty stands: done by its records or the officer's tick, passed over, late, or still ahead."""
    if found.done_on is not None or (mark.done_on is not None and not mark.passed_over):
        return Standing.DONE, State(Mark.DONE, Standing.DONE.value)
    if mark.passed_over or found.vain:
        return Standing.PASSED_OVER, State(Mark.NONE, Standing.PASSED_OVER.value)
    late = days_apart(today, due) < 0
    return (Standing.LATE if late else Standing.AHEAD), waiting


def by_month(duties: Iterable[Duty], year: int) -> dict[int, list[Duty]]:
    """The duties by the month in which they are due, 13 and 14 for the next year's first two."""
    months: dict[int, list[Duty]] = {}
    for one in duties:
        months.setdefault((one.due_on.year - year) * 12 + one.due_on.month, []).append(one)
    return dict(sorted(months.items()))


def choice_of(stated: Mapping[str, Any] | None, usual: RuleChoice) -> RuleChoice:
    """What the settings say of a rule, the usual where they are silent."""
    if stated is None:
        return usual
    return RuleChoice(
        bool(stated.get("applies", usual.applies)),
        int(stated.get("from", usual.first)),
        int(stated.get("until", usual.last)),
        int(stated.get("day", usual.day)),
    )
