"""Photographs side by side on paper: a card that a page never parts (features.md C5)."""

from io import BytesIO
from typing import Final

from desktop_app.reports import fonts, paper_text
from desktop_app.reports.blocks import NO_PHOTO, PHOTO_HEIGHT, Photo, PhotoCard
from desktop_app.reports.page import HAIR, INK, RULE_GREY, draw_text

# fonts first: it keeps Helvetica out of everything that platypus makes
from reportlab.lib.units import mm  # isort: skip
from reportlab.lib.utils import ImageReader  # isort: skip
from reportlab.platypus import Flowable  # isort: skip

HEADING: Final = 12.0
WORDS: Final = 10.0
HEAD_ROOM: Final = 20.0
FOOT_ROOM: Final = 15.0
BELOW: Final = 8.0
GAP: Final = 5 * mm


class Card(Flowable):
    """The name, the photographs in equal places, and under each what it shows."""

    def __init__(self, card: PhotoCard) -> None:
        super().__init__()
        self._card = card

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.width = room
        self.height = HEAD_ROOM + PHOTO_HEIGHT * mm + FOOT_ROOM + BELOW
        return room, self.height

    def draw(self) -> None:
        canvas = self.canv
        canvas.setFillColor(INK)
        title = _cut(self._card.heading, fonts.SANS_BOLD, HEADING, self.width)
        draw_text(canvas, 0, self.height - HEADING - 2, title, font=fonts.SANS_BOLD, size=HEADING)
        count = max(len(self._card.photos), 1)
        width = (self.width - GAP * (count - 1)) / count
        for place, photo in enumerate(self._card.photos):
            self._draw_photo(photo, place * (width + GAP), width)

    def _draw_photo(self, photo: Photo, x: float, width: float) -> None:
        canvas, height, y = self.canv, PHOTO_HEIGHT * mm, BELOW + FOOT_ROOM
        canvas.setStrokeColor(RULE_GREY)
        canvas.setLineWidth(HAIR)
        canvas.rect(x, y, width, height)
        if photo.picture is None:
            self._centred(NO_PHOTO, x, y + height / 2 - WORDS / 2, width)
        else:
            wide, high = photo.picture.within(width - 2, height - 2)
            left, bottom = x + (width - wide) / 2, y + (height - high) / 2
            canvas.drawImage(ImageReader(BytesIO(photo.picture.data)), left, bottom, wide, high)
        self._centred(photo.label, x, BELOW + 3, width)

    def _centred(self, text: str, x: float, y: float, width: float) -> None:
        shown = _cut(text, fonts.SANS, WORDS, width)
        left = x + (width - fonts.width(shown, fonts.SANS, WORDS)) / 2
        draw_text(self.canv, left, y, shown, size=WORDS)


def _cut(text: str, font: str, size: float, room: float) -> str:
    """The words in one line; what has no room is left out behind three points."""
    clean = paper_text.pdf_text(" ".join(text.split()))
    if fonts.width(clean, font, size) <= room:
        return clean
    while clean and fonts.width(f"{clean}…", font, size) > room:
        clean = clean[:-1]
    return f"{clean}…"
