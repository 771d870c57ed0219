"""Invented uses of the park's rooms, April to December 2021, true to the rules of the log."""

from datetime import date, timedelta
from random import Random

from desktop_app.directory.records import Choice
from desktop_app.example.names import EVENTS, FAMILY, GIVEN, ROOMS
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.venues.records import Slot, UsageDraft, VenueChoice, VenueDraft, overlaps

SEASON = (date(2021, 4, 5), date(2021, 12, 30))
PRACTICE_DAY = date(2021, 12, 20)
_PLANNED = 260
_UNCONFIRMED_FROM = date(2021, 12, 8)
_STARTS = (9 * 60 + 30, 10 * 60, 14 * 60, 15 * 60, 18 * 60 + 30)
_HOLIDAYS = frozenset(
    date(2021, month, day)
    for month, day in ((5, 5), (5, 19), (8, 16), (9, 20), (9, 21), (9, 22), (10, 4), (10, 11))
)


def room_drafts(buildings: list[Choice]) -> list[VenueDraft]:
    """Ten rooms with size and fee; the park's real fee table is entered by the officer."""
    housed = {choice.label: choice.id for choice in buildings}
    return [
        VenueDraft(
            name,
            housed[building],
            capacity=capacity,
            equipment="빔프로젝터, 마이크",
            fee_won=fee,
            waiver="구 주최 행사 전액 감면",
        )
        for building, name, capacity, fee in ROOMS
    ]


def usage_drafts(
    dice: Random, rooms: list[VenueChoice], departments: list[Choice], tenants: list[Choice]
) -> list[UsageDraft]:
    """Uses by twenty and more departments and 동, none meeting another in its room."""
    hosts = [
        (choice, UsageHost.DONG if choice.hint == "동" else UsageHost.DEPARTMENT) for choice in departments
    ]
    taken: dict[int, list[Slot]] = {}
    found: list[UsageDraft] = []
    while len(found) < _PLANNED:
        draft = _draft(dice, rooms, hosts, tenants)
        assert draft.used_on is not None  # noqa: S101 - drawn with a day
        assert draft.venue_id is not None  # noqa: S101 - drawn with a room
        slot = Slot(None, draft.used_on, draft.used_on, draft.start_minute, draft.end_minute)
        others = taken.setdefault(draft.venue_id, [])
        if not any(overlaps(slot, other) for other in others):
            others.append(slot)
            found.append(draft)
    return sorted(found, key=lambda draft: (draft.used_on, draft.start_minute))


def _draft(
    dice: Random, rooms: list[VenueChoice], hosts: list[tuple[Choice, UsageHost]], tenants: list[Choice]
) -> UsageDraft:
    day = _weekday(dice)
    room = dice.choice(rooms)
    event, kind = dice.choice(EVENTS)
    start = dice.choice(_STARTS)
    department, host = dice.choice(hosts)
    by_tenant = dice.random() < 0.08  # noqa: PLR2004 - a few are the park's own
    state = _state(dice, day)
    return UsageDraft(
        used_on=day,
        event=event if by_tenant else f"{department.label} {event}",
        start_minute=start,
        end_minute=start + dice.choice((60, 90, 120, 180)),
        host=UsageHost.PARK if by_tenant else host,
        department_id=None if by_tenant else department.id,
        tenant_id=dice.choice(tenants).id if by_tenant else None,
        building_id=room.building_id,
        venue_id=room.id,
        kind=UsageKind[kind],
        attendees=dice.randint(8, room.capacity or 20),
        fee_won=room.fee_won,
        waived=not by_tenant and dice.random() < 0.7,  # noqa: PLR2004 - most uses of the district are waived
        state=state,
        contact_name="" if by_tenant else dice.choice(FAMILY) + dice.choice(GIVEN),
        contact_extension="" if by_tenant else "0000",
        confirmed_on=day + timedelta(days=3)
        if state is UsageState.HELD and day < _UNCONFIRMED_FROM
        else None,
    )


def _weekday(dice: Random) -> date:
    first, last = SEASON
    while True:
        day = first + timedelta(days=dice.randrange((last - first).days + 1))
        if day.weekday() < 5 and day not in _HOLIDAYS:  # noqa: PLR2004 - Monday to Friday
            return day


def _state(dice: Random, day: date) -> UsageState:
    if dice.random() < 0.06:  # noqa: PLR2004 - some are called off
        return UsageState.CANCELLED
    return UsageState.PLANNED if day >= PRACTICE_DAY else UsageState.HELD
