"""Rows that a screen already holds, as the source of a table: no second reading, sorted where asked."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic

from desktop_app.listing import Listing, ListQuery, SavedView, Total
from ui.widgets.columns import Row


class GivenRows(Generic[Row]):
    """A RecordSource over given rows; ``order`` says by what a sortable column sorts them."""

    def __init__(self, order: Mapping[str, Callable[[Row], Any]] | None = None) -> None:
        self._order = dict(order or {})
        self.rows_now: Sequence[Row] = ()
        self.totals: tuple[Total, ...] = ()

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return [row.id for row in self._sorted(query)[:limit]]

    def listing(self, query: ListQuery) -> Listing:
        return Listing(array("q", (row.id for row in self._sorted(query))), self.totals)

    def rows(self, ids: Sequence[int]) -> list[Row]:
        wanted = set(ids)
        return [row for row in self.rows_now if row.id in wanted]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # given rows are shown whole
        return []

    def _sorted(self, query: ListQuery) -> Sequence[Row]:
        by = self._order.get(query.order)
        return sorted(self.rows_now, key=by, reverse=query.descending) if by else self.rows_now
