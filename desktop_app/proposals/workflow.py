"""The road of a proposal: which stage follows which, what keeps its result open, what an opinion lacks.

Pure rules without storage. Source: the plan's 추진절차 (발굴·제안 → 논의·검토 → 추진) and its
"검토의견서 필수 제출", domain.md OPN-1 to OPN-4, features.md B4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.particles import with_direction
from desktop_app.terms import Direction, Result, Stage, Verdict
from desktop_app.values import date_text

ROAD: tuple[Stage, ...] = (
    Stage.RECEIVED,
    Stage.SHARED,
    Stage.KICKOFF,
    Stage.WORKING,
    Stage.CONFIRMED,
    Stage.IN_PROGRESS,
    Stage.DONE,
)
EARLY: tuple[Stage, ...] = ROAD[: ROAD.index(Stage.CONFIRMED)]
"""Still under review: no result that holds, opinions are waited for."""
WAYS_OUT: tuple[Stage, ...] = (Stage.DECLINED, Stage.SUSPENDED)
ADOPTING: tuple[Result, ...] = (Result.ADOPTED, Result.PARTIALLY_ADOPTED)
NEEDS_REASON: tuple[Result, ...] = (Result.PARTIALLY_ADOPTED, Result.ON_HOLD, Result.REJECTED)

_FOLLOWS: dict[Stage, tuple[Stage, ...]] = {
    Stage.RECEIVED: (Stage.SHARED, *WAYS_OUT),
    Stage.SHARED: (Stage.RECEIVED, Stage.KICKOFF, *WAYS_OUT),
    Stage.KICKOFF: (Stage.SHARED, Stage.WORKING, *WAYS_OUT),
    Stage.WORKING: (Stage.KICKOFF, *WAYS_OUT),
    Stage.CONFIRMED: (Stage.IN_PROGRESS, Stage.SUSPENDED),
    Stage.IN_PROGRESS: (Stage.CONFIRMED, Stage.DONE, Stage.SUSPENDED),
    Stage.DONE: (Stage.IN_PROGRESS,),
    Stage.DECLINED: (),
    Stage.SUSPENDED: (),
}
"""Steps that the officer takes; CONFIRMED is reached by the result, a way out is left to where it began."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a proposal stands: its stage, its result, the stage at which a way out was taken."""

    stage: Stage
    result: Result | None = None
    left_at: Stage = Stage.RECEIVED
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether a result may be fixed: which departments have not answered, whether none was asked."""

    missing: tuple[str, ...] = ()
    nobody_asked: bool = False

    @property
    def is_open(self) -> bool:
        return not self.missing and not self.nobody_asked

    @property
    def sentence(self) -> str:
        """Why the result cannot be fixed; names the missing departments."""
        if self.nobody_asked:
            return "검토를 요청한 부서가 없습니다. 파크가 낸 제안은 검토의견서가 하나는 있어야 합니다."
        if self.missing:
            return f"{', '.join(self.missing)} 검토의견서가 아직 없습니다."
        return ""


def steps(position: Position) -> tuple[Stage, ...]:
    """The stages that the officer may choose now."""
    return tuple(stage for stage in Stage if not refusal(position, stage))


def refusal(position: Position, target: Stage) -> str:
    """Why a proposal may not move to a stage; empty where it may."""
    here = position.stage
    if position.cancelled:
        return "접수를 취소한 제안입니다. 먼저 접수를 되살리세요."
    if target is here:
        return f"이미 ‘{here.value}’ 단계입니다."
    if here in WAYS_OUT:
        return _refusal_to_resume(position, target)
    if target in _FOLLOWS[here]:
        return ""
    if target is Stage.CONFIRMED and here in EARLY:
        return "확정은 결과를 채택이나 부분채택으로 정하면 됩니다."
    if here is Stage.CONFIRMED and target in EARLY:
        return "확정한 제안입니다. 앞 단계로 가려면 결과 확정을 먼저 푸세요."
    if target in WAYS_OUT:
        return f"‘{here.value}’ 단계에서는 {with_direction(target.value)} 보낼 수 없습니다."
    ahead = ROAD.index(target) > ROAD.index(here)
    between = ROAD[ROAD.index(here) + (1 if ahead else -1)]
    leap = f"‘{here.value}’에서 {with_direction(target.value)} 건너뛸 수 없습니다."
    return f"{leap} ‘{between.value}’ 단계를 먼저 적으세요."


def gate(direction: Direction, asked: Sequence[tuple[str, bool]]) -> Gate:
    """The mandatory opinions of one proposal; ``asked`` names each department and whether it answered.

    Source: the plan, 검토의견서 필수 제출(해당 사업부서): a tenant's proposal needs at least one.
    """
    return Gate(
        missing=tuple(name for name, answered in asked if not answered),
        nobody_asked=not asked and direction is Direction.TENANT_TO_DISTRICT,
    )


def refusal_to_decide(position: Position) -> str:
    """Why a result may not be set at all, whatever the opinions say; empty where it may."""
    if position.cancelled:
        return "접수를 취소한 제안입니다. 먼저 접수를 되살리세요."
    if position.result not in {None, Result.ON_HOLD}:
        assert position.result is not None  # noqa: S101 - told by the line above, not by mypy
        settled = with_direction(position.result.value)
        return f"결과가 이미 {settled} 정해졌습니다. 바꾸려면 결과 확정을 먼저 푸세요."
    if position.stage not in EARLY:
        return f"‘{position.stage.value}’ 단계에서는 결과를 정할 수 없습니다."
    return ""


def refusal_to_reopen(position: Position) -> str:
    """Why a result may not be taken off again; empty where it may."""
    if position.cancelled:
        return "접수를 취소한 제안입니다. 먼저 접수를 되살리세요."
    if position.result is None:
        return "정해진 결과가 없습니다."
    if position.stage in {Stage.IN_PROGRESS, Stage.DONE}:
        return f"이미 ‘{position.stage.value}’ 단계입니다. ‘확정’ 단계로 먼저 되돌리세요."
    if position.stage is Stage.SUSPENDED:
        return "중단한 제안입니다. 먼저 다시 시작하세요."
    return ""


def refusal_to_tell(position: Position) -> str:
    """Why there is no result to tell the proposer, said of the proposal's number; empty where there is one."""
    if position.cancelled:
        return "접수를 취소한 제안이라 알릴 결과가 없습니다."
    if position.result is None:
        return "아직 결과가 정해지지 않았습니다. 결과를 먼저 확정하세요."
    return ""


