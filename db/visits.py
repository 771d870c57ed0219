"""현장견학 and 정책 현장 방문 교육 with the hours that are credited (features.md E4 … E6)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Minute, refers


class FieldVisit(Searchable, Record):
    """현장견학: a group that is shown the park."""

    __tablename__ = "field_visit"
    __table_args__ = (
        one_of("visitors", ("NEW_STAFF", "COUNCIL", "CIVIC_GROUP", "OTHER")),
        one_of("state", ("PLANNED", "HELD", "CANCELLED")),
        CheckConstraint("people IS NULL OR people >= 0", name="people_not_negative"),
        CheckConstraint("rating IS NULL OR rating BETWEEN 1 AND 5", name="rating_in_range"),
        CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name="end_after_start",
        ),
        Index(None, "fiscal_year", "visited_on", "id"),
    )

    fiscal_year: Mapped[int]
    visited_on: Mapped[date]
    start_minute: Mapped[Minute | None]
    end_minute: Mapped[Minute | None]
    visitors: Mapped[Line]
    group_name: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    people: Mapped[int | None]
    route: Mapped[Line] = mapped_column(default="")
    guide: Mapped[Line] = mapped_column(default="")
    rating: Mapped[int | None]
    remarks: Mapped[Line] = mapped_column(default="")
    state: Mapped[Line] = mapped_column(default="PLANNED")
    note: Mapped[Line] = mapped_column(default="")


class Training(Searchable, Record):
    """정책 현장 방문 교육 in its four dated steps: letter, applications, day, hours."""

    __tablename__ = "training"
    __table_args__ = (
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint(
            "apply_until IS NULL OR apply_from IS NULL OR apply_from <= apply_until", name="apply_in_order"
        ),
        CheckConstraint(
            "until_on IS NULL OR (held_on IS NOT NULL AND until_on >= held_on)", name="days_in_order"
        ),
        CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name="end_after_start",
        ),
        CheckConstraint("capacity IS NULL OR capacity >= 0", name="capacity_not_negative"),
        CheckConstraint("credit_minutes IS NULL OR credit_minutes > 0", name="credit_positive"),
        CheckConstraint("NOT (took_place AND cancelled)", name="held_or_cancelled"),
        CheckConstraint(
            "credited_on IS NULL OR (took_place AND held_on IS NOT NULL AND credited_on >= held_on)",
            name="credited_after_day",
        ),
        Index(None, "fiscal_year", "held_on", "id"),
    )

    fiscal_year: Mapped[int]
    title: Mapped[Line]
    kind: Mapped[Line] = mapped_column(default="")
    letter_on: Mapped[date | None]
    letter_number: Mapped[Line] = mapped_column(default="")
    apply_from: Mapped[date | None]
    apply_until: Mapped[date | None]
    held_on: Mapped[date | None]
    until_on: Mapped[date | None]
    start_minute: Mapped[Minute | None]
    end_minute: Mapped[Minute | None]
    place: Mapped[Line] = mapped_column(default="")
    capacity: Mapped[int | None]
    took_place: Mapped[bool] = mapped_column(default=False)
    cancelled: Mapped[bool] = mapped_column(default=False)
    credit_minutes: Mapped[Minute | None]
    credited_on: Mapped[date | None]
    credit_number: Mapped[Line] = mapped_column(default="")
    content: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class Trainee(Searchable, Record):
    """An officer who applied for a training; once in a training, the post tells namesakes apart."""

    __tablename__ = "trainee"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        one_of("attendance", ("APPLIED", "PRESENT", "ABSENT")),
        CheckConstraint(
            "credit_minutes IS NULL OR (credit_minutes > 0 AND attendance = 'PRESENT')",
            name="credit_of_present",
        ),
        unique_live("uq_trainee", "training_id", "department_id", "name", "post", unless="erased_at"),
        Index(None, "department_id"),
    )

    training_id: Mapped[int] = mapped_column(refers("training.id"))
    department_id: Mapped[int] = mapped_column(refers("department.id"))
    name: Mapped[Line]
    post: Mapped[Line] = mapped_column(default="")
    applied_on: Mapped[date | None]
    attendance: Mapped[Line] = mapped_column(default="APPLIED")
    credit_minutes: Mapped[Minute | None]
    """Minutes that are credited; None where nothing is credited yet."""
    retain_until: Mapped[date | None]
    erased_at: Mapped[datetime | None]
    note: Mapped[Line] = mapped_column(default="")
