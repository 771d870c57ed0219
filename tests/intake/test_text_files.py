from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.intake.formats import delimited
from desktop_app.intake.normal import line
from desktop_app.intake.pasted import read_pasted
from desktop_app.intake.reader import Reader
from desktop_app.intake.records import CellValue
from desktop_app.intake.refusals import FileRefused

TABLE = '단체명,비고\n느티나무,"첫 줄\n둘째, 줄"\n참나무,"그가 ""네"" 했다"\n'
ROWS = (("단체명", "비고"), ("느티나무", "첫 줄 둘째, 줄"), ("참나무", '그가 "네" 했다'))


def rows_of(
    reader: Reader, folder: Path, data: bytes, name: str = "명단.csv"
) -> tuple[tuple[CellValue, ...], ...]:
    file = folder / name
    file.write_bytes(data)
    (sheet,) = reader.read(file).sheets
    return sheet.rows


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_any_usual_coding_and_delimiter_is_known(
    reader: Reader, tmp_path: Path, coding: str, delimiter: str, end: str
) -> None:
    text = TABLE.replace("단체명,", f"단체명{delimiter}").replace("나무,", f"나무{delimiter}")
    data = text.replace("\n", end).encode(coding)
    assert rows_of(reader, tmp_path, data) == ROWS


def test_numbers_in_text_stay_text(reader: Reader, tmp_path: Path) -> None:
    data = b"0200000000,007,4.10,2021-04-01\n"
    assert rows_of(reader, tmp_path, data) == (("0200000000", "007", "4.10", "2021-04-01"),)


def test_the_delimiter_may_be_named_in_the_first_line(reader: Reader, tmp_path: Path) -> None:
    assert rows_of(reader, tmp_path, "sep=;\r\n가,나;다\r\n".encode()) == (("가,나", "다"),)


def test_the_quote_set_before_a_formula_comes_off_again(reader: Reader, tmp_path: Path) -> None:
    data = "'=1+1,'-3,'21. 4. 1.,'가'\n".encode()
    assert rows_of(reader, tmp_path, data) == (("=1+1", "-3", "'21. 4. 1.", "'가'"),)


def test_a_text_under_an_excel_name_is_read(reader: Reader, tmp_path: Path) -> None:
    assert rows_of(reader, tmp_path, "가\t나\n".encode("cp949"), "내려받기.xls") == (("가", "나"),)


def test_text_in_no_known_coding_is_refused(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as raised:
        rows_of(reader, tmp_path, b"\xff\xff\xff,\x80\x80\n")
    assert raised.value.code == "encoding"


@pytest.mark.parametrize(
    ("text", "code", "cell"),
    [
        ("가\n" * 20_001, "too_many_rows", "A20001"),
        ("가\t" * 200 + "나", "too_many_columns", "GS1"),
        ("가\t" + "나" * 32_768, "long_cell", "B1"),
        (" \n\t\n", "empty", ""),
    ],
)
def test_pasted_cells_have_the_bounds_of_a_file(text: str, code: str, cell: str) -> None:
    with pytest.raises(FileRefused) as raised:
        read_pasted(text)
    assert (raised.value.code, raised.value.cell, raised.value.file_name) == (code, cell, "붙여넣은 표")


def test_blank_rows_and_cells_beyond_the_table_do_not_count() -> None:
    (sheet,) = read_pasted("가\t\t\n" + "\t" * 300 + "\n" + "\n" * 30_000).sheets
    assert sheet.rows == (("가",),)


def test_cells_copied_from_excel_and_hangul() -> None:
    (sheet,) = read_pasted(
        '행사명\t장소\r\n"주민\n설명회"\t"""가"" 홀"\r\n"개막" 공연\t마당\r\n"닫지 않음\t끝\r\n'
    ).sheets
    assert sheet.rows == (
        ("행사명", "장소"),
        ("주민 설명회", '"가" 홀'),
        ('"개막" 공연', "마당"),
        ('"닫지 않음', "끝"),
    )


cells = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_excel_copies_comes_back(table: list[list[str]]) -> None:
    def copied(text: str) -> str:
        return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & set('\t\r\n"') else text

    text = "\r\n".join("\t".join(map(copied, row)) for row in table) + "\r\n"
    assert list(delimited.fields(text, "\t")) == table


@given(st.text(max_size=40))
def test_tidying_a_line_twice_changes_nothing(text: str) -> None:
    once = line(text)
    assert line(once) == once
    assert "\n" not in once
    assert once == once.strip()
