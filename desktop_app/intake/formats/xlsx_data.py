"""The whole-data workbook: read as any workbook, within wider bounds, and texts keep their lines (features.md J9)."""

from collections.abc import Iterator

from desktop_app.intake.formats import xlsx
from desktop_app.intake.formats.unpack import unpack
from desktop_app.intake.limits import WHOLE
from desktop_app.intake.wire import Piece


def read(data: bytes) -> Iterator[Piece]:
    """The sheets of the workbook."""
    return xlsx.read_parts(unpack(data, WHOLE), bounds=WHOLE)
