"""The days of 홍보 for the calendar: drafts and postings that are due, issues, events of the park, media, papers."""

from datetime import date
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.publicity import HomepagePost, MediaItem, NewsletterSlot, ParkEvent, SharedPaper
from db.publicity_queries import touching
from db.schedule_queries import Dated, Phase
from db.tenants import Tenant

_TITLE = case(
    (NewsletterSlot.title != "", NewsletterSlot.title), else_=func.coalesce(Tenant.name, "은평소식지")
)


def drafts_due(session: Session, first: date, last: date) -> list[Dated]:
    """By when a draft for the newsletter is due."""
    there = func.coalesce(NewsletterSlot.draft_on, NewsletterSlot.published_on).is_not(None)
    found = _slots(NewsletterSlot.draft_due, there).where(NewsletterSlot.draft_due.between(first, last))
    return [
        Dated(key, day, title, Phase.DONE if done else Phase.DUE, year=year)
        for key, day, title, year, done in session.execute(found)
    ]


def issues(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which the newsletter wrote about the park."""
    found = _slots(NewsletterSlot.published_on).where(NewsletterSlot.published_on.between(first, last))
    return [Dated(key, day, title, year=year) for key, day, title, year in session.execute(found)]


def posts_due(session: Session, first: date, last: date) -> list[Dated]:
    """By when something is due on the homepage."""
    title = case((HomepagePost.title != "", HomepagePost.title), else_="월별 행사 게시")
    found = select(
        HomepagePost.id,
        HomepagePost.due_on,
        title,
        HomepagePost.posted_on.is_not(None),
        HomepagePost.fiscal_year,
    ).where(HomepagePost.deleted_at.is_(None), HomepagePost.due_on.between(first, last))
    return [
        Dated(key, day, words, Phase.DONE if done else Phase.DUE, year=year)
        for key, day, words, done, year in session.execute(found)
        if day is not None
    ]


def park_events(session: Session, first: date, last: date) -> list[Dated]:
    """Events of the park, with their times; one of several days touches the span by any of them."""
    found = select(
        ParkEvent.id,
        ParkEvent.held_on,
        ParkEvent.title,
        ParkEvent.until_on,
        ParkEvent.start_minute,
        ParkEvent.end_minute,
        ParkEvent.place,
        ParkEvent.fiscal_year,
    ).where(ParkEvent.deleted_at.is_(None), touching(first, last))
    return [
        Dated(key, day, title, last=until, start=start, end=end, where=place, year=year)
        for key, day, title, until, start, end, place, year in session.execute(found)
    ]


def media(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which something was published."""
    found = select(MediaItem.id, MediaItem.published_on, MediaItem.title, MediaItem.fiscal_year).where(
        MediaItem.deleted_at.is_(None), MediaItem.published_on.between(first, last)
    )
    return [Dated(key, day, title, year=year) for key, day, title, year in session.execute(found)]


def shared_papers(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which something was put on 새올's board."""
    found = select(SharedPaper.id, SharedPaper.shared_on, SharedPaper.title, SharedPaper.fiscal_year).where(
        SharedPaper.deleted_at.is_(None), SharedPaper.shared_on.between(first, last)
    )
    return [Dated(key, day, title, year=year) for key, day, title, year in session.execute(found)]


def _slots(day: Any, *more: Any) -> Any:
    return (
        select(NewsletterSlot.id, day, _TITLE, NewsletterSlot.fiscal_year, *more)
        .outerjoin(Tenant, Tenant.id == NewsletterSlot.tenant_id)
        .where(NewsletterSlot.deleted_at.is_(None))
    )
