"""회의 as the screens see it: kinds, sides, the lines below a meeting, who came (features.md C6, E2, E3)."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from desktop_app.directory.records import Body, BodyKind
from desktop_app.meeting_terms import (
    AttendeeSide,
    ItemKind,
    MeetingKind,
    MeetingMode,
    MeetingState,
)
from desktop_app.values import masked_name

WORKSHOPS: Final = frozenset({MeetingKind.WORKSHOP, MeetingKind.COOPERATION})
"""The kinds that the plan asks for in each half of the year."""
SIDE_OF: Final = {
    BodyKind.DEPARTMENT: AttendeeSide.DISTRICT,
    BodyKind.TENANT: AttendeeSide.PARK,
    BodyKind.PARTNER: AttendeeSide.PARK,
}
_POSTS: Final = (
    "팀",
    "과",
    "장",
    "주무관",
    "사무관",
    "담당",
    "대표",
    "매니저",
    "사무국",
    "부서",
    "단체",
    "센터",
)
_BARE_NAME: Final = re.compile(r"[가-힣]{2,4}")

Who = int | str | None
"""A body of the registers by its number in a pick list, or the name of what no register has."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody asked to a meeting; ``present`` is None until attendance was taken."""

    id: int | None
    name: str = ""
    who: Who = None
    post: str = ""
    side: AttendeeSide = AttendeeSide.PARK
    present: bool | None = None
    body: str = ""
    """How the body is called now."""

    @property
    def masked(self) -> str:
        """The name as lists show it (PII-5)."""
        return masked_name(self.name) if self.name else ""

    @classmethod
    def of_line(
        cls,
        *,
        id: int | None,  # noqa: A002 - the column's name
        name: str,
        who: Who,
        post: str,
        side: AttendeeSide | None,
        present: bool | None,
    ) -> "Attendee":
        """What a line of the form says; one that names no side stands on that of its body."""
        return cls(id, name or "", who, post or "", side or side_of(who), present)


@dataclass(frozen=True, slots=True)
class MeetingItem:
    """One point of the order of a workshop; a pitch may have become a proposal."""

    id: int | None
    title: str = ""
    kind: ItemKind = ItemKind.OTHER
    who: Who = None
    speaker: str = ""
    minutes: int | None = None
    file_id: int | None = None
    note: str = ""
    body: str = ""
    proposal_id: int | None = None
    number: str = ""
    file: str = ""

    @property
    def can_be_proposed(self) -> bool:
        """A pitch of a body of the park that is no proposal yet."""
        body = Body.of_key(self.who) if isinstance(self.who, int) else None
        from_park = body is not None and body.kind is not BodyKind.DEPARTMENT
        return self.kind is ItemKind.PITCH and from_park and self.proposal_id is None

    @classmethod
    def of_line(cls, *, id: int | None, kind: ItemKind | None, **cells: Any) -> "MeetingItem":  # noqa: A002 - as above
        """What a line of the form says."""
        return cls(id=id, kind=kind or ItemKind.OTHER, **cells)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """후속조치: one thing agreed to be done next."""

    id: int | None
    task: str = ""
    department_id: int | None = None
    owner: str = ""
    due_on: date | None = None
    done_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """What the form of a meeting holds; heads are counted by side where nobody of it is listed."""

    kind: MeetingKind = MeetingKind.KICKOFF
    title: str = ""
    held_on: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    place: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    tool: str = ""
    link: str = ""
    recording: str = ""
    state: MeetingState = MeetingState.PLANNED
    project_id: int | None = None
    proposal_id: int | None = None
    linkage_id: int | None = None
    agenda: str = ""
    summary: str = ""
    decisions: str = ""
    district_people: int | None = None
    park_people: int | None = None
    other_people: int | None = None
    note: str = ""
    attendees: tuple[Attendee, ...] = ()
    items: tuple[MeetingItem, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    version: int | None = None

    def counted(self, side: AttendeeSide) -> int | None:
        """The heads that were counted on a side."""
        counts = {
            AttendeeSide.DISTRICT: self.district_people,
            AttendeeSide.PARK: self.park_people,
            AttendeeSide.OTHER: self.other_people,
        }
        return counts[side]

    @property
    def links(self) -> tuple[int | None, int | None, int | None]:
        """What the meeting is about."""
        return (self.project_id, self.proposal_id, self.linkage_id)


@dataclass(frozen=True)
class MeetingSheet:
    """One meeting for its papers, with the names of what it is about and of departments that have something to do."""

    id: int
    office: str
    as_of: date
    draft: MeetingDraft
    about: tuple[str, ...] = ()
    departments: Mapping[int, str] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many are named."""
        return sum(bool(one.name) for one in self.draft.attendees)


@dataclass(frozen=True, slots=True)
class SideCount:
    """One side of a meeting: who is listed, who came, who stayed away, how many there were."""

    side: AttendeeSide
    listed: int
    present: int
    absent: int
    people: int


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came to a meeting, by side; ``marked`` tells that somebody was marked at all."""

    sides: tuple[SideCount, ...]
    marked: bool

    @property
    def people(self) -> int:
        return sum(one.people for one in self.sides)

    @property
    def listed(self) -> int:
        return sum(one.listed for one in self.sides)

    @property
    def absent(self) -> int:
        return sum(one.absent for one in self.sides)

    @property
    def words(self) -> str:
        """``구청 3 · 파크 12``; a side without anybody is not told."""
        return " · ".join(f"{one.side.value} {one.people:,}" for one in self.sides if one.people)


def side_of(who: Who) -> AttendeeSide:
    """Whom somebody comes from: departments are the district's, all other bodies of the registers the park's."""
    body = Body.of_key(who) if isinstance(who, int) else None
    return SIDE_OF[body.kind] if body else AttendeeSide.OTHER


def attendance_of(draft: MeetingDraft) -> Attendance:
    """Heads by the list of a side where there is one, else as they were counted.

    Before the first mark everybody listed counts; from then on those who were marked as present.
    """
    marked = any(one.present is not None for one in draft.attendees)
    sides = []
    for side in AttendeeSide:
        listed = [one for one in draft.attendees if one.side is side]
        came = sum(one.present is True for one in listed)
        people = (came if marked else len(listed)) if listed else draft.counted(side) or 0
        sides.append(SideCount(side, len(listed), came, len(listed) - came if marked else 0, people))
    return Attendance(tuple(sides), marked)


def timed(start: int | None, items: Iterable[MeetingItem]) -> list[tuple[int | None, int | None]]:
    """From when to when each point lasts; after one without minutes nobody knows."""
    found: list[tuple[int | None, int | None]] = []
    now = start
    for one in items:
        until = now + one.minutes if now is not None and one.minutes is not None else None
        found.append((now, until))
        now = until
    return found


def owner_words(owner: str) -> str:
    """Who is to do it, for lists: a post or a team as it is, a bare name masked (PII-5)."""
    bare = _BARE_NAME.fullmatch(owner) and not owner.endswith(_POSTS)
    return masked_name(owner) if bare else owner


def bodies_of(attendees: Sequence[Attendee], side: AttendeeSide) -> list[str]:
    """The bodies of one side in their order, each once."""
    return list(dict.fromkeys(one.body for one in attendees if one.side is side and one.body))
