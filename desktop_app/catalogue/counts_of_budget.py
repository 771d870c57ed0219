"""The figures of the papers of 예산, each with the list that holds its rows (features.md H1)."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from desktop_app.budget.closing import begins, last_day, month_label
from desktop_app.budget.cost_records import CostsBy
from desktop_app.budget_terms import Transfer
from desktop_app.catalogue.counted import Counted, between, codes_of, is_word, tallied
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.performance.spans import Window
from desktop_app.search import folded
from desktop_app.terms import EntryKind, PaymentMethod

if TYPE_CHECKING:
    from desktop_app.budget.change_records import Moved
    from desktop_app.budget.cost_records import Cost, Costs
    from desktop_app.budget.paper_records import LedgerPaper, PrintedEntry, SpendingDisclosure

_KINDS: Final = codes_of(EntryKind)
_PAID: Final = Condition("kind", Operator.ONE_OF, ("DISBURSEMENT", "REFUND"))
_UNCONFIRMED: Final = Condition("confirmed_on", Operator.EMPTY)


def _months(year: int, first: int, last: int) -> Condition:
    """Booked in these months of a fiscal year, 13 for the next January."""
    return between("booked_on", Window(begins(year, first), last_day(year, last)))


def of_ledger(paper: "LedgerPaper") -> Iterator[Counted]:
    """The entries of the level in the period: all, each 통계목, by kind and by month; what was bound and paid."""
    year = paper.period.year
    whole = _months(year, paper.period.first, paper.period.last)
    blocks = [block for line in paper.lines for block in line.blocks]
    entries = [one for block in blocks for _, one, _ in block.rows]

    def one(
        words: str, value: int, *asked: Condition, level: int = paper.level_id, won: bool = False
    ) -> Counted:
        return Counted(
            "원장", words, value, "원" if won else "줄", "budget", "ledger", Conditions((asked,)), summed=won,
            record_id=level,
        )  # fmt: skip

    yield one("모든 줄", len(entries), whole)
    yield one(
        "원인행위액",
        _sum(entries, EntryKind.OBLIGATION),
        whole,
        is_word("kind", "원인행위", _KINDS),
        won=True,
    )
    spent = _sum(entries, EntryKind.DISBURSEMENT) - _sum(entries, EntryKind.REFUND)
    yield one("지출액(반납 뺌)", spent, whole, _PAID, won=True)
    yield one("미확정", paper.unconfirmed, whole, _UNCONFIRMED)
    for word, number in tallied(entry.booking.kind.value for entry in entries):
        yield one(word, number, whole, is_word("kind", word, _KINDS))
    for month in sorted({block.month for block in blocks}):
        rows = sum(len(block.rows) for block in blocks if block.month == month)
        yield one(month_label(month), rows, _months(year, month, month))
    if len(paper.lines) > 1:
        for line in paper.lines:
            yield one(line.label, line.count, whole, level=line.id)


def _sum(entries: "list[PrintedEntry]", kind: EntryKind) -> int:
    return sum(one.booking.won for one in entries if one.booking.kind is kind)


def of_virements(moved: "Moved") -> Iterator[Counted]:
    """The lines of the quarter, each the half that takes: all, by how far it went, what was reversed."""
    first, last = moved.months
    base = (_months(moved.year, first, last), Condition("kind", Operator.ONE_OF, ("TRANSFER_IN",)))
    taken = [row for row in moved.rows if row.kind is EntryKind.TRANSFER_IN]

    def one(words: str, value: int, *more: Condition) -> Counted:
        asked = Conditions(((*base, *more),))
        return Counted("전용·이체", words, value, "건", "budget", "changes", asked, saved_view="moved")

    yield one("옮긴 예산", len(taken))
    for word, number in tallied(row.transfer.value for row in taken if row.transfer is not None):
        yield one(word, number, is_word("transfer", word, codes_of(Transfer)))
    yield one(
        "정정 줄", sum(row.reverses_id is not None for row in taken), Condition("reverses", Operator.YES)
    )


def of_disclosure(paper: "SpendingDisclosure") -> Iterator[Counted]:
    """The payments that are disclosed, by method; those that wait for 확정."""
    days = _months(paper.period.year, paper.period.first, paper.period.last)

    def one(words: str, value: int, *more: Condition, view: str = "disclosed") -> Counted:
        asked = Conditions(((days, *more),))
        return Counted("업무추진비", words, value, "건", "budget", "payments", asked, saved_view=view)

    yield one("공개할 지출", len(paper.rows))
    for word, number in tallied(row.method for row in paper.rows):
        yield one(word or "결제수단 없음", number, is_word("method", word, codes_of(PaymentMethod)))
    yield one("미확정", paper.unconfirmed, view="unconfirmed")


def of_costs(costs: "Costs") -> Iterator[Counted]:
    """The payments and what they come to, in all and for each project or activity."""
    shown = [one for one in costs.costs if _alone(one, costs)]
    for cost in (costs.total, *shown):
        yield _cost(costs, cost, "지출 건수", won=False)
    for cost in (costs.total, *shown):
        yield _cost(costs, cost, "집행액", won=True)


def _cost(costs: "Costs", cost: "Cost", chapter: str, *, won: bool) -> Counted:
    standing = (is_word("kind", "지출", _KINDS), Condition("reverses", Operator.NO))
    until = Condition("booked_on", Operator.UNTIL, (costs.until,))
    mine = () if cost is costs.total else of_cost(costs.by, cost)
    asked = Conditions(((until, *((_PAID,) if won else standing), *mine),))
    value, unit = (cost.executed, "원") if won else (cost.count, "건")
    return Counted(chapter, cost.name or cost.sort, value, unit, "budget", "ledger", asked, summed=won)


def of_cost(by: CostsBy, cost: "Cost") -> tuple[Condition, ...]:
    """What the ledger lines of a project or activity have in common."""
    if by is CostsBy.PROJECT:
        if cost.project_id is None:
            return (Condition("project_id", Operator.EMPTY),)
        return (Condition("project_id", Operator.ONE_OF, (cost.project_id,)),)
    if cost.activity is None:
        return (Condition("activity", Operator.EMPTY),)
    kind = Condition("activity", Operator.ONE_OF, (cost.activity.name,))
    return kind, is_called(cost.name)


def is_called(title: str) -> Condition:
    """An activity of this title, or of none."""
    return Condition("activity_title", *((Operator.IS, (title,)) if title else (Operator.EMPTY,)))


def _alone(cost: "Cost", costs: "Costs") -> bool:
    """Whether the list can show its lines without another's: it knows no difference of spaces in a title."""
    alike = Counter((one.activity, folded(one.name)) for one in costs.costs)
    return costs.by is CostsBy.PROJECT or alike[cost.activity, folded(cost.name)] == 1
