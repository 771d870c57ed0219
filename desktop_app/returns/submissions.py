"""제출: what one department or 동 owes a round, and how far it is (features.md G6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.return_terms import SubmissionState
from desktop_app.values import days_apart, month_day_text, tidy


@dataclass(frozen=True, slots=True)
class SubmissionDraft:
    """One department in one round; what stands under ``department`` and after it is read, not written."""

    round_id: int | None = None
    department_id: int | None = None
    state: SubmissionState = SubmissionState.MISSING
    submitted_on: date | None = None
    returned_on: date | None = None
    reason: str = ""
    reminded_on: date | None = None
    note: str = ""
    department: str = ""
    round_name: str = ""
    due_on: date | None = None
    closed_on: date | None = None
    version: int | None = None


LATE: Final = "지연"
FIELDS: tuple[Field, ...] = (
    Field("round_id", "회차", FieldKind.RECORD, required=True, refers="collection_round", in_form=False),
    Field("department_id", "부서·동", FieldKind.RECORD, required=True, refers="body_department", section="제출"),
    Field("state", "상태", FieldKind.CODE, codes=SubmissionState),
    Field("submitted_on", "낸 날", FieldKind.DAY),
    Field("returned_on", "보완 요청일", FieldKind.DAY),
    Field("reason", "까닭", FieldKind.TEXT, hint="보완요청은 무엇을 고칠지, 해당없음은 왜인지 적습니다."),
    Field("reminded_on", "독촉한 날", FieldKind.DAY),
    Field("note", "비고", FieldKind.TEXT),
)  # fmt: skip
_MARKS: Final = {
    SubmissionState.MISSING: Mark.WAITING,
    SubmissionState.SUBMITTED: Mark.ON,
    SubmissionState.RETURNED: Mark.FIX,
    SubmissionState.CONFIRMED: Mark.DONE,
    SubmissionState.NIL_RETURN: Mark.NONE,
    SubmissionState.NOT_APPLICABLE: Mark.NONE,
}


def submission_problems(draft: SubmissionDraft) -> list[Problem]:
    """A request to mend says what; what came has its day."""
    found = []
    if draft.state is SubmissionState.RETURNED and not tidy(draft.reason):
        found.append(Problem("reason", "무엇을 고쳐야 하는지 적으세요. 보완 요청 문구에 들어갑니다."))
    if draft.state is SubmissionState.MISSING and draft.submitted_on is not None:
        found.append(Problem("submitted_on", "낸 날이 있으면 미제출일 수 없습니다. 상태를 고치세요."))
    if draft.state in {SubmissionState.SUBMITTED, SubmissionState.CONFIRMED} and draft.submitted_on is None:
        found.append(Problem("submitted_on", "낸 날이 없습니다.", blocks=False))
    return found


def is_late(draft: SubmissionDraft, today: date) -> bool:
    """Nothing came by the due day of a round that still waits."""
    waits = draft.state is SubmissionState.MISSING and draft.closed_on is None
    return waits and draft.due_on is not None and draft.due_on < today


def submission_state(row: RegisterRow[SubmissionDraft]) -> State:
    """The state with its mark; past the due day it is 지연."""
    draft = row.draft
    if is_late(draft, row.today):
        return State(Mark.LATE, LATE)
    return State(_MARKS[draft.state], draft.state.value)


def standing_words(row: RegisterRow[SubmissionDraft]) -> str:
    """What a tile says under the name: ``제출 · 8줄``, ``지연 · 10일``, ``실적없음 · 7. 4.``."""
    draft = row.draft
    parts = [submission_state(row).word]
    if is_late(draft, row.today):
        assert draft.due_on is not None  # noqa: S101 - late has a due day
        parts.append(f"{days_apart(draft.due_on, row.today)}일")
    elif refused := row.more.get("refused", 0):
        parts.append(f"틀린 줄 {refused:,}")
    elif count := taken_rows(row):
        parts.append(f"{count:,}줄")
    elif draft.state is SubmissionState.RETURNED:
        parts.append(month_day_text(draft.returned_on))
    elif draft.state is not SubmissionState.MISSING:
        parts.append(month_day_text(draft.submitted_on))
    return " · ".join(part for part in parts if part)


def taken_rows(row: RegisterRow[SubmissionDraft]) -> int:
    """How many rows of all forms stand in the office because of what the department sent."""
    counts: Mapping[str, int] = row.more.get("rows", {})
    return sum(counts.values())


def rows_of(row: RegisterRow[SubmissionDraft], sheet: str) -> int:
    """The same of one form."""
    counts: Mapping[str, int] = row.more.get("rows", {})
    return counts.get(sheet, 0)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("낸 곳", f"{sums['answered']:,}곳", at_right=True),)


def _subtitle(row: RegisterRow[SubmissionDraft]) -> str:
    return f"{row.draft.round_name} · {standing_words(row)}"


SUBMISSIONS: RegisterKind[SubmissionDraft] = RegisterKind(
    kind=Kind.SUBMISSION,
    noun="제출",
    counter="곳",
    draft=SubmissionDraft,
    fields=FIELDS,
    acts=(Act.ADD_SUBMISSION, Act.EDIT_SUBMISSION, Act.REMOVE_SUBMISSION),
    title=lambda draft: draft.department or "부서·동",
    subtitle=_subtitle,
    searched=("reason", "note"),
    views={
        "all": "전체",
        "missing": "미제출",
        "late": "지연",
        "returned": "보완요청",
        "submitted": "제출",
        "confirmed": "확정",
        "nil": "실적없음",
        "not_applicable": "해당없음",
    },
    problems=submission_problems,
    totals=_totals,
    touches=frozenset({Kind.ROUND}),
)
