"""행정사항: what the plan asks of each department, when it is due, what shows that it was done (features.md E15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State, days_state
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text, days_apart

EVERYBODY: Final = "전부서(동)"
NO_YEAR: Final = 0


@dataclass(frozen=True, slots=True)
class AdminDutyDraft:
    """One duty of a department, or of those that ``addressee`` names where it is no single one."""

    department_id: int | None = None
    addressee: str = ""
    content: str = ""
    due_on: date | None = None
    evidence: str = ""
    done_on: date | None = None
    note: str = ""
    fiscal_year: int = NO_YEAR
    version: int | None = None


@dataclass(frozen=True)
class AdminSheet:
    """행정사항 on paper: those of chosen departments, each on a page of its own where ``apart``."""

    year: int
    office: str
    as_of: date
    rows: tuple[RegisterRow[AdminDutyDraft], ...]
    apart: bool = False


FIELDS: tuple[Field, ...] = (
    Field(
        "department_id", "부서", FieldKind.RECORD, refers="body_department", section="맡은 곳", heads="담당부서, 담당",
        identity=True,
    ),
    Field(
        "addressee", "그 밖의 대상", FieldKind.LINE, offered=(EVERYBODY,), heads="대상", identity=True,
        hint="부서 하나가 아니면 적습니다. 예: 전부서(동)",
    ),
    Field("content", "할 일", FieldKind.TEXT, required=True, section="행정사항", heads="내용, 행정사항", identity=True),
    Field("due_on", "기한", FieldKind.DAY, wanted=True),
    Field("done_on", "마친 날", FieldKind.DAY, section="실적", heads="완료일, 마침"),
    Field("evidence", "증빙", FieldKind.TEXT, heads="증빙자료", hint="공문 번호, 결과 보고 등. 파일은 아래에."),
    Field("note", "비고", FieldKind.TEXT),
)  # fmt: skip


def admin_problems(draft: AdminDutyDraft) -> list[Problem]:
    """Someone has to do it; one that is done is shown by something."""
    found = []
    if draft.department_id is None and not draft.addressee.strip():
        found.append(Problem("department_id", "어느 부서의 일인지 고르거나, 그 밖의 대상에 적으세요."))
    if draft.department_id is not None and draft.addressee.strip():
        found.append(Problem("addressee", "부서를 골랐으면 비워 두세요. 하나만 적습니다."))
    if draft.done_on is not None and not draft.evidence.strip():
        found.append(Problem("evidence", "마친 일인데 증빙이 없습니다.", blocks=False))
    return found


def admin_state(row: RegisterRow[AdminDutyDraft]) -> State:
    """Done, late, or how many days are left."""
    draft = row.draft
    if draft.done_on is not None:
        return State(Mark.DONE, "마침")
    if draft.due_on is None:
        return State(Mark.WAITING, "기한 없음")
    return days_state(days_apart(row.today, draft.due_on))


def who(row: RegisterRow[AdminDutyDraft]) -> str:
    """Whose duty it is."""
    return row.names["department_id"] or row.draft.addressee


def _title(draft: AdminDutyDraft) -> str:
    lines = draft.content.split("\n")
    return lines[0]


def _subtitle(row: RegisterRow[AdminDutyDraft]) -> str:
    due = f"{date_text(row.draft.due_on)}까지" if row.draft.due_on else ""
    return " · ".join(part for part in (who(row), due) if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("마침", f"{sums['done']:,}건", at_right=True),)


ADMIN_DUTIES: RegisterKind[AdminDutyDraft] = RegisterKind(
    kind=Kind.ADMIN_DUTY,
    noun="행정사항",
    counter="건",
    draft=AdminDutyDraft,
    fields=FIELDS,
    acts=(Act.ADD_ADMIN_DUTY, Act.EDIT_ADMIN_DUTY, Act.REMOVE_ADMIN_DUTY),
    title=_title,
    subtitle=_subtitle,
    searched=("content", "addressee", "evidence"),
    year=lambda draft: draft.fiscal_year,
    undated=True,
    views={"all": "전체", "open": "할 일", "late": "지남", "done": "마침"},
    problems=admin_problems,
    totals=_totals,
)
