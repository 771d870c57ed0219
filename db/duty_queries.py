"""What the records say of the duties of a year, and the officer's own duties and marks (features.md E13)."""

from calendar import monthrange
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from db.duties import DutyMark, OwnDuty
from db.meeting_queries import WORKSHOP_KINDS
from db.meetings import Meeting
from db.privacy import AccessLine
from db.proposals import Proposal
from db.publicity import HomepagePost, NewsletterSlot
from db.returns import CollectionRound
from db.visits import FieldVisit, Training

FIRST_HALF = 6


class Found(NamedTuple):
    """What satisfies a duty: the span, the day since when, how many there are; ``vain`` where nothing is to do."""

    part: str
    day: date | None
    number: int = 1
    record_id: int | None = None
    vain: bool = False


def newsletter_drafts(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Issues whose draft came in, or that were published all the same."""
    day = func.coalesce(NewsletterSlot.draft_on, NewsletterSlot.published_on)
    return _months(s, NewsletterSlot, day, _of(NewsletterSlot, year), until)


def newsletters(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Issues that were published."""
    return _months(s, NewsletterSlot, NewsletterSlot.published_on, _of(NewsletterSlot, year), until)


def homepage_posts(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Months whose events were posted."""
    ours = and_(_of(HomepagePost, year), HomepagePost.kind == "MONTHLY")
    return _months(s, HomepagePost, HomepagePost.posted_on, ours, until)


def gatherings(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Halves in which a workshop or a meeting of cooperation was held, with the first of them."""
    rows = s.execute(
        select(Meeting.held_on, Meeting.id)
        .where(held_gathering(year, until))
        .order_by(Meeting.held_on, Meeting.id)
    ).all()
    halves: dict[str, list[Any]] = {}
    for row in rows:
        halves.setdefault("H1" if row.held_on.month <= FIRST_HALF else "H2", []).append(row)
    return [Found(part, held[0].held_on, len(held), held[0].id) for part, held in halves.items()]


def access_reviews(s: Session, year: int, until: date, word: str) -> list[Found]:
    """Months of the log that were reviewed; a month that is over and has no lines has nothing to review."""
    month = func.strftime("%Y-%m", AccessLine.at)
    lined = set(s.scalars(select(month).where(~AccessLine.detail.startswith(word)).distinct()))
    rows = s.execute(
        select(AccessLine.detail, AccessLine.at)
        .where(AccessLine.detail.startswith(word))
        .order_by(AccessLine.id)
    )
    reviewed = {row.detail.rsplit(" ", 1)[-1]: row.at.date() for row in rows}
    found = []
    for number in range(1, 13):
        key = f"{year}-{number:02}"
        if key in reviewed:
            found.append(Found(f"{number:02}", reviewed[key]))
        elif key not in lined and date(year, number, monthrange(year, number)[1]) < until:
            found.append(Found(f"{number:02}", None, vain=True))
    return found


def held_visits(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Visits to the park that were held, as one of the year."""
    held = and_(_of(FieldVisit, year), FieldVisit.state == "HELD", FieldVisit.visited_on <= until)
    return _whole(s, FieldVisit.visited_on, held)


def held_trainings(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Trainings that took place."""
    held = and_(_of(Training, year), Training.took_place, Training.held_on <= until)
    return _whole(s, Training.held_on, held)


def received_proposals(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Proposals that came in and were not cancelled."""
    ours = and_(_of(Proposal, year), Proposal.cancelled_on.is_(None), Proposal.received_on <= until)
    return _whole(s, Proposal.received_on, ours)


def half_rounds(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Rounds of 취합 that were begun and whose period ends with the first half: one of its first quarter is none."""
    return _rounds(s, year, until, date(year, 4, 1), date(year, 6, 30))


def year_rounds(s: Session, year: int, until: date, _word: str) -> list[Found]:
    """Rounds of 취합 that were begun and whose period ends with the year: one of its third quarter is none."""
    return _rounds(s, year, until, date(year, 10, 1), date(year, 12, 31))


def _rounds(s: Session, year: int, until: date, first: date, last: date) -> list[Found]:
    begun = and_(
        _of(CollectionRound, year),
        CollectionRound.opened_on <= until,
        CollectionRound.ends_on.between(first, last),
    )
    return _whole(s, CollectionRound.opened_on, begun)


SOURCES: dict[str, Callable[[Session, int, date, str], list[Found]]] = {
    "newsletter_draft": newsletter_drafts,
    "newsletter": newsletters,
    "homepage": homepage_posts,
    "workshop": gatherings,
    "access_review": access_reviews,
    "field_visits": held_visits,
    "trainings": held_trainings,
    "proposals": received_proposals,
    "half_round": half_rounds,
    "year_round": year_rounds,
}
"""What a rule's ``source`` in the plan's data names."""


def found(
    s: Session, sources: Collection[str], year: int, until: date, review: str
) -> dict[str, list[Found]]:
    """What the records say until a day; ``review`` is the word by which a review stands in the 접속기록."""
    return {key: SOURCES[key](s, year, until, review) for key in sorted(sources)}


def held_gathering(year: int, until: date) -> "ColumnElement[bool]":
    """A workshop or meeting of cooperation of a year that was held by a day."""
    return and_(
        _of(Meeting, year),
        Meeting.kind.in_(WORKSHOP_KINDS),
        Meeting.state == "HELD",
        Meeting.held_on <= until,
    )


def marks(s: Session, year: int) -> list[DutyMark]:
    """What the officer has said of the duties of a year."""
    return list(s.scalars(select(DutyMark).where(_of(DutyMark, year)).order_by(DutyMark.id)))


def mark(s: Session, year: int, rule: str, span: str) -> DutyMark | None:
    """What the officer has said of one duty."""
    return s.scalar(select(DutyMark).where(_of(DutyMark, year), DutyMark.rule == rule, DutyMark.span == span))


def marks_of_rules(s: Session, rules: Collection[str]) -> list[DutyMark]:
    """The marks of whole rules, of any year."""
    return list(s.scalars(select(DutyMark).where(DutyMark.deleted_at.is_(None), DutyMark.rule.in_(rules))))


def own_duties(s: Session, year: int) -> list[OwnDuty]:
    """The officer's own duties of a year, in the order in which they came."""
    return list(s.scalars(select(OwnDuty).where(_of(OwnDuty, year)).order_by(OwnDuty.id)))


def _of(model: Any, year: int) -> "ColumnElement[bool]":
    return and_(model.fiscal_year == year, model.deleted_at.is_(None))


def _months(s: Session, model: Any, day: Any, ours: "ColumnElement[bool]", until: date) -> list[Found]:
    """The months of which a record has its day, with the first one."""
    rows = s.execute(
        select(model.month, func.min(day), func.count(), func.min(model.id))
        .where(ours, day <= until)
        .group_by(model.month)
        .order_by(model.month)
    )
    return [Found(f"{month.month:02}", first, count, key) for month, first, count, key in rows]


def _whole(s: Session, day: Any, ours: "ColumnElement[bool]") -> list[Found]:
    """All records of the year as one, since the first of them."""
    first, count = s.execute(select(func.min(day), func.count()).where(ours)).one()
    return [Found("", first, count)] if count else []
