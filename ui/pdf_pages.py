"""The pages of a PDF as pictures, for the screen and for the printer; both show the very file that is saved."""

import atexit
from ctypes import c_ubyte
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any, Final
from weakref import WeakSet

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH: Final = 72


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of a PDF's outline: its words, how deep it stands, its page from 1."""

    words: str
    depth: int
    page: int


class PdfPages:
    """An opened PDF; pages count from 0. Only the window's thread may use it: pdfium knows no other."""

    def __init__(self, data: bytes) -> None:
        self._document = _library().PdfDocument(data)
        _opened.add(self)
        count = len(self._document)
        self.sizes = [QSizeF(*self._document.get_page_size(at)) for at in range(count)]

    def __len__(self) -> int:
        return len(self.sizes)

    def picture(self, number: int, width: int) -> QImage:
        """A page on white paper, so many pixels wide; drawn right into the picture, not copied there."""
        page = self._document[number]
        sheets: list[QImage] = []

        def on_sheet(across: int, down: int, **how: Any) -> Any:
            sheet = QImage(across, down, QImage.Format.Format_RGB32)
            sheets.append(sheet)
            buffer = (c_ubyte * sheet.sizeInBytes()).from_buffer(sheet.bits())
            return _library().PdfBitmap.new_native(
                across, down, buffer=buffer, stride=sheet.bytesPerLine(), **how
            )

        scale = width / self.sizes[number].width()
        page.render(scale=scale, prefer_bgrx=True, bitmap_maker=on_sheet).close()
        page.close()
        return sheets[0]

    def bookmarks(self) -> list[Bookmark]:
        """The outline in reading order."""
        found = []
        for line in self._document.get_toc():
            target = line.get_dest()
            number = target.get_index() if target else None
            if number is not None:
                found.append(Bookmark(line.get_title(), line.level, number + 1))
        return found

    def close(self) -> None:
        """Give the file's memory back."""
        self._document.close()


_opened: Final[WeakSet[PdfPages]] = WeakSet()


def _close_all() -> None:
    """Close what is open when the program ends: pdfium must not be taken down under open files."""
    for pages in list(_opened):
        pages.close()


@cache
def _library() -> ModuleType:
    """pypdfium2, imported at the first preview: the window is painted without it (frame first)."""
    import pypdfium2  # noqa: PLC0415 - see above

    atexit.register(_close_all)
    library: ModuleType = pypdfium2
    return library
