"""교육생: who applied for a training, came, and was credited hours (features.md E6). Their names are personal data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, Mask
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import masked_name, span_text


class Attendance(Enum):
    """Whether somebody who applied came."""

    APPLIED = "표시 전"
    PRESENT = "참석"
    ABSENT = "불참"


@dataclass(frozen=True, slots=True)
class TraineeDraft:
    """One person in one training; ``credit_minutes`` are what was credited."""

    training_id: int | None = None
    department_id: int | None = None
    post: str = ""
    name: str = ""
    applied_on: date | None = None
    attendance: Attendance = Attendance.APPLIED
    credit_minutes: int | None = None
    note: str = ""
    retain_until: date | None = None
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "training_id", "교육", FieldKind.RECORD, refers="training", required=True, identity=True,
        heads="교육명, 과정명",
    ),
    Field(
        "department_id", "소속", FieldKind.RECORD, refers="body_department", required=True, identity=True,
        heads="부서, 부서명, 소속부서, 근무부서, 동",
    ),
    Field("post", "직급", FieldKind.LINE, wanted=True, heads="직위, 계급, 직급명", example="행정7급", identity=True),
    Field(
        "name", "성명", FieldKind.LINE, required=True, identity=True, personal=True, mask=Mask.NAME,
        heads="이름, 성함, 신청자, 교육생", example="홍길동",
    ),
    Field("applied_on", "신청일", FieldKind.DAY, heads="접수일, 신청 일자"),
    Field(
        "attendance", "참석", FieldKind.CODE, codes=Attendance, section="참석과 시간",
        heads="참석여부, 출석, 출결, 이수",
    ),
    Field("credit_minutes", "부여한 시간", FieldKind.SPAN, in_form=False, in_import=False),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
    Field("retain_until", "보유기한", FieldKind.DAY, heads="보유 기한", in_import=False),
)  # fmt: skip
ABSENT_CREDITED = "불참한 사람에게는 교육시간을 부여할 수 없습니다. 먼저 부여한 시간을 거두세요."


def trainee_problems(draft: TraineeDraft) -> list[Problem]:
    """Only who came has hours."""
    if draft.credit_minutes is not None and draft.attendance is not Attendance.PRESENT:
        return [Problem("attendance", ABSENT_CREDITED)]
    return []


def trainee_state(row: RegisterRow[TraineeDraft]) -> State:
    """Credited, came, stayed away, or still to be marked."""
    draft = row.draft
    if draft.credit_minutes is not None:
        return State(Mark.DONE, span_text(draft.credit_minutes))
    if draft.attendance is Attendance.APPLIED:
        return State(Mark.FIX, "참석 표시 전") if row.more.get("waits") else State(Mark.WAITING, "신청")
    if draft.attendance is Attendance.ABSENT:
        return State(Mark.NONE, "불참")
    return State(Mark.SOON, "참석 · 시간 전")


def _title(draft: TraineeDraft) -> str:
    return masked_name(draft.name)


def _subtitle(row: RegisterRow[TraineeDraft]) -> str:
    parts = (row.names["department_id"], row.draft.post, row.names["training_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("참석", f"{sums['present']:,}명", at_right=True),
        Total("부여한 시간", span_text(sums["minutes"]), at_right=True),
    )


TRAINEES: RegisterKind[TraineeDraft] = RegisterKind(
    kind=Kind.TRAINEE,
    noun="교육생",
    counter="명",
    draft=TraineeDraft,
    fields=FIELDS,
    acts=(Act.ADD_TRAINEE, Act.EDIT_TRAINEE, Act.REMOVE_TRAINEE),
    title=_title,
    subtitle=_subtitle,
    searched=("name", "post"),
    views={
        "all": "전체",
        "unmarked": "참석 표시 전",
        "present": "참석",
        "absent": "불참",
        "uncredited": "시간 부여 전",
        "credited": "시간 부여함",
    },
    problems=trainee_problems,
    totals=_totals,
    touches=frozenset({Kind.TRAINING}),
)
