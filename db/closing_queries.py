"""마감 in SQL: which months of a ledger are closed and by whom, what keeps one open, the sums that are frozen (F10)."""

from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.budget import Account, Entry, Found, ledger_month
from db.budget_rules import BudgetClosing
from db.journal import INSERTED, UPDATED, ActRow, JournalRow


def closings(s: Session, year: int) -> list[BudgetClosing]:
    """All closings of a year, those that were opened again too, oldest first."""
    wanted = (BudgetClosing.fiscal_year == year, BudgetClosing.deleted_at.is_(None))
    return list(s.scalars(select(BudgetClosing).where(*wanted).order_by(BudgetClosing.id)))


def standing(s: Session, year: int) -> list[BudgetClosing]:
    """The closings that hold."""
    return [one for one in closings(s, year) if one.reopened_on is None]


def hands(s: Session, ids: list[int]) -> dict[tuple[int, str], Found]:
    """When and by whom closings were made (``I``) and last changed (``U``)."""
    found = s.execute(
        select(JournalRow.record_id, JournalRow.op, ActRow.at, ActRow.user)
        .join(ActRow, ActRow.id == JournalRow.act_id)
        .where(
            JournalRow.table_name == BudgetClosing.__tablename__,
            JournalRow.record_id.in_(ids),
            JournalRow.op.in_((INSERTED, UPDATED)),
        )
        .order_by(JournalRow.id)
    )
    return {(key, op): (at, user) for key, op, at, user in found}


def unconfirmed(s: Session, year: int) -> list[Found]:
    """Entries that nobody has confirmed, with their month: month, id, day, kind, won, 적요, code; by day."""
    return _all(
        s,
        select(
            ledger_month(),
            Entry.id,
            Entry.booked_on,
            Entry.kind,
            Entry.amount_won,
            Entry.summary,
            Account.code,
        )
        .join(Account, Account.id == Entry.account_id)
        .where(Entry.fiscal_year == year, Entry.deleted_at.is_(None), Entry.confirmed_on.is_(None))
        .order_by(Entry.booked_on, Entry.id),
    )


def carried(s: Session, year: int, until: date) -> list[Found]:
    """By line: what is carried over to the next year, and how many entries there are, at the end of a day."""
    won = func.sum(case((Entry.kind == "CARRYOVER_OUT", Entry.amount_won), else_=0))
    wanted = (Entry.fiscal_year == year, Entry.booked_on <= until, Entry.deleted_at.is_(None))
    return _all(s, select(Entry.account_id, won, func.count()).where(*wanted).group_by(Entry.account_id))


def _all(s: Session, statement: Any) -> list[Found]:
    return [tuple(row) for row in s.execute(statement)]
