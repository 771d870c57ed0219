"""Rows of the log as they are typed: what each cell means, what a row meets, many rows in one act (I4, D2, D3)."""

from datetime import date

import pytest

from desktop_app.directory.records import BodyDraft
from desktop_app.errors import InputRefused, StaleRecord
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, TenantPlace, UsageHost, UsageKind, UsageState
from desktop_app.typed_rows import ReadRow, TypedRow
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.dump import dump

WHOLE = {"used_on": "10.5", "space": "상상홀", "event": "모임", "host": "기획예산과"}


@pytest.fixture
def office(office: Office) -> Office:
    """상상홀 for forty, 회의실 in two buildings, a department, a 동 and a tenant."""
    office.buildings.add_listed()
    houses = {choice.label: choice.id for choice in office.directory.buildings()}
    for house, name, fee in (
        ("상상청", "상상홀", 30_000),
        ("상상청", "회의실", 15_000),
        ("미래청", "회의실", None),
    ):
        office.venues.add(VenueDraft(name, houses[house], capacity=40, fee_won=fee))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.departments.add(BodyDraft("응암제3동", DepartmentKind.DONG, aliases=("응암3동",)))
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    return office


def read(office: Office, key: int | None = None, **texts: str) -> ReadRow[UsageDraft]:
    (found,) = office.usage_cells.read([TypedRow(key, {**({} if key else WHOLE), **texts})], 2021)
    return found


def fault(office: Office, **texts: str) -> str:
    (found,) = read(office, **texts).faults
    assert found.key in texts
    return found.text


def stored(office: Office, **texts: str) -> int:
    key = office.usage_cells.edit_many([read(office, **texts)], 2021).record_id
    assert key is not None
    return key


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10.5", date(2021, 10, 5), None),
        ("2021-10-05", date(2021, 10, 5), None),
        ("10. 5. ~ 10. 7.", date(2021, 10, 5), date(2021, 10, 7)),
        ("2021. 10. 30.~11. 2.", date(2021, 10, 30), date(2021, 11, 2)),
    ],
)
def test_days_as_officers_write_them(office: Office, text: str, first: date, last: date | None) -> None:
    draft = read(office, used_on=text).draft
    assert (draft.used_on, draft.until_on) == (first, last)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("14:00~16:00", 840, 960), ("오후 2시", 840, None), ("오후 2시~4시", 840, 960), ("", None, None)],
)
def test_times_as_officers_write_them(office: Office, text: str, start: int, end: int) -> None:
    draft = read(office, time=text).draft
    assert (draft.start_minute, draft.end_minute) == (start, end)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("상상홀", "상상청 상상홀"),
        ("상상청 상상홀", "상상청 상상홀"),
        ("상상홀(상상청)", "상상청 상상홀"),
        ("미래청회의실", "미래청 회의실"),
        ("미래청", "미래청"),
    ],
)
def test_a_place_is_named_by_room_by_both_or_by_building(office: Office, text: str, shown: str) -> None:
    draft = read(office, space=text).draft
    assert draft.building_id is not None
    assert office.usage_cells.names().space_text((draft.building_id, draft.venue_id)) == shown


def test_a_room_that_two_buildings_have_is_asked_about_unless_the_row_says_which(office: Office) -> None:
    found = read(office, space="회의실").faults[0]
    assert set(found.offers) == {"상상청 회의실", "미래청 회의실"}
    key = stored(office, space="미래청")
    assert not read(office, key, space="회의실").faults


def test_hosts_are_departments_dongs_tenants_the_park_or_two_of_them(office: Office) -> None:
    hosts = {
        text: read(office, host=text).draft.host
        for text in ("기획예산과", "응암3동", "꽃씨청년일터", "파크", "기획예산과, 꽃씨 청년일터")
    }
    assert list(hosts.values()) == [
        UsageHost.DEPARTMENT, UsageHost.DONG, UsageHost.PARK, UsageHost.PARK, UsageHost.JOINT,
    ]  # fmt: skip
    joint = read(office, host="기획예산과, 꽃씨 청년일터").draft
    assert joint.department_id
    assert joint.tenant_id
    assert read(office, host="꽃씨 청년일터").draft.tenant_id


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("used_on", "어제", "날짜로 읽을 수 없습니다"),
        ("used_on", "", "이용일을 적으세요"),
        ("time", "16:00~14:00", "늦지 않습니다"),
        ("space", "없는방", "등록한 시설이나 건물이 아닙니다"),
        ("space", "", "시설이나 건물을 적으세요"),
        ("event", " ", "행사명을 적으세요"),
        ("host", "없는과", "등록한 부서·동이나 입주단체가 아닙니다"),
        ("host", "", "주최한 부서·동이나 단체를 적으세요"),
        ("host", "기획예산과, 응암3동", "하나씩만"),
        ("kind", "소풍", "회의, 행사, 교육, 워크숍, 기타"),
        ("state", "글쎄", "예정, 완료, 취소"),
        ("attendees", "50~60명", "범위로 적은 수"),
        ("fee_won", "많이", "금액으로 읽을 수 없습니다"),
        ("fee_won", "-100", "0원보다 작을 수 없습니다"),
        ("waived", "글쎄", "예·아니요로 읽을 수 없습니다"),
        ("contact", "홍*동", "가린 이름"),
    ],
)
def test_what_cannot_be_taken_says_why(office: Office, key: str, text: str, said: str) -> None:
    assert said in fault(office, **{key: text})


