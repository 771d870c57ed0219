"""전체 자료: what is wrong with a workbook or its files is told by sheet and cell, all of it at once (J9)."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.example.fill import fill_reference
from desktop_app.intake.refusals import FileRefused
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.whole_data.checking import BookRefused
from desktop_app.whole_data.service import archive_of
from tests.dump import dump
from tests.plain_office import Plain, plain
from tests.services.conftest import Make
from tests.whole_data_book import Typed, faults, silent, type_in, write


@pytest.fixture
def template(office: Office, tmp_path: Path) -> Path:
    fill_reference(office)
    for number in range(TENANTS):
        office.tenants.add(TenantDraft(f"꽃씨 {number}", place=TenantPlace.MIRAE, aliases=(f"꽃 {number}",)))
    return office.whole_data.export(tmp_path / "전체.xlsx", silent).workbook


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


def test_a_workbook_of_another_version_is_read_by_what_it_says_of_itself(template: Path, make: Make) -> None:
    """Heads, words and sheets that are called otherwise by now; a column that is no more."""
    book = load_workbook(template)
    page, guide = book["입주단체"], book["안내"]
    page.title = "입주 단체"
    page["A1"].value, page["B1"].value, page["D1"].value = "단체의 이름", "관리하는 곳", "옛 열"
    for row in page.iter_rows(min_row=2, max_col=4):
        row[1].value, row[3].value = "센터 관리", "옛 값"
    for cells in guide.iter_rows(max_col=5):
        if str(cells[2].value).startswith("tenant."):
            cells[0].value = "입주 단체"
        if cells[2].value == "tenant.name":
            cells[1].value = "단체의 이름"
        if cells[2].value == "tenant.tenant_group":
            cells[1].value = "관리하는 곳"
            cells[3].value = "센터 관리" if cells[4].value == "CENTER" else cells[3].value
        if cells[2].value == "tenant.building_id":
            cells[1].value, cells[2].value = "옛 열", "tenant.former_column"
    book.save(template)
    new = make("새 폴더")
    checked = new.whole_data.check(template, silent)
    assert [one.sentence for one in checked.faults] == []
    assert "입주단체: 지금 판에 없는 열은 읽지 않았습니다: ‘옛 열’." in checked.notices
    new.whole_data.take_in(template, silent)
    assert {one["tenant_group"] for one in plain(new.store)["tenant"]} == {"CENTER"}


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
