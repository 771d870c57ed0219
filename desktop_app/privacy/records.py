"""The privacy registers as the screens see them; nothing heavy is imported here."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from desktop_app.terms import Deed

SUBJECT = re.compile(
    r"[a-z_]+(?: \d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?(?:; [a-z_]+(?: \d+(?:-\d+)?(?:,\d+(?:-\d+)?)*)?)*"
)
"""A kind of record, with ids or without (all of them): ``person 3,7-12; tenant 5``. Never a name (PII-4)."""

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
