"""What program and worker say to each other: JSON lines, a request followed by the file's bytes (reliability.md 16)."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final, Protocol

from desktop_app.intake.limits import LIST, Bounds
from desktop_app.intake.records import CellNote, CellValue, SheetRead
from desktop_app.intake.refusals import FileRefused, Refusal, refusal_of

ROWS_A_LINE: Final = 500
AT_ONCE: Final = 2**18
"""Bytes that go through the pipes in one go: most answers, so that neither side wakes up for a part of one."""

_DATE, _MOMENT, _TIME = "d", "m", "t"
_WRITE: Final = {date: _DATE, datetime: _MOMENT, time: _TIME}
_REVIVE: Final[dict[str, Callable[[str], CellValue]]] = {
    _DATE: date.fromisoformat,
    _MOMENT: datetime.fromisoformat,
    _TIME: time.fromisoformat,
}


class Lines(Protocol):
    """Where lines are written."""

    def write(self, data: bytes, /) -> object: ...

    def flush(self) -> object: ...


@dataclass(slots=True)
class SheetHead:
    """A sheet begins."""

    name: str


@dataclass(slots=True)
class SheetRows:
    """Its next rows, empty cells at their ends left off."""

    rows: list[list[CellValue]]


@dataclass(slots=True)
class SheetFoot:
    """What is to be known of the sheet just given."""

    notes: list[CellNote]
    notices: list[str]


@dataclass(slots=True)
class FileFoot:
    """The file has been read to its end."""

    notices: list[str] = field(default_factory=list)


Piece = SheetHead | SheetRows | SheetFoot | FileFoot
"""One line of an answer; readers yield these in order."""


def as_line(message: dict[str, Any]) -> bytes:
    """A message as one line."""
    return _ENCODER.encode(message).encode() + b"\n"


READY: Final = b'{"ready":true}\n'
"""What the worker says first, once it has all that it reads with: one that never says it has not started."""


def request(kind: str, size: int) -> bytes:
    """What the program asks; ``size`` bytes of the file follow."""
    return as_line({"kind": kind, "size": size})


def told(piece: Piece) -> bytes:
    """A piece as the worker says it."""
    match piece:
        case SheetHead():
            return as_line({"sheet": piece.name})
        case SheetRows():
            return as_line({"rows": piece.rows})
        case SheetFoot():
            notes = [[note.row, note.column, note.text] for note in piece.notes]
            return as_line({"notes": notes, "notices": piece.notices})
        case FileFoot():
            return as_line({"end": piece.notices})


def refused(error: FileRefused) -> bytes:
    """A refusal as the worker says it."""
    return as_line({"refused": error.code, "sheet": error.sheet, "cell": error.cell})


def sheets(lines: Iterable[bytes], bounds: Bounds = LIST) -> tuple[list[SheetRead], list[str]]:
    """Put a worker's answer together; the file's notices go last.

    Raises FileRefused where the worker refuses, or where its answer ends early or is none.
    """
    found: list[SheetRead] = []
    name, rows = "", list[tuple[CellValue, ...]]()
    for message in _messages(lines):
        match message:
            case {"refused": str(code), "sheet": str(sheet), "cell": str(cell)}:
                raise FileRefused(refusal_of(code), sheet=sheet, cell=cell)
            case {"sheet": str(name)}:
                rows = []
            case {"rows": list(more)} if len(rows) + len(more) <= bounds.rows:
                rows += [tuple(_revived(row)) for row in more]
            case {"notes": list(notes), "notices": list(notices)}:
                found.append(sheet_of(name, rows, [CellNote(*one) for one in notes], notices))
            case {"end": list(notices)}:
                return found, notices
            case _:
                break
    raise FileRefused(Refusal.GAVE_UP)


def sheet_of(
    name: str, rows: list[tuple[CellValue, ...]], notes: Sequence[CellNote], notices: Sequence[str]
) -> SheetRead:
    """A sheet whose rows are all of one length; empty ones at its end are left off, unless something is noted there."""
    height = max((note.row for note in notes), default=0)
    width = max((note.column for note in notes), default=0)
    while len(rows) > height and not rows[-1]:
        rows.pop()
    rows += [()] * (height - len(rows))
    width = max(width, *map(len, rows), 0)
    whole = tuple(row + (None,) * (width - len(row)) for row in rows)
    return SheetRead(name, whole, tuple(notes), tuple(notices))


def _messages(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            message = json.loads(line)
        except ValueError:
            return
        yield message


def _revived(row: list[Any]) -> list[CellValue]:
    return [value if type(value) is not list else _value(*value) for value in row]


def _value(kind: str, text: str) -> CellValue:
    return _REVIVE[kind](text)


def _written(value: Any) -> tuple[str, str]:
    return _WRITE[type(value)], value.isoformat()


_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_written
)
