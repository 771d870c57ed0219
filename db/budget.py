"""예산: the levels of the budget and its ledger; balances are computed, never stored."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Index, case, extract, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Minute, Won, refers

Found = tuple[Any, ...]
"""One row as a query found it, in the order of its columns."""

ENTRY_KINDS = (
    "ORIGINAL", "SUPPLEMENT", "TRANSFER_IN", "TRANSFER_OUT", "CARRYOVER_IN", "ALLOTMENT", "REQUEST",
    "OBLIGATION", "DISBURSEMENT", "REFUND", "CARRYOVER_OUT",
)  # fmt: skip


TRANSFERS = ("PROGRAM_TRANSFER", "VIREMENT", "INTERNAL_REALLOCATION", "REORG_TRANSFER")
"""이용, 전용, 변경사용, 이체: budget that changes its place, by the level it crosses (BUD-6)."""

NEXT_JANUARY = 13
"""The month of payments and refunds that belong to a year and come in the next January (BUD-5)."""

ACTIVITIES = ("meeting", "field_visit", "training", "newsletter_slot", "media_item", "usage", "street_item")
"""Tables of what money was spent for beside a project: workshops, visits, trainings, publicity, rooms, signs (F9)."""


class BudgetYear(Record):
    """Rules of one fiscal year's ledger: ``strict`` refuses what exceeds the balance, else it warns (F4)."""

    __tablename__ = "budget_year"
    __table_args__ = (unique_live("uq_budget_year", "fiscal_year"),)

    fiscal_year: Mapped[int]
    strict: Mapped[bool] = mapped_column(default=True)


class Account(Record):
    """One level of the budget, 1 부서 … 5 통계목; only level 5 carries entries and a code."""

    __tablename__ = "account"
    __table_args__ = (
        unique_live("uq_account_name", "fiscal_year", "parent_id", "name"),
        CheckConstraint("level BETWEEN 1 AND 5", name="level_known"),
        CheckConstraint("(level = 1) = (parent_id IS NULL)", name="root_has_no_parent"),
        CheckConstraint("(level = 5) = (code <> '')", name="code_at_leaf"),
        CheckConstraint("name <> ''", name="named"),
    )

    fiscal_year: Mapped[int]
    parent_id: Mapped[int | None] = mapped_column(refers("account.id"))
    level: Mapped[int]
    code: Mapped[Line] = mapped_column(default="")
    name: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)


class Entry(Searchable, Record):
    """One line of the ledger, in whole won; a mistake is cancelled by a reversing entry (BUD-7).

    ``parent_id`` links 품의 → 원인행위 → 지출 → 반납; ``reverses_id`` the line that a negative one cancels.
    """

    __tablename__ = "entry"
    __table_args__ = (
        CheckConstraint("summary <> ''", name="summarised"),
        one_of("kind", ENTRY_KINDS),
        CheckConstraint("amount_won <> 0", name="amount_not_zero"),
        # A 감추경 and a 배정 감액 take away; nothing else is negative but a reversing line.
        CheckConstraint(
            "amount_won > 0 OR reverses_id IS NOT NULL OR kind IN ('SUPPLEMENT', 'ALLOTMENT')",
            name="negative_only_reverses",
        ),
        CheckConstraint("reverses_id IS NULL OR reason <> ''", name="reversal_has_reason"),
        one_of("method", ("CARD", "TRANSFER", "CASH"), empty=True),
        one_of("reconciled", ("OPEN", "MATCHED", "DIFFERENT")),
        CheckConstraint("head_count IS NULL OR head_count > 0", name="head_count_positive"),
        Index(None, "account_id", "deleted_at", "booked_on", "id"),
        Index(None, "fiscal_year", "deleted_at", "booked_on", "id"),
        Index(None, "parent_id"),
        Index(None, "project_id"),
        Index(None, "activity_table", "activity_id"),
        unique_live("uq_entry_reverses", "reverses_id"),
        unique_live("uq_entry_pair", "pair_id"),
        one_of("transfer", TRANSFERS, empty=True),
        one_of("activity_table", ACTIVITIES, empty=True),
        CheckConstraint("(activity_table = '') = (activity_id IS NULL)", name="activity_whole"),
    )

    fiscal_year: Mapped[int]
    account_id: Mapped[int] = mapped_column(refers("account.id"))
    kind: Mapped[Line]
    booked_on: Mapped[date]
    amount_won: Mapped[Won]
    summary: Mapped[Line]
    request_number: Mapped[Line] = mapped_column(default="")
    system_number: Mapped[Line] = mapped_column(default="")
    payee: Mapped[Line] = mapped_column(default="")
    method: Mapped[Line] = mapped_column(default="")
    evidence: Mapped[Line] = mapped_column(default="")
    parent_id: Mapped[int | None] = mapped_column(refers("entry.id"))
    reverses_id: Mapped[int | None] = mapped_column(refers("entry.id"))
    reason: Mapped[Line] = mapped_column(default="")
    confirmed_on: Mapped[date | None]
    reconciled: Mapped[Line] = mapped_column(default="OPEN")
    spent_minute: Mapped[Minute | None]
    place: Mapped[Line] = mapped_column(default="")
    purpose: Mapped[Line] = mapped_column(default="")
    guests: Mapped[Line] = mapped_column(default="")
    head_count: Mapped[int | None]
    officials_included: Mapped[bool] = mapped_column(default=False)
    unavoidable_reason: Mapped[Line] = mapped_column(default="")
    spender: Mapped[Line] = mapped_column(default="")
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    """What the money was spent for; it is no part of the booking and may be said after 확정 too."""
    activity_table: Mapped[Line] = mapped_column(default="")
    activity_id: Mapped[int | None]
    """The workshop, visit, training … that it paid for; as free as the project."""
    transfer: Mapped[Line] = mapped_column(default="")
    pair_id: Mapped[int | None] = mapped_column(refers("entry.id"))
    """The TRANSFER_OUT or CARRYOVER_OUT that this TRANSFER_IN or CARRYOVER_IN takes up."""
    document_number: Mapped[Line] = mapped_column(default="")
    """The paper that changed the budget: 추경, 전용, 이월 (F5)."""
    guest_evidence: Mapped[bool] = mapped_column(default=False)
    cash_reason: Mapped[Line] = mapped_column(default="")
    warning_reason: Mapped[Line] = mapped_column(default="")
    """What the officer says to the findings of 업무추진비; they never refuse (UPC)."""
    note: Mapped[Line] = mapped_column(default="")


