"""Papers of a meeting: 회의 결과, 식순 and the 등록부 that those who come sign (features.md C6, E2, E3).

Names of people stand on a paper only where ``named`` says so: the 등록부 is for them alone (PII-5).
"""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.meeting_terms import ABSENT, PRESENT, AttendeeSide, MeetingMode, MeetingState
from desktop_app.meetings.records import (
    Attendee,
    MeetingDraft,
    MeetingSheet,
    attendance_of,
    bodies_of,
    owner_words,
    timed,
)
from desktop_app.notation import NONE_APPLIES
from desktop_app.performance.records import Line
from desktop_app.reports.blocks import Block, Column, Front, Report, Row, Section, Shape, Table
from desktop_app.values import date_text, date_weekday_text, minute_range_text, minute_text

RESULT, PLAN, PROGRAMME, SIGN_IN = "결과", "계획", "식순", "등록부"


def minutes_title(sheet: MeetingSheet) -> str:
    """The paper's title, and the name of its file."""
    word = PLAN if sheet.draft.state is MeetingState.PLANNED else RESULT
    return f"{sheet.draft.title} {word}"


def minutes_report(sheet: MeetingSheet, *, named: bool) -> Report:
    """회의 결과: when and where, who, what was said, decided and is to be done."""
    days = (f"{date_text(sheet.as_of)} 현재",)
    section = Section("", "", "회의", tuple(_minutes(sheet, named=named)))
    return Report(minutes_title(sheet), sheet.office, days, (section,), Front.TITLE)


def programme_title(sheet: MeetingSheet) -> str:
    """The paper's title, and the name of its file."""
    return f"{sheet.draft.title} {PROGRAMME}"


def programme_report(sheet: MeetingSheet, *, named: bool) -> Report:
    """식순: each point with its time, reckoned from the start and what each takes."""
    blocks = (*_when_and_where(sheet.draft), _programme_table(sheet.draft, named=named))
    section = Section("", "", PROGRAMME, blocks)
    return Report(programme_title(sheet), sheet.office, (), (section,), Front.TITLE)


def sign_in_title(sheet: MeetingSheet) -> str:
    """The paper's title, and the name of its file."""
    return f"{sheet.draft.title} {SIGN_IN}"


def sign_in_report(sheet: MeetingSheet, empty_rows: int, *, named: bool) -> Report:
    """등록부: everybody asked with room to sign, and rows for those who come unasked."""
    people = sheet.draft.attendees
    rows: list[Row] = [
        (number, one.body, one.post, one.name if named else one.masked, "")
        for number, one in enumerate(people, start=1)
    ]
    rows += [(number, "", "", "", "") for number in range(len(people) + 1, len(people) + 1 + empty_rows)]
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("소속", Shape.TEXT, 54),
        Column("직위", Shape.LABEL, 28),
        Column("성명", Shape.LABEL, 28),
        Column("서명", Shape.LABEL, 48),
    )
    table = Table("", columns, tuple(rows), tall=True)
    section = Section("", "", SIGN_IN, (*_when_and_where(sheet.draft), table))
    return Report(sign_in_title(sheet), sheet.office, (), (section,), Front.TITLE)


def when_words(draft: MeetingDraft) -> str:
    """``2021. 5. 12.(수) 14:00~16:00``."""
    assert draft.held_on is not None  # noqa: S101 - a stored meeting has its day
    return f"{date_weekday_text(draft.held_on)} {_hours(draft)}".strip()


def _hours(draft: MeetingDraft) -> str:
    if draft.end_minute is None:
        return minute_text(draft.start_minute) if draft.start_minute is not None else ""
    return minute_range_text(draft.start_minute, draft.end_minute)


def _when_and_where(draft: MeetingDraft) -> Iterable[Block]:
    place = " · ".join(part for part in (draft.place, _mode(draft)) if part)
    yield Line(2, f"일시: {when_words(draft)}")
    if place:
        yield Line(2, f"장소: {place}")


def _mode(draft: MeetingDraft) -> str:
    if draft.mode is MeetingMode.IN_PERSON:
        return ""
    return f"{draft.mode.value}({draft.tool})" if draft.tool else draft.mode.value


