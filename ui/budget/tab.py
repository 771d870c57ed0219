"""예산: the ledger; further views (품의, 업무추진비, 변경, 마감, 대사) join it here."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.budget.ledger_view import LedgerView
from ui.feature_tab import View
from ui.views_tab import TabView, ViewsTab


class BudgetTab(ViewsTab):
    """What can still be spent, and every won of it."""

    title: ClassVar[str] = "예산"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.ACCOUNT,
            Kind.LEDGER,
            Kind.PROPOSAL,
            Kind.PROJECT,
            Kind.NEXT_YEAR_REQUEST,
            Kind.DAY_OFF,
            Kind.CLOSING,
            Kind.MONTH_PLAN,
            Kind.OFFICIAL,
            Kind.SETTINGS,
        }
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("ledger", "원장"),
        View("changes", "예산 변동"),
        View("payments", "업무추진비"),
        View("costs", "쓰임새"),
        View("pace", "집행 계획"),
        View("reconciliation", "대사"),
        View("closing", "마감"),
        View("next_year", "예산 요구"),
    )
    homes: ClassVar[dict[Kind, str]] = {Kind.LEDGER: "ledger", Kind.NEXT_YEAR_REQUEST: "next_year"}

    def open_record(self, kind: Kind, record_id: int) -> None:
        """A level of the budget opens in the tree beside its ledger."""
        if kind is Kind.ACCOUNT:
            self._ledger_of(record_id)
        else:
            super().open_record(kind, record_id)

    def _ledger_of(self, account_id: int) -> LedgerView:
        """The ledger of one level, shown."""
        self.show_view("ledger")
        view = self.shown
        assert isinstance(view, LedgerView)  # noqa: S101 - as build_view() makes it
        view.open_level(account_id)
        return view

    def build_view(self, key: str) -> TabView:
        if key == "changes":
            from ui.budget.changes_view import ChangesView  # noqa: PLC0415 - at its first visit

            return ChangesView(self.context, lambda: self.year, self.go.emit)
        if key == "next_year":
            from ui.budget.next_year_view import NextYearView  # noqa: PLC0415 - at its first visit

            return NextYearView(self.context, lambda: self.year, self.go.emit)
        if key == "payments":
            from ui.budget.payments_view import PaymentsView  # noqa: PLC0415 - at its first visit

            return PaymentsView(
                self.context, lambda: self.year, self.go.emit, lambda line: self._ledger_of(line).add()
            )
        if key == "costs":
            from ui.budget.costs_view import CostsView  # noqa: PLC0415 - at its first visit

            return CostsView(self.context, lambda: self.year, self.go.emit)
        if key == "pace":
            from ui.budget.pace_view import PaceView  # noqa: PLC0415 - at its first visit

            return PaceView(self.context, lambda: self.year, self.go.emit)
        if key == "reconciliation":
            from ui.budget.reconcile_view import ReconcileView  # noqa: PLC0415 - at its first visit

            return ReconcileView(
                self.context,
                lambda: self.year,
                self.go.emit,
                lambda draft: self._ledger_of(draft.account_id).begin_with(draft),
            )
        if key == "closing":
            from ui.budget.closing_view import ClosingView  # noqa: PLC0415 - at its first visit

            return ClosingView(self.context, lambda: self.year, self.go.emit)
        make = {"ledger": LedgerView}[key]
        return make(self.context, lambda: self.year, self.header_changed.emit, lambda: self.show_view("pace"))
