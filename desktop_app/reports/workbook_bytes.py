"""A workbook as bytes that depend on its content only: no clock in the archive (house-style.md 14).

Formulas get their results here: openpyxl stores none, and what does not calculate would show nothing.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.compat import safe_string
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal reports are equal files
STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip archive can name


Results = Mapping[str, Sequence[int | float]]
"""What a sheet's formulas give, by its name, row by row from left to right."""

_NO_RESULT = re.compile(rb"</f><v ?/>|</f><v></v>")
_LONGEST = len(b"</f><v></v>")
_PIECE = 1 << 20


def workbook_bytes(book: Workbook, results: Results | None = None) -> bytes:
    """The file of a workbook; its properties must carry their days already."""
    stream = BytesIO()
    write_workbook(book, stream, results)
    return stream.getvalue()


def write_workbook(book: Workbook, target: IO[bytes], results: Results | None = None) -> None:
    """The same straight into a file: one with very many rows is never whole in memory."""
    given = {
        f"xl/worksheets/sheet{number}.xml": found
        for number, sheet in enumerate(book.worksheets, start=1)
        if (found := (results or {}).get(sheet.title))
    }
    ExcelWriter(book, _StillArchive(target, given)).save()


class _StillArchive(ZipFile):
    """An archive whose members all carry one stamp, however and whenever they are added."""

    def __init__(self, target: IO[bytes], results: Results) -> None:
        super().__init__(target, "w", ZIP_DEFLATED)
        self._results = results

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_args: Any, **_options: Any) -> None:
        super().writestr(_member(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_options: Any) -> None:
        results = self._results.get(str(arcname))
        with Path(filename).open("rb") as source, self.open(_member(str(arcname)), "w") as target:
            if results:
                _copy_with_results(source, target, results)
            else:
                copyfileobj(source, target)


def _copy_with_results(source: IO[bytes], target: IO[bytes], results: Sequence[int | float]) -> None:
    """Copy a sheet and put each result beside its formula, in order.

    Text of the officer cannot be taken for a formula's end: its ``<`` is escaped. Raises RuntimeError, a bug of ours,
    where formulas and results are not equally many.
    """
    left = list(reversed(results))
    rest = b""
    while piece := source.read(_PIECE):
        whole = _NO_RESULT.sub(lambda _found: b"</f><v>%b</v>" % _number(left), rest + piece)
        target.write(whole[:-_LONGEST])
        rest = whole[-_LONGEST:]
    target.write(rest)
    if left:
        raise RuntimeError(f"{len(left)} results without a formula")


def _number(left: list[int | float]) -> bytes:
    if not left:
        raise RuntimeError("a formula without its result")
    return str(safe_string(left.pop())).encode("ascii")


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, STAMP)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
