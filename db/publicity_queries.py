"""홍보 in SQL: the registers of newsletter, homepage, events, media and shared papers; what is counted of them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from db.attachments import Attachment
from db.listing import Typed, text_condition
from db.publicity import HomepagePost, MediaItem, NewsletterSlot, ParkEvent, SharedPaper
from db.register_lists import Listed
from db.tenants import Tenant
from db.tenants_queries import gone

_PUBLISHED = NewsletterSlot.published_on.is_not(None)
_NO_DRAFT = and_(NewsletterSlot.published_on.is_(None), NewsletterSlot.draft_on.is_(None))
_POSTED = HomepagePost.posted_on.is_not(None)


def _no_draft_until(today: date) -> ColumnElement[bool]:
    return and_(_NO_DRAFT, NewsletterSlot.draft_due < today)


def _no_draft_yet(today: date) -> ColumnElement[bool]:
    return and_(_NO_DRAFT, or_(NewsletterSlot.draft_due.is_(None), NewsletterSlot.draft_due >= today))


def _post_late(today: date) -> ColumnElement[bool]:
    return and_(not_(_POSTED), HomepagePost.due_on < today)


def _post_ahead(today: date) -> ColumnElement[bool]:
    return and_(not_(_POSTED), or_(HomepagePost.due_on.is_(None), HomepagePost.due_on >= today))


NEWSLETTER = Listed(
    NewsletterSlot,
    named={"tenant_id": "tenant", "building_id": "building", "project_id": "project"},
    views={
        "late": _no_draft_until,
        "waiting": _no_draft_yet,
        "received": lambda _: and_(not_(_PUBLISHED), NewsletterSlot.draft_on.is_not(None)),
        "published": lambda _: _PUBLISHED,
    },
    day=NewsletterSlot.month,
    newest_first=False,
)
HOMEPAGE = Listed(
    HomepagePost,
    views={
        "late": _post_late,
        "waiting": _post_ahead,
        "posted": lambda _: _POSTED,
        "renewal": lambda _: HomepagePost.kind == "RENEWAL",
    },
    day=HomepagePost.month,
    newest_first=False,
)


def _last_day() -> Any:
    return func.coalesce(ParkEvent.until_on, ParkEvent.held_on)


def touching(first: date, last: date) -> ColumnElement[bool]:
    """Events with a day from the first to the last."""
    return and_(ParkEvent.held_on <= last, _last_day() >= first)


def _this_month(today: date) -> ColumnElement[bool]:
    first = today.replace(day=1)
    return touching(first, _end_of(first))


def _end_of(month: date) -> date:
    later = month.replace(year=month.year + month.month // 12, month=month.month % 12 + 1)
    return date.fromordinal(later.toordinal() - 1)


PARK_EVENTS = Listed(
    ParkEvent,
    named={"tenant_id": "tenant"},
    views={
        "ahead": lambda today: _last_day() >= today,
        "month": _this_month,
        "over": lambda today: _last_day() < today,
    },
    day=ParkEvent.held_on,
)


def _is(column: Any, code: str) -> Callable[[date], ColumnElement[bool]]:
    """A view of the records with a code."""
    return lambda _: column == code


MEDIA = Listed(
    MediaItem,
    named={"tenant_id": "tenant", "project_id": "project"},
    views={key: _is(MediaItem.channel, key) for key in ("BLOG", "YOUTUBE", "SNS", "PRESS", "OTHER")},
    day=MediaItem.published_on,
    sums={"reach": func.coalesce(MediaItem.reach, 0)},
)
_OF_PAPER = and_(
    Attachment.owner_table == SharedPaper.__tablename__,
    Attachment.owner_id == SharedPaper.id,
    Attachment.deleted_at.is_(None),
)
_FILES = select(func.count()).where(_OF_PAPER).correlate(SharedPaper).scalar_subquery()
SHARED_PAPERS = Listed(
    SharedPaper,
    named={"department_id": "department"},
    views={
        **{key: _is(SharedPaper.kind, key) for key in ("MAIN_WORKS", "STATUS", "OTHER")},
        "no_files": lambda _: not_(exists().where(_OF_PAPER)),
    },
    day=SharedPaper.shared_on,
    orders={"files": _FILES},
    sums={"files": _FILES},
)


# 은평소식지


def slots(s: Session, year: int) -> list[int]:
    """The places of a year's issues, by month."""
    found = select(NewsletterSlot.id).where(NEWSLETTER.alive(year)).order_by(NewsletterSlot.month)
    return list(s.scalars(found))


def slot_of(s: Session, month: date, but: int | None) -> Any:
    """The place of a month's issue besides one; None where the month is empty."""
    found = select(NewsletterSlot).where(NewsletterSlot.deleted_at.is_(None), NewsletterSlot.month == month)
    return s.scalar(found if but is None else found.where(NewsletterSlot.id != but))


