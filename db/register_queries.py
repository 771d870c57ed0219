"""Questions behind the papers about proposals: 접수대장, 예산 요구 목록, and whose result is to be told."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.directory import Department
from db.proposals import Opinion, Proposal

_SOME = 500
"""Ids asked for at once: SQLite takes a limited number of parameters."""


def ids_of_year(session: Session, year: int) -> list[int]:
    """All numbers of a year in their order, cancelled ones too."""
    return list(
        session.scalars(
            select(Proposal.id)
            .where(Proposal.fiscal_year == year, Proposal.deleted_at.is_(None))
            .order_by(Proposal.serial)
        )
    )


def proposals(session: Session, ids: Sequence[int]) -> list[Proposal]:
    """These proposals by year and number, whatever order they were asked in."""
    found = [
        row
        for start in range(0, len(ids), _SOME)
        for row in session.scalars(
            select(Proposal).where(Proposal.id.in_(ids[start : start + _SOME]), Proposal.deleted_at.is_(None))
        )
    ]
    return sorted(found, key=lambda row: (row.fiscal_year, row.serial))


def opinions(session: Session, ids: Sequence[int]) -> list[Any]:
    """Of each department asked about these: proposal, department, team, days, verdict, in the order asked."""
    return [
        row
        for start in range(0, len(ids), _SOME)
        for row in session.execute(
            select(
                Opinion.proposal_id,
                Department.name.label("department"),
                Opinion.team,
                Opinion.requested_on,
                Opinion.written_on,
                Opinion.verdict,
                Opinion.budget_source,
                Opinion.scope_accepted,
                Opinion.scope_excluded,
                Opinion.review_again,
                Opinion.disclosure,
            )
            .join(Department, Department.id == Opinion.department_id)
            .where(Opinion.proposal_id.in_(ids[start : start + _SOME]), Opinion.deleted_at.is_(None))
            .order_by(Opinion.proposal_id, Opinion.id)
        )
    ]
