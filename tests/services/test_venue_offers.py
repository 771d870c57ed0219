"""장소 찾기 and 장소 제안: which rooms are offered, why the others are not, what is kept when none is used (D6)."""

from datetime import date

import pytest

from desktop_app.activities.venue_offers import OfferOutcome, OfferReason, VenueOfferDraft
from desktop_app.errors import InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import UsageHost
from desktop_app.venues.offering import RoomOffer, RoomQuestion, question_problems
from desktop_app.venues.records import UsageDraft, VenueDraft

DAY = date(2021, 10, 12)


@pytest.fixture
def rooms(office: Office) -> dict[str, int]:
    """Rooms for 30, 80, 100 and 200, one of unknown size, one out of use; the one for 100 is taken from 10 to 12."""
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    drafts = (
        VenueDraft("작은방", building, 30),
        VenueDraft(
            "꼭맞는방", building, 80, "빔프로젝터, 마이크", 20_000, "구 행사 전액", "관리팀"
        ),
        VenueDraft("찬방", building, 100),
        VenueDraft("큰방", building, 200, equipment="마이크"),
        VenueDraft("모르는방", building),
        VenueDraft("닫은방", building, 90, in_use=False),
    )  # fmt: skip
    found = {}
    for one in drafts:
        key = office.venues.add(one).record_id
        assert key is not None
        found[one.name] = key
    office.usages.add(use(office, found["찬방"], "주민 총회"))
    return found


def use(office: Office, room: int, event: str, **more: object) -> UsageDraft:
    building = office.venues.draft(room).building_id
    given: dict[str, object] = {
        "host": UsageHost.PARK, "building_id": building, "venue_id": room, "start_minute": 600, "end_minute": 720,
    }  # fmt: skip
    return UsageDraft(DAY, event, **{**given, **more})  # type: ignore[arg-type]


def ask(**more: object) -> RoomQuestion:
    given: dict[str, object] = {"first": DAY, "start_minute": 660, "end_minute": 780, "people": 80}
    return RoomQuestion(**{**given, **more})  # type: ignore[arg-type]


def fitting(office: Office, asked: RoomQuestion) -> list[str]:
    return [short(one) for one in office.venue_search.rooms(asked) if not one.why_not]


def reasons(office: Office, asked: RoomQuestion) -> dict[str, str]:
    return {short(one): one.why_not for one in office.venue_search.rooms(asked) if one.why_not}


def short(one: RoomOffer) -> str:
    return one.name.rpartition(" ")[2]


def test_for_eighty_people_smaller_and_occupied_rooms_are_absent(
    office: Office, rooms: dict[str, int]
) -> None:
    assert rooms
    assert fitting(office, ask()) == ["꼭맞는방", "큰방"]


def test_why_the_others_are_not_offered(office: Office, rooms: dict[str, int]) -> None:
    assert rooms
    assert reasons(office, ask()) == {
        "작은방": "수용 인원 30명",
        "닫은방": "쓰지 않는 시설",
        "찬방": "‘주민 총회’ 10:00~12:00",
        "모르는방": "수용 인원을 모름",
    }


def test_a_room_is_free_when_the_other_use_ends_or_is_cancelled(
    office: Office, rooms: dict[str, int]
) -> None:
    assert "찬방" in {short(one) for one in office.venue_search.rooms(ask())}
    assert rooms
    assert "찬방" in fitting(office, ask(start_minute=720))
    assert "찬방" not in fitting(office, ask(start_minute=None, end_minute=None))
    (key,) = office.usages.listing(ListQuery(year=2021)).ids
    office.usages.cancel([key])
    assert fitting(office, ask()) == ["꼭맞는방", "찬방", "큰방"]


def test_a_use_of_several_days_and_one_of_the_whole_building_take_the_room(
    office: Office, rooms: dict[str, int]
) -> None:
    office.usages.add(use(office, rooms["큰방"], "전시", until_on=date(2021, 10, 15)))
    asked = ask(first=date(2021, 10, 14))
    assert fitting(office, asked) == ["꼭맞는방", "찬방"]
    building = office.venues.draft(rooms["큰방"]).building_id
    office.usages.add(
        UsageDraft(
            date(2021, 10, 14), "건물 축제", host=UsageHost.PARK, building_id=building, start_minute=600,
            end_minute=720,
        )
    )  # fmt: skip
    assert fitting(office, asked) == []


def test_equipment_is_asked_for_by_its_words(office: Office, rooms: dict[str, int]) -> None:
    assert rooms
    assert fitting(office, ask(equipment="마이크")) == ["꼭맞는방", "큰방"]
    assert fitting(office, ask(equipment="빔 마이크")) == ["꼭맞는방"]
    assert "‘빔’ 없음" in reasons(office, ask(equipment="빔 마이크"))["큰방"]


def test_fee_waiver_and_contact_come_along(office: Office, rooms: dict[str, int]) -> None:
    first = office.venue_search.rooms(ask())[0]
    assert (first.id, first.fee_won, first.waiver, first.contact) == (
        rooms["꼭맞는방"], 20_000, "구 행사 전액", "관리팀",
    )  # fmt: skip


def test_a_question_that_cannot_be_answered_says_why() -> None:
    assert [one.field for one in question_problems(RoomQuestion())] == ["first"]
    assert [one.field for one in question_problems(ask(last=date(2021, 10, 1)))] == ["last"]
    assert [one.field for one in question_problems(ask(end_minute=600))] == ["end_minute"]
    assert [one.field for one in question_problems(ask(start_minute=None))] == ["start_minute"]


def test_an_event_held_elsewhere_says_why_and_is_counted_by_reason(office: Office) -> None:
    draft = VenueOfferDraft(DAY, "주민 포럼", outcome=OfferOutcome.ELSEWHERE)
    with pytest.raises(InputRefused, match="까닭"):
        office.venue_offers.add(draft)
    reasons_given = (OfferReason.TOO_SMALL, OfferReason.OCCUPIED, OfferReason.OCCUPIED)
    for at, reason in enumerate(reasons_given):
        office.venue_offers.add(
            VenueOfferDraft(DAY, f"포럼 {at}", outcome=OfferOutcome.ELSEWHERE, reason=reason, held_at="구청")
        )
    office.venue_offers.add(VenueOfferDraft(DAY, "총회", outcome=OfferOutcome.USED))
    totals = {one.label: one.value for one in office.venue_offers.listing(ListQuery(year=2021)).totals}
    assert totals == {"": "4건", "파크 이용": "1건", "맞는 크기 없음": "1건", "그 시간에 찼음": "2건"}
    with pytest.raises(InputRefused, match="다른 곳"):
        office.venue_offers.add(VenueOfferDraft(DAY, "총회", reason=OfferReason.FEE))
