"""Payments of 업무추진비 whose findings still wait for a reason (UPC)."""

from typing import Final

from desktop_app.budget.payments import PaymentRow
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

OPEN: Final = Place("budget", view="payments", saved_view="open")


def payment_duties(context: TabContext, year: int, lines: int) -> DutyGroup:
    """The group; where every finding has its reason its count is 0."""
    rows = [row for row in context.office.budget.payments.of_year(year).values() if row.open]
    return DutyGroup("사유 없는 업무추진비 확인 사항", len(rows), OPEN, [_duty(row) for row in rows[:lines]])


def _duty(row: PaymentRow) -> Duty:
    paid = row.payment
    kinds = ", ".join(one.kind.value for one in row.open)
    what = f"사유 적기 · {paid.purpose or paid.summary}"
    return Duty(row.state, what, kinds, paid.day, "예산", OPEN)
