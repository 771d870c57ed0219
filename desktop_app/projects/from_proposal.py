"""An accepted proposal becomes a linked project in one act; both records point to each other (features.md B11)."""

from dataclasses import dataclass
from datetime import date

from db import project_queries as queries
from db.proposals import Proposal
from db.session import Session, fetch
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.particles import with_object, with_subject
from desktop_app.project_terms import ProjectState
from desktop_app.projects import writing
from desktop_app.projects.periods import read_period
from desktop_app.projects.records import ProjectDraft, ProjectParty
from desktop_app.store import Store
from desktop_app.terms import Direction, Funding, Result, Verdict

_STAYS = "저장된 제안은 바뀌지 않았습니다."
_WILLING = frozenset({Verdict.ACCEPTED.name, Verdict.PARTIALLY_ACCEPTED.name})
_STATES = {"DONE": ProjectState.DONE}
_DAYS = ("received_on", "shared_on", "kickoff_on", "working_on", "confirmed_on")
PROPOSES = "사업 제안 및 공동 추진"
LEADS = "사업 총괄·추진"
TAKES_PART = "사업 협조"


@dataclass(frozen=True, slots=True)
class Made:
    """The project that came from a proposal."""

    id: int
    name: str


class FromProposals:
    """Makes a project out of a proposal, and knows the project of each."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def of(self, proposal_id: int) -> Made | None:
        """The project of a proposal; None where there is none."""
        with self._store.reading() as s:
            found = queries.of_proposal(s, proposal_id)
        return Made(found.id, found.name) if found else None

    def make(self, proposal_id: int) -> Change:
        """연계사업으로 만들기. Raises InputRefused before a result and where there is one already."""
        today = self._clock.today()
        with self._store.writing(Act.MAKE_PROJECT) as s:
            row = fetch(s, Proposal, proposal_id)
            if refusal := _refusal(s, row):
                raise InputRefused(refusal, safe=_STAYS)
            moved = _move(row, today)
            draft = writing.accepted(_draft(s, row))
            key = writing.write(s, draft, None, proposal_id)
            number = row.number
        more = " 제안은 ‘추진’ 단계로 옮겼습니다." if moved else ""
        said = f"{number} 제안으로 연계사업 {with_object(f'‘{draft.name}’')} 만들었습니다.{more}"
        return self._store.done(s, {Kind.PROJECT, Kind.PROPOSAL, Kind.OPINION}, said, record_id=key)


def _refusal(s: Session, row: Proposal) -> str:
    """Why no project can be made of a proposal; empty where one can."""
    if standing := queries.of_proposal(s, row.id):
        return f"이 제안으로 만든 연계사업 {with_subject(f'‘{standing.name}’')} 이미 있습니다."
    if row.cancelled_on is not None:
        return "접수를 취소한 제안입니다. 먼저 접수를 되살리세요."
    if not row.result:
        return "결과를 정하지 않은 제안입니다. 결과를 채택이나 부분채택으로 확정하면 연계사업으로 만들 수 있습니다."
    if row.result not in queries.ADOPTED:
        return f"결과가 ‘{Result[row.result].value}’인 제안은 연계사업으로 만들 수 없습니다."
    if row.stage == "SUSPENDED":
        return "중단한 제안입니다. 먼저 다시 시작하세요."
    if _lead(s, row) is None:
        return "추진부서로 적을 부서가 없습니다. 입주단체 탭의 부서에 먼저 적으세요."
    return ""


def _move(row: Proposal, today: date) -> bool:
    """The proposal is under way from now on, where its road allows the step (workflow: 확정 → 추진)."""
    earlier = [day for name in _DAYS if (day := getattr(row, name)) is not None]
    if row.stage != "CONFIRMED" or any(day > today for day in earlier):
        return False
    row.stage, row.started_on = "IN_PROGRESS", today
    return True


def _draft(s: Session, row: Proposal) -> ProjectDraft:
    starts_on, ends_on = read_period(row.desired_period, row.fiscal_year)
    running = ProjectState.RUNNING if row.stage == "IN_PROGRESS" else ProjectState.PLANNED
    effect = f"기대효과: {row.effect}" if row.effect else ""
    return ProjectDraft(
        name=_name(s, row),
        fiscal_year=row.fiscal_year,
        department_id=_lead(s, row),
        state=_STATES.get(row.stage, running),
        field=row.field,
        parties=_parties(s, row),
        starts_on=row.started_on or starts_on,
        ends_on=row.finished_on or _end(row, ends_on),
        budget_won=row.cost_won,
        funding=Funding[row.funding_route] if row.funding_route else None,
        outline="\n\n".join(part for part in (row.summary, effect) if part),
    )


def _end(row: Proposal, ends_on: date | None) -> date | None:
    """The day wished for, unless the work began after it."""
    late = row.started_on is not None and ends_on is not None and ends_on < row.started_on
    return None if late else ends_on


def _name(s: Session, row: Proposal) -> str:
    """The proposal's title; with its number where the year has another project of that name."""
    taken = queries.named(s, row.fiscal_year, row.title, None)
    return f"{row.title}({row.number})" if taken else row.title


def _lead(s: Session, row: Proposal) -> int | None:
    """Who leads: the proposing department, else the first that is willing, the first asked, the plan's own."""
    if row.direction == Direction.DISTRICT_TO_TENANT.name:
        return row.department_id
    asked = queries.opinions(s, row.id)
    willing = [one.department_id for one in asked if one.verdict in _WILLING]
    every = [one.department_id for one in asked]
    return next(iter((*willing, *every)), None) or queries.first_department(s)


def _parties(s: Session, row: Proposal) -> tuple[ProjectParty, ...]:
    """The proposer, then the departments that take part with what their opinions say they do."""
    lead = _lead(s, row)
    proposer = next(Body(kind, key) for kind in BodyKind if (key := getattr(row, kind.owner)) is not None)
    found = [ProjectParty(proposer, duties=PROPOSES)]
    asked = {one.department_id: one for one in queries.opinions(s, row.id)}
    for key in dict.fromkeys((lead, *asked)):
        one = asked.get(key)
        body = Body(BodyKind.DEPARTMENT, key or 0)
        if body == proposer or (key != lead and (one is None or one.verdict not in _WILLING)):
            continue
        duties = (one.linkage_plan if one else "") or (LEADS if key == lead else TAKES_PART)
        found.append(ProjectParty(body, duties=duties))
    return tuple(found)
