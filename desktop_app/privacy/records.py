"""The privacy registers as the screens see them; nothing heavy is imported here."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from desktop_app.marks import State
from desktop_app.terms import Deed

SUBJECT = re.compile(
    r"[a-z_]+(?: \d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?(?:; [a-z_]+(?: \d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?)*"
)
"""A kind of record, with ids or without (all of them): ``person 3,7-12; tenant 5``. Never a name (PII-4)."""

TO_REVIEW = "review"
"""The saved view of the 접속기록 with the lines that nobody has looked through yet."""
CONTACT_DATA = "성명, 전화, 휴대전화, 전자우편"
"""What a look behind the veil of a form shows."""


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One line of the 접속기록."""

    id: int
    at: datetime
    user: str
    computer: str
    deed: Deed
    subject: str
    persons: int
    detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class AccessRow:
    """One line of the 접속기록 as it is read; ``subject`` is in words, a person in it masked."""

    id: int
    at: datetime
    user: str
    computer: str
    deed: str
    subject: str
    persons: int
    detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class SubjectRow:
    """One person by the term of their data; the name is masked. ``proposed`` stands where there is no term.

    ``id`` is a key of db.personal.
    """

    id: int
    name: str
    body: str
    basis: str
    collected_on: date | None
    retain_until: date | None
    state: State | None
    proposed: date | None


def month_words(month: str) -> str:
    """``2021-09`` as ``2021년 9월``."""
    year, number = month.split("-")
    return f"{year}년 {int(number)}월"


def last_day_of_review(today: date) -> date:
    """A month is reviewed within the next one (개인정보의 안전성 확보조치 기준 제8조); the last day of a month."""
    return today.replace(day=monthrange(today.year, today.month)[1])


def ids_in(listed: str) -> Iterator[int]:
    """The ids that a subject lists: ``3,7-9`` gives 3, 7, 8, 9."""
    for run in listed.split(",") if listed else ():
        first, _, last = run.partition("-")
        yield from range(int(first), int(last or first) + 1)


def subject(kind: str, ids: Iterable[int] = ()) -> str:
    """Which records were concerned, short: ``subject("person", [3, 7, 8, 9])`` is ``person 3,7-9``."""
    ordered = sorted(set(ids))
    if not ordered:
        return kind
    runs = []
    for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        keys = [key for _, key in run]
        runs.append(str(keys[0]) if len(keys) == 1 else f"{keys[0]}-{keys[-1]}")
    return f"{kind} {','.join(runs)}"