def featured(s: Session, tenant_id: int, but: int | None) -> list[date]:
    """The months in which a tenant was introduced, besides one place."""
    found = select(NewsletterSlot.month).where(
        NewsletterSlot.deleted_at.is_(None), NewsletterSlot.tenant_id == tenant_id
    )
    if but is not None:
        found = found.where(NewsletterSlot.id != but)
    return list(s.scalars(found.order_by(NewsletterSlot.month)))


def never_featured(s: Session, today: date, pattern: Typed | None, field: str) -> list[tuple[int, str, str]]:
    """Tenants in the park that no issue of any year was about: id, name, field, in the order of names."""
    had = exists().where(NewsletterSlot.tenant_id == Tenant.id, NewsletterSlot.deleted_at.is_(None))
    found = select(Tenant.id, Tenant.name, Tenant.field).where(
        Tenant.deleted_at.is_(None), not_(gone(today)), not_(had)
    )
    if field:
        found = found.where(Tenant.field == field)
    if pattern is not None:
        found = found.where(text_condition(Tenant, pattern))
    return [(row[0], row[1], row[2]) for row in s.execute(found.order_by(Tenant.sort_key, Tenant.id))]


# 구 홈페이지


def monthly_posts(s: Session, year: int) -> list[int]:
    """The months' postings of a year, by month; of a month with several the one posted first leads."""
    found = select(HomepagePost.id).where(HOMEPAGE.alive(year), HomepagePost.kind == "MONTHLY")
    order = (HomepagePost.month, HomepagePost.posted_on.asc().nulls_last(), HomepagePost.id)
    return list(s.scalars(found.order_by(*order)))


def month_post(s: Session, month: date, but: int | None) -> int | None:
    """A posting of a month's events besides one."""
    found = select(HomepagePost.id).where(
        HomepagePost.deleted_at.is_(None), HomepagePost.kind == "MONTHLY", HomepagePost.month == month
    )
    return s.scalar((found if but is None else found.where(HomepagePost.id != but)).limit(1))


def events(s: Session, first: date, last: date) -> list[int]:
    """The events of these days, the earliest first."""
    found = select(ParkEvent.id).where(ParkEvent.deleted_at.is_(None), touching(first, last))
    order = (ParkEvent.held_on, ParkEvent.start_minute.asc().nulls_first(), ParkEvent.sort_key, ParkEvent.id)
    return list(s.scalars(found.order_by(*order)))


def event_days(s: Session, year: int) -> list[tuple[date, date]]:
    """First and last days of the events that touch a year."""
    found = select(ParkEvent.held_on, _last_day()).where(
        ParkEvent.deleted_at.is_(None), touching(date(year, 1, 1), date(year, 12, 31))
    )
    return [(first, _whole(last)) for first, last in s.execute(found)]


def _whole(day: date | str) -> date:
    """SQLite gives a coalesced day as its text."""
    return date.fromisoformat(day) if isinstance(day, str) else day


# 매체


def media_counts(s: Session, year: int, until: date) -> list[tuple[str, int, int, int]]:
    """Channel, month, items and how many have seen them, of a year's items that were published by a day."""
    month = cast(func.strftime("%m", MediaItem.published_on), Integer)
    found = (
        select(MediaItem.channel, month, func.count(), func.coalesce(func.sum(MediaItem.reach), 0))
        .where(MEDIA.alive(year), MediaItem.published_on <= until)
        .group_by(MediaItem.channel, month)
    )
    return [(row[0], row[1], row[2], row[3] or 0) for row in s.execute(found)]


def publications(s: Session, year: int) -> list[tuple[str, date]]:
    """What a year's publicity brings to the public, as (channel, day); PRESS tells the press, not the public.

    An issue that is not out yet is taken for the end of its month, a posting for the day on which it is due.
    """
    issues = select(NewsletterSlot.published_on, NewsletterSlot.month).where(NEWSLETTER.alive(year))
    found = [("NEWSLETTER", day or _end_of(month)) for day, month in s.execute(issues)]
    posts = select(HomepagePost.posted_on, HomepagePost.due_on).where(HOMEPAGE.alive(year))
    found += [("HOMEPAGE", day) for posted, due in s.execute(posts) if (day := posted or due) is not None]
    media = select(MediaItem.channel, MediaItem.published_on).where(
        MEDIA.alive(year), MediaItem.channel != "PRESS"
    )
    return [*found, *((row[0], row[1]) for row in s.execute(media))]


# 새올


def paper_files(s: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The names of the files that stand with these shared papers."""
    found = select(Attachment.owner_id, Attachment.name).where(
        Attachment.owner_table == SharedPaper.__tablename__,
        Attachment.owner_id.in_(ids),
        Attachment.deleted_at.is_(None),
    )
    names: dict[int, list[str]] = {}
    for key, name in s.execute(found.order_by(Attachment.owner_id, Attachment.id)):
        names.setdefault(key, []).append(name)
    return names
