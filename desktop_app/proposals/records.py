"""제안 as the screens see them: rows of the list, the whole record with its departments, drafts."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.marks import Mark, State
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.proposals import workflow
from desktop_app.proposals.notice_records import Told
from desktop_app.terms import Direction, Funding, Result, Stage, Verdict
from desktop_app.values import MAX_WON, date_text

STAGE_MARKS: dict[Stage, Mark] = {
    Stage.RECEIVED: Mark.WAITING,
    Stage.SHARED: Mark.HALF,
    Stage.KICKOFF: Mark.HALF,
    Stage.WORKING: Mark.HALF,
    Stage.CONFIRMED: Mark.DONE,
    Stage.IN_PROGRESS: Mark.DONE,
    Stage.DONE: Mark.DONE,
    Stage.DECLINED: Mark.NONE,
    Stage.SUSPENDED: Mark.NONE,
}
CANCELLED = State(Mark.NONE, "취소")
RECEIVED = State(Mark.DONE, "받음")
NOT_ASKED = State(Mark.WAITING, "요청 전")
NOT_SUBMITTED = State(Mark.NONE, "미제출")
"""Not answered, and waited for no longer."""

MISSING: dict[str, str] = {
    "field": "분야",
    "summary": "내용 요약",
    "effect": "기대효과",
    "cost_won": "소요예산",
    "desired_period": "희망시기",
    "funding_route": "재원",
}
"""미비 항목: what an office wants to know of a proposal, and may save without."""


class ProposerKind(Enum):
    """In which register a proposer stands."""

    TENANT = "입주단체"
    PARTNER = "협력기관"
    DEPARTMENT = "부서"


@dataclass(frozen=True, slots=True)
class Proposer:
    """Who proposes: a tenant or partner of the park, or a department of the district."""

    kind: ProposerKind
    id: int
    name: str = field(default="", compare=False)
    also: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class ProposalDraft:
    """What the intake form holds; without id and version it is a new proposal."""

    direction: Direction = Direction.TENANT_TO_DISTRICT
    title: str = ""
    proposer: Proposer | None = None
    received_on: date | None = None
    field: str = ""
    summary: str = ""
    effect: str = ""
    cost_won: int | None = None
    desired_period: str = ""
    funding_route: Funding | None = None
    note: str = ""
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """One line of the list; ``received`` of ``asked`` departments have answered."""

    id: int
    number: str
    serial: int
    title: str
    proposer: str
    received_on: date
    stage: State
    asked: int
    received: int
    due: State
    due_on: date | None
    cancelled: bool
    notice: str = ""
    project: str = ""
    """When and by which document the result was told; ``통보 전`` where it is still to be told."""

    @property
    def opinions(self) -> str:
        """``2/3``; ``-`` where nobody was asked."""
        return f"{self.received}/{self.asked}" if self.asked else "-"


@dataclass(frozen=True, slots=True)
class AskedDepartment:
    """One department asked about one proposal, with the state of its answer."""

    opinion_id: int
    version: int
    proposal_id: int
    department_id: int
    number: str
    title: str
    department: str
    team: str
    requested_on: date
    due_on: date
    state: State
    verdict: Verdict | None
    written_on: date | None
    confirmed_on: date | None

    @property
    def id(self) -> int:
        """As a line of a list it is the opinion."""
        return self.opinion_id

    @property
    def answered(self) -> bool:
        """Whether the opinion is in: a verdict and a day of writing (OPN-1)."""
        return self.verdict is not None and self.written_on is not None

    @property
    def waited_for(self) -> bool:
        """Whether an answer is still to come, so that a reminder makes sense."""
        return not self.answered and self.state != NOT_SUBMITTED

    @property
    def name(self) -> str:
        """The department with its team."""
        return f"{self.department} {self.team}".strip()


@dataclass(frozen=True, slots=True)
class LinkedProject:
    """The 연계사업 that was made of a proposal (B11)."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class AnswerDue:
    """By when the proposer hears of the result, and how near that is (OPN-2)."""

    day: date
    state: State

    @property
    def words(self) -> str:
        """``답변 기한 2021. 11. 8.(D-12)``."""
        return f"답변 기한 {date_text(self.day)}({self.state.word})"


