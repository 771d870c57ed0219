"""What the fields of desktop_app.proposals.fields are in SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select

from db.conditions import Having, Meanings
from db.directory import Department, Partner
from db.projects import Project
from db.proposal_queries import answered, waited_for
from db.proposals import Opinion, Proposal
from db.tenants import Tenant


def _asked_of(departments: Sequence[int]) -> ColumnElement[bool]:
    asked = exists().where(Opinion.proposal_id == Proposal.id, Opinion.deleted_at.is_(None))
    return asked.where(Opinion.department_id.in_(departments)) if departments else asked


def _missing(keys: Sequence[str]) -> ColumnElement[bool]:
    gaps: dict[str, ColumnElement[bool]] = {
        name: getattr(Proposal, name) == ""
        for name in ("field", "summary", "effect", "desired_period", "funding_route")
    }
    gaps["cost_won"] = Proposal.cost_won.is_(None)
    return or_(*(gaps[key] for key in keys or gaps))


def _of_opinions(value: Any, *more: ColumnElement[bool]) -> Any:
    return (
        select(value)
        .where(Opinion.proposal_id == Proposal.id, Opinion.deleted_at.is_(None), *more)
        .correlate(Proposal)
        .scalar_subquery()
    )


def _name_of(table: Any, key: Any) -> Any:
    return select(table.name).where(table.id == key).correlate(Proposal).scalar_subquery()


PROPOSALS: Meanings = {
    **{
        name: getattr(Proposal, name)
        for name in (
            "title", "number", "received_on", "stage", "field", "direction", "cost_won", "funding_route", "result",
            "decided_on", "noticed_on", "notice_number", "summary", "effect", "desired_period", "note",
        )
    },
    "proposer": func.coalesce(
        _name_of(Tenant, Proposal.tenant_id),
        _name_of(Partner, Proposal.partner_id),
        _name_of(Department, Proposal.department_id),
    ),
    "departments": Having(_asked_of),
    "asked": _of_opinions(func.count()),
    "open": _of_opinions(func.count(), waited_for()),
    "next_due": _of_opinions(func.min(Opinion.due_on), waited_for()),
    "project": exists().where(Project.proposal_id == Proposal.id, Project.deleted_at.is_(None)),
    "cancelled": Proposal.cancelled_on.is_not(None),
    "missing": Having(_missing),
}  # fmt: skip
OPINIONS: Meanings = {
    **{
        name: getattr(Opinion, name)
        for name in (
            "department_id", "team", "requested_on", "due_on", "verdict", "written_on", "confirmed_on", "disclosure",
            "rationale", "laws", "duplicates", "writer_name", "reply_number", "note",
        )
    },
    **{name: getattr(Proposal, name) for name in ("title", "number", "received_on", "stage")},
    "answered": answered(),
}  # fmt: skip
