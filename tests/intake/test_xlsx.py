import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.intake.reader import Reader
from desktop_app.intake.records import CellNote, FileRead, SheetRead
from desktop_app.intake.refusals import FileRefused, Refusal
from tests.intake.workbooks import (
    CLOCK,
    DAY,
    MOMENT,
    SPAN,
    book,
    cell,
    packed,
    parts,
    plain_sheet,
    row,
    sheet,
)

Read = Callable[[bytes], FileRead]


@pytest.fixture
def read(reader: Reader, tmp_path: Path) -> Read:
    def read_bytes(data: bytes) -> FileRead:
        file = tmp_path / "제출.xlsx"
        file.write_bytes(data)
        return reader.read(file)

    return read_bytes


def only_sheet(found: FileRead) -> SheetRead:
    (one,) = found.sheets
    return one


def test_each_kind_of_value_has_one_form(read: Read) -> None:
    data = book(
        row(
            1,
            cell("A1", "글"),
            cell("B1", 30),
            cell("C1", 4.1),
            cell("D1", "3.0"),
            cell("E1", True),  # noqa: FBT003 - a value
            cell("F1", 44287, look=DAY),
            cell("G1", 44287.60416666666, look=MOMENT),
            cell("H1", 0.5833333333333334, look=CLOCK),
            cell("I1", 0.5, look=SPAN),
            cell("J1", 1.145833333333333, look=SPAN),
            cell("K1", None),
            cell("L1", 12, formula="A2+1"),
            cell("M1", "", formula="IF(A1,1,&quot;&quot;)"),
        )
    )
    (values,) = only_sheet(read(data)).rows
    assert values == (
        "글",
        30,
        4.1,
        "3.0",
        True,
        date(2021, 4, 1),
        datetime(2021, 4, 1, 14, 30),
        time(14),
        time(12),
        "27:30",
        None,
        12,
    )
    assert [type(value) for value in values[1:5]] == [int, float, str, bool]
    assert type(values[5]) is date


@pytest.mark.parametrize(
    ("stored", "value"),
    [
        (44286.999_999_999, date(2021, 4, 1)),
        (44287.604_166_66, datetime(2021, 4, 1, 14, 30)),
        (44287.999_988_425_93, datetime(2021, 4, 1, 23, 59, 59)),
    ],
)
def test_a_moment_is_the_whole_second_that_it_stands_for(read: Read, stored: float, value: date) -> None:
    ((found,),) = only_sheet(read(book(row(1, cell("A1", stored, look=MOMENT))))).rows
    assert (found, type(found)) == (value, type(value))


def test_text_is_tidied(read: Read) -> None:
    nfd = "서울혁신파크"
    data = book(
        row(
            1,
            cell("A1", unicodedata.normalize("NFD", nfd)),
            cell("B1", "첫 줄\n둘째  줄 "),
            cell("C1", "_x0000_㎡①"),
        )
    )
    assert only_sheet(read(data)).rows == ((nfd, "첫 줄 둘째 줄", "㎡①"),)


def test_rows_begin_at_a1_and_are_of_one_length(read: Read) -> None:
    found = only_sheet(read(book(row(3, cell("C3", "값")), row(5, cell("A5", "가")), row(9))))
    assert found.rows == ((None,) * 3, (None,) * 3, (None, None, "값"), (None,) * 3, ("가", None, None))


def test_merged_cells_hold_their_value_everywhere(read: Read) -> None:
    data = book(
        row(1, cell("A1", "부서"), cell("B1", "행사")),
        row(2, cell("A2", "녹번동"), cell("B2", "회의")),
        row(3, cell("B3", "교육")),
        after='<mergeCells count="2"><mergeCell ref="A2:A4"/><mergeCell ref="C1:D2"/></mergeCells>',
    )
    assert only_sheet(read(data)).rows == (
        ("부서", "행사"),
        ("녹번동", "회의"),
        ("녹번동", "교육"),
        ("녹번동", None),
    )


