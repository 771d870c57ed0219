"""The whole-data workbook as a file: rows are streamed into it, true dates and numbers, text that stays text."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from desktop_app.reports.workbook_bytes import MADE, write_workbook
from desktop_app.reports.workbook_cells import DAY, FONT
from desktop_app.reports.xlsx_text import needs_care, put_text, xlsx_text
from desktop_app.whole_data.collecting import NO, YES, Office
from desktop_app.whole_data.dictionary import GUIDE, HEADS, lines
from desktop_app.whole_data.sheets import GONE, CellKind, DataSheet, SheetColumn

MONTH: Final = 'yyyy". "m"."'
CLOCK: Final = "[hh]:mm"
MOMENT: Final = "yyyy-mm-dd hh:mm:ss"
_FORMATS: Final[Mapping[CellKind, str]] = {
    CellKind.DAY: DAY,
    CellKind.MONTH: MONTH,
    CellKind.TIME: CLOCK,
    CellKind.MOMENT: MOMENT,
}
_WIDTHS: Final[Mapping[CellKind, float]] = {
    CellKind.TEXT: 24,
    CellKind.LINK: 22,
    CellKind.OWNER: 22,
    CellKind.MOMENT: 20,
}
_WIDTH: Final = 13
_HEAD = PatternFill("solid", fgColor="FFEDEDED")
_REQUIRED = PatternFill("solid", fgColor="FFD6E4F5")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What Excel would read as a character's number; a mark before it keeps it text."""
_OFFERED_ROWS: Final = 5_000
"""So far down a sheet words are offered; what is typed further down is read the same."""
_LONGEST_LIST: Final = 250
_GUIDE_WIDTHS: Final = (24, 28, 36, 24, 24)
_PERSONLESS: Final = "개인정보를 빼고 만든 파일입니다. 사람 시트와 성명·연락처 같은 열이 없습니다."
_GUIDE: Final = (
    "업무 폴더의 모든 기록이 시트마다 한 줄씩 들어 있습니다. 빈 업무 폴더에서 만든 것은 적어 넣을 양식입니다.",
    "다시 넣으려면 새 업무 폴더를 열고 메뉴의 ‘전체 자료 가져오기’를 고르거나, 명령줄에서 data import를 씁니다.",
    "머리글은 고치지 마세요. 열의 차례는 바꾸어도 되고, 빈 시트는 지워도 됩니다. 푸른 머리글의 칸은 꼭 적습니다.",
    "다른 시트의 기록은 그 이름으로 적습니다: 부서명, 단체명, 관리번호, ‘2021 사업명’, ‘건물 > 시설’처럼.",
    "이름이 없는 기록은 ‘번호’로 적습니다. 가리키는 줄이 없으면 번호를 비워도 됩니다.",
    "이름이 같은 기록이 둘이면 ‘구별’에 2, 3을 적고, 다른 시트에서는 ‘이름 [2]’처럼 적습니다.",
    "날짜·시각·수는 그 모양의 칸으로, 정한 말은 목록에 있는 말로 적습니다. ‘차례’를 비우면 적은 차례대로입니다.",
    "‘지움’이 ‘예’인 줄은 지운 기록입니다. 다른 기록이 가리키고 있거나 번호를 다시 쓰지 않아야 해서 들어 있습니다.",
    "붙임 파일과 받은 파일은 옆의 ‘… 붙임.zip’에 있고, ‘파일’ 칸이 그 안의 이름입니다. 두 파일을 함께 두세요.",
    "이력, 접속기록, 파기 대장, 설정, 저장한 보기는 들어 있지 않습니다. 그대로 옮기려면 업무 폴더를 통째로 복사하세요.",
    "아래 표는 머리글과 말의 뜻을 프로그램이 알아보는 목록입니다. 판이 바뀌어 말이 달라져도 이 파일을 읽습니다.",
    "부서에 이미 내보낸 취합 양식과 의견서 서식은 새 업무 폴더에서 열쇠로 알아보지 못합니다.",
)


def write(office: Office, target: Path, *, personal: bool) -> None:
    """Write the workbook of an office that was looked through. What ``tell`` raises leaves nothing behind."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = MADE
    book.properties.title = "전체 자료"
    try:
        _guide(book, office.sheets, personal=personal)
        for sheet in office.sheets:
            _Sheet(book, sheet, office).write()
        with target.open("xb") as stream:
            write_workbook(book, stream)
    except BaseException:
        _leave(book)
        raise


def _leave(book: Workbook) -> None:
    """End the sheets that are open; what was streamed so far lay in files of the system's own folder."""
    for sheet in book.worksheets:
        streamed: Any = sheet
        if not streamed.closed:
            streamed.close()
        Path(streamed._writer.out).unlink(missing_ok=True)  # noqa: SLF001 - openpyxl has no other way to let go


