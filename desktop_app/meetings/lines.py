"""The lines below a meeting between form and file: attendees, points of the order, 후속조치."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db import meeting_queries as queries
from db.meetings import Attendee as AttendeeRow
from db.meetings import FollowUp as FollowUpRow
from db.meetings import MeetingItem as ItemRow
from db.session import Session, fetch
from desktop_app import search
from desktop_app.child_rows import drop_children, keep_children
from desktop_app.directory.records import Body, BodyKind
from desktop_app.meeting_terms import AttendeeSide, ItemKind
from desktop_app.meetings.records import Attendee, FollowUp, MeetingDraft, MeetingItem, Who
from desktop_app.values import tidy_line

LINES = (("attendees", AttendeeRow), ("items", ItemRow), ("follow_ups", FollowUpRow))
_NO_BODY = {kind.owner: None for kind in BodyKind}


def tidied(draft: MeetingDraft) -> MeetingDraft:
    """The lines as they are stored."""
    attendees = tuple(
        replace(one, name=tidy_line(one.name), post=tidy_line(one.post), who=_tidy(one.who))
        for one in draft.attendees
    )
    items = tuple(
        replace(
            one,
            title=tidy_line(one.title),
            speaker=tidy_line(one.speaker),
            who=_tidy(one.who),
            note=tidy_line(one.note),
        )
        for one in draft.items
    )
    follow_ups = tuple(
        replace(one, task=tidy_line(one.task), owner=tidy_line(one.owner), note=tidy_line(one.note))
        for one in draft.follow_ups
    )
    return replace(draft, attendees=attendees, items=items, follow_ups=follow_ups)


def read(s: Session, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """The lines of these meetings, by meeting and field of the draft."""
    found = {name: queries.children(s, model, ids) for name, model in LINES}
    rows = [row for name in ("attendees", "items") for of in found[name].values() for row in of]
    names = queries.body_names(s, rows)
    items = [row for of in found["items"].values() for row in of]
    numbers = queries.numbers(s, [row.proposal_id for row in items if row.proposal_id is not None])
    files = queries.file_names(s, [row.file_id for row in items if row.file_id is not None])
    return {
        key: {
            "attendees": tuple(_attendee(row, names) for row in found["attendees"][key]),
            "items": tuple(_item(row, names, numbers, files) for row in found["items"][key]),
            "follow_ups": tuple(_follow_up(row) for row in found["follow_ups"][key]),
        }
        for key in ids
    }


def write(s: Session, meeting_id: int, draft: MeetingDraft) -> None:
    """Let the rows below a meeting say what the draft says."""
    standing = {name: queries.children(s, model, [meeting_id])[meeting_id] for name, model in LINES}
    named = queries.body_names(s, [_Named(one.who) for one in draft.attendees])

    def fill_attendee(row: AttendeeRow, line: Attendee) -> None:
        _fill_attendee(row, line, named)
        if row.erased_at is None:
            row.retain_until = retained_until(draft.held_on) if line.name else None

    keep_children(
        s,
        standing["attendees"],
        draft.attendees,
        lambda: AttendeeRow(meeting_id=meeting_id, side="PARK"),
        fill_attendee,
    )
    keep_children(
        s, standing["items"], draft.items, lambda: ItemRow(meeting_id=meeting_id, kind="OTHER"), _fill_item
    )
    keep_children(
        s,
        standing["follow_ups"],
        draft.follow_ups,
        lambda: FollowUpRow(meeting_id=meeting_id),
        _fill_follow_up,
    )


def put_attendee(s: Session, meeting_id: int, line: Attendee, held_on: date | None) -> int:
    """Write one attendee: a new one stands last; the id."""
    if line.id is None:
        standing = queries.children(s, AttendeeRow, [meeting_id])[meeting_id]
        last = max((row.position for row in standing), default=-1)
        row = AttendeeRow(meeting_id=meeting_id, position=last + 1)
    else:
        row = fetch(s, AttendeeRow, line.id)
    _fill_attendee(row, line, queries.body_names(s, [_Named(line.who)]))
    if row.erased_at is None:
        row.retain_until = retained_until(held_on) if line.name else None
    s.add(row)
    s.flush()
    return row.id


def retained_until(held_on: date | None) -> date | None:
    """보유기한 of those who were asked: the end of the year for which the meeting is accounted (PII-3)."""
    return date(held_on.year, 12, 31) if held_on else None


def drop(s: Session, meeting_id: int) -> None:
    """A meeting takes along what lies below it."""
    for _, model in LINES:
        drop_children(s, queries.children(s, model, [meeting_id])[meeting_id])


def fill_keys(row: FollowUpRow) -> None:
    """What a 후속조치 is found by."""
    row.words = " ".join(search.folded(text) for text in (row.task, row.owner) if text)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(row.task)


class _Named:
    """A body by the columns that a row has."""

    def __init__(self, who: Who) -> None:
        body = Body.of_key(who) if isinstance(who, int) else None
        for name, key in (body.columns if body else _NO_BODY).items():
            setattr(self, name, key)


def _tidy(who: Who) -> Who:
    return tidy_line(who) or None if isinstance(who, str) else who


def _who(row: Any, names: Mapping[tuple[str, int], str], group: str) -> tuple[Who, str]:
    """The body by its number with its present name, or the group by its own."""
    for kind in BodyKind:
        key = getattr(row, kind.owner)
        if key is not None:
            return Body(kind, key).key, names.get((kind.name.lower(), key), "")
    return group or None, group


def _attendee(row: AttendeeRow, names: Mapping[tuple[str, int], str]) -> Attendee:
    who, body = _who(row, names, row.body_name)
    return Attendee(row.id, row.name, who, row.post, AttendeeSide[row.side], row.present, body)


def _item(
    row: ItemRow, names: Mapping[tuple[str, int], str], numbers: Mapping[int, str], files: Mapping[int, str]
) -> MeetingItem:
    who, body = _who(row, names, row.body_name)
    number = numbers.get(row.proposal_id or 0, "")
    file = files.get(row.file_id or 0, "")
    return MeetingItem(
        row.id,
        row.title,
        ItemKind[row.kind],
        who,
        row.speaker,
        row.minutes,
        row.file_id if file else None,
        row.note,
        body,
        row.proposal_id if number else None,
        number,
        file,
    )


def _follow_up(row: FollowUpRow) -> FollowUp:
    return FollowUp(row.id, row.task, row.department_id, row.owner, row.due_on, row.done_on, row.note)


def _set_body(row: Any, who: Who) -> None:
    body = Body.of_key(who) if isinstance(who, int) else None
    for name, key in (body.columns if body else _NO_BODY).items():
        setattr(row, name, key)
    row.body_name = who if isinstance(who, str) else ""


def _fill_attendee(row: AttendeeRow, line: Attendee, names: Mapping[tuple[str, int], str]) -> None:
    row.side, row.name, row.post, row.present = line.side.name, line.name, line.post, line.present
    _set_body(row, line.who)
    _, body = _who(row, names, row.body_name)
    row.words = " ".join(search.folded(text) for text in (line.name, body, line.post) if text)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(line.name or body)


def _fill_item(row: ItemRow, line: MeetingItem) -> None:
    row.kind, row.title, row.speaker = line.kind.name, line.title, line.speaker
    row.minutes, row.file_id, row.note = line.minutes, line.file_id, line.note
    _set_body(row, line.who)


def _fill_follow_up(row: FollowUpRow, line: FollowUp) -> None:
    row.task, row.department_id, row.owner = line.task, line.department_id, line.owner
    row.due_on, row.done_on, row.note = line.due_on, line.done_on, line.note
    fill_keys(row)
