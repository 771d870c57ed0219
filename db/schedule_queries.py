"""The dated records of the program, one short question a kind: what happens in a span of days.

Each answers ``Dated`` rows whose days touch the span. A title names organisations, events and sums, never a
person: it goes into papers and calendar files. What may name one stands in ``detail``, for the window alone.
"""

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from sqlalchemy import and_, case, func, null, select
from sqlalchemy.orm import Session

from db.budget import Entry
from db.directory import Building, ContactNote, Department, Partner, Person
from db.meetings import FollowUp, Meeting
from db.projects import Project, Stage
from db.proposal_queries import WAYS_OUT, answered, under_review
from db.proposals import Opinion, Proposal
from db.returns import CollectionRound
from db.stage_queries import GOES_ON
from db.tenants import Tenant
from db.venues import Usage, Venue
from db.visits import FieldVisit, Training


class Phase(Enum):
    """How a dated record stands, apart from what day it is."""

    FACT = "fact"  # it was so on that day
    DUE = "due"  # waited for: late after its day
    PLANNED = "planned"  # will take place
    DONE = "done"
    CANCELLED = "cancelled"


class Dated(NamedTuple):
    """One dated record as a query finds it."""

    record_id: int
    day: date
    title: str
    phase: Phase = Phase.FACT
    last: date | None = None
    start: int | None = None
    end: int | None = None
    where: str = ""
    detail: str = ""
    won: int | None = None
    year: int | None = None
    """The fiscal year of its list, where that shows one year at a time."""
    line: int | None = None
    """The line of the record that has this day, where a record has several."""


Query = Callable[[Session, date, date], list[Dated]]
"""What a kind of record answers for the days from the first to the last one."""

_LIVE_PROPOSAL = and_(Proposal.deleted_at.is_(None), Proposal.cancelled_on.is_(None))
_NUMBERED = Proposal.title + " (" + Proposal.number + ")"
_BODY = func.coalesce(Tenant.name, Partner.name, Department.name)


