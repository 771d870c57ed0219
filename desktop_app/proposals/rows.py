"""From the office file's rows to the frozen records that leave the services, and from drafts to rows."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db import opinion_queries, project_queries, proposal_queries
from db.proposals import Opinion, Proposal
from db.session import Session
from desktop_app.marks import State
from desktop_app.proposals import records, workflow
from desktop_app.proposals.notice_records import Told
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.records import (
    AskedDepartment,
    LinkedProject,
    ProposalDraft,
    ProposalRecord,
    ProposalRow,
)
from desktop_app.search import folded, initials, sort_key
from desktop_app.terms import Direction, Funding, Result, Stage, Verdict
from desktop_app.values import tidy, tidy_line

STAGE_DAYS: dict[Stage, str] = {
    Stage.RECEIVED: "received_on",
    Stage.SHARED: "shared_on",
    Stage.KICKOFF: "kickoff_on",
    Stage.WORKING: "working_on",
    Stage.CONFIRMED: "confirmed_on",
    Stage.IN_PROGRESS: "started_on",
    Stage.DONE: "finished_on",
}
"""The column that keeps a stage's day."""


def days_of(row: Proposal) -> dict[Stage, date | None]:
    """The day of each stage of the road."""
    return {stage: getattr(row, column) for stage, column in STAGE_DAYS.items()}


def position_of(row: Proposal) -> workflow.Position:
    """Where a proposal stands."""
    return workflow.Position(
        stage=Stage[row.stage],
        result=Result[row.result] if row.result else None,
        left_at=workflow.last_reached(days_of(row)),
        cancelled=row.cancelled_on is not None,
    )


def draft_of(session: Session, row: Proposal) -> ProposalDraft:
    """A stored proposal as its form shows it."""
    draft = plain_draft(row)
    assert draft.proposer is not None  # noqa: S101 - a rule of the table
    named = replace(draft.proposer, name=proposal_queries.proposer_name(session, row))
    return replace(draft, proposer=named)


def plain_draft(row: Proposal) -> ProposalDraft:
    """A stored proposal without the name of who proposed it."""
    owners = ((kind, getattr(row, f"{kind.name.lower()}_id")) for kind in records.ProposerKind)
    proposer = next(records.Proposer(kind, key) for kind, key in owners if key is not None)
    return ProposalDraft(
        direction=Direction[row.direction],
        title=row.title,
        proposer=proposer,
        received_on=row.received_on,
        field=row.field,
        summary=row.summary,
        effect=row.effect,
        cost_won=row.cost_won,
        desired_period=row.desired_period,
        funding_route=Funding[row.funding_route] if row.funding_route else None,
        note=row.note,
        id=row.id,
        version=row.version,
    )


def fill_proposal(row: Proposal, draft: ProposalDraft) -> None:
    """Write a draft that blocks nothing into its row, with the keys by which it is found."""
    assert draft.proposer is not None  # noqa: S101 - problems() blocks without one
    assert draft.received_on is not None  # noqa: S101 - the same
    row.direction = draft.direction.name
    row.title = tidy_line(draft.title)
    for kind in records.ProposerKind:
        setattr(row, f"{kind.name.lower()}_id", draft.proposer.id if kind is draft.proposer.kind else None)
    row.received_on = draft.received_on
    row.field = tidy_line(draft.field)
    row.summary = tidy(draft.summary)
    row.effect = tidy(draft.effect)
    row.cost_won = draft.cost_won
    row.desired_period = tidy_line(draft.desired_period)
    row.funding_route = draft.funding_route.name if draft.funding_route else ""
    row.note = tidy(draft.note)
    row.words = f"{folded(row.title)} {folded(row.number)}"
    row.sounds = initials(row.words)
    row.sort_key = sort_key(row.title)


def asked_of(session: Session, proposal_id: int, days: OfficeDays) -> tuple[AskedDepartment, ...]:
    """The departments asked about a proposal."""
    return tuple(asked_department(row, days) for row in opinion_queries.of_proposal(session, proposal_id))


