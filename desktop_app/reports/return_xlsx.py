"""The workbook that a department fills in: advice, one sheet a form, lists to choose from, a key (features.md G2).

Everything printed is locked without a password, everything to be filled in is open; the same form gives the same bytes.
"""

from collections.abc import Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.reports import return_cells as cells
from desktop_app.reports.return_advice import write_advice
from desktop_app.reports.return_paper import protect, set_paper
from desktop_app.reports.workbook_bytes import MADE, workbook_bytes
from desktop_app.reports.workbook_cells import DEFAULT_SIZE, FONT
from desktop_app.reports.xlsx_text import put_text
from desktop_app.returns import forms
from desktop_app.returns.form_keys import FileKey
from desktop_app.returns.forms import CellKind, DepartmentForm, FormColumn, FormLayout, KnownRow

_LINE = Side(style="thin", color="FFB1B8BE")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="FFE6E8EA")
_LOCKED = PatternFill("solid", fgColor="FFF4F5F6")
_OPEN = PatternFill("solid", fgColor="FFFFFBE6")
_WANTED = PatternFill("solid", bgColor="FFFFE08A")
_QUIET = "FF464C53"
_SHOWN_ROWS: Final = 20
"""Rows to be filled in that are drawn and printed; those below are open too and take their lines when used."""
_MARK_WIDTH: Final = 7.5
_ROW_HIGH: Final = 20.0
_LINE_HIGH: Final = 13.5
_HIGHEST: Final = 400.0
"""Excel knows no row higher than 409 points."""
_LANDSCAPE_FROM: Final = 110.0
_TITLE_SIZE: Final = 16


def render_return_xlsx(form: DepartmentForm) -> bytes:
    """The file of one department, or the blank form."""
    book = Workbook()
    book._named_styles["Normal"].font = Font(name=FONT, size=DEFAULT_SIZE)  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no other door
    properties = book.properties
    properties.title = f"{form.round_name} {form.department}".strip()
    properties.creator = form.sender or forms.KEY_SHEET
    properties.created = properties.modified = MADE
    advice = book.active
    assert isinstance(advice, Worksheet)  # noqa: S101 - a new workbook has one
    advice.title = forms.ADVICE_SHEET
    write_advice(advice, form)
    lists = _Lists(book)
    for one in form.forms:
        layout = form.layout(one)
        sheet = book.create_sheet(layout.sheet)
        _Drawn(book, sheet, layout, form, lists).draw()
    lists.write()
    if form.key is not None:
        _keep_key(book, form.key)
    return workbook_bytes(book)


