"""Address labels on paper: every name and address whole in its label, smaller where it is long, never clipped."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.outgoing.labels import PAPER_HEIGHT, Label, LabelFormat, sheets
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.page import HAIR, RULE_GREY, Description, Paper, draw_text, open_canvas

INSIDE = 4.0
"""Millimetres between the edge of a label and its words: printers and sheets are never quite in line."""
NAME_SIZE = 13.0
LEAST_ON_ONE_LINE = 10.5
LEAST_WHOLE_WORDS = 8.0
ADDRESS_SHARE = 0.76
BODY_SHARE = 0.9
LEADING = 1.32
STEP = 0.94
GAP = 0.55
_BELOW = 0.24

Line = tuple[str, str, float]
"""Words, face, size."""


@dataclass(frozen=True, slots=True)
class _Set:
    """The lines of a label at one size."""

    lines: tuple[Line, ...]
    gap: float
    split: int  # lines above the gap

    @property
    def height(self) -> float:
        return sum(size * LEADING for _, _, size in self.lines) + (self.gap if self.split else 0.0)


def render_labels(
    labels: Sequence[Label], form: LabelFormat, *, title: str, start: int = 1, edges: bool = False
) -> bytes:
    """The sheets' bytes. ``start`` is the first free label of the first sheet; ``edges`` prints their outlines."""
    stream = BytesIO()
    canvas = open_canvas(stream, Description(title=title), Paper())
    for sheet in sheets(labels, form, start):
        if edges:
            _draw_edges(canvas, form)
        for cell, label in sheet:
            _draw(canvas, label, form, *form.place(cell))
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def set_label(label: Label, width: float, height: float) -> _Set:
    """The label's lines at the largest size at which all of them fit; sizes in points.

    A name that would just miss its line is set a little smaller before it is broken, and broken between its
    words rather than within one.
    """
    whole, word = _name_widths(label)
    for least, unbroken in ((LEAST_ON_ONE_LINE, whole), (LEAST_WHOLE_WORDS, word), (0.0, 0.0)):
        size = NAME_SIZE
        while size >= least:
            found = _set(label, size, width)
            if unbroken * size <= width and _fits(found, width, height):
                return found
            size *= STEP
    raise AssertionError("every text fits at some size")


def _name_widths(label: Label) -> tuple[float, float]:
    """The width of the name, and of its longest word, for each point of size."""
    name = paper_text.pdf_text(label.strong)
    words = [fonts.width(word, fonts.SANS_BOLD, 1.0) for word in name.split(" ")]
    return fonts.width(name, fonts.SANS_BOLD, 1.0), max(words)


def _fits(found: "_Set", width: float, height: float) -> bool:
    return found.height <= height and all(fonts.width(*line) <= width + 1e-6 for line in found.lines)


def _set(label: Label, size: float, width: float) -> _Set:
    small = size * ADDRESS_SHARE
    above = _lines(label.address, fonts.SANS, small, width)
    middle = _lines(label.above, fonts.SANS, size * BODY_SHARE, width)
    name = _lines(label.strong, fonts.SANS_BOLD, size, width)
    return _Set((*above, *middle, *name), size * GAP, len(above))


def _lines(text: str, font: str, size: float, width: float) -> tuple[Line, ...]:
    if not text:
        return ()
    flat = paper_text.pdf_text(text).replace("\n", " ")
    return tuple((words, font, size) for _indent, words in paper_text.lines(flat, font, size, width))


def _draw(canvas: Canvas, label: Label, form: LabelFormat, left: float, top: float) -> None:
    inside = min(INSIDE, form.width / 8, form.height / 8)
    width, height = (form.width - 2 * inside) * mm, (form.height - 2 * inside) * mm
    found = set_label(label, width, height)
    x = (left + inside) * mm
    y = (PAPER_HEIGHT - top - inside) * mm - (height - found.height) / 2
    for number, (words, font, size) in enumerate(found.lines):
        if number == found.split and found.split:
            y -= found.gap
        y -= size * LEADING
        draw_text(canvas, x, y + size * _BELOW, words, font=font, size=size)


def _draw_edges(canvas: Canvas, form: LabelFormat) -> None:
    canvas.setLineWidth(HAIR)
    canvas.setStrokeColor(RULE_GREY)
    for cell in range(form.count):
        left, top = form.place(cell)
        canvas.rect(left * mm, (PAPER_HEIGHT - top - form.height) * mm, form.width * mm, form.height * mm)
