"""현장견학: groups that are shown the park, by whom they are (features.md E4; the plan's 현장견학 프로그램)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, time_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text


class Visitors(Enum):
    """대상: whom the plan names, and others."""

    NEW_STAFF = "신규직원"
    COUNCIL = "구의원"
    CIVIC_GROUP = "직능단체"
    OTHER = "기타"


class VisitState(Enum):
    """Whether a visit took place."""

    PLANNED = "예정"
    HELD = "마침"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class FieldVisitDraft:
    """One visit; ``people`` is how many came, ``rating`` what the group said, 1 … 5."""

    visited_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    visitors: Visitors = Visitors.NEW_STAFF
    group_name: str = ""
    department_id: int | None = None
    people: int | None = None
    route: str = ""
    guide: str = ""
    rating: int | None = None
    remarks: str = ""
    state: VisitState = VisitState.PLANNED
    note: str = ""
    version: int | None = None


MOST_STARS: Final = 5
FIELDS: tuple[Field, ...] = (
    Field(
        "visited_on", "견학일", FieldKind.DAY, required=True, section="견학", heads="일자, 방문일, 견학 일자",
        example="2021. 5. 12.", identity=True,
    ),
    Field("start_minute", "시작 시각", FieldKind.TIME, line="시각", part="시작", heads="시작, 시간"),
    Field("end_minute", "끝 시각", FieldKind.TIME, beside=True, part="끝", heads="끝, 종료"),
    Field("visitors", "대상", FieldKind.CODE, codes=Visitors, heads="구분, 대상 구분", example="신규직원"),
    Field(
        "group_name", "단체·모임 이름", FieldKind.LINE, heads="단체명, 모임, 대상 단체", example="새내기 과정 1기",
        identity=True,
    ),
    Field("department_id", "신청 부서·동", FieldKind.RECORD, refers="body_department", heads="부서, 신청부서, 동"),
    Field("people", "인원", FieldKind.COUNT, wanted=True, unit="명", heads="참석인원, 참여인원", example="24"),
    Field("state", "상태", FieldKind.CODE, codes=VisitState, heads="진행상태, 진행"),
    Field("route", "코스", FieldKind.LINE, section="진행", wanted=True, heads="견학 코스, 동선"),
    Field("guide", "안내", FieldKind.LINE, heads="안내자, 해설"),
    Field(
        "rating", "만족도", FieldKind.COUNT, unit="점", hint="1점에서 5점까지", heads="평점, 만족도(5점)",
    ),
    Field("remarks", "나온 말", FieldKind.TEXT, heads="의견, 소감, 건의"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def visit_problems(draft: FieldVisitDraft) -> list[Problem]:
    """Times in order, stars within one to five, a visit that is over with its number of people."""
    found = time_problems(draft)
    if draft.rating is not None and not 1 <= draft.rating <= MOST_STARS:
        found.append(Problem("rating", f"만족도는 1점에서 {MOST_STARS}점까지 적습니다."))
    if draft.state is VisitState.HELD and draft.people is None:
        found.append(
            Problem("people", "마친 견학인데 인원이 없습니다. 실적에 0명으로 들어갑니다.", blocks=False)
        )
    return found


def visit_title(draft: FieldVisitDraft) -> str:
    """How a visit is called: its group, else whom it was for."""
    return draft.group_name or f"{draft.visitors.value} 견학"


def visit_state(row: RegisterRow[FieldVisitDraft]) -> State:
    """A visit whose day is past and that nobody marked as held waits to be marked."""
    draft = row.draft
    if draft.state is VisitState.PLANNED and draft.visited_on is not None and draft.visited_on < row.today:
        return State(Mark.FIX, "마침 표시 전")
    return State(_MARKS[draft.state], draft.state.value)


def _subtitle(row: RegisterRow[FieldVisitDraft]) -> str:
    parts = (date_text(row.draft.visited_on), row.draft.visitors.value, row.names["department_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("마침", f"{sums['held']:,}회", at_right=True),
        Total("인원", f"{sums['people']:,}명", at_right=True),
    )


_MARKS = {VisitState.PLANNED: Mark.WAITING, VisitState.HELD: Mark.DONE, VisitState.CANCELLED: Mark.NONE}
FIELD_VISITS: RegisterKind[FieldVisitDraft] = RegisterKind(
    kind=Kind.FIELD_VISIT,
    noun="현장견학",
    counter="회",
    draft=FieldVisitDraft,
    fields=FIELDS,
    acts=(Act.ADD_FIELD_VISIT, Act.EDIT_FIELD_VISIT, Act.REMOVE_FIELD_VISIT),
    title=visit_title,
    subtitle=_subtitle,
    searched=("group_name", "route", "guide"),
    day="visited_on",
    views={"all": "전체", "planned": "예정", "held": "마침", "unmarked": "마침 표시 전", "cancelled": "취소"},
    problems=visit_problems,
    totals=_totals,
)


@dataclass(frozen=True)
class VisitYear:
    """The visits of a year that were held by a day: (month, code of the target group, visits, people)."""

    year: int
    until: date
    counts: tuple[tuple[int, str, int, int], ...]
    left_out: int = 0
    """Days that are past without a mark whether the visit was held."""

    def sums(self, month: int | None = None) -> list[tuple[str, int, int]]:
        """(code, visits, people) of the year, or of one of its months."""
        found: dict[str, tuple[int, int]] = {}
        for at, code, visits, people in self.counts:
            if month in {None, at}:
                before = found.get(code, (0, 0))
                found[code] = (before[0] + visits, before[1] + people)
        return [(code, *sums) for code, sums in found.items()]


def by_visitors(rows: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """대상별 visits and people of the year in the plan's order, each target with its line, the sum last.

    ``rows`` are (code, visits, people) as the file counts the visits that were held.
    """
    counted = {code: (visits, people) for code, visits, people in rows}
    lines = [(one.value, *counted.get(one.name, (0, 0))) for one in Visitors]
    return [*lines, ("계", sum(line[1] for line in lines), sum(line[2] for line in lines))]
