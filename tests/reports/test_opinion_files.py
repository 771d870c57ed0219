"""검토의견서 as HWPX and XLSX: whole packages, the same words as the source, nothing of a template (B8, H6)."""

import ctypes
import json
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hwpx import HwpxDocument, validate_editor_open_safety
from openpyxl import load_workbook

from desktop_app.proposals.form_values import CRITERION_MARKS, Criterion, FormSettings, OpinionForm
from desktop_app.proposals.return_fields import FIELDS, FIXED, KEY, FormKey, fixed_cells, fixed_digest
from desktop_app.reports.form_sheet import FormTable, fields_of
from desktop_app.reports.opinion_files import HWPX, PDF, XLSX, render_apart, render_opinion_file
from desktop_app.reports.opinion_sheet import opinion_sheet
from tests.reports.opinions import long_text, opinion

SETTINGS = FormSettings()
TEMPLATE_WORDS = (b"synthetic", b"fixture", b"2025", "샘플".encode())


def blank(number: int = 21, department: str = "도시계획과") -> OpinionForm:
    """A form to be filled in, with its check list and its key."""
    form = replace(
        opinion(number, department),
        blank=True,
        criteria=(Criterion("법령 적합"), Criterion("예산")),
        attachments=(),
    )
    key = FormKey("0123abcd", form.number, 7, fixed_digest(fixed_cells(form)))
    return replace(form, key=key.text)


def hwpx(forms: Sequence[OpinionForm], settings: FormSettings = SETTINGS) -> bytes:
    return render_opinion_file(forms, HWPX, title="검토의견서", settings=settings)


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode()


def printed(forms: Sequence[OpinionForm]) -> list[str]:
    """Every text of the source, cell by cell and line by line."""
    texts = []
    for form in forms:
        for block in opinion_sheet(form, SETTINGS).blocks:
            cells = (
                [cell.text for row in block.rows for cell in row.cells]
                if isinstance(block, FormTable)
                else [block.text]
            )
            texts += [line for text in cells for line in text.split("\n") if line]
    return texts


def reread(tmp_path: Path, data: bytes) -> Any:
    """The file as a reader sees it that has nothing to do with the library that wrote it."""
    try:
        ctypes.CDLL("libfreetype.so.6", mode=ctypes.RTLD_GLOBAL)
        import rhwp  # noqa: PLC0415 - needs the line above
    except (OSError, ImportError) as error:
        pytest.skip(f"the independent reader does not load here: {error}")
    file = tmp_path / "form.hwpx"
    file.write_bytes(data)
    return rhwp.parse(str(file))


def words_of(document: Any) -> str:
    """All text of a file in the order in which it is read, without blanks."""
    texts: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            if node.get("kind") == "paragraph":
                texts.append(node["text"])
                return
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect(json.loads(document.to_ir_json()))
    return "".join("".join(texts).split())


@pytest.mark.parametrize("form", [opinion(), blank()], ids=["filled", "blank"])
def test_hwpx_is_a_whole_package_that_an_editor_opens(tmp_path: Path, form: OpinionForm) -> None:
    data = hwpx([form])
    with zipfile.ZipFile(BytesIO(data)) as packed:
        first = packed.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert packed.read("mimetype") == b"application/hwp+zip"
        assert {
            "META-INF/container.xml",
            "Contents/content.hpf",
            "Contents/header.xml",
            "Contents/section0.xml",
            "Preview/PrvText.txt",
            "Preview/PrvImage.png",
            "version.xml",
        } <= set(packed.namelist())
    file = tmp_path / "form.hwpx"
    file.write_bytes(data)
    report = validate_editor_open_safety(str(file))
    assert report.reopen_ok
    assert not report.blocking_package_errors
    assert not HwpxDocument.open(str(file)).validate().issues


@pytest.mark.parametrize("form", [opinion(), blank()], ids=["filled", "blank"])
def test_an_independent_reader_finds_the_words_of_the_source(tmp_path: Path, form: OpinionForm) -> None:
    document = reread(tmp_path, hwpx([form]))
    said = words_of(document)
    missing = [text for text in printed([form]) if "".join(text.split()) not in said]
    assert missing == []
    for page in range(document.page_count):
        assert document.render_png(page).startswith(b"\x89PNG")


def test_a_long_text_flows_over_pages_and_loses_nothing(tmp_path: Path) -> None:
    form = replace(opinion(), rationale=long_text(5_000))
    document = reread(tmp_path, hwpx([form]))
    assert document.page_count >= 3
    assert "".join(form.rationale.split()) in words_of(document)


