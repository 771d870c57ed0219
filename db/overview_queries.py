"""What is kept for one project in all lists, counted and added up as those lists do it (features.md C9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session

from db.attachments import Attachment
from db.budget import Entry
from db.budget_sums import spent
from db.meetings import Meeting
from db.projects import Linkage, Project
from db.proposal_queries import answered
from db.proposals import Opinion, Proposal
from db.register_all import LISTED
from db.venues import Usage

LINKAGE_STAGES = ("FOUND", "TALKED", "RUNNING")


@dataclass(frozen=True)
class _Counted:
    """One list: its table, what is a project's, the fiscal year of a row, its figures, the day and words of a row."""

    model: Any
    mine: ColumnElement[bool]
    year: Any
    figures: Mapping[str, Any] = field(default_factory=dict)
    day: Any = None
    words: Any = None
    join: Any = None


@dataclass(frozen=True, slots=True)
class Sums:
    """What a list has for a project in one fiscal year."""

    year: int
    count: int
    figures: Mapping[str, int]


def counted(key: str, project_id: int, proposal_id: int | None) -> _Counted:
    """The list of this key, narrowed to a project."""
    if key in LISTED:
        return _registered(key, project_id, proposal_id)
    return _PLAIN[key](project_id, proposal_id)


def sums(s: Session, one: _Counted) -> list[Sums]:
    """Rows and figures by fiscal year, the first year first."""
    figures = [func.coalesce(func.sum(expression), 0) for expression in one.figures.values()]
    found = select(one.year, func.count(one.model.id), *figures).select_from(one.model)
    if one.join is not None:
        found = found.join(*one.join)
    found = found.where(one.model.deleted_at.is_(None), one.mine).group_by(one.year).order_by(one.year)
    return [
        Sums(row[0], row[1], dict(zip(one.figures, map(int, row[2:]), strict=True)))
        for row in s.execute(found)
    ]


def latest(s: Session, one: _Counted) -> tuple[Any, str]:
    """Day and words of the last row; nothing where there is none."""
    if one.words is None:
        return None, ""
    day = one.day if one.day is not None else one.model.id
    found = select(day, one.words).select_from(one.model)
    if one.join is not None:
        found = found.join(*one.join)
    found = found.where(one.model.deleted_at.is_(None), one.mine)
    row = s.execute(found.order_by(day.desc().nulls_last(), one.model.id.desc()).limit(1)).first()
    if row is None:
        return None, ""
    return (row[0] if one.day is not None else None), row[1] or ""


def files(s: Session, project_id: int, proposal_id: int | None) -> list[Any]:
    """Files of what belongs to a project besides its own: id, name, owner's table and id."""
    owned = [
        and_(
            Attachment.owner_table == "meeting",
            Attachment.owner_id.in_(
                select(Meeting.id).where(_meetings(project_id, proposal_id), Meeting.deleted_at.is_(None))
            ),
        )
    ]
    if proposal_id is not None:
        owned.append(and_(Attachment.owner_table == "proposal", Attachment.owner_id == proposal_id))
        opinions = select(Opinion.id).where(Opinion.proposal_id == proposal_id, Opinion.deleted_at.is_(None))
        owned.append(and_(Attachment.owner_table == "opinion", Attachment.owner_id.in_(opinions)))
    found = select(Attachment.id, Attachment.name, Attachment.owner_table, Attachment.owner_id)
    return list(s.execute(found.where(Attachment.deleted_at.is_(None), or_(*owned)).order_by(Attachment.id)))


def _meetings(project_id: int, proposal_id: int | None) -> ColumnElement[bool]:
    """Its meetings, those about its proposal before it was a project too."""
    ours = Meeting.project_id == project_id
    return ours if proposal_id is None else or_(ours, Meeting.proposal_id == proposal_id)


def _registered(key: str, project_id: int, proposal_id: int | None) -> _Counted:
    listed = LISTED[key]
    model = listed.model
    mine = _meetings(project_id, proposal_id) if model is Meeting else model.project_id == project_id
    words = next((getattr(model, name) for name in _TITLES if hasattr(model, name)), None)
    return _Counted(model, and_(listed.alive(None), mine), listed.of_year, listed.sums, listed.day, words)


_TITLES: Sequence[str] = ("title", "shop", "place", "name", "text")
"""By what a row of a register is called, the first that its table has."""


def _proposal(_project_id: int, proposal_id: int | None) -> _Counted:
    words = Proposal.number + " " + Proposal.title
    return _Counted(
        Proposal, Proposal.id == proposal_id, Proposal.fiscal_year, {}, Proposal.received_on, words
    )


def _opinions(_project_id: int, proposal_id: int | None) -> _Counted:
    return _Counted(
        Opinion,
        Opinion.proposal_id == proposal_id,
        Proposal.fiscal_year,
        {"received": case((answered(), 1), else_=0)},
        Opinion.written_on,
        Opinion.rationale,
        join=(Proposal, Proposal.id == Opinion.proposal_id),
    )


def _linkages(project_id: int, _proposal_id: int | None) -> _Counted:
    figures = {stage: case((Linkage.stage == stage, 1), else_=0) for stage in LINKAGE_STAGES}
    return _Counted(
        Linkage, Linkage.project_id == project_id, Linkage.fiscal_year, figures, None, Linkage.subject
    )


def _usages(project_id: int, _proposal_id: int | None) -> _Counted:
    counts = Usage.state != "CANCELLED"
    figures = {
        "counting": case((counts, 1), else_=0),
        "people": case((counts, Usage.attendees)),
        "minutes": case((counts, Usage.minutes)),
        "fees": case((counts, Usage.fee_won)),
        "waived": case((and_(counts, Usage.waived), Usage.fee_won)),
    }
    return _Counted(
        Usage, Usage.project_id == project_id, Usage.fiscal_year, figures, Usage.used_on, Usage.event
    )


def _entries(project_id: int, _proposal_id: int | None) -> _Counted:
    figures = {
        "obligated": case((Entry.kind == "OBLIGATION", Entry.amount_won), else_=0),
        "spent": spent(Entry),
    }
    return _Counted(
        Entry, Entry.project_id == project_id, Entry.fiscal_year, figures, Entry.booked_on, Entry.summary
    )


_PLAIN = {
    "proposal": _proposal,
    "opinion": _opinions,
    "linkage": _linkages,
    "usage": _usages,
    "entry": _entries,
}


def proposal_of(s: Session, project_id: int) -> tuple[int | None, str]:
    """Id and number of the proposal from which a project came."""
    row = s.execute(
        select(Project.proposal_id, func.coalesce(Proposal.number, ""))
        .outerjoin(Proposal, Proposal.id == Project.proposal_id)
        .where(Project.id == project_id)
    ).one()
    return row[0], row[1]
