"""A report as a workbook: one sheet a chapter, true numbers and dates, charts of its cells.

Sheets are written as a stream of rows, so a long list costs no memory; the same report gives the same bytes.
Sums are formulas with the frozen figure as their result, so that a previewer and our own reader show it.
"""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from desktop_app.performance.records import Line
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.blocks import (
    DATES,
    NO_PHOTO,
    NOTE,
    NUMERIC,
    Bars,
    Front,
    PhotoCard,
    Report,
    Row,
    Section,
    Shape,
    Table,
    text_of,
)
from desktop_app.reports.heads import HeadCell, depth, head_cells
from desktop_app.reports.live_totals import Formulas, sum_formulas
from desktop_app.reports.sheet_charts import CHART_ROWS, bar_chart
from desktop_app.reports.sheet_photos import PHOTO_ROW, photo_places, sheet_image
from desktop_app.reports.workbook_bytes import MADE, workbook_bytes
from desktop_app.reports.workbook_cells import DEFAULT_SIZE, FONT, Pen, Sheet
from desktop_app.reports.xlsx_text import needs_care, sheet_name, xlsx_text

MARGINS = (0.79, 0.79, 0.79, 0.79, 0.4, 0.4)  # inches: 20 mm at the sides, 10 mm for head and foot (DOC-9)
A4 = 9  # the number of the paper size in a workbook
MM_PER_CHARACTER = 1.9
POINTS_PER_CHARACTER = 5.2
NARROWEST = 7.0
DATED = 13.0  # narrower, and a date is shown as ###
WIDEST_SHARED = 32.0  # mm
WIDEST_TEXT = 60.0  # characters
FIGURE = 1.1  # characters of a figure in bold
SYLLABLE = 1.9  # how many figures a Hangul syllable is wide
ROW_HEIGHT = 17.0
TALL_ROW = 30.0  # to be written in by hand
LINE_HEIGHT = 14.0
TALLEST_ROW = 409.0  # what a sheet can show
LOOSER = 1.12  # the screen's face is wider than the one on paper
TALLER = {"heading": 1.6, "middle": 2.0}  # rows of a chapter's opening
ACROSS = frozenset({"middle", "right"})  # styles of words that stand over the whole table
MARKS = {1: "□", 2: "  ○", 3: "    -", 4: "      ·", NOTE: "  ※"}  # the screen's face lacks ❍ (DOC-11)
COVER = "표지"


def render_xlsx(report: Report) -> bytes:
    """The workbook's bytes, made from the same chapters as the PDF."""
    _check_texts(report)
    book = Workbook(write_only=True)
    book._named_styles["Normal"].font = Font(name=FONT, size=DEFAULT_SIZE)  # type: ignore[attr-defined]  # noqa: SLF001 - openpyxl has no other door
    properties = book.properties
    properties.title, properties.creator = report.title, report.office
    properties.created = properties.modified = MADE
    if report.front is Front.COVER:
        _cover(book, report)
    results = {}
    for section in report.sections:
        if section.rows_only and _tables(section):
            written: _List | _Chapter = _List(book, section)
        else:
            written = _Chapter(book, section, _opening(report, section))
        written.write()
        results[written.sheet.title] = written.pen.results
    return workbook_bytes(book, results)


def _check_texts(report: Report) -> None:
    """Refuse what Excel cannot hold before the first sheet is begun: a half-written stream cannot be left."""
    for section in report.sections:
        for table in _tables(section):
            for row in table.rows:
                for cell, column in zip(row, table.columns, strict=True):
                    if isinstance(cell, str):
                        xlsx_text(cell, column.head)
        for block in section.blocks:
            if isinstance(block, Line):
                xlsx_text(block.text, section.title)
            elif isinstance(block, PhotoCard):
                xlsx_text(block.heading, section.title)


