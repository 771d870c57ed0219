"""Reads a PDF back: its words, where they stand, its outline and its faces."""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pypdfium2 import PdfDocument


@dataclass(frozen=True)
class Box:
    """A piece of text on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Paper:
    """A PDF as a reader finds it."""

    def __init__(self, data: bytes) -> None:
        document = PdfDocument(data)
        self.texts: list[str] = []
        self.boxes: list[list[Box]] = []
        for page in document:
            words = page.get_textpage()
            self.texts.append(words.get_text_range().replace("\r\n", "\n"))
            self.boxes.append([Box(*words.get_rect(at)) for at in range(words.count_rects())])
            words.close()
        toc = [(line.get_title(), line.get_dest()) for line in document.get_toc()]
        self.bookmarks = [(title, place.get_index() + 1) for title, place in toc if place]
        self.about = document.get_metadata_dict()
        document.close()
        self._data = data

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def squeezed(self) -> str:
        """All words without the blanks and line ends between them."""
        return "".join(self.text.split())

    @property
    def language(self) -> str:
        with pikepdf.open(BytesIO(self._data)) as pdf:
            return str(pdf.Root["/Lang"])

    def faces(self) -> dict[str, bool]:
        """Name of each font and whether it is embedded."""
        found = {}
        with pikepdf.open(BytesIO(self._data)) as pdf:
            for item in pdf.objects:
                if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font":
                    described = item.get("/FontDescriptor")
                    found[str(item["/BaseFont"])] = described is not None and "/FontFile2" in described
        return found