def test_a_range_merged_to_the_edge_of_the_sheet_does_not_make_the_sheet_endless(read: Read) -> None:
    data = book(
        row(1, cell("A1", "제목"), cell("C1", "끝")),
        after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    assert only_sheet(read(data)).rows == (("제목", "제목", "제목"),)


def test_hidden_sheets_stay_out_and_hidden_rows_are_told(read: Read) -> None:
    data = packed(
        parts(
            {
                "보임": sheet(
                    *(row(number, cell(f"A{number}", number), more=' hidden="1"') for number in (2, 4, 5, 6)),
                    before='<cols><col min="3" max="3" hidden="true"/></cols>',
                ),
                "숨음": plain_sheet([["비밀"]]),
                "아주 숨음": plain_sheet([["더 비밀"]]),
            },
            hidden={"숨음": "hidden", "아주 숨음": "veryHidden"},
        )
    )
    found = read(data)
    assert found.notices == ("숨은 시트 2개는 읽지 않았습니다: ‘숨음’, ‘아주 숨음’",)
    shown = only_sheet(found)
    assert shown.notices == ("숨은 행 4개도 읽었습니다: 2, 4–6행", "숨은 열도 읽었습니다.")
    assert [values[0] for values in shown.rows] == [None, 2, None, 4, 5, 6]


def test_a_formula_never_computed_and_an_error_value_are_no_zero(read: Read) -> None:
    data = book(
        row(2, cell("A2", "합계"), cell("B2", None, formula="SUM(B3:B9)")),
        row(3, '<c r="A3" t="e"><v>#DIV/0!</v></c>', '<c r="C3"><f>1+1</f><v></v></c>'),
    )
    found = only_sheet(read(data))
    assert found.rows[1:] == (("합계", None, None), (None, None, None))
    not_computed = "수식의 계산 결과가 저장되어 있지 않습니다. 엑셀에서 열어 저장한 뒤 다시 가져오세요."
    assert found.notes == (
        CellNote(2, 2, not_computed),
        CellNote(3, 1, "엑셀 오류 값(#DIV/0!)이 들어 있습니다."),
        CellNote(3, 3, not_computed),
    )


def test_openpyxl_writes_no_results_so_each_formula_is_noted(read: Read, tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(["=1+1", "글"])
    file = tmp_path / "만든 것.xlsx"
    made.save(file)
    found = only_sheet(read(file.read_bytes()))
    assert [(note.row, note.column) for note in found.notes] == [(1, 1)]


def test_cells_that_say_no_place_stand_behind_each_other(read: Read) -> None:
    data = book("<row><c><v>1</v></c><c><f>1+1</f></c></row>", '<row><c t="e"><v>#N/A</v></c></row>')
    found = only_sheet(read(data))
    assert found.rows == ((1, None), (None, None))
    assert [(note.row, note.column) for note in found.notes] == [(1, 2), (2, 1)]


def test_a_cell_without_a_place_stands_behind_one_that_has_a_place(read: Read) -> None:
    data = book(
        row(2, cell("C2", 1), "<c><f>1+1</f></c>", '<c t="e"><v>#N/A</v></c>'),
        "<row><c><f>1+1</f></c></row>",
        '<row hidden="1"><c><v>1</v></c></row>',
    )
    found = only_sheet(read(data))
    assert [(note.row, note.column) for note in found.notes] == [(2, 4), (2, 5), (3, 1)]
    assert found.notices == ("숨은 행 1개도 읽었습니다: 4행",)


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_the_way_the_xml_is_written_does_not_matter(read: Read, quote: str, prefix: str) -> None:
    xml = sheet(row(1, cell("A1", 7), '<c r="B1" t="e"><v>#REF!</v></c>', more=' hidden="1"'))
    for name in ("row", "c", "v", "worksheet", "sheetData"):
        xml = xml.replace(f"<{name}>", f"<{prefix}{name}>").replace(f"<{name} ", f"<{prefix}{name} ")
        xml = xml.replace(f"</{name}>", f"</{prefix}{name}>")
    xml = xml.replace("xmlns=", f"xmlns:{prefix[:-1]}=" if prefix else "xmlns=").replace('"', quote)
    found = only_sheet(read(packed(parts({"제출": xml}))))
    assert (found.rows, found.notes[0].column, len(found.notices)) == (((7, None),), 2, 1)


def test_a_sheet_in_utf_16_reads_like_another(read: Read) -> None:
    made: dict[str, str | bytes] = dict(parts({"제출": plain_sheet([["가나다", 1]])}))
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        made[name] = f'<?xml version="1.0" encoding="UTF-16"?>{made[name]}'.encode("utf-16")
    assert only_sheet(read(packed(made))).rows == (("가나다", 1),)


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("A20001", Refusal.TOO_MANY_ROWS),
        ("XFD1048576", Refusal.TOO_MANY_ROWS),
        ("GS1", Refusal.TOO_MANY_COLUMNS),
        ("XFD1", Refusal.TOO_MANY_COLUMNS),
    ],
)
def test_a_cell_out_of_bounds_is_named(read: Read, address: str, refusal: Refusal) -> None:
    with pytest.raises(FileRefused) as raised:
        read(book(row(1, cell("A1", 1)), row(int(address.lstrip("GSXFDA")), cell(address, 2))))
    assert (raised.value.refusal, raised.value.sheet, raised.value.cell) == (refusal, "제출", address)
    assert "‘제출.xlsx’ 파일을 읽지 못했습니다." in str(raised.value)
    assert "아무것도 쓰지 않았고" in str(raised.value)