def asked_department(row: Sequence[Any], days: OfficeDays) -> AskedDepartment:
    """One department asked, with the state of its answer on this day."""
    verdict, written_on, confirmed_on, under_review, department_id = row[9:]
    in_hand = bool(verdict) and written_on is not None
    return AskedDepartment(
        opinion_id=row[0],
        version=row[1],
        proposal_id=row[2],
        department_id=department_id,
        number=row[3],
        title=row[4],
        department=row[5],
        team=row[6],
        requested_on=row[7],
        due_on=row[8],
        state=_answer_state(row[8], days, in_hand=in_hand, waited=bool(under_review)),
        verdict=Verdict[verdict] if verdict else None,
        written_on=written_on,
        confirmed_on=confirmed_on,
    )


def list_row(row: Any, days: OfficeDays) -> ProposalRow:
    """One line of the list of proposals."""
    cancelled = row.cancelled_on is not None
    stage = Stage[row.stage]
    return ProposalRow(
        id=row.id,
        number=row.number,
        serial=row.serial,
        title=row.title,
        proposer=row.proposer,
        received_on=row.received_on,
        stage=records.stage_state(stage, cancelled=cancelled),
        asked=row.asked,
        received=row.received,
        due=_due_state(row, days, waited=not cancelled and stage in workflow.EARLY),
        due_on=row.next_due,
        cancelled=cancelled,
        notice=_notice(row),
        project=row.project,
    )


def record_of(session: Session, row: Proposal, days: OfficeDays) -> ProposalRecord:
    """The whole of one proposal."""
    return ProposalRecord(
        id=row.id,
        number=row.number,
        draft=draft_of(session, row),
        position=position_of(row),
        days=days_of(row),
        closed_on=row.closed_on,
        result=Result[row.result] if row.result else None,
        result_reason=row.result_reason,
        decided_on=row.decided_on,
        override_reason=row.override_reason,
        told=Told(row.noticed_on, row.notice_number),
        cancelled_on=row.cancelled_on,
        cancel_reason=row.cancel_reason,
        departments=asked_of(session, row.id, days),
        project=project_of(session, row.id),
        answer=_answer(row, days),
    )


def _answer(row: Proposal, days: OfficeDays) -> records.AnswerDue | None:
    """What the proposer still waits for; the district answers the park, not itself."""
    from_park = row.direction == Direction.TENANT_TO_DISTRICT.name
    if not from_park or row.noticed_on or row.cancelled_on or Stage[row.stage] in workflow.WAYS_OUT:
        return None
    due = days.answer_due(row.received_on)
    return records.AnswerDue(due, days.waiting(due))


def _notice(row: Any) -> str:
    if not row.result or row.cancelled_on is not None:
        return ""
    return Told(row.noticed_on, row.notice_number).words


def project_of(session: Session, proposal_id: int) -> LinkedProject | None:
    """The project that was made of a proposal."""
    found = project_queries.of_proposal(session, proposal_id)
    return LinkedProject(found.id, found.name) if found else None


def gate_of(session: Session, row: Proposal) -> workflow.Gate:
    """The mandatory opinions of a proposal as they stand in this transaction."""
    asked = [
        (found[5], bool(found[9]) and found[10] is not None)
        for found in opinion_queries.of_proposal(session, row.id)
    ]
    return workflow.gate(Direction[row.direction], asked)


def is_answered(row: Opinion) -> bool:
    """Whether an opinion is in (OPN-1)."""
    return bool(row.verdict) and row.written_on is not None


def _answer_state(due: date, days: OfficeDays, *, in_hand: bool, waited: bool) -> State:
    if in_hand:
        return records.RECEIVED
    return days.waiting(due) if waited else records.NOT_SUBMITTED


def _due_state(row: Any, days: OfficeDays, *, waited: bool) -> State:
    if row.cancelled_on is not None:
        return records.CANCELLED
    if not row.asked:
        return records.NOT_ASKED if waited else records.NOT_SUBMITTED
    return _answer_state(row.next_due, days, in_hand=row.received == row.asked, waited=waited)
