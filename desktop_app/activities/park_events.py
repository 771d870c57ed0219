"""파크 행사: what takes place in the park, gathered for the district's homepage (features.md E8)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop_app.changes import Act, Kind
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, order_problems, time_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import WEEKDAYS, date_range_text, minute_range_text, month_day_text


@dataclass(frozen=True, slots=True)
class EventDraft:
    """One event of one day or several."""

    held_on: date | None = None
    until_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    title: str = ""
    place: str = ""
    organiser: str = ""
    tenant_id: int | None = None
    note: str = ""
    version: int | None = None


FIELDS: tuple[Field, ...] = (
    Field(
        "held_on", "날짜", FieldKind.DAY, required=True, section="행사",
        heads="일자, 행사일, 일시, 시작일", example="2021. 6. 12.", identity=True,
    ),
    Field("until_on", "마지막 날", FieldKind.DAY, heads="종료일, 끝나는 날"),
    Field("start_minute", "시작 시각", FieldKind.TIME, line="시각", part="시작", heads="시작, 시간"),
    Field("end_minute", "끝 시각", FieldKind.TIME, beside=True, part="끝", heads="끝, 종료"),
    Field(
        "title", "행사명", FieldKind.LINE, required=True, heads="행사, 제목, 프로그램", example="초여름 씨앗 장터",
        identity=True,
    ),
    Field("place", "장소", FieldKind.LINE, wanted=True, heads="곳, 행사 장소", example="상상청 앞마당"),
    Field("organiser", "여는 곳", FieldKind.LINE, wanted=True, heads="주최, 주관, 주최·주관, 주관단체"),
    Field("tenant_id", "입주단체", FieldKind.RECORD, refers="tenant", heads="단체, 단체명"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참가 방법, 내용"),
)  # fmt: skip


def event_problems(draft: EventDraft) -> list[Problem]:
    """Days and times in order."""
    return [*order_problems(draft, ("held_on", "until_on")), *_times(draft)]


def _times(draft: EventDraft) -> list[Problem]:
    """An event of several days may begin in the evening and end in the morning."""
    return [] if draft.until_on and draft.until_on != draft.held_on else time_problems(draft)


def when(draft: EventDraft) -> str:
    """``6. 12.(토) 14:00~16:00``, ``6. 12.(토)~6. 14.(월)``."""
    if draft.held_on is None:
        return ""
    days = _day(draft.held_on)
    if draft.until_on and draft.until_on != draft.held_on:
        days += f"~{_day(draft.until_on)}"
    return f"{days} {minute_range_text(draft.start_minute, draft.end_minute)}".strip()


def _day(day: date) -> str:
    return f"{month_day_text(day)}({WEEKDAYS[day.weekday()]})"


def organiser(draft: EventDraft, names: Mapping[str, str]) -> str:
    """Who holds it: what was written, else the tenant."""
    return draft.organiser or names.get("tenant_id", "")


def _subtitle(row: RegisterRow[EventDraft]) -> str:
    days = date_range_text(row.draft.held_on, row.draft.until_on) if row.draft.held_on else ""
    return " · ".join(part for part in (days, row.draft.place, organiser(row.draft, row.names)) if part)


PARK_EVENTS: RegisterKind[EventDraft] = RegisterKind(
    kind=Kind.PARK_EVENT,
    noun="파크 행사",
    counter="건",
    draft=EventDraft,
    fields=FIELDS,
    acts=(Act.ADD_PARK_EVENT, Act.EDIT_PARK_EVENT, Act.REMOVE_PARK_EVENT),
    title=lambda draft: draft.title,
    subtitle=_subtitle,
    searched=("title", "place", "organiser"),
    day="held_on",
    views={"all": "전체", "ahead": "다가올 행사", "month": "이번 달", "over": "지난 행사"},
    problems=event_problems,
)
