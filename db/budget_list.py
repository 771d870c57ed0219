"""The ledger list in SQL: filters, orders, and the number and balance that belong to each row of a line."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.attachments import files_with
from db.budget import Account, Entry, Found
from db.budget_costs import activity_title
from db.budget_sums import GRANTING, effect, spent
from db.conditions import Meanings
from db.listing import TextPattern, in_order, text_condition, worded

Ids = Any  # a Select; its row type differs from what db.listing names
Condition = ColumnElement[bool]


def _if_kind(*kinds: str) -> "ColumnElement[int]":
    return case((Entry.kind.in_(kinds), Entry.amount_won), else_=0)


ORDERS: dict[str, tuple[Any, ...]] = {
    "booked": (Entry.booked_on, Entry.id),
    "kind": (Entry.kind, Entry.booked_on, Entry.id),
    "summary": (Entry.sort_key, Entry.booked_on, Entry.id),
    "payee": (worded(Entry.payee), Entry.booked_on, Entry.id),
    "granted": (_if_kind("ORIGINAL", "SUPPLEMENT", "ALLOTMENT", "REQUEST"), Entry.booked_on, Entry.id),
    "obligated": (_if_kind("OBLIGATION"), Entry.booked_on, Entry.id),
    "spent": (spent(Entry), Entry.booked_on, Entry.id),
    "reconciled": (Entry.reconciled, Entry.booked_on, Entry.id),
}
CHANGING = (
    "ORIGINAL", "SUPPLEMENT", "TRANSFER_IN", "TRANSFER_OUT", "CARRYOVER_IN", "CARRYOVER_OUT", "ALLOTMENT",
)  # fmt: skip
"""What makes 예산현액, 배정액 and 이월액: the list of 예산 변동 (F5)."""
CHANGES: dict[str, Condition] = {
    "all": Entry.kind.in_(CHANGING),
    "supplement": Entry.kind == "SUPPLEMENT",
    "moved": Entry.transfer != "",
    "carried": Entry.kind.in_(("CARRYOVER_IN", "CARRYOVER_OUT")),
    "allotted": Entry.kind == "ALLOTMENT",
    "bare": and_(Entry.kind.in_((*CHANGING[1:6],)), Entry.document_number == ""),
}
_PAYMENT = Entry.kind == "DISBURSEMENT"
VIEWS: dict[str, Condition] = {
    "all": Entry.id.is_not(None),
    "open": Entry.reconciled == "OPEN",
    "different": Entry.reconciled == "DIFFERENT",
    "unconfirmed": Entry.confirmed_on.is_(None),
}


def bare() -> Condition:
    """Neither is a voucher named nor a file put with the line."""
    return and_(Entry.evidence == "", files_with(Entry.__tablename__, Entry.id) == 0)


def cancelled() -> Ids:
    """The entries that another one reverses."""
    reversing = aliased(Entry)
    return select(reversing.reverses_id).where(
        reversing.reverses_id.is_not(None), reversing.deleted_at.is_(None)
    )


def incomplete(entertaining_code: str, unanswered: Collection[int] = ()) -> Condition:
    """Payments that stand and lack something; those of 시책추진업무추진비 need more (UPC).

    ``unanswered`` are the payments in which something was found that has no reason yet: they lack it.
    """
    line = select(Account.id).where(Account.code == entertaining_code)
    empty = [
        Entry.method == "",
        Entry.spent_minute.is_(None),
        Entry.place == "",
        Entry.purpose == "",
        Entry.guests == "",
        Entry.head_count.is_(None),
        Entry.spender == "",
    ]
    return and_(
        _PAYMENT,
        Entry.reverses_id.is_(None),
        Entry.id.not_in(cancelled()),
        or_(
            Entry.payee == "",
            bare(),
            and_(Entry.account_id.in_(line), or_(*empty)),
            Entry.id.in_(unanswered),
        ),
    )


def meanings(entertaining_code: str, unanswered: Collection[int] = ()) -> Meanings:
    """What the fields of desktop_app.budget.fields are in SQL."""
    line = select(Account.code + " " + Account.name).where(Account.id == Entry.account_id)
    return {
        **{
            name: getattr(Entry, name)
            for name in (
                "summary", "payee", "booked_on", "kind", "amount_won", "method", "evidence", "request_number",
                "system_number", "reconciled", "confirmed_on", "spent_minute", "place", "purpose", "guests",
                "head_count", "spender", "project_id", "note",
            )
        },
        "transfer": Entry.transfer,
        "document_number": Entry.document_number,
        "account": line.correlate(Entry).scalar_subquery(),
        "activity": func.upper(Entry.activity_table, type_=Text()),
        "activity_title": activity_title(),
        "reverses": Entry.reverses_id.is_not(None),
        "incomplete": incomplete(entertaining_code, unanswered),
    }  # fmt: skip


def lines_below(s: Session, account_id: int) -> list[int]:
    """The 통계목 at or below a level."""
    tree = select(Account.id, Account.level).where(Account.id == account_id).cte("tree", recursive=True)
    below = aliased(Account)
    tree = tree.union_all(
        select(below.id, below.level)
        .join(tree, below.parent_id == tree.c.id)
        .where(below.deleted_at.is_(None))
    )
    return list(s.scalars(select(tree.c.id).where(tree.c.level == 5)))  # noqa: PLR2004 - 통계목


def filtered(
    year: int | None,
    lines: Sequence[int] | None,
    condition: Condition,
    asked: TextPattern | None,
) -> list[Condition]:
    """The conditions of one list: year, lines, saved view and typed text."""
    found: list[Condition] = [Entry.deleted_at.is_(None), condition]
    if year is not None:
        found.append(Entry.fiscal_year == year)
    if lines is not None:
        found.append(Entry.account_id.in_(lines))
    if asked is not None:
        found.append(text_condition(Entry, asked))
    return found


def sums(s: Session, statement: Ids) -> list[Found]:
    """All rows of ``ids`` in one pass."""
    return [tuple(row) for row in s.execute(statement)]


def ids(conditions: Sequence[Condition], order: str, *, descending: bool) -> Ids:
    """Ids in the order of the list, each with its 원인행위액 and 지출액."""
    columns = ORDERS.get(order, ORDERS["booked"])
    ordered = [column.desc() if descending else column for column in columns]
    return select(Entry.id, _if_kind("OBLIGATION"), spent(Entry)).where(*conditions).order_by(*ordered)


def count(s: Session, conditions: Sequence[Condition]) -> int:
    """How many entries a view has."""
    return int(s.scalar(select(func.count()).select_from(Entry).where(*conditions)) or 0)


def years_of(s: Session, wanted: Sequence[int]) -> list[int]:
    """The fiscal years of these entries."""
    return list(s.scalars(select(Entry.fiscal_year).where(Entry.id.in_(wanted)).distinct()))


def rows(
    s: Session, wanted: Sequence[int], entertaining_code: str, unanswered: Collection[int] = ()
) -> list[Found]:
    """The rows of these ids in their order; number and balance run over all entries of their line."""
    lines = select(Entry.account_id).where(Entry.id.in_(wanted))
    line, booked = Entry.account_id, (Entry.booked_on, Entry.id)
    place = (
        select(
            Entry.id,
            func.row_number().over(partition_by=line, order_by=booked).label("number"),
            func.sum(effect(Entry)).over(partition_by=line, order_by=booked).label("balance"),
        )
        .where(Entry.account_id.in_(lines), Entry.deleted_at.is_(None))
        .subquery("place")
    )
    reversing = aliased(Entry)
    statement = (
        select(
            *(Entry.id, place.c.number, place.c.balance, Entry.version),
            *(Entry.account_id, Account.code, Entry.booked_on, Entry.kind, Entry.amount_won),
            *(Entry.summary, Entry.payee, Entry.reconciled, Entry.confirmed_on, Entry.reverses_id),
            *(reversing.id, incomplete(entertaining_code, unanswered), Entry.method, Entry.evidence),
            *(
                Entry.request_number,
                Entry.system_number,
                Entry.note,
                files_with(Entry.__tablename__, Entry.id),
            ),
        )
        .join(place, place.c.id == Entry.id)
        .join(Account, Account.id == Entry.account_id)
        .outerjoin(reversing, and_(reversing.reverses_id == Entry.id, reversing.deleted_at.is_(None)))
        .where(Entry.id.in_(wanted))
    )
    return [tuple(row) for row in in_order(wanted, s.execute(statement))]


def change_rows(s: Session, wanted: Sequence[int]) -> list[Found]:
    """Changes of the budget with 예산현액 and 배정액 of their line after each, and the line of the other half."""
    place = _stood_after(wanted)
    reversing, first, other, far = aliased(Entry), aliased(Entry), aliased(Entry), aliased(Account)
    itself = func.coalesce(
        Entry.reverses_id, Entry.id
    )  # a reversing half has the other half of what it reverses
    takes_up = func.coalesce(first.pair_id, Entry.pair_id)
    halves = or_(other.id == takes_up, and_(other.pair_id == itself, other.deleted_at.is_(None)))
    statement = (
        select(
            *(Entry.id, Entry.version, Entry.account_id, Account.code + " " + Account.name, Entry.booked_on),
            *(
                Entry.kind,
                Entry.amount_won,
                Entry.summary,
                Entry.transfer,
                Entry.document_number,
                Entry.reason,
            ),
            *(Entry.reverses_id, reversing.id, place.c.granted, place.c.allotted),
            func.coalesce(far.code + " " + far.name, ""),
        )
        .join(place, place.c.id == Entry.id)
        .join(Account, Account.id == Entry.account_id)
        .outerjoin(reversing, and_(reversing.reverses_id == Entry.id, reversing.deleted_at.is_(None)))
        .outerjoin(first, first.id == Entry.reverses_id)
        .outerjoin(other, halves)
        .outerjoin(far, far.id == other.account_id)
        .where(Entry.id.in_(wanted))
    )
    return [tuple(row) for row in in_order(wanted, s.execute(statement))]


def _stood_after(wanted: Sequence[int]) -> Any:
    """예산현액 and 배정액 of the lines of these entries, after each of their entries."""
    lines = select(Entry.account_id).where(Entry.id.in_(wanted))
    line, booked = Entry.account_id, (Entry.booked_on, Entry.id)
    granted = case(
        (Entry.kind.in_(GRANTING), Entry.amount_won),
        (Entry.kind == "TRANSFER_OUT", -Entry.amount_won),
        else_=0,
    )
    allotted = case((Entry.kind == "ALLOTMENT", Entry.amount_won), else_=0)
    return (
        select(
            Entry.id,
            func.sum(granted).over(partition_by=line, order_by=booked).label("granted"),
            func.sum(allotted).over(partition_by=line, order_by=booked).label("allotted"),
        )
        .where(Entry.account_id.in_(lines), Entry.deleted_at.is_(None))
        .subquery("place")
    )
