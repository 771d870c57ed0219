"""전체 자료 가져오기: what went out comes in and goes out again as it was; one bad cell and nothing comes in (J9)."""

import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from desktop_app import command_line
from desktop_app.changes import Act
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.example.fill import fill_reference
from desktop_app.intake.refusals import ReadingStopped
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Order
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import ContactWay, Deed, TenantPlace
from desktop_app.whole_data.service import archive_of
from tests.dump import dump
from tests.plain_office import Plain, plain
from tests.services.conftest import Make
from tests.services.test_undo_all import RandomOfficer
from tests.whole_data_book import cells_of, column, comparable, faults, silent, trip, write

YEAR = 2021


def test_the_example_office_comes_back_whole(
    example_book: tuple[Path, Plain], make: Make, tmp_path: Path
) -> None:
    book, held = example_book
    new = make("새 폴더")
    change = new.whole_data.take_in(book, silent)
    assert change.act is Act.TAKE_WHOLE_DATA
    assert comparable(plain(new.store)) == comparable(held)
    assert new.attachments.check().faults == ()
    made = new.whole_data.export(tmp_path / "다시.xlsx", silent, reason="시험")
    assert cells_of(made.workbook) == cells_of(book)


@pytest.mark.parametrize("seed", [1, 9])
def test_a_random_office_comes_back_whole(office: Office, make: Make, tmp_path: Path, seed: int) -> None:
    fill_reference(office)
    RandomOfficer(office, random.Random(seed)).work(200)
    new = make("새 폴더")
    trip(office, new, tmp_path)
    assert comparable(plain(new.store)) == comparable(plain(office.store))


def test_a_new_office_filled_from_its_template_is_the_same_office(tmp_path: Path) -> None:
    first, second = open_office(tmp_path / "하나"), open_office(tmp_path / "둘")
    try:
        trip(first, second, tmp_path)
        assert comparable(plain(second.store)) == comparable(plain(first.store))
    finally:
        first.close()
        second.close()


def test_the_whole_import_is_one_act_that_is_taken_back(
    example_book: tuple[Path, Plain], tmp_path: Path
) -> None:
    office = open_office(tmp_path / "업무")
    try:
        before = dump(office.store)
        change = office.whole_data.take_in(example_book[0], silent)
        after = dump(office.store)
        office.undo.remember(change)
        assert office.last_backup() is not None
        office.undo.undo()
        assert dump(office.store) == before
        office.undo.redo()
        assert dump(office.store) == after
        office.undo.undo()
        office.whole_data.take_in(example_book[0], silent)
    finally:
        office.close()


def test_an_office_with_records_is_not_written_over(example_book: tuple[Path, Plain], office: Office) -> None:
    key = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id
    before = dump(office.store)
    with pytest.raises(InputRefused, match=r"이미 적은 기록이 있어.*입주단체 1"):
        office.whole_data.take_in(example_book[0], silent)
    assert key is not None
    office.tenants.remove([key])
    with pytest.raises(InputRefused, match="새 업무 폴더"):
        office.whole_data.take_in(example_book[0], silent)
    assert len(dump(office.store)["tenant"]) == len(before["tenant"])


def test_people_who_come_in_are_written_down(example_book: tuple[Path, Plain], make: Make) -> None:
    new = make("새 폴더")
    new.whole_data.take_in(example_book[0], silent)
    (line,) = new.access.entries()
    assert line.deed is Deed.INTAKE
    assert set(line.subject.split("; ")) == {"person", "citizen_problem", "trainee", "attendee"}
    assert line.persons > 300


def test_destroyed_data_stay_destroyed(office: Office, make: Make, tmp_path: Path) -> None:
    fill_reference(office)
    department = office.directory.departments()[0].id
    person = office.people.add(
        PersonDraft("홍길동", phone="000-0000-0000", department_id=department)
    ).record_id
    assert person is not None
    office.contacts.add(
        ContactDraft(
            office.clock.today(), Body(BodyKind.DEPARTMENT, department), ContactWay.PHONE, person, "물음"
        )
    )
    office.people.remove([person])
    office.destruction.destroy(Order((person,), "보유기한이 지남", (), ()), silent_step, silent_step)
    book = tmp_path / "전체.xlsx"
    office.whole_data.export(book, silent)
    cells = cells_of(book)
    assert column(cells, "사람", "성명") == ["(파기)"]
    assert column(cells, "사람", "지움") == ["예"]
    assert column(cells, "사람", "파기한 때") != [None]
    assert column(cells, "사람", "전화") == [None]
    new = make("새 폴더")
    new.whole_data.take_in(book, silent)
    assert new.access.entries() == []
    again = new.whole_data.export(tmp_path / "다시.xlsx", silent).workbook
    assert cells_of(again) == cells


