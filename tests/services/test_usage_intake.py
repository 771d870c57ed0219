"""가져오기 of 대관 시설 and 이용 기록: an Excel log by the one road, once, and back by one undo (D1, D2, A7)."""

import shutil
from collections.abc import Iterator
from datetime import date, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.directory.records import BodyDraft
from desktop_app.example.usage_list import practice_usages
from desktop_app.intake.preview import Answer, Choice, Fate
from desktop_app.intake.records import FileRead
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.terms import DepartmentKind, UsageHost, UsageKind, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.dump import dump
from tests.intake_office import Taker, file_of, row, tally

HEADS = ("연번", "일자", "시간", "건물", "장소", "행사명", "주관부서", "인원(명)", "사용료", "감면", "비고")


@pytest.fixture
def office(office: Office) -> Office:
    """Two buildings that both have a 회의실, a department and a 동."""
    office.buildings.add_listed()
    houses = {choice.label: choice.id for choice in office.directory.buildings()}
    for house, name, fee in (
        ("상상청", "상상홀", 60_000),
        ("상상청", "회의실", 15_000),
        ("미래청", "회의실", 20_000),
    ):
        office.venues.add(VenueDraft(name, houses[house], capacity=40, fee_won=fee))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.departments.add(BodyDraft("응암제3동", DepartmentKind.DONG, aliases=("응암3동",)))
    return office


def log() -> FileRead:
    """A log as a department keeps it, with its sums below."""
    return file_of(
        HEADS,
        (
            1,
            date(2021, 10, 5),
            "14:00~16:00",
            "상상청",
            "상상홀",
            "주민 토론회",
            "기획예산과",
            "35명",
            60000,
            "O",
            None,
        ),
        (
            2,
            "10. 12. ~ 10. 14.",
            "오후 2시~4시",
            "미래청",
            "회의실",
            "마을 전시",
            "응암3동",
            12,
            "15만",
            None,
            "3일",
        ),
        (3, "10.20.", "종일", "상상청", "회의실", "부서 회의", "서울혁신파크", None, None, None, None),
        ("합계", None, None, None, None, None, None, 47, None, None, None),
    )


def uses(office: Office, year: int = 2021) -> dict[str, UsageDraft]:
    ids = office.usages.listing(ListQuery(year=year, order="used_on")).ids
    return {draft.event: draft for draft in map(office.usages.draft, ids)}


def spaces(office: Office) -> dict[str, str]:
    rows = office.usages.rows(office.usages.listing(ListQuery(year=2021)).ids)
    return {one.event: one.space for one in rows}


def test_a_log_of_excel_comes_in_once_and_goes_by_one_undo(office: Office) -> None:
    taker, file = Taker(office, "usage"), log()
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 3}
    before = dump(office.store)
    taker.take(outlook, file)
    found = uses(office)
    first, second, third = found["주민 토론회"], found["마을 전시"], found["부서 회의"]
    assert (first.used_on, first.start_minute, first.end_minute, first.attendees) == (
        date(2021, 10, 5),
        840,
        960,
        35,
    )
    assert (first.fee_won, first.waived, first.state) == (60_000, True, UsageState.HELD)
    assert (second.used_on, second.until_on, second.host) == (
        date(2021, 10, 12),
        date(2021, 10, 14),
        UsageHost.DONG,
    )
    assert (second.fee_won, second.note) == (150_000, "3일")
    assert (third.host, third.fee_won, third.state) == (UsageHost.PARK, 15_000, UsageState.PLANNED)
    assert spaces(office) == {
        "주민 토론회": "상상청 상상홀", "마을 전시": "미래청 회의실", "부서 회의": "상상청 회의실",
    }  # fmt: skip
    assert tally(taker.look(file)) == {"같음": 3}
    office.undo.undo()
    assert not uses(office)
    assert dump(office.store)["usage"] == before["usage"]


def test_a_room_that_nobody_knows_is_asked_about_and_may_be_made(office: Office) -> None:
    taker = Taker(office, "usage")
    file = file_of(
        ("이용일", "건물", "시설", "행사명", "부서"),
        ("10. 5.", "상상청", "다락방", "작은 모임", "기획예산과"),
        ("10. 6.", "미래청", "회의싷", "큰 모임", "기획예산과"),
    )
    outlook = taker.look(file)
    assert [one.text for one in outlook.questions()] == ["상상청 다락방", "미래청 회의싷"]
    attic, meeting = outlook.questions()
    assert "미래청 회의실" in [label for _, label in meeting.near]
    outlook = taker.decide(
        outlook, answers={attic.key: Answer(new=True), meeting.key: Answer(meeting.near[0][0])}
    )
    taker.take(outlook, file)
    assert spaces(office) == {"작은 모임": "상상청 다락방", "큰 모임": "미래청 회의실"}
    assert "다락방" in [one.name for one in office.venues.choices()]
    office.undo.undo()
    assert "다락방" not in [one.name for one in office.venues.choices()]


def test_a_new_room_without_its_building_is_refused_in_its_row(office: Office) -> None:
    taker = Taker(office, "usage")
    file = file_of(("이용일", "시설", "행사명", "부서"), ("10. 5.", "다락방", "작은 모임", "기획예산과"))
    outlook = taker.look(file)
    (asked,) = outlook.questions()
    outlook = taker.decide(outlook, answers={asked.key: Answer(new=True)})
    assert "어느 건물의 시설인지 알 수 없습니다" in row(outlook, 2).reasons[0].text


