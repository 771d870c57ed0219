"""A workbook as bytes that depend on its content only: no clock in the archive (house-style.md 14)."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed stamp, so that equal reports are equal files
STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip archive can name


def workbook_bytes(book: Workbook) -> bytes:
    """The file of a workbook; its properties must carry their days already."""
    stream = BytesIO()
    write_workbook(book, stream)
    return stream.getvalue()


def write_workbook(book: Workbook, target: IO[bytes]) -> None:
    """The same straight into a file: one with very many rows is never whole in memory."""
    ExcelWriter(book, _StillArchive(target, "w", ZIP_DEFLATED)).save()


class _StillArchive(ZipFile):
    """An archive whose members all carry one stamp, however and whenever they are added."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_args: Any, **_options: Any) -> None:
        super().writestr(_member(str(zinfo_or_arcname)), data)

    def write(self, filename: Any, arcname: Any = None, *_args: Any, **_options: Any) -> None:
        with Path(filename).open("rb") as source, self.open(_member(str(arcname)), "w") as target:
            copyfileobj(source, target)


def _member(name: str) -> ZipInfo:
    info = ZipInfo(name, STAMP)
    info.compress_type = ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
