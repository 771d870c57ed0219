"""A form that was filled in with 한글: the cells of its tables that carry a name (features.md B8).

Source: KS X 6101 (OWPML); a cell's name is the attribute ``name`` of ``hp:tc``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from desktop_app.intake.formats.forms import LONGEST_NAME, MOST_NAMES, Filled, pieces, several_lines
from desktop_app.intake.formats.unpack import Parts, unpack
from desktop_app.intake.formats.xml_walk import walk
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import Piece

KEY: Final = "park_ieum_key"
FIRST: Final = "fixed_number"
"""The first named cell of a form: where it comes again, another form begins though the key is gone."""
_SECTION = re.compile(r"contents/section(\d+)\.xml", re.IGNORECASE)
_MANIFEST: Final = "META-INF/manifest.xml"
_ENCRYPTED: Final = b"encryption-data"
_ASIDE: Final = frozenset({"footNote", "endNote", "hiddenComment", "header", "footer", "caption"})
"""What hangs on a text and is no part of it."""
_MARKS: Final = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " "}


def read(data: bytes) -> Iterator[Piece]:
    """The forms of an hwpx file, in their order."""
    parts = unpack(data)
    if _ENCRYPTED in parts.get(_MANIFEST, b""):
        raise FileRefused(Refusal.LOCKED_FORM)
    told = _Told()
    for part in _sections(parts):
        walk(part, told.start, told.end, told.text)
    return pieces(told.forms)


def _sections(parts: Parts) -> list[bytes]:
    numbered = ((_SECTION.fullmatch(name), part) for name, part in parts.items())
    return [part for _, part in sorted((int(found[1]), part) for found, part in numbered if found)]


@dataclass(slots=True)
class _Cell:
    """A table cell being read: one text for each paragraph."""

    name: str
    paragraphs: list[list[str]] = field(default_factory=list)

    @property
    def words(self) -> str:
        return several_lines("\n".join("".join(paragraph) for paragraph in self.paragraphs))


class _Told:
    """What the elements of all sections come to."""

    def __init__(self) -> None:
        self.forms = [Filled()]
        self._cells: list[_Cell] = []
        self._aside = 0
        self._in_text = 0
        self._deleted = False

    def start(self, element: str, attributes: dict[str, str]) -> None:
        if element in _ASIDE:
            self._aside += 1
        elif element == "tc":
            self._cells.append(_Cell(attributes.get("name", "")))
        elif not self._cells or self._aside:
            return
        elif element == "p":
            self._cells[-1].paragraphs.append([])
        elif element == "t":
            self._in_text += 1
        elif element in {"deleteBegin", "deleteEnd"}:  # a change that 한글 tracks: the words are gone
            self._deleted = element == "deleteBegin"
        elif element in _MARKS:
            self.text(_MARKS[element])

    def end(self, element: str) -> None:
        if element in _ASIDE:
            self._aside -= 1
        elif element == "t" and self._cells and not self._aside:
            self._in_text -= 1
        elif element == "tc":
            self._keep(self._cells.pop())

    def text(self, words: str) -> None:
        if self._in_text and not (self._aside or self._deleted) and self._cells[-1].paragraphs:
            self._cells[-1].paragraphs[-1].append(words)

    def _keep(self, cell: _Cell) -> None:
        if not cell.name or len(cell.name) > LONGEST_NAME:
            return
        form = self.forms[-1]
        if cell.name == KEY:
            form.key = cell.words
            self.forms.append(Filled())
            return
        if cell.name == FIRST and FIRST in form.cells:
            form = Filled()
            self.forms.append(form)
        known = form.cells.get(cell.name)
        form.cells[cell.name] = f"{known}\n{cell.words}" if known else cell.words  # a row that was copied
        if len(form.cells) > MOST_NAMES:
            raise FileRefused(Refusal.TOO_MANY_CELLS)
