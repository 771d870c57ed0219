"""예산과목: the levels of a year's budget beside each other, and what hangs on one of them (F1)."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.budget import Account, Entry
from db.budget_rules import MonthPlan
from db.reconciliation import OfficialList


def beside(s: Session, year: int, parent_id: int | None) -> list[Account]:
    """The levels of a year that stand below the same one, in their order."""
    wanted = (
        Account.fiscal_year == year,
        Account.parent_id.is_not_distinct_from(parent_id),
        Account.deleted_at.is_(None),
    )
    return list(
        s.scalars(select(Account).where(*wanted).order_by(Account.position, Account.code, Account.id))
    )


def what_hangs_on(s: Session, account_id: int) -> tuple[int, int, int, int]:
    """How many levels below, entries of the ledger, planned months and lists of e호조 name a level."""
    below = (Account.parent_id == account_id, Account.deleted_at.is_(None))
    booked = (Entry.account_id == account_id, Entry.deleted_at.is_(None))
    planned = (MonthPlan.account_id == account_id, MonthPlan.deleted_at.is_(None))
    listed = (OfficialList.account_id == account_id, OfficialList.deleted_at.is_(None))
    return (
        _count(s, Account.id, below),
        _count(s, Entry.id, booked),
        _count(s, MonthPlan.id, planned),
        _count(s, OfficialList.id, listed),
    )


def _count(s: Session, column: Any, wanted: tuple[Any, ...]) -> int:
    return s.scalar(select(func.count(column)).where(*wanted)) or 0
