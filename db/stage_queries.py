"""단계 and 과제 of linked projects in SQL: how far each project is, what is late, what was done (C2, REP-2)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from db.projects import Project, Stage, StageTask

GOES_ON = ("PLANNED", "RUNNING")
"""States of a project whose stages can still be late."""


def stage_rows(session: Session, project_id: int) -> list[Stage]:
    """The live stages of one project in their order."""
    statement = select(Stage).where(Stage.project_id == project_id, Stage.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(Stage.position, Stage.id)))


def task_rows(session: Session, stage_ids: Sequence[int]) -> list[StageTask]:
    """The live tasks of these stages, in the order of each."""
    statement = select(StageTask).where(StageTask.stage_id.in_(stage_ids), StageTask.deleted_at.is_(None))
    return list(session.scalars(statement.order_by(StageTask.stage_id, StageTask.position, StageTask.id)))


def late(today: date) -> ColumnElement[bool]:
    """A project that has a late stage: its planned end has passed and it is not done."""
    return and_(Project.state.in_(GOES_ON), exists().where(_of_project(), _overdue(today)))


def begun() -> ColumnElement[bool]:
    """A stage that was begun, or of which a task is done."""
    done = exists().where(
        StageTask.stage_id == Stage.id, StageTask.deleted_at.is_(None), StageTask.done_on.is_not(None)
    )
    return or_(Stage.begun_on.is_not(None), done)


def in_state(state: str, today: date) -> ColumnElement[bool]:
    """A project that has a stage in a state (desktop_app.project_terms.StageState)."""
    overdue = and_(Project.state.in_(GOES_ON), _overdue(today))
    open_ = and_(Stage.done_on.is_(None), func.coalesce(~overdue, True))
    rules: dict[str, ColumnElement[bool]] = {
        "DONE": Stage.done_on.is_not(None),
        "LATE": overdue,
        "RUNNING": and_(open_, begun()),
        "PLANNED": and_(open_, ~begun()),
    }
    return exists().where(_of_project(), rules[state])


def any_stage() -> ColumnElement[bool]:
    """A project that has stages."""
    return exists().where(_of_project())


def share_done() -> Any:
    """How much of a project's stages is done, from 0 to 1; none without stages."""
    done = func.count(Stage.done_on) * 1.0 / func.nullif(func.count(), 0)
    return _each(select(done))


def next_due() -> Any:
    """The planned end of a project's first stage that is not done."""
    return _each(select(func.min(Stage.ends_on)).where(Stage.done_on.is_(None)))


def stages_open() -> Any:
    """How many stages of a project are not done."""
    return _each(select(func.count()).where(Stage.done_on.is_(None)))


def tasks_open() -> Any:
    """How many tasks of a project are not done."""
    tasks = select(func.count()).select_from(StageTask).join(Stage, Stage.id == StageTask.stage_id)
    return (
        tasks.where(_of_project(), StageTask.deleted_at.is_(None), StageTask.done_on.is_(None))
        .correlate(Project)
        .scalar_subquery()
    )


def texts() -> Any:
    """All 절차 and 과제 of a project as one text."""
    names = _each(select(func.group_concat(Stage.name)))
    tasks = (
        select(func.group_concat(StageTask.text))
        .select_from(StageTask)
        .join(Stage, Stage.id == StageTask.stage_id)
        .where(_of_project(), StageTask.deleted_at.is_(None))
        .correlate(Project)
        .scalar_subquery()
    )
    return func.coalesce(names, "") + "," + func.coalesce(tasks, "")


def progress(session: Session, ids: Sequence[int], today: date) -> list[Any]:
    """Of these projects that have stages: project, stages, done, begun, tasks, done, first late planned end."""
    tasks = (
        select(
            StageTask.stage_id,
            func.count().label("tasks"),
            func.count(StageTask.done_on).label("tasks_done"),
        )
        .where(StageTask.deleted_at.is_(None))
        .group_by(StageTask.stage_id)
        .subquery()
    )
    overdue = and_(Project.state.in_(GOES_ON), _overdue(today))
    has_begun = or_(Stage.begun_on.is_not(None), Stage.done_on.is_not(None), overdue, tasks.c.tasks_done > 0)
    return list(
        session.execute(
            select(
                Stage.project_id,
                func.count().label("stages"),
                func.count(Stage.done_on).label("stages_done"),
                func.max(case((has_begun, 1), else_=0)).label("begun"),
                func.coalesce(func.sum(tasks.c.tasks), 0).label("tasks"),
                func.coalesce(func.sum(tasks.c.tasks_done), 0).label("tasks_done"),
                func.min(case((overdue, Stage.ends_on))).label("late_since"),
            )
            .join(Project, Project.id == Stage.project_id)
            .outerjoin(tasks, tasks.c.stage_id == Stage.id)
            .where(Stage.project_id.in_(ids), Stage.deleted_at.is_(None))
            .group_by(Stage.project_id)
        )
    )


def stages_done(session: Session, year: int, until: date) -> list[Any]:
    """Of the year's projects that have stages: id, name, stages done by a day, all stages."""
    done = case((Stage.done_on <= until, 1), else_=0)
    return list(
        session.execute(
            select(Project.id, Project.name, func.sum(done).label("done"), func.count().label("stages"))
            .join(Stage, Stage.project_id == Project.id)
            .where(Project.fiscal_year == year, Project.deleted_at.is_(None), Stage.deleted_at.is_(None))
            .group_by(Project.id, Project.name)
            .order_by(Project.id)
        )
    )


def _of_project() -> ColumnElement[bool]:
    return and_(Stage.project_id == Project.id, Stage.deleted_at.is_(None))


def _overdue(today: date) -> ColumnElement[bool]:
    return and_(Stage.done_on.is_(None), Stage.ends_on < today)


def _each(statement: Select[Any]) -> Any:
    """A value of each project, out of its stages."""
    return statement.select_from(Stage).where(_of_project()).correlate(Project).scalar_subquery()
