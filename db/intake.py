"""What was read in from files: remembered columns, runs, and where each row came from (IMP-1)."""

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, unique_live
from db.types import Line, refers


class IntakeMapping(Record):
    """Which column of somebody's list is which field, kept under a name; ``head_key`` finds it by the heads."""

    __tablename__ = "intake_mapping"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        unique_live("uq_intake_mapping", "kind", "name"),
        Index(None, "kind", "head_key"),
    )

    kind: Mapped[Line]
    name: Mapped[Line]
    head_key: Mapped[Line]
    body: Mapped[Line]


class IntakeRun(Record):
    """One file read in: what it was, and how many of its rows came to what."""

    __tablename__ = "intake_run"
    __table_args__ = (Index(None, "kind", "sha256"),)

    kind: Mapped[Line]
    file_name: Mapped[Line]
    sha256: Mapped[Line]
    added: Mapped[int] = mapped_column(default=0)
    updated: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)


class IntakeRow(Record):
    """Where a record came from: file, sheet and row of the run that wrote it."""

    __tablename__ = "intake_row"
    __table_args__ = (Index(None, "run_id"), Index(None, "table_name", "record_id"))

    run_id: Mapped[int] = mapped_column(refers("intake_run.id"))
    table_name: Mapped[Line]
    record_id: Mapped[int]
    sheet: Mapped[Line]
    row_number: Mapped[int]
