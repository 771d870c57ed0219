"""The uses of rooms on days: all of them, of a building or of a room; those that overlap marked (features.md D3)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop_app.marks import Mark, State
from desktop_app.schedule.records import DatedItem, Span

if TYPE_CHECKING:
    from desktop_app.office import Office

USES: Final = "usage"
"""The kind of record that 대관 일정 shows, as the calendar knows it."""
MET: Final = "겹침"
_BUILDING, _ROOM = "building", "room"


@dataclass(frozen=True, slots=True)
class Rooms:
    """Which rooms: of a building, one of them, or all."""

    building_id: int | None = None
    venue_id: int | None = None

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """As a wish keeps it; nothing for all."""
        named = ((_BUILDING, self.building_id), (_ROOM, self.venue_id))
        return tuple((key, str(number)) for key, number in named if number is not None)


def rooms_from(asked: Mapping[str, str]) -> Rooms:
    """What a wish kept."""
    building, venue = asked.get(_BUILDING), asked.get(_ROOM)
    return Rooms(int(building) if building else None, int(venue) if venue else None)


@dataclass(frozen=True)
class RoomDays:
    """Their uses on these days, and the building and room of each."""

    span: Span
    places: Mapping[int, tuple[int, int | None]]

    @property
    def named(self) -> Span:
        """As paper has them: an overlap is said in words."""
        return replace(self.span, items=tuple(replace(one, title=title_of(one)) for one in self.span.items))


def room_days(office: "Office", first: date, last: date, rooms: Rooms) -> RoomDays:
    """The uses of these rooms that touch the days."""
    places = office.usage_cells.within(first, last, rooms.building_id, rooms.venue_id)
    span = office.schedule.span(first, last, {USES})
    remarks = office.usage_cells.remarks(list(places))
    items = tuple(
        replace(one, state=State(Mark.FIX, MET), detail=remarks[one.record_id])
        if MET in remarks.get(one.record_id, "")
        else one
        for one in span.items
        if one.record_id in places
    )
    return RoomDays(replace(span, items=items), places)


def meets(item: DatedItem) -> bool:
    """Whether another use is in the room at the same time."""
    return item.state is not None and item.state.word == MET


def title_of(item: DatedItem) -> str:
    """Its title, an overlap before it."""
    return f"{MET} {item.title}" if meets(item) else item.title
