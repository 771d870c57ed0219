"""The arithmetic of the ledger: what entries make of a budget line, in whole won (domain.md BUD-2, BUD-3).

Nothing here is stored. The screen gets the same figures from SQL (db.budget_sums); a test holds both equal.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import accumulate

from desktop_app.terms import EntryKind
from desktop_app.values import percent_text, thousand_won

GRANTS: dict[EntryKind, int] = {
    EntryKind.ORIGINAL: 1,
    EntryKind.SUPPLEMENT: 1,
    EntryKind.CARRYOVER_IN: 1,
    EntryKind.TRANSFER_IN: 1,
    EntryKind.TRANSFER_OUT: -1,
}
"""What makes 예산현액, with its sign."""

PARENTS: dict[EntryKind, tuple[EntryKind, ...]] = {
    EntryKind.OBLIGATION: (EntryKind.REQUEST,),
    EntryKind.DISBURSEMENT: (EntryKind.OBLIGATION, EntryKind.REQUEST),
    EntryKind.REFUND: (EntryKind.DISBURSEMENT,),
}
"""What an entry may follow: 품의 → 원인행위 → 지출 → 반납; small payments follow their 품의 directly."""

CHANGED_BY = (EntryKind.SUPPLEMENT, EntryKind.TRANSFER_IN, EntryKind.TRANSFER_OUT, EntryKind.CARRYOVER_IN)
"""What a 배정 may come along with; it then hangs on it and is cancelled together with it."""

LOWERABLE = (EntryKind.SUPPLEMENT, EntryKind.ALLOTMENT)
"""A 추경 and a 배정 may also take away: 감추경, 배정 감액."""


@dataclass(frozen=True, slots=True)
class Booking:
    """What the arithmetic needs of one entry; a reversing one carries the opposite sum."""

    id: int
    account_id: int
    kind: EntryKind
    booked_on: date
    won: int
    parent_id: int | None = None
    reverses_id: int | None = None


@dataclass(frozen=True, slots=True)
class Balance:
    """Where one budget line, or a level of lines, stands."""

    appropriation: int = 0
    allotment: int = 0
    requested: int = field(default=0, metadata={"means": "품의 that no 원인행위 or 지출 has followed yet"})
    obligated: int = 0
    unpaid: int = field(default=0, metadata={"means": "원인행위 that is not paid yet"})
    paid: int = 0
    refunded: int = 0

    @property
    def executed(self) -> int:
        """집행액 = 지출 - 반납."""
        return self.paid - self.refunded

    @property
    def unspent(self) -> int:
        """집행잔액 = 예산현액 - 집행액."""
        return self.appropriation - self.executed

    @property
    def committed(self) -> int:
        """What the 배정액 has to cover: paid, and promised but not paid yet (BUD-3)."""
        return self.executed + self.unpaid

    @property
    def free(self) -> int:
        """What of the 배정액 may still be promised or paid."""
        return self.allotment - self.committed

    @property
    def available(self) -> int:
        """가용액: what is free when all open 품의 are honoured."""
        return self.free - self.requested

    @property
    def rate(self) -> str:
        """집행률 as it is read: one decimal, half up, of nothing ``-``."""
        return percent_text(self.executed, self.appropriation)

    def __add__(self, other: "Balance") -> "Balance":
        return Balance(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Balance)))


class Tally:
    """Where one budget line stands as its entries come and go, one by one, and what is left of each."""

    def __init__(self, bookings: Iterable[Booking] = ()) -> None:
        self._book: dict[int, Booking] = {}
        self._total: defaultdict[EntryKind, int] = defaultdict(int)
        self._cancelled: defaultdict[int | None, int] = defaultdict(int)
        self._paid: defaultdict[int | None, int] = defaultdict(int)
        self._followed: defaultdict[int | None, int] = defaultdict(int)
        self._taken: defaultdict[int | None, int] = defaultdict(int)
        self._open: dict[int, tuple[int, int]] = {}
        self._unpaid = self._requested = 0
        for one in bookings:
            self.add(one)

    def add(self, one: Booking) -> None:
        """Count an entry in."""
        self._book[one.id] = one
        self._count(one, one.won)

    def remove(self, key: int) -> None:
        """Count an entry out again, where it is in."""
        one = self._book.pop(key, None)
        if one is not None:
            self._count(one, -one.won)

    def left(self, key: int) -> int:
        """What remains of an entry for its next step, as ``left_of``."""
        return self._book[key].won + self._cancelled[key] - self._taken[key]

    @property
    def balance(self) -> Balance:
        """Where the line stands now."""
        total = self._total
        return Balance(
            appropriation=sum(total[kind] * sign for kind, sign in GRANTS.items()),
            allotment=total[EntryKind.ALLOTMENT],
            requested=self._requested,
            obligated=total[EntryKind.OBLIGATION],
            unpaid=self._unpaid,
            paid=total[EntryKind.DISBURSEMENT],
            refunded=total[EntryKind.REFUND],
        )

    def _count(self, one: Booking, won: int) -> None:
        self._total[one.kind] += won
        self._cancelled[one.reverses_id] += won
        if one.reverses_id != one.parent_id:
            self._taken[one.parent_id] += won
        if one.kind is EntryKind.DISBURSEMENT:
            self._paid[one.parent_id] += won
        if one.kind in {EntryKind.OBLIGATION, EntryKind.DISBURSEMENT}:
            self._followed[one.parent_id] += won
        for key in (one.id, one.parent_id, one.reverses_id):
            if key is None:
                continue
            unpaid, requested = self._open.pop(key, (0, 0))
            self._open[key] = now = self._still_open(key)
            self._unpaid += now[0] - unpaid
            self._requested += now[1] - requested

    def _still_open(self, key: int) -> tuple[int, int]:
        """Of one entry: what is not paid yet of a 원인행위, what a 품의 still asks for."""
        one = self._book.get(key)
        if one is None or one.reverses_id is not None:
            return 0, 0
        left = one.won + self._cancelled[key]
        if one.kind is EntryKind.OBLIGATION:
            return max(0, left - self._paid[key]), 0
        if one.kind is EntryKind.REQUEST and self._followed[key] <= 0:
            return 0, max(0, left)
        return 0, 0


def balance(bookings: Iterable[Booking], until: date | None = None) -> Balance:
    """Where one budget line stands at the end of a day; without a day, after all its entries."""
    return Tally(one for one in bookings if until is None or one.booked_on <= until).balance


def by_line(bookings: Iterable[Booking], until: date | None = None) -> dict[int, Balance]:
    """Where each budget line stands."""
    books: defaultdict[int, list[Booking]] = defaultdict(list)
    for one in bookings:
        books[one.account_id].append(one)
    return {account: balance(book, until) for account, book in books.items()}


def by_level(parents: Mapping[int, int | None], lines: Mapping[int, Balance]) -> dict[int, Balance]:
    """Where every level stands: each the sum of the lines below it. ``parents`` leads from a level upward."""
    totals = dict.fromkeys(parents, Balance())
    for line, standing in lines.items():
        level: int | None = line
        while level is not None:
            totals[level] += standing
            level = parents[level]
    return totals


def effect(kind: EntryKind, won: int) -> int:
    """How an entry moves the 집행잔액 of its line."""
    if kind in GRANTS:
        return GRANTS[kind] * won
    return {EntryKind.DISBURSEMENT: -won, EntryKind.REFUND: won}.get(kind, 0)


def running(bookings: Iterable[Booking]) -> list[tuple[int, int]]:
    """Entries of one line in booking order, each id with the 집행잔액 after it."""
    book = sorted(bookings, key=lambda one: (one.booked_on, one.id))
    return list(
        zip((one.id for one in book), accumulate(effect(one.kind, one.won) for one in book), strict=True)
    )


def left_of(entry: Booking, followers: Iterable[Booking]) -> int:
    """What remains of an entry for its next step: of a 원인행위 to pay, of a 지출 to refund (BUD-4)."""
    used = 0
    for one in followers:
        if one.reverses_id == entry.id:
            used -= one.won
        elif one.parent_id == entry.id:
            used += one.won
    return entry.won - used


def adds_up(parts: Sequence[int], total: int) -> bool:
    """Whether parts shown in 천원 add up to the total shown; if not, the table says so (DOC-5)."""
    return sum(thousand_won(part) for part in parts) == thousand_won(total)
