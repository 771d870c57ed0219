"""전체 자료 가져오기: what went out comes in and goes out again as it was; one bad cell and nothing comes in (J9)."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from db.budget_rules import BudgetClosing
from db.engine import make_engine, office_url
from db.session import Storage
from db.year_turn import YearTurn
from desktop_app import command_line
from desktop_app.budget.records import EntryDraft
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.errors import InputRefused
from desktop_app.example.build import build
from desktop_app.example.fill import fill_reference
from desktop_app.intake.refusals import FileRefused, ReadingStopped
from desktop_app.office import Office, compose, open_office
from desktop_app.privacy.destruction_records import Order
from desktop_app.settings import Settings
from desktop_app.store import Store
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import ContactWay, Deed, EntryKind, TenantPlace
from desktop_app.whole_data.checking import BookRefused
from desktop_app.whole_data.service import archive_of
from tests.dump import dump
from tests.plain_office import Plain, plain
from tests.services.test_undo_all import BUDGET, RandomOfficer
from tests.services.test_whole_data_export import silent
from tests.whole_data_book import cells_of, column

Make = Callable[[str], Office]
YEAR = 2021


@pytest.fixture
def make(tmp_path: Path, empty_office_file: Path, clock: PracticeClock) -> Iterator[Make]:
    """Another office without records, beside the one of the test."""
    made: list[Storage] = []

    def new(name: str) -> Office:
        folder = tmp_path / name
        folder.mkdir()
        file = folder / "office.db"
        shutil.copyfile(empty_office_file, file)
        storage = Storage(make_engine(office_url(file)), clock.now, "시험")
        made.append(storage)
        return compose(folder, Store(storage), clock, Settings())

    yield new
    for storage in made:
        storage.close()


@pytest.fixture(scope="session")
def example_book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plain]:
    """The workbook of the example office with its archive, and what the office holds."""
    folder = tmp_path_factory.mktemp("example")
    build(folder / "office", folder / "documents")
    office = open_office(folder / "office")
    made = office.whole_data.export(folder / "전체.xlsx", silent, reason="시험")
    held = plain(office.store)
    office.close()
    return made.workbook, held


def trip(office: Office, new: Office, tmp_path: Path) -> None:
    """Out, in and out again: cell by cell the same."""
    first, second = tmp_path / "처음.xlsx", tmp_path / "다시.xlsx"
    office.whole_data.export(first, silent, reason="옮김")
    new.whole_data.take_in(first, silent)
    new.whole_data.export(second, silent, reason="옮김")
    assert cells_of(second) == cells_of(first)
    if archive_of(first).exists():
        assert archive_of(second).read_bytes() == archive_of(first).read_bytes()


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


def test_a_ledger_over_its_limit_comes_back_where_that_only_warns(
    office: Office, make: Make, tmp_path: Path
) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    office.budget.levels.set_strict(YEAR, strict=False)
    line = next(one for one in office.budget.levels.tree(YEAR) if one.is_line)
    day = office.clock.today()
    office.budget.save(EntryDraft(YEAR, line.id, EntryKind.DISBURSEMENT, day, 50_000_000, "넘친 지출"))
    new = make("새 폴더")
    trip(office, new, tmp_path)
    assert not new.budget.levels.is_strict(YEAR)
    book = tmp_path / "다시.xlsx"
    write(book, "예산 연도", 2, 초과하면_막음="예")
    (found,) = faults(make("또 새 폴더"), book)
    assert found.startswith("예산과목 E6: 배정액이나 예산현액을 넘었습니다.")


def test_a_closed_month_comes_back_with_its_bookings(office: Office, make: Make, tmp_path: Path) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    with office.store.writing(Act.CHANGE_SETTINGS) as s:
        s.add(BudgetClosing(fiscal_year=YEAR, month=0, closed_on=office.clock.today()))
    new = make("새 폴더")
    before = dump(new.store)
    trip(office, new, tmp_path)
    other = make("둘째")
    change = other.whole_data.take_in(tmp_path / "처음.xlsx", silent)
    assert change.inverse is not None
    change.inverse()
    assert dump(other.store) == before


def test_a_closed_year_comes_back_closed_and_stays(office: Office, make: Make, tmp_path: Path) -> None:
    fill_reference(office)
    office.budget.levels.set_up_year(YEAR, BUDGET, allotted=True)
    with office.store.writing(Act.CHANGE_SETTINGS) as s:
        s.add(
            YearTurn(
                fiscal_year=YEAR, into_year=YEAR + 1, turned_on=date(2022, 1, 4), closed_on=date(2022, 1, 4)
            )
        )
    new = make("새 폴더")
    trip(office, new, tmp_path)
    other = make("둘째").whole_data.take_in(tmp_path / "처음.xlsx", silent)
    assert other.inverse is None
    assert "닫은 연도가 있어 되돌리기로는 물릴 수 없습니다" in other.summary
    with pytest.raises(InputRefused):
        new.budget.levels.set_strict(YEAR, strict=False)


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


# What is wrong is told by sheet and cell


@pytest.fixture
def template(office: Office, tmp_path: Path) -> Path:
    fill_reference(office)
    for number in range(TENANTS):
        office.tenants.add(TenantDraft(f"꽃씨 {number}", place=TenantPlace.MIRAE, aliases=(f"꽃 {number}",)))
    return office.whole_data.export(tmp_path / "전체.xlsx", silent).workbook


Typed = dict[str, Any]


def write(path: Path, sheet: str, row: int, **cells: Any) -> None:
    """Type into cells by their heads, as a person does in a spreadsheet."""
    type_in(path, [(sheet, row, cells)])


def type_in(path: Path, typed: list[tuple[str, int, Typed]]) -> None:
    book = load_workbook(path)
    for sheet, row, cells in typed:
        page = book[sheet]
        heads = {cell.value: cell.column for cell in page[1]}
        for head, value in cells.items():
            page.cell(row, heads[head.replace("_", " ")]).value = value
    book.save(path)


def faults(office: Office, path: Path) -> list[str]:
    return [one.sentence for one in office.whole_data.check(path, silent).faults]


TENANTS = 12
USED: Typed = {
    "이용일": "2021. 5. 4.",
    "주최": "파크",
    "건물": "미래청",
    "행사명": "모임",
    "행사_구분": "회의",
    "상태": "완료",
}
MARKED: Typed = {"회계연도": 2021, "할_일": "출납 폐쇄", "기간": "2021년"}
ASKED: Typed = {"관리번호": "2021-난제-001", "접수일": "2021. 5. 4.", "내용": "물음", "처리_상태": "해결"}
WRONG: list[tuple[str, int, Typed, str]] = [
    ("입주단체", 2, {"건물": "없는 건물"}, "D2: ‘건물’ 시트에 ‘없는 건물’이 없습니다."),
    ("입주단체", 3, {"건물": "미래쳥"}, "D3: ‘건물’ 시트에 ‘미래쳥’이 없습니다. ‘미래청’을(를) 뜻했습니까?"),
    ("입주단체", 4, {"관리_구분": "아무나"}, "B4: ‘아무나’은(는) 모르는 말입니다. 다음 가운데 하나를 적으세요: 서울"),
    ("입주단체", 5, {"단체명": None}, "A5: ‘단체명’은(는) 꼭 적어야 합니다."),
    ("입주단체", 6, {"입주일": "4. 1."}, "N6: ‘4. 1.’에 연도가 없습니다."),
    ("입주단체", 7, {"입주일": 4.1}, "N7: ‘4.1’은"),
    ("입주단체", 8, {"메모": "주민번호 900101-1234568"}, "P8: 주민등록번호로 보이는 번호"),
    ("입주단체", 9, {"협약_시작": "2022. 1. 1.", "협약_종료": "2021. 1. 1."}, "M9: ‘협약 종료’, ‘협약 시작’ 칸이 서로"),
    ("입주단체", 10, {"단체명": "꽃씨 11"}, "A13: ‘꽃씨 11’이 10행에도 있습니다. 다른 기록이면 ‘구별’에 번호를 적으"),
    ("입주단체", 11, {"관리_구분": "기타"}, "B11: ‘관리 구분’, ‘공간 구분’ 칸이 서로 맞지 않거나 비었습니다."),
    ("건물", 3, {"차례": "많음"}, "C3: ‘많음’은 정수가 아닙니다. 숫자만 적으세요."),
    ("건물", 4, {"사용": "글쎄"}, "E4: ‘글쎄’을(를) 예·아니요로 읽을 수 없습니다."),
    ("다른 이름", 2, {"입주단체": "꽃씨 10"}, "B2: ‘입주단체’, ‘협력기관’, ‘부서·동’ 칸이 서로 맞지 않거나"),
    ("다른 이름", 49, {"다른_이름": "꽃 10"}, "A59: 다른 기록이 이미 쓰고 있는 이름입니다."),
    ("목표", 4, {"지표": "검토의견서 제출률"}, "D4: ‘2021 검토의견서 제출률’이 2행에도"),
    ("예산 연도", 2, {"회계연도": 2021, "초과하면_막음": "예"}, "A3: 같은 회계연도의 줄이 위에 이미 있습니다."),
    ("예산 연도", 3, {"회계연도": 2021}, "A3: 같은 회계연도의"),
    ("제출", 2, {"회차": "없음", "부서·동": "기획예산과"}, "A2: ‘취합 회차’ 시트에 ‘없음’이 없습니다."),
    ("목표", 2, {"목표": -1}, "F2: ‘목표’ 칸이 서로 맞지 않거나 비었습니다."),
    ("쉬는 날", 2, {"날짜": "2021. 5. 5.(월)", "이름": "어린이날"}, "A2: 2021. 5. 5.은 수요일입니다. 적힌 요일"),
    ("대관 이용", 2, {**USED, "시작_시각": "25:00"}, "D2: ‘25:00’"),
    ("대관 이용", 3, {**USED, "인원": "스무 명"}, "M3: ‘스무 명’은 정수가 아닙니다."),
    ("대관 이용", 4, {**USED, "주최": "부서"}, "F4: ‘주최’, ‘부서·동’ 칸이 서로 맞지 않거나 비었습니다."),
    ("근거 문서 잇기", 2, {"기록_종류": "입주단체"}, "B2: ‘입주단체’ 시트의 기록은 적을 수 없습니다."),
    ("근거 문서 잇기", 3, {"기록": None}, "C3: ‘기록’은(는) 꼭 적어야 합니다."),
    ("원장", 2, {"활동_시트": "회의"}, "AC2: 시트 이름과 그 시트의 기록을 함께 적으세요."),
    ("할 일 표시", 2, {**MARKED, "할_일": "없는 일"}, "B2: ‘없는 일’은 읽을 수 없습니다."),
    ("할 일 표시", 3, {**MARKED, "기간": "오월"}, "C3: ‘오월’은 읽을 수 없습니다."),
    ("은평소식지", 2, {"게재월": "5월", "구분": "기타"}, "A2: ‘5월’에 연도가 없습니다."),
    ("난제", 2, ASKED, "O2: ‘처리 상태’, ‘종결일’ 칸이 서로 맞지 않거나 비었습니다."),
]  # fmt: skip
"""Sheet, row, what is typed there, and what is said of it."""


def test_every_wrong_cell_is_named_and_nothing_is_written(template: Path, make: Make) -> None:
    new = make("새 폴더")
    before = dump(new.store)
    type_in(template, [(sheet, row, cells) for sheet, row, cells, _ in WRONG])
    found = faults(new, template)
    told = [f"{sheet} {said}" for sheet, _, _, said in WRONG]
    told.append("원장 B2: ‘회계연도’은(는) 꼭 적어야 합니다.")
    told += [
        "다른 이름 B52: ‘입주단체’ 시트에 ‘꽃씨 3’",
        "다른 이름 B57: ‘입주단체’ 시트에 ‘꽃씨 8’",
    ]  # named no more
    assert [said for said in told if not any(one.startswith(said) for one in found)] == []
    assert [one for one in found if not any(one.startswith(said) for said in told)] == []
    with pytest.raises(BookRefused, match=r"고칠 곳이 .*건 있습니다") as refused:
        new.whole_data.take_in(template, silent)
    assert [one.sentence for one in refused.value.checked.faults] == found
    assert dump(new.store) == before
    assert not [path.name for path in new.folder.iterdir() if path.name in {"attachments", "backups"}]


def test_unknown_heads_and_sheets_are_told(template: Path, make: Make) -> None:
    book = load_workbook(template)
    book["건물"]["B1"].value = "공간구분"
    book["팀"]["A1"].value = None
    book.create_sheet("내 메모")["A1"].value = "적어 둔 말"
    book.save(template)
    checked = make("새 폴더").whole_data.check(template, silent)
    found = [one.sentence for one in checked.faults]
    assert "건물 B1: 모르는 머리글 ‘공간구분’입니다. ‘공간 구분’을(를) 뜻했습니까?" in found
    assert "건물: 꼭 있어야 하는 열이 없습니다: ‘공간 구분’." in found
    assert "팀: 꼭 있어야 하는 열이 없습니다: ‘팀명’." in found
    assert checked.notices == ("‘내 메모’ 시트는 전체 자료의 시트가 아니라서 읽지 않았습니다.",)


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


# Files


def test_a_changed_file_and_a_lost_archive_are_told(
    example_book: tuple[Path, Plain], make: Make, tmp_path: Path
) -> None:
    book = tmp_path / "전체.xlsx"
    shutil.copyfile(example_book[0], book)
    new = make("새 폴더")
    (found,) = faults(new, book)
    assert found == "붙임 파일: ‘전체 붙임.zip’ 파일이 엑셀 파일 옆에 없습니다. 함께 두고 다시 하세요."
    archive_of(book).write_bytes(b"PK\x03\x04 torn")
    (found,) = faults(new, book)
    assert "깨져 있어" in found
    shutil.copyfile(archive_of(example_book[0]), archive_of(book))
    write(book, "붙임 파일", 2, **{"확인값(SHA-256)": "0" * 64})
    write(book, "붙임 파일", 3, **{"확인값(SHA-256)": "../../../etc"})
    write(book, "붙임 파일", 4, **{"파일": "attachments/없는 것.txt", "확인값(SHA-256)": None})
    assert faults(new, book) == [
        "붙임 파일 F2: ‘attachments/0001 현장 확인 메모.txt’ 파일이 내보낼 때와 다릅니다. 원본을 다시 넣으세요.",
        "붙임 파일 F3: 확인값은 16진수 64자입니다. 모르면 비워 두세요.",
        "붙임 파일 E4: ‘attachments/없는 것.txt’ 파일이 ‘전체 붙임.zip’에 없습니다.",
    ]


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


def test_what_is_no_whole_data_is_refused(make: Make, tmp_path: Path) -> None:
    new = make("새 폴더")
    path = tmp_path / "목록.csv"
    path.write_text("단체명\n꽃씨\n", encoding="utf-8")
    with pytest.raises(FileRefused, match="전체 자료 파일이 아닙니다"):
        new.whole_data.check(path, silent)
    other = tmp_path / "다른 표.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active["A1"].value = "단체명"
    book.save(other)
    assert faults(new, other) == [
        "파일: 전체 자료의 시트가 하나도 없습니다. ‘전체 자료 내보내기’로 만든 파일을 고르세요."
    ]


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


def comparable(held: Plain) -> Plain:
    """Words in no order, and not those that a service leaves as they were when something else was written.

    A round's 제출 get their keys with their first edit, a training does not take up the number of its credit.
    """
    return {table: [_comparable(table, dict(row)) for row in rows] for table, rows in held.items()}


def _comparable(table: str, row: dict[str, Any]) -> dict[str, Any]:
    if table in {"submission", "training"}:
        return {key: value for key, value in row.items() if key not in {"words", "sounds", "sort_key"}}
    return {key: sorted(value.split()) if key in {"words", "sounds"} else value for key, value in row.items()}


def silent_step(*_: object) -> None:
    """Nobody watches."""
