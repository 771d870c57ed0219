"""공간조성 건의: what the district asked the City for on the site, and how far the City is (features.md E12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem, in_line
from desktop_app.register.fields import Field, FieldKind, order_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import date_text, days_apart, tidy_line

SILENT: Final = 90
"""Days without a word of the City after which it is asked again."""
OWNER: Final = "도시계획과"
"""The plan's own department for 공간조성; a new suggestion begins with it."""


class SuggestionResult(Enum):
    """What became of a suggestion."""

    SENT = "전달"
    REVIEWED = "검토중"
    TAKEN_UP = "반영"
    PARTLY_TAKEN_UP = "일부반영"
    NOT_TAKEN_UP = "미반영"


WAITING: Final = frozenset({SuggestionResult.SENT, SuggestionResult.REVIEWED})


@dataclass(frozen=True, slots=True)
class ProgressEntry:
    """How far the City is, as heard on a day; ``source`` is by what it was heard."""

    noted_on: date | None = None
    text: str = ""
    source: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class SpaceSuggestionDraft:
    """One suggestion with all that was heard of it, the oldest first."""

    sent_on: date | None = None
    title: str = ""
    content: str = ""
    document_number: str = ""
    city_department: str = ""
    department_id: int | None = None
    result: SuggestionResult = SuggestionResult.SENT
    answered_on: date | None = None
    answer: str = ""
    note: str = ""
    entries: tuple[ProgressEntry, ...] = ()
    version: int | None = None

    @property
    def latest(self) -> ProgressEntry | None:
        """The newest entry."""
        dated = [one for one in self.entries if one.noted_on is not None]
        return max(enumerate(dated), key=lambda one: (one[1].noted_on, one[0]))[1] if dated else None

    @property
    def is_open(self) -> bool:
        return self.result in WAITING


FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "sent_on", "전달일", FieldKind.DAY, required=True, section="건의",
        heads="건의일, 전달 일자, 일자, 시행일", example="2021. 4. 20.", identity=True,
    ),
    Field(
        "document_number", "문서번호", FieldKind.LINE, wanted=True,
        heads="공문번호, 시행번호", example="도시계획과-1234",
    ),
    Field(
        "title", "건의 제목", FieldKind.LINE, required=True, heads="제목, 건명, 건의사항",
        example="주민이 쓰는 열린 마당", identity=True,
    ),
    Field(
        "content", "건의 내용", FieldKind.TEXT, required=True, heads="내용, 요지",
        example="앞마당을 밤에도 열어 두기 바람",
    ),
    Field("city_department", "서울시 부서", FieldKind.LINE, wanted=True, heads="서울시, 받는 곳, 수신 부서"),
    Field("department_id", "소관 부서", FieldKind.RECORD, refers="department", wanted=True, heads="부서, 담당부서"),
    Field(
        "result", "결과", FieldKind.CODE, codes=SuggestionResult, section="서울시 답",
        heads="상태, 반영 여부, 반영결과",
    ),
    Field("answered_on", "답을 받은 날", FieldKind.DAY, heads="회신일, 답변일"),
    Field("answer", "답변", FieldKind.TEXT, heads="회신 내용, 답변 내용"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


def draft_problems(draft: SpaceSuggestionDraft) -> list[Problem]:
    """Days in order, entries with day and words, a refusal with its answer."""
    found = order_problems(draft, ("sent_on", "answered_on"))
    for place, one in enumerate(draft.entries):
        if one.noted_on is None:
            found.append(Problem(in_line("entries", place, "noted_on"), "날짜를 적으세요."))
        elif draft.sent_on is not None and one.noted_on < draft.sent_on:
            text = f"전달일 {date_text(draft.sent_on)}보다 빠릅니다."
            found.append(Problem(in_line("entries", place, "noted_on"), text, blocks=False))
        if not tidy_line(one.text):
            found.append(Problem(in_line("entries", place, "text"), "들은 내용을 적으세요."))
    if not draft.is_open and not draft.answer:
        text = f"‘{draft.result.value}’의 근거가 되는 서울시 답변을 적어 두세요."
        found.append(Problem("answer", text, blocks=False))
    return found


def silent_days(row: RegisterRow[SpaceSuggestionDraft]) -> int:
    """Days since the City was heard last, or since it was sent."""
    latest = row.draft.latest
    last = latest.noted_on if latest is not None else row.draft.sent_on
    return days_apart(last, row.today) if last is not None else 0


def suggestion_state(row: RegisterRow[SpaceSuggestionDraft]) -> State:
    """Its result; one that waits and of which nothing is heard for long asks to be asked again."""
    result = row.draft.result
    if row.draft.is_open and silent_days(row) > SILENT:
        return State(Mark.FIX, f"{result.value} · 다시 물음")
    return State(_MARKS[result], result.value)


def latest_words(row: RegisterRow[SpaceSuggestionDraft]) -> str:
    """The newest entry, in the list."""
    latest = row.draft.latest
    return " ".join(latest.text.split()) if latest is not None else ""


def _subtitle(row: RegisterRow[SpaceSuggestionDraft]) -> str:
    parts = (date_text(row.draft.sent_on), row.draft.document_number, row.names["department_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("답을 기다림", f"{sums['waiting']:,}건", at_right=True),)


_MARKS: Final = {
    SuggestionResult.SENT: Mark.WAITING,
    SuggestionResult.REVIEWED: Mark.WAITING,
    SuggestionResult.TAKEN_UP: Mark.DONE,
    SuggestionResult.PARTLY_TAKEN_UP: Mark.DONE,
    SuggestionResult.NOT_TAKEN_UP: Mark.NONE,
}
SPACE_SUGGESTIONS: Final[RegisterKind[SpaceSuggestionDraft]] = RegisterKind(
    kind=Kind.SPACE_SUGGESTION,
    noun="공간 건의",
    counter="건",
    draft=SpaceSuggestionDraft,
    fields=FIELDS,
    acts=(Act.ADD_SUGGESTION, Act.EDIT_SUGGESTION, Act.REMOVE_SUGGESTION),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "content", "city_department", "document_number"),
    day="sent_on",
    views={
        "all": "전체",
        "waiting": "답을 기다림",
        "silent": f"{SILENT}일 소식 없음",
        "taken": "반영·일부반영",
        "not_taken": "미반영",
    },
    problems=draft_problems,
    totals=_totals,
    cell_words={
        "result": {
            "SENT": ("건의", "전달함", "발송"),
            "REVIEWED": ("검토", "검토 중", "협의중"),
            "TAKEN_UP": ("수용", "반영완료", "반영함"),
            "PARTLY_TAKEN_UP": ("일부 반영", "부분반영", "일부수용"),
            "NOT_TAKEN_UP": ("불수용", "반영불가", "미수용"),
        }
    },
)
