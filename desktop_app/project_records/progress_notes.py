"""추진상황: how a project stood on a day, with what could be counted (features.md C8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.project_terms import ProjectState
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.search import sort_key
from desktop_app.values import date_text, days_apart


class Condition(Enum):
    """How a project stands."""

    NORMAL = "정상"
    DELAYED = "지연"
    HALTED = "중단"


@dataclass(frozen=True, slots=True)
class ProgressDraft:
    """One note; ``indicator`` with ``quantity`` and ``unit`` is what could be counted on that day."""

    project_id: int | None = None
    noted_on: date | None = None
    condition: Condition = Condition.NORMAL
    text: str = ""
    indicator: str = ""
    quantity: int | None = None
    unit: str = ""
    people: int | None = None
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "project_id", "연계사업", FieldKind.RECORD, refers="project", required=True, identity=True,
        section="추진상황", heads="사업, 사업명",
    ),
    Field(
        "noted_on", "날짜", FieldKind.DAY, required=True, identity=True, heads="일자, 기준일, 추진일",
        example="2021. 5. 12.",
    ),
    Field("condition", "상황", FieldKind.CODE, codes=Condition, heads="추진상황, 상태, 진행상황", example="정상"),
    Field(
        "text", "내용", FieldKind.TEXT, required=True, identity=True, heads="추진내용, 추진실적, 실적, 주요내용",
        example="참여상점 8곳 모집",
    ),
    Field(
        "indicator", "지표", FieldKind.LINE, recalled=True, section="셀 수 있는 것", heads="지표명, 실적 지표",
        example="참여상점",
    ),
    Field(
        "quantity", "수량", FieldKind.COUNT, line="수량", part="수량", heads="수치, 실적값, 물량", example="8",
    ),
    Field("unit", "단위", FieldKind.LINE, recalled=True, beside=True, part="단위", example="곳"),
    Field("people", "인원", FieldKind.COUNT, unit="명", heads="참여인원, 참석인원, 연인원"),
)  # fmt: skip
MARKS = {Condition.NORMAL: Mark.DONE, Condition.DELAYED: Mark.LATE, Condition.HALTED: Mark.FIX}


def note_problems(draft: ProgressDraft) -> list[Problem]:
    """A quantity says of what, an indicator says how much."""
    found = []
    if draft.quantity is not None and not draft.indicator:
        found.append(Problem("indicator", "무엇을 센 수량인지 지표를 적으세요."))
    if draft.indicator and draft.quantity is None:
        text = "지표의 수량이 없습니다. 지표 표에는 들어가지 않습니다."
        found.append(Problem("quantity", text, blocks=False))
    return found


def note_state(row: RegisterRow[ProgressDraft]) -> State:
    """정상, 지연 or 중단."""
    return State(MARKS[row.draft.condition], row.draft.condition.value)


def standing(condition: Condition, noted_on: date, today: date, *, stale: bool = False) -> State:
    """``정상 · 3일 전``: how the list of projects tells of the newest note, which may be ``stale``."""
    days = days_apart(noted_on, today)
    if stale and condition is Condition.NORMAL:
        return State(Mark.SOON, f"{condition.value} · {days:,}일 전")
    ago = "오늘" if days == 0 else f"{days:,}일 전" if days > 0 else date_text(noted_on)
    return State(MARKS[condition], f"{condition.value} · {ago}")


def could_stop(condition: Condition, state: ProjectState) -> bool:
    """Whether a note says of a project what its own state does not say yet."""
    return condition is Condition.HALTED and state in {ProjectState.PLANNED, ProjectState.RUNNING}


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of a project: its last value with its day, and the sum over its notes."""

    project: str
    indicator: str
    unit: str
    last: int
    last_on: date
    total: int
    notes: int
    people: int


def indicator_lines(rows: Iterable[RegisterRow[ProgressDraft]]) -> list[IndicatorLine]:
    """By project, indicator and unit; the last note of a day counts as the last."""
    dated = sorted((row.draft.noted_on, row.id, row) for row in rows if row.draft.noted_on is not None)
    found: dict[tuple[str, str, str], IndicatorLine] = {}
    for day, _, row in dated:
        draft = row.draft
        if not draft.indicator or draft.quantity is None:
            continue
        key = (row.names["project_id"], draft.indicator, draft.unit)
        before = found.get(key)
        found[key] = IndicatorLine(
            *key,
            last=draft.quantity,
            last_on=day,
            total=(before.total if before else 0) + draft.quantity,
            notes=(before.notes if before else 0) + 1,
            people=(before.people if before else 0) + (draft.people or 0),
        )
    return [found[key] for key in sorted(found, key=lambda key: tuple(map(sort_key, key)))]


@dataclass(frozen=True, slots=True)
class SilentProject:
    """A running project that nobody hears of; ``days`` since its last note, None where it has none."""

    id: int
    name: str
    department: str
    days: int | None


@dataclass(frozen=True, slots=True)
class Silent:
    """How many there are, and the longest silent ones."""

    count: int
    projects: tuple[SilentProject, ...]


def _subtitle(row: RegisterRow[ProgressDraft]) -> str:
    parts = (date_text(row.draft.noted_on), row.names["project_id"], row.draft.condition.value)
    return " · ".join(part for part in parts if part)


def _title(draft: ProgressDraft) -> str:
    return draft.text.partition("\n")[0]


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("인원", f"{sums['people']:,}명", at_right=True),)


PROGRESS_NOTES: RegisterKind[ProgressDraft] = RegisterKind(
    kind=Kind.PROGRESS_NOTE,
    noun="추진상황",
    counter="건",
    draft=ProgressDraft,
    fields=FIELDS,
    acts=(Act.ADD_PROGRESS_NOTE, Act.EDIT_PROGRESS_NOTE, Act.REMOVE_PROGRESS_NOTE),
    title=_title,
    subtitle=_subtitle,
    searched=("text", "indicator"),
    views={
        "all": "전체",
        "newest": "사업마다 최근",
        "delayed": "지연",
        "halted": "중단",
        "counted": "지표 있음",
    },
    problems=note_problems,
    totals=_totals,
    touches=frozenset({Kind.PROJECT}),
)
