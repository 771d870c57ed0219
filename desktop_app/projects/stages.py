"""단계 of a linked project with their 절차 and 과제: how far they are, what is late, what contradicts itself (C2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.marks import Mark, State
from desktop_app.problems import Problem, in_line
from desktop_app.project_terms import ProjectState, StageState
from desktop_app.values import date_text, tidy, tidy_line

MARKS: dict[StageState, Mark] = {
    StageState.PLANNED: Mark.WAITING,
    StageState.RUNNING: Mark.HALF,
    StageState.LATE: Mark.LATE,
    StageState.DONE: Mark.DONE,
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """내용: one task of a stage."""

    id: int | None = None
    text: str = ""
    due_on: date | None = None
    done_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class StageLine:
    """A stage: ``name`` is its 절차, the plan's days from and to, the days on which it began and was done."""

    id: int | None = None
    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    begun_on: date | None = None
    done_on: date | None = None
    evidence: str = ""
    tasks: tuple[TaskLine, ...] = ()

    @property
    def tasks_done(self) -> int:
        """How many of its tasks are done."""
        return sum(one.done_on is not None for one in self.tasks)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the stages of a project are; ``late_since`` is the planned end of the first one that is late."""

    stages: int = 0
    stages_done: int = 0
    tasks: int = 0
    tasks_done: int = 0
    begun: bool = False
    late_since: date | None = None

    @property
    def text(self) -> str:
        """``2/4 단계, 5/9 과제``; nothing for a project without stages."""
        if not self.stages:
            return ""
        tasks = f", {self.tasks_done}/{self.tasks} 과제" if self.tasks else ""
        return f"{self.stages_done}/{self.stages} 단계{tasks}"

    @property
    def state(self) -> State | None:
        """The same as a cell of the register shows it."""
        if not self.stages:
            return None
        if self.late_since:
            return State(Mark.LATE, f"지연 {self.text}")
        if self.stages_done == self.stages:
            return State(Mark.DONE, self.text)
        return State(Mark.HALF if self.begun or self.tasks_done else Mark.WAITING, self.text)


def goes_on(state: ProjectState) -> bool:
    """Whether a project's stages can still be late."""
    return state in {ProjectState.PLANNED, ProjectState.RUNNING}


def state_of_stage(stage: StageLine, today: date, *, going_on: bool = True) -> StageState:
    """Done, late once its planned end has passed, else whether it has begun."""
    if stage.done_on is not None:
        return StageState.DONE
    if going_on and stage.ends_on is not None and stage.ends_on < today:
        return StageState.LATE
    return StageState.RUNNING if stage.begun_on or stage.tasks_done else StageState.PLANNED


def stage_mark(stage: StageLine, today: date, *, going_on: bool = True) -> State:
    """The state of a stage as its line in the form shows it."""
    state = state_of_stage(stage, today, going_on=going_on)
    if state is StageState.LATE and stage.ends_on is not None:
        return State(Mark.LATE, f"{state.value} {(today - stage.ends_on).days}일")
    return State(MARKS[state], state.value)


def progress_of(stages: Sequence[StageLine], state: ProjectState, today: date) -> Progress:
    """How far these stages are."""
    states = [state_of_stage(one, today, going_on=goes_on(state)) for one in stages]
    late = [
        one.ends_on
        for one, found in zip(stages, states, strict=True)
        if found is StageState.LATE and one.ends_on is not None
    ]
    return Progress(
        stages=len(stages),
        stages_done=states.count(StageState.DONE),
        tasks=sum(len(one.tasks) for one in stages),
        tasks_done=sum(one.tasks_done for one in stages),
        begun=any(found is not StageState.PLANNED for found in states),
        late_since=min(late, default=None),
    )


def tidied_stages(stages: Iterable[StageLine]) -> tuple[StageLine, ...]:
    """The stages as they are stored; a line that says nothing is none."""
    return tuple(clean for one in stages if (clean := _tidied(one)) != StageLine(id=clean.id))


def stage_problems(
    stages: Sequence[StageLine], state: ProjectState, starts_on: date | None, ends_on: date | None
) -> list[Problem]:
    """What keeps stages from being saved, or is worth a look; each beside its cell."""
    found = []
    for place, one in enumerate(stages):
        for cell, text, blocks in (*_refused(one), *_doubted(one, starts_on, ends_on)):
            found.append(Problem(in_line("stages", place, cell), text, blocks))
    left = sum(one.done_on is None for one in stages)
    if state is ProjectState.DONE and left:
        found.append(Problem("state", f"끝내지 않은 단계가 {left}개 있습니다. 맞습니까?", blocks=False))
    return found


Found = tuple[str, str, bool]


def _refused(stage: StageLine) -> Iterable[Found]:
    if not stage.name:
        yield "name", "절차를 적으세요.", True
    if stage.starts_on and stage.ends_on and stage.ends_on < stage.starts_on:
        yield "ends_on", f"계획 시작({date_text(stage.starts_on)})보다 빠릅니다.", True
    if stage.begun_on and stage.done_on and stage.done_on < stage.begun_on:
        yield "done_on", f"시작한 날({date_text(stage.begun_on)})보다 빠릅니다.", True
    for place, task in enumerate(stage.tasks):
        if not task.text:
            yield in_line("tasks", place, "text"), "무엇을 하는지 적으세요.", True


def _doubted(stage: StageLine, starts_on: date | None, ends_on: date | None) -> Iterable[Found]:
    left = len(stage.tasks) - stage.tasks_done
    if stage.done_on and left:
        yield "done_on", f"끝내지 않은 과제가 {left}건 있습니다. 맞습니까?", False
    if starts_on and stage.starts_on and stage.starts_on < starts_on:
        yield "starts_on", f"사업 시작({date_text(starts_on)})보다 빠릅니다. 맞습니까?", False
    if ends_on and stage.ends_on and stage.ends_on > ends_on:
        yield "ends_on", f"사업 끝({date_text(ends_on)})보다 늦습니다. 맞습니까?", False


def _tidied(stage: StageLine) -> StageLine:
    tasks = (replace(one, text=tidy(one.text), evidence=tidy(one.evidence)) for one in stage.tasks)
    kept = tuple(one for one in tasks if one != TaskLine(id=one.id))
    return replace(stage, name=tidy_line(stage.name), evidence=tidy(stage.evidence), tasks=kept)
