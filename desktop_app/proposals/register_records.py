"""접수대장 of proposals before it is on paper: one line a number, and what is counted of them (B9)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from desktop_app.terms import FIELDS, Direction, Funding, Result, Verdict
from desktop_app.values import thousands_that_add_up

ASKING = frozenset({Funding.SUPPORT_REQUEST, Funding.NEXT_YEAR_REQUEST})
"""Sources that have to be asked for (B12)."""
_OBJECT_CODE = re.compile(r"(?<!\d)\d{3}-\d{2}(?!\d)")


class Outcome(Enum):
    """What became of a proposal on a day: its result, or how it stands without one."""

    ADOPTED = "채택"
    PARTIALLY_ADOPTED = "부분채택"
    ON_HOLD = "보류"
    REJECTED = "불채택"
    DECLINED = "종결"
    SUSPENDED = "중단"
    OPEN = "검토 중"


@dataclass(frozen=True, slots=True)
class RegisterOpinion:
    """A department asked, its verdict if that was in on the day."""

    department: str
    verdict: Verdict | None = None
    budget_source: str = ""


@dataclass(frozen=True)
class RegisterRow:
    """One number of the register, as it stood on the register's day."""

    number: str
    received_on: date
    direction: Direction
    proposer: str
    title: str
    field: str = ""
    cost_won: int | None = None
    funding: Funding | None = None
    opinions: tuple[RegisterOpinion, ...] = ()
    result: Result | None = None
    decided_on: date | None = None
    closed_as: Outcome | None = None
    closed_on: date | None = None
    noticed_on: date | None = None
    notice_number: str = ""
    override_reason: str = ""
    cancelled_on: date | None = None
    cancel_reason: str = ""
    note: str = ""

    @property
    def cancelled(self) -> bool:
        return self.cancelled_on is not None

    @property
    def asked(self) -> int:
        return len(self.opinions)

    @property
    def received(self) -> int:
        """How many departments had answered."""
        return sum(one.verdict is not None for one in self.opinions)

    @property
    def outcome(self) -> Outcome:
        """The result where there is one, also of a project that was stopped later."""
        if self.result is not None:
            return Outcome[self.result.name]
        return self.closed_as or Outcome.OPEN

    @property
    def object_code(self) -> str:
        """통계목 that a department named as the source of the money; nothing where none did."""
        found = (_OBJECT_CODE.search(one.budget_source) for one in self.opinions)
        return next((one.group() for one in found if one), "")

    @property
    def asks_for_budget(self) -> bool:
        """Whether it stands in the list for the budget season: marked, and not come to nothing."""
        gone = self.cancelled or self.closed_as is not None or self.result is Result.REJECTED
        return self.funding in ASKING and not gone

    @property
    def department(self) -> str:
        """The department asked first: under it the proposal is counted once."""
        return self.opinions[0].department if self.opinions else ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of some proposals; cancelled numbers are counted nowhere."""

    label: str
    counts: tuple[int, ...]
    """By outcome, in the order of :class:`Outcome`."""
    asked: int
    received: int
    cost_won: int

    @property
    def count(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Register:
    """The register of a year or of chosen proposals, as it stood on a day."""

    office: str
    as_of: date
    rows: tuple[RegisterRow, ...]
    year: int | None = None
    chosen: str = ""
    """What the list showed where the register is not of a whole year."""
    verdict_words: dict[Verdict, str] = field(default_factory=dict)

    @property
    def standing(self) -> tuple[RegisterRow, ...]:
        """Without cancelled numbers."""
        return tuple(row for row in self.rows if not row.cancelled)

    @property
    def cancelled(self) -> int:
        return len(self.rows) - len(self.standing)

    @property
    def requests(self) -> tuple[RegisterRow, ...]:
        """예산 요구 목록: what has to be asked for in the budget season (B12)."""
        return tuple(row for row in self.rows if row.asks_for_budget)

    @property
    def whole(self) -> Tally:
        return tally("계", self.standing)

    def by_result(self) -> list[Tally]:
        """One line an outcome that occurs, in the order of the results."""
        return [
            tally(outcome.value, chosen)
            for outcome in Outcome
            if (chosen := [row for row in self.standing if row.outcome is outcome])
        ]

    def by_field(self) -> list[Tally]:
        """One line a field that occurs, in the plan's order."""
        order = {name: place for place, name in enumerate(FIELDS)}
        named = {row.field for row in self.standing}
        return [
            tally(name or "분야 없음", [row for row in self.standing if row.field == name])
            for name in sorted(named, key=lambda name: (not name, order.get(name, len(order)), name))
        ]

    def by_department(self) -> list[Tally]:
        """One line a department by the one asked first, the most first; those without any stand last."""
        named = {row.department for row in self.standing}
        lines = [
            (
                name,
                tally(name or "요청한 부서 없음", [row for row in self.standing if row.department == name]),
            )
            for name in named
        ]
        lines.sort(key=lambda pair: (not pair[0], -pair[1].count, pair[0]))
        return [line for _, line in lines]


def tally(label: str, rows: Sequence[RegisterRow]) -> Tally:
    """Count some proposals of a register."""
    outcomes = [row.outcome for row in rows]
    return Tally(
        label,
        tuple(outcomes.count(outcome) for outcome in Outcome),
        asked=sum(row.asked for row in rows),
        received=sum(row.received for row in rows),
        cost_won=sum(row.cost_won or 0 for row in rows),
    )


def in_thousands(rows: Sequence[RegisterRow]) -> tuple[RegisterRow, ...]:
    """The rows with whole 천원 that add up to the total shown, in whatever groups they are counted (H9)."""
    shown = thousands_that_add_up([None if row.cancelled else row.cost_won for row in rows])
    return tuple(
        row if cost is None else replace(row, cost_won=cost * 1000)
        for row, cost in zip(rows, shown, strict=True)
    )