def test_a_place_may_be_named_in_one_cell_and_a_building_is_a_place_too(office: Office) -> None:
    taker = Taker(office, "usage")
    file = file_of(
        ("날짜", "시작", "종료", "장소", "행사명", "부서", "구분"),
        (date(2021, 10, 5), time(14), time(16), "상상홀", "하나", "기획예산과", "강연"),
        (date(2021, 10, 6), "14시", "16시", "상상홀(상상청)", "둘", "기획예산과", "회의"),
        (date(2021, 10, 7), None, None, "상상청", "셋", "기획예산과", None),
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 3}
    taker.take(outlook, file)
    assert spaces(office) == {"하나": "상상청 상상홀", "둘": "상상청 상상홀", "셋": "상상청"}
    assert (uses(office)["하나"].kind, uses(office)["하나"].start_minute) == (UsageKind.TRAINING, 840)
    assert tally(taker.look(file)) == {"같음": 3}


def test_an_overlap_is_told_in_the_preview_and_comes_in_all_the_same(office: Office) -> None:
    taker = Taker(office, "usage")
    heads = ("이용일", "시간", "시설", "행사명", "부서", "인원")
    first = file_of(heads, ("10. 5.", "10:00~12:00", "상상홀", "주민 회의", "기획예산과", 10))
    taker.take(taker.look(first), first)
    second = file_of(heads, ("10. 5.", "11:00~13:00", "상상홀", "전시", "기획예산과", 41))
    notes = [one.text for one in row(taker.look(second), 2).notes]
    assert "2021. 10. 5. 10:00~12:00에 ‘주민 회의’이(가) 있습니다." in notes
    assert "‘상상홀’의 수용 인원은 40명입니다." in notes
    taker.take(taker.look(second), second)
    assert len(uses(office)) == 2


def test_one_event_in_two_rooms_at_one_time_is_two_uses(office: Office) -> None:
    taker = Taker(office, "usage")
    heads = ("이용일", "시간", "건물", "시설", "행사명", "부서")
    rows = [
        ("10. 5.", "10:00~12:00", "상상청", room, "열린 날", "기획예산과")
        for room in ("상상홀", "회의실", None)
    ]
    file = file_of(heads, *rows)
    taker.take(taker.look(file), file)
    assert len(office.usages.listing(ListQuery(year=2021)).ids) == 3
    assert tally(taker.look(file)) == {"같음": 3}


def test_a_later_list_changes_what_it_says_and_leaves_the_rest(office: Office) -> None:
    taker = Taker(office, "usage")
    heads = ("이용일", "시간", "시설", "행사명", "부서", "인원", "비고")
    first = file_of(heads, ("10. 5.", "10:00~12:00", "상상홀", "주민 회의", "기획예산과", None, "처음"))
    taker.take(taker.look(first), first)
    second = file_of(heads, ("10. 5.", "10:00~12:00", "상상홀", "주민 회의", "응암3동", 22, None))
    outlook = taker.decide(taker.look(second), choice=Choice.UPDATE)
    assert row(outlook, 2).fate is Fate.CHANGED
    taker.take(outlook, second)
    draft = uses(office)["주민 회의"]
    assert (draft.attendees, draft.host, draft.note) == (22, UsageHost.DONG, "처음")


def test_rooms_come_in_by_building_and_name(office: Office) -> None:
    taker = Taker(office, "venue")
    file = file_of(
        ("건물명", "회의실명", "수용인원", "보유장비", "사용료(원)", "감면사항", "문의", "운영 여부"),
        ("상상청", "상상홀", "120명", "빔, 마이크", "6만원", "구 주최 전액", "운영팀", "예"),
        ("미래청", "상상홀", 30, None, 15000, None, None, "아니오"),
    )
    outlook = taker.look(file)
    assert tally(outlook) == {"새로": 1, "바뀜": 1} or tally(outlook) == {"새로": 1, "같음": 1}
    taker.take(taker.decide(outlook, choice=Choice.UPDATE), file)
    ids = office.venues.listing(ListQuery(order="name")).ids
    rooms = [office.venues.draft(key) for key in ids]
    halls = {one.fee_won: one for one in rooms if one.name == "상상홀"}
    assert (halls[60_000].capacity, halls[60_000].waiver, halls[60_000].contact) == (
        120,
        "구 주최 전액",
        "운영팀",
    )
    assert not halls[15_000].in_use
    assert tally(taker.look(file)) == {"같음": 2}
    office.undo.undo()
    assert len(office.venues.listing(ListQuery()).ids) == 3


@pytest.fixture
def filled(example_folder: Path, tmp_path: Path) -> Iterator[Office]:
    """The example office."""
    office = open_office(shutil.copytree(example_folder, tmp_path / "example"))
    yield office
    office.close()


def test_the_practice_log_of_the_example_shows_every_kind_of_row(filled: Office) -> None:
    office = filled
    (sheet,) = load_workbook(BytesIO(practice_usages(office))).worksheets
    file = file_of(*(tuple(cell.value for cell in line) for line in sheet.iter_rows()))
    taker = Taker(office, "usage")
    outlook = taker.look(file)
    assert [one.text for one in outlook.questions()] == ["상상청 옥상 쉼터"]
    outlook = taker.decide(outlook, answers={outlook.questions()[0].key: Answer(new=True)})
    assert tally(outlook) == {"새로": 4, "같음": 6, "못 읽음": 2}
