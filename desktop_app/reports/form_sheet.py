"""A form as rows of cells, before it becomes a file that a department types into: HWPX or XLSX.

Both files are drawn from the same value, so what stands in them and what can be filled in cannot differ.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from desktop_app.pictures import Picture


class Align(Enum):
    """Where the text of a cell or line stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Wanted(Enum):
    """What belongs into a cell that is filled in."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell: its text and look; with ``field`` it is filled in by the one who gets the form.

    ``fixed`` names a printed cell whose text is compared when the form comes back.

    A CHOICE offers ``choices``; on paper-like files they stand as check marks, in a workbook as a list.
    ``bare`` is without border and ground: a cell that only keeps a place. A ``picture`` stands instead of the
    text, as large as ``picture_mm`` says; paper of reports alone knows it.
    """

    text: str = ""
    columns: int = 1
    rows: int = 1
    align: Align = Align.LEFT
    label: bool = False
    bold: bool = False
    size: float = 0.0
    bare: bool = False
    field: str = ""
    fixed: str = ""
    wanted: Wanted = Wanted.TEXT
    choices: tuple[str, ...] = ()
    picture: Picture | None = None
    picture_mm: tuple[float, float] = (0.0, 0.0)

    @property
    def name(self) -> str:
        """The name by which the cell is found again in a file that comes back."""
        return self.field or self.fixed


@dataclass(frozen=True, slots=True)
class FormRow:
    """Cells from the left, and how many lines of text the row has room for at least."""

    cells: tuple[FormCell, ...]
    lines: float = 1.0


@dataclass(frozen=True, slots=True)
class FormTable:
    """Rows under each other; ``widths`` of the columns in mm. ``head_rows`` come again on every page."""

    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    head_rows: int = 0


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line of its own: a heading of a part, a note, 붙임 and 끝."""

    text: str
    bold: bool = False
    size: float = 0.0
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form: its name in a file of several, its blocks from the top, and the key by which it is known again."""

    name: str
    blocks: tuple[FormTable | FormLine, ...]
    key: str = ""


def label(text: str, *, rows: int = 1, size: float = 0.0) -> FormCell:
    """The grey cell that says what stands beside it."""
    return FormCell(text, rows=rows, align=Align.CENTER, label=True, size=size)


def row(*cells: FormCell, lines: float = 1.0) -> FormRow:
    """A row of cells with room for the longest of them as far as line breaks tell."""
    longest = max((cell.text.count("\n") + 1 for cell in cells if cell.rows == 1), default=1)
    return FormRow(cells, max(lines, longest))


def fields_of(sheets: Sequence[FormSheet]) -> list[FormCell]:
    """All cells to be filled in, from the top."""
    return [
        cell
        for sheet in sheets
        for block in sheet.blocks
        if isinstance(block, FormTable)
        for line in block.rows
        for cell in line.cells
        if cell.field
    ]


def placed(rows: Sequence[FormRow]) -> Iterator[tuple[int, int, FormCell]]:
    """Each cell with its row and first column; cells of rows above that reach down are stepped over."""
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (at, column) in covered:
                column += 1
            yield at, column, cell
            below = range(1, cell.rows)
            covered.update((at + down, column + across) for down in below for across in range(cell.columns))
            column += cell.columns
