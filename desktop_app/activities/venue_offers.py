"""장소 제안: rooms of the park that were offered for events of the district, and why one was held elsewhere (D6)."""

from collections.abc import Mapping
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


class OfferOutcome(Enum):
    """What became of it."""

    WAITING = "제안 중"
    USED = "파크 이용"
    ELSEWHERE = "다른 곳"


class OfferReason(Enum):
    """Why an event was not held in the park."""

    TOO_SMALL = "맞는 크기 없음"
    OCCUPIED = "그 시간에 찼음"
    EQUIPMENT = "장비·시설 부족"
    DISTANCE = "거리·교통"
    FEE = "이용료"
    CHANGED = "행사 변경·취소"
    OTHER = "그 밖"


@dataclass(frozen=True, slots=True)
class VenueOfferDraft:
    """One event that a room was looked for."""

    asked_on: date | None = None
    event: str = ""
    department_id: int | None = None
    wanted_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    people: int | None = None
    equipment: str = ""
    venue_id: int | None = None
    outcome: OfferOutcome = OfferOutcome.WAITING
    reason: OfferReason | None = None
    held_at: str = ""
    note: str = ""
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "asked_on", "제안일", FieldKind.DAY, required=True, section="행사", heads="문의일, 접수일, 일자",
        example="2021. 5. 12.", identity=True,
    ),
    Field(
        "event", "행사명", FieldKind.LINE, required=True, heads="행사, 사업명, 회의명", example="주민 포럼",
        identity=True,
    ),
    Field("department_id", "부서·동", FieldKind.RECORD, refers="body_department", heads="부서, 문의 부서, 동"),
    Field("wanted_on", "행사일", FieldKind.DAY, heads="개최일, 이용 희망일", example="2021. 6. 2."),
    Field("start_minute", "시작 시각", FieldKind.TIME, line="시각", part="시작", heads="시작, 시간"),
    Field("end_minute", "끝 시각", FieldKind.TIME, beside=True, part="끝", heads="끝, 종료"),
    Field("people", "인원", FieldKind.COUNT, wanted=True, unit="명", heads="예상 인원, 참석 인원", example="80"),
    Field("equipment", "필요한 장비", FieldKind.LINE, heads="장비, 필요 장비"),
    Field("venue_id", "제안한 시설", FieldKind.RECORD, refers="venue", section="제안과 결과", heads="시설, 제안 시설"),
    Field("outcome", "결과", FieldKind.CODE, codes=OfferOutcome, heads="이용 여부, 결과"),
    Field("reason", "쓰지 않은 까닭", FieldKind.CODE, codes=OfferReason, optional=True, heads="미이용 사유, 사유"),
    Field("held_at", "열린 곳", FieldKind.LINE, heads="실제 장소, 개최 장소", example="구청 대강당"),
    Field("note", "메모", FieldKind.TEXT, heads="비고, 참고"),
)  # fmt: skip


def offer_problems(draft: VenueOfferDraft) -> list[Problem]:
    """An event held elsewhere says why; one in the park names its room and no reason against it."""
    found = time_problems(draft)
    if draft.people == 0:
        found.append(Problem("people", "인원은 1명부터 적습니다. 모르면 비워 두세요."))
    if draft.outcome is OfferOutcome.ELSEWHERE and draft.reason is None:
        found.append(Problem("reason", "다른 곳에서 열린 까닭을 고르세요."))
    if draft.outcome is not OfferOutcome.ELSEWHERE and draft.reason is not None:
        found.append(Problem("reason", "결과가 ‘다른 곳’일 때만 까닭을 적습니다. 결과나 까닭을 고치세요."))
    if draft.outcome is OfferOutcome.USED and draft.venue_id is None:
        found.append(Problem("venue_id", "어느 시설을 썼는지 고르면 좋습니다.", blocks=False))
    return found


def offer_state(row: RegisterRow[VenueOfferDraft]) -> State:
    """An event whose day is past and of which nobody said where it was held waits for a word."""
    draft = row.draft
    if draft.outcome is OfferOutcome.WAITING and draft.wanted_on is not None and draft.wanted_on < row.today:
        return State(Mark.FIX, "결과 적기")
    return State(_MARKS[draft.outcome], draft.outcome.value)


def _subtitle(row: RegisterRow[VenueOfferDraft]) -> str:
    parts = (date_text(row.draft.wanted_on or row.draft.asked_on), row.names["department_id"])
    return " · ".join(part for part in parts if part)


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    told = [(one.value, sums[one.name]) for one in OfferReason]
    return (
        Total("파크 이용", f"{sums['used']:,}건", at_right=True),
        *(Total(label, f"{count:,}건", at_right=True) for label, count in told if count),
    )


_MARKS: Final = {
    OfferOutcome.WAITING: Mark.WAITING, OfferOutcome.USED: Mark.DONE, OfferOutcome.ELSEWHERE: Mark.NONE,
}  # fmt: skip
VENUE_OFFERS: RegisterKind[VenueOfferDraft] = RegisterKind(
    kind=Kind.VENUE_OFFER,
    noun="장소 제안",
    counter="건",
    draft=VenueOfferDraft,
    fields=FIELDS,
    acts=(Act.ADD_VENUE_OFFER, Act.EDIT_VENUE_OFFER, Act.REMOVE_VENUE_OFFER),
    title=lambda draft: draft.event,
    subtitle=_subtitle,
    searched=("event", "held_at", "equipment"),
    day="asked_on",
    views={"all": "전체", "waiting": "제안 중", "used": "파크 이용", "elsewhere": "다른 곳"},
    problems=offer_problems,
    totals=_totals,
)
