"""Rows of a ruled form on their way to pages: heights, page breaks inside long cells, closed borders.

A row is cells of ready lines. A row that does not fit is cut between two lines, its label is
repeated with (계속), and every page closes its frames; so nothing is clipped and no page has a
hole. reportlab's tables cannot do this for labels beside long groups (dependencies.md, reportlab).
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from desktop_app.reports import fonts, page

PAD = 3.4
SIDE = 5.0
HEADING = 20.0
#: At least so many lines stand on either side of a page break: no line is left alone.
TOGETHER = 2

#: Lines of text, each with its indent.
Lines = tuple[tuple[float, str], ...]
#: Left edge and width of each column.
Columns = tuple[tuple[float, float], ...]


class Look(Enum):
    """How a cell is drawn."""

    LABEL = auto()
    VALUE = auto()
    CENTRED = auto()
    RULED = auto()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: where it stands from the left edge of the body, how wide, its lines with their indents."""

    x: float
    width: float
    look: Look
    lines: Lines = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side; rows of one name are the same but for their values.

    ``least`` is what the row takes, in lines, if the page has room to spare; ``leading`` is its line
    height; ``ruled`` the number of empty lines to write on.
    """

    name: str
    cells: tuple[Cell, ...]
    leading: float
    least: int = 1
    ruled: int = 0

    @property
    def count(self) -> int:
        """How many lines the row needs."""
        return max(1, self.ruled, *[len(cell.lines) for cell in self.cells])

    def height(self, lines: int) -> float:
        """How high the row is with so many lines."""
        return lines * self.leading + PAD


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a form: its heading over one frame of rows."""

    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a section."""

    words: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something printed that is the same on many pages: drawn once a file, placed wherever it occurs.

    ``subject`` says what it is: the name of a row, a :class:`Heading`, or what a paper adds of its own.
    """

    subject: Hashable
    lines: int = 1
    continued: bool = False


@cache
def part(subject: Hashable, lines: int = 1, *, continued: bool = False) -> Part:
    """The part itself, one object however many pages it is on: a big file holds thousands of them."""
    return Part(subject, lines, continued)


@dataclass(slots=True)
class Sheet:
    """One page ready to draw: printed parts with their tops, frames, lines of text, small notes."""

    parts: list[tuple[Part, float]] = field(default_factory=list)
    frames: list[tuple[float, float]] = field(default_factory=list)
    texts: list[tuple[float, float, str]] = field(default_factory=list)


class Flow:
    """Fills sheets from top to bottom.

    ``begin`` puts the head on a new sheet, given its number from 0, and says where the body starts.
    Every row placed is noted in ``rows``, from which its printed part is drawn.
    """

    def __init__(
        self,
        paper: page.Paper,
        size: float,
        rows: dict[str, Row],
        begin: Callable[[Sheet, int], float],
    ) -> None:
        self.sheets: list[Sheet] = []
        self._rows = rows
        self._paper = paper
        self._size = size
        self._begin = begin
        self._y = 0.0
        self._frame_top = 0.0
        self.next_sheet()

    @property
    def room(self) -> float:
        """Height left on this sheet."""
        return self._y - self._paper.y_bottom

    def next_sheet(self) -> None:
        """Close the frame that is open and go on with the next sheet."""
        if self.sheets:
            self._close_frame()
        self.sheets.append(Sheet())
        self._y = self._begin(self.sheets[-1], len(self.sheets) - 1)
        self._frame_top = self._y

    def skip(self, height: float) -> None:
        """Leave a gap, unless the sheet is full anyway."""
        self._y -= min(height, max(self.room, 0.0))
        self._frame_top = self._y

    def section(self, section: Section, slots: Sequence[int]) -> None:
        """A heading with its rows; a heading never ends a page."""
        first = section.rows[0]
        together = HEADING + first.height(min(first.count, TOGETHER + 1))
        if self.room < together:
            self.next_sheet()
        if section.heading:
            self.sheets[-1].parts.append((part(Heading(section.heading)), self._y))
            self._y -= HEADING
        self._frame_top = self._y
        for row, slot in zip(section.rows, slots, strict=True):
            self._row(row, slot)
        self._close_frame()

    def text(self, lines: Lines, leading: float) -> None:
        """Lines outside every frame."""
        for indent, line in lines:
            if self.room < leading:
                self.next_sheet()
            at = page.baseline(self._y, leading, self._size)
            self.sheets[-1].texts.append((self._paper.x + indent, at, line))
            self._y -= leading
        self._frame_top = self._y

    def _row(self, row: Row, slot: int) -> None:
        """Place a row, cut between its lines where the page ends."""
        self._rows[row.name] = row
        start, count = 0, row.count
        while True:
            fitting = int((self.room - PAD) / row.leading + 1e-6)
            left = count - start
            if left <= fitting:
                self._slice(row, start, count, min(fitting, max(left, slot if start == 0 else 0)))
                return
            here = min(fitting, left - TOGETHER)
            if here >= TOGETHER:
                self._slice(row, start, start + here, here)
                start += here
            self.next_sheet()

    def _slice(self, row: Row, start: int, end: int, height: int) -> None:
        """Lines ``start`` to ``end`` of a row, in the middle of a strip ``height`` lines high."""
        sheet = self.sheets[-1]
        sheet.parts.append((part(row.name, height, continued=start > 0), self._y))
        leading, size, left = row.leading, self._size, self._paper.x
        for cell in row.cells:
            shown = cell.lines[start:end]
            if not shown or cell.look is Look.LABEL:
                continue
            top = self._y - PAD / 2 - (height - len(shown)) * leading / 2
            base = page.baseline(top, leading, size)
            for at, (indent, text) in enumerate(shown):
                if cell.look is Look.CENTRED:
                    x = left + cell.x + (cell.width - fonts.width(text, fonts.SANS, size)) / 2
                else:
                    x = left + cell.x + SIDE + indent
                sheet.texts.append((x, base - at * leading, text))
        self._y -= row.height(height)

    def _close_frame(self) -> None:
        if self._frame_top > self._y:
            self.sheets[-1].frames.append((self._frame_top, self._frame_top - self._y))
        self._frame_top = self._y


def needed(sections: Sequence[Section]) -> float:
    """The height sections take when no row is higher than its text."""
    rows = [row for section in sections for row in section.rows]
    headings = sum(HEADING for section in sections if section.heading)
    return headings + sum([row.height(row.count) for row in rows])


def slots(sections: Sequence[Section], room: float) -> list[list[int]]:
    """How many lines each row gets: its text's, and up to ``least`` while the page has room to spare.

    So forms with short texts all look alike, and a form that would just miss one page still fits.
    """
    spare = room - needed(sections)
    given: list[list[int]] = []
    for section in sections:
        counts: list[int] = []
        for row in section.rows:
            extra = max(0, min(row.least - row.count, int(spare / row.leading)))
            spare -= extra * row.leading
            counts.append(row.count + extra)
        given.append(counts)
    return given


def columns(*widths: float) -> Columns:
    """Left edge and width of columns that stand side by side."""
    edges = [sum(widths[:at]) for at in range(len(widths))]
    return tuple(zip(edges, widths, strict=True))
