"""A report as HWPX for 한글: the same chapters, lines and tables as on paper (DOC-13).

A bar chart has no figures of its own, so it is left to the PDF and the workbook; its table stands here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop_app.performance.records import Line
from desktop_app.reports import fonts, page, paper_text
from desktop_app.reports.blocks import (
    DATES,
    NO_PHOTO,
    NOTE,
    NUMERIC,
    PHOTO_HEIGHT,
    Column,
    Front,
    Photo,
    PhotoCard,
    Report,
    Section,
    Shape,
    Table,
    printed,
)
from desktop_app.reports.form_sheet import Align, FormCell, FormRow
from desktop_app.reports.heads import depth, head_cells
from desktop_app.reports.hwpx_paper import POINTS_PER_MM, HwpxPaper
from desktop_app.reports.wide_tables import is_wide, parts_of

BODY_SIZE, CELL_SIZE, DENSE_SIZE, UNIT_SIZE = 12.0, 9.5, 7.0, 9.0
MARKS = {1: "□ ", 2: "  ❍ ", 3: "    - ", 4: "      · ", NOTE: "  ※ "}
_CENTRED = {Shape.ORDER, Shape.LABEL, *DATES}
_COVER_LINES = 6
INNER_SIZE = 14.0
CELL_SIDES = 3.6
"""Room in mm that 한글 leaves at both sides of a cell."""
TALL_LINES = 2.0
LOOSER = 1.08  # its face is wider than the one on paper


def render_hwpx(report: Report) -> bytes:
    """The file's bytes, made from the same chapters as the PDF. The same report gives the same bytes."""
    tall = page.Paper().width_mm
    wide = any(is_wide(section, tall) for section in report.sections)
    paper = page.Paper(turned=wide)
    sheet = HwpxPaper(page.Description(report.title, report.office), paper, BODY_SIZE)
    _front(sheet, report)
    for at, section in enumerate(report.sections):
        _section(sheet, section, paper.width_mm, new_page=at > 0 and section.alone)
    return sheet.to_bytes()


def _front(sheet: HwpxPaper, report: Report) -> None:
    if report.front is Front.NONE:
        return
    if report.front is Front.COVER:
        for _ in range(_COVER_LINES):
            sheet.text("")
    sheet.text(report.title, align=Align.CENTER, size=page.TITLE_SIZE, bold=True)
    for line in report.subtitle:
        sheet.text(line, align=Align.CENTER if report.front is Front.COVER else Align.RIGHT, size=BODY_SIZE)
    if report.front is Front.COVER:
        for _ in range(_COVER_LINES):
            sheet.text("")
        sheet.text(report.office, align=Align.CENTER, size=page.HEADING_SIZE, bold=True)


def _section(sheet: HwpxPaper, section: Section, width: float, *, new_page: bool) -> None:
    if section.heading:
        size = INNER_SIZE if section.inner else page.HEADING_SIZE
        sheet.text(section.heading, size=size, bold=True, heads=True, new_page=new_page)
    for block in section.blocks:
        if isinstance(block, Line):
            sheet.text(MARKS.get(block.level, "") + block.text, bold=block.level == 1)
        elif isinstance(block, Table):
            for part in parts_of(block, width):
                _table(sheet, part, width)
        elif isinstance(block, PhotoCard):
            _photos(sheet, block, width)


def _table(sheet: HwpxPaper, table: Table, width: float) -> None:
    if table.caption:
        sheet.text(f"〈 {table.caption} 〉", align=Align.CENTER, size=CELL_SIZE + 1, bold=True, heads=True)
    if table.unit:
        sheet.text(table.unit, align=Align.RIGHT, size=UNIT_SIZE, spacing=120, heads=True)
    asked = sum(column.width for column in table.columns)
    widths = [column.width * width / asked for column in table.columns]
    levels = depth(table.columns)
    rows = [*_heads(table.columns, levels, _size(table)), *_body(table, widths)]
    sheet.table(widths, rows, head_rows=levels)
    for note in table.all_notes():
        sheet.text(f"  {note}", size=CELL_SIZE, spacing=130)
    if not table.all_notes():
        sheet.text("", size=4, spacing=100)


def _photos(sheet: HwpxPaper, card: PhotoCard, width: float) -> None:
    """The name over a table of two lines: the photographs, and what they show."""
    sheet.text(card.heading, size=CELL_SIZE + 2, bold=True, heads=True)
    share = width / max(len(card.photos), 1)
    high = FormRow(
        tuple(_photo(one, share) for one in card.photos), PHOTO_HEIGHT * POINTS_PER_MM / (BODY_SIZE * 1.3)
    )
    words = FormRow(tuple(FormCell(one.label, align=Align.CENTER, size=CELL_SIZE) for one in card.photos))
    sheet.table([share] * len(card.photos), [high, words])
    sheet.text("", size=4, spacing=100)


def _photo(photo: Photo, share: float) -> FormCell:
    if photo.picture is None:
        return FormCell(NO_PHOTO, align=Align.CENTER, size=CELL_SIZE)
    size = photo.picture.within(share - CELL_SIDES, PHOTO_HEIGHT - 2)
    return FormCell(align=Align.CENTER, picture=photo.picture, picture_mm=size)


def _size(table: Table) -> float:
    return DENSE_SIZE if table.dense else CELL_SIZE


def _heads(columns: Sequence[Column], levels: int, size: float) -> Iterator[FormRow]:
    """The heads level by level; what a level above reaches into is left out."""
    cells = head_cells(columns)
    for level in range(levels):
        yield FormRow(
            tuple(
                FormCell(
                    cell.text,
                    columns=cell.columns,
                    rows=cell.rows,
                    align=Align.CENTER,
                    label=True,
                    bold=True,
                    size=size,
                )
                for cell in sorted(cells, key=lambda cell: cell.left)
                if cell.top == level
            )
        )


def _body(table: Table, widths: Sequence[float]) -> Iterator[FormRow]:
    for at, row in enumerate(table.all_rows()):
        texts = printed(table, row)
        cells = tuple(_cells(table, texts))
        if at in table.sums or at == len(table.rows):
            texts = ["" if cell is None else text for cell, text in zip(row, texts, strict=True)]
            cells = tuple(replace(cell, bold=True, label=True) for cell in _cells(table, texts))
        yield FormRow(cells, _lines(table, texts, widths))


def _lines(table: Table, texts: Sequence[str], widths: Sequence[float]) -> float:
    """How high a row is in lines of the body: readers that do not measure place what follows by it."""
    size = _size(table)
    most = max(
        len(paper_text.lines(text, fonts.SANS, size * LOOSER, (width - CELL_SIDES) * POINTS_PER_MM))
        for text, width in zip(texts, widths, strict=True)
    )
    least = TALL_LINES if table.tall else 1.0
    return max(least, most * size / BODY_SIZE)


def _cells(table: Table, texts: Sequence[str]) -> Iterator[FormCell]:
    for text, column in zip(texts, table.columns, strict=True):
        align = Align.LEFT
        if column.shape in NUMERIC:
            align = Align.RIGHT
        elif column.shape in _CENTRED:
            align = Align.CENTER
        yield FormCell(text, align=align, size=_size(table))
