"""회의·워크숍: who met when about what, what came of it (features.md C6, E2, E3)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of
from db.types import Line, Minute, refers


class Meeting(Searchable, Record):
    """One meeting or workshop; heads are counted by side where nobody is listed by name."""

    __tablename__ = "meeting"
    __table_args__ = (
        one_of("kind", ("WORKSHOP", "COOPERATION", "KICKOFF", "WORKING", "ROUND_TABLE")),
        one_of("mode", ("IN_PERSON", "REMOTE", "MIXED")),
        one_of("state", ("PLANNED", "HELD", "CANCELLED")),
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint(
            "start_minute IS NULL OR (start_minute >= 0 AND start_minute < 1440)", name="start_in_day"
        ),
        CheckConstraint(
            "end_minute IS NULL OR (start_minute IS NOT NULL AND end_minute > start_minute AND end_minute <= 1440)",
            name="end_after_start",
        ),
        Index(None, "fiscal_year", "held_on", "id"),
        Index(None, "project_id"),
        Index(None, "linkage_id"),
    )

    fiscal_year: Mapped[int]
    kind: Mapped[Line]
    title: Mapped[Line]
    held_on: Mapped[date]
    start_minute: Mapped[Minute | None]
    end_minute: Mapped[Minute | None]
    place: Mapped[Line] = mapped_column(default="")
    mode: Mapped[Line] = mapped_column(default="IN_PERSON")
    state: Mapped[Line] = mapped_column(default="PLANNED")
    tool: Mapped[Line] = mapped_column(default="")
    link: Mapped[Line] = mapped_column(default="")
    recording: Mapped[Line] = mapped_column(default="")
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    linkage_id: Mapped[int | None] = mapped_column(refers("linkage.id"))
    agenda: Mapped[Line] = mapped_column(default="")
    summary: Mapped[Line] = mapped_column(default="")
    decisions: Mapped[Line] = mapped_column(default="")
    district_people: Mapped[int | None]
    park_people: Mapped[int | None]
    other_people: Mapped[int | None]
    note: Mapped[Line] = mapped_column(default="")


class Attendee(Searchable, Record):
    """Somebody asked to a meeting; the name may be masked or destroyed, the side and the mark stay."""

    __tablename__ = "attendee"
    __table_args__ = (
        one_of("side", ("DISTRICT", "PARK", "OTHER")),
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) <= 1",
            name="one_body",
        ),
        Index(None, "meeting_id", "position"),
    )

    meeting_id: Mapped[int] = mapped_column(refers("meeting.id"))
    position: Mapped[int] = mapped_column(default=0)
    side: Mapped[Line]
    name: Mapped[Line] = mapped_column(default="")
    post: Mapped[Line] = mapped_column(default="")
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    body_name: Mapped[Line] = mapped_column(default="")
    present: Mapped[bool | None]
    """None until attendance was taken."""
    retain_until: Mapped[date | None]
    erased_at: Mapped[datetime | None]


class MeetingItem(Record):
    """One point of a workshop: a pitch of a tenant, a topic of the district, a report on how things stand."""

    __tablename__ = "meeting_item"
    __table_args__ = (
        one_of("kind", ("PITCH", "TOPIC", "STATUS", "OTHER")),
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes_positive"),
        CheckConstraint(
            "(tenant_id IS NOT NULL) + (partner_id IS NOT NULL) + (department_id IS NOT NULL) <= 1",
            name="one_body",
        ),
        Index(None, "meeting_id", "position"),
        Index(None, "proposal_id"),
    )

    meeting_id: Mapped[int] = mapped_column(refers("meeting.id"))
    position: Mapped[int] = mapped_column(default=0)
    kind: Mapped[Line]
    title: Mapped[Line]
    speaker: Mapped[Line] = mapped_column(default="")
    minutes: Mapped[Minute | None]
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    partner_id: Mapped[int | None] = mapped_column(refers("partner.id"))
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    body_name: Mapped[Line] = mapped_column(default="")
    proposal_id: Mapped[int | None] = mapped_column(refers("proposal.id"))
    file_id: Mapped[int | None] = mapped_column(refers("attachment.id"))
    note: Mapped[Line] = mapped_column(default="")


class FollowUp(Searchable, Record):
    """후속조치: what was agreed to do next, by whom, until when."""

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("task <> ''", name="told"),
        Index(None, "meeting_id", "position"),
        Index(None, "due_on"),
    )

    meeting_id: Mapped[int] = mapped_column(refers("meeting.id"))
    position: Mapped[int] = mapped_column(default=0)
    task: Mapped[Line]
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    owner: Mapped[Line] = mapped_column(default="")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")
