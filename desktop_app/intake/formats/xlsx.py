"""Workbooks of Excel since 2007: what the file is made of is looked at before the parser gets it."""

import posixpath
from collections.abc import Iterator

from desktop_app.intake.formats import workbook
from desktop_app.intake.formats.sheet_look import look
from desktop_app.intake.formats.unpack import Parts, pack, unpack
from desktop_app.intake.formats.xml_walk import walk
from desktop_app.intake.limits import LIST, Bounds
from desktop_app.intake.normal import line
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import Piece

_ROOT = "_rels/.rels"
_USUAL_BOOK = "xl/workbook.xml"


def read(data: bytes) -> Iterator[Piece]:
    """The pieces of an xlsx or xlsm file; macros and links stay behind."""
    return read_parts(unpack(data))


def read_parts(parts: Parts, own: frozenset[str] = frozenset(), bounds: Bounds = LIST) -> Iterator[Piece]:
    """The same of parts that are unpacked; of hidden sheets called as ``own`` nothing is said."""
    found = places(parts)
    seen: set[str] = set()

    def judge(_: int, name: str) -> workbook.Judged:
        place = found.get(name, "")
        if place not in parts or place in seen:  # two sheets in one part: the same rows, again and again
            raise FileRefused(Refusal.DAMAGED, sheet=line(name))
        seen.add(place)
        return workbook.Judged(look(parts[place], line(name), bounds))

    return workbook.read(pack(parts), judge, own, bounds)


def places(parts: Parts) -> dict[str, str]:
    """The part in which each sheet lies, by the sheet's name."""
    book = next(iter(_targets(parts, _ROOT, "", "/officeDocument").values()), _USUAL_BOOK)
    if book not in parts:
        raise FileRefused(Refusal.DAMAGED)
    folder, name = posixpath.split(book)
    targets = _targets(parts, posixpath.join(folder, "_rels", f"{name}.rels"), folder, "")
    sheets: dict[str, str] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            sheets[attributes.get("name", "")] = targets.get(relation, "")

    walk(parts[book], start)
    return sheets


def _targets(parts: Parts, part: str, folder: str, kind: str) -> dict[str, str]:
    """Where the relations of a part lead, by their id."""
    targets: dict[str, str] = {}

    def start(element: str, attributes: dict[str, str]) -> None:
        if element == "Relationship" and attributes.get("Type", "").endswith(kind):
            target = attributes.get("Target", "").replace("\\", "/")
            path = target if target.startswith("/") else f"{folder}/{target}"
            targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/")

    if part in parts:
        walk(parts[part], start)
    return targets
