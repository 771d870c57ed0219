"""Turns of phrase that an officer would write from figures: 증감, 최다·최소, 달성·미달 (개조식, DOC-10)."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from desktop_app.particles import with_and, with_direction
from desktop_app.performance.indicators import MISSED, achievement_rate, grade
from desktop_app.performance.records import Headline, Indicator, MoneyUnit, YearSummary
from desktop_app.performance.targets import shown
from desktop_app.values import percent_text, thousand_won, won_text

Counts = Sequence[tuple[str, int]]
FEW = 3


def against(now: int, earlier: Headline | None, field: str, unit: str) -> str:
    """``(전년 52건 대비 12건 증가)``; nothing where there is no earlier period to be set against."""
    if earlier is None:
        return ""
    before = int(getattr(earlier, field))
    told = f"{earlier.label} {before:,}{unit}"
    if now == before:
        return f"({with_and(told)} 같음)"
    return f"({told} 대비 {abs(now - before):,}{unit} {'증가' if now > before else '감소'})"


def parts(counts: Counts, unit: str) -> str:
    """``블로그 12건, 유튜브 3건``: what there is none of is left out."""
    return ", ".join(f"{word} {number:,}{unit}" for word, number in counts if number)


def extremes(counts: Counts, unit: str) -> str:
    """``10월 12건으로 가장 많고 4월 2건으로 가장 적음``; names that share a place stand together.

    Nothing where nothing can be told apart.
    """
    numbers = {number for _word, number in counts}
    if len(numbers) < len(("most", "least")):
        return ""
    high, low = max(numbers), min(numbers)
    most_, least = (f"{_names(counts, number)} {number:,}{unit}" for number in (high, low))
    return f"{with_direction(most_)} 가장 많고 {with_direction(least)} 가장 적음"


def most(counts: Counts, unit: str) -> str:
    """``미래청 20건, 상상청 12건, 맛동 3건``: the first few of the largest."""
    return parts(sorted(counts, key=lambda one: (-one[1], one[0]))[:FEW], unit)


def of_targets(summary: YearSummary, source: str) -> Iterable[str]:
    """Each target that a source counts, beside what was reached."""
    for one in summary.indicators:
        if one.source == source and one.target is not None and one.actual is not None:
            yield of_target(one)


def of_target(one: Indicator) -> str:
    """``은평소식지 게재 목표 9회, 실적 7회(달성률 77.8%, 미달성)``."""
    rate = achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)
    told = f"{one.name} 목표 {shown(one.target, one.unit)}, 실적 {shown(one.actual, one.unit)}"
    return told if rate is None else f"{told}(달성률 {rate_text(rate)}%, {grade(rate)})"


def missed(summary: YearSummary) -> list[Indicator]:
    """The targets that were not reached."""
    return [
        one
        for one in summary.indicators
        if grade(achievement_rate(one.target, one.actual, lower_is_better=one.lower_is_better)) == MISSED
    ]


def rate_text(rate: Fraction | None) -> str:
    """A percentage with one decimal, half up; ``-`` where there is none."""
    return "-" if rate is None else percent_text(rate.numerator, rate.denominator * 100)


def money(summary: YearSummary, won: int) -> str:
    """A sum in the report's unit."""
    thousand = summary.money_unit is MoneyUnit.THOUSAND
    return won_text(thousand_won(won) if thousand else won) + summary.money_unit.value


def month_names(months: Iterable[int]) -> str:
    """``5·8월``."""
    return f"{'·'.join(map(str, months))}월"


def _names(counts: Counts, number: int) -> str:
    found = [word for word, one in counts if one == number]
    return "·".join(found[:FEW]) + (f" 등 {len(found)}곳" if len(found) > FEW else "")
