"""The import road in SQL: remembered columns and words, earlier runs of a file."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.base import Record
from db.intake import IntakeMapping, IntakeRun

RecordT = TypeVar("RecordT", bound=Record)


def mappings(session: Session, kind: str) -> Sequence[IntakeMapping]:
    """What is remembered for one kind of record, the oldest first."""
    return session.scalars(
        select(IntakeMapping)
        .where(IntakeMapping.kind == kind, IntakeMapping.deleted_at.is_(None))
        .order_by(IntakeMapping.updated_at, IntakeMapping.id)
    ).all()


def mapping_named(session: Session, kind: str, name: str) -> IntakeMapping | None:
    """One of them by its name."""
    return session.scalar(
        select(IntakeMapping).where(
            IntakeMapping.kind == kind, IntakeMapping.name == name, IntakeMapping.deleted_at.is_(None)
        )
    )


def last_run(session: Session, kind: str, sha256: str) -> tuple[datetime, int, int] | None:
    """When a file was read in last, with how many records it added and changed."""
    row = session.execute(
        select(IntakeRun.created_at, IntakeRun.added, IntakeRun.updated)
        .where(IntakeRun.kind == kind, IntakeRun.sha256 == sha256, IntakeRun.deleted_at.is_(None))
        .order_by(IntakeRun.id.desc())
        .limit(1)
    ).first()
    return (row[0], row[1], row[2]) if row else None


def live(session: Session, model: type[RecordT]) -> Sequence[RecordT]:
    """All records of a table that are not deleted, held by the session so that a second look costs nothing."""
    return session.scalars(select(model).where(model.deleted_at.is_(None)).order_by(model.id)).all()
