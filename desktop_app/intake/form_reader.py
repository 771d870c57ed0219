"""Forms that were filled in: the same worker and bounds as for tables, with words of their own for what is no form."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from desktop_app.intake import guard
from desktop_app.intake.reader import Reader, Stop
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused, Refusal

ENDINGS: Final = (".hwpx", ".xlsx")
_AS_FORM: Final = {
    Refusal.HWP: Refusal.HWP_FORM,
    Refusal.PDF: Refusal.PRINTED_FORM,
    Refusal.PICTURE: Refusal.PRINTED_FORM,
    Refusal.PASSWORD: Refusal.LOCKED_FORM,
    Refusal.CELL: Refusal.CELL_FORM,
    Refusal.DAMAGED: Refusal.DAMAGED_FORM,
    **dict.fromkeys(
        (
            Refusal.WEB_PAGE,
            Refusal.XML_TABLE,
            Refusal.BINARY_BOOK,
            Refusal.DOCUMENT,
            Refusal.NOT_A_TABLE,
        ),
        Refusal.NO_FORM,
    ),
}
"""What is said of a file that should be a form, where the words of the table road would lead astray."""


def files_in(paths: Iterable[Path], endings: Iterable[str] = ENDINGS) -> list[Path]:
    """The files themselves, and those with such endings in the folders among them; but none of Office."""
    found: list[Path] = []
    wanted = frozenset(endings)
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (one for one in path.rglob("*") if one.suffix.lower() in wanted and one.is_file())
        found += sorted(one for one in inside if not one.name.startswith(("~$", ".")))
    return list(dict.fromkeys(found))


def read_forms(paths: Iterable[Path], stop: Stop | None = None) -> Iterator[FileRead | FileRefused]:
    """What is in each file, in their order: a sheet for each form, named by its key; or why a file is refused.

    Raises ReadingStopped once ``stop`` says so.
    """
    with Reader(judge=guard.form_kind_of) as reader:
        for outcome in reader.read_all(paths, stop):
            yield _as_form(outcome) if isinstance(outcome, FileRefused) else outcome


def _as_form(refused: FileRefused) -> FileRefused:
    refusal = _AS_FORM.get(refused.refusal, refused.refusal)
    return FileRefused(refusal, refused.file_name, sheet=refused.sheet, cell=refused.cell)
