"""What governs the ledger of a year: limits by date, the plan of the months, months and years that are closed."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Won, refers

LIMITS = ("PER_HEAD", "PER_HEAD_OFFICIALS", "GUEST_EVIDENCE", "SPLIT", "NIGHT_FROM", "NIGHT_UNTIL")
WHOLE_YEAR = 0


class SpendingLimit(Record):
    """A limit of 업무추진비 from one day to another, in won or in minutes of the day (UPC-1 … UPC-4)."""

    __tablename__ = "spending_limit"
    __table_args__ = (
        one_of("rule", LIMITS),
        CheckConstraint("value >= 0", name="value_not_negative"),
        CheckConstraint("valid_to IS NULL OR valid_to >= valid_from", name="days_in_order"),
        unique_live("uq_spending_limit", "rule", "valid_from"),
    )

    rule: Mapped[Line]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    value: Mapped[int]
    basis: Mapped[Line] = mapped_column(default="")


class MonthPlan(Record):
    """What the officer means to spend from a line in a month, in won (F8)."""

    __tablename__ = "month_plan"
    __table_args__ = (
        CheckConstraint("month BETWEEN 1 AND 12", name="month_known"),
        CheckConstraint("planned_won >= 0", name="planned_not_negative"),
        unique_live("uq_month_plan", "account_id", "month"),
        Index(None, "fiscal_year"),
    )

    fiscal_year: Mapped[int]
    account_id: Mapped[int] = mapped_column(refers("account.id"))
    month: Mapped[int]
    planned_won: Mapped[Won]


class BudgetClosing(Record):
    """A month of a ledger that is closed, 13 for the next January and 0 for the whole year (F10).

    ``figures`` are the lines' sums as they were, as JSON; the row stays when the month is opened again with a reason.
    """

    __tablename__ = "budget_closing"
    __table_args__ = (
        CheckConstraint("month BETWEEN 0 AND 13", name="month_known"),
        CheckConstraint("reopened_on IS NULL OR reopen_reason <> ''", name="reopening_has_reason"),
        unique_live("uq_budget_closing", "fiscal_year", "month", unless="reopened_on"),
    )

    fiscal_year: Mapped[int]
    month: Mapped[int]
    closed_on: Mapped[date]
    figures: Mapped[str] = mapped_column(Text, default="")
    reopened_on: Mapped[date | None]
    reopen_reason: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class NextYearRequest(Searchable, Record):
    """An item of the request for the next year's budget, gathered in ``fiscal_year`` (B12, BUD)."""

    __tablename__ = "next_year_request"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        one_of("state", ("PLANNED", "ASKED", "GRANTED", "REDUCED", "REFUSED")),
        CheckConstraint("asked_won IS NULL OR asked_won >= 0", name="asked_not_negative"),
        CheckConstraint("current_won IS NULL OR current_won >= 0", name="current_not_negative"),
        CheckConstraint("granted_won IS NULL OR granted_won >= 0", name="granted_not_negative"),
        Index(None, "fiscal_year"),
        Index(None, "proposal_id"),
    )

    fiscal_year: Mapped[int]
    name: Mapped[Line]
    account_code: Mapped[Line] = mapped_column(default="")
    account_name: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    current_won: Mapped[int | None]
    asked_won: Mapped[int | None]
    granted_won: Mapped[int | None]
    grounds: Mapped[Line] = mapped_column(default="")
    """산출기초."""
    state: Mapped[Line] = mapped_column(default="PLANNED")
    asked_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")
