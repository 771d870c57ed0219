"""정책 현장 방문 교육 in the plan's four steps: 공문 시행 → 신청접수 → 진행 → 교육시간 부여 (features.md E5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, order_problems, time_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import (
    date_range_text,
    date_text,
    date_weekday_text,
    minute_range_text,
    month_day_text,
)


class TrainingState(Enum):
    """Where a training stands, as its days say."""

    BEFORE_LETTER = "공문 전"
    BEFORE_APPLICATIONS = "신청 전"
    TAKING = "신청 받는 중"
    CLOSED = "신청 마감"
    UNMARKED = "진행 표시 전"
    HELD = "진행함"
    CREDITED = "시간 부여함"
    CANCELLED = "취소"


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """One training; ``fiscal_year`` is the one of the window until a day of it says which it is."""

    title: str = ""
    kind: str = ""
    letter_on: date | None = None
    letter_number: str = ""
    apply_from: date | None = None
    apply_until: date | None = None
    held_on: date | None = None
    until_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    place: str = ""
    capacity: int | None = None
    took_place: bool = False
    cancelled: bool = False
    credit_minutes: int | None = None
    credited_on: date | None = None
    credit_number: str = ""
    content: str = ""
    note: str = ""
    fiscal_year: int = 0
    version: int | None = None

    @property
    def last_day(self) -> date | None:
        return self.until_on or self.held_on


@dataclass(frozen=True, slots=True)
class CreditOutlook:
    """Before hours are credited: whom they concern; people are masked.

    ``waiting`` came and have no hours yet, ``doubled`` of them were credited for another training of that time.
    """

    draft: TrainingDraft
    waiting: int
    credited: int
    unmarked: int
    doubled: tuple[str, ...]


KINDS: Final = ("정책 현장 방문 교육", "직무 교육", "소양 교육", "기타")
FIELDS: tuple[Field, ...] = (
    Field(
        "title", "교육명", FieldKind.LINE, required=True, section="교육", heads="과정명, 교육 과정, 제목",
        example="혁신파크 정책 현장 방문 교육 1기", identity=True,
    ),
    Field("kind", "교육 구분", FieldKind.LINE, offered=KINDS, heads="구분, 종류"),
    Field(
        "letter_on", "① 공문 시행일", FieldKind.DAY, wanted=True, section="네 단계",
        heads="공문 시행일, 시행일, 공문일",
    ),
    Field("letter_number", "공문 번호", FieldKind.LINE, heads="문서번호, 시행 번호"),
    Field("apply_from", "② 신청 시작", FieldKind.DAY, heads="신청 시작, 접수 시작, 신청 시작일"),
    Field("apply_until", "신청 마감", FieldKind.DAY, wanted=True, heads="접수 마감, 신청 마감일"),
    Field(
        "held_on", "③ 진행일", FieldKind.DAY, wanted=True, example="2021. 6. 16.", identity=True,
        heads="진행일, 교육일, 일자, 교육 시작일",
    ),
    Field("until_on", "끝나는 날", FieldKind.DAY, heads="종료일, 교육 종료일", hint="여러 날이면 적습니다."),
    Field("start_minute", "시작 시각", FieldKind.TIME, line="시각", part="시작", heads="시작"),
    Field("end_minute", "끝 시각", FieldKind.TIME, beside=True, part="끝", heads="끝, 종료"),
    Field("took_place", "진행함", FieldKind.YES, line="진행 여부", part="", heads="진행, 진행 여부"),
    Field("cancelled", "취소함", FieldKind.YES, beside=True, part="", heads="취소"),
    Field(
        "credit_minutes", "④ 인정 시간", FieldKind.SPAN, wanted=True, example="3시간",
        heads="인정 시간, 교육시간, 시간, 인정시간", hint="한 사람에게 부여할 시간입니다.",
    ),
    Field("credited_on", "시간 부여일", FieldKind.DAY, in_form=False, in_import=False),
    Field("credit_number", "부여 공문 번호", FieldKind.LINE, in_form=False, in_import=False),
    Field("place", "장소", FieldKind.LINE, section="내용", wanted=True, heads="교육 장소, 집결지"),
    Field("capacity", "정원", FieldKind.COUNT, unit="명", heads="모집 인원, 모집인원"),
    Field("content", "교육 내용", FieldKind.TEXT, heads="내용, 과정, 코스"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip
NOT_HELD: Final = "아직 진행하지 않은 교육입니다. 교육시간은 ‘진행함’을 표시한 뒤에 부여할 수 있습니다."


def training_state(draft: TrainingDraft, today: date) -> TrainingState:
    """Where it stands today."""
    if draft.cancelled:
        return TrainingState.CANCELLED
    if draft.credited_on is not None:
        return TrainingState.CREDITED
    if draft.took_place:
        return TrainingState.HELD
    if draft.last_day is not None and draft.last_day < today:
        return TrainingState.UNMARKED
    if draft.letter_on is None or draft.letter_on > today:
        return TrainingState.BEFORE_LETTER
    if draft.apply_until is not None and draft.apply_until < today:
        return TrainingState.CLOSED
    if draft.apply_from is not None and draft.apply_from > today:
        return TrainingState.BEFORE_APPLICATIONS
    return TrainingState.TAKING


def training_problems(draft: TrainingDraft) -> list[Problem]:
    """Days in the order of the steps; no hours before the training was held (E5)."""
    found = [
        *time_problems(draft),
        *order_problems(draft, ("apply_from", "apply_until"), ("held_on", "until_on")),
    ]
    if not draft.fiscal_year and training_year(draft) is None:
        found.append(
            Problem("held_on", "날짜가 하나도 없어 어느 해의 교육인지 알 수 없습니다. 진행일을 적으세요.")
        )
    if draft.held_on is None and (draft.until_on is not None or draft.took_place):
        found.append(Problem("held_on", "진행일을 적으세요."))
    if draft.took_place and draft.cancelled:
        found.append(
            Problem("cancelled", "진행한 교육은 취소로 둘 수 없습니다. 둘 가운데 하나만 표시하세요.")
        )
    if draft.credited_on is not None and not draft.took_place:
        found.append(Problem("took_place", NOT_HELD))
    elif draft.credited_on is not None and draft.held_on is not None and draft.credited_on < draft.held_on:
        found.append(
            Problem("held_on", f"교육시간을 부여한 날({date_text(draft.credited_on)})보다 늦습니다.")
        )
    if draft.letter_on and draft.apply_from and draft.apply_from < draft.letter_on:
        found.append(Problem("apply_from", "공문 시행일보다 빠릅니다. 날짜를 확인하세요.", blocks=False))
    if draft.apply_until and draft.held_on and draft.apply_until > draft.held_on:
        found.append(Problem("apply_until", "진행일보다 늦습니다. 날짜를 확인하세요.", blocks=False))
    return found


def training_year(draft: TrainingDraft) -> int | None:
    """The year that its days say."""
    days = (draft.held_on, draft.letter_on, draft.apply_until, draft.apply_from)
    return next((day.year for day in days if day is not None), None)


def when_text(draft: TrainingDraft) -> str:
    """``2021. 6. 16.(수) 14:00~17:00``, or its days."""
    if draft.held_on is None:
        return ""
    if draft.until_on is not None and draft.until_on != draft.held_on:
        return date_range_text(draft.held_on, draft.until_on)
    return f"{date_weekday_text(draft.held_on)} {minute_range_text(draft.start_minute, draft.end_minute)}".strip()


def listed_state(row: RegisterRow[TrainingDraft]) -> State:
    """The state with its mark: what waits for the officer is to be mended."""
    state = training_state(row.draft, row.today)
    return State(_MARKS[state], state.value)


def steps(draft: TrainingDraft, today: date) -> tuple[list[tuple[str, str]], int]:
    """The four steps with their days, and the one at which it stands; a cancelled one ends where it was left."""
    until = month_day_text(draft.apply_until)
    days = (
        month_day_text(draft.letter_on),
        f"~ {until}" if until else month_day_text(draft.apply_from),
        month_day_text(draft.held_on),
        month_day_text(draft.credited_on),
    )
    named = list(zip(STEPS, days, strict=True))
    state = training_state(draft, today)
    if state is TrainingState.CANCELLED:
        sent = draft.letter_on is not None and draft.letter_on <= today
        walked = named[: 1 if sent else 0]
        return [*walked, (state.value, "")], len(walked)
    return named, _PLACES[state]


def _subtitle(row: RegisterRow[TrainingDraft]) -> str:
    return " · ".join(part for part in (when_text(row.draft), row.draft.place) if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("진행함", f"{sums['held']:,}회", at_right=True),)


STEPS: Final = ("공문 시행", "신청접수", "진행", "시간 부여")
_PLACES: Final = {
    TrainingState.BEFORE_LETTER: 0,
    TrainingState.BEFORE_APPLICATIONS: 1,
    TrainingState.TAKING: 1,
    TrainingState.CLOSED: 2,
    TrainingState.UNMARKED: 2,
    TrainingState.HELD: 3,
    TrainingState.CREDITED: 4,
}
_MARKS: Final = {
    TrainingState.BEFORE_LETTER: Mark.WAITING,
    TrainingState.BEFORE_APPLICATIONS: Mark.WAITING,
    TrainingState.TAKING: Mark.WAITING,
    TrainingState.CLOSED: Mark.SOON,
    TrainingState.UNMARKED: Mark.FIX,
    TrainingState.HELD: Mark.SOON,
    TrainingState.CREDITED: Mark.DONE,
    TrainingState.CANCELLED: Mark.NONE,
}
TRAININGS: RegisterKind[TrainingDraft] = RegisterKind(
    kind=Kind.TRAINING,
    noun="교육",
    counter="회",
    draft=TrainingDraft,
    fields=FIELDS,
    acts=(Act.ADD_TRAINING, Act.EDIT_TRAINING, Act.REMOVE_TRAINING),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "place", "letter_number", "credit_number"),
    day="held_on",
    year=lambda draft: training_year(draft) or draft.fiscal_year,
    views={
        "all": "전체",
        "before_letter": "공문 전",
        "taking": "신청 받는 중",
        "closed": "신청 마감",
        "unmarked": "진행 표시 전",
        "uncredited": "시간 부여 전",
        "credited": "시간 부여함",
        "cancelled": "취소",
    },
    problems=training_problems,
    totals=_totals,
    touches=frozenset({Kind.TRAINEE}),
)
