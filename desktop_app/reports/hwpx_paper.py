"""HWPX for 한글: office paper of paragraphs and tables, written through python-hwpx (DOC-13).

What the officer may type into carries a cell field name and is open for editing; everything printed is marked
protected. The same calls give the same bytes: python-hwpx numbers paragraphs and tables by chance, so they are
numbered anew before the file is written.
"""

import itertools
import struct
import zlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from typing import Any

from hwpx import HwpxDocument

from desktop_app.pictures import Picture
from desktop_app.reports import page
from desktop_app.reports.form_sheet import Align, FormCell, FormRow, placed
from desktop_app.reports.hwpx_rows import KEPT, LongRows, is_plain, spread
from desktop_app.reports.paper_text import pdf_text

UNITS_PER_MM = 7200 / 25.4
POINTS_PER_MM = 72 / 25.4
FACE, SPARE_FACE = "함초롬돋움", "맑은 고딕"
LINE_SPACING = 1.3
HEADING_ROOM = 4.0
"""Room in points over a heading."""
ROW_PADDING = 1.4
"""Height in mm that a row has beyond its lines; 한글 lets a row grow with its text."""
_SPACE = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
_NUMBERED = {f"{_SPACE}{tag}" for tag in ("p", "tbl", "pic", "footer")}
_DRAWN = f"{_SPACE}pic"
_PACKAGE = "{http://www.idpf.org/2007/opf/}"
_APPLIED = f"{_SPACE}footerApply"
_GREY, _INK = "#EDEDED", "#000000"
_WRITTEN = "2000-01-01T00:00:00Z"
_A4 = (210.0, 297.0)
"""In mm; 한글 keeps a turned page in its upright size, and says that it is turned."""
_SIDES = ("left", "right", "top", "bottom")
_PREVIEW = 1000
_PICTURE = (147, 208)


