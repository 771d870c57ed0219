"""What a report is made of before it becomes paper or a workbook: lines, tables, charts, chapters.

PDF and Excel draw the same blocks. A table knows its cells as values and how each is shown, so the
figure on paper and the number in the sheet come from one place (domain.md REP-4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from desktop_app import values
from desktop_app.performance.records import Line
from desktop_app.pictures import Picture

EMPTY = "-"
NOTE = 9  # level of a ※ line
THOUSANDS_NOTE = "※ 단수 조정으로 합계가 일치하지 않을 수 있음"
UNIT_THOUSAND = "(단위: 천원)"
UNIT_WON = "(단위: 원)"

Cell = str | int | Fraction | date | None
Row = tuple[Cell, ...]


class Shape(Enum):
    """How a column shows its values, on paper and in the sheet."""

    ORDER = "order"  # 연번
    TEXT = "text"
    LABEL = "label"  # short text, centred
    COUNT = "count"
    WON = "won"  # in the table's money unit
    RATE = "rate"  # percent or other figure with one decimal
    HOURS = "hours"  # minutes, shown as hours with one decimal
    DATE = "date"
    SHORT_DATE = "short date"  # '21. 4. 1. on paper (DOC-2), a whole date in the sheet
    FIGURE = "figure"  # a whole number, or a rate with one decimal

    @property
    def adds_up(self) -> bool:
        """Whether rounding this shape can part the shown parts from the shown total."""
        return self in {Shape.WON, Shape.HOURS}


DATES = frozenset({Shape.DATE, Shape.SHORT_DATE})
NUMERIC = frozenset({Shape.COUNT, Shape.WON, Shape.RATE, Shape.HOURS, Shape.FIGURE})


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, shape and width in mm.

    ``band`` is a head that spans neighbouring columns, ``inner`` one below it that spans some of them. ``running``
    says that a figure is what is left or spent so far (잔액, 누계): its column is never added up.
    """

    head: str
    shape: Shape
    width: float
    band: str = ""
    inner: str = ""
    running: bool = False

    @property
    def bands(self) -> tuple[str, ...]:
        """The heads over this column's own, from the top."""
        return tuple(band for band in (self.band, self.inner) if band)


@dataclass(frozen=True)
class Table:
    """Rows of values under heads. ``total`` is the 계 line; ``thousand`` shows won as 천원 (DOC-5).

    A ``dense`` one has so many columns that its text is set smaller on paper; rows of a ``tall`` one have room
    to be written in by hand. ``sums`` are the places of rows that are sums of those before them (소계, 누계).
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None = None
    thousand: bool = False
    notes: tuple[str, ...] = ()
    dense: bool = False
    tall: bool = False
    sums: frozenset[int] = frozenset()

    @property
    def unit(self) -> str:
        """What stands at the table's top right, if it shows money."""
        if all(column.shape is not Shape.WON for column in self.columns):
            return ""
        return UNIT_THOUSAND if self.thousand else UNIT_WON

    def all_rows(self) -> tuple[Row, ...]:
        """Body and total, in the order they are printed."""
        return self.rows if self.total is None else (*self.rows, self.total)

    def all_notes(self) -> tuple[str, ...]:
        """The table's notes, with the one on rounding only where shown parts do not add up."""
        return self.notes if self._shown_adds_up() else (*self.notes, THOUSANDS_NOTE)

    def _shown_adds_up(self) -> bool:
        if self.total is None:
            return True
        return all(
            sum(_tenths(shown(row[at], column.shape, thousand=self.thousand)) for row in self._parts())
            == _tenths(shown(self.total[at], column.shape, thousand=self.thousand))
            for at, column in enumerate(self.columns)
            if column.shape.adds_up
        )

    def _parts(self) -> list[Row]:
        """The rows that the total is the sum of."""
        return [row for at, row in enumerate(self.rows) if at not in self.sums]


@dataclass(frozen=True)
class Bars:
    """A bar chart of columns of a table in the same chapter: it has no figures of its own."""

    caption: str
    table: Table
    label: int
    series: tuple[int, ...]
    stacked: bool = False


@dataclass(frozen=True)
class Photo:
    """One photograph with the words under it; without a picture its place says so."""

    label: str
    picture: Picture | None


@dataclass(frozen=True)
class PhotoCard:
    """Photographs of one thing side by side under its name; a card is never parted by a page."""

    heading: str
    photos: tuple[Photo, ...]


NO_PHOTO = "사진 없음"
PHOTO_HEIGHT = 42.0  # mm; three cards share a page with their table
Block = Line | Table | Bars | PhotoCard


@dataclass(frozen=True)
class Section:
    """A chapter ready to be rendered: its number (Ⅰ, 붙임 1), title, sheet name and blocks.

    One without a title has no heading: the report's own title stands over it. ``wide`` asks for landscape
    pages, ``alone`` for pages that no other chapter shares; ``rows_only`` says that the table is long and
    plain, so that the workbook writes it as a stream of rows. An ``inner`` one is a part of the chapter before.
    """

    number: str
    title: str
    sheet: str
    blocks: tuple[Block, ...]
    wide: bool = False
    alone: bool = False
    rows_only: bool = False
    inner: bool = False

    @property
    def heading(self) -> str:
        return f"{self.number} {self.title}".strip()


class Front(Enum):
    """What stands before the chapters of a report."""

    COVER = "cover"  # cover and contents, each a page of its own
    TITLE = "title"  # the title over the first chapter
    NONE = "none"


@dataclass(frozen=True)
class Report:
    """A whole report before it becomes paper or a workbook; ``subtitle`` names its days."""

    title: str
    office: str
    subtitle: tuple[str, ...]
    sections: tuple[Section, ...]
    front: Front = Front.COVER


def shown(cell: Cell, shape: Shape, *, thousand: bool = False) -> int | Fraction | None:
    """The number a numeric cell shows, after rounding half up to what its shape prints."""
    if cell is None or isinstance(cell, str | date):
        return None
    if shape is Shape.WON and thousand:
        return values.rounded(cell.numerator, cell.denominator * 1000)
    if shape is Shape.HOURS:
        return Fraction(values.rounded(cell.numerator * 10, cell.denominator * 60), 10)
    if shape is Shape.RATE or isinstance(cell, Fraction):
        return Fraction(values.rounded(cell.numerator * 10, cell.denominator), 10)
    return int(cell)


def text_of(cell: Cell, shape: Shape, *, thousand: bool = False) -> str:
    """The cell as paper prints it; an empty number is ``-``, an empty text stays empty."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        return values.short_date_text(cell) if shape is Shape.SHORT_DATE else values.date_text(cell)
    number = shown(cell, shape, thousand=thousand)
    if number is None:
        return EMPTY if shape in NUMERIC else ""
    if shape is Shape.ORDER:
        return str(number)
    return _decimal_text(number) if isinstance(number, Fraction) else values.won_text(number)


def printed(table: Table, row: Sequence[Cell]) -> list[str]:
    """A row of a table as paper prints it."""
    return [
        text_of(cell, column.shape, thousand=table.thousand)
        for cell, column in zip(row, table.columns, strict=True)
    ]


def _decimal_text(number: Fraction) -> str:
    tenths = abs(values.rounded(number.numerator * 10, number.denominator))
    return f"{'△' if number < 0 else ''}{tenths // 10:,}.{tenths % 10}"


def _tenths(number: int | Fraction | None) -> int:
    return 0 if number is None else int(number * 10)