@dataclass(frozen=True)
class ProposalRecord:
    """The whole of one proposal."""

    id: int
    number: str
    draft: ProposalDraft
    position: workflow.Position
    days: dict[Stage, date | None]
    closed_on: date | None
    result: Result | None
    result_reason: str
    decided_on: date | None
    override_reason: str
    told: Told
    cancelled_on: date | None
    cancel_reason: str
    departments: tuple[AskedDepartment, ...]
    project: LinkedProject | None = None
    answer: AnswerDue | None = None
    """Only while a proposal of the park is still to be answered."""

    @property
    def makes_project(self) -> bool:
        """Whether a project can be made of it: accepted, still standing, and none made yet."""
        stands = self.result in workflow.ADOPTING and self.cancelled_on is None
        return stands and self.project is None and self.stage is not Stage.SUSPENDED

    @property
    def stage(self) -> Stage:
        return self.position.stage

    @property
    def gate(self) -> workflow.Gate:
        """Whether a result may be fixed now."""
        return workflow.gate(
            self.draft.direction, tuple((one.department, one.answered) for one in self.departments)
        )

    @property
    def received(self) -> int:
        """How many departments have answered."""
        return sum(one.answered for one in self.departments)


@dataclass(frozen=True, slots=True)
class Decision:
    """The officer's result for a proposal; ``override_reason`` only where opinions are missing (B4)."""

    result: Result
    decided_on: date
    reason: str = ""
    override_reason: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A department to ask; ``team_id`` where one of its teams is meant."""

    department_id: int
    team: str = ""
    team_id: int | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Whom the matching table offers for a field; the plan names some teams without their department."""

    department_id: int | None
    department: str
    team: str = ""
    team_id: int | None = None
    already_asked: bool = False
    officer: str = ""
    """Who is in post there on the day of the request, masked as in lists."""

    @property
    def name(self) -> str:
        return f"{self.department} {self.team}".strip()


def problems(draft: ProposalDraft, number_year: int | None = None) -> list[Problem]:
    """What keeps an intake from being saved, or should be looked at; ``number_year`` once it has a number."""
    found = []
    if not draft.title:
        found.append(Problem("title", "제안명을 적으세요."))
    if draft.proposer is None:
        found.append(Problem("proposer", "제안한 단체나 부서를 고르세요."))
    elif (draft.proposer.kind is ProposerKind.DEPARTMENT) != (
        draft.direction is Direction.DISTRICT_TO_TENANT
    ):
        found.append(Problem("proposer", _wrong_side(draft.direction)))
    if draft.received_on is None:
        found.append(Problem("received_on", "접수일을 적으세요."))
    elif number_year is not None and draft.received_on.year != number_year:
        text = f"관리번호가 {number_year}년 것이므로 접수일도 {number_year}년이어야 합니다."
        found.append(Problem("received_on", text))
    if draft.cost_won is not None and not 0 <= draft.cost_won <= MAX_WON:
        found.append(Problem("cost_won", "소요예산은 0원 이상이어야 합니다."))
    found += number_problems(draft)
    if draft.cost_won and draft.funding_route is Funding.NO_BUDGET:
        text = "재원이 비예산인데 소요예산이 있습니다. 맞습니까?"
        found.append(Problem("funding_route", text, blocks=False))
    return found


def decision_problems(decision: Decision, received_on: date, gate: workflow.Gate) -> list[Problem]:
    """What keeps a result from being fixed (B4, B9)."""
    found = []
    if decision.result in workflow.NEEDS_REASON and not decision.reason:
        found.append(Problem("reason", f"{decision.result.value} 사유를 적으세요."))
    if decision.decided_on < received_on:
        found.append(Problem("decided_on", f"접수일 {date_text(received_on)}보다 앞섭니다."))
    if not gate.is_open and not decision.override_reason:
        text = f"{gate.sentence} 그래도 확정하려면 사유를 적으세요."
        found.append(Problem("override_reason", text))
    return found


def missing(draft: ProposalDraft) -> list[tuple[str, str]]:
    """The 미비 항목 of a proposal as (field, label)."""
    return [(name, label) for name, label in MISSING.items() if getattr(draft, name) in {None, ""}]


def stage_state(stage: Stage, *, cancelled: bool) -> State:
    """The stage as a table cell shows it."""
    return CANCELLED if cancelled else State(STAGE_MARKS[stage], stage.value)


def _wrong_side(direction: Direction) -> str:
    if direction is Direction.TENANT_TO_DISTRICT:
        return "파크 → 구 제안은 입주단체나 협력기관이 냅니다."
    return "구 → 파크 제안은 구 부서가 냅니다."
