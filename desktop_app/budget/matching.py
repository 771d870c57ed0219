"""대사: which line of the official system's list is which entry of the ledger (features.md F7).

Pure, and the same for the same lines and entries in any order. In five steps, each over what the one before left:

1. the same number, where both sides have it once;
2. the same sum, day and payee as written;
3. the same sum and payee however spelled, the days no further apart than the tolerance;
4. the same sum and day, whoever was paid;
5. the same sum within the tolerance, whoever was paid.

What is paired in steps 4 and 5 differs by its payee and is worth a look, unless the list names no payee at all. An
entry and the one that reverses it cancel each other where the list knows neither.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop_app.search import folded
from desktop_app.values import days_apart

Side = TypeVar("Side", "ListedLine", "BookedLine")
AMOUNT, DAY, PAYEE, LINE = "금액", "일자", "지급처", "통계목"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A payment as the official system has it, in won; a refund is negative."""

    id: int
    day: date
    won: int
    payee: str = ""
    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class BookedLine:
    """A 지출 or 반납 of the ledger, in won; a 반납 is negative, a reversing entry has the opposite sign."""

    id: int
    day: date
    won: int
    payee: str = ""
    number: str = ""
    code: str = ""
    reverses_id: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A line and the entry that it is; ``differs`` names what is not the same, nothing where they agree."""

    line_id: int
    entry_id: int
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """Every line and every entry in exactly one place: ``cancelled`` are entries with their reversal."""

    pairs: tuple[Pair, ...]
    listed_only: tuple[int, ...]
    booked_only: tuple[int, ...]
    cancelled: tuple[int, ...] = ()

    @property
    def agreed(self) -> tuple[Pair, ...]:
        return tuple(one for one in self.pairs if not one.differs)


def match(listed: Iterable[ListedLine], booked: Iterable[BookedLine], tolerance: int) -> Matching:
    """Pair the lines of a list with entries of the ledger; ``tolerance`` is in calendar days."""
    work = _Work(listed, booked, tolerance)
    work.by_number()
    work.in_groups(lambda one: (one.won, one.day, one.payee), within=0)
    work.in_groups(lambda one: (one.won, folded(one.payee)), within=tolerance)
    work.in_groups(lambda one: one.won, within=0)
    work.in_groups(lambda one: one.won, within=tolerance)
    return work.result()


def differences(
    line: ListedLine, entry: BookedLine, tolerance: int, *, with_payees: bool = True
) -> tuple[str, ...]:
    """What of a pair is not the same; a day within the tolerance and a code that the list leaves out are."""
    found = (
        (AMOUNT, line.won != entry.won),
        (DAY, abs(days_apart(line.day, entry.day)) > tolerance),
        (PAYEE, with_payees and folded(line.payee) != folded(entry.payee)),
        (LINE, bool(line.code) and bool(entry.code) and folded(line.code) != folded(entry.code)),
    )
    return tuple(name for name, is_so in found if is_so)


def names_payees(listed: Iterable[ListedLine]) -> bool:
    """Whether a list says at all who was paid."""
    return any(one.payee for one in listed)


def cancelled(entries: Sequence[BookedLine]) -> frozenset[int]:
    """Entries that the list does not know, together with the ones that took them back."""
    left = {one.id for one in entries}
    return frozenset(
        key
        for one in entries
        if one.reverses_id is not None and one.reverses_id in left
        for key in (one.id, one.reverses_id)
    )


class _Work:
    """One matching under way: what is left on either side, in the order of day and id."""

    def __init__(self, listed: Iterable[ListedLine], booked: Iterable[BookedLine], tolerance: int) -> None:
        self._lines = sorted(listed, key=lambda one: (one.day, one.id))
        self._entries = sorted(booked, key=lambda one: (one.day, one.id))
        self._order = {one.id: place for place, one in enumerate(self._lines)}
        self._tolerance = tolerance
        self._with_payees = names_payees(self._lines)
        self._pairs: list[Pair] = []

    def by_number(self) -> None:
        """Numbers that stand once on either side; one payment number for many payees says nothing."""
        lines = _once(self._lines)
        entries = _once(self._entries)
        self._take([(lines[number], entries[number]) for number in lines if number in entries])

    def in_groups(self, key: "Callable[[ListedLine | BookedLine], Hashable]", *, within: int) -> None:
        """Within each group both sides stand by day: in this order as many find each other as can."""
        groups: defaultdict[Hashable, tuple[list[ListedLine], list[BookedLine]]]
        groups = defaultdict(lambda: ([], []))
        for line in self._lines:
            groups[key(line)][0].append(line)
        for entry in self._entries:
            groups[key(entry)][1].append(entry)
        self._take([pair for lines, entries in groups.values() for pair in _in_order(lines, entries, within)])

    def result(self) -> Matching:
        undone = cancelled(self._entries)
        return Matching(
            tuple(sorted(self._pairs, key=lambda one: self._order[one.line_id])),
            tuple(one.id for one in self._lines),
            tuple(one.id for one in self._entries if one.id not in undone),
            tuple(one.id for one in self._entries if one.id in undone),
        )

    def _take(self, found: Sequence[tuple[ListedLine, BookedLine]]) -> None:
        for line, entry in found:
            differs = differences(line, entry, self._tolerance, with_payees=self._with_payees)
            self._pairs.append(Pair(line.id, entry.id, differs))
        lines = {line.id for line, _ in found}
        entries = {entry.id for _, entry in found}
        self._lines = [one for one in self._lines if one.id not in lines]
        self._entries = [one for one in self._entries if one.id not in entries]


def _in_order(
    lines: Sequence[ListedLine], entries: Sequence[BookedLine], within: int
) -> list[tuple[ListedLine, BookedLine]]:
    """Pairs of two rows of days; with one width for all, the earliest that fits leaves the most for the rest."""
    found = []
    at = 0
    for line in lines:
        while at < len(entries) and days_apart(entries[at].day, line.day) > within:
            at += 1
        if at < len(entries) and days_apart(line.day, entries[at].day) <= within:
            found.append((line, entries[at]))
            at += 1
    return found


def _once(side: Sequence[Side]) -> dict[str, Side]:
    numbers = Counter(folded(one.number) for one in side)
    return {word: one for one in side if (word := folded(one.number)) and numbers[word] == 1}
