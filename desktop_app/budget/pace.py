"""집행 계획: what was meant to be spent month by month beside what was, and where the year will end (features.md F8).

Two guesses stand side by side. By plan: what was spent, and what the plan still has for the days that are left; in
the running month that is what its plan leaves after what was spent in it. By pace: what was spent a day, from the
first month of the plan or of a payment on, carried on to the year's end. All in whole won.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from desktop_app.values import days_apart, percent_text, rounded

MONTHS = 12
JANUARY = 13
"""Payments of the year that come in the next January (BUD-5); they count with December's plan."""


@dataclass(frozen=True, slots=True)
class Limits:
    """When the pace is too slow: so many points of 예산현액 below the plan, or below a rate from a month on."""

    points: int = 20
    percent: int = 60
    from_month: int = 10


@dataclass(frozen=True, slots=True)
class PaceLine:
    """One 통계목, or all together: 예산현액, and plan and 집행액 of the months from January (13: the next one)."""

    account_id: int
    label: str
    appropriation: int
    planned: tuple[int, ...] = (0,) * MONTHS
    spent: tuple[int, ...] = (0,) * JANUARY

    @property
    def plan_total(self) -> int:
        return sum(self.planned)

    @property
    def unplanned(self) -> int:
        """What of 예산현액 the plan does not say yet; below nought where it says too much."""
        return self.appropriation - self.plan_total

    @property
    def running_plan(self) -> tuple[int, ...]:
        """The plan from January to each month."""
        return tuple(accumulate(self.planned))

    @property
    def by_month(self) -> tuple[int, ...]:
        """The 집행액 of twelve months; what came in the next January stands with December."""
        return (*self.spent[: MONTHS - 1], sum(self.spent[MONTHS - 1 :]))

    @property
    def running_spent(self) -> tuple[int, ...]:
        """The 집행액 from January to each of the twelve months."""
        return tuple(accumulate(self.by_month))

    @property
    def executed(self) -> int:
        return sum(self.spent)

    @property
    def rate(self) -> str:
        return percent_text(self.executed, self.appropriation)

    def __add__(self, other: "PaceLine") -> "PaceLine":
        return PaceLine(
            self.account_id,
            self.label,
            self.appropriation + other.appropriation,
            tuple(one + more for one, more in zip(self.planned, other.planned, strict=True)),
            tuple(one + more for one, more in zip(self.spent, other.spent, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a line will stand at the year's end: what will be spent by either guess; None where there is none."""

    by_plan: int | None
    by_pace: int | None


def in_all(lines: Iterable[PaceLine], label: str = "계") -> PaceLine:
    """All lines together."""
    total = PaceLine(0, label, 0)
    for line in lines:
        total += line
    return total


def whole_months(year: int, on: date) -> int:
    """How many months of the year are over at the end of a day; all in later years, none in earlier ones."""
    if on.year != year:
        return MONTHS if on.year > year else 0
    return on.month if on.day == monthrange(year, on.month)[1] else on.month - 1


def outlook(line: PaceLine, year: int, on: date) -> Outlook:
    """What the line will have spent at the year's end, guessed on a day from what was spent until then."""
    if on.year > year:
        return Outlook(line.executed, line.executed)
    if on.year < year:
        return Outlook(line.plan_total or None, None)
    now, done = on.month, line.executed
    still = max(line.planned[now - 1] - line.spent[now - 1], 0) + sum(line.planned[now:])
    return Outlook(done + still if line.plan_total else None, _carried_on(line, year, on))


def _carried_on(line: PaceLine, year: int, on: date) -> int | None:
    active = [month for month in range(MONTHS) if line.planned[month] or line.spent[month]]
    if not active or not line.executed or active[0] >= on.month:
        return None
    first = date(year, active[0] + 1, 1)
    passed, left = days_apart(first, on) + 1, days_apart(on, date(year, MONTHS, 31))
    return line.executed + rounded(line.executed * left, passed)


def too_slow(line: PaceLine, year: int, on: date, limits: Limits) -> str:
    """Why a line is behind on a day, as the officer reads it; empty where it is not, or has no budget.

    The plan counts through the last month that is over, what was spent through the day itself.
    """
    if line.appropriation <= 0 or on.year < year:
        return ""
    over = whole_months(year, on)
    planned = line.running_plan[over - 1] if over else 0
    behind = planned - line.executed
    if behind * 100 >= limits.points * line.appropriation and behind > 0:
        return (
            f"계획({over}월까지 {percent_text(planned, line.appropriation)} %)보다 "
            f"{percent_text(behind, line.appropriation)}%p 적은 {line.rate} %입니다"
        )
    late = on.year > year or on.month >= limits.from_month
    if late and line.executed * 100 < limits.percent * line.appropriation:
        return f"집행률이 {line.rate} %로 {limits.from_month}월 이후 기준 {limits.percent} %에 못 미칩니다"
    return ""


@dataclass(frozen=True, slots=True)
class PaceWarning:
    """The year is spent too slowly: why, and which lines are behind by themselves."""

    words: str
    lines: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """All in one sentence for a notice or a line of 홈."""
        behind = f" 더딘 통계목: {', '.join(self.lines)}." if self.lines else ""
        return f"{self.words}.{behind}"


@dataclass(frozen=True, slots=True)
class PaceBoard:
    """A year's plan and pace on a day: the lines, all of them together, and where each will end."""

    year: int
    on: date
    lines: tuple[PaceLine, ...]
    warning: PaceWarning | None

    @property
    def total(self) -> PaceLine:
        return in_all(self.lines)

    @property
    def planned(self) -> bool:
        """Whether there is a plan at all."""
        return any(line.plan_total for line in self.lines)

    def outlook(self, line: PaceLine) -> Outlook:
        """Where a line, or all together, will stand at the year's end."""
        return outlook(line, self.year, self.on)


def spread_evenly(won: int, months: int) -> tuple[int, ...]:
    """A sum over months, in whole 천원 as far as it goes; the last one takes the rest."""
    if months <= 0:
        return ()
    each = won // months // 1000 * 1000 if won >= months * 1000 else won // months
    return (*[each] * (months - 1), won - each * (months - 1))


def like_before(won: int, before: Sequence[int]) -> tuple[int, ...]:
    """A sum over the twelve months in the shares in which another year was spent; to the won.

    A month in which more came back than went out takes no share; nothing at all where nothing was spent. The
    January after the year goes with its December.
    """
    months = [max(one, 0) for one in (*before[: MONTHS - 1], sum(before[MONTHS - 1 :]))]
    whole = sum(months)
    if not whole or won <= 0:
        return (0,) * MONTHS
    shares = [divmod(won * one, whole) for one in months]
    lacking = won - sum(share for share, _ in shares)
    most = sorted(range(MONTHS), key=lambda at: (-shares[at][1], at))[:lacking]
    return tuple(share + (at in most) for at, (share, _) in enumerate(shares))
