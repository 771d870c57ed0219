"""주소 라벨: the sheets they are printed on, and which label stands where (all in millimetres on A4)."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from enum import Enum
from functools import cache
from typing import Final

from desktop_app.problems import Problem
from desktop_app.reference import label_sheets
from desktop_app.values import UnreadableValueError

PAPER_WIDTH, PAPER_HEIGHT = 210.0, 297.0
SMALLEST: Final = 10.0
"""Millimetres below which no address can be read."""
MOST_CELLS: Final = 20
_LENGTH = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_SLACK: Final = 0.3  # the makers' own figures are rounded


class Ending(Enum):
    """What stands behind the name."""

    POLITE = "귀중·귀하"
    NONE = "없음"


@dataclass(frozen=True, slots=True)
class LabelFormat:
    """One kind of label sheet."""

    name: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap_x: float = 0.0
    gap_y: float = 0.0

    @property
    def count(self) -> int:
        """Labels on a sheet."""
        return self.columns * self.rows

    def place(self, cell: int) -> tuple[float, float]:
        """Left and upper edge of a cell, counted from 0 along the rows."""
        row, column = divmod(cell, self.columns)
        return self.left + column * (self.width + self.gap_x), self.top + row * (self.height + self.gap_y)

    def problems(self) -> list[Problem]:
        """What keeps the labels from the sheet."""
        found = [
            Problem(name, f"1부터 {MOST_CELLS}까지 적으세요.")
            for name, value in (("columns", self.columns), ("rows", self.rows))
            if not 1 <= value <= MOST_CELLS
        ]
        found += [
            Problem(name, f"{SMALLEST:.0f}㎜ 이상이어야 글을 넣을 수 있습니다.")
            for name, value in (("width", self.width), ("height", self.height))
            if value < SMALLEST
        ]
        if found:
            return found
        x, y = self.place(self.count - 1)
        if (over := x + self.width - PAPER_WIDTH) > _SLACK:
            found.append(Problem("width", f"오른쪽으로 {over:.1f}㎜ 넘칩니다. 종이 너비는 210㎜입니다."))
        if (over := y + self.height - PAPER_HEIGHT) > _SLACK:
            found.append(Problem("height", f"아래로 {over:.1f}㎜ 넘칩니다. 종이 높이는 297㎜입니다."))
        return found


@dataclass(frozen=True, slots=True)
class Label:
    """One label: where it goes, to whom; ``strong`` is the line that carries the name and its ending."""

    address: str
    above: str
    strong: str


@cache
def formats() -> tuple[LabelFormat, ...]:
    """The sheets that are sold."""
    return tuple(LabelFormat(**one) for one in label_sheets())


def read_length(text: str) -> float:
    """Read millimetres: ``63.5``, ``63.5㎜``, ``7``. Raises UnreadableValueError otherwise."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix("mm")
    if not _LENGTH.fullmatch(plain):
        raise UnreadableValueError(f"‘{text}’을(를) 길이로 읽을 수 없습니다. 63.5처럼 ㎜로 적으세요.")
    return float(plain)


def format_text(own: LabelFormat) -> str:
    """A format as a screen keeps it."""
    values = asdict(own)
    return ",".join(str(values[name]) for name in _NUMBERS)


def format_from(text: str, name: str) -> LabelFormat | None:
    """A format as a screen kept it; None where nothing usable was kept."""
    parts = text.split(",")
    if len(parts) != len(_NUMBERS):
        return None
    try:
        columns, rows = int(parts[0]), int(parts[1])
        found = LabelFormat(name, columns, rows, *map(float, parts[2:]))
    except ValueError:
        return None
    return None if found.problems() else found


def addressed(body: str, address: str, person: str, ending: Ending) -> Label:
    """The words of a label: a body is addressed 귀중, a person 귀하."""
    polite = ending is Ending.POLITE
    if person:
        return Label(address, body, _ended(person, "귀하" if polite else ""))
    return Label(address, "", _ended(body, "귀중" if polite else ""))


def sheets(labels: Sequence[Label], form: LabelFormat, start: int) -> list[list[tuple[int, Label]]]:
    """The labels by sheet with their cells; ``start`` is the first free cell of the first sheet, from 1."""
    placed: list[list[tuple[int, Label]]] = []
    for number, label in enumerate(labels, start=min(max(start, 1), form.count) - 1):
        page, cell = divmod(number, form.count)
        if page == len(placed):
            placed.append([])
        placed[page].append((cell, label))
    return placed


def _ended(name: str, ending: str) -> str:
    """The ending never parts from the name at the end of a line."""
    return f"{name}\u00a0\u00a0{ending}" if ending else name


_NUMBERS = tuple(one.name for one in fields(LabelFormat) if one.name != "name")
