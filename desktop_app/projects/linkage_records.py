"""1:1 연계 as the screens see it: a card of the board, the whole record with its steps, drafts (C7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.marks import Mark, State
from desktop_app.privacy.guard import number_problems
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem, in_line
from desktop_app.project_terms import LINKAGE_LABELS, LinkageStage
from desktop_app.values import date_text

ON_BOARD = (LinkageStage.FOUND, LinkageStage.TALKED, LinkageStage.RUNNING)
"""The columns of the board; the way out stands folded beside them."""
WAITING = (LinkageStage.FOUND, LinkageStage.TALKED)
"""A pair that stays long in one of these is held up; one that is under way is not."""
MARKS: dict[LinkageStage, Mark] = {
    LinkageStage.FOUND: Mark.WAITING,
    LinkageStage.TALKED: Mark.HALF,
    LinkageStage.RUNNING: Mark.ON,
    LinkageStage.ENDED: Mark.NONE,
}
MISSING: dict[str, str] = {
    "body": LINKAGE_LABELS["body"],
    "field": LINKAGE_LABELS["field"],
    "subject": LINKAGE_LABELS["subject"],
}
"""미비 항목: what a pair may be saved without."""
SEEKING = "상대 찾는 중"
PARK_ACTOR = "서울혁신센터"
BETWEEN = " ↔ "


@dataclass(frozen=True, slots=True)
class Step:
    """A stage that a pair came into: when, and who brought it there. ``id`` is None for one not stored yet."""

    stage: LinkageStage | None
    entered_on: date | None
    actor: str = ""
    id: int | None = None

    @classmethod
    def of_line(
        cls,
        id: int | None,  # noqa: A002 - the column's name
        stage_key: str | None,
        entered_on: date | None,
        actor: str | None,
    ) -> "Step":
        """What a line of the form says."""
        return cls(LinkageStage[stage_key] if stage_key else None, entered_on, actor or "", id)

    @property
    def stage_key(self) -> str | None:
        """The stage as the form's pick list knows it."""
        return self.stage.name if self.stage else None

    @property
    def words(self) -> str:
        return self.stage.value if self.stage else ""


@dataclass(frozen=True, slots=True)
class LinkageDraft:
    """What the form of a pair holds: one office of the district, at most one body of the park."""

    fiscal_year: int
    department_id: int | None = None
    team_id: int | None = None
    tenant_id: int | None = None
    partner_id: int | None = None
    stage: LinkageStage = LinkageStage.FOUND
    subject: str = ""
    field: str = ""
    proposal_id: int | None = None
    project_id: int | None = None
    steps: tuple[Step, ...] = ()
    note: str = ""
    version: int | None = None

    @property
    def sides(self) -> dict[str, int | None]:
        """Who is brought together, as the file refers to them."""
        return {
            "department_id": self.department_id,
            "team_id": self.team_id,
            "tenant_id": self.tenant_id,
            "partner_id": self.partner_id,
        }

    @property
    def has_office(self) -> bool:
        return self.department_id is not None or self.team_id is not None

    @property
    def has_body(self) -> bool:
        return self.tenant_id is not None or self.partner_id is not None


@dataclass(frozen=True, slots=True)
class LinkageRow:
    """A card of the board and a line of the list; ``dates`` are when it came into the stages up to its own."""

    id: int
    fiscal_year: int
    stage: LinkageStage
    position: int
    office: str
    department: str
    body: str
    subject: str
    field: str
    dates: Mapping[LinkageStage, date]
    days: int | None
    held: int | None
    """After so many days it is held up; None where it is not."""
    actor: str
    proposal: str
    proposal_id: int | None
    project: str
    project_id: int | None

    @property
    def title(self) -> str:
        """``시민교육팀 ↔ 청년허브``."""
        return f"{self.office}{BETWEEN}{self.body or SEEKING}"

    @property
    def entered_on(self) -> date | None:
        return self.dates.get(self.stage)

    @property
    def stay(self) -> State:
        """How long it has been where it is: ``12일째``, ``42일째 · 30일 넘음``."""
        if self.days is None:
            return State(MARKS[self.stage], self.stage.value)
        if self.held is not None:
            return State(Mark.SOON, f"{self.days:,}일째 · {self.held}일 넘음")
        return State(MARKS[self.stage], f"{self.days:,}일째")

    @property
    def standing(self) -> State:
        """Its stage as a table cell shows it."""
        return State(MARKS[self.stage], self.stage.value)


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that can be linked: a proposal or project with its words."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Twin:
    """A pair of the same two sides, and the stage that it is in."""

    id: int
    stage: LinkageStage


