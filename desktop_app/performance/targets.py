"""How the targets of a year stand: each period, the whole, as lines of the 총괄표 (E1, REP-1, REP-2)."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Final

from desktop_app.activities.targets import YEAR_END, TargetDraft, TargetPeriod, TargetSource
from desktop_app.marks import Mark, State
from desktop_app.performance.indicators import FULL, achievement_rate
from desktop_app.performance.records import Figure, Indicator
from desktop_app.reference import plan
from desktop_app.values import rounded

NO_RECORD: Final = "기록 없음"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One period of a target: its words and days."""

    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class PeriodFigure:
    """How one period stands on a day; ``counted`` is False where nothing was ever recorded."""

    stretch: Stretch
    target: int | None
    actual: Figure | None
    state: State


@dataclass(frozen=True, slots=True)
class Progress:
    """How a target stands: over all its periods, and each of them."""

    target: Figure | None
    actual: Figure | None
    rate: Fraction | None
    state: State
    periods: tuple[PeriodFigure, ...]

    @property
    def share(self) -> float:
        """For a bar, from 0 to 1."""
        return 0.0 if self.rate is None else min(float(self.rate / FULL), 1.0)


def within(draft: TargetDraft, months: range) -> TargetDraft | None:
    """The target as a part of the year asks it; None where it is asked for in other months.

    A target for a longer period has no share in a shorter one: it is counted there without a target, and its
    remark tells the whole. A rate is asked of every part alike.
    """
    held = [month for month in draft.months if month in months]
    if not held:
        return None
    whole = draft.is_rate or all(
        month in held for one in stretches(draft) if _touches(one, held) for month in _months_of(one)
    )
    return replace(
        draft, first_month=held[0], last_month=held[-1], target=draft.target if whole else None,
        values=tuple(one for one in draft.values if one.noted_on and one.noted_on.month in months),
    )  # fmt: skip


def whole_target(draft: TargetDraft) -> str:
    """``연간 목표 4단계``: what a part of the year tells of a target that it has no share of."""
    return f"{draft.period.value} 목표 {draft.target:,}{draft.unit}" if draft.target is not None else ""


def stretches(draft: TargetDraft) -> Iterator[Stretch]:
    """The periods of a target within its months."""
    months, year = draft.months, draft.fiscal_year
    step = {TargetPeriod.MONTH: 1, TargetPeriod.QUARTER: 3, TargetPeriod.HALF: 6, TargetPeriod.YEAR: 12}[
        draft.period
    ]
    for number, first in enumerate(range(1, YEAR_END + 1, step), start=1):
        held = [month for month in range(first, first + step) if month in months]
        if held:
            label = _label(draft.period, number, held)
            yield Stretch(label, date(year, held[0], 1), _month_end(year, held[-1]))


def progress(
    draft: TargetDraft, figures: Mapping[Stretch, Figure | None], whole: Figure | None, as_of: date
) -> Progress:
    """How a target stands on a day. ``figures`` are those of each period, ``whole`` that of all of them.

    The target of the whole is the sum over the periods, of a rate the rate itself.
    """
    periods = tuple(
        PeriodFigure(
            one, draft.target, figures.get(one), _standing(draft, draft.target, figures.get(one), one, as_of)
        )
        for one in stretches(draft)
    )
    target: int | None = draft.target
    if target is not None and not draft.is_rate:
        target *= len(periods)
    rate = achievement_rate(target, whole, lower_is_better=draft.lower_is_better)
    return Progress(target, whole, rate, _overall(draft, target, whole, periods), periods)


def noted(draft: TargetDraft, first: date, last: date) -> int | None:
    """What the officer wrote down within some days: counts add up, of a rate the last one holds."""
    dated = [one for one in draft.values if one.noted_on is not None and first <= one.noted_on <= last]
    if not dated:
        return None
    if draft.is_rate:
        return max(dated, key=lambda one: (one.noted_on or first, one.id or 0)).value
    return sum(one.value or 0 for one in dated)


