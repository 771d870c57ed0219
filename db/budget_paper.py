"""The ledger as it is printed: all entries of some lines with their words (domain.md BUD-8)."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.budget import Account, Entry, Found


def printed_entries(s: Session, lines: Sequence[int]) -> list[Found]:
    """Entries of these 통계목 in booking order: first what the arithmetic needs, then what is printed beside it."""
    statement = (
        select(
            *(Entry.id, Entry.account_id, Entry.kind, Entry.booked_on, Entry.amount_won, Entry.parent_id),
            *(Entry.reverses_id, Entry.summary, Entry.request_number, Entry.payee, Entry.method),
            *(Entry.evidence, Entry.system_number, Entry.note, Entry.confirmed_on),
        )
        .where(Entry.account_id.in_(lines), Entry.deleted_at.is_(None))
        .order_by(Entry.account_id, Entry.booked_on, Entry.id)
    )
    return [tuple(row) for row in s.execute(statement)]


def lines_named(s: Session, lines: Sequence[int]) -> list[Found]:
    """These 통계목 in the order of the tree: id, code, name."""
    statement = (
        select(Account.id, Account.code, Account.name)
        .where(Account.id.in_(lines))
        .order_by(Account.position, Account.code, Account.id)
    )
    return [tuple(row) for row in s.execute(statement)]
