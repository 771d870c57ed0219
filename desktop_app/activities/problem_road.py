"""The road of a resident's problem: which state follows which, and what each step asks for (features.md E10, E11).

Pure rules without storage. Source: the plan's 혁신나눔왓에버, where departments and the centre's bodies solve
residents' problems together; 접수 → 소관검토 → 연계 → 추진 → an end with an answer.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.particles import with_direction
from desktop_app.problems import Problem
from desktop_app.values import date_text, tidy, tidy_line


class ProblemState(Enum):
    """How far the office is with a problem."""

    RECEIVED = "접수"
    ASSIGNED = "소관검토"
    LINKED = "연계"
    RUNNING = "추진"
    SOLVED = "해결"
    TRANSFERRED = "이첩"
    IMPOSSIBLE = "불가"
    HELD = "보류"


ROAD: Final = (
    ProblemState.RECEIVED,
    ProblemState.ASSIGNED,
    ProblemState.LINKED,
    ProblemState.RUNNING,
    ProblemState.SOLVED,
)
ENDS: Final = frozenset({ProblemState.SOLVED, ProblemState.TRANSFERRED, ProblemState.IMPOSSIBLE})
"""States in which a problem is closed: on a day, with an answer to the resident."""
_UNDER_WAY: Final = ROAD[:-1]
_FOLLOWS: Final[dict[ProblemState, frozenset[ProblemState]]] = {
    ProblemState.RECEIVED: frozenset({ProblemState.ASSIGNED}),
    ProblemState.ASSIGNED: frozenset({ProblemState.LINKED, ProblemState.RUNNING}),
    ProblemState.LINKED: frozenset({ProblemState.RUNNING}),
    ProblemState.RUNNING: frozenset(),
    ProblemState.HELD: frozenset(_UNDER_WAY),
}
"""Steps ahead besides the ends and 보류, which are open to every problem that is not closed."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step as the officer takes it; ``word`` says why where it leads back or aside."""

    target: ProblemState
    on: date
    word: str = ""
    answer: str = ""
    transferred_to: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a step looks at: where a problem is and what is known of it."""

    state: ProblemState
    received_on: date
    has_department: bool = False
    has_body: bool = False
    answer: str = ""
    transferred_to: str = ""


def tidied(step: Step) -> Step:
    """The step as it is stored."""
    return Step(step.target, step.on, tidy_line(step.word), tidy(step.answer), tidy_line(step.transferred_to))


def refusal(here: ProblemState, target: ProblemState) -> str:
    """Why a problem may not go from one state to another; empty where it may."""
    if target is here:
        return f"이미 ‘{here.value}’ 상태입니다."
    if here in ENDS:
        if target in _UNDER_WAY:
            return ""
        return f"‘{here.value}’로 마친 난제입니다. 먼저 다시 열고 {with_direction(target.value)} 옮기세요."
    if target in ENDS or target is ProblemState.HELD or target in _FOLLOWS[here] or goes_back(here, target):
        return ""
    between = ROAD[ROAD.index(here) + 1]
    leap = f"‘{here.value}’에서 {with_direction(target.value)} 건너뛸 수 없습니다."
    return f"{leap} ‘{between.value}’ 상태를 먼저 적으세요."


def steps(here: ProblemState) -> tuple[ProblemState, ...]:
    """The states that the officer may choose now."""
    return tuple(one for one in ProblemState if not refusal(here, one))


def goes_back(here: ProblemState, target: ProblemState) -> bool:
    """Whether a step leads back on the road, or opens again what was closed."""
    if here in ENDS:
        return target in _UNDER_WAY
    return here in ROAD and target in ROAD and ROAD.index(target) < ROAD.index(here)


def needs_word(here: ProblemState, target: ProblemState) -> bool:
    """Whether the step has to say why."""
    return target is ProblemState.HELD or goes_back(here, target)


def step_problems(standing: Standing, step: Step) -> list[Problem]:
    """What is missing for a step that the road allows."""
    target, found = step.target, []
    if needs_word(standing.state, target) and not tidy_line(step.word):
        found.append(Problem("word", f"{with_direction(target.value)} 옮기는 까닭을 적으세요."))
    if target is ProblemState.ASSIGNED and not standing.has_department:
        found.append(Problem("department_id", "소관 부서를 먼저 정하세요."))
    if target is ProblemState.LINKED and not standing.has_body:
        found.append(Problem("tenant_id", "연계한 입주단체나 협력기관을 먼저 적으세요."))
    if target in ENDS:
        found += _end_problems(standing, step)
    return found


def _end_problems(standing: Standing, step: Step) -> list[Problem]:
    """Closing needs an answer (features.md E10), on a day that is not before the intake."""
    found = []
    if not tidy(step.answer or standing.answer):
        found.append(Problem("answer", f"{with_direction(step.target.value)} 마치려면 답변을 적어야 합니다."))
    if step.on < standing.received_on:
        found.append(Problem("on", f"접수일 {date_text(standing.received_on)}보다 빠릅니다."))
    handed = tidy_line(step.transferred_to or standing.transferred_to)
    if step.target is ProblemState.TRANSFERRED and not handed:
        found.append(Problem("transferred_to", "이첩한 기관이나 부서를 적으세요."))
    return found
