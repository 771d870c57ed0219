"""제안·검토: intake both ways, the road of a proposal, its result; and the door to its opinions."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from db import directory_queries, proposal_queries
from db.proposals import Proposal
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused, RecordMissing
from desktop_app.history import HistoryLine, act_words
from desktop_app.particles import with_direction, with_object, with_subject
from desktop_app.problems import Problem, blocking
from desktop_app.proposals import records, rows, workflow
from desktop_app.proposals.assignments import Assignments
from desktop_app.proposals.forms import OpinionForms
from desktop_app.proposals.lists import OpinionList, ProposalList
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.opinions import Opinions
from desktop_app.proposals.records import (
    Decision,
    ProposalDraft,
    ProposalRecord,
    Proposer,
    ProposerKind,
)
from desktop_app.proposals.reminders import Reminders
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.terms import Direction, Result, Stage, Verdict
from desktop_app.values import fiscal_year_of, tidy, tidy_line
from desktop_app.workdays import Workdays

Along = Callable[[Session, int], object]
"""Writes what belongs to a new proposal, by its id."""
_PARK = (ProposerKind.TENANT, ProposerKind.PARTNER)
_STAYS = "저장된 제안은 바뀌지 않았습니다."


class Proposals:
    """The officer's verbs for proposals; lists, departments asked, opinions and forms hang on it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        now: Now | None = None,
        workdays: Workdays | None = None,
    ) -> None:
        self._store = store
        self._now = now or Now()
        self._days = OfficeDays(clock, workdays or Workdays(), self._now)
        self.list = ProposalList(store, self._days)
        self.opinion_list = OpinionList(store, self._days)
        self.assignments = Assignments(store, self._days)
        self.opinions = Opinions(store, self._days)
        self.reminders = Reminders(store, self._days)
        self.forms = OpinionForms(store, self._now)

    @property
    def verdict_words(self) -> dict[Verdict, str]:
        """The words that the office has chosen for the five verdicts."""
        return self._now.verdicts()

    def get(self, proposal_id: int) -> ProposalRecord:
        """The whole of one proposal."""
        with self._store.reading() as s:
            return rows.record_of(s, fetch(s, Proposal, proposal_id), self._days)

    def find(self, number: str) -> int:
        """The proposal with a 관리번호; RecordMissing where there is none."""
        with self._store.reading() as s:
            found = proposal_queries.id_of_number(s, tidy_line(number))
        if found is None:
            raise RecordMissing(f"관리번호 {number} 제안이 없습니다.", steps=("관리번호를 확인하세요.",))
        return found

    def history(self, proposal_id: int) -> list[HistoryLine]:
        """이력: who did what to a proposal and its opinions, newest first."""
        with self._store.reading() as s:
            lines = proposal_queries.acts_of(s, proposal_id)
        return [
            HistoryLine(row.at, row.user, act_words(row.act, undone=row.undoes is not None), row.note)
            for row in lines
        ]

    def proposers(self, direction: Direction) -> list[Proposer]:
        """Who can propose in a direction, in 가나다 order of each register."""
        kinds = _PARK if direction is Direction.TENANT_TO_DISTRICT else (ProposerKind.DEPARTMENT,)
        with self._store.reading() as s:
            return [
                Proposer(kind, row[0], row[1], also.get(row[0], ()))
                for kind in kinds
                for also in (directory_queries.aliases(s, kind.name),)
                for row in proposal_queries.bodies(s, kind.name)
            ]

    def receive(self, draft: ProposalDraft, along: Along | None = None) -> Change:
        """접수: the proposal gets the year's next number; ``along`` writes what comes with it in the same act."""
        return self.receive_many([draft], along)

    def receive_many(self, drafts: Sequence[ProposalDraft], along: Along | None = None) -> Change:
        """접수 of several proposals as one act, numbered in their order."""
        for draft in drafts:
            _refuse(records.problems(draft))
        with self._store.writing(Act.RECEIVE_PROPOSAL) as s:
            added = [add_proposal(s, draft) for draft in drafts]
            if along is not None:
                for row in added:
                    along(s, row.id)
        first = added[0]
        summary = (
            f"{with_object(_quoted(first))} {with_direction(first.number)} 접수했습니다."
            if len(added) == 1
            else f"제안 {len(added)}건을 접수했습니다."
        )
        return self._store.done(s, {Kind.PROPOSAL}, summary, record_id=first.id, count=len(added))

    def edit(self, draft: ProposalDraft, along: Along | None = None) -> Change:
        """Correct what was taken in; the number stays. ``along`` writes what comes with it in the same act."""
        assert draft.id is not None  # noqa: S101 - a form of a stored proposal has its id
        with self._store.writing(Act.EDIT_PROPOSAL) as s:
            row = fetch(s, Proposal, draft.id, draft.version)
            _refuse(records.problems(draft, number_year=row.fiscal_year))
            _refuse_cancelled(row)
            rows.fill_proposal(row, draft)
            if along is not None:
                along(s, row.id)
        return self._store.done(
            s, {Kind.PROPOSAL}, f"{with_object(_quoted(row))} 고쳤습니다.", record_id=row.id
        )

    def cancel(self, proposal_id: int, reason: str) -> Change:
        """접수 취소: the number stays visible with its reason."""
        reason = _reason(reason, "접수를 취소하는 사유를 적으세요.")
        with self._store.writing(Act.CANCEL_PROPOSAL, note=reason) as s:
            row = fetch(s, Proposal, proposal_id)
            _refuse_cancelled(row)
            if row.result:
                text = "결과가 정해진 제안입니다. 취소하려면 결과 확정을 먼저 푸세요."
                raise InputRefused(text, safe=_STAYS)
            row.cancelled_on, row.cancel_reason = self._days.today, reason
            still = _still_made(s, row)
        summary = f"{row.number} 접수를 취소했습니다. 번호는 목록에 남습니다.{still}"
        return self._store.done(s, {Kind.PROPOSAL, Kind.OPINION}, summary, record_id=row.id)

    def restore(self, proposal_id: int) -> Change:
        """Take a cancelled proposal back in under its own number."""
        with self._store.writing(Act.RESTORE_PROPOSAL) as s:
            row = fetch(s, Proposal, proposal_id)
            row.cancelled_on, row.cancel_reason = None, ""
        summary = f"{row.number} 접수를 되살렸습니다."
        return self._store.done(s, {Kind.PROPOSAL, Kind.OPINION}, summary, record_id=row.id)

    def move(self, proposal_id: int, target: Stage, on: date | None = None, reason: str = "") -> Change:
        """Take the next stage, one back, a way out, or resume; a way out needs its reason."""
        reason = tidy(reason)
        with self._store.writing(Act.MOVE_PROPOSAL, note=reason) as s:
            row = fetch(s, Proposal, proposal_id)
            refusal = workflow.refusal(rows.position_of(row), target)
            if refusal:
                raise InputRefused(refusal, safe=_STAYS)
            _take_stage(row, target, on or self._days.today, reason)
        summary = f"{with_object(_quoted(row))} ‘{target.value}’ 단계로 옮겼습니다."
        return self._store.done(s, {Kind.PROPOSAL, Kind.OPINION}, summary, record_id=row.id)

    def decide(self, proposal_id: int, decision: Decision) -> Change:
        """Fix the result of the whole proposal, set by the officer (OPN-4), behind the gate (B4)."""
        with self._store.writing(Act.DECIDE_PROPOSAL, note=tidy(decision.override_reason)) as s:
            row = fetch(s, Proposal, proposal_id)
            refusal = workflow.refusal_to_decide(rows.position_of(row))
            if refusal:
                raise InputRefused(refusal, safe=_STAYS)
            gate = rows.gate_of(s, row)
            clean = replace(
                decision, reason=tidy(decision.reason), override_reason=tidy(decision.override_reason)
            )
            _refuse(records.decision_problems(clean, row.received_on, gate))
            _fix_result(row, clean, keep_override=not gate.is_open)
        summary = f"{_quoted(row)} 결과를 {with_direction(decision.result.value)} 확정했습니다."
        return self._store.done(s, {Kind.PROPOSAL, Kind.OPINION}, summary, record_id=row.id)

    def reopen(self, proposal_id: int, reason: str = "") -> Change:
        """Take the result off again; the proposal returns to the stage it had."""
        with self._store.writing(Act.REOPEN_PROPOSAL, note=tidy(reason)) as s:
            row = fetch(s, Proposal, proposal_id)
            refusal = workflow.refusal_to_reopen(rows.position_of(row))
            if refusal:
                raise InputRefused(refusal, safe=_STAYS)
            row.result, row.result_reason, row.override_reason, row.decided_on = "", "", "", None
            row.noticed_on, row.notice_number = None, ""
            row.confirmed_on, row.closed_on = None, None
            row.stage = workflow.last_reached(rows.days_of(row)).name
            still = _still_made(s, row)
        summary = f"{_quoted(row)} 결과 확정을 풀었습니다.{still}"
        return self._store.done(s, {Kind.PROPOSAL, Kind.OPINION}, summary, record_id=row.id)


