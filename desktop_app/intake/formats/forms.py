"""Forms that were filled in, as pieces of an answer: each form is a sheet named by its key, a row for each cell.

Which names there are is no matter of the worker's: it gives what the file has.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from desktop_app.intake.limits import MOST_SHEETS, MOST_TEXT
from desktop_app.intake.records import CellValue
from desktop_app.intake.refusals import FileRefused, Refusal
from desktop_app.intake.wire import FileFoot, Piece, SheetFoot, SheetHead, SheetRows

MOST_NAMES = 400
"""Named cells of one form; ours has some forty."""
LONGEST_NAME = 80
_LINE_ENDS = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True)
class Filled:
    """One form of a file."""

    key: str = ""
    cells: dict[str, CellValue] = field(default_factory=dict)


def pieces(forms: Sequence[Filled]) -> Iterator[Piece]:
    """The answer. Raises FileRefused where the file has no named cell at all, or too much of anything."""
    found = [form for form in forms if form.cells or form.key]
    if not any(form.cells for form in found):
        raise FileRefused(Refusal.NO_FORM)
    if len(found) > MOST_SHEETS:
        raise FileRefused(Refusal.TOO_MANY_SHEETS)
    texts = (value for form in found for value in form.cells.values() if isinstance(value, str))
    if sum(map(len, texts)) > MOST_TEXT:
        raise FileRefused(Refusal.TOO_MUCH_TEXT)
    for form in found:
        yield SheetHead(form.key)
        yield SheetRows([[name, value] for name, value in form.cells.items()])
        yield SheetFoot([], [])
    yield FileFoot()


def several_lines(text: str) -> str:
    """Text as a form holds it: NFC, its lines kept, no controls and nothing that turns the direction of writing."""
    whole = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text)).replace("\t", " ")
    kept = "".join(char for char in whole if char == "\n" or unicodedata.category(char)[0] != "C")
    return "\n".join(line.rstrip() for line in kept.split("\n")).strip("\n").strip(" ")
