"""The calendar as an iCalendar file (RFC 5545), which calendar programs and telephones take over.

Times carry the zone Asia/Seoul together with its own description (nine hours ahead the whole year since 1988),
so neither this computer nor the reader's needs a list of time zones. Titles name no persons, and what the window
alone may show stays behind. The same records and the same moment give the same bytes.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from desktop_app.marks import Mark
from desktop_app.schedule.records import DAY, DatedItem, Span

ZONE: Final = "Asia/Seoul"
AHEAD: Final = timedelta(hours=9)
PRODUCT: Final = "-//Park Ieum//Calendar//KO"
PLACE_OF_UIDS: Final = "park-ieum"
OFF: Final = "쉬는 날"
_SINCE: Final = datetime(1988, 10, 9, 3)  # noqa: DTZ001 - a rule of a zone is written in its own time
_MIDNIGHT: Final = 1440


@dataclass(frozen=True)
class CalendarFile:
    """What goes into the file: its name, the moment it is made, what happens."""

    name: str
    made_at: datetime
    span: Span
    with_days_off: bool = True


def render_calendar(file: CalendarFile) -> bytes:
    """The file's bytes."""
    from icalendar import Calendar  # noqa: PLC0415 - read when the first file is made

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", plain(file.name))
    calendar.add("x-wr-calname", plain(file.name))
    if any(item.start is not None for item in file.span.items):
        calendar.add_component(_zone())
    stamp = file.made_at - AHEAD  # DTSTAMP is in UTC; the office's clock is Korean
    for item in file.span.items:
        calendar.add_component(_event(item, stamp))
    if file.with_days_off:
        for day, name in file.span.names:
            if name.off:
                calendar.add_component(_day_off(day, name.name, stamp))
    return bytes(calendar.to_ical())


def plain(text: str) -> str:
    """One line without what no calendar can show: controls, direction marks, half surrogates."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable())


def _event(item: DatedItem, stamp: datetime) -> Any:
    event = _begun(item.key, f"[{item.kind.word}] {item.title}", item.kind.word, stamp)
    if item.start is None:
        _whole_days(event, item.day, item.until)
    else:
        _times(event, item, item.start)
    if item.where:
        event.add("location", plain(item.where))
    if item.state is not None:
        cancelled, planned = item.state.mark is Mark.NONE, item.state.mark is Mark.WAITING
        event.add("status", "CANCELLED" if cancelled else "TENTATIVE" if planned else "CONFIRMED")
    busy = item.start is not None and not (item.state and item.state.mark is Mark.NONE)
    event.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    return event


def _day_off(day: date, name: str, stamp: datetime) -> Any:
    event = _begun(f"day_off-{day:%Y%m%d}", f"[{OFF}] {name}", OFF, stamp)
    _whole_days(event, day, day)
    event.add("transp", "TRANSPARENT")
    return event


def _begun(key: str, summary: str, word: str, stamp: datetime) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", f"{key}@{PLACE_OF_UIDS}")
    _add_moment(event, "dtstamp", stamp, utc=True)
    event.add("summary", plain(summary))
    event.add("categories", [plain(word)])
    return event


def _whole_days(event: Any, first: date, last: date) -> None:
    """The end is the day after the last one (RFC 5545, 3.6.1)."""
    event.add("dtstart", first)
    event.add("dtend", last + DAY)


def _times(event: Any, item: DatedItem, start: int) -> None:
    """One that goes on for several days is at the same hours on each of them."""
    _add_moment(event, "dtstart", _moment(item.day, start))
    if item.end is not None:
        _add_moment(event, "dtend", _moment(item.day, item.end))
    days = (item.until - item.day).days + 1
    if days > 1:
        event.add("rrule", {"freq": "daily", "count": days})


def _moment(day: date, minute: int) -> datetime:
    return datetime.combine(day, time.min) + timedelta(minutes=min(minute, _MIDNIGHT))


def _add_moment(component: Any, name: str, moment: datetime, *, utc: bool = False) -> None:
    """Write a moment without asking a list of zones: its digits, and Z or the name of the zone."""
    from icalendar.prop import vText  # noqa: PLC0415 - as above

    digits = vText(f"{moment:%Y%m%dT%H%M%S}{'Z' if utc else ''}")
    if not utc:
        digits.params["TZID"] = ZONE
    component.add(name, digits, encode=False)


def _zone() -> Any:
    from icalendar import Timezone, TimezoneStandard  # noqa: PLC0415 - as above

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    standard.add("dtstart", _SINCE)
    standard.add("tzoffsetfrom", AHEAD)
    standard.add("tzoffsetto", AHEAD)
    standard.add("tzname", "KST")
    zone.add_component(standard)
    return zone