@dataclass(frozen=True, slots=True)
class LinkageRecord:
    """The whole of one pair; ``project`` is what its proposal became and it is not linked to yet."""

    row: LinkageRow
    draft: LinkageDraft
    project: Offered | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column: how many pairs are in the stage, and how long on average."""

    stage: LinkageStage
    count: int
    average: int | None

    @property
    def words(self) -> str:
        """``4건 · 평균 18일``."""
        return f"{self.count:,}건" + (f" · 평균 {self.average:,}일" if self.average is not None else "")


@dataclass(frozen=True, slots=True)
class LinkageSheet:
    """연계 현황 as it is printed: the pairs in the order of the board."""

    office: str
    year: int
    as_of: date
    heads: tuple[Head, ...]
    rows: tuple[LinkageRow, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Two sides that could be brought together; ``source`` says where that comes from."""

    draft: LinkageDraft
    office: str
    department: str
    body: str
    source: str

    @property
    def title(self) -> str:
        return f"{self.office}{BETWEEN}{self.body or SEEKING}"


def stage_dates(steps: Iterable[Step]) -> dict[LinkageStage, date]:
    """When a pair came into each stage up to the one that it is in; going back forgets the stages after it.

    Two steps into one stage on end are one stay: what lay between them was taken out.
    """
    found: dict[LinkageStage, date] = {}
    order = list(LinkageStage)
    last: LinkageStage | None = None
    for step in steps:
        if step.entered_on is None or step.stage is None or step.stage is last:
            continue
        last = step.stage
        found = {stage: day for stage, day in found.items() if order.index(stage) < order.index(last)}
        found[last] = step.entered_on
    return found


def days_in(since: date | None, stage: LinkageStage, until: date) -> int | None:
    """Which day of its stage a pair is in, the first one counted; none for one that ended."""
    if since is None or stage is LinkageStage.ENDED:
        return None
    return max((until - since).days + 1, 1)


def heads(rows: Sequence[LinkageRow]) -> tuple[Head, ...]:
    """The heads of all columns over these pairs."""
    return tuple(_head(stage, [row for row in rows if row.stage is stage]) for stage in LinkageStage)


def moved_words(title: str, before: LinkageStage, after: LinkageStage) -> str:
    """What the banner says of a move; going back is told as such."""
    order = list(LinkageStage)
    if after is LinkageStage.ENDED:
        return f"‘{title}’: ‘{before.value}’에서 그쳤습니다."
    if before is LinkageStage.ENDED:
        return f"‘{title}’: 그친 것을 다시 ‘{after.value}’ 단계로 옮겼습니다."
    if order.index(after) < order.index(before):
        return f"‘{title}’: ‘{before.value}’에서 앞 단계인 ‘{after.value}’ 단계로 돌아갔습니다."
    return f"‘{title}’: ‘{after.value}’ 단계로 옮겼습니다."


def linkage_problems(draft: LinkageDraft, today: date) -> list[Problem]:
    """What keeps a pair from being saved."""
    found = []
    if not draft.has_office:
        found.append(Problem("office", "부서나 팀을 고르세요."))
    return found + _step_problems(draft.steps, today) + number_problems(draft)


def missing(draft: LinkageDraft) -> list[tuple[str, str]]:
    """The 미비 항목 of a pair as (field, label)."""
    lacks = {"body": not draft.has_body, "field": not draft.field, "subject": not draft.subject}
    return [(name, label) for name, label in MISSING.items() if lacks[name]]


def _head(stage: LinkageStage, rows: Sequence[LinkageRow]) -> Head:
    days = [row.days for row in rows if row.days is not None]
    return Head(stage, len(rows), (2 * sum(days) + len(days)) // (2 * len(days)) if days else None)


def _step_problems(steps: Sequence[Step], today: date) -> list[Problem]:
    """The first step that cannot be; where in the form it stands."""
    before: Step | None = None
    for place, step in enumerate(steps):
        if step.stage is None:
            return [Problem(in_line("steps", place, "stage_key"), "단계를 고르세요.")]
        if number := forbidden_number(step.actor):
            return [Problem(in_line("steps", place, "actor"), number.sentence)]
        day, wrong = step.entered_on, ""
        if day is None:
            wrong = f"‘{step.words}’ 단계에 든 날을 적으세요."
        elif day > today:
            wrong = f"‘{step.words}’: {date_text(day)}은 아직 오지 않은 날입니다."
        elif before is not None and before.entered_on and day < before.entered_on:
            earlier = f"‘{before.words}’({date_text(before.entered_on)})"
            wrong = f"‘{step.words}’: {date_text(day)}은 앞 단계 {earlier}보다 빠릅니다."
        if wrong:
            return [Problem(in_line("steps", place, "entered_on"), wrong)]
        before = step
    return []
