"""A hundred random books: the arithmetic, the screen's SQL and a plain recount agree to the won (F3, F4)."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.budget import Entry
from desktop_app.budget.entry_rows import fill
from desktop_app.budget.ledger import GRANTS, Balance, Booking, balance, running
from desktop_app.budget.records import TYPED_KINDS, EntryDraft, Level, PlannedBudget, PlannedLine
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

KINDS = (K.OBLIGATION, K.DISBURSEMENT) * 3 + (K.REQUEST, K.REFUND) * 2 + tuple(GRANTS) + (K.ALLOTMENT,)
seeds = st.integers(0, 2**32)
Deed = tuple[K, int, int, int, bool]


def acts(seed: int, count: int) -> list[Deed]:
    """What an officer might do in a year: kind, won, day, which earlier entry, whether to cancel one."""
    chance = Random(seed)
    return [
        (
            chance.choice(KINDS),
            chance.randint(1, 2_000_000),
            chance.randint(0, 364),
            chance.randint(0, 30),
            chance.random() < 0.08,
        )
        for _ in range(count)
    ]


@dataclass
class Recount:
    """The same book kept by hand, one column a figure; knows nothing of the program's way."""

    year: int
    line: int
    entries: list[Booking] = field(default_factory=list)

    def write(self, act: Deed) -> Booking | None:
        """An act as an entry of this book: it follows an earlier one that fits, or cancels one."""
        kind, won, day, pick, cancels = act
        key, on = self.year * 1000 + len(self.entries), date(self.year, 1, 1) + timedelta(day)
        cancelled = {one.reverses_id for one in self.entries}
        live = [one for one in self.entries if one.reverses_id is None and one.id not in cancelled]
        if cancels and live:
            old = live[pick % len(live)]
            new = Booking(key, self.line, old.kind, max(on, old.booked_on), -old.won, old.parent_id, old.id)
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
            new = Booking(key, self.line, kind, day_on, min(won, room), parent.id if parent else None)
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
    """One office; each example opens a fiscal year of its own in it."""

    store: Store
    budget: Budget
    year: int = 2020

    def open(self, *, strict: bool) -> Recount:
        self.year += 1
        self.budget.levels.set_up_year(self.year, PLAN)
        if not strict:
            self.budget.levels.set_strict(self.year, strict=False)
        return Recount(self.year, next(level.id for level in self.tree(None) if level.is_line))

    def tree(self, until: date | None) -> list[Level]:
        return self.budget.levels.tree(self.year, until)

    def place(self, entries: list[Booking]) -> None:
        with self.store.writing(Act.FILL_EXAMPLE) as s:
            for one in entries:
                row = Entry(id=one.id, reverses_id=one.reverses_id)
                fill(row, self.draft(one))
                s.add(row)

    def draft(self, one: Booking) -> EntryDraft:
        reason = "잘못 적음" if one.reverses_id else ""
        return EntryDraft(
            *(self.year, one.account_id, one.kind, one.booked_on, one.won, "줄"),
            parent_id=one.parent_id,
            reason=reason,
        )

    def save(self, draft: EntryDraft) -> tuple[int | None, str]:
        try:
            return self.budget.save(draft).record_id, ""
        except InputRefused as refused:
            return None, refused.what


@pytest.fixture
def shelf(store: Store, clock: PracticeClock) -> Shelf:
    return Shelf(store, Budget(store, clock))


def figures(found: Balance) -> tuple[int, ...]:
    return (
        *(found.appropriation, found.allotment, found.requested, found.obligated),
        *(found.unpaid, found.paid, found.refunded),
    )


def examples(count: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return settings(
        max_examples=count,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@examples(120)
@given(seed=seeds, day=st.integers(0, 364))
def test_a_random_book_is_counted_the_same_three_ways(shelf: Shelf, seed: int, day: int) -> None:
    recount = shelf.open(strict=False)
    for act in acts(seed, 100):
        recount.write(act)
    shelf.place(recount.entries)
    untils = (date(shelf.year, 1, 1) + timedelta(day), date(shelf.year, 12, 31))
    for until in untils:
        by_hand = recount.figures(until)
        assert figures(balance(recount.entries, until)) == by_hand
        assert {figures(level.balance) for level in shelf.tree(until)} == {with_plan(by_hand)}
    rows = shelf.budget.ledger.rows(shelf.budget.ledger.listing(ListQuery(year=shelf.year)).ids)
    assert [(row.id, row.balance - PLAN.total) for row in rows[1:]] == running(recount.entries)
    granted, _, _, _, _, paid, refunded = recount.figures(untils[1])
    assert rows[-1].balance - PLAN.total == granted - paid + refunded


def with_plan(by_hand: tuple[int, ...]) -> tuple[int, ...]:
    """The year was opened with the plan's 본예산."""
    return (by_hand[0] + PLAN.total, *by_hand[1:])


@examples(100)
@given(seed=seeds)
def test_the_check_and_the_file_refuse_the_same(shelf: Shelf, seed: int) -> None:
    recount = shelf.open(strict=True)
    keys: dict[int, int] = {}
    for act in acts(seed, 25):
        new = recount.write(act)
        if new is None:
            continue
        recount.entries.pop()
        if new.reverses_id is not None or new.kind not in TYPED_KINDS:
            continue
        parent = None if new.parent_id is None else keys[new.parent_id]
        draft = replace(shelf.draft(new), parent_id=parent)
        blocked = blocking(shelf.budget.check(draft))
        key, refusal = shelf.save(draft)
        assert [problem.text for problem in blocked][:1] == ([refusal] if refusal else [])
        if key is not None:
            keys[new.id] = key
            recount.entries.append(new)
    stands = balance(recount.entries)
    assert stands.free >= 0
    assert stands.allotment <= stands.appropriation + PLAN.total
    assert figures(shelf.tree(None)[0].balance) == with_plan(recount.figures(date(shelf.year, 12, 31)))
