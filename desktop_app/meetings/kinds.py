"""회의·워크숍 and 후속조치 as registers: fields, views, rules (features.md C6, E2)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.marks import Mark, State, days_state
from desktop_app.meeting_terms import FOLLOW_UP_LABELS, MeetingKind, MeetingMode, MeetingState
from desktop_app.meetings.records import WORKSHOPS, MeetingDraft, owner_words
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.problems import Problem, in_line
from desktop_app.register.fields import Field, FieldKind, time_problems
from desktop_app.register.kind import RegisterKind, RegisterRow
from desktop_app.values import MINUTES_A_DAY, date_text, days_apart

FIELDS: tuple[Field, ...] = (
    Field(
        "kind", "구분", FieldKind.CODE, codes=MeetingKind, section="회의", heads="회의 구분, 종류",
        example="초동미팅",
    ),
    Field(
        "title", "회의 이름", FieldKind.LINE, required=True, identity=True, heads="회의명, 제목, 행사명",
        example="꽃씨 나눔 초동미팅",
    ),
    Field(
        "held_on", "날짜", FieldKind.DAY, required=True, identity=True, heads="일자, 회의일, 개최일",
        example="2021. 5. 12.",
    ),
    Field("start_minute", "시작 시각", FieldKind.TIME, line="시각", part="시작", heads="시작, 시간"),
    Field("end_minute", "끝 시각", FieldKind.TIME, beside=True, part="끝", heads="끝, 종료"),
    Field("place", "장소", FieldKind.LINE, heads="회의 장소, 개최 장소"),
    Field("mode", "방식", FieldKind.CODE, codes=MeetingMode, heads="회의 방식, 개최 방식"),
    Field("tool", "화상 도구", FieldKind.LINE, heads="도구"),
    Field(
        "link", "접속 주소", FieldKind.LINE, hint="적어 두기만 합니다. 프로그램이 열지 않습니다.",
        heads="링크, 주소",
    ),
    Field("recording", "녹화", FieldKind.LINE, hint="녹화했는지, 파일을 어디에 두었는지"),
    Field("state", "상태", FieldKind.CODE, codes=MeetingState, heads="진행상태, 진행"),
    Field("project_id", "연계사업", FieldKind.RECORD, refers="project", section="이어진 기록", heads="사업, 사업명"),
    Field("proposal_id", "제안", FieldKind.RECORD, refers="proposal", heads="관리번호"),
    Field("linkage_id", "1:1 연계", FieldKind.RECORD, refers="linkage"),
    Field("agenda", "안건", FieldKind.TEXT, section="내용"),
    Field("summary", "주요 내용", FieldKind.TEXT, heads="회의 내용, 논의 내용"),
    Field("decisions", "결정 사항", FieldKind.TEXT, heads="결정, 합의 사항"),
    Field(
        "district_people", "구청 인원", FieldKind.COUNT, section="참석", line="인원", part="구청", unit="명",
        hint="이름을 적은 쪽은 명단으로 셉니다. 명단이 없는 쪽만 적으세요.", heads="구청",
    ),
    Field(
        "park_people", "파크 인원", FieldKind.COUNT, beside=True, part="파크", unit="명",
        heads="파크, 입주단체 인원",
    ),
    Field("other_people", "그 밖 인원", FieldKind.COUNT, unit="명", heads="기타 인원"),
    Field("note", "비고", FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip
FOLLOW_UP_FIELDS: tuple[Field, ...] = (
    Field(
        "task", FOLLOW_UP_LABELS["task"], FieldKind.LINE, required=True, identity=True, section="후속조치",
        heads="후속조치, 조치사항, 내용", example="사업비 검토",
    ),
    Field(
        "meeting_id", FOLLOW_UP_LABELS["meeting_id"], FieldKind.RECORD, refers="meeting", required=True,
        identity=True, heads="회의명, 회의 이름",
    ),
    Field(
        "department_id", FOLLOW_UP_LABELS["department_id"], FieldKind.RECORD, refers="body_department",
        heads="부서",
    ),
    Field(
        "owner", FOLLOW_UP_LABELS["owner"], FieldKind.LINE, wanted=True, personal=True, heads="담당자",
        hint="팀이나 직위로 적으세요. 이름만 적으면 목록에서 가립니다.", example="청년지원팀",
    ),
    Field("due_on", FOLLOW_UP_LABELS["due_on"], FieldKind.DAY, wanted=True, heads="마감, 기한일"),
    Field("done_on", FOLLOW_UP_LABELS["done_on"], FieldKind.DAY, heads="완료일, 마친날"),
    Field("note", FOLLOW_UP_LABELS["note"], FieldKind.TEXT, heads="메모, 참고"),
)  # fmt: skip


SOON_DAYS: Final = 3


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """One 후속조치 in its own list."""

    task: str = ""
    meeting_id: int | None = None
    department_id: int | None = None
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""
    version: int | None = None


def meeting_problems(draft: MeetingDraft) -> list[Problem]:
    """Times in order, lines that say what they are, no number that may not be kept."""
    found = [*time_problems(draft), *_line_problems(draft), *_item_time_problems(draft)]
    if draft.mode is MeetingMode.IN_PERSON and draft.tool:
        found.append(Problem("tool", "대면 회의인데 화상 도구가 적혀 있습니다.", blocks=False))
    return found


def _line_problems(draft: MeetingDraft) -> Iterator[Problem]:
    for place, person in enumerate(draft.attendees):
        if not (person.name or person.who or person.post):
            yield Problem(in_line("attendees", place, "name"), "성명이나 소속을 적으세요.")
        yield from _numbers("attendees", place, name=person.name, post=person.post, who=person.who)
    for place, item in enumerate(draft.items):
        if not item.title.strip():
            yield Problem(in_line("items", place, "title"), "제목을 적으세요.")
        if item.minutes is not None and not 0 < item.minutes <= MINUTES_A_DAY:
            yield Problem(in_line("items", place, "minutes"), "1분부터 적으세요.")
        yield from _numbers("items", place, title=item.title, speaker=item.speaker, note=item.note)
    for place, step in enumerate(draft.follow_ups):
        if not step.task.strip():
            yield Problem(in_line("follow_ups", place, "task"), "할 일을 적으세요.")
        yield from _numbers("follow_ups", place, task=step.task, owner=step.owner, note=step.note)


def _numbers(field: str, place: int, **texts: Any) -> Iterator[Problem]:
    for cell, text in texts.items():
        if isinstance(text, str) and (found := forbidden_number(text)):
            yield Problem(in_line(field, place, cell), found.sentence)


def _item_time_problems(draft: MeetingDraft) -> Iterator[Problem]:
    """The points together last longer than the meeting."""
    minutes = sum(one.minutes or 0 for one in draft.items)
    if draft.start_minute is None or draft.end_minute is None:
        return
    length = draft.end_minute - draft.start_minute
    if 0 < length < minutes:
        text = f"순서를 더하면 {minutes}분으로 회의 시간 {length}분보다 깁니다."
        yield Problem("items", text, blocks=False)


def meeting_title(draft: MeetingDraft) -> str:
    """How a meeting is called."""
    return draft.title


def meeting_state(row: RegisterRow[MeetingDraft]) -> State:
    """A meeting whose day is past and that nobody marked as held waits to be marked."""
    draft = row.draft
    if draft.state is MeetingState.PLANNED and draft.held_on is not None and draft.held_on < row.today:
        return State(Mark.FIX, "마침 표시 전")
    return State(_MARKS[draft.state], draft.state.value)


def meeting_kind_state(row: RegisterRow[MeetingDraft]) -> State:
    """The kind; a 실무협의 that no 초동미팅 came before is marked."""
    word = row.draft.kind.value
    return State(Mark.FIX, word) if row.more.get("no_kickoff") else State(Mark.HALF, word)


def follow_up_state(draft: Any, today: date) -> State:
    """``3일 지남``, ``오늘``, ``D-4``, or done."""
    if draft.done_on is not None:
        return State(Mark.DONE, "마침")
    if draft.due_on is None:
        return State(Mark.FIX, "기한 없음")
    days = days_apart(today, draft.due_on)
    return days_state(days, near=days <= SOON_DAYS)


def _subtitle(row: RegisterRow[MeetingDraft]) -> str:
    about = next(
        (name for key in ("project_id", "proposal_id", "linkage_id") if (name := row.names.get(key))), ""
    )
    parts = (date_text(row.draft.held_on), row.draft.kind.value, about)
    return " · ".join(part for part in parts if part)


def _follow_up_subtitle(row: RegisterRow[FollowUpDraft]) -> str:
    due = f"기한 {date_text(row.draft.due_on)}" if row.draft.due_on else ""
    parts = (row.names["meeting_id"], due, row.names["department_id"], owner_words(row.draft.owner))
    return " · ".join(part for part in parts if part)


def _tab(draft: MeetingDraft) -> str:
    """Workshops and 협력회의 have a list of their own in 활동."""
    return "activities" if draft.kind in WORKSHOPS else ""


def _totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (
        Total("마침", f"{sums['held']:,}회", at_right=True),
        Total("연인원", f"{sums['people']:,}명", at_right=True),
    )


def _follow_up_totals(sums: Mapping[str, int]) -> tuple[Total, ...]:
    return (Total("열린 일", f"{sums['open']:,}건", at_right=True),)


_MARKS = {
    MeetingState.PLANNED: Mark.WAITING,
    MeetingState.HELD: Mark.DONE,
    MeetingState.CANCELLED: Mark.NONE,
}
_ALSO = frozenset({Kind.FOLLOW_UP})
MEETINGS: RegisterKind[MeetingDraft] = RegisterKind(
    kind=Kind.MEETING,
    noun="회의",
    counter="회",
    draft=MeetingDraft,
    fields=FIELDS,
    acts=(Act.ADD_MEETING, Act.EDIT_MEETING, Act.REMOVE_MEETING),
    title=meeting_title,
    subtitle=_subtitle,
    searched=("title", "place", "agenda", "decisions"),
    day="held_on",
    views={
        "all": "전체",
        "no_kickoff": "초동미팅 없는 실무협의",
        "kickoff": MeetingKind.KICKOFF.value,
        "working": MeetingKind.WORKING.value,
        "cooperation": "협력회의·간담회",
        "unmarked": "마침 표시 전",
    },
    problems=meeting_problems,
    totals=_totals,
    touches=_ALSO,
    tab=_tab,
)
WORKSHOP_MEETINGS: RegisterKind[MeetingDraft] = replace(
    MEETINGS,
    noun="워크숍",
    views={"all": "전체", "first_half": "상반기", "second_half": "하반기", "unmarked": "마침 표시 전"},
)
FOLLOW_UPS: RegisterKind[FollowUpDraft] = RegisterKind(
    kind=Kind.FOLLOW_UP,
    noun="후속조치",
    counter="건",
    draft=FollowUpDraft,
    fields=FOLLOW_UP_FIELDS,
    acts=(Act.ADD_FOLLOW_UP, Act.EDIT_FOLLOW_UP, Act.REMOVE_FOLLOW_UP),
    title=lambda draft: draft.task,
    subtitle=_follow_up_subtitle,
    searched=("task", "owner"),
    year=lambda draft: draft.due_on.year if draft.due_on else 0,
    views={
        "all": "전체",
        "open": "열린 후속조치",
        "late": "기한 지남",
        "undated": "기한 없음",
        "done": "마침",
    },
    totals=_follow_up_totals,
    touches=frozenset({Kind.MEETING}),
)