def test_nothing_of_a_template_goes_out() -> None:
    data = hwpx([blank()])
    with zipfile.ZipFile(BytesIO(data)) as packed:
        leaks = [
            (name, word) for name in packed.namelist() for word in TEMPLATE_WORDS if word in packed.read(name)
        ]
    assert leaks == []
    assert 'name="lastsaveby" content="text">은평구 기획예산과<' in part(data, "Contents/content.hpf")
    assert "검토의견서" in part(data, "Preview/PrvText.txt")


@pytest.mark.parametrize("kind", [PDF, XLSX, HWPX])
def test_the_same_forms_give_the_same_bytes(kind: str) -> None:
    forms = [blank(), blank(22, "자원순환과")]
    once, again = (render_opinion_file(forms, kind, title="검토의견서", settings=SETTINGS) for _ in range(2))
    assert once == again


def test_page_numbers_are_counted_once_in_the_style_of_the_settings() -> None:
    for numbering, counted in (("- 쪽 -", ["PAGE"]), ("총쪽-쪽", ["TOTAL_PAGE", "PAGE"])):
        section = part(hwpx([opinion()], replace(SETTINGS, numbering=numbering)), "Contents/section0.xml")
        footers = [piece.partition("</hp:footer>")[0] for piece in section.split("<hp:footer ")[1:]]
        assert footers
        for footer in footers:
            assert [piece.partition('"')[0] for piece in footer.split('numType="')[1:]] == counted
        assert "<hp:pageNum" not in section
        book = load_workbook(
            BytesIO(
                render_opinion_file(
                    [opinion()], XLSX, title="가", settings=replace(SETTINGS, numbering=numbering)
                )
            )
        )
        assert book.worksheets[0].oddFooter.center.text == ("&N-&P" if len(counted) > 1 else "- &P -")


def test_open_cells_carry_their_names_and_printed_ones_are_locked() -> None:
    form = blank()
    labels = ("check_0_label", "check_1_label")
    wanted = {*FIELDS, "disclosure", "check_0_mark", "check_0_reason", "check_1_mark", "check_1_reason"}
    assert {cell.field for cell in fields_of([opinion_sheet(form, SETTINGS)])} == wanted
    section = part(hwpx([form]), "Contents/section0.xml")
    for name in (*wanted, *FIXED, *labels, KEY):
        assert section.count(f'name="{name}"') == 1, name
    book = load_workbook(BytesIO(render_opinion_file([form], XLSX, title="가", settings=SETTINGS)))
    sheet, hidden = book.worksheets
    assert hidden.sheet_state == "veryHidden"
    assert hidden["A1"].value == form.key
    assert set(book.defined_names) - {KEY} == {f"{name}_1" for name in (*wanted, *FIXED, *labels)}
    for name in wanted:
        _, place = next(iter(book.defined_names[f"{name}_1"].destinations))
        assert not sheet[place].protection.locked, name
    for name in FIXED:
        _, place = next(iter(book.defined_names[f"{name}_1"].destinations))
        assert sheet[place].protection.locked, name
        assert sheet[place].value == (fixed_cells(form)[name] or None)


def test_a_workbook_offers_lists_for_what_is_chosen() -> None:
    book = load_workbook(BytesIO(render_opinion_file([blank()], XLSX, title="가", settings=SETTINGS)))
    offered = {rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert f'"{",".join(CRITERION_MARKS)}"' in offered
    assert '"공개,부분공개,비공개"' in offered


def test_no_row_of_a_workbook_is_higher_than_excel_allows() -> None:
    form = replace(opinion(), rationale=long_text(5_000))
    sheet = load_workbook(
        BytesIO(render_opinion_file([form], XLSX, title="가", settings=SETTINGS))
    ).worksheets[0]
    heights = [row.height for row in sheet.row_dimensions.values() if row.height]
    assert max(heights) <= 409
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == form.rationale]
    assert len(cells) == 1
    reach = next(area for area in sheet.merged_cells.ranges if cells[0].coordinate in area)
    assert sum(sheet.row_dimensions[row].height for row in range(reach.min_row, reach.max_row + 1)) > 800


def test_one_file_a_department_under_the_name_that_is_sent() -> None:
    made = render_apart([blank(), blank(22, "자원순환과")], HWPX, SETTINGS)
    assert [name for name, _ in made] == [
        "검토의견서 2021-제안-021 도시계획과",
        "검토의견서 2021-제안-022 자원순환과",
    ]
    assert all(part(data, "Contents/section0.xml").count(f'name="{KEY}"') == 1 for _, data in made)
