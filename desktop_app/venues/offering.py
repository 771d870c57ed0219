"""장소 찾기: the rooms that are free and large enough, the smallest first, and why the others are not (D6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import offer_queries as queries
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.store import Store
from desktop_app.values import date_text, minute_range_text
from desktop_app.venues.meetings import slot_of_row
from desktop_app.venues.records import Slot, overlaps


@dataclass(frozen=True, slots=True)
class RoomQuestion:
    """What is looked for; ``equipment`` are words that a room's equipment has to name, one and all."""

    first: date | None = None
    last: date | None = None
    start_minute: int | None = None
    end_minute: int | None = None
    people: int | None = None
    equipment: str = ""


@dataclass(frozen=True, slots=True)
class RoomOffer:
    """One room, with why it cannot be offered; nothing there means that it can."""

    id: int
    building_id: int
    name: str
    capacity: int | None
    equipment: str
    fee_won: int | None
    waiver: str
    contact: str
    why_not: str = ""


def question_problems(asked: RoomQuestion) -> list[Problem]:
    """What keeps the question from being answered."""
    found = []
    if asked.first is None:
        found.append(Problem("first", "행사일을 적으세요."))
    elif asked.last is not None and asked.last < asked.first:
        found.append(Problem("last", f"행사일({date_text(asked.first)})보다 빠릅니다."))
    start, end = asked.start_minute, asked.end_minute
    if end is not None and start is None:
        found.append(Problem("start_minute", "시작 시각을 적으세요."))
    elif start is not None and end is not None and end <= start:
        found.append(Problem("end_minute", "끝나는 시각이 시작 시각보다 늦어야 합니다."))
    return found


class VenueSearch:
    """Looks through the rooms; writes nothing."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rooms(self, asked: RoomQuestion) -> list[RoomOffer]:
        """Every room: those that fit first, the smallest before the larger ones, then the others with their reason."""
        if asked.first is None or question_problems(asked):
            return []
        slot = Slot(None, asked.first, asked.last or asked.first, asked.start_minute, asked.end_minute)
        with self._store.reading() as s:
            rooms = queries.rooms_to_offer(s)
            taken = [
                (row[0], row[1], slot_of_row(row[2:])) for row in queries.uses_on(s, slot.first, slot.last)
            ]
        met = [one for one in taken if overlaps(slot, one[2])]
        offers = [_offer(row, asked, _in_the_way(row, met)) for row in rooms]
        return sorted(offers, key=_rank)


def _in_the_way(room: Any, met: Iterable[tuple[int | None, int, Slot]]) -> list[Slot]:
    """Uses of the room at that time, and of its whole building."""
    return [
        slot
        for venue_id, building_id, slot in met
        if venue_id == room[0] or (venue_id is None and building_id == room[1])
    ]


def _offer(row: Any, asked: RoomQuestion, met: Sequence[Slot]) -> RoomOffer:
    key, building_id, building, name, capacity, equipment, fee, waiver, contact, in_use = row
    why = []
    if not in_use:
        why.append("쓰지 않는 시설")
    if asked.people is not None and capacity is not None and capacity < asked.people:
        why.append(f"수용 인원 {capacity:,}명")
    if asked.people is not None and capacity is None:
        why.append("수용 인원을 모름")
    missing = [word for word in asked.equipment.split() if folded(word) not in folded(equipment)]
    if missing:
        why.append(f"장비에 ‘{', '.join(missing)}’ 없음")
    why += [f"{slot.who} {minute_range_text(slot.start_minute, slot.end_minute) or '종일'}" for slot in met]
    full = f"{building} {name}".strip()
    return RoomOffer(key, building_id, full, capacity, equipment, fee, waiver, contact, " · ".join(why))


def _rank(one: RoomOffer) -> tuple[bool, int, int, str]:
    """Fitting ones first; of equal size the cheaper one."""
    return (bool(one.why_not), one.capacity or 10**9, one.fee_won or 0, one.name)