def _minutes(sheet: MeetingSheet, *, named: bool) -> Iterable[Block]:
    draft = sheet.draft
    yield Line(1, "개요")
    yield from _when_and_where(draft)
    yield Line(2, f"구분: {draft.kind.value}")
    if sheet.about:
        yield Line(2, f"관련: {', '.join(sheet.about)}")
    yield from _present(draft)
    for heading, text in (
        ("안건", draft.agenda),
        ("주요 내용", draft.summary),
        ("결정 사항", draft.decisions),
    ):
        lines = list(_text(text))
        if lines or (heading != "안건" and draft.state is MeetingState.HELD):
            yield Line(1, heading)
            yield from lines or [Line(2, NONE_APPLIES)]
    if draft.items:
        yield Line(1, "순서")
        yield _programme_table(draft, named=named)
    if draft.follow_ups:
        yield Line(1, "후속조치")
        yield _follow_ups(sheet, named=named)
    if named and draft.attendees:
        yield Line(1, "참석자")
        yield _people_table(draft.attendees)


def _present(draft: MeetingDraft) -> Iterable[Line]:
    found = attendance_of(draft)
    if not found.people and not found.listed:
        return
    told = ", ".join(f"{one.side.value} {one.people:,}명" for one in found.sides if one.people)
    word = "참석 예정" if draft.state is MeetingState.PLANNED and not found.marked else PRESENT
    away = f", {ABSENT} {found.absent:,}명" if found.absent else ""
    yield Line(2, f"{word}: {told or '0명'} (계 {found.people:,}명{away})")
    came = [one for one in draft.attendees if one.present is not False]
    for side in AttendeeSide:
        bodies = bodies_of(came, side)
        if bodies:
            yield Line(3, f"{side.value}: {', '.join(bodies)}")


def _text(text: str) -> Iterable[Line]:
    """Lines of a field; what was typed with a dash stands one level lower."""
    for line in (one.strip() for one in text.split("\n")):
        if line.startswith(_DASHES):
            yield Line(3, line.lstrip("-–·ㆍ ").strip())
        elif line:
            yield Line(2, line.lstrip("❍○ ").strip())


def _programme_table(draft: MeetingDraft, *, named: bool) -> Table:
    rows: list[Row] = []
    for one, (start, end) in zip(draft.items, timed(draft.start_minute, draft.items), strict=True):
        time = minute_range_text(start, end) if end is not None else minute_text(start)
        speaker = one.speaker if named else ""
        rows.append((time, one.kind.value, one.title, f"{one.body} {speaker}".strip(), one.minutes))
    total = sum(one.minutes or 0 for one in draft.items)
    columns = (
        Column("시각", Shape.LABEL, 28),
        Column("구분", Shape.LABEL, 24),
        Column("내용", Shape.TEXT, 62),
        Column("발표", Shape.TEXT, 40),
        Column("소요(분)", Shape.COUNT, 16),
    )
    return Table("", columns, tuple(rows), ("계", "", "", "", total) if total else None)


def _follow_ups(sheet: MeetingSheet, *, named: bool) -> Table:
    rows: list[Row] = []
    for number, one in enumerate(sheet.draft.follow_ups, start=1):
        department = sheet.departments.get(one.department_id or 0, "")
        owner = one.owner if named else owner_words(one.owner)
        done = f"{date_text(one.done_on)} 마침" if one.done_on else ""
        rows.append((number, one.task, f"{department} {owner}".strip(), one.due_on, done))
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("할 일", Shape.TEXT, 66),
        Column("담당", Shape.TEXT, 36),
        Column("기한", Shape.DATE, 26),
        Column("비고", Shape.LABEL, 30),
    )
    return Table("", columns, tuple(rows))


def _people_table(people: Sequence[Attendee]) -> Table:
    marks = {True: PRESENT, False: ABSENT, None: ""}
    rows: list[Row] = [
        (number, one.side.value, one.body, one.post, one.name, marks[one.present])
        for number, one in enumerate(people, start=1)
    ]
    columns = (
        Column("연번", Shape.ORDER, 12),
        Column("편", Shape.LABEL, 18),
        Column("소속", Shape.TEXT, 60),
        Column("직위", Shape.LABEL, 30),
        Column("성명", Shape.LABEL, 30),
        Column(PRESENT, Shape.LABEL, 20),
    )
    return Table("", columns, tuple(rows))


_DASHES: Final = ("-", "–", "·", "ㆍ")
