"""A return of a department: its tables as of any workbook, and before them the key that no menu shows (G3)."""

from collections.abc import Iterator
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from desktop_app.intake.formats import xlsx
from desktop_app.intake.formats.sheet_look import look
from desktop_app.intake.formats.unpack import Parts, pack, unpack
from desktop_app.intake.formats.xml_walk import walk
from desktop_app.intake.normal import line
from desktop_app.intake.refusals import FileRefused
from desktop_app.intake.wire import Piece, SheetFoot, SheetHead, SheetRows

KEY_NAME: Final = "park_ieum_return"
KEY_SHEET: Final = "파크이음"
OWN_SHEETS: Final = frozenset({KEY_SHEET, "고를 말"})
"""Hidden sheets of our own forms, of which nobody need be told."""
_PROPERTIES: Final = "docProps/custom.xml"
_LONGEST: Final = 400


def read(data: bytes) -> Iterator[Piece]:
    """A sheet that holds the key, or nothing, then the sheets of the workbook."""
    parts = unpack(data)
    key = _in_properties(parts) or _in_sheet(parts)
    yield SheetHead(KEY_SHEET)
    if key:
        yield SheetRows([[line(key)[:_LONGEST]]])
    yield SheetFoot([], [])
    yield from xlsx.read_parts(parts, OWN_SHEETS)


def _in_properties(parts: Parts) -> str:
    """The key that the properties of the document repeat."""
    found: list[str] = []
    wanted = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal wanted
        if element == "property":
            wanted = attributes.get("name") == KEY_NAME

    def text(said: str) -> None:
        if wanted:
            found.append(said)

    if _PROPERTIES in parts:
        try:
            walk(parts[_PROPERTIES], start, text=text)
        except FileRefused:  # no program needs these: the key stands in its cell too
            return ""
    return "".join(found).strip()


def _in_sheet(parts: Parts) -> str:
    """The key in its hidden cell, where a program has dropped the properties."""
    place = xlsx.places(parts).get(KEY_SHEET, "")
    if place not in parts:
        return ""
    look(parts[place], KEY_SHEET)
    try:
        rows = CalamineWorkbook.from_filelike(pack(parts)).get_sheet_by_name(KEY_SHEET).to_python(nrows=1)
    except (CalamineError, PasswordError):  # whatever it is, the tables are read and told of by themselves
        return ""
    return str(rows[0][0]) if rows and rows[0] else ""
