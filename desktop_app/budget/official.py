"""대사 as the screens and papers see it: the lists that were read, and the board of both sides (F7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from desktop_app.budget.matching import BookedLine, ListedLine
from desktop_app.budget_terms import OfficialState
from desktop_app.marks import Mark, State
from desktop_app.terms import EntryKind
from desktop_app.values import date_range_text, date_text


class Place(Enum):
    """Where a row of the board stands."""

    DIFFERENT = "불일치"
    LISTED_ONLY = "목록에만"
    BOOKED_ONLY = "원장에만"
    EXPLAINED = "사유 있음"
    AGREED = "일치"


MARKS: Final = {
    Place.DIFFERENT: Mark.WRONG,
    Place.LISTED_ONLY: Mark.FIX,
    Place.BOOKED_ONLY: Mark.FIX,
    Place.EXPLAINED: Mark.NONE,
    Place.AGREED: Mark.DONE,
}
LEFT_OVER: Final = (Place.LISTED_ONLY, Place.BOOKED_ONLY)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which entries a list should have: of a year, of its only 통계목 or of all, from one day to another."""

    year: int
    starts_on: date
    ends_on: date
    account_id: int | None = None


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """A line of the official system's list, as it stood in row ``number`` of the file."""

    id: int
    row: int
    day: date
    won: int
    payee: str = ""
    summary: str = ""
    number: str = ""
    code: str = ""
    state: OfficialState = OfficialState.OPEN
    remark: str = ""
    entry_id: int | None = None

    @property
    def listed(self) -> ListedLine:
        return ListedLine(self.id, self.day, self.won, self.payee, self.number, self.code)


@dataclass(frozen=True, slots=True)
class BookedRow:
    """A 지출 or 반납 of the ledger beside the list; a 반납 is negative."""

    id: int
    day: date
    won: int
    kind: EntryKind
    payee: str
    summary: str
    number: str
    code: str
    line: str
    note: str
    reverses_id: int | None = None

    @property
    def booked(self) -> BookedLine:
        return BookedLine(self.id, self.day, self.won, self.payee, self.number, self.code, self.reverses_id)

    @property
    def words(self) -> str:
        """In a choice: ``5. 3. 지출 840,000 초록숲 인쇄 · 안내 책자``."""
        said = " · ".join(part for part in (self.payee, self.summary) if part)
        won = f"△{-self.won:,}" if self.won < 0 else f"{self.won:,}"
        return f"{self.day.month}. {self.day.day}. {self.kind.value} {won}원 {said}"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A pair, or what has no other side; ``id`` is its number on the board."""

    id: int
    place: Place
    line: OfficialRow | None = None
    entry: BookedRow | None = None
    differs: tuple[str, ...] = ()

    @property
    def mark(self) -> State:
        return State(MARKS[self.place], self.place.value)

    @property
    def day(self) -> date:
        side = self.line or self.entry
        assert side is not None  # noqa: S101 - a row has one side at least
        return side.day

    @property
    def told(self) -> str:
        """What differs, and what the officer says to it."""
        differs = f"{'·'.join(self.differs)} 다름" if self.differs else ""
        remark = self.line.remark if self.line else self.entry.note if self.entry else ""
        return " – ".join(part for part in (differs, " ".join(remark.split())) if part)


@dataclass(frozen=True, slots=True)
class OfficialListRow:
    """A list that was read."""

    id: int
    name: str
    read_on: date
    starts_on: date
    ends_on: date
    line: str
    count: int
    won: int

    @property
    def words(self) -> str:
        """In a choice: ``2021. 6. 1. ~ 6. 30. · 지급내역.xlsx (2021. 7. 2. 읽음)``."""
        line = f" · {self.line}" if self.line else ""
        days = date_range_text(self.starts_on, self.ends_on)
        return f"{days}{line} · {self.name} ({date_text(self.read_on)} 읽음)"


@dataclass(frozen=True, slots=True)
class Board:
    """Both sides of a list: every line and every entry of its days once, in the order of what needs a look first.

    ``cancelled`` are entries with their reversal, of which the list knows neither.
    """

    rows: tuple[BoardRow, ...]
    cancelled: tuple[BookedRow, ...] = ()
    source: OfficialListRow | None = None

    def of(self, *places: Place) -> tuple[BoardRow, ...]:
        """The rows in some places."""
        return tuple(row for row in self.rows if row.place in places)

    def count(self, place: Place) -> int:
        return len(self.of(place))

    @property
    def listed_won(self) -> int:
        """The sum of the list."""
        return sum(row.line.won for row in self.rows if row.line)

    @property
    def booked_won(self) -> int:
        """The sum of the ledger; entries and their reversals come to nothing."""
        return sum(row.entry.won for row in self.rows if row.entry)

    @property
    def apart(self) -> int:
        """By how much the list has more than the ledger."""
        return self.listed_won - self.booked_won

    @property
    def settled(self) -> bool:
        """Whether nothing is left to be looked at."""
        return not self.of(Place.DIFFERENT, *LEFT_OVER)


@dataclass(frozen=True, slots=True)
class BoardPaper:
    """The board of a list as its paper shows it, with the office that made it."""

    board: Board
    office: str


def laid_out(
    pairs: Sequence[tuple[OfficialRow, BookedRow, tuple[str, ...]]],
    listed_only: Sequence[OfficialRow],
    booked_only: Sequence[BookedRow],
) -> tuple[BoardRow, ...]:
    """The rows of a board in their order: by place, then by day."""
    found: list[tuple[Place, OfficialRow | None, BookedRow | None, tuple[str, ...]]] = []
    for line, entry, differs in pairs:
        accepted = line.state is OfficialState.EXPLAINED
        place = Place.EXPLAINED if accepted else Place.DIFFERENT if differs else Place.AGREED
        found.append((place, line, entry, differs))
    for line in listed_only:
        explained = line.state is OfficialState.EXPLAINED
        found.append((Place.EXPLAINED if explained else Place.LISTED_ONLY, line, None, ()))
    found += [(Place.BOOKED_ONLY, None, entry, ()) for entry in booked_only]
    order = list(Place)
    found.sort(key=lambda one: (order.index(one[0]), _day(one[1], one[2]), one[1].row if one[1] else 0))
    return tuple(BoardRow(number, *one) for number, one in enumerate(found, start=1))


def nearest(line: OfficialRow, entries: Sequence[BookedRow]) -> list[BookedRow]:
    """Entries that a line may be, the likeliest first: by sum, then by day."""
    return sorted(entries, key=_apart(line))


def nearest_line(entry: BookedRow, lines: Sequence[OfficialRow]) -> list[OfficialRow]:
    """Lines that an entry may be, the likeliest first."""
    return sorted(lines, key=lambda line: _apart(line)(entry)[:2])


def _apart(line: OfficialRow) -> Callable[[BookedRow], tuple[int, int, int]]:
    return lambda entry: (abs(line.won - entry.won), abs((line.day - entry.day).days), entry.id)


def _day(line: OfficialRow | None, entry: BookedRow | None) -> date:
    side = line or entry
    return side.day if side is not None else date.min
