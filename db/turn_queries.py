"""연도 넘기기 in SQL: what of a year goes along into another one, copied row by row, and what stays open (I7)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from db.base import Record
from db.budget import Account, BudgetYear, Entry
from db.citizens import CitizenProblem, SpaceSuggestion
from db.duties import AdminDuty, OwnDuty, Target
from db.meetings import FollowUp, Meeting
from db.projects import BasisLink, Linkage, LinkageStep, Participant, Project, ProjectParty, Stage, StageTask
from db.proposal_queries import undecided, under_review, waited_for
from db.proposals import Criterion, Opinion, Proposal
from db.returns import CollectionRound, Submission
from db.venues import Usage
from db.visits import FieldVisit
from db.year_turn import YearTurn

Ids = dict[int, int]
"""Old row → its copy."""
_OWN = frozenset({"id", "version", "created_at", "updated_at", "deleted_at"})


def turn_of(s: Session, year: int) -> YearTurn | None:
    """How a year was carried into the next one; None while it was not."""
    return s.scalar(select(YearTurn).where(YearTurn.fiscal_year == year, YearTurn.deleted_at.is_(None)))


def count(s: Session, model: Any, year: int) -> int:
    """How many records of a kind a year has that would go along."""
    return s.scalar(select(func.count()).select_from(model).where(*_going(model, year))) or 0


def there(s: Session, model: Any, year: int) -> int:
    """How many records of a kind a year has, whatever their state."""
    of_year = (model.fiscal_year == year, model.deleted_at.is_(None))
    return s.scalar(select(func.count()).select_from(model).where(*of_year)) or 0


def copy_levels(s: Session, year: int, into: int) -> int:
    """The levels of the budget without any sum, and whether the year refuses what exceeds the balance."""
    done: Ids = {}
    rows = _rows(s, Account, Account.fiscal_year == year, order=Account.level)
    for row in rows:
        parent = done.get(row.parent_id) if row.parent_id is not None else None
        done[row.id] = _copy(s, row, fiscal_year=into, parent_id=parent)
    rule = s.scalar(select(BudgetYear).where(BudgetYear.fiscal_year == year, BudgetYear.deleted_at.is_(None)))
    if rule is not None:
        _copy(s, rule, fiscal_year=into)
    return len(done)


def copy_plain(s: Session, model: Any, year: int, into: int, **changes: Any) -> int:
    """Records without lines; a day of theirs moves along by as many years, done marks are taken off."""
    rows = _rows(s, model, *_going(model, year), order=model.id)
    for row in rows:
        moved = {"due_on": _moved(row.due_on, into - year)} if hasattr(model, "due_on") else {}
        _copy(s, row, fiscal_year=into, **moved, **changes)
    return len(rows)


def copy_projects(s: Session, year: int, into: int) -> Ids:
    """Projects that are not over, with parties, stages, basis and the shops still in; not what they achieved."""
    done: Ids = {}
    for row in _rows(s, Project, *_going(Project, year), order=Project.id):
        done[row.id] = _copy(
            s,
            row,
            fiscal_year=into,
            proposal_id=None,
            outcome="",
            difficulties="",
            next_plan="",
            exemplary=False,
        )
    for model, key in ((ProjectParty, "project_id"), (Participant, "project_id"), (Stage, "project_id")):
        copies = _copy_lines(s, model, key, done)
        if model is Stage:
            _copy_lines(s, StageTask, "stage_id", copies)
    links = _rows(
        s, BasisLink, BasisLink.owner_table == "project", BasisLink.owner_id.in_(done), order=BasisLink.id
    )
    for link in links:
        _copy(s, link, owner_id=done[link.owner_id])
    return done


def copy_linkages(s: Session, year: int, into: int, projects: Mapping[int, int]) -> Ids:
    """1:1 linkages that are not over, with the way they came; a project that went along is the new one."""
    done: Ids = {}
    for row in _rows(s, Linkage, *_going(Linkage, year), order=Linkage.id):
        project = projects.get(row.project_id, row.project_id) if row.project_id is not None else None
        done[row.id] = _copy(s, row, fiscal_year=into, project_id=project)
    _copy_lines(s, LinkageStep, "linkage_id", done)
    return done


def open_conditions(year: int) -> dict[str, tuple[ColumnElement[bool], ...]]:
    """What of a year is not settled: numbered business that goes on, and what should be looked at before."""
    return {name: (_OPEN[name].deleted_at.is_(None), *asked) for name, asked in _asked(year).items()}


def open_work(s: Session, year: int, names: Collection[str]) -> dict[str, int]:
    """How much of each of these there is."""
    asked = open_conditions(year)
    return {
        name: s.scalar(select(func.count()).select_from(_OPEN[name]).where(*asked[name])) or 0
        for name in names
    }


def missing_by_round(s: Session, year: int) -> list[tuple[int, str, int]]:
    """Id and name of each open round of a year, and how many departments have sent it nothing; the first due first."""
    asked = (
        select(CollectionRound.id, CollectionRound.name, func.count())
        .join(Submission, Submission.round_id == CollectionRound.id)
        .where(*open_conditions(year)["returns"])
        .group_by(CollectionRound.id)
        .order_by(CollectionRound.due_on, CollectionRound.id)
    )
    return [(key, name, number) for key, name, number in s.execute(asked)]


def has_work(s: Session, year: int) -> bool:
    """Whether anything that can go along, or be open, was ever written in a year."""
    own: tuple[Any, ...] = (
        Proposal,
        Project,
        Usage,
        Entry,
        Account,
        CitizenProblem,
        FieldVisit,
        CollectionRound,
    )
    return any(there(s, model, year) for model in own)


_OPEN: dict[str, Any] = {
    "proposals": Proposal,
    "opinions": Opinion,
    "problems": CitizenProblem,
    "suggestions": SpaceSuggestion,
    "follow_ups": FollowUp,
    "usages": Usage,
    "entries": Entry,
    "returns": Submission,
    "admin_duties": AdminDuty,
}


def _asked(year: int) -> dict[str, tuple[ColumnElement[bool], ...]]:
    answered = ("SOLVED", "TRANSFERRED", "IMPOSSIBLE")
    return {
        "proposals": (Proposal.fiscal_year == year, undecided()),
        "opinions": (_opinion_open(year),),
        "problems": (CitizenProblem.fiscal_year == year, CitizenProblem.state.not_in(answered)),
        "suggestions": (
            SpaceSuggestion.fiscal_year == year,
            SpaceSuggestion.result.in_(("SENT", "REVIEWED")),
        ),
        "follow_ups": (_follow_up_open(year),),
        "usages": (Usage.fiscal_year == year, Usage.state != "CANCELLED", Usage.confirmed_on.is_(None)),
        "entries": (Entry.fiscal_year == year, Entry.confirmed_on.is_(None)),
        "returns": (_return_missing(year),),
        "admin_duties": (AdminDuty.fiscal_year == year, AdminDuty.done_on.is_(None)),
    }


def _opinion_open(year: int) -> "ColumnElement[bool]":
    waiting = select(Proposal.id).where(
        Proposal.fiscal_year == year, Proposal.deleted_at.is_(None), under_review()
    )
    return and_(Opinion.proposal_id.in_(waiting), waited_for())


def _follow_up_open(year: int) -> "ColumnElement[bool]":
    meetings = select(Meeting.id).where(Meeting.fiscal_year == year, Meeting.deleted_at.is_(None))
    return and_(FollowUp.meeting_id.in_(meetings), FollowUp.done_on.is_(None))


def _return_missing(year: int) -> "ColumnElement[bool]":
    rounds = select(CollectionRound.id).where(
        CollectionRound.fiscal_year == year,
        CollectionRound.deleted_at.is_(None),
        CollectionRound.closed_on.is_(None),
    )
    return and_(Submission.round_id.in_(rounds), Submission.state == "MISSING")


def _going(model: Any, year: int) -> tuple[ColumnElement[bool], ...]:
    """Which records of a kind go along: all of the year, of projects and linkages those that are not over."""
    more: tuple[ColumnElement[bool], ...] = ()
    if model is Project:
        more = (Project.state.in_(("PLANNED", "RUNNING")),)
    if model is Linkage:
        more = (Linkage.stage.in_(("FOUND", "TALKED")),)
    if model is OwnDuty:
        more = (or_(OwnDuty.rhythm != "ONCE", OwnDuty.due_on > date(year, 12, 31)),)
    return (model.fiscal_year == year, model.deleted_at.is_(None), *more)


def _rows(s: Session, model: Any, *conditions: "ColumnElement[bool]", order: Any) -> Sequence[Any]:
    return s.scalars(
        select(model).where(model.deleted_at.is_(None), *conditions).order_by(order, model.id)
    ).all()


def _copy_lines(s: Session, model: Any, key: str, owners: Mapping[int, int]) -> Ids:
    """The lines of records that were copied, below their copies; a shop that has left stays behind."""
    column = getattr(model, key)
    conditions = [column.in_(owners)]
    if model is Participant:
        conditions.append(Participant.left_on.is_(None))
    done: Ids = {}
    for row in _rows(s, model, *conditions, order=model.id):
        done[row.id] = _copy(s, row, **{key: owners[getattr(row, key)]})
    return done


def _copy(s: Session, row: Record, **changes: Any) -> int:
    table = row.__table__
    kept = {one.name: getattr(row, one.name) for one in table.c if one.name not in _OWN}
    copy = type(row)(**{**kept, **changes})
    s.add(copy)
    s.flush()
    return copy.id


def _moved(day: date | None, years: int) -> date | None:
    """The same day some years later; 2. 29. becomes 2. 28."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


MODELS: dict[str, Any] = {
    one.__tablename__: one for one in (Account, Criterion, Target, AdminDuty, OwnDuty, Project, Linkage)
}
"""What can go along, by its table."""
