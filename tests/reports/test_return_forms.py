"""The workbook of a department: what is locked, what may be chosen, its key, only its own rows (G2)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.errors import InputRefused
from desktop_app.reports.return_xlsx import render_return_xlsx
from desktop_app.reports.xlsx_text import xlsx_text
from desktop_app.returns import forms
from desktop_app.returns.form_keys import FileKey, ReturnForm, RowKey, read_file_key, read_row_key
from desktop_app.returns.forms import LAYOUTS, DepartmentForm, FormLayout, KnownRow
from tests.hostile import HOSTILE

KEY = FileKey("a1b2c3d4e5f6", 12, tuple(ReturnForm))
PROJECT = KnownRow(
    RowKey("project", 3, 2),
    {
        "name": "제로웨이스트 실험",
        "partners": "청년허브",
        "starts_on": date(2021, 4, 1),
        "state": "추진",
        "text": "가게 12곳 모집",
        "quantity": 12,
    },
)
USAGE = KnownRow(
    RowKey("usage", 9, 1),
    {"used_on": date(2021, 5, 12), "start_minute": 14 * 60, "event": "정책 토론회", "fee_won": 30000},
)
FORM = DepartmentForm(
    "2021년 상반기 취합",
    2021,
    "응암제3동",
    tuple(ReturnForm),
    date(2021, 1, 1),
    date(2021, 6, 30),
    date(2021, 7, 9),
    {ReturnForm.PROJECTS: (PROJECT,), ReturnForm.USAGES: (USAGE,)},
    {forms.SPACES: ("상상청 상상홀", "미래청"), forms.TRAININGS: ("현장 방문 교육 2기",)},
    KEY,
    "기획예산과-1234",
    "사진도 보내 주세요.",
    "은평구청 기획예산과",
)


def storable(text: str) -> bool:
    """Others are refused by the name of their field before a file is made."""
    try:
        return bool(xlsx_text(text, "글").strip())
    except InputRefused:
        return False


STORABLE = [one for one in HOSTILE if storable(one)]


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(render_return_xlsx(FORM)))


@pytest.fixture(params=LAYOUTS.values(), ids=lambda one: one.sheet)
def layout(request: pytest.FixtureRequest) -> FormLayout:
    layout: FormLayout = request.param
    return layout


def texts(book: Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (value for value in row if isinstance(value, str))


def rules(sheet: Any, column: int) -> list[Any]:
    cell = sheet.cell(forms.FIRST_ROW, column).coordinate
    return [one for one in sheet.data_validations.dataValidation if cell in one.sqref]


def test_the_same_form_is_the_same_file() -> None:
    assert render_return_xlsx(FORM) == render_return_xlsx(FORM)


def test_sheets_are_advice_and_what_was_asked_and_the_rest_is_hidden(book: Workbook) -> None:
    seen = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    assert seen == ["안내", "연계사업 실적", "대관실적", "교육 신청"]
    assert {one.sheet_state for one in book.worksheets if one.title not in seen} == {"veryHidden"}
    only = load_workbook(BytesIO(render_return_xlsx(replace(FORM, forms=(ReturnForm.USAGES,)))))
    assert [one.title for one in only.worksheets if one.sheet_state == "visible"] == ["안내", "대관실적"]


def test_the_key_stands_in_a_hidden_cell_and_in_the_document(book: Workbook) -> None:
    sheet, cell = next(iter(book.defined_names[forms.KEY_NAME].destinations))
    assert read_file_key(str(book[sheet][cell].value)) == KEY
    assert read_file_key(book.custom_doc_props[forms.KEY_NAME].value) == KEY  # type: ignore[attr-defined]


def test_the_blank_form_has_neither_key_nor_rows() -> None:
    book = load_workbook(BytesIO(render_return_xlsx(replace(FORM, key=None, department="", known={}))))
    assert forms.KEY_NAME not in book.defined_names
    assert forms.KEY_SHEET not in book.sheetnames
    assert "제로웨이스트 실험" not in set(texts(book))


def test_heads_are_locked_rows_are_open_and_there_are_plenty(book: Workbook, layout: FormLayout) -> None:
    sheet = book[layout.sheet]
    known = len(FORM.known.get(layout.form, ()))
    last = forms.FIRST_ROW + known + forms.ENTRY_ROWS - 1
    assert sheet.protection.sheet
    assert not sheet.protection.password
    for at, column in enumerate(layout.columns, start=forms.FIRST_COLUMN):
        assert sheet.cell(forms.HEAD_ROW, at).value == column.title
        assert sheet.cell(forms.HEAD_ROW, at).protection.locked
        assert sheet.cell(forms.EXAMPLE_ROW, at).protection.locked
        for row in range(forms.FIRST_ROW + known, last + 1):
            assert not sheet.cell(row, at).protection.locked
    assert not sheet.cell(forms.NIL_ROW, forms.NIL_COLUMN).protection.locked
    assert sheet.cell(forms.EXAMPLE_ROW, forms.MARK_COLUMN).value == forms.EXAMPLE
    assert sheet.freeze_panes == "C6"
    assert sheet.print_title_rows == "$4:$4"
    assert not sheet.merged_cells.ranges


def test_the_example_names_a_place_that_may_be_copied(book: Workbook) -> None:
    for layout in (forms.LAYOUTS[one] for one in FORM.forms):
        for at, column in enumerate(layout.columns, start=forms.FIRST_COLUMN):
            if offered := FORM.offers.get(column.offers, ()):
                assert book[layout.sheet].cell(forms.EXAMPLE_ROW, at).value == offered[0]


def test_a_known_row_says_what_the_office_knows_in_true_values(book: Workbook) -> None:
    sheet, layout = book["대관실적"], LAYOUTS[ReturnForm.USAGES]
    row = {one.key: sheet.cell(forms.FIRST_ROW, layout.column_at(one.key)).value for one in layout.columns}
    assert (row["used_on"].date(), row["start_minute"], row["fee_won"]) == (
        date(2021, 5, 12),
        time(14),
        30000,
    )
    assert sheet.cell(forms.FIRST_ROW, forms.MARK_COLUMN).value == forms.KNOWN
    assert read_row_key(str(sheet.cell(forms.FIRST_ROW, layout.key_column).value)) == USAGE.key
    letter = sheet.cell(1, layout.key_column).column_letter
    assert sheet.column_dimensions[letter].hidden


def test_what_tells_a_known_record_is_locked_and_the_rest_of_its_row_is_open(book: Workbook) -> None:
    sheet, layout = book["연계사업 실적"], LAYOUTS[ReturnForm.PROJECTS]
    for one in layout.columns:
        cell = sheet.cell(forms.FIRST_ROW, layout.column_at(one.key))
        assert cell.protection.locked == (one.identity or one.shown), one.key
        assert not sheet.cell(forms.FIRST_ROW + 1, layout.column_at(one.key)).protection.locked


def test_cells_offer_what_may_be_chosen(book: Workbook, layout: FormLayout) -> None:
    sheet = book[layout.sheet]
    for at, column in enumerate(layout.columns, start=forms.FIRST_COLUMN):
        found = rules(sheet, at)
        if column.choices:
            assert [one.formula1 for one in found] == [f'"{",".join(column.choices)}"']
            assert found[0].errorStyle != "warning"
        elif column.offers:
            name, area = found[0].formula1.rsplit("!", 1)
            offered = (
                [row[0].value for row in book[name.strip("'")][area.replace("$", "")]] if ":" in area else []
            )
            assert tuple(offered) == FORM.offers[column.offers] or area == "$B$1:$B$1"
            assert found[0].errorStyle == "warning"
        if column.hint:
            assert found[0].prompt == column.hint


def test_nothing_to_report_is_one_cell_that_is_found_by_its_name(book: Workbook, layout: FormLayout) -> None:
    sheet, cell = next(iter(book.defined_names[layout.nil_name].destinations))
    assert sheet == layout.sheet
    offered = [
        one.formula1
        for one in book[sheet].data_validations.dataValidation
        if cell.replace("$", "") in one.sqref
    ]
    assert offered == [f'"{layout.nil}"']


@pytest.mark.parametrize("text", STORABLE)
def test_what_the_officer_wrote_stays_text(text: str) -> None:
    project = replace(PROJECT, cells={**PROJECT.cells, "text": text})
    form = replace(FORM, department="부서", guidance="=1+1", known={ReturnForm.PROJECTS: (project,)})
    made = render_return_xlsx(form)
    book = load_workbook(BytesIO(made))
    layout = LAYOUTS[ReturnForm.PROJECTS]
    cell = book[layout.sheet].cell(forms.FIRST_ROW, layout.column_at("text"))
    assert cell.data_type == "s"


def test_no_person_is_filled_in_beforehand() -> None:
    named = [one.key for one in LAYOUTS[ReturnForm.TRAINEES].columns if one.personal]
    assert named
    assert ReturnForm.TRAINEES not in FORM.known
