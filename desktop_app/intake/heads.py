"""Which row of a sheet is its head, and which column fills which field (IMP-3)."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from desktop_app.intake.cells import HEAD_UNITS, text_of
from desktop_app.intake.kinds import FieldSpec
from desktop_app.intake.records import CellValue
from desktop_app.privacy.numbers import forbidden_number
from desktop_app.search import folded

SEARCHED_ROWS: Final = 15
SAMPLES: Final = 3
SAMPLED_ROWS: Final = 200
_REMEMBERED, _EXACT, _WITHOUT_UNIT, _PART = 1.2, 1.0, 0.95, 0.5
_LEAST_PART: Final = 2
_MARKS = re.compile(r"^[\s*✱※★■□○●◎▶▷\d.)]+|[\s*✱※:：]+$")
_BRACKETED = re.compile(r"[(\[（].*?[)\]）]")
_UNIT = re.compile(rf"[(\[（](?:단위\s*[:：]?)?\s*({'|'.join(HEAD_UNITS)})\s*[)\]）]")

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


def head_unit(title: str) -> str:
    """What the plain numbers of a column count by its title: 천원 of ``이용료(천원)``; empty where it says nothing."""
    found = _UNIT.search(title)
    return found.group(1) if found else ""


def head_key(titles: Iterable[str]) -> str:
    """What a list with these titles is known by, whatever their order."""
    words = sorted({word for word in map(head_word, titles) if word})
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:32] if words else ""


def memory_of(titles: Sequence[str], columns: Sequence[str]) -> dict[str, str]:
    """What a list teaches about its heads; a head that stands twice teaches nothing."""
    words = [head_word(title) for title in titles]
    return {word: key for word, key in zip(words, columns, strict=True) if word and words.count(word) == 1}


class Vocabulary:
    """The words of all fields, asked how well a title names each of them; every title is looked at once."""

    def __init__(self, fields: Sequence[FieldSpec], memory: Memory) -> None:
        self._memory = memory
        self._words = [(one.key, frozenset(map(folded, one.words))) for one in fields]
        self._known: dict[str, Mapping[str, float]] = {}
        self.order = {one.key: place for place, one in enumerate(fields)}

    def is_passed(self, title: str) -> bool:
        """Whether the officer has said before that a column is not taken in."""
        return self._memory.get(head_word(title)) == ""

    def named_by(self, title: str) -> Mapping[str, float]:
        """Field → how well a title names it; fields that it does not name are left out."""
        found = self._known.get(title)
        if found is None:
            found = self._known[title] = dict(self._strengths(title))
        return found

    def _strengths(self, title: str) -> Iterator[tuple[str, float]]:
        word, bare = head_word(title), head_word(_BRACKETED.sub("", title))
        remembered = self._memory.get(word)
        for key, known in self._words:
            if remembered == key:
                yield key, _REMEMBERED
            elif word in known:
                yield key, _EXACT
            elif bare in known:
                yield key, _WITHOUT_UNIT
            elif part := max((_part(word, alias) for alias in known), default=0.0):
                yield key, part


def find_head(rows: Rows, vocabulary: Vocabulary) -> Head:
    """The row that names most fields, in the first 15; a second line below it counts where it names more."""
    best, best_score = Head(0, 0, ()), 0.0
    rows = rows[: SEARCHED_ROWS + 1]  # the second line of the last one is looked at too
    for number in range(1, min(len(rows), SEARCHED_ROWS) + 1):
        for lines in (1, 2):
            if lines == 2 and not _is_second_line(rows, number, vocabulary):  # noqa: PLR2004 - a second line
                continue
            head = head_at(rows, number, lines)
            score = sum(strength for _, strength in _assigned(_words(rows, head), vocabulary).values())
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


def guess(head: Head, rows: Rows, vocabulary: Vocabulary) -> ColumnMap:
    """The likeliest field of each column; each field is filled by one column."""
    columns = [""] * len(head.titles)
    for column, (key, _) in _assigned(_words(rows, head), vocabulary).items():
        columns[column] = key
    return ColumnMap(tuple(columns))


def samples(rows: Rows, head: Head, column: int) -> tuple[str, ...]:
    """The first different values of a column, so that the officer sees what stands in it."""
    found: list[str] = []
    first = head.first_data_row - 1
    for row in rows[first : first + SAMPLED_ROWS]:
        text = text_of(row[column]) if column < len(row) else ""
        if forbidden := forbidden_number(text):
            text = f"{forbidden.kind} {forbidden.masked}"
        if text and text not in found:
            found.append(text)
            if len(found) == SAMPLES:
                break
    return tuple(found)


def _is_second_line(rows: Rows, number: int, vocabulary: Vocabulary) -> bool:
    """A head goes on in the next row where that is text alone and names a field that the first does not.

    One text alone, or merged over the width, is a title that stands close above the head.
    """
    if number >= len(rows):
        return False
    upper, lower = rows[number - 1], rows[number]
    if len(set(upper) - {None}) < 2:  # noqa: PLR2004 - heads of one column are no table
        return False
    if not all(value is None or isinstance(value, str) for value in lower):
        return False

    def named(value: CellValue) -> bool:
        return max(vocabulary.named_by(text_of(value)).values(), default=0.0) >= _WITHOUT_UNIT

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


def _assigned(words: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> dict[int, tuple[str, float]]:
    """Column → its field and how sure that is; the surest pairs first."""
    pairs = sorted(_pairs(words, vocabulary), reverse=True)
    taken: dict[int, tuple[str, float]] = {}
    fields: set[str] = set()
    for strength, column, _, key in pairs:
        if -column not in taken and key not in fields:
            taken[-column] = key, strength
            fields.add(key)
    return taken


def _pairs(words: Sequence[tuple[str, ...]], vocabulary: Vocabulary) -> Iterator[tuple[float, int, int, str]]:
    for column, titles in enumerate(words):
        if titles and vocabulary.is_passed(titles[0]):
            continue
        best: dict[str, float] = {}
        for title in titles:
            for key, strength in vocabulary.named_by(title).items():
                best[key] = max(strength, best.get(key, 0.0))
        for key, strength in best.items():
            yield strength, -column, -vocabulary.order[key], key


def _part(word: str, alias: str) -> float:
    if len(alias) < _LEAST_PART or alias not in word:
        return 0.0
    return _PART + 0.3 * len(alias) / len(word)


def _fullest(rows: Rows) -> int:
    """Where no word is known: the row with the most words, the first of them."""
    counts = [sum(isinstance(value, str) for value in row) for row in rows[:SEARCHED_ROWS]]
    most = max(counts, default=0)
    return counts.index(most) + 1 if most else 0
