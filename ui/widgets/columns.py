"""What a table column is: its label, its kind, and how one value of a record reads in a cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from desktop_app.marks import State
from desktop_app.values import date_text, won_text

if TYPE_CHECKING:
    from ui.widgets.inputs import Input


class Identified(Protocol):
    """A row of a table knows which record it is."""

    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=Identified)


class ColumnKind(Enum):
    """How a column is drawn; one delegate draws them all."""

    NAME = "name"  # semibold, takes the spare width
    TEXT = "text"
    QUIET = "quiet"
    NUMBER = "number"
    DATE = "date"
    STATE = "state"
    LINK = "link"
    BAR = "bar"

    __hash__ = object.__hash__  # Enum's own is made in Python, and this is looked up for every cell


RIGHT_ALIGNED = frozenset({ColumnKind.NUMBER, ColumnKind.DATE})
ELIDED = frozenset({ColumnKind.NAME, ColumnKind.TEXT, ColumnKind.QUIET, ColumnKind.LINK})
EMPTY = "-"
NEW_MARK, NEW_WORDS = NEW_CELLS = ("+", "새 줄")  # what the last row of an editable list says


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share from 0 to 1 as a bar, with the plan as a tick; ``text`` stands beside it in figures."""

    share: float
    plan: float | None = None
    text: str = ""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column of a list.

    ``value`` takes the cell's value out of a row: str, int, date, State, Gauge or None.
    ``key`` is also the name by which the source sorts (``ListQuery.order``).
    ``hide_rank`` says which columns go first where the list is narrow: the highest goes first, 0 never goes.
    ``spare`` gives a column the width that is left over, which else the name takes.
    ``link`` draws the words as a link: a click or Enter on the cell leads on (RecordTable.followed).
    ``editor`` makes the input for editing in the grid; without one the cell is read only.
    ``typed`` is what that input begins with and what is copied, where it is more than the cell shows.
    A ``reason`` column tells why a row is not stored yet.
    ``personal`` columns name or reach people: they leave in a file only where the officer asks for them.
    """

    key: str
    label: str
    kind: ColumnKind
    width: int
    value: Callable[[Row], object]
    sortable: bool = True
    hide_rank: int = 0
    tooltip: str = ""
    spare: bool = False
    link: bool = False
    editor: "Callable[[], Input[Any]] | None" = None
    personal: bool = False
    typed: Callable[[Row], str] | None = None
    reason: bool = False


def cell_text(value: object) -> str:
    """The words of a cell, the same on screen, in the clipboard and for a screen reader."""
    match value:
        case None:
            return ""
        case State():
            return value.word
        case Gauge():
            return value.text
        case date():
            return date_text(value)
        case bool():
            return "예" if value else "아니요"
        case int():
            return won_text(value)
    return str(value)


def spoken_text(column: Column[Any], value: object) -> str:
    """What a screen reader says: the column's label before the words, so a lone number means something."""
    words = cell_text(value).strip()
    return f"{column.label} {words or '없음'}"
