"""부서 → 팀 → 담당자 in SQL: the register of teams, where they stood before, who is in post (features.md A5)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, or_, select
from sqlalchemy.orm import Session

from db.directory import Department, Matching, Person, Team, TeamPlace, in_post
from db.listing import TextPattern, Typed, any_of, in_order, refers_by_name, text_condition
from db.projects import Linkage

Ids = Select[Any]
VIEWS = ("all", "vacant", "homeless")


def view_condition(view: str, today: date) -> ColumnElement[bool]:
    """The saved views: all teams, those without an officer in post, those whose department is not known."""
    views: dict[str, ColumnElement[bool]] = {
        "vacant": ~exists().where(Person.team_id == Team.id, in_post(today)),
        "homeless": Team.department_id.is_(None),
    }
    return views.get(view, Team.id > 0)


def listing(
    condition: ColumnElement[bool], pattern: TextPattern | None, order: str, *, descending: bool
) -> Ids:
    """Ids of the register, by department in its order; officers are looked for too."""
    statement = (
        select(Team.id)
        .outerjoin(Department, Department.id == Team.department_id)
        .where(Team.deleted_at.is_(None), condition)
    )
    if pattern is not None:
        statement = statement.where(found_by(pattern))
    if order == "name":
        return statement.order_by(Team.sort_key.desc() if descending else Team.sort_key.asc(), Team.id)
    if order == "department":
        home = Department.sort_key.desc() if descending else Department.sort_key.asc()
        return statement.order_by(home.nulls_last(), Team.sort_key, Team.id)
    return statement.order_by(
        Team.department_id.is_(None), Department.kind.desc(), Department.position, Team.sort_key, Team.id
    )


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """A team found by its name, by any name of its department, or by somebody who has or had a post in it."""
    officers = refers_by_name(Person.id, Person, pattern)
    return any_of(
        text_condition(Team, pattern),
        refers_by_name(Team.department_id, Department, pattern),
        None if officers is None else Team.id.in_(select(Person.team_id).where(officers)),
    )


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """Id, name, name of the department of these teams."""
    found = session.execute(
        select(Team.id, Team.name, func.coalesce(Department.name, ""))
        .outerjoin(Department, Department.id == Team.department_id)
        .where(Team.id.in_(ids), Team.deleted_at.is_(None))
    )
    return in_order(ids, found)


def view_counts(session: Session, today: date) -> dict[str, int]:
    """How many teams each saved view has."""
    counted = (func.count(case((view_condition(view, today), 1))) for view in VIEWS)
    row = session.execute(select(*counted).select_from(Team).where(Team.deleted_at.is_(None))).one()
    return dict(zip(VIEWS, row, strict=True))


def officers(session: Session, condition: ColumnElement[bool], on: date) -> list[Any]:
    """Who is in post on a day: person, team, names and numbers; the one to reach first stands first."""
    return list(
        session.execute(
            select(
                Person.id,
                Person.name,
                Person.post,
                Person.role,
                Person.phone,
                Person.team_id,
                func.coalesce(Team.name, "").label("team"),
                Person.department_id,
                Person.since_on,
                Person.until_on,
            )
            .outerjoin(Team, Team.id == Person.team_id)
            .where(condition, in_post(on))
            .order_by(Person.is_primary.desc(), Person.id)
        )
    )


def of_teams(ids: Sequence[int]) -> ColumnElement[bool]:
    """People of these teams."""
    return Person.team_id.in_(ids)


def of_department(department_id: int) -> ColumnElement[bool]:
    """People of a department, with and without a team."""
    return Person.department_id == department_id


def of_partner(partner_id: int) -> ColumnElement[bool]:
    """People of a partner."""
    return Person.partner_id == partner_id


def teams_of(session: Session, department_id: int) -> list[int]:
    """The teams that a department has now."""
    statement = select(Team.id).where(Team.department_id == department_id, Team.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(Team.sort_key, Team.id)))


def places_of(session: Session, team_id: int) -> list[Any]:
    """Where a team stood before: last day and name of each department, the latest first."""
    return list(
        session.execute(
            select(TeamPlace.until_on, Department.name)
            .join(Department, Department.id == TeamPlace.department_id)
            .where(TeamPlace.team_id == team_id, TeamPlace.deleted_at.is_(None))
            .order_by(TeamPlace.until_on.desc())
        )
    )


def fields_of(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """The fields in which the matching table names these teams."""
    found: dict[int, list[str]] = {}
    for key, field in session.execute(
        select(Matching.team_id, Matching.field)
        .where(Matching.team_id.in_(ids), Matching.deleted_at.is_(None))
        .order_by(Matching.id)
    ):
        if key is not None:
            found.setdefault(key, []).append(field)
    return found


def named(session: Session, name: str, department_id: int | None, but: int | None) -> bool:
    """Whether a department (or none) has another team of this name."""
    home = Team.department_id.is_(None) if department_id is None else Team.department_id == department_id
    statement = select(func.count()).where(Team.name == name, home, Team.deleted_at.is_(None))
    return bool(session.scalar(statement if but is None else statement.where(Team.id != but)))


def people_to_move(session: Session, team_id: int, on: date) -> list[Person]:
    """The officers who have their post in a team on a day or later: they go with it."""
    statement = select(Person).where(
        Person.team_id == team_id,
        Person.deleted_at.is_(None),
        or_(Person.until_on.is_(None), Person.until_on >= on),
    )
    return list(session.scalars(statement.order_by(Person.id)))


def uses_of(session: Session, team_id: int) -> tuple[int, int, int]:
    """How many people, lines of the matching table and 1:1 linkages refer to a team."""
    counts = (
        select(func.count()).where(model.team_id == team_id, model.deleted_at.is_(None))
        for model in (Person, Matching, Linkage)
    )
    people, lines, pairs = (int(session.scalar(count) or 0) for count in counts)
    return people, lines, pairs