def _cover(book: Workbook, report: Report) -> None:
    sheet = _new_sheet(book, COVER, wide=False)
    sheet.column_dimensions["A"].width = 90
    pen = Pen(sheet)
    sheet.append([])
    sheet.append([pen.text(report.title, "title")])
    for text in (*report.subtitle, report.office):
        sheet.append([pen.text(text, "line")])


def _new_sheet(book: Workbook, name: str, *, wide: bool) -> Sheet:
    sheet: Sheet = book.create_sheet(sheet_name(name))
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "landscape" if wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_format.defaultRowHeight = ROW_HEIGHT
    sheet.sheet_format.customHeight = True
    sheet.page_margins = PageMargins(*MARGINS)
    sheet.oddFooter.center.text = "- &P -"
    return sheet


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def _opening(report: Report, section: Section) -> tuple[tuple[str, str], ...]:
    """What stands over a chapter with its style: its heading, or the title of the report with its days."""
    if section.heading:
        return ((section.heading, "heading"),)
    return ((report.title, "middle"), *((text, "right") for text in report.subtitle))


class _List:
    """A long plain list: heads in the first row, filter, one record a row, the total last.

    Only dates, numbers and text that needs care carry a style; grid lines are printed instead of borders.
    """

    def __init__(self, book: Workbook, section: Section) -> None:
        self._section = section
        self._table = _tables(section)[0]
        self.sheet = _new_sheet(book, section.sheet, wide=section.wide)
        self.pen = Pen(self.sheet)
        self._widths: list[float] = []
        self._wrapping: list[int] = []
        """The columns that hold a text of more than one line."""
        self._measure()

    def write(self) -> None:
        sheet, table, pen = self.sheet, self._table, self.pen
        for at, width in enumerate(self._widths, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        last = get_column_letter(len(table.columns))
        sheet.freeze_panes = "A2"
        sheet.print_title_rows = "1:1"
        sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
        sheet.print_options.gridLines = True
        sheet.oddHeader.left.text = self._section.heading
        sheet.oddHeader.right.text = table.unit
        sheet.append([pen.text(column.head, "head") for column in table.columns])
        formulas = sum_formulas(table, 2, filtered=True)
        self._stream(formulas)
        if table.total is not None:
            sheet.append(pen.sums(table, table.total, formulas.get(len(table.rows), {})))
        for note in table.all_notes():
            sheet.append([pen.text(note, "line")])

    def _stream(self, formulas: Formulas) -> None:
        pen, table, sheet = self.pen, self._table, self.sheet
        plain = [column.shape in {Shape.TEXT, Shape.LABEL} for column in table.columns]
        orders = [column.shape is Shape.ORDER for column in table.columns]
        for number, row in enumerate(table.rows, start=2):
            if number - 2 in table.sums:
                sheet.append(pen.sums(table, row, formulas.get(number - 2, {})))
                continue
            if any(isinstance(cell := row[at], str) and _wraps(cell) for at in self._wrapping):
                texts = [cell if isinstance(cell, str) else "" for cell in row]
                sheet.row_dimensions[number].height = min(_lines_height(texts, self._widths), TALLEST_ROW)
                sheet.append(pen.row(table, row, "plain"))
                continue
            cells: list[object] = []
            for at, cell in enumerate(row):
                if plain[at] and isinstance(cell, str) and not needs_care(cell):
                    cells.append(cell or None)
                elif orders[at]:
                    cells.append(cell)
                else:
                    cells.append(pen.again(cell, table, at))
            sheet.append(cells)

    def _measure(self) -> None:
        """As wide as the longest text, so that nothing hides behind its neighbour; beyond that it wraps."""
        for at, column in enumerate(self._table.columns):
            texts = [cell for row in self._table.rows if isinstance(cell := row[at], str)]
            longest = max(map(len, texts), default=0) * SYLLABLE
            self._widths.append(
                max(column.width / MM_PER_CHARACTER, min(longest, WIDEST_TEXT) + 1, NARROWEST)
            )
            if longest > WIDEST_TEXT or any("\n" in text for text in texts):
                self._wrapping.append(at)


class _Chapter:
    """Writes one chapter: heading, lines, tables below each other, charts under their tables."""

    def __init__(self, book: Workbook, section: Section, opening: Sequence[tuple[str, str]]) -> None:
        self._section = section
        self._opening = opening
        self.sheet = _new_sheet(book, section.sheet, wide=section.wide)
        self.pen = Pen(self.sheet)
        self._widths: list[float] = []
        self._row = 0
        self._body_rows: dict[int, tuple[int, int]] = {}

    def write(self) -> None:
        self._set_up()
        for text, style in self._opening:
            self._append([self.pen.text(text, style)], ROW_HEIGHT * TALLER.get(style, 1.0))
            if style in ACROSS and len(self._widths) > 1:
                across = HeadCell(text, 0, 0, columns=len(self._widths))
                self.sheet.merged_cells.add(_range(across, self._row))
        self._append([])
        for block in self._section.blocks:
            if isinstance(block, Line):
                self._line(block)
            elif isinstance(block, Bars):
                self._chart(block)
            elif isinstance(block, PhotoCard):
                self._photos(block)
            else:
                self._table(block)

    def _line(self, line: Line) -> None:
        """One that is wider than the tables wraps over all their columns: the page is as wide as they are."""
        text, width = f"{MARKS.get(line.level, '')} {line.text}", sum(self._widths)
        if len(self._widths) > 1 and len(text) * SYLLABLE > width:
            self._append([self.pen.text(text, "long")], _lines_height([text], [width]))
            across = HeadCell(text, 0, 0, columns=len(self._widths))
            self.sheet.merged_cells.add(_range(across, self._row))
        else:
            self._append([self.pen.text(text, "strong" if line.level == 1 else "line")])

    def _set_up(self) -> None:
        """Widths, frozen head and repeated rows go before the first row of a streamed sheet."""
        sheet, tables = self.sheet, _tables(self._section)
        for at in range(max((len(table.columns) for table in tables), default=0)):
            widest = max(table.columns[at].width for table in tables if at < len(table.columns))
            if at and len(tables) > 1:
                widest = min(widest, WIDEST_SHARED)  # tables of one sheet share their columns
            dated = any(at < len(table.columns) and table.columns[at].shape in DATES for table in tables)
            figures = max((_figures(table, at) for table in tables if at < len(table.columns)), default=0.0)
            self._widths.append(max(widest / MM_PER_CHARACTER, DATED if dated else NARROWEST, figures))
            sheet.column_dimensions[get_column_letter(at + 1)].width = self._widths[at]
        first, last = self._title_rows(tables)
        sheet.print_title_rows = f"{first}:{last}"
        sheet.freeze_panes = f"A{last + 1}"

    def _title_rows(self, tables: list[Table]) -> tuple[int, int]:
        """The head of the only table; of a sheet with several, the chapter's heading."""
        if len(tables) != 1:
            return 1, len(self._opening)
        before = len(self._opening) + 1 + self._section.blocks.index(tables[0])  # an empty row, lines
        return before + 2, before + 1 + depth(tables[0].columns)

    def _append(self, cells: Sequence[object], height: float | None = None) -> None:
        self._row += 1
        if height and height > ROW_HEIGHT:
            self.sheet.row_dimensions[self._row].height = height
        self.sheet.append(cells)

    def _table(self, table: Table) -> None:
        pen = self.pen
        caption: list[object] = [None] * len(table.columns)
        caption[0] = pen.text(f"〈 {table.caption} 〉" if table.caption else "", "caption")
        if table.unit:
            caption[-1] = pen.text(table.unit, "unit")
        self._append(caption)
        self._heads(table)
        first = self._row + 1
        formulas = sum_formulas(table, first)
        for at, row in enumerate(table.rows):
            cells = (
                pen.sums(table, row, formulas.get(at, {}))
                if at in table.sums
                else pen.row(table, row, "body")
            )
            self._append(cells, self._height(table, row))
        self._body_rows[id(table)] = (first, self._row)
        if table.total is not None:
            self._append(pen.sums(table, table.total, formulas.get(len(table.rows), {})))
        for note in table.all_notes():
            self._append([pen.text(f"  {note}", "line")])
        self._append([])

    def _heads(self, table: Table) -> None:
        """The heads level by level; words that span several cells are merged over them."""
        levels, cells = depth(table.columns), head_cells(table.columns)
        words = {(cell.top, cell.left): cell for cell in cells}
        for level in range(levels):
            row = [words.get((level, at)) for at in range(len(table.columns))]
            height = self._head_height(cells, levels) if level == levels - 1 else None
            self._append([self.pen.text(cell.text if cell else "", "head") for cell in row], height)
            for cell in row:
                if cell and cell.spans:
                    self.sheet.merged_cells.add(_range(cell, self._row))

    def _head_height(self, cells: Sequence[HeadCell], levels: int) -> float:
        """Height of the last level, so that the columns' own heads have room down to it."""
        leaves = [cell for cell in cells if cell.top + cell.rows == levels]
        return max(
            _lines_height([cell.text], self._widths[cell.left :]) - ROW_HEIGHT * (cell.rows - 1)
            for cell in leaves
        )

    def _height(self, table: Table, row: Row) -> float:
        texts = [
            cell if isinstance(cell, str) and column.shape not in NUMERIC else ""
            for cell, column in zip(row, table.columns, strict=True)
        ]
        return max(_lines_height(texts, self._widths), TALL_ROW if table.tall else 0.0)

    def _photos(self, card: PhotoCard) -> None:
        """The name, the photographs at their places in one high row, the words under them."""
        self._append([self.pen.text(card.heading, "strong")], ROW_HEIGHT * 1.4)
        self._append([], PHOTO_ROW)
        places = photo_places(self._widths, len(card.photos))
        for (column, width), photo in zip(places, card.photos, strict=True):
            if photo.picture is not None:
                self.sheet.add_image(sheet_image(photo.picture, column, self._row, width))
        words: list[object] = [None] * (places[-1][0] + 1 if places else 1)
        for (column, _), photo in zip(places, card.photos, strict=True):
            words[column] = self.pen.text(
                photo.label if photo.picture else f"{photo.label}: {NO_PHOTO}", "line"
            )
        self._append(words)

    def _chart(self, bars: Bars) -> None:
        first, last = self._body_rows[id(bars.table)]
        self.sheet.add_chart(bar_chart(self.sheet, bars, first, last, self._widths), f"A{self._row + 1}")
        for _ in range(CHART_ROWS):
            self._append([])


def _figures(table: Table, at: int) -> float:
    """How wide a column of sums has to be: a number that does not fit is shown as ###."""
    if table.columns[at].shape is not Shape.WON:
        return 0.0
    longest = max(
        (len(text_of(row[at], Shape.WON, thousand=table.thousand)) for row in table.all_rows()), default=0
    )
    return longest * FIGURE + 2


def _range(cell: HeadCell, row: int) -> str:
    """The cells of a sheet that a head spans whose first row is known."""
    first, last = get_column_letter(cell.left + 1), get_column_letter(cell.left + cell.columns)
    return f"{first}{row}:{last}{row + cell.rows - 1}"


def _wraps(text: str) -> bool:
    return "\n" in text or len(text) * SYLLABLE > WIDEST_TEXT


def _lines_height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Height of a row with wrapped text; a streamed sheet is not measured by the program that opens it."""
    most = 1
    for text, width in zip(texts, widths, strict=False):
        if len(text) * SYLLABLE > width or "\n" in text:
            room = width * POINTS_PER_CHARACTER / LOOSER
            most = max(most, len(paper_text.lines(text, fonts.SANS, DEFAULT_SIZE, room)))
    return most * LINE_HEIGHT + ROW_HEIGHT - LINE_HEIGHT
