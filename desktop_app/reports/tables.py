"""Tables on paper: any length, heads repeated on each page, nothing clipped, nothing lost.

Each row is measured once and drawn as plain strings; only what is wider than its cell is broken into
lines, and a row higher than a page is cut between lines. reportlab's own Table grows faster than its
rows and refuses a cell higher than the page (dependencies.md, reportlab).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from reportlab.lib.units import mm
from reportlab.pdfgen.textobject import PDFTextObject

from desktop_app.reports import fonts, paper_text
from desktop_app.reports.blocks import DATES, Shape, Table, printed
from desktop_app.reports.heads import HeadCell, depth, head_cells, shared_levels
from desktop_app.reports.page import FRAME, HAIR, INK, LABEL_GREY, baseline

# fonts first: it keeps Helvetica out of everything that platypus makes
from reportlab.platypus import Flowable  # isort: skip

PADDING = 1.2 * mm
CAPTION_SIZE = 11.5
UNIT_SIZE = 9.5
NOTE_SIZE = 10.5
NOTE_LEADING = 16.0
CAPTION_HEIGHT = 20.0
GAP_BELOW = 10.0
MOST_LINES = 24
FEWEST_ROWS = 2
KEPT_WHOLE = 0.4  # of a page: a table no higher than that moves to the next page as a whole
CONTINUED = " (계속)"

CENTRED = frozenset({Shape.ORDER, Shape.LABEL, *DATES})
AT_LEFT = frozenset({Shape.TEXT})


@dataclass(frozen=True, slots=True)
class Type:
    """The size of a table's text, the distance of its lines and what a row adds to them."""

    size: float
    leading: float
    row: float

    def height(self, cells: Sequence["Lines"]) -> float:
        """How high a row of these cells is."""
        return self.leading * max(map(len, cells), default=1) + self.row


PLAIN = Type(size=10.0, leading=13.0, row=6.0)
SMALL = Type(size=9.0, leading=11.6, row=4.4)  # long lists
ROOMY = Type(size=11.0, leading=14.0, row=16.0)  # to be signed in
DENSE = Type(size=8.0, leading=10.4, row=4.4)  # lists with many columns

Run = tuple[float, str, str]
"""Where a piece of text starts in its column, its face, the text."""
Lines = tuple[tuple[Run, ...], ...]


@dataclass
class Setter:
    """Sets one column's texts: the same text is measured once, however often it occurs."""

    width: float
    shape: Shape
    font: str
    size: float
    known: dict[str, Lines] = field(default_factory=dict)

    def lines(self, text: str) -> Lines:
        """The text as lines that fit the column."""
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = tuple(self._runs(*line) for line in self._broken(text))
        return found

    def _broken(self, text: str) -> list[tuple[float, str]]:
        room = self.width - 2 * PADDING
        clean = paper_text.pdf_text(text)
        if "\n" not in clean and len(clean) * self.size <= room:
            return [(0.0, clean)]
        return paper_text.lines(clean, self.font, self.size, room)

    def _runs(self, indent: float, text: str) -> tuple[Run, ...]:
        x = PADDING + indent
        if self.shape not in AT_LEFT:
            spare = self.width - 2 * PADDING - fonts.width(text, self.font, self.size)
            x += spare / 2 if self.shape in CENTRED else spare
        placed = []
        for face, run in fonts.runs(text, self.font):
            placed.append((x, face, run))
            x += fonts.width(run, face, self.size)
        return tuple(placed)


@dataclass(frozen=True)
class SetRow:
    """A row ready to draw; ``cut`` says that the row goes on in the next one, without a rule between."""

    cells: tuple[Lines, ...]
    height: float
    total: bool = False
    cut: bool = False


