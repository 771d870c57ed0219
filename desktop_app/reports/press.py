"""Puts laid-out sheets into a PDF: what repeats is drawn once, pages carry only their values.

A part of the paper (a row with its label, a heading, the approval boxes) becomes a PDF form object the
first time it occurs; a thousand forms then cost little more than their own words (performance.md, Forms).
"""

from collections.abc import Callable, Mapping
from math import ceil

from reportlab.pdfgen.canvas import Canvas

from desktop_app.reports import fonts, page
from desktop_app.reports.flow import HEADING, PAD, Cell, Heading, Look, Part, Row, Sheet

HEADING_SIZE = 12.0
CONTINUED = "(계속)"
_HEADING_LIFT = 5.0
_LABEL_SHRINK = 0.5
_OVERHANG = 2

_Page = tuple[tuple[tuple[Part, float], ...], tuple[tuple[float, float], ...]]
Painter = Callable[[Canvas, Part], None]


class Press:
    """One file being printed. ``painters`` draw the parts a paper adds, by the type of their subject."""

    def __init__(
        self,
        canvas: Canvas,
        paper: page.Paper,
        size: float,
        rows: Mapping[str, Row],
        painters: Mapping[type, Painter],
    ) -> None:
        self._rows = rows
        self._canvas = canvas
        self._paper = paper
        self._size = size
        self._painters = {str: self._paint_row, Heading: self._paint_heading, **painters}
        self._printed: dict[Part, str] = {}
        self._objects = 0
        self._pages: dict[_Page, str] = {}

    def draw(self, sheet: Sheet) -> None:
        """Draw everything on a sheet but its foot."""
        self._draw_printed(sheet)
        self._write(sheet)

    def _draw_printed(self, sheet: Sheet) -> None:
        """What is printed on a sheet; a page that comes again is drawn as one object from then on."""
        whole = (tuple(sheet.parts), tuple(sheet.frames))
        name = self._pages.get(whole)
        if name is None:
            self._pages[whole] = ""
            self._place(sheet)
            return
        if not name:
            name = self._pages[whole] = self._new_name()
            self._canvas.beginForm(name, 0, 0, *map(ceil, self._paper.size))
            self._place(sheet)
            self._canvas.endForm()
        self._canvas.doForm(name)

    def _place(self, sheet: Sheet) -> None:
        """The printed parts and the frames of a sheet, each at its place."""
        canvas, left = self._canvas, self._paper.x
        for part, top in sheet.parts:
            name = self._printed.get(part) or self._print(part)
            canvas.saveState()
            canvas.translate(left, top)
            canvas.doForm(name)
            canvas.restoreState()
        canvas.setLineWidth(page.FRAME)
        for top, height in sheet.frames:
            canvas.rect(left, top - height, self._paper.width, height)

    def _write(self, sheet: Sheet) -> None:
        """All lines of a sheet in one text object; the face changes only where a character needs it."""
        pen = self._canvas.beginText()
        pen.setFont(fonts.SANS, self._size)
        draws = fonts.known(fonts.SANS).draws
        for x, y, text in sheet.texts:
            pen.setTextOrigin(x, y)
            if draws(text):
                pen.textOut(text)
                continue
            for face, run in fonts.runs(text, fonts.SANS):
                fonts.face(face)
                pen.setFont(face, self._size)
                pen.textOut(run)
            pen.setFont(fonts.SANS, self._size)
        self._canvas.drawText(pen)

    def _print(self, part: Part) -> str:
        """Draw a part for the first time, its upper left corner at the origin."""
        name = self._printed[part] = self._new_name()
        width, height = int(self._paper.width) + _OVERHANG, int(self._paper.height) + _OVERHANG
        self._canvas.beginForm(name, -_OVERHANG, -height, width, _OVERHANG)
        self._painters[type(part.subject)](self._canvas, part)
        self._canvas.endForm()
        return name

    def _new_name(self) -> str:
        self._objects += 1
        return f"form{self._objects}"

    def _paint_heading(self, canvas: Canvas, part: Part) -> None:
        if isinstance(part.subject, Heading):
            y = _HEADING_LIFT - HEADING
            page.draw_text(canvas, 0, y, part.subject.words, font=fonts.SANS_BOLD, size=HEADING_SIZE)

    def _paint_row(self, canvas: Canvas, part: Part) -> None:
        """The boxes of a row, its labels, and lines to write on."""
        row = self._rows[str(part.subject)]
        height = row.height(part.lines)
        for cell in row.cells:
            canvas.setLineWidth(page.HAIR)
            canvas.setFillColor(page.LABEL_GREY)
            canvas.rect(cell.x, -height, cell.width, height, fill=int(cell.look is Look.LABEL))
            canvas.setFillColor(page.INK)
            if cell.look is Look.LABEL:
                self._paint_label(canvas, cell, height, part)
            elif cell.look is Look.RULED:
                _paint_rules(canvas, cell, row, part.lines)

    def _paint_label(self, canvas: Canvas, cell: Cell, height: float, part: Part) -> None:
        """The words of a label in the middle of its cell, with (계속) where the row goes on."""
        words = [text for _, text in cell.lines] + [CONTINUED] * part.continued
        size, leading = self._size - _LABEL_SHRINK, self._size * 1.35
        top = -(height - len(words) * leading) / 2
        for at, text in enumerate(words):
            x = cell.x + (cell.width - fonts.width(text, fonts.SANS, size)) / 2
            page.draw_text(canvas, x, page.baseline(top - at * leading, leading, size), text, size=size)


def _paint_rules(canvas: Canvas, cell: Cell, row: Row, lines: int) -> None:
    """Fine dotted lines to write on; the last line of a cell is its border."""
    canvas.setLineWidth(page.HAIR)
    canvas.setStrokeColor(page.RULE_GREY)
    canvas.setDash(1, 2)
    for at in range(1, lines):
        y = -PAD / 2 - at * row.leading
        canvas.line(cell.x + PAD, y, cell.x + cell.width - PAD, y)
    canvas.setDash()
    canvas.setStrokeColor(page.INK)
