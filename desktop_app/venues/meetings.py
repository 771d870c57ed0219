"""What is worth a look about a use in its room: another one at the same time, more people than it holds (D3)."""

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.problems import Problem
from desktop_app.values import date_text, minute_range_text
from desktop_app.venues.records import Slot, UsageDraft, overlaps


def meeting_problems(slot: Slot, others: Iterable[Slot]) -> Iterator[Problem]:
    """The first other use that a use meets in its room, by the name of its event."""
    meeting = next((other for other in others if other.id != slot.id and overlaps(slot, other)), None)
    if meeting is not None:
        time = minute_range_text(meeting.start_minute, meeting.end_minute) or "종일"
        words = f"{date_text(meeting.first)} {time}에 {meeting.who}이(가) 있습니다."
        yield Problem("start_minute", words, blocks=False)


def meeting_words(slot: Slot, others: Iterable[Slot]) -> Iterator[str]:
    """The same for a row of the log, whose day stands beside it: every other use, by the name of its event."""
    for other in others:
        if other.id != slot.id and overlaps(slot, other):
            time = minute_range_text(other.start_minute, other.end_minute) or "종일"
            yield f"겹침: {other.who} {time}"


def size_words(capacity: int) -> str:
    """The same for a row of the log."""
    return f"수용 인원 {capacity:,}명을 넘음"


def size_problems(room: str, capacity: int | None, attendees: int | None) -> Iterator[Problem]:
    """More people than the room holds."""
    if capacity is not None and (attendees or 0) > capacity:
        yield Problem("attendees", f"‘{room}’의 수용 인원은 {capacity:,}명입니다.", blocks=False)


def slot_of_draft(draft: UsageDraft, usage_id: int | None) -> Slot:
    """When a use that is being written takes its room."""
    assert draft.used_on is not None  # noqa: S101 - asked only for a draft with a day
    return Slot(
        usage_id, draft.used_on, draft.until_on or draft.used_on, draft.start_minute, draft.end_minute
    )


def slot_of_row(row: Sequence[object]) -> Slot:
    """When a stored use takes its room, as db.venues_queries selects it."""
    key, first, last, start, end, event, department = row
    who = f"{department} ‘{event}’" if department else f"‘{event}’"
    return Slot(key, first, last, start, end, who)  # type: ignore[arg-type]  # as selected
