"""접수대장: all numbers of a year, or those that a list shows, as they stood on a day (B9)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from db import proposal_queries, register_queries
from db.proposals import Proposal
from db.session import Session
from desktop_app.proposals.notices import Notices
from desktop_app.proposals.register_records import Outcome, Register, RegisterOpinion, RegisterRow
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.terms import Direction, Funding, Result, Verdict

_CLOSED = {"DECLINED": Outcome.DECLINED, "SUSPENDED": Outcome.SUSPENDED}


class ProposalPapers:
    """Collects what the papers about proposals print; the office and its words are those of the settings."""

    def __init__(self, store: Store, now: Now) -> None:
        self._store = store
        self._now = now
        self.letters = Notices(store, now.organisation)

    def of_year(self, year: int, as_of: date) -> Register:
        """The register of a year as it stood on a day."""
        with self._store.reading() as s:
            rows = _rows(s, register_queries.ids_of_year(s, year), as_of)
        return Register(self._now.organisation(), as_of, rows, year=year, verdict_words=self._now.verdicts())

    def of_list(self, ids: Sequence[int], chosen: str, as_of: date) -> Register:
        """The register of the proposals that a list shows; ``chosen`` says which they are."""
        with self._store.reading() as s:
            rows = _rows(s, ids, as_of)
        words = self._now.verdicts()
        return Register(self._now.organisation(), as_of, rows, chosen=chosen, verdict_words=words)


def _rows(s: Session, ids: Sequence[int], as_of: date) -> tuple[RegisterRow, ...]:
    asked: dict[int, list[Any]] = defaultdict(list)
    for one in register_queries.opinions(s, ids):
        asked[one.proposal_id].append(one)
    return tuple(
        _row(s, row, asked[row.id], as_of)
        for row in register_queries.proposals(s, ids)
        if row.received_on <= as_of
    )


def _row(s: Session, row: Proposal, asked: Sequence[Any], as_of: date) -> RegisterRow:
    """One number; what happened after the day has not happened yet."""
    decided = bool(row.result) and _by(row.decided_on, as_of)
    closed = _by(row.closed_on, as_of) and row.stage in _CLOSED
    cancelled = _by(row.cancelled_on, as_of)
    noticed = _by(row.noticed_on, as_of)
    return RegisterRow(
        number=row.number,
        received_on=row.received_on,
        direction=Direction[row.direction],
        proposer=proposal_queries.proposer_name(s, row),
        title=row.title,
        field=row.field,
        cost_won=row.cost_won,
        funding=Funding[row.funding_route] if row.funding_route else None,
        opinions=tuple(_opinion(one, as_of) for one in asked if one.requested_on <= as_of),
        result=Result[row.result] if decided else None,
        decided_on=row.decided_on if decided else None,
        closed_as=_CLOSED[row.stage] if closed else None,
        closed_on=row.closed_on if closed else None,
        noticed_on=row.noticed_on if noticed else None,
        notice_number=row.notice_number if noticed else "",
        override_reason=row.override_reason if decided else "",
        cancelled_on=row.cancelled_on if cancelled else None,
        cancel_reason=row.cancel_reason if cancelled else "",
        note=row.note,
    )


def _opinion(row: Any, as_of: date) -> RegisterOpinion:
    answered = row.verdict and _by(row.written_on, as_of)
    if not answered:
        return RegisterOpinion(row.department)
    return RegisterOpinion(row.department, Verdict[row.verdict], row.budget_source)


def _by(day: date | None, as_of: date) -> bool:
    return day is not None and day <= as_of
