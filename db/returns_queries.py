"""취합 in SQL: rounds, what each department owes, counts for the board, rows for the forms (G1, G2, G6)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from db.directory import Building, Department, Partner
from db.projects import ProgressNote, Project, ProjectParty
from db.register_lists import Listed
from db.returns import CollectionRound, ReceivedReturn, ReturnedRow, Submission
from db.tenants import Tenant
from db.venues import Usage, Venue
from db.visits import Training

ANSWERED = ("SUBMITTED", "NIL_RETURN", "CONFIRMED", "NOT_APPLICABLE")
"""States that count as answered (IMP-11, G6)."""
_OFFICE_FIRST = 1_000_000
_OWES = Submission.state == "MISSING"


def _of_round(column: Any) -> Any:
    return (
        select(column)
        .where(CollectionRound.id == Submission.round_id)
        .correlate(Submission)
        .scalar_subquery()
    )


def _of_department(value: Any) -> Any:
    return (
        select(value).where(Department.id == Submission.department_id).correlate(Submission).scalar_subquery()
    )


def _in_rounds(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Submission.round_id.in_(select(CollectionRound.id).where(condition))


def _late_round(today: date) -> ColumnElement[bool]:
    return and_(CollectionRound.due_on < today, CollectionRound.closed_on.is_(None))


def late(today: date) -> ColumnElement[bool]:
    """지연: nothing came by the due day of a round that still waits."""
    return and_(_OWES, _in_rounds(_late_round(today)))


_PLACE = _of_department(case((Department.kind == "OFFICE", 0), else_=_OFFICE_FIRST) + Department.position)
"""Departments first, then 동, as the directory has them."""
ROUNDS = Listed(
    CollectionRound,
    views={
        "open": lambda _: CollectionRound.closed_on.is_(None),
        "overdue": _late_round,
        "closed": lambda _: CollectionRound.closed_on.is_not(None),
    },
    day=CollectionRound.due_on,
    meanings={
        "asks_projects": CollectionRound.forms.contains("PROJECTS"),
        "asks_usages": CollectionRound.forms.contains("USAGES"),
        "asks_trainees": CollectionRound.forms.contains("TRAINEES"),
    },
)
SUBMISSIONS = Listed(
    Submission,
    named={"round_id": "collection_round", "department_id": "body_department"},
    views={
        "missing": lambda _: _OWES,
        "late": late,
        "returned": lambda _: Submission.state == "RETURNED",
        "submitted": lambda _: Submission.state == "SUBMITTED",
        "confirmed": lambda _: Submission.state == "CONFIRMED",
        "nil": lambda _: Submission.state == "NIL_RETURN",
        "not_applicable": lambda _: Submission.state == "NOT_APPLICABLE",
    },
    day=_PLACE,
    newest_first=False,
    orders={"department_id": _of_department(Department.sort_key)},
    sums={"answered": case((Submission.state.in_(ANSWERED), 1), else_=0)},
    year=_of_round(CollectionRound.fiscal_year),
    parent=Submission.round_id,
)


def rounds_of(s: Session, year: int) -> list[CollectionRound]:
    """The rounds of a year, the one due last first."""
    alive = (CollectionRound.deleted_at.is_(None), CollectionRound.fiscal_year == year)
    asked = select(CollectionRound).where(*alive)
    return list(s.scalars(asked.order_by(CollectionRound.due_on.desc(), CollectionRound.id.desc())))


def last_round(s: Session) -> CollectionRound | None:
    """The newest round of any year, which the next one is made like."""
    alive = select(CollectionRound).where(CollectionRound.deleted_at.is_(None))
    return s.scalar(alive.order_by(CollectionRound.starts_on.desc(), CollectionRound.id.desc()).limit(1))


def round_named(s: Session, year: int | None, name: str) -> list[CollectionRound]:
    """Rounds of this name, of a year or of all of them."""
    asked = select(CollectionRound).where(CollectionRound.deleted_at.is_(None), CollectionRound.name == name)
    if year is not None:
        asked = asked.where(CollectionRound.fiscal_year == year)
    return list(s.scalars(asked.order_by(CollectionRound.fiscal_year.desc())))


def rounds_ever(s: Session) -> int:
    """How many rounds there have been, deleted ones too."""
    return s.scalar(select(func.count()).select_from(CollectionRound)) or 0


def units(s: Session) -> list[Any]:
    """Id, name, kind of the departments and 동 in use, in the order of the board."""
    alive = (Department.deleted_at.is_(None), Department.in_use)
    asked = select(Department.id, Department.name, Department.kind).where(*alive)
    return list(s.execute(asked.order_by(Department.kind.desc(), Department.position, Department.sort_key)))


def submissions_of(s: Session, round_id: int) -> list[Submission]:
    """What the departments owe a round, in the order of the board."""
    asked = select(Submission).where(Submission.round_id == round_id, Submission.deleted_at.is_(None))
    return list(s.scalars(asked.order_by(_PLACE, Submission.id)))


def owed_twice(s: Session, round_id: int, department_id: int, but: int | None) -> bool:
    """Whether a department stands in a round already."""
    asked = select(Submission.id).where(
        Submission.round_id == round_id,
        Submission.department_id == department_id,
        Submission.deleted_at.is_(None),
    )
    return any(key != but for key in s.scalars(asked))


def states(s: Session, round_ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many departments of each round are in each state."""
    asked = select(Submission.round_id, Submission.state, func.count()).where(
        Submission.round_id.in_(round_ids), Submission.deleted_at.is_(None)
    )
    found: dict[int, dict[str, int]] = {key: {} for key in round_ids}
    for round_id, state, count in s.execute(asked.group_by(Submission.round_id, Submission.state)):
        found[round_id][state] = count
    return found


