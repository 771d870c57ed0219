"""예산 변동 as a list: every change of 예산현액 and 배정액 with what stood after it; 전용 of a quarter (F5, BUD-6)."""

from collections.abc import Sequence
from typing import Any, Final

from db import budget_list as queries
from db.budget_sums import line_sums
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.project_names import offered
from desktop_app import search
from desktop_app.budget.change_records import ChangeRow, Moved
from desktop_app.budget.fields import FILTER_FIELDS
from desktop_app.budget.ledger import Balance
from desktop_app.budget.paper_records import QUARTER
from desktop_app.budget_terms import Transfer
from desktop_app.clock import Clock
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.store import Store
from desktop_app.terms import EntryKind
from desktop_app.values import won_text

_VIEWS: Final = {
    "all": "전체",
    "supplement": "추경",
    "moved": "전용·이체",
    "carried": "이월",
    "allotted": "배정",
    "bare": "문서 없음",
}


class ChangeList:
    """Source of the list of changes."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._meanings = queries.meanings("")

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = queries.sums(s, self._statement(query))
            stands = sum((Balance(*sums) for _, *sums in line_sums(s, query.year or 0)), Balance())
        return Listing(
            all_ids(found),
            (
                Total("", f"{len(found):,}건"),
                Total("예산현액", won_text(stands.appropriation), at_right=True),
                Total("배정액", won_text(stands.allotment), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[ChangeRow]:
        with self._store.reading() as s:
            return [_row(row) for row in queries.change_rows(s, ids)]

    def views(self, query: ListQuery) -> list[SavedView]:
        with self._store.reading() as s:
            counts = {key: queries.count(s, self._conditions(query.year, key, "")) for key in _VIEWS}
        return [
            SavedView(key, label, counts[key])
            for key, label in _VIEWS.items()
            if counts[key] or key in {"all", query.view}
        ]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            return with_choices(FILTER_FIELDS, project_id=offered(s, self._clock.today().year))

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def moved(self, year: int, quarter: int, office: str) -> Moved:
        """전용 내역 of a quarter: what was moved in its months, reversed ones with their reversal."""
        first = (quarter - 1) * QUARTER + 1
        query = ListQuery(year=year, view="moved", order="booked")
        rows = self.rows(self.listing(query).ids)
        of_quarter = tuple(row for row in rows if first <= row.booked_on.month < first + QUARTER)
        return Moved(office, year, quarter, self._clock.today(), of_quarter)

    def _statement(self, query: ListQuery) -> queries.Ids:
        asked = search.pattern(query.text, query.composing)
        conditions = queries.filtered(query.year, None, queries.CHANGES[query.view], asked)
        statement = queries.ids(conditions, query.order, descending=query.descending)
        return narrowed(
            statement, terms(query.conditions, FILTER_FIELDS, self._clock.today()), self._meanings
        )

    @staticmethod
    def _conditions(year: int | None, view: str, text: str) -> list[queries.Condition]:
        return queries.filtered(year, None, queries.CHANGES[view], search.pattern(text, ""))


def _row(row: Sequence[Any]) -> ChangeRow:
    key, version, account, line, day, kind, won, summary, transfer, *rest = row
    return ChangeRow(  # the query names its columns in this order
        *(key, version, account, line, day, EntryKind[kind], won, summary),
        Transfer[transfer] if transfer else None,
        *rest,
    )