def test_counts_money_waivers_kinds_and_states_as_they_are_written(office: Office) -> None:
    draft = read(
        office, attendees="약 30명", fee_won="15만", waived="감면", kind="워크샵", state="확인", contact="홍길동(0000)"
    ).draft  # fmt: skip
    assert (draft.attendees, draft.fee_won, draft.waived) == (30, 150_000, True)
    assert (draft.kind, draft.state) == (UsageKind.WORKSHOP, UsageState.HELD)
    assert (draft.contact_name, draft.contact_extension) == ("홍길동", "0000")
    assert read(office, fee_won="무료").draft.fee_won == 0


def test_the_fee_follows_the_room_until_the_officer_says_one(office: Office) -> None:
    key = stored(office)
    assert office.usages.draft(key).fee_won == 30_000
    assert read(office, key, space="상상청 회의실").draft.fee_won == 15_000
    own = stored(office, fee_won="1만")
    assert read(office, own, space="상상청 회의실").draft.fee_won == 10_000


def test_a_day_that_is_over_was_held_and_one_ahead_is_planned(office: Office) -> None:
    assert read(office, used_on="10.17").draft.state is UsageState.HELD
    assert read(office, used_on="10.18").draft.state is UsageState.PLANNED
    key = stored(office, used_on="10.17", state="예정")
    assert read(office, key, event="다른 이름").draft.state is UsageState.PLANNED


def test_new_and_changed_rows_are_one_act_all_or_nothing(office: Office) -> None:
    key = stored(office)
    rows = [
        read(office, key, event="고친 모임"),
        read(office, event="새 모임"),
        read(office, event="또 새 모임"),
    ]
    before = dump(office.store)
    change = office.usage_cells.edit_many(rows, 2021)
    assert change.summary == "대관 이용 2건을 적고 1건을 고쳤습니다."
    assert change.inverse is not None
    change.inverse()
    assert dump(office.store)["usage"] == before["usage"]
    bad = ReadRow(None, UsageDraft(date(2021, 10, 5), ""), ())
    with pytest.raises(InputRefused):
        office.usage_cells.edit_many([read(office, event="새 모임"), bad], 2021)
    assert len(office.usages.listing(ListQuery(year=2021)).ids) == 1


def test_one_row_that_was_changed_elsewhere_refuses_the_whole(office: Office) -> None:
    key = stored(office)
    rows = [read(office, event="새 모임"), read(office, key, event="이쪽")]
    office.usages.edit(key, office.usages.draft(key))
    office.usage_cells.edit_many([read(office, key, event="저쪽")], 2021)
    with pytest.raises(StaleRecord):
        office.usage_cells.edit_many(rows, 2021)
    assert [row.event for row in office.usages.rows(office.usages.listing(ListQuery(year=2021)).ids)] == [
        "저쪽"
    ]


def test_rows_of_another_year_are_told(office: Office) -> None:
    change = office.usage_cells.edit_many([read(office, used_on="2022. 1. 5."), read(office)], 2021)
    assert change.summary == "대관 이용 2건을 적었습니다. 1건은 2022년도에 있습니다."


def test_remarks_name_what_a_use_meets_and_go_when_it_is_cancelled(office: Office) -> None:
    long = stored(office, event="전시회", used_on="9. 20. ~ 10. 6.")
    first = stored(office, event="주민 회의", time="10:00~12:00")
    after = stored(office, event="뒤 회의", used_on="10.7", time="12:00~13:00")
    cells = office.usage_cells
    assert cells.remarks([long, first, after]) == {
        long: "겹침: 기획예산과 ‘주민 회의’ 10:00~12:00",
        first: "겹침: 기획예산과 ‘전시회’ 종일",
    }
    office.usages.cancel([long])
    assert cells.remarks([long, first]) == {}
    crowded = stored(office, used_on="11.1", attendees="41")
    assert cells.remarks([crowded]) == {crowded: "수용 인원 40명을 넘음"}


def test_a_room_made_after_the_first_reading_is_known(office: Office) -> None:
    assert read(office, space="다락방").faults
    office.venues.add(VenueDraft("다락방", office.directory.buildings()[0].id))
    assert not read(office, space="다락방").faults
