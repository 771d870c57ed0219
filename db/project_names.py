"""Projects as other records name them: in pick lists, conditions, cells (features.md C9)."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.projects import Project


def named(session: Session) -> list[Any]:
    """All projects: id, name, fiscal year; the latest year first."""
    found = select(Project.id, Project.name, Project.fiscal_year).where(Project.deleted_at.is_(None))
    return list(session.execute(found.order_by(Project.fiscal_year.desc(), Project.sort_key, Project.id)))


def offered(session: Session, year: int) -> list[tuple[int, str]]:
    """All projects to pick from, those of a year before the others, which say theirs."""
    rows = sorted(named(session), key=lambda row: row.fiscal_year != year)
    return [
        (row.id, row.name if row.fiscal_year == year else f"{row.name} ({row.fiscal_year})") for row in rows
    ]
