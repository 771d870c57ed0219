"""Which row of a sheet is its head, and which column fills which field (IMP-3)."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.intake.cells import text_of
from desktop_app.intake.kinds import FieldSpec
from desktop_app.intake.records import CellValue
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.search import folded

SEARCHED_ROWS: Final = 15
SAMPLES: Final = 3
_REMEMBERED, _EXACT, _WITHOUT_UNIT, _PART = 1.2, 1.0, 0.95, 0.5
_LEAST_PART: Final = 2
_MARKS = re.compile(r"^[\s*✱※★■□○●◎▶▷\d.)]+|[\s*✱※:：]+$")
_BRACKETED = re.compile(r"[(\[（].*?[)\]）]")

COUNTING: Final = frozenset({"연번", "순번", "번호", "일련번호", "no", "순서", "구분번호"})
"""Heads of columns that only count the rows: nobody asks what they are."""

Rows = Sequence[Sequence[CellValue]]
Memory = Mapping[str, str]
"""Head word → field (empty: not taken in), as earlier files taught it."""


@dataclass(frozen=True)
class Head:
    """Where the head stands: its first row (from 1; 0: there is none), how many rows, the columns' titles."""

    row: int
    lines: int
    titles: tuple[str, ...]

    @property
    def first_data_row(self) -> int:
        return self.row + self.lines if self.row else 1


@dataclass(frozen=True)
class ColumnMap:
    """Which column fills which field (empty: none), and what is the same for all rows."""

    columns: tuple[str, ...]
    fixed: Mapping[str, str] = field(default_factory=dict)

    def column_of(self, key: str) -> int | None:
        """The column (from 0) of a field."""
        return self.columns.index(key) if key in self.columns else None

    @property
    def doubled(self) -> tuple[str, ...]:
        """Fields that more than one column shall fill."""
        named = [key for key in self.columns if key]
        return tuple(dict.fromkeys(key for key in named if named.count(key) > 1))


def head_word(title: str) -> str:
    """A column title as it is compared: without marks, numbering, blanks and case."""
    return folded(_MARKS.sub("", title))


def head_key(titles: Iterable[str]) -> str:
    """What a list with these titles is known by, whatever their order."""
    words = sorted({word for word in map(head_word, titles) if word})
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:32] if words else ""


