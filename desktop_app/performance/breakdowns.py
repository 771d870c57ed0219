"""How the year's records are counted by month, quarter, department, field, venue …: pure rules (REP-3).

Each grouping keeps every record exactly once, so the parts of a table always make its total.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop_app.performance.records import BudgetLine, ProposalRow, Spending, UsageRow

UNNAMED = "(미기재)"
MONTHS = 12
QUARTER = 3
SECOND_HALF = 7


@dataclass(frozen=True, slots=True)
class UseSum:
    """What a group of usages adds up to; people are 연인원, the same person counted each time."""

    label: str
    uses: int = 0
    minutes: int = 0
    people: int = 0
    fees: int = 0
    waived_fees: int = 0
    waived: int = 0


def use_sum(label: str, usages: Iterable[UsageRow]) -> UseSum:
    """Add up usages; an unknown number of persons or fee adds nothing."""
    uses = minutes = people = fees = waived_fees = waived = 0
    for usage in usages:
        uses += 1
        minutes += usage.minutes
        people += usage.people or 0
        fees += usage.fee or 0
        waived_fees += (usage.fee or 0) if usage.waived else 0
        waived += usage.waived
    return UseSum(label, uses, minutes, people, fees, waived_fees, waived)


def added(label: str, sums: Iterable[UseSum]) -> UseSum:
    """One sum of several."""
    of = [(one.uses, one.minutes, one.people, one.fees, one.waived_fees, one.waived) for one in sums]
    return UseSum(label, *map(sum, zip(*of, strict=True)))


def uses_by(
    usages: Sequence[UsageRow], key: Callable[[UsageRow], str], order: Sequence[str] = ()
) -> list[UseSum]:
    """One sum for each group: first the labels of ``order``, then the others, most used first."""
    groups: dict[str, list[UsageRow]] = {label: [] for label in order}
    for usage in usages:
        groups.setdefault(key(usage) or UNNAMED, []).append(usage)
    sums = [use_sum(label, members) for label, members in groups.items()]
    known = len(order)
    return sums[:known] + sorted(sums[known:], key=lambda one: (-one.uses, one.label))


def month_label(month: int) -> str:
    """``4월``; month 13 is January of the next year, when late payments are still booked (BUD-5)."""
    return f"{month}월" if month <= MONTHS else f"다음 해 {month - MONTHS}월"


def quarter_label(month: int) -> str:
    """``2/4분기``: quarters of the calendar year, as offices write them."""
    return f"{(month - 1) // QUARTER + 1}/4분기"


def half_label(month: int) -> str:
    """``상반기`` to June, ``하반기`` from July."""
    return "하반기" if month >= SECOND_HALF else "상반기"


def months_by_department(
    usages: Sequence[UsageRow], months: Sequence[int]
) -> list[tuple[str, tuple[int, ...]]]:
    """Number of uses of each department in each month, busiest department first."""
    counts = Counter((usage.department or UNNAMED, usage.day.month) for usage in usages)
    totals: Counter[str] = Counter()
    for (department, _month), number in counts.items():
        totals[department] += number
    names = sorted(totals, key=lambda name: (-totals[name], name))
    return [(name, tuple(counts[name, month] for month in months)) for name in names]


def tally(words: Iterable[str], order: Sequence[str] = ()) -> list[tuple[str, int]]:
    """How often each word occurs: the words of ``order`` first, then the others, most frequent first."""
    counts = Counter(word or UNNAMED for word in words)
    known = [(word, counts.pop(word, 0)) for word in order]
    return known + sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def summed(pairs: Iterable[tuple[str, int]], order: Sequence[str] = ()) -> list[tuple[str, int]]:
    """What the numbers of each word add up to: the words of ``order`` first, then the others, largest first."""
    sums = dict.fromkeys(order, 0)
    others: Counter[str] = Counter()
    for word, number in pairs:
        if word in sums:
            sums[word] += number
        else:
            others[word or UNNAMED] += number
    return [*sums.items(), *sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))]


def proposals_by_field(
    proposals: Sequence[ProposalRow], directions: Sequence[str], order: Sequence[str] = ()
) -> list[tuple[str, tuple[int, ...]]]:
    """Number of proposals of each field in each direction."""
    counts = Counter((one.field or UNNAMED, one.direction) for one in proposals)
    fields = [field for field, _number in tally((one.field for one in proposals), order)]
    return [(field, tuple(counts[field, direction] for direction in directions)) for field in fields]


def unspent(line: BudgetLine) -> int:
    """집행잔액 = 예산현액 - 집행액 (BUD-2)."""
    return line.appropriation - line.executed


def execution_rate(executed: int, appropriation: int) -> Fraction | None:
    """집행률 in percent, unrounded; of nothing None, printed ``-`` (BUD-2)."""
    return Fraction(100 * executed, appropriation) if appropriation else None


def budget_total(lines: Sequence[BudgetLine]) -> BudgetLine:
    """All 통계목 together, added up in won."""
    return BudgetLine(
        code="",
        name="계",
        appropriation=sum(line.appropriation for line in lines),
        allotment=sum(line.allotment for line in lines),
        obligation=sum(line.obligation for line in lines),
        executed=sum(line.executed for line in lines),
    )


def spending_by_month(spending: Sequence[Spending], months: Sequence[int], code: str) -> tuple[int, ...]:
    """What one 통계목 paid in each month."""
    sums = Counter[int]()
    for one in spending:
        if one.code == code:
            sums[one.month] += one.amount
    return tuple(sums[month] for month in months)
