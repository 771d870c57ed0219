"""목표: figures that a year is measured by, as the officer sets them and writes values down (features.md E1)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.marks import State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow

PERCENT: Final = "%"
YEAR_END: Final = 12


class TargetPeriod(Enum):
    """For which stretch of the year the figure is asked."""

    YEAR = "연간"
    HALF = "반기마다"
    QUARTER = "분기마다"
    MONTH = "매월"


class TargetSource(Enum):
    """What counts a target by itself; the value is how the officer knows it."""

    MANUAL = "직접 적음"
    OPINIONS = "검토의견서 제출률"
    PROPOSALS = "제안 접수"
    PROJECTS = "추진 사업"
    NEWSLETTERS = "은평소식지 게재"
    HOMEPAGE_POSTS = "홈페이지 행사 게시"
    GATHERINGS = "워크숍·협력회의 개최"
    PLAN_STAGES = "제로웨이스트 마친 단계"
    FIELD_VISITS = "현장견학"
    VISIT_PEOPLE = "현장견학 연인원"
    TRAININGS = "현장 방문 교육"
    TRAINED_PEOPLE = "교육 참석 연인원"
    PROBLEMS_RECEIVED = "난제 접수"
    PROBLEMS_SOLVED = "해결한 난제"
    MEDIA_ITEMS = "미디어 홍보"
    USAGES = "대관 이용"
    USAGE_PEOPLE = "대관 연인원"


PERCENTAGES: Final = frozenset({TargetSource.OPINIONS})
"""Sources that are rates: a longer period is not the sum of its parts."""


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A figure that the officer wrote down on a day."""

    noted_on: date | None = None
    value: int | None = None
    note: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class TargetDraft:
    """One target; ``target`` is for each period, months narrow the year it is asked for."""

    field: str = ""
    name: str = ""
    unit: str = ""
    source: TargetSource = TargetSource.MANUAL
    period: TargetPeriod = TargetPeriod.YEAR
    target: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    lower_is_better: bool = False
    note: str = ""
    values: tuple[ValueLine, ...] = ()
    fiscal_year: int = 0
    version: int | None = None

    @property
    def is_rate(self) -> bool:
        return self.source in PERCENTAGES or self.unit.strip() == PERCENT

    @property
    def months(self) -> range:
        """The months that it is asked for."""
        return range(self.first_month or 1, (self.last_month or YEAR_END) + 1)


FIELDS: tuple[Field, ...] = (
    Field("name", "지표", FieldKind.LINE, required=True, section="목표", heads="지표명, 이름", identity=True),
    Field("field", "분야·사업", FieldKind.LINE, heads="분야, 사업"),
    Field("source", "세는 것", FieldKind.CODE, codes=TargetSource, hint="기록에서 세거나, 아래에 직접 적습니다."),
    Field("target", "목표", FieldKind.COUNT, line="목표·단위", part="목표", heads="목표값"),
    Field("unit", "단위", FieldKind.LINE, beside=True, part="단위", offered=("회", "건", "명", "곳", "단계", "%")),
    Field("period", "기간", FieldKind.CODE, codes=TargetPeriod, hint="목표는 기간마다의 값입니다."),
    Field("first_month", "첫 달", FieldKind.COUNT, line="달", part="첫 달", hint="비우면 1월부터 12월까지입니다."),
    Field("last_month", "끝 달", FieldKind.COUNT, beside=True, part="끝 달"),
    Field("lower_is_better", "낮을수록 좋음", FieldKind.YES),
    Field("note", "비고", FieldKind.TEXT),
)  # fmt: skip


def target_problems(draft: TargetDraft) -> list[Problem]:
    """Months of a year in their order; a rate's own unit; dated values."""
    found = []
    for key in ("first_month", "last_month"):
        month = getattr(draft, key)
        if month is not None and not 1 <= month <= YEAR_END:
            found.append(Problem(key, "1월에서 12월까지 적습니다."))
    if not found and (draft.first_month or 1) > (draft.last_month or YEAR_END):
        found.append(Problem("last_month", "첫 달보다 앞입니다. 앞뒤를 확인하세요."))
    if draft.values and draft.source is not TargetSource.MANUAL:
        text = "기록에서 세는 목표라 적은 값은 쓰이지 않습니다."
        found.append(Problem("source", text, blocks=False))
    return found


def target_state(row: RegisterRow[TargetDraft]) -> State:
    """Met or not yet."""
    state: State = row.more["progress"].state
    return state


def _subtitle(row: RegisterRow[TargetDraft]) -> str:
    draft = row.draft
    aim = f"목표 {draft.target:,}{draft.unit}" if draft.target is not None else "목표 없음"
    return " · ".join(part for part in (draft.field, draft.period.value, aim, draft.source.value) if part)


TARGETS: RegisterKind[TargetDraft] = RegisterKind(
    kind=Kind.TARGET,
    noun="목표",
    counter="개",
    draft=TargetDraft,
    fields=FIELDS,
    acts=(Act.ADD_TARGET, Act.EDIT_TARGET, Act.REMOVE_TARGET),
    title=lambda draft: draft.name,
    subtitle=_subtitle,
    searched=("name", "field"),
    year=lambda draft: draft.fiscal_year,
    undated=True,
    views={"all": "전체", "counted": "저절로 세는 것", "manual": "직접 적는 것"},
    problems=target_problems,
)
