"""Reads tables back from a PDF as the eye does: text between printed rules, whatever drew it.

Knows nothing of the program: pdfium gives the page's paths and texts, frames and rules make the cells.
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

CLOSE = 0.6
CAPTION_ABOVE = 24.0


@dataclass
class Box:
    """A rectangle on the page, and the text in it if there is one."""

    left: float
    bottom: float
    right: float
    top: float
    text: str = ""


@dataclass
class PdfTable:
    """One table, put together over its pages; ``spills`` names text that crosses its cell's edge."""

    caption: str
    heads: list[str]
    rows: list[list[str]] = field(default_factory=list)
    spills: list[str] = field(default_factory=list)


def tables_in(data: bytes) -> list[PdfTable]:
    """All tables of a document; a part called (계속) goes on with the one before."""
    found: list[PdfTable] = []
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            for part in _tables_on(page):
                if found and part.caption == f"{found[-1].caption}(계속)":
                    assert part.heads == found[-1].heads, "a page without the table's head"
                    found[-1].rows += part.rows
                    found[-1].spills += part.spills
                else:
                    found.append(part)
    finally:
        document.close()
    return found


def _tables_on(page: pypdfium2.PdfPage) -> Iterator[PdfTable]:
    texts = _texts(page)
    lines, frames = _strokes(page)
    for frame in sorted(frames, key=lambda one: -one.top):
        inside = [line for line in lines if _within(line, frame)]
        if not inside:
            continue
        across = sorted(
            {
                round(line.top, 1)
                for line in inside
                if line.right - line.left >= frame.right - frame.left - CLOSE
            }
            | {round(frame.bottom, 1)},
            reverse=True,
        )
        down = [line for line in inside if line.right - line.left < CLOSE and line.top - line.bottom > CLOSE]
        edges = _distinct([frame.left, *sorted(line.left for line in down), frame.right])
        above = [
            one for one in texts if 0 < one.bottom - frame.top < CAPTION_ABOVE and one.left < frame.right
        ]
        caption = "".join(one.text for one in above).partition("〉")[0].removeprefix("〈")
        heads, *rows = [
            _row(texts, top, bottom, edges) for top, bottom in pairwise([frame.top, *_distinct(across)])
        ]
        spills = [
            one.text
            for one in texts
            if frame.bottom < (one.bottom + one.top) / 2 < across[0]
            and any(one.left < edge - CLOSE and one.right > edge + CLOSE for edge in edges)
        ]
        yield PdfTable(caption.replace(" ", ""), heads, rows, spills)


def _row(texts: list[Box], top: float, bottom: float, edges: list[float]) -> list[str]:
    cells = []
    for left, right in pairwise(edges):
        inside = [
            one
            for one in texts
            if bottom < (one.top + one.bottom) / 2 < top and left < (one.left + one.right) / 2 < right
        ]
        cells.append("".join(one.text for one in inside).replace(" ", ""))
    return cells


def _texts(page: pypdfium2.PdfPage) -> list[Box]:
    text_page = page.get_textpage()
    boxes = []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
        size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFTextObj_GetText(
            item.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
        )
        text = buffer.raw.decode("utf-16-le").rstrip("\0").replace("\x02", "-")  # a hyphen at a line's end
        if text.strip():
            boxes.append(Box(*item.get_bounds(), text))
    text_page.close()
    return boxes


def _strokes(page: pypdfium2.PdfPage) -> tuple[list[Box], list[Box]]:
    """All stroked lines, and the stroked rectangles, which frame the tables."""
    lines, frames = [], []
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1):
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        if not stroke.value:
            continue
        points = list(_points(item))
        segments = [
            Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            for a, b in pairwise(points)
            if not b[2]
        ]
        corners = {(round(x, 1), round(y, 1)) for x, y, _move in points}
        if len(corners) == 4 and len(segments) >= 3 and not fill.value:
            xs, ys = [x for x, _y in corners], [y for _x, y in corners]
            frames.append(Box(min(xs), min(ys), max(xs), max(ys)))
        else:
            lines += segments
    return lines, frames


def _points(item: pypdfium2.PdfObject) -> Iterator[tuple[float, float, bool]]:
    matrix = item.get_matrix()
    for at in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        is_move = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        yield *matrix.on_point(x.value, y.value), is_move


def _within(line: Box, frame: Box) -> bool:
    return (
        line.left >= frame.left - CLOSE
        and line.right <= frame.right + CLOSE
        and line.bottom >= frame.bottom - CLOSE
        and line.top <= frame.top + CLOSE
    )


def _distinct(numbers: list[float]) -> list[float]:
    kept: list[float] = []
    for number in numbers:
        if not kept or abs(number - kept[-1]) > CLOSE:
            kept.append(number)
    return kept
