"""The ledger as a list: what the screen paints, filters and adds up (F3)."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from db import budget_list as queries
from db.budget_sums import line_sums
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.project_names import offered
from db.session import Session
from desktop_app import search
from desktop_app.budget.fields import FILTER_FIELDS
from desktop_app.budget.ledger import Balance, adds_up
from desktop_app.budget.records import ENTERTAINING, EntryRow, LedgerTotals
from desktop_app.clock import Clock
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.store import Store
from desktop_app.terms import EntryKind, PaymentMethod, Reconciled
from desktop_app.values import won_text

_VIEWS = {
    "all": "전체",
    "open": "미대사",
    "different": "불일치",
    "unconfirmed": "미확정",
    "incomplete": "미비 있음",
}
_SHOWN_WHEN_EMPTY = frozenset({"all", "open", "unconfirmed"})


class LedgerList:
    """Source of the ledger list; ``query.within`` narrows it to a level of the budget and all below.

    ``unanswered`` gives the payments of a year whose findings wait for a reason: they count as 미비 (UPC).
    """

    def __init__(self, store: Store, clock: Clock, unanswered: Callable[[int], Collection[int]]) -> None:
        self._store = store
        self._clock = clock
        self._unanswered = unanswered

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(s, query), limit)

    def listing(self, query: ListQuery) -> Listing:
        ids, totals = self.sums(query)
        return Listing(ids.ids, footer(totals))

    def sums(self, query: ListQuery) -> tuple[Listing, LedgerTotals]:
        """All ids with their sums in won."""
        with self._store.reading() as s:
            found = queries.sums(s, self._statement(s, query))
            standing = Balance()
            lines = self._lines(s, query)
            for key, *sums in line_sums(s, query.year or 0):
                if lines is None or key in lines:
                    standing += Balance(*sums)
        obligated, spent = [row[1] for row in found], [row[2] for row in found]
        even = adds_up(obligated, sum(obligated)) and adds_up(spent, sum(spent))
        totals = LedgerTotals(len(found), sum(obligated), sum(spent), standing.unspent, even)
        return Listing(all_ids(found)), totals

    def rows(self, ids: Sequence[int]) -> list[EntryRow]:
        with self._store.reading() as s:
            waiting = [key for year in queries.years_of(s, ids) for key in self._unanswered(year)]
            found = queries.rows(s, ids, ENTERTAINING, waiting)
        return [entry_row(row) for row in found]

    def views(self, query: ListQuery) -> list[SavedView]:
        with self._store.reading() as s:
            lines = self._lines(s, query)
            counts = {
                key: queries.count(
                    s, queries.filtered(query.year, lines, self._condition(key, query.year), None)
                )
                for key in _VIEWS
            }
        return [
            SavedView(key, label, counts[key])
            for key, label in _VIEWS.items()
            if counts[key] or key in _SHOWN_WHEN_EMPTY or key == query.view
        ]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            return with_choices(FILTER_FIELDS, project_id=offered(s, self._clock.today().year))

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(s, query))

    def _statement(self, s: Session, query: ListQuery) -> queries.Ids:
        asked = search.pattern(query.text, query.composing)
        view = self._condition(query.view, query.year)
        conditions = queries.filtered(query.year, self._lines(s, query), view, asked)
        statement = queries.ids(conditions, query.order, descending=query.descending)
        if not query.conditions:
            return statement
        meanings = queries.meanings(ENTERTAINING, self._waiting(query.year))
        return narrowed(statement, terms(query.conditions, FILTER_FIELDS, self._clock.today()), meanings)

    def _condition(self, view: str, year: int | None) -> queries.Condition:
        if view == "incomplete":
            return queries.incomplete(ENTERTAINING, self._waiting(year))
        return queries.VIEWS[view]

    def _waiting(self, year: int | None) -> Collection[int]:
        return self._unanswered(year) if year is not None else ()

    @staticmethod
    def _lines(s: Session, query: ListQuery) -> list[int] | None:
        return None if query.within is None else queries.lines_below(s, query.within)


def footer(totals: LedgerTotals) -> tuple[Total, ...]:
    """The sums under the list, in won."""
    return (
        Total("", f"{totals.count:,}줄"),
        Total("원인행위", won_text(totals.obligated), at_right=True),
        Total("지출", won_text(totals.spent), at_right=True),
        Total("잔액", won_text(totals.unspent), at_right=True),
    )


def entry_row(row: Sequence[Any]) -> EntryRow:
    """A row of the query as the screen takes it."""
    key, number, balance, version, account, code, day, kind, won, *rest = row
    summary, payee, reconciled, confirmed_on, reverses, reversed_by, incomplete, method, *words = rest
    said = PaymentMethod[method].value if method else ""
    return EntryRow(  # the query names its columns in this order
        *(key, number, balance, version, account, code, day, EntryKind[kind], won),
        *(summary, payee, Reconciled[reconciled], confirmed_on, reverses, reversed_by),
        *(bool(incomplete), said, *words),
    )
