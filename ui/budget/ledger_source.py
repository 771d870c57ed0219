"""The ledger list as the screen shows it: the service's rows, the footer in the unit that is chosen."""

from collections.abc import Sequence

from desktop_app.budget.ledger_list import LedgerList
from desktop_app.budget.records import EntryRow, Level
from desktop_app.filters import FilterField
from desktop_app.listing import Listing, ListQuery, SavedView, Total, unfiltered
from desktop_app.values import won_text
from ui.budget.ledger_columns import shown

ROUNDED = "※ 단수 조정으로 합계가 일치하지 않을 수 있음"


class LedgerSource:
    """A RecordSource; the tab sets the level whose name heads the footer, and the unit."""

    def __init__(self, ledger: LedgerList) -> None:
        self._ledger = ledger
        self.level: Level | None = None
        self.thousand = False

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return self._ledger.first_ids(query, limit)

    def listing(self, query: ListQuery) -> Listing:
        listing, sums = self._ledger.sums(query)
        whole = query == unfiltered(query)
        left = [Total("", self.level.label if self.level else "모든 과목"), Total(f"{sums.count:,}줄", "")]
        if self.thousand:
            left.append(Total("(단위: 천원)" if sums.even else f"(단위: 천원) {ROUNDED}", ""))
        right = (
            ("원인행위", sums.obligated),
            ("지출", sums.spent),
            ("잔액" if whole else "과목 잔액", sums.unspent),
        )
        return Listing(
            listing.ids, (*left, *(Total(label, self.text(won), at_right=True) for label, won in right))
        )

    def rows(self, ids: Sequence[int]) -> list[EntryRow]:
        return self._ledger.rows(ids)

    def views(self, query: ListQuery) -> list[SavedView]:
        return self._ledger.views(query)

    def fields(self) -> Sequence[FilterField]:
        return self._ledger.fields()

    def count(self, query: ListQuery) -> int:
        return self._ledger.count(query)

    def text(self, won: int) -> str:
        """A sum in the unit that is chosen."""
        return won_text(shown(won, thousand=self.thousand))
