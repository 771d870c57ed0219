"""벤치마킹: visits to streets that others look up to, and what was found there (features.md C5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text


@dataclass(frozen=True, slots=True)
class BenchmarkDraft:
    """One visit; ``application`` is what the district makes of it."""

    project_id: int | None = None
    place: str = ""
    visited_on: date | None = None
    people: int | None = None
    visitors: str = ""
    findings: str = ""
    application: str = ""
    note: str = ""
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "project_id", "연계사업", FieldKind.RECORD, refers="project", required=True, identity=True, section="방문",
        heads="사업, 사업명",
    ),
    Field(
        "place", "다녀온 곳", FieldKind.LINE, required=True, identity=True, heads="장소, 방문지, 대상지, 벤치마킹 장소",
        example="경리단길",
    ),
    Field(
        "visited_on", "다녀온 날", FieldKind.DAY, required=True, identity=True, heads="방문일, 일자, 날짜",
        example="2021. 6. 3.",
    ),
    Field("people", "인원", FieldKind.COUNT, unit="명", wanted=True, heads="참여인원, 참석인원"),
    Field("visitors", "함께 간 곳", FieldKind.LINE, heads="참여기관, 참석기관", hint="부서·단체·상인회의 이름"),
    Field("findings", "살펴본 점", FieldKind.TEXT, wanted=True, section="결과", heads="주요내용, 시사점, 결과"),
    Field("application", "우리 구 적용", FieldKind.TEXT, wanted=True, heads="적용방안, 적용, 반영사항"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def benchmark_state(row: RegisterRow[BenchmarkDraft]) -> State:
    """Ahead, applied, or still to be thought about."""
    draft = row.draft
    if draft.visited_on is not None and draft.visited_on > row.today:
        return State(Mark.WAITING, "예정")
    return State(Mark.DONE, "적용 적음") if draft.application else State(Mark.FIX, "적용 없음")


def _subtitle(row: RegisterRow[BenchmarkDraft]) -> str:
    parts = (date_text(row.draft.visited_on), row.names["project_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("인원", f"{sums['people']:,}명", at_right=True),)


BENCHMARKS: RegisterKind[BenchmarkDraft] = RegisterKind(
    kind=Kind.BENCHMARK,
    noun="벤치마킹",
    counter="회",
    draft=BenchmarkDraft,
    fields=FIELDS,
    acts=(Act.ADD_BENCHMARK, Act.EDIT_BENCHMARK, Act.REMOVE_BENCHMARK),
    title=lambda draft: draft.place,
    subtitle=_subtitle,
    searched=("place", "visitors", "findings", "application"),
    views={"all": "전체", "not_applied": "적용 없음"},
    totals=_totals,
    touches=frozenset({Kind.PROJECT}),
)
