"""The form that goes back to a department with its wrong rows: cells marked, reasons as comments (features.md G4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.intake.records import CellValue
from desktop_app.reports.return_xlsx import render_return_xlsx
from desktop_app.reports.workbook_bytes import MADE, workbook_bytes
from desktop_app.reports.workbook_cells import DEFAULT_SIZE, FONT
from desktop_app.reports.xlsx_text import put_text
from desktop_app.returns import forms
from desktop_app.returns.forms import DepartmentForm, FormLayout
from desktop_app.returns.mend_row import MendRow

MARK: Final = "보완"
ADVICE: Final = (
    "노란 칸을 고쳐 이 파일 그대로 다시 보내 주세요. 까닭은 칸의 메모에 있습니다. 앞서 낸 줄은 적지 않습니다."
)
_WRONG: Final = PatternFill("solid", fgColor="FFFFD23F")
_WIDE, _HIGH = 320, 110


def render_mending_xlsx(form: DepartmentForm, rows: Sequence[MendRow], mark: str) -> bytes:
    """The department's form with these rows alone; ``mark`` behind its key says whose rows they mend."""
    asked = tuple(one for one in form.forms if any(row.form is one for row in rows))
    form = replace(form, forms=asked, known={}, hidden={})  # whatever was sent goes back whole
    blank = render_return_xlsx(form)
    book = load_workbook(BytesIO(blank))
    for one in asked:
        sheet = book[one.value]
        assert isinstance(sheet, Worksheet)  # noqa: S101 - our own form
        _advise(sheet)
        for at, row in enumerate(row for row in rows if row.form is one):
            _put_row(sheet, forms.FIRST_ROW + at, row, form.layout(one))
    _mark_key(book, mark)
    book.properties.created = book.properties.modified = MADE
    return workbook_bytes(book)


def _advise(sheet: Worksheet) -> None:
    cell = sheet.cell(forms.ADVICE_ROW, 1)
    put_text(cell, ADVICE, "양식의 글")
    cell.font = Font(name=FONT, size=DEFAULT_SIZE, bold=True)


def _put_row(sheet: Worksheet, at: int, row: MendRow, layout: FormLayout) -> None:
    mark = sheet.cell(at, forms.MARK_COLUMN)
    put_text(mark, MARK, "표시")
    for column in layout.columns:
        cell = sheet.cell(at, layout.column_at(column.key))
        _put(cell, row.cells.get(column.key), column.head)
        if column.key in row.reasons:
            _say(cell, row.reasons[column.key])
    if row.whole or not row.reasons:
        _say(mark, row.whole or ("이 줄을 다시 보아 주세요.",))
    if row.key:
        put_text(sheet.cell(at, layout.key_column), row.key, "줄의 열쇠")


def _put(cell: Any, value: CellValue, head: str) -> None:
    if isinstance(value, bool) or value is None:
        if value is not None:
            put_text(cell, forms.YES_NO[0 if value else 1], head)
    elif isinstance(value, int | float | date | time):
        cell.value = value
    else:
        put_text(cell, str(value), head)


def _say(cell: Any, reasons: Sequence[str]) -> None:
    cell.fill = _WRONG
    note = Comment("\n".join(reasons), forms.KEY_SHEET, height=_HIGH, width=_WIDE)
    cell.comment = note


def _mark_key(book: Workbook, mark: str) -> None:
    """The mark stands behind both keys."""
    cell = book[forms.KEY_SHEET].cell(1, 1)
    text = f"{cell.value} {mark}"
    put_text(cell, text, "양식의 열쇠")
    properties: Any = book
    for one in properties.custom_doc_props.props:
        if one.name == forms.KEY_NAME:
            one.value = text
