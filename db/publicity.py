"""홍보: newsletter relay, homepage months, media (features.md E7 … E9), shared papers (E14)."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable, one_of, unique_live
from db.types import Line, refers


class NewsletterSlot(Searchable, Record):
    """은평소식지 「혁신파크 릴레이 홍보」: the one place that an issue has; ``month`` is its first day."""

    __tablename__ = "newsletter_slot"
    __table_args__ = (
        one_of("kind", ("FACILITY", "TENANT", "EVENT", "PRODUCT", "OTHER")),
        CheckConstraint("month LIKE '%-01'", name="month_by_its_first"),
        unique_live("uq_newsletter_slot", "month"),
        Index(None, "tenant_id"),
    )

    fiscal_year: Mapped[int]
    month: Mapped[date]
    kind: Mapped[Line]
    title: Mapped[Line] = mapped_column(default="")
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    building_id: Mapped[int | None] = mapped_column(refers("building.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    draft_due: Mapped[date | None]
    draft_on: Mapped[date | None]
    issue: Mapped[Line] = mapped_column(default="")
    page: Mapped[Line] = mapped_column(default="")
    published_on: Mapped[date | None]
    note: Mapped[Line] = mapped_column(default="")


class HomepagePost(Searchable, Record):
    """구 홈페이지: the month's events of the park, or the renewal of its board; ``month`` is its first day."""

    __tablename__ = "homepage_post"
    __table_args__ = (
        one_of("kind", ("MONTHLY", "NOTICE", "RENEWAL")),
        CheckConstraint("month LIKE '%-01'", name="month_by_its_first"),
        Index(None, "fiscal_year", "month"),
    )

    fiscal_year: Mapped[int]
    month: Mapped[date]
    kind: Mapped[Line]
    title: Mapped[Line] = mapped_column(default="")
    due_on: Mapped[date | None]
    gathered_on: Mapped[date | None]
    posted_on: Mapped[date | None]
    address: Mapped[Line] = mapped_column(default="")
    note: Mapped[Line] = mapped_column(default="")


class ParkEvent(Searchable, Record):
    """An event of the park that was gathered for a month's post."""

    __tablename__ = "park_event"
    __table_args__ = (
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint("until_on IS NULL OR until_on >= held_on", name="days_in_order"),
        Index(None, "fiscal_year", "held_on"),
    )

    fiscal_year: Mapped[int]
    held_on: Mapped[date]
    until_on: Mapped[date | None]
    start_minute: Mapped[int | None]
    end_minute: Mapped[int | None]
    title: Mapped[Line]
    place: Mapped[Line] = mapped_column(default="")
    organiser: Mapped[Line] = mapped_column(default="")
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    note: Mapped[Line] = mapped_column(default="")


class MediaItem(Searchable, Record):
    """블로그, 유튜브, SNS, 보도자료: one thing that was published."""

    __tablename__ = "media_item"
    __table_args__ = (
        one_of("channel", ("BLOG", "YOUTUBE", "SNS", "PRESS", "OTHER")),
        CheckConstraint("title <> ''", name="named"),
        CheckConstraint("reach IS NULL OR reach >= 0", name="reach_not_negative"),
        Index(None, "fiscal_year", "published_on"),
    )

    fiscal_year: Mapped[int]
    channel: Mapped[Line]
    outlet: Mapped[Line] = mapped_column(default="")
    title: Mapped[Line]
    published_on: Mapped[date]
    link: Mapped[Line] = mapped_column(default="")
    reach: Mapped[int | None]
    tenant_id: Mapped[int | None] = mapped_column(refers("tenant.id"))
    project_id: Mapped[int | None] = mapped_column(refers("project.id"))
    note: Mapped[Line] = mapped_column(default="")


class SharedPaper(Searchable, Record):
    """새올 게시판: what was put on the administration's board for the departments; its files are attachments."""

    __tablename__ = "shared_paper"
    __table_args__ = (
        one_of("kind", ("MAIN_WORKS", "STATUS", "OTHER")),
        CheckConstraint("title <> ''", name="named"),
        Index(None, "fiscal_year", "shared_on"),
    )

    fiscal_year: Mapped[int]
    shared_on: Mapped[date]
    kind: Mapped[Line]
    title: Mapped[Line]
    shared_by: Mapped[Line] = mapped_column(default="")
    department_id: Mapped[int | None] = mapped_column(refers("department.id"))
    note: Mapped[Line] = mapped_column(default="")