def test_a_person_fills_the_template_in(tmp_path: Path, make: Make) -> None:
    """Typed texts, days as text, no numbers, no order, sheets taken out: the office is made all the same."""
    first = open_office(tmp_path / "업무")
    template = first.whole_data.export(tmp_path / "양식.xlsx", silent).workbook
    first.close()
    book = load_workbook(template)
    del book["낸 보고서"], book["안내"]
    book.save(template)
    write(
        template,
        "입주단체",
        2,
        단체명="꽃씨",
        관리_구분="서울혁신센터 관리",
        공간_구분="미래청 개별공간",
        건물="미래청",
        호실=301,
    )
    write(template, "입주단체", 3, 단체명="꽃씨", 관리_구분="기타", 입주일="2021. 4. 1.", 구별=2)
    write(template, "다른 이름", 200, 다른_이름="꽃씨네", 입주단체="꽃씨 [2]")
    write(template, "회의", 2, 구분="초동미팅", 회의_이름="첫 모임", 날짜="2021-04-20", 시작_시각="14:00")
    write(template, "참석자", 2, 회의="2021. 4. 20. 첫 모임", 편="파크", 소속_입주단체="꽃씨")
    write(template, "참석자", 3, 회의="2021. 4. 20. 첫 모임", 편="구청", 소속_부서="기획예산과")
    new = make("새 폴더")
    assert faults(new, template) == []
    new.whole_data.take_in(template, silent)
    held = plain(new.store)
    assert [(one["name"], one["room"]) for one in held["tenant"]] == [("꽃씨", "301"), ("꽃씨", "")]
    assert [one["tenant_id"] for one in held["alias"] if one["name"] == "꽃씨네"] == ["tenant 1"]
    assert held["tenant"][1]["words"] == "꽃씨 꽃씨네"
    assert [one["position"] for one in held["attendee"]] == [0, 1]
    assert held["meeting"][0]["fiscal_year"] == YEAR


def test_stopping_leaves_nothing_behind(example_book: tuple[Path, Plain], make: Make) -> None:
    new = make("새 폴더")
    before = dump(new.store)
    for wanted in ("붙임 파일", "제안 넣는 중", "마무리하는 중"):

        def stop(_done: int, _total: int, text: str, wanted: str = wanted) -> None:
            if text == wanted:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            new.whole_data.take_in(example_book[0], stop)
        assert dump(new.store) == before
        assert not [path for path in (new.folder / "attachments").rglob("*") if path.is_file()]
    with pytest.raises(ReadingStopped):
        new.whole_data.check(example_book[0], silent, stop=lambda: True)


def test_the_command_line_checks_and_takes_in(
    example_book: tuple[Path, Plain], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def said(*words: str) -> tuple[int, dict[str, Any]]:
        code = command_line.main([*words, "--office", str(tmp_path / "새 폴더"), "--json"], lambda _: 99)
        return code, json.loads(capsys.readouterr().out)

    code, told = said("data", "import", str(example_book[0]), "--check")
    assert (code, told["error_count"], told["rows"]["입주단체"]) == (0, 0, 235)
    assert not (tmp_path / "새 폴더").exists()
    bad = tmp_path / "틀림.xlsx"
    shutil.copyfile(example_book[0], bad)
    shutil.copyfile(archive_of(example_book[0]), archive_of(bad))
    write(bad, "입주단체", 2, 건물="없는 건물")
    code, told = said("data", "import", str(bad))
    assert (code, told["taken"], told["errors"][0]["cell"]) == (1, 0, "D2")
    code, told = said("data", "import", str(example_book[0]))
    assert (code, told["ok"]) == (0, True)
    code, told = said("data", "import", str(example_book[0]), "--check")
    assert code == 1
    office = open_office(tmp_path / "새 폴더")
    assert comparable(plain(office.store)) == comparable(example_book[1])
    office.close()


def silent_step(*_: object) -> None:
    """Nobody watches."""
