"""예산: the levels of the budget and its ledger; balances are computed, never stored."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of
from db.directory import LIVE
from db.types import Line, Minute, Won, refers

ENTRY_KINDS = (
    "ORIGINAL", "SUPPLEMENT", "TRANSFER_IN", "TRANSFER_OUT", "CARRYOVER_IN", "ALLOTMENT", "REQUEST",
    "OBLIGATION", "DISBURSEMENT", "REFUND", "CARRYOVER_OUT",
)  # fmt: skip


class BudgetYear(Record):
    """Rules of one fiscal year's ledger: ``strict`` refuses what exceeds the balance, else it warns (F4)."""

    __tablename__ = "budget_year"
    __table_args__ = (
        Index("uq_budget_year", "fiscal_year", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
    )

    fiscal_year: Mapped[int]
    strict: Mapped[bool] = mapped_column(default=True)


class Account(Record):
    """One level of the budget, 1 부서 … 5 통계목; only level 5 carries entries and a code."""

    __tablename__ = "account"
    __table_args__ = (
        Index(
            "uq_account_name",
            "fiscal_year",
            "parent_id",
            "name",
            unique=True,
            sqlite_where=LIVE,
            postgresql_where=LIVE,
        ),
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
        Index("uq_entry_reverses", "reverses_id", unique=True, sqlite_where=LIVE, postgresql_where=LIVE),
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
    note: Mapped[Line] = mapped_column(default="")
