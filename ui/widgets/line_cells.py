"""Lines of a record as they stand in a form: the cells of each, what is kept of them, what a pasted block says."""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtWidgets import QWidget

from desktop_app.marks import State
from desktop_app.problems import Problem
from ui.widgets.choice_inputs import PickInput
from ui.widgets.input_base import AnyInput, Raw

Kept = Raw | list[Any]
"""What stands in a cell; of a picked record also which one it is, because two may be called alike."""
MOST_PASTED: Final = 500


class Line(Protocol):
    """A frozen line of a record; one that is stored knows its id."""

    @property
    def id(self) -> int | None: ...


LineT = TypeVar("LineT", bound=Line)


@dataclass(frozen=True)
class LineColumn:
    """One cell of every line: ``make`` gives its input; one that is ``beside`` shares the row of the one before.

    Without a label it is as wide as the line. A block that is pasted fills the columns in their order.
    """

    key: str
    label: str
    make: Callable[[], AnyInput]
    beside: bool = False
    name: str = ""
    """What a reader is told where the label is short or empty."""
    told: bool = True
    """Whether the label stands before the words while the line is shut."""


@dataclass(frozen=True)
class LineWords:
    """A line that is not open: its words, quieter ones below, its state at the right."""

    title: str
    detail: str = ""
    state: State | None = None


@dataclass(eq=False)
class StandingLine:
    """A line as it stands in the form."""

    id: int | None
    kept: dict[str, Kept]
    problems: list[Problem] = field(default_factory=list)
    """What is wrong in it; ``field`` is the cell."""


def keep(cell: AnyInput) -> Kept:
    """What stands in a cell."""
    return [cell.raw(), cell.value()] if isinstance(cell, PickInput) else cell.raw()


def put(cell: AnyInput, kept: Kept) -> None:
    """Let it stand there again."""
    if not isinstance(kept, list):
        cell.set_raw(kept)
        return
    text, chosen = kept
    cell.set_value(chosen)
    if chosen is None:
        cell.set_raw(text)


def read_block(text: str) -> list[list[str]]:
    """The rows and cells that were copied from Excel or 한글; a cell in quotes may hold several lines."""
    rows = list(csv.reader(text.strip("\r\n").splitlines(keepends=True), delimiter="\t"))
    return [[cell.strip() for cell in row] for row in rows[:MOST_PASTED] if any(cell.strip() for cell in row)]


def is_block(text: str) -> bool:
    """Whether a clipboard holds cells and not just words."""
    return "\t" in text or "\n" in text.strip("\r\n")


class LineReader(Generic[LineT]):
    """Inputs that nobody sees: they read and print the cells of every line by the rules of the fields."""

    def __init__(self, columns: Sequence[LineColumn], line: Callable[..., LineT], owner: QWidget) -> None:
        hidden = QWidget(owner)
        hidden.hide()
        self._line = line
        self.cells = {column.key: column.make() for column in columns}
        for cell in self.cells.values():
            cell.setParent(hidden)
            cell.set_raw(None)
        self.blank: dict[str, Kept] = self._kept()

    def line(self, standing: StandingLine) -> LineT:
        """What a line says."""
        self._put(standing.kept)
        return self._line(id=standing.id, **{key: cell.value() for key, cell in self.cells.items()})

    def standing(self, line: LineT) -> StandingLine:
        """How a line of a record stands in the form."""
        for key, cell in self.cells.items():
            cell.set_value(getattr(line, key))
        return StandingLine(line.id, self._kept())

    def typed(self, block: Mapping[str, str]) -> StandingLine:
        """A new line with what was pasted into its cells, printed strictly where it can be read."""
        return StandingLine(None, self.filled(self.blank, block))

    def filled(self, kept: Mapping[str, Kept], block: Mapping[str, str]) -> dict[str, Kept]:
        """A line's cells with some of them pasted over."""
        self._put(kept)
        for key, text in block.items():
            put(self.cells[key], [text, None] if isinstance(self.cells[key], PickInput) else text)
            self.cells[key].reprint()
        return self._kept()

    def flaw(self, standing: StandingLine) -> tuple[str, str] | None:
        """The first cell that cannot be read or kept, and why."""
        self._put(standing.kept)
        told = ((key, cell.flaw()) for key, cell in self.cells.items())
        return next(((key, text) for key, text in told if text), None)

    def _put(self, kept: Mapping[str, Kept]) -> None:
        for key, cell in self.cells.items():
            put(cell, kept.get(key, self.blank[key]))

    def _kept(self) -> dict[str, Kept]:
        return {key: keep(cell) for key, cell in self.cells.items()}


def plain_words(columns: Sequence[LineColumn], kept: Mapping[str, Kept]) -> LineWords:
    """The first cell, then the others that say something, with their labels."""
    texts = []
    for column in columns:
        found = kept[column.key]
        text = found[0] if isinstance(found, list) else found
        word = column.label or column.name if text is True else str(text or "")
        label = column.label if column.told and text is not True else ""
        texts.append(f"{label} {word}".strip() if word else "")
    first = kept[columns[0].key]
    title = first[0] if isinstance(first, list) else first
    return LineWords(str(title or ""), " · ".join(text for text in texts[1:] if text))


def same_lines(one: Sequence[StandingLine], other: Sequence[StandingLine]) -> bool:
    """Whether these are the lines of the same record, which was saved or read again in between."""
    return len(one) == len(other) and all(
        mine.id == its.id is not None or (mine.id is None and mine.kept == its.kept)
        for mine, its in zip(one, other, strict=True)
    )


def read_kept(raw: Raw) -> list[tuple[int | None, dict[str, Any]]]:
    """What a draft kept; anything else is nothing."""
    try:
        found: Any = json.loads(raw) if isinstance(raw, str) else []
        return [(None if key is None else int(key), dict(kept)) for key, kept in found]
    except (ValueError, TypeError):
        return []
