"""Questions about attached files: those of a record, those found by name, the places that rows need."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from db.attachments import ERASED, Attachment
from db.base import Record
from db.budget import Entry
from db.duties import AdminDuty
from db.listing import Typed, in_order, text_condition
from db.meetings import Meeting
from db.projects import Benchmark, Project, StreetItem
from db.proposals import Opinion, Proposal
from db.publicity import SharedPaper
from db.tenants import Tenant

OWNERS: dict[str, type[Record]] = {
    model.__tablename__: model
    for model in (
        Proposal,
        Opinion,
        Tenant,
        Meeting,
        SharedPaper,
        Project,
        AdminDuty,
        StreetItem,
        Benchmark,
        Entry,
    )
}


def of(session: Session, table: str, record_id: int) -> Sequence[Attachment]:
    """The live files of a record, the first one added first."""
    return session.scalars(
        select(Attachment)
        .where(
            Attachment.owner_table == table,
            Attachment.owner_id == record_id,
            Attachment.deleted_at.is_(None),
        )
        .order_by(Attachment.id)
    ).all()


def needed(session: Session, stored: str) -> bool:
    """Whether any row needs these bytes, one in the trash too."""
    return bool(session.scalar(select(exists().where(Attachment.stored == stored))))


def names_by_place(session: Session) -> dict[str, str]:
    """What the bytes in each place are shown as, by all records that have them."""
    names: dict[str, list[str]] = {}
    for stored, name in session.execute(select(Attachment.stored, Attachment.name).order_by(Attachment.id)):
        if name not in names.setdefault(stored, []):
            names[stored].append(name)
    return {stored: ", ".join(found) for stored, found in names.items()}


def mark_erased(session: Session, stored: str, now: datetime) -> None:
    """The bytes are destroyed: no record shows them any more, and nobody misses them."""
    for row in session.scalars(select(Attachment).where(Attachment.stored == stored)):
        row.note = ERASED
        row.deleted_at = row.deleted_at or now


def live() -> ColumnElement[bool]:
    """A file that is not removed, of a record that is not removed."""
    standing = [
        and_(
            Attachment.owner_table == table,
            exists().where(model.id == Attachment.owner_id, model.deleted_at.is_(None)),
        )
        for table, model in OWNERS.items()
    ]
    return and_(Attachment.deleted_at.is_(None), or_(*standing))


def found_by(pattern: Typed) -> ColumnElement[bool]:
    """By the shown name."""
    return text_condition(Attachment, pattern)


_OF_YEARS: Any = (Project, Proposal, Meeting, SharedPaper, AdminDuty, Entry)
_THEMSELVES: Any = (Tenant, Meeting, SharedPaper, Project, AdminDuty, StreetItem, Benchmark, Entry)
"""Owners that are what they are called; an opinion is called as its proposal."""


def rows(session: Session, ids: Sequence[int]) -> list[Any]:
    """Id, name, size, owner's table and id, what the owner is called and its year, of these files."""
    of_proposal = and_(Attachment.owner_table == "proposal", Proposal.id == Attachment.owner_id)
    of_opinion = and_(Attachment.owner_table == "opinion", Opinion.id == Attachment.owner_id)
    called = (
        *(Tenant.name, Project.name, Meeting.title, SharedPaper.title, AdminDuty.content, StreetItem.shop),
        *(Benchmark.place, Entry.summary, Proposal.number + " " + Proposal.title),
    )
    kept = aliased(Project)
    found: Any = (
        select(
            Attachment.id,
            Attachment.name,
            Attachment.size,
            Attachment.owner_table,
            Attachment.owner_id,
            func.coalesce(*called, ""),
            func.coalesce(*(one.fiscal_year for one in _OF_YEARS), kept.fiscal_year),
        )
        .outerjoin(Opinion, of_opinion)
        .outerjoin(Proposal, or_(of_proposal, Proposal.id == Opinion.proposal_id))
    )
    for model in _THEMSELVES:
        mine = and_(Attachment.owner_table == model.__tablename__, model.id == Attachment.owner_id)
        found = found.outerjoin(model, mine)
    found = found.outerjoin(kept, kept.id == func.coalesce(StreetItem.project_id, Benchmark.project_id))
    return in_order(ids, session.execute(found.where(Attachment.id.in_(ids))))
