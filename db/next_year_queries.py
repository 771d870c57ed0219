"""다음연도 예산 요구 in SQL: the list, and the proposals that wait to become items of it (B12)."""

from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from db.budget_rules import NextYearRequest
from db.proposals import Proposal
from db.register_lists import Listed

_OPEN = ("PLANNED", "ASKED")

NEXT_YEAR = Listed(
    NextYearRequest,
    named={"department_id": "department", "proposal_id": "proposal", "project_id": "project"},
    views={
        "open": lambda _: NextYearRequest.state.in_(_OPEN),
        "decided": lambda _: NextYearRequest.state.not_in(_OPEN),
        "proposal": lambda _: NextYearRequest.proposal_id.is_not(None),
    },
    day=NextYearRequest.account_code,
    newest_first=False,
    sums={
        "current": func.coalesce(NextYearRequest.current_won, 0),
        "asked": func.coalesce(NextYearRequest.asked_won, 0),
        "granted": func.coalesce(NextYearRequest.granted_won, 0),
    },
)


def waiting_proposals(s: Session, year: int) -> list[Any]:
    """Proposals of a year marked 다음연도 예산요구 that stand in no item yet: id, title, won, department."""
    taken = exists().where(NextYearRequest.proposal_id == Proposal.id, NextYearRequest.deleted_at.is_(None))
    return list(
        s.execute(
            select(Proposal.id, Proposal.title, Proposal.cost_won, Proposal.department_id, Proposal.number)
            .where(
                Proposal.fiscal_year == year,
                Proposal.funding_route == "NEXT_YEAR_REQUEST",
                Proposal.deleted_at.is_(None),
                Proposal.cancelled_on.is_(None),
                Proposal.result != "REJECTED",
                Proposal.stage.not_in(("DECLINED", "SUSPENDED")),
                ~taken,
            )
            .order_by(Proposal.serial)
        )
    )
