"""대관: the rooms of the park and the log of their use."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, Minute, Won, refers

_LOG_ORDER = ("fiscal_year", "deleted_at", "used_on", "start_minute", "id")
_LOG_FIGURES = (
    "department_id", "building_id", "venue_id", "tenant_id", "state", "confirmed_on", "minutes", "attendees", "fee_won",
    "waived",
)  # fmt: skip
"""With them a letter in the filter line is answered, and its totals counted, without reading a row of the log."""


class Venue(Searchable, Record):
    """A room that can be rented; one out of use keeps its past records."""

    __tablename__ = "venue"
    __table_args__ = (
        unique_live("uq_venue_name", "building_id", "name"),
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("capacity IS NULL OR capacity > 0", name="capacity_positive"),
        CheckConstraint("fee_won IS NULL OR fee_won >= 0", name="fee_not_negative"),
    )

    building_id: Mapped[int] = mapped_column(refers("building.id"))
    name: Mapped[Line]
    capacity: Mapped[int | None]
    equipment: Mapped[Line] = mapped_column(default="")
    fee_won: Mapped[Won | None]
    waiver: Mapped[Line] = mapped_column(default="")
    contact: Mapped[Line] = mapped_column(default="")
    in_use: Mapped[bool] = mapped_column(default=True)
    note: Mapped[Line] = mapped_column(default="")


class VenueOffer(Searchable, Record):
    """A room that was looked for, for an event of the district: what was offered, what became of it."""

    __tablename__ = "venue_offer"
    __table_args__ = (
        CheckConstraint("event <> ''", name="event_named"),
        one_of("outcome", ("WAITING", "USED", "ELSEWHERE")),
        CheckConstraint(
            "reason IN ('', 'TOO_SMALL', 'OCCUPIED', 'EQUIPMENT', 'DISTANCE', 'FEE', 'CHANGED', 'OTHER')",
            name="reason_listed",
        ),
        CheckConstraint("outcome <> 'ELSEWHERE' OR reason <> ''", name="reason_given"),
        CheckConstraint("people IS NULL OR people > 0", name="people_positive"),
        CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name="end_after_start",
        ),
        Index(None, "fiscal_year", "asked_on", "id"),
    )

    fiscal_year: Mapped[int]
    asked_on: Mapped[date]
    wanted_on: Mapped[date | None]
    start_minute: Mapped[Minute | None]
    end_minute: Mapped[Minute | None]
    event: Mapped[Line]
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    people: Mapped[int | None]
    equipment: Mapped[Line] = mapped_column(default="")
    venue_id: Mapped[int | None] = mapped_column(refers("venue.id"))
    outcome: Mapped[Line] = mapped_column(default="WAITING")
    reason: Mapped[Line] = mapped_column(default="")
    held_at: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class Usage(Searchable, Record):
    """One use of a room: who, when, what for, how many; ``fee_won`` is the fee before any waiver."""

    __tablename__ = "usage"
    __table_args__ = (
        CheckConstraint("event <> ''", name="event_named"),
        one_of("host", ("DEPARTMENT", "DONG", "PARK", "JOINT")),
        one_of("kind", ("MEETING", "EVENT", "TRAINING", "WORKSHOP", "OTHER")),
        one_of("state", ("PLANNED", "HELD", "CANCELLED")),
        CheckConstraint("until_on IS NULL OR until_on >= used_on", name="days_in_order"),
        CheckConstraint(
            "start_minute IS NULL OR (start_minute >= 0 AND start_minute < 1440)", name="start_in_day"
        ),
        CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name="end_after_start",
        ),
        CheckConstraint("attendees IS NULL OR attendees >= 0", name="attendees_not_negative"),
        CheckConstraint("fee_won IS NULL OR fee_won >= 0", name="fee_not_negative"),
        CheckConstraint("host NOT IN ('DEPARTMENT', 'DONG') OR department_id IS NOT NULL", name="host_known"),
        *(Index(f"ix_usage_{key}", *_LOG_ORDER, key, *_LOG_FIGURES) for key in ("words", "sounds")),
        Index(
            "ix_usage_result",
            "fiscal_year",
            "month",
            "department_id",
            "building_id",
            "venue_id",
            "state",
            "confirmed_on",
            "deleted_at",
            "minutes",
            "attendees",
            "fee_won",
            "waived",
        ),
        Index("ix_usage_space", "venue_id", "used_on"),
        Index(None, "project_id"),
    )

    fiscal_year: Mapped[int]
    used_on: Mapped[date]
    until_on: Mapped[date | None]
    month: Mapped[int]
    start_minute: Mapped[Minute | None]
    end_minute: Mapped[Minute | None]
    minutes: Mapped[int]
    """Minutes a day times days; kept beside the times so that sums need no arithmetic on dates."""
    host: Mapped[Line]
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    building_id: Mapped[int] = mapped_column(refers("building.id"))
    venue_id: Mapped[int | None] = mapped_column(refers("venue.id"))
    event: Mapped[Line]
    kind: Mapped[Line]
    attendees: Mapped[int | None]
    fee_won: Mapped[Won | None]
    waived: Mapped[bool] = mapped_column(default=False)
    state: Mapped[Line]
    contact_name: Mapped[Line] = mapped_column(default="")
    contact_extension: Mapped[Line] = mapped_column(default="")
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    confirmed_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")
