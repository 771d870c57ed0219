"""취합: rounds, what each department owes, the files that came, where every taken row stood (features.md G1 … G7)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers


class CollectionRound(Searchable, Record):
    """취합 회차: one request to the departments, with its period, forms and due date.

    ``token`` stands hidden in every form of the round, so that a file tells where it belongs though renamed;
    ``forms`` names the sheets that are asked for, with commas between.
    """

    __tablename__ = "collection_round"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("starts_on <= ends_on", name="in_order"),
        CheckConstraint("forms <> ''", name="asks_something"),
        unique_live("uq_collection_round_name", "fiscal_year", "name"),
        unique_live("uq_collection_round_token", "token"),
    )

    fiscal_year: Mapped[int]
    name: Mapped[Line]
    token: Mapped[Line]
    forms: Mapped[Line]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    opened_on: Mapped[date]
    due_on: Mapped[date]
    closed_on: Mapped[date | None]
    letter_number: Mapped[Line] = mapped_column(default="")
    guidance: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class Submission(Searchable, Record):
    """What one department owes a round, and how far it is; NOT_APPLICABLE and NIL_RETURN count as answered."""

    __tablename__ = "submission"
    __table_args__ = (
        one_of("state", ("MISSING", "SUBMITTED", "NIL_RETURN", "RETURNED", "CONFIRMED", "NOT_APPLICABLE")),
        unique_live("uq_submission", "round_id", "department_id"),
        Index(None, "department_id"),
    )

    round_id: Mapped[int] = mapped_column(refers("collection_round.id"))
    department_id: Mapped[int] = mapped_column(refers("department.id"))
    state: Mapped[Line] = mapped_column(default="MISSING")
    submitted_on: Mapped[date | None]
    reminded_on: Mapped[date | None]
    returned_on: Mapped[date | None]
    reason: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class ReceivedReturn(Record):
    """A file of a department that was taken over, kept unchanged in ``inbox/`` by its hash (IMP-1).

    ``taken_act`` is the act that loaded its rows: withdrawing the return takes that act's rows back.
    """

    __tablename__ = "received_return"
    __table_args__ = (
        one_of("outcome", ("TAKEN", "REPLACED", "WITHDRAWN", "SET_ASIDE")),
        CheckConstraint("file_name <> ''", name="named"),
        Index(None, "submission_id"),
        Index(None, "sha256"),
    )

    submission_id: Mapped[int] = mapped_column(refers("submission.id"))
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    stored: Mapped[Line]
    outcome: Mapped[Line]
    rows_taken: Mapped[int] = mapped_column(default=0)
    rows_refused: Mapped[int] = mapped_column(default=0)
    remarks: Mapped[Line] = mapped_column(default="")


class ReturnedRow(Record):
    """Where a record stood in a return: sheet and row of the file, and the record it became or changed."""

    __tablename__ = "returned_row"
    __table_args__ = (
        Index(None, "return_id"),
        Index(None, "owner_table", "owner_id"),
    )

    return_id: Mapped[int] = mapped_column(refers("received_return.id"))
    sheet: Mapped[Line]
    row_number: Mapped[int]
    owner_table: Mapped[Line]
    owner_id: Mapped[int]
    changed: Mapped[bool] = mapped_column(default=False)
    """Whether the record was there before and the row changed it."""