def ledger_month() -> "ColumnElement[int]":
    """The month of its year's ledger to which an entry belongs."""
    late = extract("year", Entry.booked_on) > Entry.fiscal_year
    return case((late, NEXT_JANUARY), else_=extract("month", Entry.booked_on))


def year_row(s: Session, year: int) -> BudgetYear | None:
    """The rules of one fiscal year; None until the officer sets the year up."""
    return s.scalar(select(BudgetYear).where(BudgetYear.fiscal_year == year, BudgetYear.deleted_at.is_(None)))


def accounts(s: Session, year: int) -> list[Found]:
    """All levels of a year from the top: id, parent, level, code, name, version."""
    return list(
        s.execute(
            select(Account.id, Account.parent_id, Account.level, Account.code, Account.name, Account.version)
            .where(Account.fiscal_year == year, Account.deleted_at.is_(None))
            .order_by(Account.level, Account.position, Account.code, Account.id)
        )
    )


def bookings(s: Session, account_id: int) -> list[Found]:
    """All entries of one line as the arithmetic needs them: id, line, kind, day, won, parent, reversed."""
    return _all(s, _booking().where(Entry.account_id == account_id, Entry.deleted_at.is_(None)))


def followers(s: Session, entry_id: int) -> list[Found]:
    """The entries that follow one, and the one that reverses it; as ``bookings``."""
    hangs_on = or_(Entry.parent_id == entry_id, Entry.reverses_id == entry_id)
    return _all(s, _booking().where(hangs_on, Entry.deleted_at.is_(None)).order_by(Entry.booked_on, Entry.id))


def pair_of(s: Session, entry_id: int) -> int | None:
    """The 전입 or 이월 of the next year that takes an entry up."""
    return s.scalar(select(Entry.id).where(Entry.pair_id == entry_id, Entry.deleted_at.is_(None)))


def allotments_of(s: Session, entry_id: int) -> list[Entry]:
    """The 배정 that came with a change of the budget and stands."""
    cancelled = select(Entry.reverses_id).where(Entry.reverses_id.is_not(None), Entry.deleted_at.is_(None))
    return list(
        s.scalars(
            select(Entry).where(
                Entry.parent_id == entry_id,
                Entry.kind == "ALLOTMENT",
                Entry.reverses_id.is_(None),
                Entry.id.not_in(cancelled),
                Entry.deleted_at.is_(None),
            )
        )
    )


def candidates(s: Session, account_id: int, kinds: Sequence[str], until: date | None) -> list[Found]:
    """Entries that a new one could follow, newest first; with their words: 적요, 지급처, 품의번호; and project."""
    statement = (
        _booking()
        .add_columns(Entry.summary, Entry.payee, Entry.request_number, Entry.project_id)
        .where(
            Entry.account_id == account_id,
            Entry.kind.in_(kinds),
            Entry.reverses_id.is_(None),
            Entry.deleted_at.is_(None),
        )
        .order_by(Entry.booked_on.desc(), Entry.id.desc())
    )
    return _all(s, statement if until is None else statement.where(Entry.booked_on <= until))


def earlier_words(s: Session, since_year: int) -> tuple[list[str], list[str]]:
    """적요 and 지급처 typed before, latest first, to complete what is being typed."""
    found = []
    for column in (Entry.summary, Entry.payee):
        statement = (
            select(column)
            .where(Entry.fiscal_year >= since_year, Entry.deleted_at.is_(None), column != "")
            .group_by(column)
            .order_by(func.max(Entry.id).desc())
        )
        found.append(list(s.scalars(statement)))
    return found[0], found[1]


def past_words(s: Session, since_year: int) -> list[Found]:
    """Each 적요 typed before with what came with it the last time: 지급처, 결제수단, code of the line."""
    statement = (
        select(Entry.summary, Entry.payee, Entry.method, Account.code, func.max(Entry.id))
        .join(Account, Account.id == Entry.account_id)
        .where(
            Entry.fiscal_year >= since_year,
            Entry.deleted_at.is_(None),
            Entry.reverses_id.is_(None),
            Entry.kind.in_(("REQUEST", "OBLIGATION", "DISBURSEMENT")),
        )
        .group_by(Entry.summary)  # SQLite takes the bare columns from the row of the maximum
    )
    return _all(s, statement)


def _booking() -> Any:
    return select(
        Entry.id,
        Entry.account_id,
        Entry.kind,
        Entry.booked_on,
        Entry.amount_won,
        Entry.parent_id,
        Entry.reverses_id,
    )


def _all(s: Session, statement: Any) -> list[Found]:
    return [tuple(row) for row in s.execute(statement)]
