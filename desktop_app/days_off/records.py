"""쉬는 날 as the screens see them: the public holidays of a year and the office's own days (CAL-1)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class DayKind(Enum):
    """Why a day counts as it does: by the calendar, or because the office says so (CAL-1)."""

    PUBLIC = "공휴일"
    OWN = "직접 정한 쉬는 날"
    WORKED = "일하는 날"


@dataclass(frozen=True, slots=True)
class DayDraft:
    """A day of the office's own: off though no holiday, or worked (``works``) though one."""

    day: date | None = None
    name: str = ""
    works: bool = False
    version: int | None = None


@dataclass(frozen=True, slots=True)
class DayRow:
    """One line of the list; ``id`` is the day's ordinal, so a day has one place whoever named it."""

    id: int
    day: date
    name: str
    kind: DayKind
    holiday: str = ""
    """What the calendar calls the day, where the office has named it too."""
