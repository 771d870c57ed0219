"""Long tables for 한글 are set from pattern rows: the same file as row by row, sound, and quick to make (DOC-13)."""

import re
from io import BytesIO
from xml.etree.ElementTree import canonicalize
from zipfile import ZIP_STORED, ZipFile

import pytest
from hwpx import HwpxDocument
from hwpx.tools.package_validator import validate_editor_open_safety

from desktop_app.reports import hwpx_paper
from desktop_app.reports.blocks import Column, Front, Report, Row, Section, Shape, Table
from desktop_app.reports.report_hwpx import render_hwpx
from tests.reports import hwpx_tables

COLUMNS = (
    Column("연번", Shape.ORDER, 20),
    Column("행사명", Shape.TEXT, 80, "무엇"),
    Column("구분", Shape.LABEL, 30, "무엇"),
    Column("금액", Shape.WON, 40),
)
HOSTILE = (
    "a < b & c",
    "</hp:t></hp:tr>",
    "첫 줄\n둘째 줄",
    "",
    '"따옴표"',
    "=1+1",
    "\ue0f7",
    "<hp:tbl ",
    "]]>",
)


def report(rows: int, *, total: bool = True) -> Report:
    body: list[Row] = [
        (number, f"{HOSTILE[number % len(HOSTILE)]} {number}", "회의", 1_000 * number or None)
        for number in range(rows)
    ]
    last: Row | None = (
        ("계", f"{rows}건", "", sum(1_000 * number for number in range(rows))) if total else None
    )
    table = Table("목록", COLUMNS, tuple(body), last)
    again = Table("다시", COLUMNS[1:], tuple(row[1:] for row in body[:3]))
    section = Section("Ⅰ", "장", "장", (table, again, table))
    return Report("제목", "은평구", ("기준일",), (section,), Front.TITLE)


def body_of(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as package:
        return package.read("Contents/section0.xml").decode("utf-8")


def without_numbers(data: bytes) -> str:
    """The body in one way of writing it, its paragraphs' numbers left out."""
    return canonicalize(re.sub(r' id="\d+"', "", body_of(data)))


@pytest.mark.parametrize("rows", [0, 1, 8, 9, 40])
@pytest.mark.parametrize("total", [True, False])
def test_it_is_what_setting_each_row_gives(rows: int, total: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    quick = render_hwpx(report(rows, total=total))
    monkeypatch.setattr(hwpx_paper, "KEPT", 10_000)
    slow = render_hwpx(report(rows, total=total))
    assert without_numbers(quick) == without_numbers(slow)
    with ZipFile(BytesIO(quick)) as one, ZipFile(BytesIO(slow)) as other:
        assert [info.filename for info in one.infolist()] == [info.filename for info in other.infolist()]
        assert one.read("Preview/PrvText.txt") == other.read("Preview/PrvText.txt")


def test_what_is_typed_comes_back_as_it_was_typed() -> None:
    tables = hwpx_tables.tables_in(render_hwpx(report(40)))
    assert [len(table.rows) for table in tables] == [41, 3, 41]
    for number in range(40):
        typed = "".join(f"{HOSTILE[number % len(HOSTILE)]} {number}".split())
        assert tables[0].rows[number][1] == typed == tables[2].rows[number][1]


def test_the_library_finds_the_file_sound_and_reads_it() -> None:
    data = render_hwpx(report(200))
    assert validate_editor_open_safety(data).ok
    document = HwpxDocument.open(BytesIO(data))
    (table, *_) = [one for paragraph in document.paragraphs for one in paragraph.tables]
    assert (table.row_count, table.column_count) == (203, 4)
    assert table.cell(150, 1).text == f"{HOSTILE[148 % len(HOSTILE)]} 148"


def test_every_paragraph_has_a_number_of_its_own() -> None:
    numbers = re.findall(r'<hp:(?:p|tbl) [^>]*?id="(\d+)"', body_of(render_hwpx(report(60))))
    assert len(numbers) == len(set(numbers)) > 400


def test_the_package_begins_as_hangul_wants_it_and_is_the_same_every_time() -> None:
    data = render_hwpx(report(60))
    assert data == render_hwpx(report(60))
    with ZipFile(BytesIO(data)) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