class SetTable:
    """A table measured for paper, shared by the parts of it on each page."""

    def __init__(self, table: Table, type_: Type = PLAIN) -> None:
        self.table = table
        self.type = type_
        self.edges = [0.0, *accumulate(column.width * mm for column in table.columns)]
        self.notes = table.all_notes()
        self.heads = tuple(self._set_heads())
        self.levels = [0.0, *accumulate(self._level_heights())]
        self.head_height = self.levels[-1]
        self.rows = list(self._set_rows())
        self.depths = [0.0, *accumulate(row.height for row in self.rows)]

    def rule_top(self, at: int) -> float:
        """How far below the table's upper edge the rule left of a column begins."""
        columns = self.table.columns
        return self.levels[shared_levels(columns[at - 1], columns[at])]

    def _setters(self, font: str) -> list[Setter]:
        return [
            Setter(column.width * mm, column.shape, font, self.type.size) for column in self.table.columns
        ]

    def _set_heads(self) -> Iterator[tuple[HeadCell, Lines]]:
        for cell in head_cells(self.table.columns):
            width = self.edges[cell.left + cell.columns] - self.edges[cell.left]
            yield cell, Setter(width, Shape.LABEL, fonts.SANS_BOLD, self.type.size).lines(cell.text)

    def _level_heights(self) -> list[float]:
        """Each level as high as the words that stand in it alone; what spans several fills up the last."""
        levels = [self.type.leading + self.type.row] * depth(self.table.columns)
        for cell, lines in self.heads:
            if cell.rows == 1:
                levels[cell.top] = max(levels[cell.top], self.type.height([lines]))
        for cell, lines in self.heads:
            lacking = self.type.height([lines]) - sum(levels[cell.top : cell.top + cell.rows])
            levels[cell.top + cell.rows - 1] += max(lacking, 0.0)
        return levels

    def _set_rows(self) -> Iterator[SetRow]:
        body = [one.lines for one in self._setters(fonts.SANS)]
        bold = [one.lines for one in self._setters(fonts.SANS_BOLD)]
        sums = self.table.sums
        for at, row in enumerate(self.table.all_rows()):
            texts = printed(self.table, row)
            if at < len(self.table.rows) and at not in sums:
                yield from _cut(
                    tuple([set_(text) for set_, text in zip(body, texts, strict=True)]), self.type
                )
                continue
            texts = ["" if cell is None else text for cell, text in zip(row, texts, strict=True)]
            cells = tuple(set_(text) for set_, text in zip(bold, texts, strict=True))
            yield from _cut(cells, self.type, total=True)