def _guide(book: Workbook, sheets: Iterable[DataSheet], *, personal: bool) -> None:
    """How the workbook is read and filled in; below it what every head and word stands for."""
    sheet: Any = book.create_sheet(GUIDE)
    for letter, width in zip("ABCDE", _GUIDE_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    said = _GUIDE if personal else (_PERSONLESS, *_GUIDE)
    for number, line in enumerate(("전체 자료", *said)):
        cell = WriteOnlyCell(sheet, line)
        cell.font = Font(name=FONT, size=14 if not number else 11, bold=not number)
        sheet.append([cell])
    sheet.append([])
    heads = []
    for head in HEADS:
        cell = WriteOnlyCell(sheet, head)
        cell.font, cell.fill = Font(name=FONT, size=10, bold=True), _HEAD
        heads.append(cell)
    sheet.append(heads)
    for words in lines(sheets):
        sheet.append(words)
    sheet.close()


class _Sheet:
    """One sheet being written."""

    def __init__(self, book: Workbook, sheet: DataSheet, office: Office) -> None:
        self._made: Any = book.create_sheet(sheet.name)
        self._sheet = sheet
        self._office = office
        self._styles = {text: self._style(text) for text in _FORMATS.values()}
        kinds = {one.head: one.kind for one in sheet.columns}
        self._formats = [_FORMATS.get(kinds.get(head, CellKind.TEXT), "") for head in sheet.heads]

    def write(self) -> None:
        self._set_up()
        heads = self._sheet.heads
        self._made.append(self._heads())
        for cells in self._office.rows(self._sheet):
            self._made.append(
                [
                    self._cell(value, form, head)
                    for value, form, head in zip(cells, self._formats, heads, strict=True)
                ]
            )
        self._made.close()

    def _cell(self, value: Any, form: str, head: str) -> Any:
        if isinstance(value, str):
            text = _ESCAPE.sub("_x005F_", value) if "_x" in value else value
            if not needs_care(text):
                return xlsx_text(text, head)
            cell = WriteOnlyCell(self._made)
            put_text(cell, text, head)
            return cell
        if isinstance(value, date | timedelta) and form:
            cell = WriteOnlyCell(self._made)
            cell.value = value
            cell._style = self._styles[form]  # type: ignore[attr-defined]  # noqa: SLF001 - as workbook_cells does
            return cell
        return value

    def _heads(self) -> list[Any]:
        required = {one.head for one in self._sheet.columns if one.required}
        cells = []
        for head in self._sheet.heads:
            cell = WriteOnlyCell(self._made, head)
            cell.font = Font(name=FONT, size=10, bold=True)
            cell.fill = _REQUIRED if head in required else _HEAD
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            cells.append(cell)
        return cells

    def _set_up(self) -> None:
        """Widths, the fixed first row, and what can be picked from a list."""
        columns = {one.head: one for one in self._sheet.columns}
        self._made.freeze_panes = "A2"
        for at, head in enumerate(self._sheet.heads, start=1):
            letter = get_column_letter(at)
            column = columns.get(head)
            width = _WIDTHS.get(column.kind, _WIDTH) if column is not None else 8
            self._made.column_dimensions[letter].width = max(width, 2.2 * len(head))
            rule = self._rule(column, head)
            if rule is not None:
                rule.add(f"{letter}2:{letter}{_OFFERED_ROWS}")
                self._made.data_validations.append(rule)

    def _rule(self, column: SheetColumn | None, head: str) -> DataValidation | None:
        """The words of a cell that takes one of a few; one of another sheet's names where these stand in one column."""
        words: Iterable[str] = ()
        if head == GONE:
            words = (YES,)
        elif column is not None and column.kind is CellKind.YES:
            words = (YES, NO)
        elif column is not None and column.kind is CellKind.CODE:
            words = column.words.values()
        listed = ",".join(words)
        if listed and len(listed) <= _LONGEST_LIST:
            return DataValidation("list", formula1=f'"{listed}"', allow_blank=True)
        source = self._source(column)
        if source:
            return DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        return None

    def _source(self, column: SheetColumn | None) -> str:
        target = column.target if column is not None and column.kind is CellKind.LINK else ""
        sheet = next((one for one in self._office.sheets if one.table == target), None)
        if sheet is None or len(sheet.key) != 1:
            return ""
        letter = get_column_letter(sheet.heads.index(sheet.column(sheet.key[0]).head) + 1)
        return f"'{sheet.name}'!${letter}$2:${letter}${_OFFERED_ROWS}"

    def _style(self, form: str) -> Any:
        cell = WriteOnlyCell(self._made)
        cell.number_format = form
        return cell._style  # type: ignore[attr-defined]  # noqa: SLF001 - see _cell
