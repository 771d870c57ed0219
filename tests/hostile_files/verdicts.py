"""What must come of any file whatever: cells in their one form, or a refusal that the officer understands."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from time import perf_counter

from desktop_app.intake import launch
from desktop_app.intake.limits import MOST_COLUMNS, MOST_ROWS, MOST_UNITS
from desktop_app.intake.reader import Reader
from desktop_app.intake.records import FileRead, SheetRead
from desktop_app.intake.refusals import FileRefused, Refusal

READ = "read"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_KOREAN = re.compile(r"[가-힣]")
_CODES = frozenset(one.code for one in Refusal)
_CELL = re.compile(r"[A-Z]{1,3}[1-9]\d*")

IN_ITS_OWN_PROCESS = """
import sys, python_calamine
book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    book.get_sheet_by_name(name).to_python()
"""
"""What the program would do without guard and worker: the control, which must fail."""


@dataclass
class Tally:
    """What came of many files."""

    codes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    objections: list[str] = field(default_factory=list)

    def take(self, name: str, code: str, seconds: float, objections: Iterable[str]) -> None:
        self.codes[code] += 1
        self.seconds.append(seconds)
        self.objections += [f"{name}: {one}" for one in objections]


def read_one(
    reader: Reader, folder: Path, name: str, data: bytes, *, forms: bool = False
) -> tuple[str, float, list[str]]:
    """Read one file as the program does: its code, the seconds it took, and what is wrong with the outcome.

    The cells of ``forms`` may have several lines.
    """
    file = folder / name
    file.write_bytes(data)
    started = perf_counter()
    try:
        found = reader.read(file)
    except FileRefused as refused:
        code, objections = refused.code, list(_refusal_objections(refused, name))
    else:
        code, objections = READ, list((_form_objections if forms else _cell_objections)(found))
    seconds = perf_counter() - started
    if file.read_bytes() != data:
        objections.append("the file was changed")
    file.unlink()
    return code, seconds, objections


def read_many(
    reader: Reader,
    folder: Path,
    make: Callable[[int], tuple[str, bytes]],
    numbers: Iterable[int],
    *,
    forms: bool = False,
) -> Tally:
    """Read mutants one after another."""
    tally = Tally()
    for number in numbers:
        name, data = make(number)
        tally.take(name, *read_one(reader, folder, name, data, forms=forms))
    return tally


def dies_without_us(file: Path) -> bool:
    """Whether the parser, given the file as it is, takes its process with it or fails it."""
    done = subprocess.run(
        [sys.executable, "-c", IN_ITS_OWN_PROCESS, str(file)],
        env=launch.environment(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    return done.returncode != 0


def _refusal_objections(refused: FileRefused, name: str) -> Iterable[str]:
    if refused.code not in _CODES:
        yield f"no such code: {refused.code}"
    for sentence in (refused.what, refused.safe, *refused.steps):
        if not _KOREAN.search(sentence):
            yield f"not in Korean: {sentence!r}"
    if name not in refused.what:
        yield "the file is not named"
    if not refused.steps:
        yield "no way out"
    if refused.cell and not _CELL.fullmatch(refused.cell):
        yield f"no cell: {refused.cell}"


def _cell_objections(found: FileRead) -> Iterable[str]:
    for sheet in found.sheets:
        yield from _sheet_objections(sheet)


def _form_objections(found: FileRead) -> Iterable[str]:
    for value in (value for sheet in found.sheets for row in sheet.rows for value in row):
        if isinstance(value, str) and _CONTROL.search(value.replace("\n", "")):
            yield f"text not tidied: {value!r}"


def _sheet_objections(sheet: SheetRead) -> Iterable[str]:
    widths = {len(row) for row in sheet.rows}
    if len(widths) > 1 or max(widths, default=0) > MOST_COLUMNS or len(sheet.rows) > MOST_ROWS:
        yield f"not a table within bounds: {len(sheet.rows)} rows, {widths}"
    for value in (value for row in sheet.rows for value in row):
        match value:
            case str() if not value or value != value.strip() or _CONTROL.search(value):
                yield f"text not tidied: {value!r}"
            case str() if len(value.encode("utf-16-le")) > 2 * MOST_UNITS:
                yield "text too long"
            case None | str() | bool() | int() | float() | date() | time():
                continue
            case _:
                yield f"no cell value: {value!r}"
    for note in sheet.notes:
        if not (1 <= note.row <= len(sheet.rows) and 1 <= note.column <= max(widths)):
            yield f"a note beside the table: {note}"