class Grid(Flowable):
    """The part of a table that lies on one page; it asks for more pages by splitting."""

    def __init__(self, table: SetTable, start: int = 0, stop: int | None = None) -> None:
        super().__init__()
        self.set = table
        self.start = start
        self.stop = len(table.rows) if stop is None else stop
        self.notes = table.notes if self.stop == len(table.rows) else ()
        self.width = table.edges[-1]
        self.height = (
            CAPTION_HEIGHT
            + table.head_height
            + table.depths[self.stop]
            - table.depths[start]
            + NOTE_LEADING * len(self.notes)
            + GAP_BELOW
        )

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def split(self, _room: float, height: float) -> list[Flowable]:
        if not self._fills(height) and self.height <= self._page_height() * KEPT_WHOLE:
            return []
        depths = self.set.depths
        room = height - CAPTION_HEIGHT - self.set.head_height - GAP_BELOW
        stop = min(bisect_right(depths, room + depths[self.start]) - 1, self.stop)
        stop = min(stop, self.stop - FEWEST_ROWS)  # the total and the notes never stand alone
        if stop - self.start < FEWEST_ROWS and not self._fills(height):
            return []
        stop = min(max(stop, self.start + 1), self.stop - 1)
        return [Grid(self.set, self.start, stop), Grid(self.set, stop, self.stop)]

    def draw(self) -> None:
        top = self.height - CAPTION_HEIGHT
        self._draw_caption()
        self._draw_head(top)
        rows = self.set.rows[self.start : self.stop]
        y = top - self.set.head_height
        self._draw_grounds(rows, y)
        text = self.canv.beginText()
        pen = _Pen(text)
        rules = []
        for row in rows:
            self._draw_cells(pen, row, y)
            y -= row.height
            if not row.cut:
                rules.append((0.0, y, self.width, y))
        self.canv.setFillColor(INK)
        self.canv.drawText(text)
        self._draw_rules(rules, top, y)
        self._draw_notes(y)

    def _page_height(self) -> float:
        frame = getattr(self, "_frame", None)
        return float(frame._height) if frame is not None else 0.0  # noqa: SLF001 - platypus tells nobody else

    def _fills(self, height: float) -> bool:
        """Whether the page cannot offer more room than this, so that waiting for the next is no help."""
        return height >= self._page_height() - 2 * mm

    def _draw_notes(self, y: float) -> None:
        text = self.canv.beginText()
        pen = _Pen(text)
        for note in self.notes:
            y -= NOTE_LEADING
            pen.put(4.0, y, note, fonts.SANS, NOTE_SIZE)
        self.canv.drawText(text)

    def _draw_caption(self) -> None:
        y = self.height - CAPTION_HEIGHT + 6
        caption = self.set.table.caption
        more = CONTINUED if self.start else ""
        words = f"〈 {caption}{more} 〉" if caption else more.strip()
        text = self.canv.beginText()
        pen = _Pen(text)
        if words:
            pen.put(0.0, y, words, fonts.SANS_BOLD, CAPTION_SIZE)
        unit = self.set.table.unit
        if unit:
            pen.put(self.width - fonts.width(unit, fonts.SANS, UNIT_SIZE), y, unit, fonts.SANS, UNIT_SIZE)
        self.canv.setFillColor(INK)
        self.canv.drawText(text)

    def _draw_head(self, top: float) -> None:
        table, canvas = self.set, self.canv
        canvas.setFillColor(LABEL_GREY)
        canvas.rect(0, top - table.head_height, self.width, table.head_height, stroke=0, fill=1)
        canvas.setFillColor(INK)
        canvas.setLineWidth(HAIR)
        text = canvas.beginText()
        pen = _Pen(text)
        for cell, lines in table.heads:
            upper, lower = table.levels[cell.top], table.levels[cell.top + cell.rows]
            left, right = table.edges[cell.left], table.edges[cell.left + cell.columns]
            self._draw_lines(pen, left, top - upper, lower - upper, lines)
            if lower < table.head_height:
                canvas.line(left, top - lower, right, top - lower)
        canvas.drawText(text)

    def _draw_grounds(self, rows: Sequence[SetRow], y: float) -> None:
        for row in rows:
            y -= row.height
            if row.total:
                self.canv.setFillColor(LABEL_GREY)
                self.canv.rect(0, y, self.width, row.height, stroke=0, fill=1)

    def _draw_cells(self, pen: "_Pen", row: SetRow, y: float) -> None:
        edges = self.set.edges
        size = self.set.type.size
        middle = baseline(y, row.height, size)
        for x, lines in zip(edges, row.cells, strict=False):
            if len(lines) == 1:
                for offset, face, run in lines[0]:
                    pen.run(x + offset, middle, face, run, size)
            else:
                self._draw_lines(pen, x, y, row.height, lines)

    def _draw_lines(self, pen: "_Pen", x: float, top: float, height: float, lines: Lines) -> None:
        size, leading = self.set.type.size, self.set.type.leading
        y = baseline(top - (height - leading * len(lines)) / 2, leading, size)
        for line in lines:
            for offset, face, run in line:
                pen.run(x + offset, y, face, run, size)
            y -= leading

    def _draw_rules(self, rules: list[tuple[float, float, float, float]], top: float, bottom: float) -> None:
        canvas, table = self.canv, self.set
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIR)
        for at, x in enumerate(table.edges[1:-1], start=1):
            rules.append((x, top - table.rule_top(at), x, bottom))
        canvas.lines(rules)
        canvas.setLineWidth(FRAME)
        under = top - table.head_height
        canvas.lines([(0.0, under, self.width, under)])
        canvas.rect(0, bottom, self.width, top - bottom, stroke=1, fill=0)


class _Pen:
    """Writes runs of text and changes the face only where it changes."""

    def __init__(self, text: PDFTextObject) -> None:
        self._text = text
        self._face = ("", 0.0)

    def run(self, x: float, y: float, face: str, run: str, size: float) -> None:
        if self._face != (face, size):
            fonts.face(face)
            self._text.setFont(face, size)
            self._face = (face, size)
        self._text.setTextOrigin(x, y)
        self._text.textOut(run)

    def put(self, x: float, y: float, text: str, font: str, size: float) -> None:
        for face, run in fonts.runs(text, font):
            self.run(x, y, face, run, size)
            x += fonts.width(run, face, size)


def _cut(cells: tuple[Lines, ...], type_: Type, *, total: bool = False) -> Iterator[SetRow]:
    """A row, or the parts of one that is higher than a page."""
    most = max(map(len, cells), default=1)
    if most <= MOST_LINES:
        yield SetRow(cells, type_.leading * most + type_.row, total)
        return
    for start in range(0, most, MOST_LINES):
        part = tuple(lines[start : start + MOST_LINES] for lines in cells)
        yield SetRow(part, type_.height(part), total, cut=start + MOST_LINES < most)
