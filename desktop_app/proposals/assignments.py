"""Asking departments for their 검토의견서: whom the matching table offers, when it is due, what to write (B3)."""

from collections.abc import Sequence
from datetime import date

from db import matching_queries, opinion_queries, proposal_queries, team_queries
from db.directory import Team
from db.proposals import Criterion, Opinion, Proposal
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app.changes import Act, Change, Kind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_topic
from desktop_app.proposals import rows, workflow
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.records import Assignment, Offer, Proposer, ProposerKind
from desktop_app.proposals.request_text import Asked, reminder_text, request_text
from desktop_app.store import Store
from desktop_app.terms import CRITERIA, FIELDS, Disclosure, Stage
from desktop_app.values import masked_name, tidy, tidy_line

_STAYS = "저장된 제안은 바뀌지 않았습니다."
_TOUCHED = (Kind.PROPOSAL, Kind.OPINION)


class Assignments:
    """The departments asked about a proposal."""

    def __init__(self, store: Store, days: OfficeDays) -> None:
        self._store = store
        self._days = days

    def due_after(self, requested_on: date) -> date:
        """The day that is offered as due (OPN-2)."""
        return self._days.due_after(requested_on)

    def offers(self, proposal_id: int, on: date | None = None, field: str | None = None) -> list[Offer]:
        """Whom to ask: what the matching table names for the proposal's field, or for another one.

        Those asked already are marked; with each goes who is in post on the day of the request.
        """
        day = on or self._days.today
        with self._store.reading() as s:
            row = fetch(s, Proposal, proposal_id)
            asked = {found[5] for found in opinion_queries.of_proposal(s, proposal_id)}
            return [
                Offer(
                    department_id,
                    department,
                    team,
                    team_id,
                    already_asked=department in asked,
                    officer=_in_post(s, department_id, team_id, day),
                )
                for department_id, department, team_id, team in opinion_queries.matched(
                    s, row.field if field is None else field
                )
            ]

    def fields_of(self, proposer: Proposer) -> tuple[str, ...]:
        """The reverse: the fields that a proposer stands for, a tenant by its own, others by the matching table."""
        with self._store.reading() as s:
            if proposer.kind is ProposerKind.TENANT:
                named = {fetch(s, Tenant, proposer.id).field} - {""}
            elif proposer.kind is ProposerKind.PARTNER:
                named = set(matching_queries.fields_naming(s, matching_queries.names_partner(proposer.id)))
            else:
                naming = matching_queries.names_department(proposer.id)
                named = set(matching_queries.fields_naming(s, naming))
        return tuple(sorted(named, key=lambda one: FIELDS.index(one) if one in FIELDS else len(FIELDS)))

    def assign(
        self,
        proposal_id: int,
        assignments: Sequence[Assignment],
        requested_on: date | None = None,
        due_on: date | None = None,
    ) -> Change:
        """Ask departments; a proposal just received counts as shared by it."""
        requested = requested_on or self._days.today
        due = due_on or self.due_after(requested)
        if not assignments:
            raise InputRefused("검토를 요청할 부서를 고르세요.", safe=_STAYS)
        with self._store.writing(Act.ASSIGN_DEPARTMENTS) as s:
            row = fetch(s, Proposal, proposal_id)
            _refuse_request(row, requested, due)
            _ensure_criteria(s, row.fiscal_year)
            for one in assignments:
                s.add(self._request(row, one, requested, due))
                _settle_team(s, one)
            if Stage[row.stage] is Stage.RECEIVED:
                row.stage, row.shared_on = Stage.SHARED.name, requested
        summary = f"‘{row.title}’ 검토를 {len(assignments)}개 부서에 요청했습니다."
        return self._store.done(s, _TOUCHED, summary, record_id=row.id, count=len(assignments))

    def _request(self, proposal: Proposal, one: Assignment, requested: date, due: date) -> Opinion:
        """An opinion that nobody has written yet; its disclosure is the one that the office usually has (OPN-8)."""
        usual = self._days.now.settings.opinion
        disclosure = Disclosure(usual.disclosure)
        return Opinion(
            proposal_id=proposal.id,
            department_id=one.department_id,
            team=tidy_line(one.team),
            requested_on=requested,
            due_on=due,
            disclosure=disclosure.name,
            disclosure_clauses="" if disclosure is Disclosure.OPEN else " ".join(usual.clauses),
        )

    def change_due(self, opinion_id: int, due_on: date, version: int | None = None) -> Change:
        """Give a department another day."""
        with self._store.writing(Act.EDIT_OPINION) as s:
            row = fetch(s, Opinion, opinion_id, version)
            if due_on < row.requested_on:
                raise InputRefused("기한이 요청일보다 앞섭니다.", safe=_STAYS)
            row.due_on = due_on
        return self._store.done(s, _TOUCHED, "기한을 바꿨습니다.", record_id=row.proposal_id)

    def withdraw(self, opinion_id: int, reason: str) -> Change:
        """Take back a request that was not answered; the reason stays in the history."""
        reason = tidy(reason)
        if not reason:
            raise InputRefused("지정을 취소하는 사유를 적으세요.", safe=_STAYS)
        with self._store.writing(Act.WITHDRAW_ASSIGNMENT, note=reason) as s:
            row = fetch(s, Opinion, opinion_id)
            name = opinion_queries.department_name(s, row.department_id)
            if rows.is_answered(row):
                text = f"{with_topic(name)} 이미 의견을 냈습니다. 받은 의견서의 부서는 취소할 수 없습니다."
                raise InputRefused(text, safe=_STAYS)
            row.deleted_at = self._days.clock.now()
            row.note = "\n".join(part for part in (row.note, f"지정 취소: {reason}") if part)
        summary = f"{name} 검토 요청을 취소했습니다."
        return self._store.done(s, _TOUCHED, summary, record_id=row.proposal_id)

    def request_text(self, proposal_id: int) -> str:
        """The request to paste, for all departments that have not answered yet (or all asked)."""
        with self._store.reading() as s:
            row = fetch(s, Proposal, proposal_id)
            asked = rows.asked_of(s, proposal_id, self._days)
            open_ones = [one for one in asked if not one.answered] or list(asked)
            if not open_ones:
                raise InputRefused("검토를 요청한 부서가 없습니다. 먼저 부서를 더하세요.", safe=_STAYS)
            names = tuple(one.name for one in open_ones)
            requested = max(one.requested_on for one in open_ones)
            due = max(one.due_on for one in open_ones)
            return request_text(_asked(s, row, names, requested, due))

    def reminder_text(self, opinion_id: int) -> str:
        """The reminder to paste, for one department."""
        with self._store.reading() as s:
            row = fetch(s, Opinion, opinion_id)
            name = f"{opinion_queries.department_name(s, row.department_id)} {row.team}".strip()
            proposal = fetch(s, Proposal, row.proposal_id)
            facts = _asked(s, proposal, (name,), row.requested_on, row.due_on)
            return reminder_text(facts, self._days.today)


