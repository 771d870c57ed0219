"""Returns of departments: many files, one after another, with the key of each; the same worker and bounds (G3)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from desktop_app.intake import guard
from desktop_app.intake.form_reader import files_in
from desktop_app.intake.reader import Reader, Stop
from desktop_app.intake.records import FileRead
from desktop_app.intake.refusals import FileRefused

ENDINGS: Final = frozenset(
    {
        ".xlsx",
        ".xlsm",
        ".xls",
        ".csv",
        ".txt",
        ".tsv",
        ".ods",
        ".cell",
        ".hwp",
        ".hwpx",
        ".xlsb",
        ".pdf",
        ".html",
    }
)
"""Whatever may be meant as a return: what cannot be read is told of, not passed over."""


def return_files(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and what may be a return in the folders among them."""
    return files_in(paths, ENDINGS)


def read_returns(paths: Iterable[Path], stop: Stop | None = None) -> Iterator[FileRead | FileRefused]:
    """What is in each file, in their order; a workbook's first sheet is its key. Raises ReadingStopped."""
    with Reader(judge=guard.return_kind_of) as reader:
        yield from reader.read_all(paths, stop)
