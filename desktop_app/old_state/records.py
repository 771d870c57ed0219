"""고른 기록 되살리기 as the screen sees it: what is gone or different from a copy, old and now side by side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.marks import Mark, State

DELETED: Final = "지워짐"
CHANGED: Final = "바뀜"


@dataclass(frozen=True, slots=True)
class OldRecord:
    """A record of the copy that is not now what it was; ``id`` counts the lines of the list."""

    id: int
    table: str
    record_id: int
    kind: str
    name: str
    gone: bool
    at: datetime | None

    @property
    def state(self) -> State:
        return State(Mark.WRONG, DELETED) if self.gone else State(Mark.FIX, CHANGED)


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of a record: what it says in the copy and what it says now."""

    label: str
    old: str
    now: str

    @property
    def differs(self) -> bool:
        return self.old != self.now
