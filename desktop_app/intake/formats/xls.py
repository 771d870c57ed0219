"""Workbooks of Excel before 2007 ([MS-XLS]): what the parser does not tell is read from the records beside it."""

import struct
from collections.abc import Iterator
from enum import IntEnum
from io import BytesIO
from typing import Final

from desktop_app.intake.formats import workbook
from desktop_app.intake.formats.compound import stream_of
from desktop_app.intake.formats.sheet_look import Look, error_text
from desktop_app.intake.limits import MOST_COLUMNS, MOST_ROWS
from desktop_app.intake.normal import line
from desktop_app.intake.records import CellNote, cell_name
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import Piece


class _Kind(IntEnum):
    """The records that matter here."""

    FORMULA = 0x06
    END = 0x0A
    LOCKED = 0x2F
    COLUMNS = 0x7D
    SHEET = 0x85
    ERROR = 0x205
    ROW = 0x208


_CELLS: Final = frozenset({0x06, 0xBD, 0xD6, 0xFD, 0x203, 0x204, 0x205, 0x27E})
"""Records of cells that hold something; each begins with its row and column."""

_BEGINNINGS: Final = frozenset({0x209, 0x409, 0x809})  # of a book or sheet, by version
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x01
_LAST_COLUMN: Final = 255
_NOT_A_NUMBER: Final = 0xFFFF
_IS_ERROR: Final = 2
_ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}

Record = tuple[int, bytes]
"""Its kind, and what is in it."""


def read(data: bytes) -> Iterator[Piece]:
    """The pieces of an xls file."""
    stream = stream_of(data, "Workbook", "Book")
    looks = list(_looks(stream))

    def judge(place: int, name: str) -> workbook.Judged:
        if place >= len(looks):
            raise FileRefused(Refusal.DAMAGED, sheet=line(name))
        return workbook.Judged(looks[place])

    return workbook.read(BytesIO(data), judge)


def _looks(stream: bytes) -> Iterator[Look]:
    """What there is to know of each sheet, in the order of the book."""
    places: list[int] = []
    try:
        for kind, body in _records(stream, 0):
            if kind == _Kind.LOCKED:
                raise FileRefused(Refusal.PASSWORD)
            if kind == _Kind.SHEET:
                places.append(struct.unpack_from("<I", body)[0])
        for place in places:
            yield _look(stream, place)
    except struct.error as error:
        raise FileRefused(Refusal.DAMAGED) from error


def _look(stream: bytes, place: int) -> Look:
    look = Look()
    for kind, body in _records(stream, place):
        if kind in _CELLS:
            _judge_place(*struct.unpack_from("<HH", body))
        match kind:
            case _Kind.FORMULA | _Kind.ERROR:
                if (code := _error(kind, body)) is not None:
                    row, column = struct.unpack_from("<HH", body)
                    look.notes.append(CellNote(row + 1, column + 1, error_text(_ERRORS.get(code, ""))))
            case _Kind.ROW if struct.unpack_from("<H", body, 12)[0] & _ROW_HIDDEN:
                row = struct.unpack_from("<H", body)[0]
                if row < MOST_ROWS:
                    look.hidden_rows.append(row + 1)
            case _Kind.COLUMNS if struct.unpack_from("<H", body, 8)[0] & _COLUMNS_HIDDEN:
                look.hidden_columns = True
    return look


def _judge_place(row: int, column: int) -> None:
    """Refuse a cell out of bounds before the parser makes room for all cells before it."""
    if column > _LAST_COLUMN:
        raise FileRefused(Refusal.DAMAGED)
    if row >= MOST_ROWS or column >= MOST_COLUMNS:
        refusal = Refusal.TOO_MANY_ROWS if row >= MOST_ROWS else Refusal.TOO_MANY_COLUMNS
        raise FileRefused(refusal, cell=cell_name(row + 1, column + 1))


def _error(kind: int, body: bytes) -> int | None:
    """The error value of a cell; None where it holds another."""
    if kind == _Kind.ERROR:
        code, is_error = struct.unpack_from("<BB", body, 6)
        return int(code) if is_error else None
    result, _, code, tail = struct.unpack_from("<BBB3xH", body, 6)
    return int(code) if tail == _NOT_A_NUMBER and result == _IS_ERROR else None


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """The records from one place to the end of what begins there."""
    depth = 0  # charts within a sheet begin and end for themselves
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + length]
        if kind in _BEGINNINGS:
            depth += 1
        elif kind == _Kind.END:
            depth -= 1
            if depth <= 0:
                return
        elif depth <= 1:
            yield kind, body
        at += 4 + length
