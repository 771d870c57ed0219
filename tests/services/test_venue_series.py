"""대관: a use that is repeated without the days off (D4), one field of many uses at once (I5)."""

import socket
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.days_off.records import DayDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.venues.many import MORE
from desktop_app.venues.records import UsageDraft, VenueDraft
from desktop_app.venues.repeats import Every, RepeatRule, moved_to, repeat_days, rule_problems
from desktop_app.workdays import Workdays
from tests.dump import dump

MONDAY = date(2021, 7, 26)


@pytest.fixture
def room(office: Office) -> int:
    """상상홀 in 상상청, for forty."""
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    key = office.venues.add(VenueDraft("상상홀", building, capacity=40, fee_won=30_000)).record_id
    assert key is not None
    return key


def use(office: Office, room: int, day: date, event: str = "마을 회의", **more: object) -> UsageDraft:
    given = UsageDraft(
        day, event, host=UsageHost.PARK, building_id=office.venues.draft(room).building_id, venue_id=room,
        start_minute=600, end_minute=720, attendees=20, fee_won=30_000,
    )  # fmt: skip
    return replace(given, **more)  # type: ignore[arg-type]


def stored(office: Office) -> list[UsageDraft]:
    return [office.usages.draft(key) for key in office.usages.listing(ListQuery(year=2021)).ids]


def days(rule: RepeatRule, first: date, workdays: Workdays | None = None) -> list[str]:
    found = repeat_days(rule, first, workdays or Workdays())
    return [f"{one.day.month}.{one.day.day}" for one in found if not one.off]


def off(rule: RepeatRule, first: date) -> dict[str, str]:
    return {
        f"{one.day.month}.{one.day.day}": one.off for one in repeat_days(rule, first, Workdays()) if one.off
    }


def test_a_weekly_series_of_2021_skips_the_substitute_holiday_without_a_network(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("asked the network")

    monkeypatch.setattr(socket, "socket", no_network)
    rule = RepeatRule(until=date(2021, 8, 30))
    assert days(rule, MONDAY) == ["8.2", "8.9", "8.23", "8.30"]
    assert list(off(rule, MONDAY)) == ["8.16"]
    assert "광복절" in off(rule, MONDAY)["8.16"]


def test_lunar_holidays_are_left_out_and_count_for_no_time() -> None:
    rule = RepeatRule(times=3)
    tuesday = date(2021, 9, 7)
    assert days(rule, tuesday) == ["9.14", "9.28", "10.5"]  # 9. 21. is 추석
    assert days(RepeatRule(times=3, skips_holidays=False), tuesday) == ["9.14", "9.21", "9.28"]


def test_every_two_weeks_and_by_the_month() -> None:
    first = date(2021, 3, 31)
    assert days(RepeatRule(Every.FORTNIGHT, times=3), first) == ["4.14", "4.28", "5.12"]
    assert days(RepeatRule(Every.MONTH_DAY, until=date(2021, 12, 31), skips_weekends=False), first) == [
        "5.31", "7.31", "8.31", "10.31", "12.31",
    ]  # fmt: skip
    second_friday = date(2021, 3, 12)
    assert days(RepeatRule(Every.MONTH_WEEKDAY, times=3), second_friday) == ["4.9", "5.14", "6.11"]
    fifth_wednesday = date(2021, 3, 31)
    assert days(RepeatRule(Every.MONTH_WEEKDAY, times=2), fifth_wednesday) == ["6.30", "9.29"]


def test_saturdays_are_left_out_only_where_asked() -> None:
    saturday = date(2021, 4, 3)
    assert days(RepeatRule(until=date(2021, 4, 17)), saturday) == []
    assert days(RepeatRule(until=date(2021, 4, 17), skips_weekends=False), saturday) == ["4.10", "4.17"]


def test_a_rule_without_an_end_or_with_far_too_many_is_told() -> None:
    assert rule_problems(RepeatRule(), MONDAY)
    assert rule_problems(RepeatRule(until=MONDAY), MONDAY)
    assert rule_problems(RepeatRule(times=1000), MONDAY)
    assert not rule_problems(RepeatRule(times=4), MONDAY)


def test_the_offices_own_days_count(office: Office, room: int) -> None:
    office.days_off.add(DayDraft(date(2021, 8, 9), "재택 훈련의 날"))
    office.days_off.add(DayDraft(date(2021, 8, 16), "출근함", works=True))
    found = office.usage_series.days(use(office, room, MONDAY), RepeatRule(until=date(2021, 8, 23)))
    assert [(one.day.day, bool(one.off)) for one in found] == [
        (2, False),
        (9, True),
        (16, False),
        (23, False),
    ]


def test_the_days_are_written_as_one_act_with_one_way_back(office: Office, room: int) -> None:
    draft = use(office, room, MONDAY, until_on=MONDAY + timedelta(days=1), state=UsageState.HELD)
    office.usages.add(draft)
    before = dump(office.store)
    found = office.usage_series.days(draft, RepeatRule(until=date(2021, 8, 30)))
    change = office.usage_series.add(draft, [one.day for one in found if not one.off])
    assert change.count == 4
    made = sorted(stored(office), key=lambda one: str(one.used_on))[1:]
    assert [one.used_on.day for one in made if one.used_on] == [2, 9, 23, 30]
    assert {one.state for one in made} == {UsageState.PLANNED}
    assert all(one.until_on == (one.used_on or MONDAY) + timedelta(days=1) for one in made)
    after = dump(office.store)
    assert change.inverse is not None
    back = change.inverse()
    assert dump(office.store) == before
    assert back.inverse is not None
    back.inverse()
    assert dump(office.store) == after


def test_what_the_series_meets_is_named_by_day(office: Office, room: int) -> None:
    office.usages.add(use(office, room, date(2021, 8, 9), "전시", start_minute=660, end_minute=780))
    office.usages.add(use(office, room, date(2021, 8, 23), "점심 모임", start_minute=720, end_minute=780))
    draft = use(office, room, MONDAY)
    met = office.usage_series.meetings(draft, [date(2021, 8, day) for day in (2, 9, 23)])
    assert met == {date(2021, 8, 9): "겹침: ‘전시’ 11:00~13:00"}


def test_no_day_is_no_act(office: Office, room: int) -> None:
    with pytest.raises(InputRefused, match="적을 날짜"):
        office.usage_series.add(use(office, room, MONDAY), [])
    assert moved_to(use(office, room, MONDAY, confirmed_on=MONDAY), MONDAY).confirmed_on is None


def test_a_hundred_rows_are_changed_with_one_undo(office: Office, room: int) -> None:
    day = date(2021, 4, 1)
    office.usages.add_many(use(office, room, day + timedelta(days=at), f"모임 {at}") for at in range(100))
    ids = list(office.usages.listing(ListQuery(year=2021)).ids)
    before = dump(office.store)
    lines = office.many_uses.look(ids, "kind", UsageKind.WORKSHOP)
    assert len(lines) == 100
    assert {(one.before, one.after, one.refused) for one in lines} == {("회의", "워크숍", "")}
    assert dump(office.store) == before
    change = office.many_uses.change(ids, "kind", UsageKind.WORKSHOP)
    assert change.count == 100
    assert {one.kind for one in stored(office)} == {UsageKind.WORKSHOP}
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store) == before


