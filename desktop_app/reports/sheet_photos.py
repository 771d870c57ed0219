"""Photographs in a workbook: where they stand over the columns, and how large (features.md C5)."""

from collections.abc import Sequence
from io import BytesIO
from typing import Final

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from desktop_app.pictures import Picture
from desktop_app.reports.blocks import PHOTO_HEIGHT

POINTS_PER_MM: Final = 72 / 25.4
PHOTO_ROW: Final = PHOTO_HEIGHT * POINTS_PER_MM + 8
_EMU_PER_POINT: Final = 12_700
_POINTS_PER_CHARACTER: Final = 5.25  # of a column's width
_INSET: Final = 3.0


def photo_places(widths: Sequence[float], count: int) -> list[tuple[int, float]]:
    """Column and width in points of each photograph: they share the sheet's columns evenly."""
    if not widths or not count:
        return []
    whole = sum(widths)
    places, taken, column = [], 0.0, 0
    for place in range(count):
        while column < len(widths) - 1 and taken + widths[column] / 2 < whole * place / count:
            taken += widths[column]
            column += 1
        places.append((column, whole / count * _POINTS_PER_CHARACTER))
    return places


def sheet_image(picture: Picture, column: int, row: int, width: float) -> Image:
    """The photograph at a cell (column from 0, row from 1), in its own shape within its place."""
    image = Image(BytesIO(picture.data))
    wide, high = picture.within(width - 2 * _INSET, PHOTO_ROW - 2 * _INSET)
    inset = round(_INSET * _EMU_PER_POINT)
    at = AnchorMarker(col=column, colOff=inset, row=row - 1, rowOff=inset)
    size = XDRPositiveSize2D(round(wide * _EMU_PER_POINT), round(high * _EMU_PER_POINT))
    image.anchor = OneCellAnchor(_from=at, ext=size)
    return image