def _in_post(s: Session, department_id: int | None, team_id: int | None, on: date) -> str:
    """The first officer of a team, of a department without teams its own."""
    if department_id is None:
        return ""
    found = team_queries.officers(s, team_queries.of_department(department_id), on)
    first = next((one for one in found if one.team_id == team_id), None)
    return f"{masked_name(first.name)} {first.post}".strip() if first is not None else ""


def _asked(s: Session, row: Proposal, names: tuple[str, ...], requested: date, due: date) -> Asked:
    proposer = proposal_queries.proposer_name(s, row)
    return Asked(row.number, row.title, proposer, names, requested, due, row.fiscal_year)


def _refuse_request(row: Proposal, requested: date, due: date) -> None:
    if row.cancelled_on is not None:
        raise InputRefused("접수를 취소한 제안입니다. 먼저 접수를 되살리세요.", safe=_STAYS)
    if Stage[row.stage] not in workflow.EARLY:
        text = f"‘{Stage[row.stage].value}’ 단계에서는 검토를 요청할 수 없습니다."
        raise InputRefused(text, safe=_STAYS)
    if requested < row.received_on:
        raise InputRefused("요청일이 접수일보다 앞섭니다.", safe=_STAYS)
    if due < requested:
        raise InputRefused("기한이 요청일보다 앞섭니다.", safe=_STAYS)


def _settle_team(s: Session, one: Assignment) -> None:
    if one.team_id is not None:
        # The plan names teams without their department: asked once, the office knows it from then on.
        team = fetch(s, Team, one.team_id)
        if team.department_id is None:
            team.department_id = one.department_id
    s.flush()


def _ensure_criteria(s: Session, year: int) -> None:
    """A year's criteria are its own from the first request on: the former year's, or the usual ones (B5)."""
    if opinion_queries.criteria(s, year):
        return
    former = opinion_queries.newest_criteria_year(s, year)
    labels = [row.label for row in opinion_queries.criteria(s, former)] if former else list(CRITERIA)
    s.add_all(
        Criterion(fiscal_year=year, position=place, label=label)
        for place, label in enumerate(labels, start=1)
    )
    s.flush()
