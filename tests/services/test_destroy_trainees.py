"""교육생 are destroyed like everybody else whose data the office keeps; the hours of their departments stay (PII-3)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db import check, remains
from db.personal import key_of
from desktop_app.activities.trainees import Attendance, TraineeDraft
from desktop_app.activities.trainings import TrainingDraft
from desktop_app.backups import Backups
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Order
from desktop_app.terms import Deed

NAMES = ("노아라솔", "도하늬별")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def home(folder: Path) -> Iterator[Office]:
    office = open_office(folder, user="시험")
    yield office
    office.close()


def quietly(*_: object) -> None:
    """Nobody watches."""


def test_two_trainees_of_a_department_leave_no_byte_and_their_hours_stay(home: Office, folder: Path) -> None:
    department = home.directory.find("DEPARTMENT", "기획예산과")
    training = home.trainings.add(
        TrainingDraft("현장 방문 교육", held_on=date(2021, 9, 15), took_place=True)
    ).record_id
    assert training is not None
    ids = [
        home.trainees.add(
            TraineeDraft(
                training, department, "행정7급", name, attendance=Attendance.PRESENT, note=f"{name} 참석"
            )
        ).record_id
        or 0
        for name in NAMES
    ]
    home.trainings.credit(training, 180, date(2021, 9, 20))
    Backups(folder).make()
    subjects = home.registers.subjects
    subjects.retain_months = 1
    keys = [key_of("trainee", one) for one in ids]
    rows = subjects.rows(subjects.listing(ListQuery(view="no_term")).ids)
    assert {(row.name, row.basis, row.proposed) for row in rows} == {
        ("노**솔", "소관업무 수행", date(2021, 10, 20)),
        ("도**별", "소관업무 수행", date(2021, 10, 20)),
    }
    assert subjects.accept(keys).count == 2
    texts = tuple(one.key for one in home.destruction.preview(keys).texts)
    done = home.destruction.destroy(Order(tuple(keys), "보유기한이 지남", texts), quietly, quietly)
    assert done.left == ()
    assert done.line.subject == "기획예산과 · 현장 방문 교육 교육생 2명"
    assert remains.remnants(folder, NAMES) == []
    assert [entry.deed for entry in home.access.entries()] == [Deed.DESTROY]
    assert list(subjects.listing(ListQuery(view="all")).ids) == []
    hours = home.trainings.hours(2021)
    (line,) = hours.departments()
    assert (line.department, line.persons, line.minutes) == ("기획예산과", 2, 360)
    assert [one.name for one in hours.persons()] == ["(파기)", "(파기)"]
    assert [row.draft.name for row in home.trainees.rows(ids)] == ["(파기)", "(파기)"]
    home.close()
    assert check.verify(folder / "office.db") == []
