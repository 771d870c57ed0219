"""예산: the ledger; further views (품의, 업무추진비, 변경, 마감, 대사) join it here."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.budget.ledger_view import LedgerView
from ui.feature_tab import View
from ui.views_tab import TabView, ViewsTab


class BudgetTab(ViewsTab):
    """What can still be spent, and every won of it."""

    title: ClassVar[str] = "예산"
    concerns: ClassVar[frozenset[Kind]] = frozenset({Kind.ACCOUNT, Kind.LEDGER, Kind.PROPOSAL, Kind.PROJECT})
    VIEWS: ClassVar[tuple[View, ...]] = (View("ledger", "원장"),)
    homes: ClassVar[dict[Kind, str]] = {Kind.LEDGER: "ledger"}

    def open_record(self, kind: Kind, record_id: int) -> None:
        """A level of the budget opens in the tree beside its ledger."""
        if kind is Kind.ACCOUNT:
            self.show_view("ledger")
            view = self.shown
            assert isinstance(view, LedgerView)  # noqa: S101 - as build_view() makes it
            view.open_level(record_id)
        else:
            super().open_record(kind, record_id)

    def build_view(self, key: str) -> TabView:
        make = {"ledger": LedgerView}[key]
        return make(self.context, lambda: self.year, self.header_changed.emit)
