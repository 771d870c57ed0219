"""연계사업 as the screens see it: the row of the register, the whole record with its parties, drafts (C1, C3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.directory.records import Body
from desktop_app.marks import Mark, State
from desktop_app.privacy.guard import number_problems
from desktop_app.problems import Problem
from desktop_app.project_terms import PROJECT_LABELS, ProjectState
from desktop_app.projects.basis import BasisLine
from desktop_app.projects.stages import StageLine, stage_problems
from desktop_app.terms import Funding
from desktop_app.values import MAX_WON, date_text

MARKS: dict[ProjectState, Mark] = {
    ProjectState.PLANNED: Mark.WAITING,
    ProjectState.RUNNING: Mark.HALF,
    ProjectState.DONE: Mark.DONE,
    ProjectState.STOPPED: Mark.NONE,
}
MISSING: dict[str, str] = {
    "field": "분야",
    "plan_section": "계획서 항목",
    "parties": "주체별 역할",
    "starts_on": "시작",
    "budget_won": "예산",
    "funding": "재원",
    "outline": "사업 개요",
}
"""미비 항목: what the year's report wants to know of a project, which may be saved without."""
LOST = State(Mark.FIX, "제안 결과가 풀림")
"""The project came from a proposal whose result was taken off, or that was cancelled."""


@dataclass(frozen=True, slots=True)
class ProjectParty:
    """One of 주체별 역할: a body of the registers, or a group that no register has, and what it does."""

    body: Body | None = None
    group: str = ""
    duties: str = ""
    name: str = ""
    """How the body is called now; a group is called what it is."""
    id: int | None = None

    @property
    def who(self) -> int | str | None:
        """The body by its number in a pick list, or the group's name."""
        return self.body.key if self.body else self.group or None

    @classmethod
    def of_line(cls, id: int | None, who: int | str | None, duties: str) -> "ProjectParty":  # noqa: A002 - the column's name
        """What a line of the form says."""
        if isinstance(who, int):
            return cls(Body.of_key(who), duties=duties, id=id)
        return cls(group=who or "", duties=duties, name=who or "", id=id)


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """What the form of a project holds; ``proposal_id`` is set by the act that makes it from a proposal."""

    name: str
    fiscal_year: int
    department_id: int | None = None
    state: ProjectState = ProjectState.PLANNED
    field: str = ""
    plan_section: str = ""
    direction: str = ""
    stages: tuple[StageLine, ...] = ()
    parties: tuple[ProjectParty, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    budget_won: int | None = None
    funding: Funding | None = None
    outline: str = ""
    outcome: str = ""
    difficulties: str = ""
    next_plan: str = ""
    exemplary: bool = False
    pledge: bool = False
    directed: bool = False
    basis: tuple[BasisLine, ...] = ()
    note: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """The proposal from which a project came; ``stands`` while its result carries it."""

    id: int
    number: str
    title: str
    fiscal_year: int
    stands: bool


@dataclass(frozen=True, slots=True)
class ProblemOrigin:
    """The problem from which a project came."""

    id: int
    number: str
    title: str
    fiscal_year: int


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """One line of the register."""

    id: int
    name: str
    field: str
    plan_section: str
    department: str
    parties: str
    state: State
    progress: State | None
    period: str
    budget_won: int | None
    exemplary: bool
    proposal: str
    proposal_id: int | None
    marks: str = ""
    standing: State | None = None
    """What the newest note says, and how long ago it was written."""


@dataclass(frozen=True, slots=True)
class KeptOf:
    """How many records of each table are kept of a project, what its street items cost, its newest note."""

    counts: Mapping[str, int]
    cost_won: int
    standing: State | None


@dataclass(frozen=True, slots=True)
class ProjectRecord:
    """The whole of one project."""

    id: int
    draft: ProjectDraft
    department: str
    origin: Origin | None = None
    kept: KeptOf | None = None


@dataclass(frozen=True, slots=True)
class StageSheet:
    """단계별 계획 of one project, as it is printed; ``days`` with the planned and actual days."""

    office: str
    as_of: date
    record: ProjectRecord
    days: bool = False


@dataclass(frozen=True, slots=True)
class RoleSheet:
    """주체별 역할 of one project, as it is printed."""

    office: str
    as_of: date
    record: ProjectRecord


def state_of(state: ProjectState, *, lost: bool = False) -> State:
    """A state as a table cell shows it; that the proposal no longer carries it goes before."""
    return LOST if lost else State(MARKS[state], state.value)


def marks_text(*, pledge: bool, directed: bool) -> str:
    """``공약 · 책임행정제``: what a project is besides."""
    marks = (("pledge", pledge), ("directed", directed))
    return " · ".join(PROJECT_LABELS[key] for key, marked in marks if marked)


def period_text(starts_on: date | None, ends_on: date | None) -> str:
    """``2021. 5. 3. ~ 2021. 11. 30.``, open at an end that is not known."""
    if starts_on is None and ends_on is None:
        return ""
    return f"{date_text(starts_on)} ~ {date_text(ends_on)}".strip()


def project_problems(draft: ProjectDraft) -> list[Problem]:
    """What keeps a project from being saved, or is worth a look."""
    found = []
    if not draft.name:
        found.append(Problem("name", "사업명을 적으세요."))
    if draft.department_id is None:
        found.append(Problem("department_id", "추진부서를 고르세요."))
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        found.append(Problem("ends_on", f"시작({date_text(draft.starts_on)})보다 빠릅니다."))
    if draft.budget_won is not None and not 0 <= draft.budget_won <= MAX_WON:
        found.append(Problem("budget_won", "예산은 0원 이상이어야 합니다."))
    if draft.budget_won and draft.funding is Funding.NO_BUDGET:
        found.append(Problem("funding", "재원이 비예산인데 예산이 있습니다. 맞습니까?", blocks=False))
    if draft.exemplary and not draft.outcome:
        words = "우수사례로 보고서에 실으려면 성과를 적으세요."
        found.append(Problem("outcome", words, blocks=False))
    found += stage_problems(draft.stages, draft.state, draft.starts_on, draft.ends_on)
    return found + _party_problems(draft.parties) + number_problems(draft)


def missing(draft: ProjectDraft) -> list[tuple[str, str]]:
    """The 미비 항목 of a project as (field, label)."""
    return [(name, label) for name, label in MISSING.items() if getattr(draft, name) in {None, "", ()}]


def _party_problems(parties: tuple[ProjectParty, ...]) -> list[Problem]:
    label = PROJECT_LABELS["parties"]
    for place, one in enumerate(parties, start=1):
        if one.body is None and not one.group:
            return [Problem("parties", f"{label} {place}째 줄에 누구인지 적으세요.")]
    names = [one.body or one.group for one in parties]
    if len(set(names)) < len(names):
        return [Problem("parties", "같은 주체를 두 번 적었습니다.", blocks=False)]
    return []
