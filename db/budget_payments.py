"""업무추진비 in SQL: payments of one 통계목 that still stand, what came back of them, and the limits by date (UPC)."""

from datetime import date
from typing import Any

from sqlalchemy import and_, func, not_, select
from sqlalchemy.orm import Session, aliased

from db.budget import Account, Entry, Found
from db.budget_list import Condition, Ids, bare, cancelled
from db.budget_rules import SpendingLimit


def limit_rows(s: Session) -> list[SpendingLimit]:
    """The limits that the officer has set, oldest first."""
    return list(
        s.scalars(
            select(SpendingLimit)
            .where(SpendingLimit.deleted_at.is_(None))
            .order_by(SpendingLimit.rule, SpendingLimit.valid_from, SpendingLimit.id)
        )
    )


def paid(code: str) -> list[Condition]:
    """The conditions of a payment from a 통계목 of this code that was not cancelled and cancels nothing."""
    return [
        Entry.deleted_at.is_(None),
        Entry.kind == "DISBURSEMENT",
        Entry.reverses_id.is_(None),
        Entry.id.not_in(cancelled()),
        Entry.account_id.in_(select(Account.id).where(Account.code == code)),
    ]


def payments(s: Session, code: str, year: int | None = None, day: date | None = None) -> list[Found]:
    """Payments of a year or of a day in booking order, with what of each was refunded and with their 비목."""
    statement = (
        select(
            *(Entry.id, Entry.booked_on, Entry.amount_won, Entry.summary, Entry.payee, Entry.method),
            *(Entry.spent_minute, Entry.purpose, Entry.head_count, Entry.officials_included),
            *(Entry.guest_evidence, Entry.unavoidable_reason, Entry.cash_reason, Entry.warning_reason),
            *(Entry.place, Entry.guests, Entry.spender, not_(bare()), Entry.confirmed_on, Account.name),
            func.coalesce(_refunded(confirmed=False), 0),
            func.coalesce(_refunded(confirmed=True), 0),
        )
        .join(Account, Account.id == Entry.account_id)
        .where(*paid(code))
        .order_by(Entry.booked_on, Entry.id)
    )
    if year is not None:
        statement = statement.where(Entry.fiscal_year == year)
    if day is not None:
        statement = statement.where(Entry.booked_on == day)
    return [tuple(row) for row in s.execute(statement)]


def _refunded(*, confirmed: bool) -> Any:
    """What came back of a payment; a reversed 반납 and the line that reverses it make nothing together."""
    refund = aliased(Entry)
    conditions = [refund.parent_id == Entry.id, refund.kind == "REFUND", refund.deleted_at.is_(None)]
    if confirmed:
        conditions.append(refund.confirmed_on.is_not(None))
    return select(func.sum(refund.amount_won)).where(and_(*conditions)).correlate(Entry).scalar_subquery()


def chosen(s: Session, statement: Ids) -> set[int]:
    """The ids that a list's words and conditions leave."""
    return {row[0] for row in s.execute(statement)}
