"""The dated records that are kept of projects, for the calendar (features.md C5, C8)."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.projects import Benchmark, ProgressNote, Project, StreetItem
from db.schedule_queries import Dated


def notes(session: Session, first: date, last: date) -> list[Dated]:
    """How projects stood; the title is the project's, what was noted is for the window alone."""
    told = (ProgressNote.noted_on, Project.name, ProgressNote.text)
    return _facts(session, ProgressNote, told, (first, last))


def installed(session: Session, first: date, last: date) -> list[Dated]:
    """What was put up at a shop."""
    told = (StreetItem.installed_on, StreetItem.shop, StreetItem.sign)
    return _facts(session, StreetItem, told, (first, last))


def benchmarks(session: Session, first: date, last: date) -> list[Dated]:
    """Visits to other streets."""
    told = (Benchmark.visited_on, Benchmark.place, Benchmark.visitors)
    return _facts(session, Benchmark, told, (first, last))


def _facts(session: Session, model: Any, told: tuple[Any, Any, Any], days: tuple[date, date]) -> list[Dated]:
    day, title, detail = told
    statement = (
        select(model.id, day, title, func.coalesce(detail, ""), Project.fiscal_year)
        .join(Project, Project.id == model.project_id)
        .where(model.deleted_at.is_(None), Project.deleted_at.is_(None), day.between(*days))
    )
    return [
        Dated(key, on, called, detail=more.partition("\n")[0], year=year)
        for key, on, called, more, year in session.execute(statement)
    ]
