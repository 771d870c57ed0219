"""What money was spent for: the ledger by project and by activity, each in one pass (features.md F9)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, case, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from db.budget import Entry, Found
from db.budget_sums import spent
from db.meetings import Meeting
from db.projects import Project, StreetItem
from db.publicity import MediaItem, NewsletterSlot
from db.venues import Usage
from db.visits import FieldVisit, Training

_TITLES: dict[str, tuple[Any, Any, Any]] = {
    "meeting": (Meeting, Meeting.title, Meeting.held_on),
    "field_visit": (FieldVisit, FieldVisit.group_name, FieldVisit.visited_on),
    "training": (Training, Training.title, Training.held_on),
    "newsletter_slot": (NewsletterSlot, NewsletterSlot.title, NewsletterSlot.month),
    "media_item": (MediaItem, MediaItem.title, MediaItem.published_on),
    "usage": (Usage, Usage.event, Usage.used_on),
    "street_item": (StreetItem, StreetItem.shop, StreetItem.installed_on),
}
"""Table → what an activity is called, and its day."""


def activity_title() -> "ColumnElement[str]":
    """What the activity of an entry is called; empty where it has none."""
    named = [
        (
            Entry.activity_table == table,
            select(title).where(model.id == Entry.activity_id).correlate(Entry).scalar_subquery(),
        )
        for table, (model, title, _) in _TITLES.items()
    ]
    return func.coalesce(case(*named, else_=literal("")), "", type_=Text())


def by_project(s: Session, year: int, until: date) -> list[Found]:
    """Project id and name (None where none is said), payments, 지출, 반납 at the end of a day; most money first."""
    found = s.execute(
        select(Entry.project_id, Project.name, *_sums())
        .outerjoin(Project, Project.id == Entry.project_id)
        .where(*_spent_in(year, until))
        .group_by(Entry.project_id)
        .order_by(func.sum(spent(Entry)).desc(), Entry.project_id)
    )
    return [tuple(row) for row in found]


def by_activity(s: Session, year: int, until: date) -> list[Found]:
    """Activity table, title and first day, payments, 지출, 반납; entries without one come as an empty table.

    Activities of one kind that are called alike are one line: the list of entries is narrowed by the title.
    """
    titles = _activities()
    title = func.coalesce(titles.c.title, "")
    found = s.execute(
        select(Entry.activity_table, title, func.min(titles.c.day), *_sums())
        .outerjoin(
            titles, (titles.c.activity_table == Entry.activity_table) & (titles.c.id == Entry.activity_id)
        )
        .where(*_spent_in(year, until))
        .group_by(Entry.activity_table, title)
        .order_by(func.sum(spent(Entry)).desc(), Entry.activity_table, title)
    )
    return [tuple(row) for row in found]


def activities(s: Session, year: int) -> list[Found]:
    """Activities of a year that money can be spent for: table, id, title, day; the latest first."""
    parts = []
    for table, (model, title, day) in _TITLES.items():
        of_year = model.fiscal_year == year if hasattr(model, "fiscal_year") else _of_year(day, year)
        parts.append(select(literal(table), model.id, title, day).where(model.deleted_at.is_(None), of_year))
    whole = union_all(*parts).subquery("offered")
    first, key, title, day = whole.c
    return [tuple(row) for row in s.execute(select(first, key, title, day).order_by(day.desc(), first, key))]


def _of_year(day: Any, year: int) -> "ColumnElement[bool]":
    """A record without a fiscal year of its own; one without a day yet may belong to any."""
    condition: ColumnElement[bool] = day.is_(None) | day.between(date(year, 1, 1), date(year, 12, 31))
    return condition


def _activities() -> Any:
    parts = [
        select(literal(table).label("activity_table"), model.id, title.label("title"), day.label("day"))
        for table, (model, title, day) in _TITLES.items()
    ]
    return union_all(*parts).subquery("activity")


def _sums() -> Sequence[Any]:
    payment = Entry.kind == "DISBURSEMENT"
    standing = case((payment & Entry.reverses_id.is_(None), 1), else_=null())
    return (
        func.count(standing),
        func.sum(case((payment, Entry.amount_won), else_=0)),
        func.sum(case((Entry.kind == "REFUND", Entry.amount_won), else_=0)),
    )


def _spent_in(year: int, until: date) -> Sequence["ColumnElement[bool]"]:
    return (
        Entry.fiscal_year == year,
        Entry.booked_on <= until,
        Entry.deleted_at.is_(None),
        Entry.kind.in_(("DISBURSEMENT", "REFUND")),
    )
