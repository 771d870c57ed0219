"""대관: the log of uses, its totals, overlaps, rooms."""

from datetime import date

import pytest

from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import UsageHost, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft

DAY = date(2021, 10, 12)


@pytest.fixture
def room(office: Office) -> int:
    """상상홀 in 상상청, for forty."""
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    key = office.venues.add(VenueDraft("상상홀", building, capacity=40, fee_won=30_000)).record_id
    assert key is not None
    return key


def use(
    office: Office, room: int, event: str, hours: tuple[int, int] = (10, 12), **more: object
) -> UsageDraft:
    building = office.venues.draft(room).building_id
    given: dict[str, object] = {
        "used_on": DAY,
        "event": event,
        "host": UsageHost.PARK,
        "building_id": building,
        "venue_id": room,
        "start_minute": hours[0] * 60,
        "end_minute": hours[1] * 60,
        "attendees": 30,
        "fee_won": 30_000,
        "state": UsageState.HELD,
    }
    return UsageDraft(**{**given, **more})  # type: ignore[arg-type]


def totals(office: Office, **query: object) -> dict[str, str]:
    asked = ListQuery(year=2021, **query)  # type: ignore[arg-type]
    return {total.label: total.value for total in office.usages.listing(asked).totals}


def warnings(office: Office, draft: UsageDraft, usage_id: int | None = None) -> list[str]:
    return [found.text for found in office.usages.problems(draft, 2021, usage_id) if not found.blocks]


def test_two_events_in_one_room_at_one_time_are_told_by_name(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의", (10, 12)))
    assert warnings(office, use(office, room, "전시", (11, 13))) == [
        "2021. 10. 12. 10:00~12:00에 ‘주민 회의’이(가) 있습니다."
    ]
    assert warnings(office, use(office, room, "전시", (12, 13))) == []


def test_a_use_does_not_meet_itself_nor_a_cancelled_one(office: Office, room: int) -> None:
    first = office.usages.add(use(office, room, "주민 회의")).record_id
    assert first is not None
    assert warnings(office, use(office, room, "주민 회의", (11, 13)), first) == []
    office.usages.cancel([first])
    assert warnings(office, use(office, room, "전시", (11, 13))) == []


def test_a_use_of_several_days_meets_one_within_them(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "전시회", until_on=date(2021, 10, 15)))
    assert warnings(office, use(office, room, "회의", (11, 13), used_on=date(2021, 10, 14)))
    assert not warnings(office, use(office, room, "회의", (11, 13), used_on=date(2021, 10, 16)))


def test_a_cancelled_use_stays_listed_and_counts_nowhere(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의"))
    gone = office.usages.add(use(office, room, "취소될 회의", (14, 16))).record_id
    assert gone is not None
    office.usages.cancel([gone])
    assert len(office.usages.listing(ListQuery(year=2021)).ids) == 2
    assert totals(office) == {
        "": "1건", "취소": "1건", "연인원": "30명", "시간": "2.0", "이용료": "30,000", "감면": "0",
    }  # fmt: skip


def test_a_waived_fee_is_counted_apart(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의", waived=True))
    assert (totals(office)["이용료"], totals(office)["감면"]) == ("0", "30,000")


def test_hours_of_several_days_count_every_day(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "전시회", until_on=date(2021, 10, 14)))
    assert totals(office)["시간"] == "6.0"


def test_a_room_out_of_use_keeps_its_records_and_is_not_offered(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의"))
    office.venues.edit(room, VenueDraft("상상홀", office.venues.draft(room).building_id, in_use=False))
    assert office.venues.choices() == []
    (row,) = office.usages.rows(office.usages.listing(ListQuery(year=2021)).ids)
    assert row.space == "상상청 상상홀"


def test_a_room_with_records_is_not_deleted(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의"))
    with pytest.raises(InputRefused, match="이용 기록 1건"):
        office.venues.remove([room])


def test_a_use_is_found_by_event_building_and_room(office: Office, room: int) -> None:
    office.usages.add(use(office, room, "주민 회의"))
    for text in ("ㅈㅁㅎㅇ", "주민회의", "ㅅㅅㅊ", "상상홀", "상상ㅎ"):
        assert len(office.usages.listing(ListQuery(year=2021, text=text)).ids) == 1, text
    assert not office.usages.listing(ListQuery(year=2021, text="미래청")).ids
    assert not office.usages.listing(ListQuery(year=2022)).ids


def test_end_before_start_is_refused_and_nobody_is_a_question(office: Office, room: int) -> None:
    with pytest.raises(InputRefused, match="12:00~10:00"):
        office.usages.add(use(office, room, "회의", (12, 10)))
    assert "인원이 0명입니다. 맞습니까?" in warnings(office, use(office, room, "회의", attendees=0))


def test_more_people_than_the_room_holds_is_a_warning(office: Office, room: int) -> None:
    assert warnings(office, use(office, room, "회의", attendees=41)) == ["‘상상홀’의 수용 인원은 40명입니다."]


def test_a_use_of_another_year_is_asked_about(office: Office, room: int) -> None:
    (found,) = office.usages.problems(use(office, room, "회의", used_on=date(2022, 1, 5)), 2021)
    assert found.field == "used_on"


def test_many_are_confirmed_in_one_act_and_taken_back_in_one(office: Office, room: int) -> None:
    office.usages.add_many([use(office, room, f"회의 {n}", (n, n + 1)) for n in range(9, 14)])
    ids = list(office.usages.listing(ListQuery(year=2021)).ids)
    change = office.usages.confirm(ids)
    assert change.count == 5
    assert not office.usages.listing(ListQuery(year=2021, view="unconfirmed")).ids
    assert change.inverse is not None
    change.inverse()
    assert len(office.usages.listing(ListQuery(year=2021, view="unconfirmed")).ids) == 5


def test_what_lies_ahead_is_not_confirmed(office: Office, room: int) -> None:
    key = office.usages.add(
        use(office, room, "내일 회의", used_on=date(2021, 10, 19), state=UsageState.PLANNED)
    ).record_id
    assert key is not None
    with pytest.raises(InputRefused, match="아직 열리지 않았습니다"):
        office.usages.confirm([key])


def test_every_chip_counts_the_rows_it_opens(office: Office, room: int) -> None:
    for n, state in enumerate((UsageState.HELD, UsageState.PLANNED, UsageState.CANCELLED)):
        office.usages.add(use(office, room, f"회의 {n}", (9 + n, 10 + n), state=state))
    for view in office.usages.views(ListQuery(year=2021)):
        assert len(office.usages.listing(ListQuery(year=2021, view=view.key)).ids) == view.count, view.key