def test_borders_drawn_to_the_edge_of_the_sheet_are_nothing(read: Read) -> None:
    data = book(row(1, cell("A1", 1), '<c r="XFD1" s="1"/>'), row(1048576, '<c r="A1048576" s="1"></c>'))
    assert only_sheet(read(data)).rows == ((1,),)


def test_the_last_cell_allowed_is_read(read: Read) -> None:
    found = only_sheet(read(book(row(20000, cell("GR20000", "끝")))))
    assert (len(found.rows), len(found.rows[0]), found.rows[-1][-1]) == (20000, 200, "끝")


def test_a_cell_too_long_is_named(read: Read) -> None:
    assert only_sheet(read(book(row(1, cell("A1", "가" * 32_767))))).rows == (("가" * 32_767,),)
    with pytest.raises(FileRefused) as raised:
        read(book(row(3, cell("B3", "😀" * 16_384))))
    assert (raised.value.code, raised.value.cell) == ("long_cell", "B3")


def test_one_text_in_very_many_cells_is_too_much(read: Read) -> None:
    rows = [row(n, *(f'<c r="{c}{n}" t="s"><v>0</v></c>' for c in "ABCDEFGHIJ")) for n in range(1, 301)]
    made = parts({"제출": sheet(*rows)}, shared=["가" * 30_000])
    with pytest.raises(FileRefused) as raised:
        read(packed(made))
    assert raised.value.refusal is Refusal.TOO_MUCH_TEXT


def test_a_book_of_hidden_sheets_has_none_to_read(read: Read) -> None:
    with pytest.raises(FileRefused) as raised:
        read(packed(parts({"숨음": plain_sheet([[1]])}, hidden={"숨음": "hidden"})))
    assert raised.value.code == "no_sheet"


def test_a_sheet_that_is_not_there_is_damage(read: Read) -> None:
    made = parts({"제출": plain_sheet([[1]])})
    del made["xl/worksheets/sheet1.xml"]
    with pytest.raises(FileRefused) as raised:
        read(packed(made))
    assert (raised.value.code, raised.value.sheet) == ("damaged", "제출")
