"""참석자 명단 가져오기: a list of people onto one meeting, nobody twice, one undo (A7, E3; PII-2, PII-4)."""

from dataclasses import dataclass
from datetime import date

import pytest

from desktop_app.directory.records import Body, BodyDraft, BodyKind
from desktop_app.intake.kinds import RecordKind
from desktop_app.intake.preview import Fate
from desktop_app.listing import ListQuery
from desktop_app.meeting_terms import AttendeeSide, MeetingKind
from desktop_app.meetings.records import Attendee, MeetingDraft
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, DepartmentKind, TenantPlace
from tests.dump import dump
from tests.intake_office import Taker, file_of

HELD = date(2021, 5, 26)


@dataclass
class AttendeeTaker(Taker):
    """Takes lists onto one workshop."""

    meeting_id: int = 0

    @property
    def kind(self) -> RecordKind:
        return self.office.workshops.attendee_kind(self.meeting_id)

    def people(self) -> list[Attendee]:
        return list(self.office.workshops.record(self.meeting_id).draft.attendees)


@pytest.fixture
def taker(office: Office) -> AttendeeTaker:
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE, aliases=("꽃씨",)))
    office.departments.add(BodyDraft("문화관광과", DepartmentKind.OFFICE))
    key = office.workshops.add(
        MeetingDraft(
            kind=MeetingKind.WORKSHOP,
            title="상반기 협력 워크숍",
            held_on=HELD,
            attendees=(Attendee(None, "홍길동", "녹번 상인회", "회장", AttendeeSide.OTHER, present=True),),
        )
    ).record_id
    assert key is not None
    return AttendeeTaker(office, "attendee", meeting_id=key)


HEADS = ("연번", "소속", "성명", "직위", "연락처")
LIST = (
    HEADS,
    (1, "꽃씨", "김가온", "팀장", "000-0000-0001"),
    (2, "문화관광과", "이나래", "주무관", "000-0000-0002"),
    (3, "불광 책방", "박다솜", None, None),
    (4, "녹번 상인회", "홍길동", "부회장", None),
)


def take(taker: AttendeeTaker, *rows: tuple[object, ...]) -> None:
    file = file_of(*rows)
    outlook = taker.look(file)
    taker.office.undo.remember(taker.office.intake.take_over(outlook, file, "참석자 명단", lambda *_: None))


def test_a_list_becomes_attendees_by_any_name_of_their_bodies(taker: AttendeeTaker) -> None:
    outlook = taker.look(file_of(*LIST))
    assert [one.fate for one in outlook.outcomes] == [Fate.NEW, Fate.NEW, Fate.NEW, Fate.CHANGED]
    said = [one.text for outcome in outlook.outcomes for one in outcome.notes]
    assert "‘불광 책방’은(는) 명부에 없는 곳이라 적힌 그대로 둡니다." in said
    take(taker, *LIST)
    first, gaon, narae, dasom = taker.people()
    body = Body.of_key(gaon.who if isinstance(gaon.who, int) else None)
    assert body is not None
    assert (body.kind, gaon.body, gaon.side) == (BodyKind.TENANT, "꽃씨 청년일터", AttendeeSide.PARK)
    assert (narae.post, narae.side, narae.present) == ("주무관", AttendeeSide.DISTRICT, None)
    assert (dasom.who, dasom.side) == ("불광 책방", AttendeeSide.OTHER)
    assert (first.name, first.post, first.present) == ("홍길동", "부회장", True)


def test_the_same_list_again_adds_nobody(taker: AttendeeTaker) -> None:
    take(taker, *LIST)
    again = taker.look(file_of(*LIST))
    assert {one.fate for one in again.outcomes} == {Fate.SAME}
    without_body = taker.look(file_of(("성명",), ("김가온",), ("홍길동",)))
    assert {one.fate for one in without_body.outcomes} == {Fate.SAME}


def test_two_rows_of_one_person_are_told(taker: AttendeeTaker) -> None:
    outlook = taker.look(
        file_of(HEADS, (1, "꽃씨", "김가온", "팀장", None), (2, "꽃씨 청년일터", "김가온", "대표", None))
    )
    assert len([one for one in outlook.outcomes if one.fate is Fate.NEW]) < 2


def test_terms_and_the_access_log_are_kept_and_one_undo_takes_all_back(taker: AttendeeTaker) -> None:
    office = taker.office
    before = dump(office.store)
    take(taker, *LIST)
    row = next(line for line in office.access.entries() if line.deed is Deed.INTAKE)
    assert row.subject.startswith("attendee ")
    assert (row.persons, row.detail) == (4, "성명, 직위")
    assert {one.retain_until for one in office.registers.subjects.rows(subjects(office))} == {
        date(2021, 12, 31)
    }
    office.undo.undo()
    assert dump(office.store) == before
    office.undo.redo()
    assert len(taker.people()) == 4


def test_a_resident_number_is_refused_and_no_telephone_is_kept(taker: AttendeeTaker) -> None:
    outlook = taker.look(file_of(HEADS, (1, "꽃씨", "김가온", "900101-1234568", "000-0000-0001")))
    assert [one.fate for one in outlook.outcomes] == [Fate.REJECTED]
    take(taker, *LIST)
    assert "000-0000-0001" not in str(dump(taker.office.store)["attendee"])


def test_attendance_and_side_come_along_where_the_list_has_them(taker: AttendeeTaker) -> None:
    take(taker, ("성명", "구분", "참석여부"), ("김가온", "구청", "불참"), ("이나래", "파크", "O"))
    *_, gaon, narae = taker.people()
    assert (gaon.side, gaon.present) == (AttendeeSide.DISTRICT, False)
    assert (narae.side, narae.present) == (AttendeeSide.PARK, True)


def subjects(office: Office) -> list[int]:
    return list(office.registers.subjects.listing(ListQuery(view="all")).ids)