def stage_after(result: Result, here: Stage) -> Stage:
    """Where a result takes a proposal: adopted → 확정, rejected → 종결, on hold → it stays."""
    if result in ADOPTING:
        return Stage.CONFIRMED
    return Stage.DECLINED if result is Result.REJECTED else here


def last_reached(days: Mapping[Stage, date | None]) -> Stage:
    """The farthest stage of the road that has a day."""
    reached = [stage for stage in ROAD if days.get(stage) is not None]
    return reached[-1] if reached else Stage.RECEIVED


def day_problem(days: Mapping[Stage, date | None], target: Stage, day: date) -> str:
    """Why a stage cannot have this day: it would come before an earlier stage; empty where it can."""
    until = ROAD.index(target) if target in ROAD else len(ROAD)
    for stage in ROAD[:until]:
        earlier = days.get(stage)
        if earlier is not None and day < earlier:
            return f"{date_text(day)}은 ‘{stage.value}’ 날짜 {date_text(earlier)}보다 앞섭니다."
    return ""


VERDICT_NEEDS: dict[Verdict, tuple[tuple[str, str], ...]] = {
    Verdict.ACCEPTED: (("plan", "수용이면 향후계획을 적어야 합니다."),),
    Verdict.PARTIALLY_ACCEPTED: (
        ("rationale", "일부수용이면 사유를 적어야 합니다."),
        ("scope_accepted", "일부수용이면 수용 범위를 적어야 합니다."),
        ("scope_excluded", "일부수용이면 제외 범위를 적어야 합니다."),
    ),
    Verdict.LONG_TERM_REVIEW: (
        ("rationale", "장기검토이면 사유를 적어야 합니다."),
        ("review_again", "장기검토이면 재검토 시기를 적어야 합니다."),
    ),
    Verdict.NOT_ACCEPTED: (("rationale", "불수용이면 사유를 적어야 합니다."),),
    Verdict.TRANSFERRED: (("transfer_department", "이첩이면 이첩부서를 적어야 합니다."),),
}
"""What a verdict asks for (OPN-3): field and sentence."""


def _refusal_to_resume(position: Position, target: Stage) -> str:
    here = position.stage
    if position.result is Result.REJECTED:
        return "불채택으로 종결한 제안입니다. 결과 확정을 먼저 푸세요."
    if target is position.left_at:
        return ""
    return f"‘{here.value}’한 제안은 ‘{position.left_at.value}’ 단계에서 다시 시작합니다."