def test_rows_that_cannot_be_changed_are_named_and_left(office: Office, room: int) -> None:
    past, coming = date(2021, 4, 1), date(2021, 12, 20)
    office.usages.add(use(office, room, past, "봄 모임"))
    office.usages.add(use(office, room, coming, "겨울 모임"))
    ids = list(office.usages.listing(ListQuery(year=2021)).ids)
    lines = {one.name.split(" ", 3)[-1]: one for one in office.many_uses.look(ids, "state", UsageState.HELD)}
    assert "아직 열리지" in lines["겨울 모임"].refused
    assert lines["봄 모임"].changes
    assert office.many_uses.change(ids, "state", UsageState.HELD).count == 1
    assert {one.event: one.state for one in stored(office)} == {
        "봄 모임": UsageState.HELD, "겨울 모임": UsageState.PLANNED,
    }  # fmt: skip
    with pytest.raises(InputRefused, match="바뀌는 줄이 없습니다"):
        office.many_uses.change(ids, "building_id", None)


def test_a_room_brings_its_building_and_a_mark_is_put_behind_the_note_once(office: Office, room: int) -> None:
    mirae = next(choice.id for choice in office.directory.buildings() if choice.label == "미래청")
    office.usages.add(use(office, room, MONDAY, building_id=mirae, venue_id=None, note="빔 필요"))
    (key,) = office.usages.listing(ListQuery(year=2021)).ids
    office.many_uses.change([key], "venue_id", room)
    assert office.usages.draft(key).building_id == office.venues.draft(room).building_id
    office.many_uses.change([key], MORE, "주민의 날")
    assert office.usages.draft(key).note == "빔 필요\n주민의 날"
    assert not office.many_uses.look([key], MORE, "주민의 날")[0].changes


def test_rooms_are_changed_together(office: Office, room: int) -> None:
    building = office.venues.draft(room).building_id
    office.venues.add(VenueDraft("배움방", building, capacity=10))
    ids = list(office.venues.listing(ListQuery()).ids)
    change = office.many_rooms.change(ids, "waiver", "구 행사 전액")
    assert change.count == 2
    assert {office.venues.draft(key).waiver for key in ids} == {"구 행사 전액"}
    refused = office.many_rooms.look(ids, "capacity", 0)
    assert all(one.refused for one in refused)
