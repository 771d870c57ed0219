"""대사 in SQL: the lists that were read, their lines, and the entries of the ledger that they may be (F7)."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.budget import Account, Entry, Found
from db.reconciliation import OfficialLine, OfficialList

PAID = ("DISBURSEMENT", "REFUND")


def lists(s: Session, year: int) -> list[tuple[OfficialList, int, int]]:
    """The lists of a year, newest first, each with how many lines it has and their sum."""
    live = (OfficialLine.list_id == OfficialList.id) & OfficialLine.deleted_at.is_(None)
    found = s.execute(
        select(OfficialList, func.count(OfficialLine.id), func.coalesce(func.sum(OfficialLine.won), 0))
        .outerjoin(OfficialLine, live)
        .where(OfficialList.fiscal_year == year, OfficialList.deleted_at.is_(None))
        .group_by(OfficialList.id)
        .order_by(OfficialList.id.desc())
    )
    return [(row[0], row[1], row[2]) for row in found]


def same_file(s: Session, sha256: str) -> OfficialList | None:
    """The list that was read from the same file."""
    wanted = (OfficialList.sha256 == sha256, OfficialList.deleted_at.is_(None))
    return s.scalar(select(OfficialList).where(*wanted).limit(1))


def lines(s: Session, list_id: int) -> list[OfficialLine]:
    """The lines of a list, as they stood in it."""
    wanted = (OfficialLine.list_id == list_id, OfficialLine.deleted_at.is_(None))
    return list(
        s.scalars(select(OfficialLine).where(*wanted).order_by(OfficialLine.row_number, OfficialLine.id))
    )


def bookings(
    s: Session, year: int, days: tuple[date, date], account_id: int | None, also: list[int]
) -> list[tuple[Entry, str, str]]:
    """지출 and 반납 of these days, and ``also`` those with these ids; with code and name of their line.

    ``account_id`` narrows to one 통계목; None takes all of the year.
    """
    first, last = days
    wanted = [Entry.fiscal_year == year, Entry.booked_on >= first, Entry.booked_on <= last]
    if account_id is not None:
        wanted.append(Entry.account_id == account_id)
    inside = Entry.id.in_(select(Entry.id).where(*wanted))
    found = s.execute(
        select(Entry, Account.code, Account.name)
        .join(Account, Account.id == Entry.account_id)
        .where(inside | Entry.id.in_(also), Entry.kind.in_(PAID), Entry.deleted_at.is_(None))
        .order_by(Entry.booked_on, Entry.id)
    )
    return [(row[0], row[1], row[2]) for row in found]


def line_codes(s: Session, year: int) -> list[Found]:
    """Id, code and name of the 통계목 of a year."""
    wanted = (Account.fiscal_year == year, Account.code != "", Account.deleted_at.is_(None))
    found = s.execute(
        select(Account.id, Account.code, Account.name).where(*wanted).order_by(Account.position)
    )
    return [tuple(row) for row in found]