def about(s: Session, ids: Sequence[int]) -> list[Any]:
    """Of submissions: the department and the round as the board tells of them."""
    asked = (
        select(
            Submission.id,
            Department.name.label("department"),
            Department.kind,
            CollectionRound.name.label("round_name"),
            CollectionRound.due_on,
            CollectionRound.closed_on,
        )
        .join(Department, Department.id == Submission.department_id)
        .join(CollectionRound, CollectionRound.id == Submission.round_id)
    )
    return list(s.execute(asked.where(Submission.id.in_(ids))))


def row_counts(s: Session, ids: Sequence[int]) -> dict[int, dict[str, int]]:
    """How many rows of each sheet stand in the office because of what a department sent."""
    asked = (
        select(ReceivedReturn.submission_id, ReturnedRow.sheet, func.count())
        .join(ReturnedRow, ReturnedRow.return_id == ReceivedReturn.id)
        .where(
            ReceivedReturn.submission_id.in_(ids),
            ReceivedReturn.outcome == "TAKEN",
            ReceivedReturn.deleted_at.is_(None),
            ReturnedRow.deleted_at.is_(None),
        )
        .group_by(ReceivedReturn.submission_id, ReturnedRow.sheet)
    )
    found: dict[int, dict[str, int]] = {}
    for key, sheet, count in s.execute(asked):
        found.setdefault(key, {})[sheet] = count
    return found


def files_of(s: Session, submission_id: int) -> list[ReceivedReturn]:
    """The files that a department sent for a round, the newest first."""
    asked = select(ReceivedReturn).where(
        ReceivedReturn.submission_id == submission_id, ReceivedReturn.deleted_at.is_(None)
    )
    return list(s.scalars(asked.order_by(ReceivedReturn.id.desc())))


def refused_rows(s: Session, ids: Sequence[int]) -> dict[int, int]:
    """How many rows of the standing files could not be taken."""
    asked = select(ReceivedReturn.submission_id, func.sum(ReceivedReturn.rows_refused)).where(
        ReceivedReturn.submission_id.in_(ids),
        ReceivedReturn.outcome == "TAKEN",
        ReceivedReturn.deleted_at.is_(None),
    )
    return {row[0]: row[1] for row in s.execute(asked.group_by(ReceivedReturn.submission_id))}


# What a form says beforehand


def known_projects(s: Session, year: int, departments: Sequence[int]) -> list[Project]:
    """The projects that these departments lead in a year."""
    asked = select(Project).where(
        Project.deleted_at.is_(None), Project.fiscal_year == year, Project.department_id.in_(departments)
    )
    return list(s.scalars(asked.order_by(Project.sort_key, Project.id)))


def party_names(s: Session, projects: Sequence[int]) -> dict[int, list[str]]:
    """Who takes part in projects besides the lead, in their order."""
    asked = (
        select(
            ProjectParty.project_id,
            func.coalesce(Tenant.name, Partner.name, Department.name, ProjectParty.group_name),
        )
        .outerjoin(Tenant, Tenant.id == ProjectParty.tenant_id)
        .outerjoin(Partner, Partner.id == ProjectParty.partner_id)
        .outerjoin(Department, Department.id == ProjectParty.department_id)
        .where(ProjectParty.project_id.in_(projects), ProjectParty.deleted_at.is_(None))
        .order_by(ProjectParty.position, ProjectParty.id)
    )
    found: dict[int, list[str]] = {}
    for key, name in s.execute(asked):
        found.setdefault(key, []).append(name)
    return found


def last_notes(s: Session, projects: Sequence[int], until: date) -> dict[int, ProgressNote]:
    """The newest progress note of each project by a day."""
    asked = select(ProgressNote).where(
        ProgressNote.project_id.in_(projects),
        ProgressNote.deleted_at.is_(None),
        ProgressNote.noted_on <= until,
    )
    return {one.project_id: one for one in s.scalars(asked.order_by(ProgressNote.noted_on, ProgressNote.id))}


def known_usages(s: Session, departments: Sequence[int], first: date, last: date) -> list[Any]:
    """The uses of the park by these departments in a period, with the name of their space."""
    asked = (
        select(Usage, Building.name, Venue.name)
        .select_from(Usage)
        .join(Building, Building.id == Usage.building_id)
        .outerjoin(Venue, Venue.id == Usage.venue_id)
        .where(
            Usage.deleted_at.is_(None),
            Usage.department_id.in_(departments),
            Usage.used_on.between(first, last),
        )
    )
    return list(s.execute(asked.order_by(Usage.used_on, Usage.start_minute, Usage.id)))


def spaces(s: Session) -> list[str]:
    """Rooms in use with their building, then the buildings, as a form offers them."""
    rooms = (
        select(Building.name + " " + Venue.name)
        .select_from(Venue)
        .join(Building, Building.id == Venue.building_id)
        .where(Venue.deleted_at.is_(None), Venue.in_use, Building.deleted_at.is_(None))
        .order_by(Building.position, Building.sort_key, Venue.sort_key)
    )
    alive = (Building.deleted_at.is_(None), Building.in_use)
    buildings = select(Building.name).where(*alive).order_by(Building.position, Building.sort_key)
    return [*s.scalars(rooms), *s.scalars(buildings)]


def trainings(s: Session, first: date, last: date) -> list[str]:
    """Trainings that somebody may apply for: held in a period, or after it, and not called off."""
    asked = select(Training.title).where(
        Training.deleted_at.is_(None),
        Training.cancelled.is_(False),
        Training.held_on >= first,
        Training.fiscal_year == last.year,
    )
    return list(s.scalars(asked.order_by(Training.held_on, Training.id)))
