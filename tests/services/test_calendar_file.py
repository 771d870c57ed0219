"""달력 파일: what the iCalendar library reads back is what the office holds, without people."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.marks import Mark, State
from desktop_app.office import Office
from desktop_app.schedule.calendar_file import CalendarFile, plain, render_calendar
from desktop_app.schedule.records import DatedItem, DatedKind, DayName, Span
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.hostile import HOSTILE, KOREAN

DAY = date(2021, 6, 3)
NOW = datetime(2021, 6, 14, 9, 30)
USAGE = DatedKind("usage", "대관", "대관", Kind.USAGE, "venues")
WORKSHOP = DatedItem(USAGE, 3, DAY, "제로웨이스트 워크숍", start=840, end=960, where="상상청 상상홀")
OCTETS = 75


def render(*items: DatedItem, names: Sequence[tuple[date, DayName]] = (), days_off: bool = True) -> bytes:
    span = Span(date(2021, 6, 1), date(2021, 6, 30), items, tuple(names))
    return render_calendar(CalendarFile("2021년 6월 일정", NOW, span, days_off))


def events(data: bytes) -> list[Any]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def test_a_use_of_a_room_comes_back_with_its_hours_in_seoul() -> None:
    (event,) = events(render(WORKSHOP))
    assert str(event["summary"]) == "[대관] 제로웨이스트 워크숍"
    assert event.decoded("dtstart").isoformat() == "2021-06-03T14:00:00+09:00"
    assert event.decoded("dtend").isoformat() == "2021-06-03T16:00:00+09:00"
    assert event.decoded("dtstamp").isoformat() == "2021-06-14T00:30:00+00:00"
    assert (str(event["location"]), str(event["uid"])) == ("상상청 상상홀", "usage-3@park-ieum")
    assert event["transp"] == "OPAQUE"


def test_a_whole_day_ends_on_the_day_after_and_blocks_no_time() -> None:
    (event,) = events(render(replace(WORKSHOP, start=None, end=None, last=DAY + timedelta(days=2))))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (DAY, date(2021, 6, 6))
    assert event["transp"] == "TRANSPARENT"


def test_hours_of_several_days_are_the_same_hours_each_day() -> None:
    (event,) = events(render(replace(WORKSHOP, end=1440, last=DAY + timedelta(days=2))))
    assert event["rrule"].to_ical() == b"FREQ=DAILY;COUNT=3"
    assert event.decoded("dtend").isoformat() == "2021-06-04T00:00:00+09:00"


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (State(Mark.NONE, "취소"), "CANCELLED"),
        (State(Mark.WAITING, "예정"), "TENTATIVE"),
        (State(Mark.DONE, "완료"), "CONFIRMED"),
        (State(Mark.LATE, "3일 지남"), "CONFIRMED"),
    ],
)
def test_what_was_cancelled_is_told_and_how_late_it_is_today_is_not(state: State, status: str) -> None:
    data = render(replace(WORKSHOP, state=state))
    assert events(data)[0]["status"] == status
    assert state.word not in data.decode()


def test_days_off_go_along_where_they_are_wanted_and_worked_ones_never() -> None:
    names = [(date(2021, 6, 6), DayName("현충일", off=True)), (date(2021, 6, 7), DayName("일함", off=False))]
    (event,) = events(render(names=names))
    assert (str(event["summary"]), event.decoded("dtstart")) == ("[쉬는 날] 현충일", date(2021, 6, 6))
    assert events(render(names=names, days_off=False)) == []


def test_the_same_records_give_the_same_bytes_and_a_moved_one_keeps_its_name() -> None:
    assert render(WORKSHOP) == render(WORKSHOP)
    moved = replace(WORKSHOP, day=DAY + timedelta(days=1), title="미룬 워크숍")
    assert [str(one["uid"]) for one in events(render(moved))] == ["usage-3@park-ieum"]


def test_no_line_is_longer_than_75_octets_and_no_syllable_is_cut() -> None:
    data = render(replace(WORKSHOP, title="가나다라마바사아자차카타파하" * 30, where="끝" * 200))
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= OCTETS
    assert all(line.decode("utf-8") is not None for line in lines)  # each line is whole letters
    assert str(events(data)[0]["summary"]) == "[대관] " + "가나다라마바사아자차카타파하" * 30


@pytest.mark.parametrize("text", [*HOSTILE, *KOREAN, "쉼표, 쌍반점; 줄\\n 사선\\", "BEGIN:VEVENT\r\nUID:x"])
def test_any_text_comes_back_as_one_line_of_the_same_words(text: str) -> None:
    (event,) = events(render(replace(WORKSHOP, title=text, where=text)))
    assert str(event["summary"]) == plain(f"[대관] {text}")
    assert str(event.get("location", "")) == plain(text)


def test_neither_contacts_nor_notes_go_into_the_file(office: Office) -> None:
    tenant = office.tenants.add(TenantDraft("가온 공방", place=TenantPlace.MIRAE)).record_id
    assert tenant is not None
    office.contacts.add(
        ContactDraft(
            DAY, Body(BodyKind.TENANT, tenant), summary="홍하람과 통화", next_on=DAY, next_step="홍하람"
        )
    )
    span = office.schedule.span(DAY, DAY)
    data = render_calendar(CalendarFile("일정", NOW, span)).decode()
    assert "가온 공방" in data
    assert "홍하람" in span.items[0].detail
    assert "홍하람" not in data.replace("\r\n ", "")


NO_ZONES = """
import sys
from datetime import date, datetime
sys.modules["tzdata"] = None
from desktop_app.changes import Kind
from desktop_app.schedule.calendar_file import CalendarFile, render_calendar
from desktop_app.schedule.records import DatedItem, DatedKind, Span
day = date(2021, 6, 3)
kind = DatedKind("usage", "대관", "대관", Kind.USAGE, "venues")
item = DatedItem(kind, 3, day, "워크숍", start=840, end=960)
sys.stdout.buffer.write(render_calendar(CalendarFile("일정", datetime(2021, 6, 14, 9), Span(day, day, (item,)))))
"""


def test_no_list_of_time_zones_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a Windows without tzdata: the file is written, and describes its zone itself."""
    monkeypatch.setenv("PYTHONTZPATH", "")
    done = subprocess.run([sys.executable, "-c", NO_ZONES], capture_output=True, check=True, timeout=60)
    assert b"DTSTART;TZID=Asia/Seoul:20210603T140000" in done.stdout
    assert b"TZOFFSETTO:+0900" in done.stdout
