"""Questions about 검토의견서: departments asked, the list by due day, criteria of a year, the matching table."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select, update
from sqlalchemy.orm import Session

from db.directory import Department, Matching, Team
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.proposal_queries import answered, under_review, waited_for
from db.proposals import VERDICTS, Criterion, Opinion, OpinionMark, Proposal, ReceivedForm

VIEWS = ("all", "waiting", "late", "received", "confirmed")

_SHOWN = (
    Opinion.id,
    Opinion.version,
    Opinion.proposal_id,
    Proposal.number,
    Proposal.title,
    Department.name,
    Opinion.team,
    Opinion.requested_on,
    Opinion.due_on,
    Opinion.verdict,
    Opinion.written_on,
    Opinion.confirmed_on,
    case((under_review(), 1), else_=0),
    Opinion.department_id,
)


def _shown() -> Select[Any]:
    return (
        select(*_SHOWN)
        .join(Proposal, Proposal.id == Opinion.proposal_id)
        .join(Department, Department.id == Opinion.department_id)
        .where(Opinion.deleted_at.is_(None))
    )


def of_proposal(session: Session, proposal_id: int) -> list[Any]:
    """The departments asked about one proposal, in the order in which they were asked."""
    return list(session.execute(_shown().where(Opinion.proposal_id == proposal_id).order_by(Opinion.id)))


def waited_ids(session: Session, year: int) -> list[int]:
    """The opinions of a year that are still to come, by proposal."""
    return list(
        session.scalars(
            select(Opinion.id)
            .join(Proposal, Proposal.id == Opinion.proposal_id)
            .where(_of_year(year), waited_for(), under_review())
            .order_by(Proposal.serial, Opinion.id)
        )
    )


def id_for(session: Session, proposal_id: int, department_id: int) -> int | None:
    """The opinion of a department on a proposal; None where it was never asked, or is asked no more."""
    return session.scalar(
        select(Opinion.id).where(
            Opinion.proposal_id == proposal_id,
            Opinion.department_id == department_id,
            Opinion.deleted_at.is_(None),
        )
    )


def taken_on(session: Session, opinion_id: int, sha256: str) -> datetime | None:
    """When this very file was taken into an opinion last."""
    return session.scalar(
        select(func.max(ReceivedForm.created_at)).where(
            ReceivedForm.opinion_id == opinion_id,
            ReceivedForm.sha256 == sha256,
            ReceivedForm.deleted_at.is_(None),
        )
    )


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """What the list of all opinions shows of these."""
    return in_order(ids, session.execute(_shown().where(Opinion.id.in_(ids))))


def _view(view: str, today: date) -> ColumnElement[bool] | None:
    conditions: dict[str, ColumnElement[bool]] = {
        "waiting": and_(waited_for(), under_review()),
        "late": and_(waited_for(), under_review(), Opinion.due_on < today),
        "received": answered(),
        "confirmed": Opinion.confirmed_on.is_not(None),
    }
    return conditions.get(view)


def listed() -> ColumnElement[bool]:
    """An opinion that the list shows: neither it nor its proposal, which is joined, is gone."""
    return and_(Opinion.deleted_at.is_(None), Proposal.deleted_at.is_(None), Proposal.cancelled_on.is_(None))


def _of_year(year: int | None) -> ColumnElement[bool]:
    return listed() if year is None else and_(listed(), Proposal.fiscal_year == year)


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """An opinion found by its proposal, which is joined, or by its department."""
    return any_of(
        text_condition(Proposal, pattern), refers_by_name(Opinion.department_id, Department, pattern)
    )


def listing(
    year: int | None,
    view: str,
    pattern: TextPattern | None,
    order: str,
    today: date,
    *,
    descending: bool,
) -> Select[Any]:
    """Id and whether it is in: of all opinions that fit, in their order."""
    statement = (
        select(Opinion.id, case((answered(), 1), else_=0))
        .join(Proposal, Proposal.id == Opinion.proposal_id)
        .join(Department, Department.id == Opinion.department_id)
        .where(_of_year(year))
    )
    condition = _view(view, today)
    if condition is not None:
        statement = statement.where(condition)
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    orders: dict[str, ColumnElement[Any]] = {
        "number": Proposal.serial.expression,
        "title": Proposal.sort_key.expression,
        "department": Department.sort_key.expression,
        "requested_on": Opinion.requested_on.expression,
        "state": case((answered(), None), else_=Opinion.due_on),
        "verdict": case({name: place for place, name in enumerate(VERDICTS)}, value=Opinion.verdict),
        "written_on": Opinion.written_on.expression,
    }
    key = orders.get(order, Opinion.due_on.expression)
    ordered = key.desc().nulls_last() if descending else key.asc().nulls_last()
    return statement.order_by(ordered, Proposal.serial, Opinion.id)


def view_counts(session: Session, year: int | None, today: date) -> dict[str, int]:
    """How many opinions each saved view has, in one pass."""
    counts = [
        func.count() if condition is None else func.count(case((condition, 1)))
        for condition in (_view(view, today) for view in VIEWS)
    ]
    statement = select(*counts).select_from(Opinion).join(Proposal, Proposal.id == Opinion.proposal_id)
    row = session.execute(statement.where(_of_year(year))).one()
    return dict(zip(VIEWS, row, strict=True))


def department_name(session: Session, department_id: int) -> str:
    """The present name of a department."""
    return session.scalar(select(Department.name).where(Department.id == department_id)) or ""


def matched(session: Session, field: str) -> list[Any]:
    """Teams and departments that the matching table names for a field: department, team, their ids."""
    return list(
        session.execute(
            select(
                Department.id,
                func.coalesce(Department.name, ""),
                Team.id,
                func.coalesce(Team.name, ""),
            )
            .select_from(Matching)
            .outerjoin(Team, Team.id == Matching.team_id)
            .outerjoin(
                Department,
                or_(Department.id == Matching.department_id, Department.id == Team.department_id),
            )
            .where(
                Matching.field == field,
                Matching.deleted_at.is_(None),
                or_(Team.id.is_not(None), Department.id.is_not(None)),
            )
            .order_by(Matching.position, Matching.id)
        )
    )


def criteria(session: Session, year: int, opinion_id: int | None = None) -> list[Criterion]:
    """The criteria of a year; with one removed later where this opinion has a mark on it."""
    kept: ColumnElement[bool] = Criterion.deleted_at.is_(None)
    if opinion_id is not None:
        kept = or_(
            kept,
            exists().where(
                OpinionMark.criterion_id == Criterion.id,
                OpinionMark.opinion_id == opinion_id,
                or_(OpinionMark.mark != "", OpinionMark.reason != ""),
            ),
        )
    statement = select(Criterion).where(Criterion.fiscal_year == year, kept)
    return list(session.scalars(statement.order_by(Criterion.position, Criterion.id)))


def newest_criteria_year(session: Session, before: int) -> int | None:
    """The latest year before this one that has criteria of its own."""
    return session.scalar(
        select(func.max(Criterion.fiscal_year)).where(
            Criterion.fiscal_year < before, Criterion.deleted_at.is_(None)
        )
    )


def marks(session: Session, opinion_id: int) -> dict[int, OpinionMark]:
    """An opinion's marks by criterion."""
    found = session.scalars(select(OpinionMark).where(OpinionMark.opinion_id == opinion_id))
    return {row.criterion_id: row for row in found}


def touch(session: Session, opinion: Opinion) -> None:
    """Give an opinion a new version though only its marks changed: an older form must not save over them."""
    session.execute(
        update(Opinion).where(Opinion.id == opinion.id).values(version=Opinion.version + 1),
        execution_options={"synchronize_session": "evaluate"},
    )