class HwpxPaper:
    """One HWPX file being written."""

    def __init__(self, about: page.Description, paper: page.Paper, size: float) -> None:
        self._paper = paper
        self._size = size
        self._said: list[str] = []
        self._formats: dict[tuple[Align, int, bool, bool, float], str] = {}
        self._runs: dict[tuple[float, bool], str] = {}
        self._tables = 0
        self._long: list[LongRows] = []
        self._begun = False
        self._document = HwpxDocument.new()
        self._document.package.set_document_metadata(
            title=pdf_text(about.title),
            creator=pdf_text(about.author),
            subject=pdf_text(about.subject),
            keyword=pdf_text(about.keywords),
            created_date=_WRITTEN,
            modified_date=_WRITTEN,
        )
        self._sign(pdf_text(about.author))
        self._document.styles.ensure_font(FACE, subst_face=SPARE_FACE, subst_type="TTF")
        self._set_page()

    def turn(self, paper: page.Paper, *, number_from: int = 0) -> None:
        """Go on with pages of another size, or with pages that are counted from ``number_from`` on."""
        section = self._document.add_section()
        section.properties.set_start_numbering(page=number_from)
        self._paper = paper
        self._begun = False
        self._set_page()
        self.hide_number(hidden=False)  # a new section begins as a copy of the one before

    def hide_number(self, *, hidden: bool = True) -> None:
        """Leave the number out on the first of these pages: a cover."""
        for shown in self._document.sections[-1].element.iter(f"{_SPACE}visibility"):
            shown.set("hideFirstFooter", str(int(hidden)))

    def text(
        self,
        words: str,
        *,
        align: Align = Align.LEFT,
        size: float = 0.0,
        bold: bool = False,
        spacing: int = 160,
        heads: bool = False,
        new_page: bool = False,
        hang: float = 0.0,
    ) -> None:
        """One paragraph; a line break in it is a paragraph of its own. One that ``heads`` stays with what follows.

        What wraps stands ``hang`` mm in (DOC-1).
        """
        for at, line in enumerate(pdf_text(words).split("\n")):
            self._said.append(line)
            paragraph = self._next_paragraph()
            paragraph.add_run(line, char_pr_id_ref=self._run(size or self._size, bold=bold))
            shape = self._format(align, spacing, heads=heads, new_page=new_page and at == 0, hang=hang)
            paragraph.para_pr_id_ref = shape

    def table(self, widths: Sequence[float], rows: Sequence[FormRow], *, head_rows: int = 0) -> None:
        """A table whose columns are ``widths`` mm wide; ``head_rows`` are repeated on every page."""
        units = [round(width * UNITS_PER_MM) for width in widths]
        line = self._size * LINE_SPACING / POINTS_PER_MM
        heights = [round((ROW_PADDING + row.lines * line) * UNITS_PER_MM) for row in rows]
        body = rows[head_rows:]
        if len(body) <= KEPT or not all(map(is_plain, body)):
            self._table(units, rows, heights, head_rows)
            return
        long = LongRows(
            self._tables, head_rows, tuple(zip(body, heights[head_rows:], strict=True)), sum(heights)
        )
        self._long.append(long)
        patterns = [_worded(row) for row, _height in long.patterns()]
        tall = [*heights[:head_rows], *(height for _row, height in long.patterns())]
        told = len(self._said)
        self._table(units, [*rows[:head_rows], *patterns], tall, head_rows)
        del self._said[told:]
        self._said += [
            text for row in rows for cell in row.cells for text in pdf_text(cell.text).split("\n") if text
        ]

    def _table(
        self, units: Sequence[int], rows: Sequence[FormRow], heights: Sequence[int], head_rows: int
    ) -> None:
        self._tables += 1
        table = self._document.add_table(
            len(rows), len(units), width=sum(units), height=sum(heights), border_fill_id_ref=self._boxed
        )
        table.set_treat_as_char(False)
        table.element.set("repeatHeader", "1" if head_rows else "0")
        grid = [list(row.cells) for row in table.rows]
        for at, column, cell in placed(rows):
            here = grid[at][column]
            for down in range(cell.rows):
                for across in range(cell.columns):
                    if down or across:
                        gone: Any = grid[at + down][column + across].element
                        gone.getparent().remove(gone)
            here.set_span(cell.rows, cell.columns)
            here.set_size(sum(units[column : column + cell.columns]), sum(heights[at : at + cell.rows]))
            here.element.set("header", "1" if at < head_rows else "0")
            self._fill(here, cell)

    def to_bytes(self) -> bytes:
        """The file; the same paragraphs and tables give the same bytes."""
        count = itertools.count(1)
        for section in self._document.sections:
            given: dict[str, str] = {}
            for part in section.element.iter(*_NUMBERED):
                number = next(count)
                given[part.get("id", "")] = str(number)
                part.set("id", str(number))
                if part.tag == _DRAWN:
                    part.set("instid", str(number))
            for part in section.element.iter():
                if part.tag == _APPLIED:
                    part.set("idRef", given[part.get("idRef", "")])
            section.mark_dirty()
        preview = "\r\n".join(self._said)[:_PREVIEW]
        self._document.package.set_part("Preview/PrvText.txt", preview.encode("utf-8"))
        self._document.package.set_part("Preview/PrvImage.png", _white_page())
        return spread(bytes(self._document.to_bytes()), self._long)

    def _sign(self, author: str) -> None:
        """Put our own words where python-hwpx 6 leaves those of its template: who saved it, and when."""
        package = self._document.package
        tree = package.manifest_tree()
        for meta in tree.iter(f"{_PACKAGE}meta"):
            own = {"lastsaveby": author, "date": _WRITTEN}.get(meta.get("name", ""))
            if own is not None:
                meta.text = own
        package.set_xml(package.main_content.full_path, tree)

    def _fill(self, here: Any, cell: FormCell) -> None:
        element = here.element
        element.set("name", cell.name)
        element.set("protect", "0" if cell.field else "1")
        element.set("editable", "1" if cell.field else "0")
        element.set("borderFillIDRef", self._ground(cell))
        run = self._run(cell.size or self._size, bold=cell.bold)
        shape = self._format(cell.align, round(LINE_SPACING * 100))
        if cell.picture is not None:
            here.paragraphs[0].para_pr_id_ref = shape
            self._place(here.paragraphs[0].element, cell.picture, cell.picture_mm)
            return
        for at, line in enumerate(pdf_text(cell.text).split("\n")):
            paragraph = here.paragraphs[0] if at == 0 else here.add_paragraph("")
            for empty in list(paragraph.element):
                paragraph.element.remove(empty)
            paragraph.add_run(line, char_pr_id_ref=run)
            paragraph.para_pr_id_ref = shape
            if line:
                self._said.append(line)

    def _place(self, paragraph: Any, picture: Picture, size: tuple[float, float]) -> None:
        """python-hwpx puts a picture into a paragraph of its own at the end: its run is moved to where it belongs."""
        put = self._document.add_picture(picture.data, "jpg", width_mm=size[0], height_mm=size[1])
        element: Any = put.element
        run = element.getparent()
        last = run.getparent()
        for empty in list(paragraph):
            paragraph.remove(empty)
        paragraph.append(run)
        last.getparent().remove(last)

    def _ground(self, cell: FormCell) -> str:
        if cell.bare:
            return self._unboxed
        return self._labelled if cell.label else self._boxed

    @cached_property
    def _boxed(self) -> str:
        return self._document.styles.ensure_border_fill(border_color=_INK, border_width="0.12 mm")

    @cached_property
    def _labelled(self) -> str:
        return self._document.styles.ensure_border_fill(
            border_color=_INK, border_width="0.12 mm", fill_color=_GREY
        )

    @cached_property
    def _unboxed(self) -> str:
        return self._document.styles.ensure_border_fill(active_borders=())

    def _run(self, size: float, *, bold: bool) -> str:
        key = (size, bold)
        if key not in self._runs:  # python-hwpx looks through all it has, for every cell anew
            self._runs[key] = self._document.styles.ensure_run(size=size, bold=bold, font=FACE)
        return self._runs[key]

    def _format(
        self,
        align: Align,
        spacing: int,
        *,
        heads: bool = False,
        new_page: bool = False,
        hang: float = 0.0,
    ) -> str:
        key = (align, spacing, heads, new_page, hang)
        if key not in self._formats:
            probe = self._document.add_paragraph("")
            self._document.styles.apply_paragraph_format(
                paragraphs=[probe],
                alignment=align.name,
                line_spacing_percent=spacing,
                spacing_before_pt=HEADING_ROOM if heads else 0,
                keep_with_next=heads,
                page_break_before=new_page,
                first_line_indent_mm=-hang if hang else None,
            )
            self._formats[key] = str(probe.para_pr_id_ref)
            probe.remove()
        return self._formats[key]

    def _set_page(self) -> None:
        paper, section, pages = self._paper, self._document.sections[-1], self._document.page
        pages.set_size(
            width=round(_A4[0] * UNITS_PER_MM),
            height=round(_A4[1] * UNITS_PER_MM),
            orientation="LANDSCAPE" if paper.turned else "PORTRAIT",
            section=section,
        )
        margins = {side: round(getattr(paper, side) * UNITS_PER_MM) for side in (*_SIDES, "header", "footer")}
        pages.set_margins(**margins, section=section)
        total_first = paper.numbering == page.TOTAL_AND_PAGE
        if total_first:
            pages.set_page_number(format="page/total", section=section)
        else:
            pages.set_page_number(prefix="- ", suffix=" -", section=section)
        for footer in section.element.iter(f"{_SPACE}footer"):  # each is there twice, as 한글 does it
            _count_in_footer(footer, total_first=total_first)

    def _next_paragraph(self) -> Any:
        """The first paragraph of a section carries its page set-up; the first text goes into it."""
        if not self._begun:
            self._begun = True
            return self._document.sections[-1].paragraphs[0]
        return self._document.add_paragraph("", include_run=False)


def _worded(row: FormRow) -> FormRow:
    """A row of the same look with one word in each cell: a pattern for others."""
    return replace(row, cells=tuple(replace(cell, text="0") for cell in row.cells))


def _count_in_footer(footer: Any, *, total_first: bool) -> None:
    """Leave the number that stands in the footer's text alone: ``- 1 -`` or ``4-1`` (DOC-9).

    python-hwpx 6 adds 한글's own page number control beside it, which would print it twice, and knows
    page before total only.
    """
    for control in list(footer.iter(f"{_SPACE}pageNum")):
        run = control.getparent().getparent()
        run.getparent().remove(run)
    if total_first:
        for number, counted in zip(footer.iter(f"{_SPACE}autoNum"), ("TOTAL_PAGE", "PAGE"), strict=True):
            number.set("numType", counted)
        for text in footer.iter(f"{_SPACE}t"):
            text.text = "-"


@cache
def _white_page() -> bytes:
    """The small picture that file managers show of the paper: a white sheet with a grey edge."""
    width, height = _PICTURE
    edge, white = b"\xb0", b"\xff"
    row = b"\0" + edge + white * (width - 2) + edge
    lines = b"\0" + edge * width + row * (height - 2) + b"\0" + edge * width
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
