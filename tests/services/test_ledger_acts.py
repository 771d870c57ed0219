"""A thousand random acts on the ledger beside a book on paper; and two who want the same money (F3, F4, BUD-3).

``python3 dev.py ledger`` does 100,000.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from desktop_app.budget.records import EntryDraft
from desktop_app.budget.service import Budget
from desktop_app.clock import PracticeClock
from desktop_app.errors import InputRefused
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from tests.ledger_acts.__main__ import forgotten_line_is_caught, keep_books
from tests.ledger_acts.clerk import PLAN

YEAR = 2021
ATTEMPTS = 1_000


@pytest.fixture
def budget(store: Store, clock: PracticeClock) -> Budget:
    return Budget(store, clock)


def test_a_thousand_acts_leave_the_same_book_as_on_paper(budget: Budget) -> None:
    assert keep_books(budget, 1_000, seed=2021).startswith("1,000 acts")


def test_a_line_forgotten_on_paper_is_noticed(budget: Budget) -> None:
    assert forgotten_line_is_caught(budget)


def test_what_was_free_when_it_was_checked_is_not_spent_twice(budget: Budget) -> None:
    payment, chance, kept, late = _payment(budget), Random(7), 0, 0
    for _ in range(ATTEMPTS):
        left = PLAN.lines[0].won - kept
        first, second = (replace(payment, won=chance.randint(1, max(1, min(left, 60_000)))) for _ in range(2))
        fits = not blocking(budget.check(second))
        kept += _saved(budget, first)
        now = _saved(budget, second)
        kept, late = kept + now, late + (fits and not now)
        assert kept <= PLAN.lines[0].won
    assert late, "no attempt ever met another's payment between check and saving"
    assert budget.levels.tree(YEAR)[-2].balance.executed == kept


def test_four_hands_at_once_never_overspend(budget: Budget) -> None:
    payment = replace(_payment(budget), won=50_000)
    with ThreadPoolExecutor(4) as hands:
        kept = sum(hands.map(lambda _: _saved(budget, payment), range(ATTEMPTS // 2)))
    assert kept == PLAN.lines[0].won
    assert budget.levels.tree(YEAR)[-2].balance.executed == kept


def _payment(budget: Budget) -> EntryDraft:
    budget.levels.set_up_year(YEAR, PLAN, allotted=True)
    line = next(one for one in budget.levels.tree(YEAR) if one.is_line)
    return EntryDraft(YEAR, line.id, EntryKind.DISBURSEMENT, date(YEAR, 5, 3), 1, "물품 구입", payee="가게")


def _saved(budget: Budget, draft: EntryDraft) -> int:
    try:
        budget.save(draft)
    except InputRefused:
        return 0
    return draft.won or 0
