from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest

from desktop_app.intake.reader import Reader
from desktop_app.intake.records import CellNote, FileRead
from desktop_app.intake.refusals import FileRefused
from tests.intake import old_workbooks as old
from tests.intake.old_workbooks import ods, ods_cell, ods_row, ods_table, xls

Read = Callable[[bytes], FileRead]
FAULTS = [old.error(row, column, 7) for row in range(10_000) for column in range(4)]
BLANK = '<table:table-cell table:number-columns-repeated="16000"/>'
NOT_COMPUTED = "수식의 계산 결과가 저장되어 있지 않습니다. 엑셀에서 열어 저장한 뒤 다시 가져오세요."


@pytest.fixture
def read(reader: Reader, tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> FileRead:
        file = tmp_path / "제출"
        file.write_bytes(data)
        return reader.read(file)

    return read_bytes


def test_an_xls_reads_like_an_xlsx(read: Read) -> None:
    records = (
        old.text(0, 0, "단체명"),
        old.number(0, 1, 30.0),
        old.number(0, 2, 4.1),
        old.number(0, 3, 44287, old.DAY),
        old.number(0, 4, 44287.5, old.DAY),
        old.truth(0, 5, value=True),
        old.formula(0, 6, 12.0),
        old.text(1, 0, "합친 칸"),
        old.merged(1, 2, 0, 1),
    )
    (sheet,) = read(xls({"제출": records})).sheets
    assert sheet.name == "제출"
    assert sheet.rows == (
        ("단체명", 30, 4.1, date(2021, 4, 1), datetime(2021, 4, 1, 12), True, 12),
        ("합친 칸", "합친 칸", None, None, None, None, None),
        ("합친 칸", "합친 칸", None, None, None, None, None),
    )


def test_an_xls_tells_of_errors_and_of_what_is_hidden(read: Read) -> None:
    records = (
        old.hidden_columns(2, 3),
        old.hidden_row(1),
        old.text(0, 0, "수"),
        old.error(1, 0, 0x2A),
        old.formula(2, 1, None),
    )
    found = read(xls({"가": records, "숨음": [old.text(0, 0, "비밀")]}, states={"숨음": 2}))
    (sheet,) = found.sheets
    assert sheet.rows == (("수", None), (None, None), (None, None))
    assert sheet.notes == (
        CellNote(2, 1, "엑셀 오류 값(#N/A)이 들어 있습니다."),
        CellNote(3, 2, "엑셀 오류 값(#REF!)이 들어 있습니다."),
    )
    assert sheet.notices == ("숨은 행 1개도 읽었습니다: 2행", "숨은 열도 읽었습니다.")
    assert found.notices == ("숨은 시트 1개는 읽지 않았습니다: ‘숨음’",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (xls({"가": [old.text(0, 0, "가")]}, before=old.record(0x2F, bytes(6))), "password"),
        (xls({"가": [old.number(20000, 0, 1)]}), "too_many_rows"),
        (xls({"가": [old.number(0, 200, 1)]}), "too_many_columns"),
        (xls(dict.fromkeys("가나다", FAULTS)), "too_many_faults"),
        (xls({"가": [old.text(0, 0, "가")]})[:-600], "damaged"),
        (old.container({"Workbook": b"\xff" * 5000}), "damaged"),
        (xls({"가": [old.text(0, 0, "가")]}).replace(b"W\0o\0r\0k\0b", b"B\0o\0o\0k\0\0"), "damaged"),
    ],
)
def test_an_xls_that_cannot_be_read_says_why(read: Read, data: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as raised:
        read(data)
    assert raised.value.code == code


def test_a_chain_of_sectors_that_runs_in_circles_ends(read: Read) -> None:
    data = bytearray(xls({"가": [old.text(0, 0, "가")]}))
    at = len(data) - old.SECTOR
    data[at : at + 4] = (0).to_bytes(4, "little")  # the first sector is followed by itself
    with pytest.raises(FileRefused) as raised:
        read(bytes(data))
    assert raised.value.code == "damaged"


def test_an_ods_reads_like_an_xlsx(read: Read) -> None:
    values = (
        ods_cell("string", "단체명"),
        ods_cell("float", "30"),
        ods_cell("float", "4.1"),
        ods_cell("date", "2021-04-01"),
        ods_cell("date", "2021-04-01T14:30:00"),
        ods_cell("time", "PT14H00M00S"),
        ods_cell("time", "PT27H30M00S"),
        ods_cell("boolean", "true"),
        ods_cell("string", "첫<text:line-break/>줄<text:s text:c='3'/>끝</text:p><text:p>둘째"),
    )
    (sheet,) = read(ods(ods_table("제출", ods_row(*values)))).sheets
    moment = datetime(2021, 4, 1, 14, 30)
    assert sheet.rows == (
        ("단체명", 30, 4.1, date(2021, 4, 1), moment, time(14), "27:30", True, "첫 줄 끝 둘째"),
    )


def test_an_ods_repeats_cells_and_merges_them(read: Read) -> None:
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        ods_row(
            ods_cell("string", "합친 칸", more=spanned),
            "<table:covered-table-cell/>",
            ods_cell("float", "7", more='table:number-columns-repeated="3"'),
            BLANK,
        ),
        ods_row(BLANK, more='table:number-rows-repeated="900000"'),
    )
    (sheet,) = read(ods(ods_table("제출", *rows))).sheets
    assert sheet.rows == (("합친 칸", "합친 칸", 7, 7, 7), ("합친 칸", "합친 칸", None, None, None))


