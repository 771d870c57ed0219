"""A whole-data workbook understood: rows with their values and what they refer to, and everything wrong, by cell."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final

from desktop_app.intake.records import CellNote, CellValue, FileRead, SheetRead, cell_name
from desktop_app.particles import with_subject
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.values import UnreadableValueError, tidy_line
from desktop_app.whole_data.cells import plain_text, read_cell
from desktop_app.whole_data.collecting import YES
from desktop_app.whole_data.dictionary import GUIDE, Dictionary
from desktop_app.whole_data.names import BELOW, name_of, with_twin
from desktop_app.whole_data.sheets import (
    GONE,
    NUMBER,
    POSITION,
    TWIN,
    CellKind,
    DataSheet,
    SheetColumn,
)

Tell = Callable[[int, int, str], None]
MOST_FAULTS: Final = 500
"""So many are told one by one; the rest are counted."""
_EVERY: Final = 200
_FIRST_ROW: Final = 2
_DIGESTS: Final = frozenset({"sha256"})
_EMPTY: Final[tuple[Any, ...]] = (None, "")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell, or with a sheet."""

    sheet: str
    cell: str
    text: str

    @property
    def sentence(self) -> str:
        """``입주단체 B12: …``."""
        return f"{self.sheet} {self.cell}: {self.text}" if self.cell else f"{self.sheet}: {self.text}"


@dataclass(slots=True)
class Row:
    """One row of a sheet: what its own cells say, and the names in those that refer to other rows."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    gone: bool = False
    id: int = 0


@dataclass
class Faults:
    """Everything wrong with a workbook, in the order of sheets and rows."""

    found: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, sheet: str, cell: str, text: str) -> None:
        """One more."""
        self.count += 1
        if len(self.found) < MOST_FAULTS:
            self.found.append(Fault(sheet, cell, text))


@dataclass
class Book:
    """The rows of all sheets, and where the cells of each column lie."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    named: dict[str, dict[str, Row]] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    faults: Faults = field(default_factory=Faults)
    notices: list[str] = field(default_factory=list)
    bad: set[int] = field(default_factory=set)
    """The rows (by identity) of which something is wrong: they are not tried in the file."""

    @property
    def count(self) -> int:
        """Rows of all sheets."""
        return sum(map(len, self.rows.values()))

    @property
    def closes_years(self) -> bool:
        """Whether a year comes in that is closed to changes."""
        turns = (row.values for row in self.rows.get("year_turn", ()))
        return any(one.get("closed_on") and not one.get("reopened_on") for one in turns)

    def cell(self, sheet: DataSheet, row: Row, key: str) -> str:
        """``B12``: where a column of a row lies; the first cell of the row for one that the sheet has not."""
        return cell_name(row.number, self.places[sheet.table].get(key, 0) + 1)

    def blame(self, sheet: DataSheet, row: Row, key: str, text: str) -> None:
        """Say what is wrong with a cell."""
        self.bad.add(id(row))
        self.faults.add(sheet.name, self.cell(sheet, row, key), text)


def understand(file: FileRead, sheets: Sequence[DataSheet], tell: Tell) -> Book:
    """Read every row of every sheet; what ``tell`` raises ends it."""
    book = Book()
    dictionary = Dictionary.of(file)
    found = {tidy_line(one.name): one for one in file.sheets}
    by_table = {sheet.table: sheet.name for sheet in sheets}
    for name, table in dictionary.tables.items():
        if name in found and by_table.get(table, name) not in found:  # called otherwise by now
            found[by_table[table]] = found.pop(name)
    if not any(one.name in found for one in sheets):
        book.faults.add(
            "파일", "", "전체 자료의 시트가 하나도 없습니다. ‘전체 자료 내보내기’로 만든 파일을 고르세요."
        )
    for name in found:
        if name not in {GUIDE, *(one.name for one in sheets)}:
            book.notices.append(f"‘{name}’ 시트는 전체 자료의 시트가 아니라서 읽지 않았습니다.")
    total = sum(len(one.rows) for one in file.sheets)
    done = 0
    for sheet in sheets:
        read = found.get(sheet.name)
        book.rows[sheet.table], book.places[sheet.table] = [], {}
        if read is None:
            continue
        reader = _SheetReader(book, sheet, read, dictionary)
        for row in reader.rows():
            if done % _EVERY == 0:
                tell(done, total, f"{sheet.name} {row.number:,}행")
            done += 1
            book.rows[sheet.table].append(row)
    return book


