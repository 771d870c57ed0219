"""Targets of the year, 행정사항 of the departments, ticks of the duty calendar (features.md E1, E13, E15)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers


class Target(Searchable, Record):
    """성과지표: a figure that the year is measured by; ``source`` names what counts it, empty where it is typed."""

    __tablename__ = "target"
    __table_args__ = (
        one_of("period", ("YEAR", "HALF", "QUARTER", "MONTH")),
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("target IS NULL OR target >= 0", name="target_not_negative"),
        unique_live("uq_target_name", "fiscal_year", "name"),
    )

    fiscal_year: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    field: Mapped[Line] = mapped_column(default="")
    name: Mapped[Line]
    unit: Mapped[Line] = mapped_column(default="")
    target: Mapped[int | None]
    """For each period; hundredths where the unit is a percentage are not needed: plans say whole figures."""
    period: Mapped[Line] = mapped_column(default="YEAR")
    first_month: Mapped[int | None]
    last_month: Mapped[int | None]
    lower_is_better: Mapped[bool] = mapped_column(default=False)
    source: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class TargetValue(Record):
    """A figure that the officer wrote down for a target that nothing counts."""

    __tablename__ = "target_value"
    __table_args__ = (Index(None, "target_id", "noted_on"),)

    target_id: Mapped[int] = mapped_column(refers("target.id"))
    position: Mapped[int] = mapped_column(default=0)
    noted_on: Mapped[date]
    value: Mapped[int]
    note: Mapped[Line] = mapped_column(default="")


class AdminDuty(Searchable, Record):
    """행정사항: what the plan asks of a department, or of all of them where none is named."""

    __tablename__ = "admin_duty"
    __table_args__ = (
        CheckConstraint("content <> ''", name="told"),
        CheckConstraint("department_id IS NOT NULL OR addressee <> ''", name="addressed"),
        Index(None, "fiscal_year", "position"),
    )

    fiscal_year: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    addressee: Mapped[Line] = mapped_column(default="")
    content: Mapped[Line]
    due_on: Mapped[date | None]
    evidence: Mapped[Line] = mapped_column(default="")
    done_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")


class DutyMark(Record):
    """A duty of the calendar that the officer ticked or passed over; duties themselves follow from the plan."""

    __tablename__ = "duty_mark"
    __table_args__ = (
        CheckConstraint("rule <> '' AND span <> ''", name="known"),
        unique_live("uq_duty_mark", "fiscal_year", "rule", "span"),
    )

    fiscal_year: Mapped[int]
    rule: Mapped[Line]
    span: Mapped[Line]
    """Which month or half-year: ``2021-05``, ``2021-H1``."""
    done_on: Mapped[date | None]
    passed_over: Mapped[bool] = mapped_column(default=False)
    note: Mapped[Line] = mapped_column(default="")


class OwnDuty(Searchable, Record):
    """A duty that the officer added: once, or on a day of every month."""

    __tablename__ = "own_duty"
    __table_args__ = (
        one_of("rhythm", ("ONCE", "MONTHLY", "HALF_YEARLY")),
        CheckConstraint("name <> ''", name="named"),
        Index(None, "fiscal_year"),
    )

    fiscal_year: Mapped[int]
    name: Mapped[Line]
    rhythm: Mapped[Line]
    due_on: Mapped[date]
    note: Mapped[Line] = mapped_column(default="")