def test_an_ods_tells_of_errors_and_of_what_is_hidden(read: Read) -> None:
    data = ods(
        ods_table("숨음", ods_row(ods_cell("string", "비밀")), more='table:style-name="off"'),
        ods_table(
            "제출",
            '<table:table-column table:visibility="collapse"/>',
            ods_row(ods_cell("string", "수")),
            ods_row(
                ods_cell("string", "#DIV/0!", more='calcext:value-type="error" table:formula="of:=1/0"'),
                '<table:table-cell table:formula="of:=1+1"/>',
                more='table:visibility="filter"',
            ),
        ),
    )
    found = read(data)
    (sheet,) = found.sheets
    assert sheet.rows == (("수", None), (None, None))
    assert sheet.notes == (
        CellNote(2, 1, "엑셀 오류 값(#VALUE!)이 들어 있습니다."),
        CellNote(2, 2, NOT_COMPUTED),
    )
    assert sheet.notices == ("숨은 행 1개도 읽었습니다: 2행", "숨은 열도 읽었습니다.")
    assert found.notices == ("숨은 시트 1개는 읽지 않았습니다: ‘숨음’",)


FAR_DOWN = 'table:number-rows-repeated="30000"'


def test_an_ods_may_be_indented(read: Read) -> None:
    table = ods_table("제출", "\n  ", ods_row("\n   ", ods_cell("string", "가 나"), "\n  "), "\r\n ")
    (sheet,) = read(ods(f"\n {table}\n")).sheets
    assert sheet.rows == (("가 나",),)


MANY = 'table:number-columns-repeated="300"'


@pytest.mark.parametrize(
    ("data", "code", "cell"),
    [
        (ods(manifest="<encryption-data/>"), "password", ""),
        (ods(ods_table("가", ods_row(ods_cell("float", 1, more=MANY)))), "too_many_columns", "KN1"),
        (
            ods(ods_table("가", ods_row(BLANK, more=FAR_DOWN), ods_row(ods_cell("float", 1)))),
            "too_many_rows",
            "A30001",
        ),
        (ods(), "no_sheet", ""),
    ],
)
def test_an_ods_that_cannot_be_read_says_why(read: Read, data: bytes, code: str, cell: str) -> None:
    with pytest.raises(FileRefused) as raised:
        read(data)
    assert (raised.value.code, raised.value.cell) == (code, cell)


def test_a_table_within_a_cell_is_no_sheet(read: Read) -> None:
    inner = ods_table("안", ods_row(ods_cell("float", "9")))
    data = ods(
        ods_table("밖", ods_row(f"<table:table-cell>{inner}</table:table-cell>", ods_cell("float", "1")))
    )
    assert [sheet.name for sheet in read(data).sheets] == ["밖"]
