"""Papers of the budget as frozen values: the ledger with its sums (BUD-8), 업무추진비 to be disclosed (UPC-6)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from desktop_app.budget.closing import LAST_MONTH, NEXT_JANUARY, month_label, month_of
from desktop_app.budget.ledger import Booking, effect
from desktop_app.terms import EntryKind

QUARTER = 3


@dataclass(frozen=True, slots=True)
class Period:
    """Months of a fiscal year, 13 for the next January."""

    year: int
    first: int = 1
    last: int = NEXT_JANUARY

    @property
    def words(self) -> str:
        """``2021년``, ``2021년 6월``, ``2021년 2분기``, ``2021년 6~9월`` as titles have it."""
        if (self.first, self.last) in {(1, LAST_MONTH), (1, NEXT_JANUARY)}:
            return f"{self.year}년"
        if self.first == self.last:
            return f"{self.year}년 {month_label(self.first)}"
        if self.last - self.first + 1 == QUARTER and self.last % QUARTER == 0:
            return f"{self.year}년 {self.last // QUARTER}분기"
        unit = "월" if self.last == NEXT_JANUARY else ""
        return f"{self.year}년 {self.first}{unit}~{month_label(self.last)}"

    def holds(self, month: int) -> bool:
        return self.first <= month <= self.last


@dataclass(frozen=True, slots=True)
class DisclosedPayment:
    """A payment of 업무추진비 as it is disclosed: nobody who was invited is named (UPC-6)."""

    spender: str
    day: date
    minute: int | None
    place: str
    purpose: str
    heads: int | None
    won: int
    method: str
    line: str


@dataclass(frozen=True, slots=True)
class SpendingDisclosure:
    """The confirmed payments of a period; ``unconfirmed`` were left out."""

    period: Period
    office: str
    as_of: date
    rows: tuple[DisclosedPayment, ...]
    unconfirmed: int = 0
    refunded: bool = False
    """Whether something that came back was taken off."""

    @property
    def total(self) -> int:
        return sum(row.won for row in self.rows)


@dataclass(frozen=True, slots=True)
class PrintedEntry:
    """An entry with the words that are printed beside its sum."""

    booking: Booking
    summary: str
    request_number: str
    payee: str
    method: str
    evidence: str
    system_number: str
    note: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of the ledger's columns, in won; ``balance`` is the 집행잔액 behind the last entry."""

    allotted: int = 0
    obligated: int = 0
    paid: int = 0
    refunded: int = 0
    balance: int = 0

    def after(self, entry: Booking) -> "Sums":
        """The sums with one more entry."""
        won = {kind: entry.won if entry.kind is kind else 0 for kind in _COLUMNS}
        return Sums(
            self.allotted + won[EntryKind.ALLOTMENT],
            self.obligated + won[EntryKind.OBLIGATION],
            self.paid + won[EntryKind.DISBURSEMENT],
            self.refunded + won[EntryKind.REFUND],
            self.balance + effect(entry.kind, entry.won),
        )

    def since(self, before: "Sums") -> "Sums":
        """What was added since; the balance is a standing and stays."""
        return Sums(
            self.allotted - before.allotted,
            self.obligated - before.obligated,
            self.paid - before.paid,
            self.refunded - before.refunded,
            self.balance,
        )


_COLUMNS = (EntryKind.ALLOTMENT, EntryKind.OBLIGATION, EntryKind.DISBURSEMENT, EntryKind.REFUND)


@dataclass(frozen=True, slots=True)
class MonthBlock:
    """The entries of one month, each with its number in its line and the sums up to it, then the month's sums."""

    month: int
    rows: tuple[tuple[int, PrintedEntry, Sums], ...]
    sums: Sums
    running: Sums


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One 통계목 of the paper: what stood before its first month, and its months."""

    label: str
    before: Sums
    blocks: tuple[MonthBlock, ...]
    id: int = 0

    @property
    def running(self) -> Sums:
        """The sums at the end of the period."""
        return self.blocks[-1].running if self.blocks else self.before

    @property
    def count(self) -> int:
        return sum(len(block.rows) for block in self.blocks)


@dataclass(frozen=True, slots=True)
class LedgerPaper:
    """The ledger of a level over a period; ``unconfirmed`` entries stand in it all the same."""

    period: Period
    level: str
    office: str
    as_of: date
    lines: tuple[LedgerLine, ...] = field(default_factory=tuple)
    unconfirmed: int = 0
    level_id: int = 0

    @property
    def count(self) -> int:
        return sum(line.count for line in self.lines)


def ledger_line(label: str, entries: Sequence[PrintedEntry], period: Period, key: int = 0) -> LedgerLine:
    """The entries of one 통계목 in booking order, with their sums by month."""
    running = Sums()
    before, number = running, 0
    blocks = []
    for month, found in groupby(entries, key=lambda one: month_of(one.booking.booked_on, period.year)):
        begun, rows = running, []
        for one in found:
            number += 1
            running = running.after(one.booking)
            rows.append((number, one, running))
        if month < period.first:
            before = running
        elif period.holds(month):
            blocks.append(MonthBlock(month, tuple(rows), running.since(begun), running))
    return LedgerLine(label, before, tuple(blocks), key)


def by_line(entries: Sequence[PrintedEntry]) -> dict[int, list[PrintedEntry]]:
    """The entries of each 통계목."""
    found: defaultdict[int, list[PrintedEntry]] = defaultdict(list)
    for one in entries:
        found[one.booking.account_id].append(one)
    return found
