"""파기 of those who were asked to a meeting: their names go, the meeting and how many came stay (PII-3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import check, remains
from db.personal import key_of
from desktop_app.backups import Backups
from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.meeting_terms import AttendeeSide, MeetingState
from desktop_app.meetings.records import Attendee
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Order
from tests.meeting_office import add

NAME = "노아람솔"


def quietly(*_: object) -> None:
    """Nobody watches how far it is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def home(folder: Path) -> Iterator[Office]:
    office = open_office(folder, user="시험")
    yield office
    office.close()


def asked(office: Office) -> int:
    people = (
        Attendee(None, NAME, "이웃 모임", "대표", AttendeeSide.OTHER, present=True),
        Attendee(None, "", "이웃 상인회", "", AttendeeSide.OTHER, present=True),
    )
    return add(office, attendees=people, state=MeetingState.HELD, summary=f"{NAME} 대표가 말함")


def test_an_attendee_stands_among_the_subjects_until_the_end_of_the_year(home: Office) -> None:
    key = asked(home)
    subjects = home.registers.subjects
    (row,) = subjects.rows(subjects.listing(ListQuery(view="all")).ids)
    assert (row.name, row.body, row.retain_until) == ("노**솔", "초동미팅", date(2021, 12, 31))
    moved = replace(home.meetings.record(key).draft, held_on=date(2022, 3, 2))
    home.meetings.edit(key, moved)
    (row,) = subjects.rows([row.id])
    assert row.retain_until == date(2022, 12, 31)
    assert home.meetings.meeting_of(subjects.record_of(row.id)[1]) == key


def test_the_name_leaves_no_byte_and_the_count_stays(home: Office, folder: Path) -> None:
    key = asked(home)
    Backups(folder).make()
    person = key_of("attendee", home.meetings.record(key).draft.attendees[0].id or 0)
    preview = home.destruction.preview([person])
    texts = tuple(one.key for one in preview.texts)
    done = home.destruction.destroy(Order((person,), "보유기한이 지남", texts), quietly, quietly)
    assert done.left == ()
    assert remains.remnants(folder, [NAME]) == []
    draft = home.meetings.record(key).draft
    assert [(one.masked, one.post, one.body) for one in draft.attendees] == [
        ("(파기)", "", "이웃 모임"),
        ("", "", "이웃 상인회"),
    ]
    assert home.meetings.attendance(key).people == 2
    assert done.line.subject == "초동미팅 회의 참석자 1명"
    assert not home.registers.subjects.listing(ListQuery(view="all")).ids
    home.meetings.edit(key, replace(draft, place="미래청"))
    assert not home.registers.subjects.listing(ListQuery(view="all")).ids
    home.close()
    assert check.verify(folder / "office.db") == []


def test_a_destruction_is_told_to_whoever_shows_meetings(home: Office) -> None:
    key = asked(home)
    person = key_of("attendee", home.meetings.record(key).draft.attendees[0].id or 0)
    done = home.destruction.destroy(Order((person,), "보유기한이 지남", ()), quietly, quietly)
    assert Kind.MEETING in home.destruction.change(done).kinds
