"""What money was spent for, as the screen and the paper show it (features.md F9)."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.budget_terms import ActivityKind
from desktop_app.values import date_text

NO_PROJECT = "사업을 적지 않은 지출"
NO_ACTIVITY = "활동을 적지 않은 지출"


class CostsBy(Enum):
    """How the spending is parted."""

    PROJECT = "사업"
    ACTIVITY = "활동"


@dataclass(frozen=True, slots=True)
class Cost:
    """One project or activity with what was spent for it, in won; not ``said`` is what names none.

    ``count`` are the payments, a payment that was reversed among them; its reversal takes the money off again.
    """

    id: int
    name: str
    count: int
    paid: int
    refunded: int
    project_id: int | None = None
    activity: ActivityKind | None = None
    day: date | None = None
    said: bool = True

    @property
    def executed(self) -> int:
        """집행액 = 지출 - 반납."""
        return self.paid - self.refunded

    @property
    def sort(self) -> str:
        """What kind of activity it is, and of which day."""
        return self.activity.value if self.activity else ""


@dataclass(frozen=True)
class Costs:
    """All spending of a year until a day, parted one way; the parts add up to what was spent."""

    year: int
    until: date
    by: CostsBy
    costs: tuple[Cost, ...]
    office: str = ""
    total: Cost = field(init=False)

    def __post_init__(self) -> None:
        count, paid, refunded = (
            sum(getattr(one, name) for one in self.costs) for name in ("count", "paid", "refunded")
        )
        object.__setattr__(self, "total", Cost(-1, "계", count, paid, refunded))

    def share(self, cost: Cost) -> float:
        """The part of the whole that a line is, 0 where nothing was spent."""
        return cost.executed / self.total.executed if self.total.executed > 0 else 0.0

    @property
    def title(self) -> str:
        """The title of the paper, and the name of its file."""
        return f"{self.year}년 {self.by.value}별 집행 현황"

    @property
    def words(self) -> str:
        """``2021. 12. 20. 기준``."""
        return f"{date_text(self.until)} 기준"


@dataclass(frozen=True, slots=True)
class OfferedActivity:
    """An activity that an entry may name: its kind and record, and how the officer knows it."""

    activity: ActivityKind
    record_id: int
    title: str
    label: str

    @property
    def key(self) -> str | None:
        """``MEETING:12``, as the form's choice keeps it."""
        return activity_key(self.activity, self.record_id)


def activity_key(activity: ActivityKind | None, record_id: int | None) -> str | None:
    """How a choice in the form says which activity is meant."""
    return f"{activity.name}:{record_id}" if activity is not None and record_id is not None else None


def activity_of(key: str | None) -> tuple[ActivityKind | None, int | None]:
    """The activity that a choice in the form means."""
    if not key:
        return None, None
    name, _, number = key.partition(":")
    return ActivityKind[name], int(number)