def add_proposal(s: Session, draft: ProposalDraft) -> Proposal:
    """Write a new proposal under the year's next number, within an act that may hold more."""
    assert draft.received_on is not None  # noqa: S101 - problems() blocks without one
    year = fiscal_year_of(draft.received_on)
    serial = proposal_queries.next_serial(s, year)
    row = Proposal(
        fiscal_year=year, serial=serial, number=f"{year}-제안-{serial:03d}", stage=Stage.RECEIVED.name
    )
    rows.fill_proposal(row, draft)
    s.add(row)
    s.flush()
    return row


def _still_made(s: Session, row: Proposal) -> str:
    """A project made of a proposal outlives its result: the officer hears of it."""
    project = rows.project_of(s, row.id)
    return f" 이 제안으로 만든 연계사업 {with_subject(f'‘{project.name}’')} 남아 있습니다." if project else ""


def _quoted(row: Proposal) -> str:
    return f"‘{row.title}’"


def _take_stage(row: Proposal, target: Stage, on: date, reason: str) -> None:
    days = rows.days_of(row)
    if target in workflow.WAYS_OUT:
        _refuse_day(days, target, on)
        reason = _reason(reason, f"‘{target.value}’ 사유를 적으세요.")
        row.closed_on = on
        if not row.result:
            row.result_reason = reason
    elif Stage[row.stage] in workflow.WAYS_OUT:
        row.closed_on = None
        if not row.result:
            row.result_reason = ""
    elif workflow.ROAD.index(target) < workflow.ROAD.index(Stage[row.stage]):
        for later in workflow.ROAD[workflow.ROAD.index(target) + 1 :]:
            setattr(row, rows.STAGE_DAYS[later], None)
    else:
        _refuse_day(days, target, on)
        setattr(row, rows.STAGE_DAYS[target], on)
    row.stage = target.name


