"""What counts toward the year's targets: dated amounts of each kind of record (E1)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal, select
from sqlalchemy.orm import Session

from db import meeting_queries, project_queries, training_queries
from db.citizens import CitizenProblem
from db.duties import Target, TargetValue
from db.meetings import Meeting
from db.projects import Project
from db.proposals import Opinion, Proposal
from db.publicity import HomepagePost, MediaItem, NewsletterSlot
from db.venues import Usage
from db.visits import FieldVisit

Amounts = list[tuple[date, int]]
"""Days with what was reached on them."""
Count = Callable[[Session, int, date, date], "Amounts | None"]
"""From a first to a last day of a year; None where nothing of the kind is recorded at all."""


def opinions(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Each proposal received, 1 where it has a written opinion (OPN-1)."""
    answered = exists().where(
        Opinion.proposal_id == Proposal.id,
        Opinion.deleted_at.is_(None),
        Opinion.requested_on <= until,
        Opinion.verdict.is_not(None),
        Opinion.verdict != "",
        Opinion.written_on <= until,
    )
    return _dated(s, Proposal.received_on, _received(year, until), case((answered, 1), else_=0)) or None


def proposals(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Proposals received and not cancelled."""
    return _dated(s, Proposal.received_on, _received(year, until))


def projects(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Projects that count, by their first day; one without a day stands at the year's beginning."""
    day = func.coalesce(Project.starts_on, date(year, 1, 1))
    return _dated(s, day, and_(_of(Project, year), project_queries.counted(until)))


def newsletters(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Issues that were published, by their month."""
    ours = and_(_of(NewsletterSlot, year), NewsletterSlot.published_on <= until)
    return _dated_of(s, NewsletterSlot, year, NewsletterSlot.month, ours)


def homepage_posts(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Months whose events were posted, each once."""
    monthly = and_(_of(HomepagePost, year), HomepagePost.kind == "MONTHLY")
    ours = and_(monthly, HomepagePost.posted_on <= until)
    if not s.scalar(select(exists().where(monthly))):
        return None
    return [(day, 1) for day, _count in dict(_dated(s, HomepagePost.month, ours)).items()]


def gatherings(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Workshops and meetings of cooperation that were held."""
    asked = and_(_of(Meeting, year), Meeting.kind.in_(meeting_queries.WORKSHOP_KINDS))
    if not s.scalar(select(exists().where(asked))):
        return None
    return _dated(s, Meeting.held_on, and_(asked, Meeting.state == "HELD", Meeting.held_on <= until))


def field_visits(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Visits that were held."""
    return _dated(s, FieldVisit.visited_on, _visited(year, until))


def visit_people(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """연인원 of the visits."""
    return _dated(s, FieldVisit.visited_on, _visited(year, until), func.coalesce(FieldVisit.people, 0))


def trainings(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Trainings that took place."""
    return [(row[2], 1) for row in training_queries.held(s, year, until)]


def trained_people(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """연인원 of those who came."""
    return [(row[2], row[3]) for row in training_queries.held(s, year, until)]


def problems_received(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Residents' problems that came in."""
    ours = and_(_of(CitizenProblem, year), CitizenProblem.received_on <= until)
    return _dated_of(s, CitizenProblem, year, CitizenProblem.received_on, ours)


def problems_solved(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """Residents' problems that were solved."""
    ours = and_(
        _of(CitizenProblem, year), CitizenProblem.state == "SOLVED", CitizenProblem.closed_on <= until
    )
    return _dated_of(s, CitizenProblem, year, CitizenProblem.closed_on, ours)


def media_items(s: Session, year: int, _first: date, until: date) -> Amounts | None:
    """What was published in media."""
    ours = and_(_of(MediaItem, year), MediaItem.published_on <= until)
    return _dated_of(s, MediaItem, year, MediaItem.published_on, ours)


def usages(s: Session, year: int, first: date, until: date) -> Amounts | None:
    """Confirmed uses of rooms within the programme (REP-4)."""
    return _dated(s, Usage.used_on, _used(year, first, until))


def usage_people(s: Session, year: int, first: date, until: date) -> Amounts | None:
    """연인원 of the confirmed uses."""
    return _dated(s, Usage.used_on, _used(year, first, until), func.coalesce(Usage.attendees, 0))


COUNTS: dict[str, Count] = {
    "OPINIONS": opinions,
    "PROPOSALS": proposals,
    "PROJECTS": projects,
    "NEWSLETTERS": newsletters,
    "HOMEPAGE_POSTS": homepage_posts,
    "GATHERINGS": gatherings,
    "FIELD_VISITS": field_visits,
    "VISIT_PEOPLE": visit_people,
    "TRAININGS": trainings,
    "TRAINED_PEOPLE": trained_people,
    "PROBLEMS_RECEIVED": problems_received,
    "PROBLEMS_SOLVED": problems_solved,
    "MEDIA_ITEMS": media_items,
    "USAGES": usages,
    "USAGE_PEOPLE": usage_people,
}


def targets(s: Session, year: int) -> list[Target]:
    """The targets of a year in their order."""
    statement = select(Target).where(_of(Target, year)).order_by(Target.position, Target.id)
    return list(s.scalars(statement))


def years_of(s: Session, ids: Sequence[int]) -> list[int]:
    """The fiscal years of these targets."""
    return list(s.scalars(select(Target.fiscal_year).where(Target.id.in_(ids)).distinct()))


def values(s: Session, ids: Sequence[int]) -> list[TargetValue]:
    """What the officer wrote down for these targets, in the order of the lines."""
    return list(
        s.scalars(
            select(TargetValue)
            .where(TargetValue.target_id.in_(ids), TargetValue.deleted_at.is_(None))
            .order_by(TargetValue.target_id, TargetValue.position, TargetValue.id)
        )
    )


def named(s: Session, year: int, name: str, but: int | None) -> bool:
    """Whether another target of the year has this name."""
    found = exists().where(_of(Target, year), Target.name == name, Target.id != (but or 0))
    return bool(s.scalar(select(found)))


def next_position(s: Session, year: int) -> int:
    """Behind all others of the year, deleted ones too."""
    last = s.scalar(select(func.max(Target.position)).where(Target.fiscal_year == year))
    return 0 if last is None else last + 1


def _of(model: Any, year: int) -> "ColumnElement[bool]":
    return and_(model.fiscal_year == year, model.deleted_at.is_(None))


def _dated_of(s: Session, model: Any, year: int, day: Any, ours: "ColumnElement[bool]") -> Amounts | None:
    """None where the year has no record of the kind at all."""
    return _dated(s, day, ours) if s.scalar(select(exists().where(_of(model, year)))) else None


def _received(year: int, until: date) -> "ColumnElement[bool]":
    return and_(_of(Proposal, year), Proposal.cancelled_on.is_(None), Proposal.received_on <= until)


def _visited(year: int, until: date) -> "ColumnElement[bool]":
    return and_(_of(FieldVisit, year), FieldVisit.state == "HELD", FieldVisit.visited_on <= until)


def _used(year: int, first: date, until: date) -> "ColumnElement[bool]":
    confirmed = and_(_of(Usage, year), Usage.state == "HELD", Usage.confirmed_on.is_not(None))
    return and_(confirmed, Usage.used_on >= first, Usage.used_on <= until)


def _dated(s: Session, day: Any, ours: "ColumnElement[bool]", amount: Any = None) -> Amounts:
    """Day and amount of each record; 1 each where no amount is said."""
    rows = s.execute(select(day, literal(1) if amount is None else amount).where(ours))
    return [(_day(row[0]), int(row[1])) for row in rows]


def _day(value: Any) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value