class _Drawn:
    """Draws one form on one sheet."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, layout: FormLayout, form: DepartmentForm, lists: "_Lists"
    ) -> None:
        self._book = book
        self._sheet = sheet
        self._layout = layout
        self._form = form
        self._lists = lists
        self._known = tuple(form.known.get(layout.form, ()))
        self._last = forms.FIRST_ROW + len(self._known) + forms.ENTRY_ROWS - 1
        self._shown = forms.FIRST_ROW + len(self._known) + _SHOWN_ROWS - 1
        self._styles: dict[tuple[object, ...], Any] = {}

    def draw(self) -> None:
        """All rows from the top; then rules, paper and protection."""
        self._top()
        self._heads()
        self._example()
        for row, known in enumerate(self._known, start=forms.FIRST_ROW):
            self._known_row(row, known)
        for row in range(forms.FIRST_ROW + len(self._known), self._last + 1):
            for column, one in enumerate(self._layout.columns, start=forms.FIRST_COLUMN):
                self._open_cell(row, column, one, drawn=row <= self._shown)
            if row <= self._shown:
                self._style(self._sheet.cell(row, forms.MARK_COLUMN), "mark")
        self._rules()
        sheet = self._sheet
        sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _ROW_HIGH, True
        sheet.freeze_panes = sheet.cell(forms.FIRST_ROW, forms.FIRST_COLUMN + 1).coordinate
        wide = sum(one.width for one in self._layout.columns) >= _LANDSCAPE_FROM
        set_paper(sheet, landscape=wide)
        sheet.print_title_rows = f"{forms.HEAD_ROW}:{forms.HEAD_ROW}"
        protect(sheet)

    def _top(self) -> None:
        sheet, layout, form = self._sheet, self._layout, self._form
        whose = form.department or "부서·동: ______________"
        self._words(
            forms.TITLE_ROW, 1, f"{layout.sheet} — {whose}", Font(name=FONT, size=_TITLE_SIZE, bold=True)
        )
        said = f"{cells.period(form)}    {layout.advice[0]}"
        self._words(forms.ADVICE_ROW, 1, said, Font(name=FONT, size=DEFAULT_SIZE, color=_QUIET))
        self._words(forms.NIL_ROW, 1, layout.nil, Font(name=FONT, size=DEFAULT_SIZE, bold=True))
        nil = sheet.cell(forms.NIL_ROW, forms.NIL_COLUMN)
        nil.protection = Protection(locked=False)
        nil.fill, nil.border, nil.number_format = _OPEN, _BOX, "@"
        nil.font = Font(name=FONT, size=DEFAULT_SIZE, bold=True)
        nil.alignment = Alignment(horizontal="center", vertical="center")
        where = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(nil.coordinate)}"
        self._book.defined_names[layout.nil_name] = DefinedName(layout.nil_name, attr_text=where)
        rule = cells.choice_rule(layout.nil, f'"{layout.nil}"', "", strict=True)
        rule.prompt = "적을 것이 하나도 없을 때만 고릅니다. 비우려면 Delete 키를 누릅니다."
        rule.add(nil.coordinate)
        sheet.add_data_validation(rule)
        self._words(
            forms.NIL_ROW,
            forms.NIL_COLUMN + 1,
            f"← {layout.nil_advice}",
            Font(name=FONT, size=DEFAULT_SIZE, color=_QUIET),
        )
        for row, height in ((forms.TITLE_ROW, 30), (forms.ADVICE_ROW, 20), (forms.NIL_ROW, 24)):
            sheet.row_dimensions[row].height = height

    def _heads(self) -> None:
        sheet, layout = self._sheet, self._layout
        heads = [(forms.MARK_HEAD, _MARK_WIDTH), *((one.title, one.width) for one in layout.columns)]
        for column, (head, width) in enumerate(heads, start=forms.MARK_COLUMN):
            cell = sheet.cell(forms.HEAD_ROW, column)
            put_text(cell, head, "표 머리")
            self._style(cell, "head")
            sheet.column_dimensions[get_column_letter(column)].width = width
        put_text(sheet.cell(forms.HEAD_ROW, layout.key_column), forms.KEY_SHEET, "표 머리")
        sheet.column_dimensions[get_column_letter(layout.key_column)].hidden = True
        sheet.row_dimensions[forms.HEAD_ROW].height = 32

    def _example(self) -> None:
        self._mark(forms.EXAMPLE_ROW, forms.EXAMPLE, "example")
        for column, one in enumerate(self._layout.columns, start=forms.FIRST_COLUMN):
            cell = self._sheet.cell(forms.EXAMPLE_ROW, column)
            words = self._form.offers.get(one.offers, ()) if one.kind is forms.CellKind.OFFER else ()
            cells.put_value(cell, one, words[0] if words else one.example)  # a word that may be copied
            self._style(cell, "example", one.kind)

    def _known_row(self, row: int, known: KnownRow) -> None:
        self._mark(row, forms.KNOWN, "mark")
        for column, one in enumerate(self._layout.columns, start=forms.FIRST_COLUMN):
            cell = self._sheet.cell(row, column)
            if one.identity or one.shown:
                self._style(cell, "locked", one.kind)
            else:
                self._open_cell(row, column, one, drawn=True)
            cells.put_value(cell, one, known.cells.get(one.key, ""))
        put_text(self._sheet.cell(row, self._layout.key_column), known.key.text, "줄의 열쇠")
        lines = (
            cells.lines_of(text, one.width - 1) + (one.kind is CellKind.TEXT)
            for one in self._layout.columns
            if isinstance(text := known.cells.get(one.key), str)
        )
        height = max(_ROW_HIGH, max(lines, default=1) * _LINE_HIGH + 4)
        self._sheet.row_dimensions[row].height = min(height, _HIGHEST)

    def _open_cell(self, row: int, column: int, one: FormColumn, *, drawn: bool) -> None:
        self._style(self._sheet.cell(row, column), "open" if drawn else "below", one.kind)

    def _rules(self) -> None:
        """Drop-downs, hints and the colour of what must be filled yet."""
        sheet, layout = self._sheet, self._layout
        first, last = get_column_letter(forms.FIRST_COLUMN), get_column_letter(layout.key_column - 1)
        begun = f"COUNTA(${first}{forms.FIRST_ROW}:${last}{forms.FIRST_ROW})>0"
        for column, one in enumerate(layout.columns, start=forms.FIRST_COLUMN):
            letter = get_column_letter(column)
            area = f"{letter}{forms.FIRST_ROW}:{letter}{self._last}"
            source = (
                self._lists.range_of(one.offers, self._form.offers.get(one.offers, ())) if one.offers else ""
            )
            rule = cells.rule_of(one, source)
            if rule is not None:
                rule.add(area)
                sheet.add_data_validation(rule)
            if one.required:
                wanted = f'AND({begun},{letter}{forms.FIRST_ROW}="")'
                sheet.conditional_formatting.add(area, _when(wanted, fill=_WANTED))
        below = self._shown + 1
        used = f"COUNTA(${first}{below}:${last}{below})>0"
        sheet.conditional_formatting.add(f"A{below}:{last}{self._last}", _when(used, border=_BOX))

    def _mark(self, row: int, word: str, style: str) -> None:
        cell = self._sheet.cell(row, forms.MARK_COLUMN)
        put_text(cell, word, "표시")
        self._style(cell, style)

    def _words(self, row: int, column: int, text: str, font: Font) -> None:
        cell = self._sheet.cell(row, column)
        put_text(cell, text, "양식의 글")
        cell.font = font
        cell.alignment = Alignment(vertical="center")

    def _style(self, cell: Any, style: str, kind: CellKind | None = None) -> None:
        key = (style, kind)
        if key not in self._styles:
            _dress(cell, style, kind)
            self._styles[key] = cell._style  # noqa: SLF001 - openpyxl's style record is copied: ten times as quick
        else:
            quoted = cell.quotePrefix
            cell._style = self._styles[key]  # noqa: SLF001 - the same
            if quoted:
                cell.quotePrefix = True


def _dress(cell: Any, style: str, kind: CellKind | None) -> None:
    """Give a cell the look of its kind."""
    bold = style == "head"
    colour = "FF6D7882" if style == "example" else "FF1E2124"
    cell.font = Font(name=FONT, size=DEFAULT_SIZE, bold=bold, italic=style == "example", color=colour)
    cell.alignment = cells.alignment(kind) if kind is not None else _MIDDLE
    cell.number_format = cells.FORMATS[kind] if kind is not None else "@"
    if style == "below":
        cell.protection = Protection(locked=False)
        return
    cell.border = _BOX
    cell.fill = {"head": _HEAD, "open": _OPEN}.get(style, _LOCKED)
    if style == "open":
        cell.protection = Protection(locked=False)


def _when(formula: str, **look: Any) -> Any:
    rule: Any = FormulaRule
    return rule(formula=[formula], **look)


_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


class _Lists:
    """The words that cells offer, on a sheet that no menu shows."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._words: dict[str, Sequence[str]] = {}

    def range_of(self, name: str, words: Sequence[str]) -> str:
        """Where a list stands; nothing where the office has no word to offer."""
        if not words:
            return ""
        self._words.setdefault(name, words)
        letter = get_column_letter(list(self._words).index(name) + 1)
        return f"{quote_sheetname(forms.LIST_SHEET)}!${letter}$1:${letter}${len(words)}"

    def write(self) -> None:
        """Put the lists in, after all forms are drawn, so that the sheets to be filled stand first."""
        if not self._words:
            return
        sheet = self._book.create_sheet(forms.LIST_SHEET)
        sheet.sheet_state = "veryHidden"
        sheet.protection.sheet = True
        for column, words in enumerate(self._words.values(), start=1):
            for row, word in enumerate(words, start=1):
                put_text(sheet.cell(row, column), word, forms.LIST_SHEET)


def _keep_key(book: Workbook, key: FileKey) -> None:
    """The key in a cell that no menu shows, and once more in the properties of the document."""
    sheet = book.create_sheet(forms.KEY_SHEET)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    put_text(sheet.cell(1, 1), key.text, "양식의 열쇠")
    where = f"{quote_sheetname(forms.KEY_SHEET)}!$A$1"
    book.defined_names[forms.KEY_NAME] = DefinedName(forms.KEY_NAME, attr_text=where)
    properties: Any = book
    properties.custom_doc_props.append(StringProperty(name=forms.KEY_NAME, value=key.text))
