"""Forms that come back are read in the worker: what is in them, and what is refused with a word of its own (B8)."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.intake import guard
from desktop_app.intake.form_reader import read_forms
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused
from desktop_app.proposals.form_values import FormSettings, OpinionForm
from desktop_app.reports.opinion_files import HWPX, XLSX, render_opinion_file
from tests.filled_forms import SECTION, edited, paragraph, typed
from tests.intake.test_guard import OLE, stream
from tests.intake.workbooks import packed
from tests.reports.test_opinion_files import blank

Read = Callable[[bytes, str], FileRead]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes, name: str) -> FileRead:
        file = tmp_path / name
        file.write_bytes(data)
        (outcome,) = read_forms([file])
        if isinstance(outcome, FileRefused):
            raise outcome
        return outcome

    return read


def made(kind: str, *forms: OpinionForm) -> bytes:
    return render_opinion_file(forms or (blank(),), kind, title="검토의견서", settings=FormSettings())


@pytest.mark.parametrize("kind", [HWPX, XLSX])
def test_several_forms_of_one_file_come_back_apart(read: Read, kind: str) -> None:
    one, other = blank(), blank(22, "자원순환과")
    file = read(made(kind, one, other), f"이름이 바뀐 것{kind}")
    assert [sheet.name for sheet in file.sheets] == [one.key, other.key]
    first, second = (dict(sheet.rows) for sheet in file.sheets)
    assert (first["fixed_number"], second["fixed_number"]) == (one.number, other.number)
    assert first["fixed_summary"] == one.summary
    assert set(first) == set(second)
    assert not first["rationale"]


def test_paragraphs_tabs_notes_and_tracked_changes_of_a_cell(read: Read) -> None:
    inside = (
        paragraph("첫째<hp:lineBreak/>둘째<hp:tab/>셋째")
        + paragraph("남음<hp:deleteBegin/>지움<hp:deleteEnd/> 말")
        + "<hp:p><hp:run><hp:ctrl><hp:footNote><hp:subList>"
        + paragraph("각주")
        + "</hp:subList></hp:footNote></hp:ctrl><hp:t>끝</hp:t></hp:run></hp:p>"
    )
    data = edited(made(HWPX), SECTION, typed("rationale", inside))
    assert dict(read(data, "a.hwpx").sheets[0].rows)["rationale"] == "첫째\n둘째 셋째\n남음 말\n끝"


def test_a_text_of_50000_characters_comes_back_whole(read: Read) -> None:
    long = "가나다라마 " * 8_334
    data = edited(made(HWPX), SECTION, typed("rationale", paragraph(long)))
    assert dict(read(data, "a.hwpx").sheets[0].rows)["rationale"] == long.strip()


def test_forms_in_several_sections_and_without_a_key(read: Read) -> None:
    one = made(HWPX)
    with zipfile.ZipFile(BytesIO(one)) as packed_form:
        parts = {name: packed_form.read(name) for name in packed_form.namelist()}
    parts["Contents/section10.xml"] = parts[SECTION].replace(blank().key.encode(), b"")
    parts["Contents/section2.xml"] = parts[SECTION].replace(b"/7/", b"/8/")
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as new:
        for name, body in parts.items():
            new.writestr(name, body)
    keys = [sheet.name for sheet in read(whole.getvalue(), "a.hwpx").sheets]
    assert keys == [blank().key, blank().key.replace("/7/", "/8/"), ""]


def test_a_workbook_is_read_by_names_wherever_its_rows_went(read: Read) -> None:
    book = load_workbook(BytesIO(made(XLSX)))
    sheet = book.worksheets[0]
    _, place = next(iter(book.defined_names["rationale_1"].destinations))
    sheet[place] = "첫 줄\n둘째 줄"
    _, day = next(iter(book.defined_names["written_on_1"].destinations))
    sheet[day] = 44481
    sheet.title = "바뀐 시트 이름"
    for one in book.defined_names.values():
        one.attr_text = one.attr_text.replace("2021-제안-021 도시계획과", "바뀐 시트 이름")
    whole = BytesIO()
    book.save(whole)
    cells = dict(read(whole.getvalue(), "a.xlsx").sheets[0].rows)
    assert cells["rationale"] == "첫 줄\n둘째 줄"
    assert str(cells["written_on"]) == "2021-10-12"


def other_book() -> bytes:
    whole = BytesIO()
    Workbook().save(whole)
    return whole.getvalue()


def bomb() -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("mimetype", "application/hwp+zip")
        new.writestr(SECTION, b"<a>" + b" " * (150 * 2**20))
    return whole.getvalue()


def with_doctype(section: str) -> str:
    head, mark, rest = section.partition("?>")
    return f'{head}{mark}<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>{rest}' if mark else section


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "a.hwpx", "empty"),
        (OLE + b"HWP Document File V5.00", "a.hwp", "hwp_form"),
        (b"%PDF-1.7", "a.pdf", "printed_form"),
        (b"\x89PNG\r\n\x1a\n\0", "a.png", "printed_form"),
        (stream("EncryptedPackage"), "a.xlsx", "locked_form"),
        (stream("Workbook"), "a.xls", "no_form"),
        ("이름,뜻\n".encode(), "a.csv", "no_form"),
        (other_book(), "다른 표.xlsx", "no_form"),
        (packed({"mimetype": "application/hwp+zip", SECTION: "<a/>"}), "남의 것.hwpx", "no_form"),
        (packed({"mimetype": "application/hwp+zip", SECTION: "<a><b></a>"}), "a.hwpx", "damaged_form"),
        (packed({"mimetype": "a", SECTION: "<a>" * 100 + "</a>" * 100}), "a.hwpx", "too_deep"),
        (packed({SECTION: "<a/>", "META-INF/manifest.xml": "<encryption-data/>"}), "a.hwpx", "locked_form"),
        (edited(made(HWPX), SECTION, with_doctype), "a.hwpx", "doctype"),
        (made(HWPX)[:-60], "a.hwpx", "damaged_form"),
        (bomb(), "a.hwpx", "packed_too_tight"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_form_says_why_and_what_to_do(read: Read, data: bytes, name: str, code: str) -> None:
    with pytest.raises(FileRefused) as raised:
        read(data, name)
    assert raised.value.code == code
    assert raised.value.steps
    assert name in raised.value.what


def test_a_form_of_hangul_stays_refused_on_the_table_road() -> None:
    with pytest.raises(FileRefused) as raised:
        guard.kind_of(made(HWPX), "a.hwpx")
    assert raised.value.code == "hwp"
