"""An empty list, filled in with a spreadsheet and taken in again: one head row, drop-downs, an example (IMP-11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.reports.workbook_bytes import workbook_bytes
from desktop_app.reports.workbook_cells import DAY, DEFAULT_SIZE, FONT
from desktop_app.reports.xlsx_text import put_text, sheet_name

ROWS = 1000
"""Rows that carry formats and drop-downs; more can be filled in all the same."""
LONGEST_LIST = 255  # characters that Excel takes for a drop-down written into its own rule
LISTS = "고를 말"
EXAMPLE = "(예시)"
REQUIRED = "✱"
_TEXT = "@"
MADE = datetime(2021, 1, 1)  # noqa: DTZ001 - a constant; nothing of a clock goes into a file


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """One column: its head, whether it must be filled, what it offers, an example."""

    head: str
    required: bool = False
    is_day: bool = False
    choices: tuple[str, ...] = ()
    example: str | date = ""
    width: int = 16


def render_entry_form(title: str, columns: Sequence[EntryColumn]) -> bytes:
    """The workbook's bytes."""
    book = Workbook()
    book._named_styles["Normal"].font = Font(name=FONT, size=DEFAULT_SIZE)  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no other door
    book.properties.title = title
    book.properties.created = book.properties.modified = MADE
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = sheet_name(title)
    _write_head(sheet, columns)
    _write_example(sheet, columns)
    lists = _Lists(book)
    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = column.width
        _format(sheet, number, column)
        if column.choices:
            lists.offer(sheet, f"{letter}2:{letter}{ROWS}", column)
    sheet.freeze_panes = "A2"
    return workbook_bytes(book)


def _write_head(sheet: Worksheet, columns: Sequence[EntryColumn]) -> None:
    fill = PatternFill("solid", fgColor="FFEDEDED")
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(1, number)
        put_text(cell, f"{column.head} {REQUIRED}" if column.required else column.head, column.head)
        cell.font = Font(name=FONT, size=DEFAULT_SIZE, bold=True)
        cell.fill = fill
        cell.alignment = Alignment(horizontal="center", vertical="center")


def _write_example(sheet: Worksheet, columns: Sequence[EntryColumn]) -> None:
    """One row that shows how; it says of itself that it is none of the list."""
    for number, column in enumerate(columns, start=1):
        cell = sheet.cell(2, number)
        cell.font = Font(name=FONT, size=DEFAULT_SIZE, italic=True, color="FF6D7882")
        if isinstance(column.example, date):
            cell.value = column.example
        elif text := f"{EXAMPLE} {column.example}" if number == 1 else column.example:
            put_text(cell, text, column.head)


def _format(sheet: Worksheet, number: int, column: EntryColumn) -> None:
    """Days are true days; all else is text, so that a telephone number keeps its 0."""
    for row in range(2, ROWS + 1):
        sheet.cell(row, number).number_format = DAY if column.is_day else _TEXT


class _Lists:
    """Drop-downs; long ones stand on a sheet of their own."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet: Worksheet | None = None
        self._columns = 0

    def offer(self, sheet: Worksheet, cells: str, column: EntryColumn) -> None:
        """Let the cells of a column offer its words; another word is questioned, not refused."""
        written = ",".join(column.choices)
        plain = len(written) <= LONGEST_LIST and not any("," in word for word in column.choices)
        source = f'"{written}"' if plain else self._range(column.choices)
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.errorStyle = "warning"
        rule.errorTitle, rule.error = column.head, "목록에 없는 말입니다. 그대로 두시겠습니까?"
        rule.showErrorMessage = True
        rule.add(cells)
        sheet.add_data_validation(rule)

    def _range(self, words: Sequence[str]) -> str:
        if self._sheet is None:
            self._sheet = self._book.create_sheet(LISTS)
            self._sheet.sheet_state = "hidden"
        self._columns += 1
        for row, word in enumerate(words, start=1):
            put_text(self._sheet.cell(row, self._columns), word, LISTS)
        letter = get_column_letter(self._columns)
        return f"'{LISTS}'!${letter}$1:${letter}${len(words)}"