def memory_of(titles: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """What a list teaches about its heads; a head that stands twice teaches nothing."""
    words = [head_word(title) for title in titles]
    return {word: key for word, key in zip(words, columns, strict=True) if word and words.count(word) == 1}


def find_head(rows: Rows, fields: Sequence[FieldSpec], memory: Memory) -> Head:
    """The row that names most fields, in the first 15; a second line below it counts where it names more."""
    best, best_score = Head(0, 0, ()), 0.0
    for number in range(1, min(len(rows), SEARCHED_ROWS) + 1):
        for lines in (1, 2):
            if lines == 2 and not _is_second_line(rows, number, fields, memory):  # noqa: PLR2004 - a second line
                continue
            head = head_at(rows, number, lines)
            score = _score(rows, head, fields, memory)
            if score > best_score + 0.01:
                best, best_score = head, score
    return best if best_score else head_at(rows, _fullest(rows), 1)


def head_at(rows: Rows, row: int, lines: int = 1) -> Head:
    """The head in a row that the officer names; row 0 says that there is none."""
    width = max((len(one) for one in rows), default=0)
    if not 1 <= row <= len(rows):
        return Head(0, 0, ("",) * width)
    parts = [[text_of(value) for value in rows[row - 1 + line]] for line in range(lines)]
    titles = tuple(
        " ".join(dict.fromkeys(word for word in column if word)) for column in zip(*parts, strict=True)
    )
    return Head(row, lines, titles)


def guess(head: Head, rows: Rows, fields: Sequence[FieldSpec], memory: Memory) -> ColumnMap:
    """The likeliest field of each column; each field is filled by one column."""
    columns = [""] * len(head.titles)
    for column, key in _assigned(_words(rows, head), fields, memory).items():
        columns[column] = key
    return ColumnMap(tuple(columns))


def samples(rows: Rows, head: Head, column: int) -> tuple[str, ...]:
    """The first different values of a column, so that the officer sees what stands in it."""
    found: list[str] = []
    for row in rows[head.first_data_row - 1 :]:
        text = text_of(row[column]) if column < len(row) else ""
        if forbidden := forbidden_number(text):
            text = f"{forbidden.kind} {forbidden.masked}"
        if text and text not in found:
            found.append(text)
            if len(found) == SAMPLES:
                break
    return tuple(found)


def _is_second_line(rows: Rows, number: int, fields: Sequence[FieldSpec], memory: Memory) -> bool:
    """A head goes on in the next row where that is text alone and names a field that the first does not."""
    if number >= len(rows):
        return False
    upper, lower = rows[number - 1], rows[number]
    if not all(value is None or isinstance(value, str) for value in lower):
        return False

    def named(value: CellValue) -> bool:
        titles = (text_of(value),)
        return any(_strength(titles, one, memory) >= _WITHOUT_UNIT for one in fields)

    return any(named(below) and not named(above) for above, below in zip(upper, lower, strict=True))


def _words(rows: Rows, head: Head) -> list[tuple[str, ...]]:
    """By column: the words to compare, the most telling first."""
    if not head.row:
        return [()] * len(head.titles)
    lines = [[text_of(value) for value in rows[head.row - 1 + line]] for line in range(head.lines)]
    found = []
    for texts in zip(*lines, strict=True):
        different = list(dict.fromkeys(text for text in texts if text))
        words = [" ".join(different), *reversed(different)]
        found.append(tuple(dict.fromkeys(word for word in words if word)))
    return found


def _score(rows: Rows, head: Head, fields: Sequence[FieldSpec], memory: Memory) -> float:
    words = _words(rows, head)
    strengths = {field.key: field for field in fields}
    return sum(
        _strength(words[column], strengths[key], memory)
        for column, key in _assigned(words, fields, memory).items()
    )


def _assigned(
    words: Sequence[tuple[str, ...]], fields: Sequence[FieldSpec], memory: Memory
) -> dict[int, str]:
    """Column → field, the surest pairs first."""
    pairs = sorted(_pairs(words, fields, memory), reverse=True)
    taken: dict[int, str] = {}
    for _, column, key in ((strength, -column, key) for strength, column, _, key in pairs):
        if column not in taken and key not in taken.values():
            taken[column] = key
    return taken


def _pairs(
    words: Sequence[tuple[str, ...]], fields: Sequence[FieldSpec], memory: Memory
) -> Iterator[tuple[float, int, int, str]]:
    for column, titles in enumerate(words):
        if any(memory.get(head_word(title)) == "" for title in titles[:1]):
            continue  # the officer has said before that it is not taken in
        for place, one in enumerate(fields):
            strength = _strength(titles, one, memory)
            if strength:
                yield strength, -column, -place, one.key


def _strength(titles: Sequence[str], one: FieldSpec, memory: Memory) -> float:
    """How well a column's titles name a field: 0 for not at all."""
    known = {folded(word) for word in one.words}
    best = 0.0
    for title in titles:
        word, bare = head_word(title), head_word(_BRACKETED.sub("", title))
        if memory.get(word) == one.key:
            return _REMEMBERED
        if word in known:
            best = max(best, _EXACT)
        elif bare in known:
            best = max(best, _WITHOUT_UNIT)
        else:
            best = max(best, *(_part(word, alias) for alias in known), 0.0)
    return best


def _part(word: str, alias: str) -> float:
    if len(alias) < _LEAST_PART or alias not in word:
        return 0.0
    return _PART + 0.3 * len(alias) / len(word)


def _fullest(rows: Rows) -> int:
    """Where no word is known: the row with the most words, the first of them."""
    counts = [sum(isinstance(value, str) for value in row) for row in rows[:SEARCHED_ROWS]]
    most = max(counts, default=0)
    return counts.index(most) + 1 if most else 0