def indicator(draft: TargetDraft, reached: Progress, remark: str = "") -> Indicator:
    """A target as a line of the 총괄표; ``remark`` is told where its periods say nothing."""
    met = sum(one.state.mark is Mark.DONE for one in reached.periods)
    several = len(reached.periods) > 1 and draft.target is not None
    remark = f"{draft.period.value} {met}/{len(reached.periods)} 달성" if several else remark
    return Indicator(
        field=draft.field,
        name=draft.name,
        unit=draft.unit,
        target=reached.target,
        actual=reached.actual,
        lower_is_better=draft.lower_is_better,
        remark=NO_RECORD if reached.actual is None else remark,
        source=draft.source.name,
        months=tuple(draft.months),
        noted=len(draft.values),
    )


def planned_targets(year: int, *, with_targets: bool = True) -> list[TargetDraft]:
    """The plan's own targets for a year (REP-2); another year is counted alike, without targets."""
    return [
        TargetDraft(
            field=one["area"],
            name=one["label"],
            unit=one["unit"],
            source=TargetSource[one["source"]],
            period=TargetPeriod[one["period"]],
            target=one["target"] if with_targets else None,
            first_month=one.get("from"),
            last_month=one.get("until"),
            fiscal_year=year,
        )
        for one in plan()["indicators"]
    ]


def shown(figure: Figure | None, unit: str = "") -> str:
    """A figure as lists show it: whole numbers with commas, rates with one decimal."""
    if figure is None:
        return ""
    if isinstance(figure, Fraction) and figure.denominator != 1:
        tenths = rounded(figure.numerator * 10, figure.denominator)
        return f"{tenths // 10:,}.{tenths % 10}{unit}"
    return f"{int(figure):,}{unit}"


def _label(period: TargetPeriod, number: int, held: Sequence[int]) -> str:
    match period:
        case TargetPeriod.MONTH:
            return f"{held[0]}월"
        case TargetPeriod.QUARTER:
            return f"{number}분기"
        case TargetPeriod.HALF:
            return "상반기" if number == 1 else "하반기"
    return "연간" if len(held) == YEAR_END else f"{held[0]}~{held[-1]}월"


def _months_of(stretch: Stretch) -> range:
    return range(stretch.first.month, stretch.last.month + 1)


def _touches(stretch: Stretch, months: Sequence[int]) -> bool:
    return any(month in months for month in _months_of(stretch))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _standing(
    draft: TargetDraft, target: int | None, actual: Figure | None, stretch: Stretch, as_of: date
) -> State:
    """Met (초과 where more), missed once it is over, under way, still ahead."""
    if target is None:
        return State(Mark.NONE, "목표 없음")
    if stretch.first > as_of:
        return State(Mark.WAITING, "다가옴")
    over = stretch.last < as_of
    rate = achievement_rate(
        target, 0 if actual is None and not draft.is_rate else actual, lower_is_better=draft.lower_is_better
    )
    if rate is not None and rate >= FULL and (over or not draft.lower_is_better):
        return State(Mark.DONE, "초과달성" if rate > FULL else "달성")
    return State(Mark.FIX, "미달성") if over else State(Mark.HALF, "진행 중")


def _overall(
    draft: TargetDraft, target: Figure | None, actual: Figure | None, periods: Iterable[PeriodFigure]
) -> State:
    """Missed as soon as one period was; met where all are."""
    standing = [one.state for one in periods]
    if target is None or not standing:
        return State(Mark.NONE, "목표 없음")
    if len(standing) == 1:
        return standing[0]
    missed = sum(one.mark is Mark.FIX for one in standing)
    if missed:
        return State(Mark.FIX, f"{missed}번 미달성")
    if all(one.mark is Mark.DONE for one in standing):
        rate = achievement_rate(target, actual, lower_is_better=draft.lower_is_better)
        return State(Mark.DONE, "초과달성" if rate is not None and rate > FULL else "달성")
    met = sum(one.mark is Mark.DONE for one in standing)
    return State(Mark.HALF, f"진행 중 {met}/{len(standing)}")
