"""A hundred random books: the arithmetic, the screen's SQL and a plain recount agree to the won (F3, F4)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.budget import BudgetYear, Entry
from desktop_app.budget.entry_rows import fill
from desktop_app.budget.ledger import Balance, Booking, balance
from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.budget.service import Budget
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.terms import EntryKind as K

FOLLOWS = {
    K.OBLIGATION: {K.REQUEST},
    K.DISBURSEMENT: {K.OBLIGATION, K.REQUEST},
    K.REFUND: {K.DISBURSEMENT},
}
PLAN = PlannedBudget(("부서", "정책", "단위", "세부"), (PlannedLine("201-01", "사무관리비", 1_000),))

acts = st.tuples(
    st.sampled_from([kind for kind in K if kind is not K.CARRYOVER_OUT]),
    st.integers(1, 2_000_000),
    st.integers(0, 364),
    st.integers(0, 30),
    st.booleans(),
)
books = st.lists(acts, max_size=40)


@dataclass
class Recount:
    """The same book kept by hand, one column a figure; knows nothing of the program's way."""

    entries: list[Booking] = field(default_factory=list)

    def write(self, act: tuple[K, int, int, int, bool]) -> Booking | None:
        """An act as an entry of this book: it follows an earlier one that fits, or cancels one."""
        kind, won, day, pick, cancels = act
        key, on = len(self.entries) + 1, date(2021, 1, 1) + timedelta(day)
        cancelled = {one.reverses_id for one in self.entries}
        live = [one for one in self.entries if one.reverses_id is None and one.id not in cancelled]
        if cancels and live:
            old = live[pick % len(live)]
            new = Booking(key, 1, old.kind, max(on, old.booked_on), -old.won, old.parent_id, old.id)
        else:
            fitting = [one for one in live if one.kind in FOLLOWS.get(kind, set())]
            if kind is K.REFUND and not fitting:
                return None
            parent = fitting[pick % len(fitting)] if fitting and (pick % 3 or kind is K.REFUND) else None
            room = parent.won if parent is not None and kind is K.REFUND else won
            if parent is not None and kind is K.REFUND:
                room -= sum(one.won for one in self.entries if one.parent_id == parent.id)
                if room <= 0:
                    return None
            day_on = max(on, parent.booked_on) if parent else on
            new = Booking(key, 1, kind, day_on, min(won, room), parent.id if parent else None)
        self.entries.append(new)
        return new

    def total(self, until: date, *kinds: K) -> int:
        return sum(one.won for one in self.entries if one.kind in kinds and one.booked_on <= until)

    def figures(self, until: date) -> tuple[int, ...]:
        """예산현액, 배정, open 품의, 원인행위, unpaid, 지출, 반납."""
        seen = {one.id: one for one in self.entries if one.booked_on <= until}
        cancelled = {one.reverses_id for one in seen.values()}
        asked = {key: one.won for key, one in seen.items() if one.kind is K.REQUEST and one.won > 0}
        owed = {key: one.won for key, one in seen.items() if one.kind is K.OBLIGATION and one.won > 0}
        for key in cancelled:
            asked.pop(key or 0, None)
            owed.pop(key or 0, None)
        followed = dict.fromkeys(asked, 0)
        for one in seen.values():
            if one.parent_id in followed and one.kind in {K.OBLIGATION, K.DISBURSEMENT}:
                followed[one.parent_id] += one.won
            if one.parent_id in owed and one.kind is K.DISBURSEMENT:
                owed[one.parent_id] -= one.won
        granted = self.total(until, K.ORIGINAL, K.SUPPLEMENT, K.CARRYOVER_IN, K.TRANSFER_IN)
        return (
            granted - self.total(until, K.TRANSFER_OUT),
            self.total(until, K.ALLOTMENT),
            sum(won for key, won in asked.items() if followed[key] <= 0),
            self.total(until, K.OBLIGATION),
            sum(won for won in owed.values() if won > 0),
            self.total(until, K.DISBURSEMENT),
            self.total(until, K.REFUND),
        )


@dataclass
class Shelf:
    """One office whose books are emptied and written anew for each example."""

    store: Store
    budget: Budget
    line: int

    def place(self, entries: list[Booking], *, strict: bool) -> None:
        with self.store.writing(Act.FILL_EXAMPLE) as s:
            for row in s.query(Entry).order_by(Entry.id.desc()):
                s.delete(row)
                s.flush()
            s.query(BudgetYear).one().strict = strict
            for one in entries:
                row = Entry(id=one.id, reverses_id=one.reverses_id)
                fill(row, self.draft(one))
                s.add(row)
                s.flush()

    def draft(self, one: Booking) -> EntryDraft:
        reason = "잘못 적음" if one.reverses_id else ""
        return EntryDraft(
            2021, self.line, one.kind, one.booked_on, one.won, "줄", parent_id=one.parent_id, reason=reason
        )

    def save(self, draft: EntryDraft) -> tuple[int | None, str]:
        try:
            return self.budget.save(draft).record_id, ""
        except InputRefused as refused:
            return None, refused.what

    def sums(self, until: date | None) -> tuple[int, ...]:
        return figures(self.budget.levels.tree(2021, until)[0].balance)


@pytest.fixture
def shelf(store: Store, clock: PracticeClock) -> Shelf:
    budget = Budget(store, clock)
    budget.levels.set_up_year(2021, PLAN)
    return Shelf(store, budget, next(level.id for level in budget.levels.tree(2021) if level.is_line))


def figures(found: Balance) -> tuple[int, ...]:
    return (
        *(found.appropriation, found.allotment, found.requested, found.obligated),
        *(found.unpaid, found.paid, found.refunded),
    )


def hundred(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@hundred(120)
@given(plan=books, day=st.integers(0, 364))
def test_a_random_book_is_counted_the_same_three_ways(
    shelf: Shelf, plan: list[tuple[K, int, int, int, bool]], day: int
) -> None:
    recount = Recount()
    for act in plan:
        recount.write(act)
    shelf.place(recount.entries, strict=False)
    for until in (date(2021, 1, 1) + timedelta(day), date(2021, 12, 31)):
        by_hand = recount.figures(until)
        assert figures(balance(recount.entries, until)) == by_hand
        assert shelf.sums(until) == by_hand
    rows = shelf.budget.ledger.rows(shelf.budget.ledger.listing(ListQuery(year=2021)).ids)
    if rows:
        assert rows[-1].balance == by_hand[0] - by_hand[5] + by_hand[6]


@hundred(100)
@given(plan=books)
def test_the_check_and_the_file_refuse_the_same(
    shelf: Shelf, plan: list[tuple[K, int, int, int, bool]]
) -> None:
    shelf.place([], strict=True)
    recount = Recount()
    keys: dict[int, int] = {}
    for act in plan:
        new = recount.write(act)
        if new is None or new.reverses_id is not None:
            recount.entries = [one for one in recount.entries if one is not new]
            continue
        parent = None if new.parent_id is None else keys[new.parent_id]
        draft = shelf.draft(Booking(new.id, 1, new.kind, new.booked_on, new.won, parent))
        blocked = blocking(shelf.budget.check(draft))
        key, refusal = shelf.save(draft)
        assert [problem.text for problem in blocked][:1] == ([refusal] if refusal else [])
        if key is None:
            recount.entries.remove(new)
        else:
            keys[new.id] = key
    stands = balance(recount.entries)
    assert stands.free >= 0
    assert stands.allotment <= stands.appropriation
    assert shelf.sums(None) == recount.figures(date(2021, 12, 31))
