"""The ledger as the rows of a file come to it one after the other: what each follows, what it would exceed (F2, F4).

Nothing is written here. A preview and the taking over ask the same, so a row that fits in the one fits in the other.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop_app.budget.checks import Limits, exceeded
from desktop_app.budget.ledger import PARENTS, Booking, Tally
from desktop_app.budget.records import EntryDraft
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.terms import EntryKind

Words = tuple[int, EntryKind, str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """An entry with the words by which one that follows finds it."""

    booking: Booking
    summary: str
    payee: str
    number: str


class EntryTurns:
    """``labels`` are the 통계목 by id; ``strict`` says whether a year refuses what exceeds its balance."""

    def __init__(
        self, entries: Iterable[Said], labels: Mapping[int, str], strict: Callable[[int], bool]
    ) -> None:
        self._labels = labels
        self._strict = strict
        self._lines: defaultdict[int, Tally] = defaultdict(Tally)
        self._numbered: defaultdict[tuple[int, EntryKind, str], list[Said]] = defaultdict(list)
        self._worded: defaultdict[tuple[Words, bool], list[Said]] = defaultdict(list)
        for one in entries:
            self._put(one)

    def placed(self, draft: EntryDraft) -> EntryDraft:
        """The entry with the one that it follows: by its 품의번호, else by payee and 적요; the step before it first."""
        for kind in PARENTS.get(draft.kind, ()):
            fitting = [one for one in self._alike(draft, kind) if self._has_left(one, draft)]
            if fitting:
                newest = max(fitting, key=lambda one: (one.booking.booked_on, _order(one.booking.id)))
                return replace(draft, parent_id=newest.booking.id)
        return draft

    def problems(self, draft: EntryDraft) -> list[Problem]:
        """What a new entry would exceed as the ledger stands now."""
        if draft.won is None or draft.booked_on is None:
            return []
        line, new = self._lines[draft.account_id], _booking(draft, 0)
        before = line.balance
        line.add(new)
        after = line.balance
        line.remove(new.id)
        limits = Limits(self._strict(draft.fiscal_year))
        return exceeded(self._labels[draft.account_id], draft.kind, draft.won, (before, after), limits)

    def put(self, draft: EntryDraft, key: int) -> None:
        """A new entry is there; ``key`` is its id, or below nought one that it has only here."""
        self._put(Said(_booking(draft, key), draft.summary, draft.payee, draft.request_number))

    def _put(self, said: Said) -> None:
        one = said.booking
        self._lines[one.account_id].add(one)
        if one.reverses_id is None:
            if said.number:
                self._numbered[one.account_id, one.kind, said.number].append(said)
            self._worded[_words(one.account_id, one.kind, said), bool(said.number)].append(said)

    def _alike(self, draft: EntryDraft, kind: EntryKind) -> Iterator[Said]:
        """Entries of a kind that the draft's words name: numbers count where both have one."""
        if draft.request_number:
            yield from self._numbered.get((draft.account_id, kind, draft.request_number), ())
        words = _words(draft.account_id, kind, draft)
        yield from self._worded.get((words, False), ())
        if not draft.request_number:
            yield from self._worded.get((words, True), ())

    def _has_left(self, one: Said, draft: EntryDraft) -> bool:
        soon = draft.booked_on is not None and one.booking.booked_on <= draft.booked_on
        return soon and self._lines[draft.account_id].left(one.booking.id) >= (draft.won or 0)


def _words(account_id: int, kind: EntryKind, said: Said | EntryDraft) -> Words:
    """By what an entry is found where numbers do not say; a 반납 names its payment by the payee alone."""
    summary = "" if kind is EntryKind.DISBURSEMENT else folded(said.summary)
    return account_id, kind, said.payee, summary


def _order(key: int) -> int:
    """Rows of the file come after what is stored, in their order: their ids run downward."""
    return key if key > 0 else (1 << 62) - key


def _booking(draft: EntryDraft, key: int) -> Booking:
    assert draft.booked_on is not None  # noqa: S101 - asked before
    return Booking(key, draft.account_id, draft.kind, draft.booked_on, draft.won or 0, draft.parent_id)