def proposals_received(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which a proposal came in."""
    statement = select(Proposal.id, Proposal.received_on, _NUMBERED, Proposal.fiscal_year)
    return _facts(session, statement.where(_LIVE_PROPOSAL, Proposal.received_on.between(first, last)))


def answers_due(session: Session, first: date, last: date) -> list[Dated]:
    """Proposals of the park by the day on which they came in, with whether their proposer knows the result.

    One that was given up without a word is waited for no longer.
    """
    told = Proposal.noticed_on.is_not(None)
    statement = select(Proposal.id, Proposal.received_on, _NUMBERED, Proposal.fiscal_year, told).where(
        _LIVE_PROPOSAL,
        Proposal.direction == "TENANT_TO_DISTRICT",
        Proposal.received_on.between(first, last),
        told | Proposal.stage.not_in(WAYS_OUT),
    )
    return _dues(session, statement)


def results_decided(session: Session, first: date, last: date) -> list[Dated]:
    """The day of the officer's decision on a whole proposal."""
    statement = select(Proposal.id, Proposal.decided_on, _NUMBERED, Proposal.fiscal_year)
    return _facts(session, statement.where(_LIVE_PROPOSAL, Proposal.decided_on.between(first, last)))


def opinions_due(session: Session, first: date, last: date) -> list[Dated]:
    """By when a department's opinion is due; one that nobody waits for any more and never came is left out."""
    statement = _opinions(Opinion.due_on, answered()).where(
        Opinion.due_on.between(first, last), answered() | under_review()
    )
    return _dues(session, statement)


def opinions_written(session: Session, first: date, last: date) -> list[Dated]:
    """The day on which a department wrote its opinion."""
    statement = _opinions(Opinion.written_on).where(answered(), Opinion.written_on.between(first, last))
    return _facts(session, statement)


def projects_starting(session: Session, first: date, last: date) -> list[Dated]:
    """The first day of a linked project."""
    return _project_days(session, Project.starts_on, ("RUNNING", "DONE"), first, last)


def projects_ending(session: Session, first: date, last: date) -> list[Dated]:
    """The last day of a linked project."""
    return _project_days(session, Project.ends_on, ("DONE",), first, last)


def stages_ending(session: Session, first: date, last: date) -> list[Dated]:
    """The planned last day of a project's stage; one of a project that stopped is waited for no longer."""
    title = Stage.name + " (" + Project.name + ")"
    statement = (
        select(Project.id, Stage.id, Stage.ends_on, title, Stage.done_on, Project.state, Project.fiscal_year)
        .join(Project, Project.id == Stage.project_id)
        .where(Project.deleted_at.is_(None), Stage.deleted_at.is_(None), Stage.ends_on.between(first, last))
    )

    def phase(done_on: date | None, state: str) -> Phase:
        if done_on is not None:
            return Phase.DONE
        return Phase.DUE if state in GOES_ON else Phase.CANCELLED

    return [
        Dated(key, day, words, phase(done_on, state), year=year, line=line)
        for key, line, day, words, done_on, state, year in session.execute(statement)
        if day is not None
    ]


def meetings(session: Session, first: date, last: date) -> list[Dated]:
    """Meetings but workshops."""
    return _meetings(session, Meeting.kind != "WORKSHOP", first, last)


def workshops(session: Session, first: date, last: date) -> list[Dated]:
    """협력 워크숍."""
    return _meetings(session, Meeting.kind == "WORKSHOP", first, last)


def _meetings(session: Session, which: Any, first: date, last: date) -> list[Dated]:
    columns = (
        Meeting.id,
        Meeting.held_on,
        Meeting.title,
        Meeting.state,
        Meeting.start_minute,
        Meeting.end_minute,
        Meeting.place,
        Meeting.fiscal_year,
    )
    statement = select(*columns).where(
        Meeting.deleted_at.is_(None), Meeting.held_on.between(first, last), which
    )
    return [
        Dated(key, day, title, _USAGE_PHASES[state], None, start, end, place, year=year)
        for key, day, title, state, start, end, place, year in session.execute(statement)
    ]


def follow_ups_due(session: Session, first: date, last: date) -> list[Dated]:
    """By when something agreed in a meeting is to be done; whose it is may be a name, so the window alone tells."""
    statement = (
        select(
            FollowUp.id,
            FollowUp.due_on,
            FollowUp.task,
            Meeting.fiscal_year,
            FollowUp.done_on.is_not(None),
            FollowUp.owner,
        )
        .join(Meeting, Meeting.id == FollowUp.meeting_id)
        .where(FollowUp.deleted_at.is_(None), FollowUp.due_on.between(first, last))
    )
    return _dues(session, statement)


def usages(session: Session, first: date, last: date) -> list[Dated]:
    """Uses of rooms, with their times; one of several days touches the span by any of them."""
    until = func.coalesce(Usage.until_on, Usage.used_on)
    statement = (
        select(
            Usage.id,
            Usage.used_on,
            Usage.event,
            Usage.state,
            Usage.until_on,
            Usage.start_minute,
            Usage.end_minute,
            Building.name,
            func.coalesce(Venue.name, ""),
            Usage.fiscal_year,
        )
        .join(Building, Building.id == Usage.building_id)
        .outerjoin(Venue, Venue.id == Usage.venue_id)
        .where(Usage.deleted_at.is_(None), Usage.used_on <= last, until >= first)
    )
    return [
        Dated(
            key,
            day,
            event,
            _USAGE_PHASES[state],
            final,
            start,
            end,
            f"{building} {venue}".strip(),
            year=year,
        )
        for key, day, event, state, final, start, end, building, venue, year in session.execute(statement)
    ]


_USAGE_PHASES = {"PLANNED": Phase.PLANNED, "HELD": Phase.DONE, "CANCELLED": Phase.CANCELLED}


def field_visits(session: Session, first: date, last: date) -> list[Dated]:
    """Groups that are shown the park."""
    columns = (
        FieldVisit.id,
        FieldVisit.visited_on,
        FieldVisit.group_name,
        FieldVisit.state,
        FieldVisit.start_minute,
        FieldVisit.end_minute,
        FieldVisit.route,
        FieldVisit.fiscal_year,
    )
    statement = select(*columns).where(
        FieldVisit.deleted_at.is_(None), FieldVisit.visited_on.between(first, last)
    )
    return [
        Dated(key, day, group or "현장견학", _USAGE_PHASES[state], None, start, end, route, year=year)
        for key, day, group, state, start, end, route, year in session.execute(statement)
    ]


def trainings(session: Session, first: date, last: date) -> list[Dated]:
    """The days of trainings, held or ahead."""
    until = func.coalesce(Training.until_on, Training.held_on)
    statement = select(Training).where(
        Training.deleted_at.is_(None), Training.held_on <= last, until >= first
    )
    return [
        Dated(
            row.id,
            row.held_on,
            row.title,
            Phase.CANCELLED if row.cancelled else Phase.DONE if row.took_place else Phase.PLANNED,
            row.until_on,
            row.start_minute,
            row.end_minute,
            row.place,
            year=row.fiscal_year,
        )
        for row in session.scalars(statement)
        if row.held_on is not None
    ]


def applications_ending(session: Session, first: date, last: date) -> list[Dated]:
    """Until when departments may put somebody down for a training; a fact once its day came."""
    columns = (Training.id, Training.apply_until, Training.title, Training.fiscal_year)
    statement = select(*columns).where(
        Training.deleted_at.is_(None),
        Training.cancelled.is_(False),
        Training.apply_until.between(first, last),
    )
    return _facts(session, statement)


def rounds_due(session: Session, first: date, last: date) -> list[Dated]:
    """Rounds of 취합 by the day until which departments answer; one that is closed waits no longer."""
    closed = CollectionRound.closed_on.is_not(None)
    statement = select(
        CollectionRound.id, CollectionRound.due_on, CollectionRound.name, CollectionRound.fiscal_year, closed
    ).where(CollectionRound.deleted_at.is_(None), CollectionRound.due_on.between(first, last))
    return _dues(session, statement)


def payments(session: Session, first: date, last: date) -> list[Dated]:
    """Payments and money that came back; a payment that was reversed stands with what reverses it."""
    signed = case((Entry.kind == "REFUND", -Entry.amount_won), else_=Entry.amount_won)
    columns = (Entry.id, Entry.booked_on, Entry.summary, signed, Entry.payee, Entry.fiscal_year)
    statement = select(*columns).where(
        Entry.deleted_at.is_(None),
        Entry.kind.in_(("DISBURSEMENT", "REFUND")),
        Entry.booked_on.between(first, last),
    )
    return [
        Dated(key, day, summary, detail=payee, won=won, year=year)
        for key, day, summary, won, payee, year in session.execute(statement)
    ]


def next_contacts(session: Session, first: date, last: date) -> list[Dated]:
    """When to come back to a body; what the officer noted about it is for the window alone."""
    no_year = null()
    statement = (
        select(
            ContactNote.id, ContactNote.next_on, _BODY, no_year, ContactNote.settled, ContactNote.next_step
        )
        .outerjoin(Tenant, Tenant.id == ContactNote.tenant_id)
        .outerjoin(Partner, Partner.id == ContactNote.partner_id)
        .outerjoin(Department, Department.id == ContactNote.department_id)
        .where(ContactNote.deleted_at.is_(None), ContactNote.next_on.between(first, last))
    )
    return _dues(session, statement)


def agreements_ending(session: Session, first: date, last: date) -> list[Dated]:
    """The last day of a tenant's agreement, unless it had moved out before."""
    statement = select(Tenant.id, Tenant.agreed_until, Tenant.name, null()).where(
        Tenant.deleted_at.is_(None),
        Tenant.agreed_until.between(first, last),
        Tenant.moved_out_on.is_(None) | (Tenant.moved_out_on >= Tenant.agreed_until),
    )
    return _facts(session, statement)


def retention_ending(session: Session, first: date, last: date) -> list[Dated]:
    """Until when a person's data may be kept; the body is named, the person never."""
    statement = (
        select(Person.id, Person.retain_until, _BODY + " 담당자")
        .outerjoin(Tenant, Tenant.id == Person.tenant_id)
        .outerjoin(Partner, Partner.id == Person.partner_id)
        .outerjoin(Department, Department.id == Person.department_id)
        .where(
            Person.deleted_at.is_(None),
            Person.erased_at.is_(None),
            Person.retain_until.between(first, last),
        )
    )
    return [Dated(key, day, title, Phase.DUE) for key, day, title in session.execute(statement) if day]


def _opinions(day: Any, *more: Any) -> Any:
    return (
        select(Opinion.id, day, Department.name + " · " + _NUMBERED, Proposal.fiscal_year, *more)
        .join(Proposal, Proposal.id == Opinion.proposal_id)
        .join(Department, Department.id == Opinion.department_id)
        .where(Opinion.deleted_at.is_(None), _LIVE_PROPOSAL)
    )


def _project_days(session: Session, day: Any, done: tuple[str, ...], first: date, last: date) -> list[Dated]:
    statement = select(Project.id, day, Project.name, Project.state, Project.fiscal_year).where(
        Project.deleted_at.is_(None), day.between(first, last)
    )

    def phase(state: str) -> Phase:
        if state == "STOPPED":
            return Phase.CANCELLED
        return Phase.DONE if state in done else Phase.DUE

    return [
        Dated(key, on, name, phase(state), year=year)
        for key, on, name, state, year in session.execute(statement)
    ]


def _facts(session: Session, statement: Any) -> list[Dated]:
    """Rows of id, day, title, fiscal year."""
    return [Dated(key, day, title, year=year) for key, day, title, year in session.execute(statement)]


def _dues(session: Session, statement: Any) -> list[Dated]:
    """Rows of id, day, title, fiscal year, whether it is done, and what only the window shows."""
    return [
        Dated(key, day, title, Phase.DONE if done else Phase.DUE, detail="".join(more), year=year)
        for key, day, title, year, done, *more in session.execute(statement)
    ]
