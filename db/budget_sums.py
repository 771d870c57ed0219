"""예산 in sums: where every budget line stands, in one pass over its entries (domain.md BUD-2, BUD-3)."""

from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.budget import Entry, Found, ledger_month
from db.budget_rules import MonthPlan

GRANTING = ("ORIGINAL", "SUPPLEMENT", "CARRYOVER_IN", "TRANSFER_IN")


def effect(table: Any) -> "ColumnElement[int]":
    """How an entry moves the 집행잔액 of its line."""
    return case(
        (table.kind.in_((*GRANTING, "REFUND")), table.amount_won),
        (table.kind.in_(("TRANSFER_OUT", "DISBURSEMENT")), -table.amount_won),
        else_=0,
    )


def spent(table: Any) -> "ColumnElement[int]":
    """What an entry adds to 지출액; a 반납 takes away."""
    return case(
        (table.kind == "DISBURSEMENT", table.amount_won),
        (table.kind == "REFUND", -table.amount_won),
        else_=0,
    )


def line_sums(s: Session, year: int, until: date | None = None, account_id: int | None = None) -> list[Found]:
    """Each line's id with 예산현액, 배정, open 품의, 원인행위, unpaid 원인행위, 지출, 반납 at the end of a day."""
    live = _live(year, until, account_id)
    book, child, undone = live.c, _children(live), _cancelled(live)
    left = book.amount_won + func.coalesce(undone.c.won, 0)
    first = book.reverses_id.is_(None)
    unpaid = left - func.coalesce(child.c.paid, 0)
    is_unpaid = and_(book.kind == "OBLIGATION", first, unpaid > 0)
    is_open = and_(book.kind == "REQUEST", first, func.coalesce(child.c.followed, 0) <= 0, left > 0)
    granted = case(
        (book.kind.in_(GRANTING), book.amount_won),
        (book.kind == "TRANSFER_OUT", -book.amount_won),
        else_=0,
    )
    found = s.execute(
        select(
            book.account_id,
            func.sum(granted),
            _sum_if(book.kind == "ALLOTMENT", book.amount_won),
            _sum_if(is_open, left),
            _sum_if(book.kind == "OBLIGATION", book.amount_won),
            _sum_if(is_unpaid, unpaid),
            _sum_if(book.kind == "DISBURSEMENT", book.amount_won),
            _sum_if(book.kind == "REFUND", book.amount_won),
        )
        .outerjoin(child, child.c.parent_id == book.id)
        .outerjoin(undone, undone.c.reverses_id == book.id)
        .group_by(book.account_id)
    )
    return [tuple(row) for row in found]


def spent_by_month(s: Session, year: int, account_ids: list[int]) -> list[Found]:
    """Month, and what was paid in it (refunds taken off); January of the next year counts as 13."""
    month = ledger_month()
    paid = (*_paid(year), Entry.account_id.in_(account_ids))
    found = s.execute(select(month, func.sum(spent(Entry))).where(*paid).group_by(month))
    return [tuple(row) for row in found]


def spent_by_line(s: Session, year: int, until: date | None = None) -> list[Found]:
    """Line, month (13: the next January) and what was paid in it until a day, refunds taken off."""
    month = ledger_month()
    paid = _paid(year) if until is None else (*_paid(year), Entry.booked_on <= until)
    by_line = select(Entry.account_id, month, func.sum(spent(Entry))).where(*paid)
    return [tuple(row) for row in s.execute(by_line.group_by(Entry.account_id, month))]


def month_plans(s: Session, year: int) -> list[MonthPlan]:
    """The plan of a year's months by line."""
    wanted = (MonthPlan.fiscal_year == year, MonthPlan.deleted_at.is_(None))
    return list(s.scalars(select(MonthPlan).where(*wanted)))


def _paid(year: int) -> "tuple[ColumnElement[bool], ...]":
    kinds = or_(Entry.kind == "DISBURSEMENT", Entry.kind == "REFUND")
    return (Entry.fiscal_year == year, Entry.deleted_at.is_(None), kinds)


def _live(year: int, until: date | None, account_id: int | None) -> CTE:
    conditions = [Entry.fiscal_year == year, Entry.deleted_at.is_(None)]
    if until is not None:
        conditions.append(Entry.booked_on <= until)
    if account_id is not None:
        conditions.append(Entry.account_id == account_id)
    columns = (Entry.id, Entry.account_id, Entry.kind, Entry.amount_won, Entry.parent_id, Entry.reverses_id)
    return select(*columns).where(*conditions).cte("live")


def _children(live: CTE) -> Any:
    book = live.c
    return (
        select(
            book.parent_id,
            _sum_if(book.kind == "DISBURSEMENT", book.amount_won).label("paid"),
            _sum_if(book.kind.in_(("OBLIGATION", "DISBURSEMENT")), book.amount_won).label("followed"),
        )
        .where(book.parent_id.is_not(None))
        .group_by(book.parent_id)
        .subquery("child")
    )


def _cancelled(live: CTE) -> Any:
    book = live.c
    return (
        select(book.reverses_id, func.sum(book.amount_won).label("won"))
        .where(book.reverses_id.is_not(None))
        .group_by(book.reverses_id)
        .subquery("undone")
    )


def _sum_if(condition: "ColumnElement[bool]", amount: "ColumnElement[int]") -> "ColumnElement[int]":
    return func.sum(case((condition, amount), else_=0))
