"""A clerk who does anything the ledger offers, at random, and keeps the same book on paper beside it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from desktop_app.budget.records import EntryDraft, PlannedBudget, PlannedLine
from desktop_app.budget.service import Budget
from desktop_app.changes import Change
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.terms import EntryKind as K
from tests.ledger_acts.book import Line, PaperBook

PLAN = PlannedBudget(
    ("부서", "정책", "단위", "세부"),
    (PlannedLine("201-01", "사무관리비", 12_600_000), PlannedLine("203-03", "시책추진업무추진비", 1_500_000)),
)
WRITES = (
    *((K.REQUEST, K.OBLIGATION, K.DISBURSEMENT) * 4),
    *((K.REFUND, K.ALLOTMENT) * 2),
    K.SUPPLEMENT,
    K.ORIGINAL,
)
BEFORE = {
    K.OBLIGATION: {K.REQUEST},
    K.DISBURSEMENT: {K.OBLIGATION, K.REQUEST},
    K.REFUND: {K.DISBURSEMENT},
}
EVERY = 25
"""After so many acts the whole list is compared, not only the figures of the lines."""


@dataclass
class Clerk:
    """One fiscal year's book, in the program and on paper; ``strict`` is how the year was set."""

    budget: Budget
    year: int
    chance: Random
    strict: bool
    paper: PaperBook = field(default_factory=PaperBook)
    accounts: tuple[int, ...] = ()
    done: list[tuple[Change, dict[int, Line]]] = field(default_factory=list)
    undone: list[tuple[Change, dict[int, Line]]] = field(default_factory=list)
    acts: int = 0
    refused: int = 0

    def open_year(self) -> None:
        """The plan's two lines, voted and released, copied from the program's list onto the paper."""
        self.budget.levels.set_up_year(self.year, PLAN, allotted=True)
        if not self.strict:
            self.budget.levels.set_strict(self.year, strict=False)
        self.accounts = tuple(one.id for one in self.budget.levels.tree(self.year) if one.is_line)
        listing = self.budget.ledger.listing(ListQuery(year=self.year))
        for row in self.budget.ledger.rows(listing.ids):
            self.paper.lines[row.id] = Line(row.account_id, row.kind, row.booked_on, row.won, confirmed=True)

    def work(self, number: int) -> None:
        """Do so many acts and compare after each; raises AssertionError where the books part."""
        ways: tuple[tuple[int, Callable[[], bool]], ...] = (
            (60, self._write),
            (8, self._edit),
            (6, self._remove),
            (6, self._confirm),
            (9, self._reverse),
            (8, self._undo),
            (3, self._redo),
        )
        weights, deeds = [weight for weight, _ in ways], [deed for _, deed in ways]
        for _ in range(number):
            before = self.paper.copy()
            try:
                happened = self.chance.choices(deeds, weights)[0]()
            except InputRefused:
                self.paper.lines = before
                self.refused += 1
                happened = False
            self.acts += 1
            if happened:
                self._compare(whole=self.acts % EVERY == 0)
        self._compare(whole=True)

    # What a clerk does

    def _write(self) -> bool:
        kind, account = self.chance.choice(WRITES), self.chance.choice(self.accounts)
        before = self._standing(account, BEFORE.get(kind, set()))
        parent = (
            self.chance.choice(before)
            if before and (kind is K.REFUND or self.chance.random() < 0.7)
            else None
        )
        if kind is K.REFUND and parent is None:
            return False
        day = self._day(parent)
        won = self.chance.randint(1, 900_000) * (
            -1 if kind in {K.SUPPLEMENT, K.ALLOTMENT} and self._rarely() else 1
        )
        line = Line(account, kind, day, won, parent)
        return self._keep(lambda: self.budget.save(self._draft(line)), line)

    def _edit(self) -> bool:
        open_ = [key for key, one in self.paper.lines.items() if not one.confirmed and one.cancels is None]
        if not open_:
            return False
        key = self.chance.choice(open_)
        old = self.paper.lines[key]
        new = replace(
            old, won=max(1, abs(old.won) + self.chance.randint(-200_000, 200_000)), day=self._day(old.parent)
        )
        record = self.budget.record(key)
        draft = replace(record.draft, won=new.won, booked_on=new.day)
        return self._keep(lambda: self.budget.save(draft), new, key)

    def _remove(self) -> bool:
        open_ = [key for key, one in self.paper.lines.items() if not one.confirmed]
        if not open_:
            return False
        key = self.chance.choice(open_)
        before = self.paper.copy()
        change = self.budget.remove([key])
        del self.paper.lines[key]
        return self._did(change, before)

    def _confirm(self) -> bool:
        open_ = [key for key, one in self.paper.lines.items() if not one.confirmed]
        if not open_:
            return False
        keys = self.chance.sample(open_, min(3, len(open_)))
        before = self.paper.copy()
        change = self.budget.confirm(keys)
        self.paper.confirm(keys)
        return self._did(change, before)

    def _reverse(self) -> bool:
        if not self.paper.lines:
            return False
        key = self.chance.choice(list(self.paper.lines))
        old, before = self.paper.lines[key], self.paper.copy()
        day = max(old.day, self._day(None))
        change = self.budget.reverse(key, "잘못 적음", on=day)
        assert change.record_id is not None
        self.paper.lines[change.record_id] = replace(old, won=-old.won, day=day, cancels=key, confirmed=False)
        return self._did(change, before)

    def _undo(self) -> bool:
        if not self.done:
            return False
        change, before = self.done[-1]
        now = self.paper.copy()
        assert change.inverse is not None
        self.undone.append((change.inverse(), now))
        self.done.pop()
        self.paper.lines = before
        return True

    def _redo(self) -> bool:
        if not self.undone:
            return False
        change, before = self.undone[-1]
        now = self.paper.copy()
        assert change.inverse is not None
        self.done.append((change.inverse(), now))
        self.undone.pop()
        self.paper.lines = before
        return True

    # How it is kept and compared

    def _keep(self, save: Callable[[], Change], line: Line, key: int | None = None) -> bool:
        before = self.paper.copy()
        over = self.paper.is_over(line.account)
        change = save()
        written = key if key is not None else change.record_id
        assert written is not None
        self.paper.lines[written] = line
        if self.strict:
            assert over or not self.paper.is_over(line.account), f"over after {line}"
        return self._did(change, before)

    def _did(self, change: Change, before: dict[int, Line]) -> bool:
        if change.inverse is not None:
            self.done.append((change, before))
            self.undone.clear()
        return True

    def _standing(self, account: int, kinds: set[K]) -> list[int]:
        cancelled = {one.cancels for one in self.paper.lines.values()}
        return [
            key
            for key, one in self.paper.of(account).items()
            if one.kind in kinds and one.cancels is None and key not in cancelled
        ]

    def _day(self, parent: int | None) -> date:
        first = self.paper.lines[parent].day if parent is not None else date(self.year, 1, 1)
        return first + timedelta(self.chance.randint(0, (date(self.year, 12, 31) - first).days))

    def _rarely(self) -> bool:
        return self.chance.random() < 0.2

    def _draft(self, line: Line) -> EntryDraft:
        return EntryDraft(
            self.year, line.account, line.kind, line.day, line.won, "줄", parent_id=line.parent, payee="가게"
        )

    def _compare(self, *, whole: bool) -> None:
        tree = {one.id: one.balance for one in self.budget.levels.tree(self.year)}
        for account in self.accounts:
            found = tree[account]
            figures = (
                *(found.appropriation, found.allotment, found.requested, found.obligated),
                *(found.unpaid, found.paid, found.refunded),
            )
            assert figures == self.paper.figures(account), f"act {self.acts}, line {account}"
        if not whole:
            return
        rows = self.budget.ledger.rows(self.budget.ledger.listing(ListQuery(year=self.year)).ids)
        for account in self.accounts:
            mine = sorted((row for row in rows if row.account_id == account), key=lambda row: row.number)
            assert [(row.id, row.balance) for row in mine] == self.paper.running(account)
            assert [row.confirmed_on is not None for row in mine] == [
                self.paper.lines[row.id].confirmed for row in mine
            ]
