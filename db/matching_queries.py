"""부서·분야별 협업연계 in SQL: whom each field names, and the reverse (features.md A9)."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.directory import Department, Matching, Partner, Team

_HOME = aliased(Department)


def _parties() -> Any:
    return (
        select(
            Matching.id,
            Matching.field,
            Matching.team_id,
            func.coalesce(Team.name, Department.name, Partner.name),
            Matching.department_id,
            Matching.partner_id,
            func.coalesce(_HOME.name, ""),
        )
        .outerjoin(Team, and_(Team.id == Matching.team_id, Team.deleted_at.is_(None)))
        .outerjoin(_HOME, _HOME.id == Team.department_id)
        .outerjoin(Department, and_(Department.id == Matching.department_id, Department.deleted_at.is_(None)))
        .outerjoin(Partner, and_(Partner.id == Matching.partner_id, Partner.deleted_at.is_(None)))
        .where(Matching.deleted_at.is_(None), func.coalesce(Team.id, Department.id, Partner.id).is_not(None))
    )


def parties(session: Session, field: str | None = None) -> list[Any]:
    """Row, field, team, name, department, partner, name of the team's department; in their order."""
    statement = _parties().order_by(Matching.position, Matching.id)
    return list(session.execute(statement if field is None else statement.where(Matching.field == field)))


def rows_of(session: Session, field: str) -> list[Matching]:
    """The stored lines of a field in their order, to be edited."""
    statement = select(Matching).where(Matching.field == field, Matching.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(Matching.position, Matching.id)))


def fields_naming(session: Session, condition: ColumnElement[bool]) -> Sequence[str]:
    """The fields with a line of which the condition holds, each once."""
    statement = (
        select(Matching.field)
        .outerjoin(Team, Team.id == Matching.team_id)
        .where(Matching.deleted_at.is_(None), condition)
        .group_by(Matching.field)
        .order_by(func.min(Matching.id))
    )
    return list(session.scalars(statement))


def names_team(team_id: int) -> ColumnElement[bool]:
    """A line that names a team."""
    return Matching.team_id == team_id


def names_department(department_id: int) -> ColumnElement[bool]:
    """A line that names a department or one of its teams."""
    return or_(Matching.department_id == department_id, Team.department_id == department_id)


def names_partner(partner_id: int) -> ColumnElement[bool]:
    """A line that names a park body."""
    return Matching.partner_id == partner_id