def _fix_result(row: Proposal, decision: Decision, *, keep_override: bool) -> None:
    target = workflow.stage_after(decision.result, Stage[row.stage])
    _refuse_day(rows.days_of(row), target, decision.decided_on)
    row.result = decision.result.name
    row.result_reason = decision.reason
    row.decided_on = decision.decided_on
    row.noticed_on, row.notice_number = None, ""  # what was told is no more: a proposal on hold is told anew
    row.override_reason = decision.override_reason if keep_override else ""
    row.stage = target.name
    if decision.result in workflow.ADOPTING:
        row.confirmed_on = decision.decided_on
    elif decision.result is Result.REJECTED:
        row.closed_on = decision.decided_on


def _refuse(found: Sequence[Problem]) -> None:
    """Refuse with the sentences of what blocks."""
    blocks = blocking(found)
    if blocks:
        raise InputRefused(" ".join(problem.text for problem in blocks), safe=_STAYS)


def _refuse_day(days: dict[Stage, date | None], target: Stage, on: date) -> None:
    problem = workflow.day_problem(days, target, on)
    if problem:
        raise InputRefused(problem, safe=_STAYS)


def _refuse_cancelled(row: Proposal) -> None:
    if row.cancelled_on is not None:
        raise InputRefused("접수를 취소한 제안입니다. 먼저 접수를 되살리세요.", safe=_STAYS)


def _reason(text: str, asked: str) -> str:
    reason = tidy(text)
    if not reason:
        raise InputRefused(asked, safe=_STAYS)
    return reason
