"""대사: lists exported from the official finance system beside the ledger (features.md F7)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, one_of
from db.types import Line, Won, refers


class OfficialList(Record):
    """A list of payments out of e호조 as it was read; the file itself is kept unchanged in the inbox."""

    __tablename__ = "official_list"
    __table_args__ = (
        CheckConstraint("file_name <> ''", name="named"),
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="days_in_order"),
        Index(None, "fiscal_year"),
        Index(None, "sha256"),
    )

    fiscal_year: Mapped[int]
    read_on: Mapped[date]
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    stored: Mapped[Line] = mapped_column(default="")
    sheet: Mapped[Line] = mapped_column(default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    account_id: Mapped[int | None] = mapped_column(refers("account.id"))
    """The only 통계목 that the list covers; None: all of the year."""
    note: Mapped[Line] = mapped_column(default="")


class OfficialLine(Record):
    """One payment (or refund, below zero) of such a list, and the entry of the ledger that it is."""

    __tablename__ = "official_line"
    __table_args__ = (
        CheckConstraint("won <> 0", name="won_not_zero"),
        one_of("state", ("OPEN", "MATCHED", "DIFFERENT", "EXPLAINED")),
        Index(None, "list_id", "row_number"),
        Index(None, "entry_id"),
    )

    list_id: Mapped[int] = mapped_column(refers("official_list.id"))
    row_number: Mapped[int]
    booked_on: Mapped[date]
    won: Mapped[Won]
    payee: Mapped[Line] = mapped_column(default="")
    summary: Mapped[Line] = mapped_column(default="")
    number: Mapped[Line] = mapped_column(default="")
    account_code: Mapped[Line] = mapped_column(default="")
    entry_id: Mapped[int | None] = mapped_column(refers("entry.id"))
    state: Mapped[Line] = mapped_column(default="OPEN")
    remark: Mapped[Line] = mapped_column(default="")
