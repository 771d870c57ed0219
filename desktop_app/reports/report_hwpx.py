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
_COVER_LINES = 8
TALL, WIDE = page.Paper(), page.Paper(turned=True)
INNER_SIZE = 14.0
CELL_SIDES = 3.6
"""Room in mm that 한글 leaves at both sides of a cell."""
TALL_LINES = 2.0
LOOSER, WIDEST = (
    1.08,
    1.2,
)  # its face is wider than the one on paper: in running text, and with a syllable as wide as high


def render_hwpx(report: Report) -> bytes:
    """The file's bytes, made from the same chapters as the PDF. The same report gives the same bytes."""
    papers = [WIDE if is_wide(section, TALL.width_mm) else TALL for section in report.sections]
    covered = report.front is Front.COVER
    sheet = HwpxPaper(
        page.Description(report.title, report.office), TALL if covered else papers[0], BODY_SIZE
    )
    _front(sheet, report)
    if covered:
        sheet.hide_number()
        sheet.turn(papers[0], number_from=1)
    alone, before = True, papers[0]
    for at, (section, paper) in enumerate(zip(report.sections, papers, strict=True)):
        if paper is not before:
            sheet.turn(paper)
        new_page = at > 0 and (section.alone or alone) and paper is before
        _section(sheet, section, paper.width_mm, new_page=new_page)
        alone, before = section.alone, paper
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
        for _ in range(2 * _COVER_LINES):
            sheet.text("")
        sheet.text(report.office, align=Align.CENTER, size=page.HEADING_SIZE, bold=True)


def _section(sheet: HwpxPaper, section: Section, width: float, *, new_page: bool) -> None:
    if section.heading:
        size = INNER_SIZE if section.inner else page.HEADING_SIZE
        sheet.text(section.heading, size=size, bold=True, heads=True, new_page=new_page)
    for block in section.blocks:
        if isinstance(block, Line):
            mark = MARKS.get(block.level, "")
            hang = fonts.width(mark, fonts.SANS, BODY_SIZE * LOOSER) / POINTS_PER_MM
            sheet.text(mark + block.text, bold=block.level == 1, hang=round(hang, 1))
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
    texts = [printed(table, row) for row in table.all_rows()]
    widths = _widths(table, texts, width)
    levels = depth(table.columns)
    rows = [*_heads(table.columns, levels, _size(table)), *_body(table, texts, widths)]
    sheet.table(widths, rows, head_rows=levels)
    sheet.text("", size=4, spacing=100)
    for note in table.all_notes():
        sheet.text(f"  {note}", size=CELL_SIZE, spacing=130)


def _widths(table: Table, texts: Sequence[Sequence[str]], width: float) -> list[float]:
    """The columns' widths in mm: their share of the page, but wide enough for what must not be broken.

    What some columns need more is taken from the others, in the measure in which they have room to spare.
    """
    asked = sum(column.width for column in table.columns)
    widths = [column.width * width / asked for column in table.columns]
    least = [
        _least(column, [row[at] for row in texts], _size(table) * WIDEST)
        for at, column in enumerate(table.columns)
    ]
    spare = [max(has - needs, 0.0) for has, needs in zip(widths, least, strict=True)]
    lacking = sum(max(needs - has, 0.0) for has, needs in zip(widths, least, strict=True))
    if not lacking or lacking > sum(spare):
        return widths
    part = lacking / sum(spare)
    return [max(has, needs) - left * part for has, needs, left in zip(widths, least, spare, strict=True)]


def _least(column: Column, texts: Sequence[str], size: float) -> float:
    """The width in mm at which the words of a head, a figure, a day and the words of a label stay whole."""
    whole = column.head.split()
    if column.shape in NUMERIC or column.shape in DATES:
        whole.append(max(texts, key=len, default=""))
    elif column.shape in _CENTRED:
        whole.append(max((word for text in texts for word in text.split()), key=len, default=""))
    return max(fonts.width(word, fonts.SANS_BOLD, size) for word in ("", *whole)) / POINTS_PER_MM + CELL_SIDES


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


def _body(table: Table, printed_rows: Sequence[list[str]], widths: Sequence[float]) -> Iterator[FormRow]:
    for at, (row, texts) in enumerate(zip(table.all_rows(), printed_rows, strict=True)):
        cells = tuple(_cells(table, texts))
        if at in table.sums or at == len(table.rows):
            said = ["" if cell is None else text for cell, text in zip(row, texts, strict=True)]
            cells = tuple(replace(cell, bold=True, label=True) for cell in _cells(table, said))
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