class _SheetReader:
    """Reads the rows of one sheet."""

    def __init__(self, book: Book, sheet: DataSheet, read: SheetRead, dictionary: Dictionary) -> None:
        self._book = book
        self._dictionary = dictionary
        self._sheet = sheet
        self._read = read
        self._notes: dict[int, list[CellNote]] = {}
        for note in read.notes:
            self._notes.setdefault(note.row, []).append(note)
        self._columns: list[tuple[int, SheetColumn]] = []
        self._marks: dict[str, int] = {}

    def rows(self) -> Iterator[Row]:
        """The rows that say anything, below the heads."""
        if not self._read.rows or not self._fit_heads(self._read.rows[0]):
            return
        for number, cells in enumerate(self._read.rows[1:], start=_FIRST_ROW):
            if any(cell not in _EMPTY for cell in cells) or number in self._notes:
                yield self._row(number, cells)

    def _fit_heads(self, cells: Sequence[CellValue]) -> bool:
        """Find each column by its head, or by what the workbook says that the head meant when it was written."""
        sheet, seen, gone = self._sheet, set[str](), list[str]()
        for place, cell in enumerate(cells):
            head = tidy_line(plain_text(cell)) if cell is not None else ""
            if not head:
                continue
            if head in seen:
                self._blame_head(place, f"‘{head}’ 열이 두 번 있습니다. 하나만 남기세요.")
            elif not self._take_head(place, head):
                if (sheet.table, head) in self._dictionary.columns:
                    gone.append(head)
                else:
                    self._blame_head(place, f"모르는 머리글 ‘{head}’입니다.{near(head, sheet.heads)}")
            seen.add(head)
        if gone:
            self._book.notices.append(f"{sheet.name}: 지금 판에 없는 열은 읽지 않았습니다: {_listed(gone)}.")
        there = {column.key for _, column in self._columns}
        missing = [one.head for one in sheet.columns if one.required and one.key not in there]
        has_rows = any(cell not in _EMPTY for row in self._read.rows[1:] for cell in row)
        if missing and has_rows:
            self._book.faults.add(sheet.name, "", f"꼭 있어야 하는 열이 없습니다: {_listed(missing)}.")
            return False
        return True

    def _take_head(self, place: int, head: str) -> bool:
        """Let a place be that of a column, or of a mark such as 구별."""
        sheet = self._sheet
        meant = self._dictionary.columns.get((sheet.table, head))
        column = next((one for one in sheet.columns if one.head == head), None) or next(
            (one for one in sheet.columns if one.key == meant), None
        )
        if column is not None:
            self._columns.append((place, column))
            self._book.places[sheet.table][column.key] = place
        elif head in sheet.heads:
            self._marks[head] = self._book.places[sheet.table][head] = place
        return column is not None or head in sheet.heads

    def _blame_head(self, place: int, text: str) -> None:
        self._book.faults.add(self._sheet.name, cell_name(1, place + 1), text)

    def _row(self, number: int, cells: Sequence[CellValue]) -> Row:
        row = Row(number)
        for note in self._notes.get(number, ()):
            self._blame_place(row, note.column - 1, note.text)
        for place, column in self._columns:
            cell = cells[place] if place < len(cells) else None
            self._take(row, place, column, None if cell == "" else cell)
        for column in self._sheet.columns:
            if column.key not in row.values and column.key not in row.links:
                row.values[column.key] = self._unsaid(column)
        row.gone = self._mark(cells, GONE) == YES
        self._name(row, cells)
        return row

    def _take(self, row: Row, place: int, column: SheetColumn, cell: CellValue) -> None:
        if cell is None:
            if column.required and id(row) not in self._book.bad:
                self._blame_place(row, place, f"‘{column.head}’은(는) 꼭 적어야 합니다.")
            return
        if column.kind in {CellKind.LINK, CellKind.OWNER, CellKind.OWNER_KIND}:
            row.links[column.key] = tidy_line(plain_text(cell))
            return
        try:
            if column.inside is not None and plain_text(cell).startswith(column.inside.words + BELOW):
                row.links[column.key] = tidy_line(plain_text(cell).removeprefix(column.inside.words + BELOW))
                return
            value = read_cell(column, self._as_now(column, cell))
        except UnreadableValueError as error:
            self._blame_place(row, place, str(error))
            return
        if isinstance(value, str) and column.key not in _DIGESTS and (found := forbidden_number(value)):
            self._blame_place(row, place, found.sentence)
            return
        row.values[column.key] = value - 1 if column.key == POSITION else value

    def _as_now(self, column: SheetColumn, cell: CellValue) -> CellValue:
        """A code word that the program said otherwise when the workbook was written, as it says it now."""
        code = self._dictionary.codes.get((self._sheet.table, column.key, tidy_line(str(cell))))
        return column.words.get(code, cell) if code is not None else cell

    def _unsaid(self, column: SheetColumn) -> Any:
        """What a column says where its cell is empty."""
        return len(self._book.rows[self._sheet.table]) if column.key == POSITION else column.default

    def _name(self, row: Row, cells: Sequence[CellValue]) -> None:
        sheet, book = self._sheet, self._book
        if not sheet.linked:
            return
        if sheet.numbered:
            name = self._mark(cells, NUMBER)
        else:
            name = with_twin(name_of(sheet, {**row.values, **row.links}), self._mark(cells, TWIN))
        if not name:
            return
        first = book.named.setdefault(sheet.table, {}).setdefault(name, row)
        if first is not row:
            key = NUMBER if sheet.numbered else next((one for one in reversed(sheet.key)), NUMBER)
            way = "다른 번호를 적으세요." if sheet.numbered else f"다른 기록이면 ‘{TWIN}’에 번호를 적으세요."
            book.blame(sheet, row, key, f"‘{name}’{_subject(name)} {first.number}행에도 있습니다. {way}")

    def _mark(self, cells: Sequence[CellValue], head: str) -> str:
        place = self._marks.get(head)
        cell = cells[place] if place is not None and place < len(cells) else None
        return "" if cell is None else tidy_line(plain_text(cell))

    def _blame_place(self, row: Row, place: int, text: str) -> None:
        self._book.bad.add(id(row))
        self._book.faults.add(self._sheet.name, cell_name(row.number, place + 1), text)


def _listed(heads: Iterable[str]) -> str:
    return ", ".join(f"‘{head}’" for head in heads)


def near(word: str, known: Iterable[str]) -> str:
    """A question after the word that may have been meant; nothing where none is like it."""
    close = get_close_matches(word, list(known), 1, 0.6)
    return f" ‘{close[0]}’을(를) 뜻했습니까?" if close else ""


def _subject(name: str) -> str:
    return with_subject(name).removeprefix(name)
