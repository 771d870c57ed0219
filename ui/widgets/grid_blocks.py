"""Blocks of cells: what the clipboard holds as rows of texts, and how such a block lies over a selection (I4)."""

import csv
import io
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final

from PySide6.QtCore import QMimeData

Block = list[list[str]]
MOST_SPAN: Final = 200  # a merged cell that claims more is no cell of a table
_CELL_TAGS: Final = frozenset({"td", "th"})
_BREAKS: Final = frozenset({"br", "p", "div", "li"})


def block_of(clipboard: QMimeData) -> Block:
    """The rows that were copied: tabbed text as Excel gives it, else a table as 한글 gives it, else the lines."""
    text = clipboard.text()
    if "\t" not in text and clipboard.hasHtml() and "<t" in clipboard.html().casefold():
        reader = _TableReader()
        reader.feed(clipboard.html())
        reader.close()
        if reader.rows:
            return _even(reader.rows)
    return _even(_tabbed(text))


def tabbed(block: Block) -> str:
    """A block as the clipboard hands it to a spreadsheet; line breaks and quotes stay within their cell."""
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab", lineterminator="\n").writerows(block)
    return text.getvalue()


def is_block(block: Block) -> bool:
    """Whether more than one cell was copied."""
    return len(block) > 1 or any(len(row) > 1 for row in block)


def tiled(block: Block, rows: int, columns: int) -> Block:
    """A block laid over a selection again and again where it fits in whole; else the block itself."""
    high, wide = len(block), len(block[0])
    down = rows // high if rows % high == 0 else 1
    across = columns // wide if columns % wide == 0 else 1
    return [row * max(across, 1) for row in block] * max(down, 1)


def headed(block: Block, labels: Sequence[str]) -> list[int] | None:
    """Where each column of a block belongs whose first row says so in the words of the table's head."""
    words = ["".join(cell.split()) for cell in block[0]]
    known = ["".join(label.split()) for label in labels]
    if len(block) < 2 or len(words) < 2 or not all(word in known for word in words):  # noqa: PLR2004 - a head and a row
        return None
    return [known.index(word) for word in words]


def _tabbed(text: str) -> Block:
    from desktop_app.intake.formats.delimited import TAB, fields  # noqa: PLC0415 - read when something is pasted

    return list(fields(text.rstrip("\r\n"), TAB)) or [[""]]


def _even(rows: Block) -> Block:
    wide = max(map(len, rows), default=1)
    return [[*row, *[""] * (wide - len(row))] for row in rows]


class _TableReader(HTMLParser):
    """The first table of a page: its cells as text, merged ones in every place they cover."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Block = []
        self._below: dict[int, tuple[int, str]] = {}  # column → for how many more rows its text goes on
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._spans = (1, 1)
        self._depth = 0
        self._open = False
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._done or self._depth != 1:
            return
        if tag == "tr":
            self._end_row()
            self._open = True
        elif tag in _CELL_TAGS:
            self._open = True
            self._end_cell()
            self._fall()
            self._cell = []
            given = dict(attrs)
            self._spans = (_span(given.get("rowspan")), _span(given.get("colspan")))
        elif tag in _BREAKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1 and not self._done:
                self._end_row()
                self._done = True
            self._depth -= 1
        elif tag in _CELL_TAGS and self._depth == 1:
            self._end_cell()
        elif tag == "tr" and self._depth == 1:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._done:
            self._cell.append(" ".join(data.split(" ")).replace("\n", " ").replace("\r", ""))

    def close(self) -> None:
        super().close()
        if not self._done:
            self._end_row()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        text = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split("\n")).strip()
        down, across = self._spans
        for _ in range(across):
            if down > 1:
                self._below[len(self._row)] = (down - 1, text)
            self._row.append(text)
        self._cell = None

    def _fall(self) -> None:
        """Texts of merged cells above come before the next cell of their row."""
        while (fallen := self._below.get(len(self._row))) is not None:
            left, text = fallen
            if left > 1:
                self._below[len(self._row)] = (left - 1, text)
            else:
                del self._below[len(self._row)]
            self._row.append(text)

    def _end_row(self) -> None:
        if not self._open:
            return
        self._end_cell()
        self._fall()
        self.rows.append(self._row)
        self._row, self._open = [], False


def _span(written: str | None) -> int:
    return min(int(written), MOST_SPAN) if written and written.isdecimal() and int(written) else 1
