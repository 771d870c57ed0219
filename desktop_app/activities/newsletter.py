"""은평소식지 「혁신파크 릴레이 홍보」: what stands in the one place that an issue has for the park (features.md E7)."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.activities.publicity_rules import quiet_notice
from desktop_app.changes import Act, Kind
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text, month_text


class NewsKind(Enum):
    """구분: what the plan promotes, and others."""

    FACILITY = "시설 소개"
    TENANT = "입주단체 소개"
    EVENT = "행사·교육"
    PRODUCT = "제품 광고"
    OTHER = "기타"


@dataclass(frozen=True, slots=True)
class SlotDraft:
    """The place of one issue; ``month`` is its first day, ``draft_due`` the usual day where nothing is typed."""

    month: date | None = None
    kind: NewsKind = NewsKind.TENANT
    tenant_id: int | None = None
    building_id: int | None = None
    project_id: int | None = None
    title: str = ""
    draft_due: date | None = None
    draft_on: date | None = None
    issue: str = ""
    page: str = ""
    published_on: date | None = None
    note: str = ""
    version: int | None = None


EMPTY: Final = "빈 달"
WAITING: Final = "원고 대기"
LATE: Final = "원고 늦음"
RECEIVED: Final = "원고 받음"
PUBLISHED: Final = "게재"
FIELDS: tuple[Field, ...] = (
    Field(
        "month", "게재월", FieldKind.MONTH, required=True, section="게재할 것", heads="월, 게재 월, 소식지 월, 호월",
        example="2021. 6.", identity=True,
    ),
    Field(
        "kind", "구분", FieldKind.CODE, codes=NewsKind, heads="종류, 내용 구분", example="입주단체 소개",
    ),
    Field("tenant_id", "입주단체", FieldKind.RECORD, refers="tenant", heads="단체, 단체명, 대상 단체"),
    Field("building_id", "시설(건물)", FieldKind.RECORD, refers="building", heads="시설, 건물, 대상 시설"),
    Field("project_id", "연계사업", FieldKind.RECORD, refers="project", heads="사업, 사업명"),
    Field("title", "제목", FieldKind.LINE, wanted=True, heads="글 제목, 내용, 기사 제목", example="느린 빵집 이야기"),
    Field(
        "draft_due", "원고 마감", FieldKind.DAY, section="원고", heads="마감, 원고 마감일",
        hint="비우면 앞달 15일(쉬는 날이면 앞 근무일)",
    ),
    Field("draft_on", "원고 받은 날", FieldKind.DAY, heads="원고 접수, 원고 제출일, 받은 날"),
    Field("issue", "호", FieldKind.LINE, section="게재", line="호·면", part="호", heads="호수, 발행 호"),
    Field("page", "면", FieldKind.LINE, beside=True, part="면", heads="지면, 쪽"),
    Field("published_on", "게재일", FieldKind.DAY, heads="발행일, 게재 일자"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def slot_problems(draft: SlotDraft) -> list[Problem]:
    """Whom an introduction introduces; what was published has its draft; the days before an election."""
    found = []
    if draft.kind is NewsKind.TENANT and draft.tenant_id is None:
        found.append(Problem("tenant_id", "소개할 입주단체를 아직 고르지 않았습니다.", blocks=False))
    if draft.kind is NewsKind.FACILITY and draft.building_id is None:
        found.append(Problem("building_id", "소개할 시설을 아직 고르지 않았습니다.", blocks=False))
    if draft.draft_on and draft.published_on and draft.published_on < draft.draft_on:
        found.append(
            Problem("published_on", "원고를 받은 날보다 빠릅니다. 두 날을 확인하세요.", blocks=False)
        )
    if told := quiet_notice(draft.published_on):
        found.append(Problem("published_on", told, blocks=False))
    return found


def slot_title(draft: SlotDraft) -> str:
    """How a place is called: its title, else its month."""
    return draft.title or f"{month_text(draft.month)} 소식지" if draft.month else draft.title


def draft_state(draft: SlotDraft, today: date) -> State:
    """How the place of an issue stands."""
    if draft.published_on is not None:
        return State(Mark.DONE, PUBLISHED)
    if draft.draft_on is not None:
        return State(Mark.HALF, RECEIVED)
    if draft.draft_due is not None and draft.draft_due < today:
        return State(Mark.LATE, LATE)
    return State(Mark.WAITING, WAITING)


def draft_late(draft: SlotDraft, today: date) -> bool:
    """Whether the draft is waited for past its day."""
    return draft_state(draft, today).mark is Mark.LATE


def slot_state(row: RegisterRow[SlotDraft]) -> State:
    """The same of a row."""
    return draft_state(row.draft, row.today)


def about(row: RegisterRow[SlotDraft]) -> str:
    """Whom or what the place is about."""
    return row.names.get("tenant_id") or row.names.get("building_id") or ""


def _subtitle(row: RegisterRow[SlotDraft]) -> str:
    month = month_text(row.draft.month) if row.draft.month else ""
    parts = (month, row.draft.kind.value, about(row), _published(row.draft))
    return " · ".join(part for part in parts if part)


def _published(draft: SlotDraft) -> str:
    return f"{date_text(draft.published_on)} 게재" if draft.published_on else ""


NEWSLETTER: RegisterKind[SlotDraft] = RegisterKind(
    kind=Kind.NEWSLETTER,
    noun="은평소식지",
    counter="달",
    draft=SlotDraft,
    fields=FIELDS,
    acts=(Act.ADD_NEWSLETTER, Act.EDIT_NEWSLETTER, Act.REMOVE_NEWSLETTER),
    title=slot_title,
    subtitle=_subtitle,
    searched=("title", "issue"),
    day="month",
    views={"all": "전체", "late": LATE, "waiting": WAITING, "received": RECEIVED, "published": PUBLISHED},
    problems=slot_problems,
)
