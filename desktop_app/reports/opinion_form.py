"""The review opinion form (검토의견서) as PDF: one form, all of a proposal, or a whole batch in one file."""

from collections import deque
from collections.abc import Sequence
from functools import partial
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from desktop_app import notation
from desktop_app.proposals.form_values import ApprovalBox, FormSettings, OpinionForm
from desktop_app.proposals.form_words import WORDS
from desktop_app.reports import cover_list, fonts, page
from desktop_app.reports.flow import Part, Sheet
from desktop_app.reports.opinion_layout import (
    CONTINUED_HEIGHT,
    HEAD_GAP,
    HEAD_HEIGHT,
    ContinuedHead,
    Head,
    OpinionLayout,
)
from desktop_app.reports.paper_text import pdf_text
from desktop_app.reports.press import CONTINUED, Painter, Press

TITLE = WORDS["title"]
_BOX_WIDTH = 50.0
_LEAST_BOX = 30.0
_SIDE_WIDTH = 18.0
_POSITION_HEIGHT = 16.0
_BOX_SIZE = 9.0
_CONTINUED_SIZE = 14.0
_SIDE_WORDS = "결재"
_DATE_BLANK = ".      .      ."


def render_opinion_forms(
    forms: Sequence[OpinionForm], *, title: str, form_settings: FormSettings | None = None
) -> bytes:
    """The forms as one PDF, a bookmark for each; more than one begin with their list.

    The same forms give the same bytes. ``title`` is what the file says of itself.
    """
    settings = form_settings or FormSettings()
    layout = OpinionLayout(settings)
    laid = deque(layout.sheets(form) for form in forms)
    cover = cover_list.sheets(layout, forms, [len(sheets) for sheets in laid])
    stream = BytesIO()
    about = page.Description(pdf_text(title), settings.office, subject=pdf_text(settings.words["title"]))
    canvas = page.open_canvas(stream, about, layout.paper)
    binder = _Binder(canvas, layout, len(cover) + sum(len(sheets) for sheets in laid))
    if cover:
        binder.add(cover, "", cover_list.TITLE)
    for form in forms:
        name = pdf_text(form.bookmark)
        binder.add(laid.popleft(), name, name)  # a drawn form gives its memory back: files grow to thousands
    canvas.save()
    return stream.getvalue()


class _Binder:
    """Prints papers one after the other into one file, with page numbers and bookmarks."""

    def __init__(self, canvas: Canvas, layout: OpinionLayout, total: int) -> None:
        self._canvas = canvas
        self._paper = layout.paper
        self._total = total
        self._title = pdf_text(layout.words["title"])
        self._printed = 0
        painters: dict[type, Painter] = {
            Head: self._paint_head,
            ContinuedHead: self._paint_continued,
            cover_list.CoverHead: partial(cover_list.paint_head, width=layout.paper.width),
        }
        self._press = Press(canvas, layout.paper, layout.grid.size, layout.rows, painters)
        if total > 1:
            canvas.showOutline()

    def add(self, sheets: Sequence[Sheet], name: str, bookmark: str) -> None:
        """The pages of one paper; a file of several also counts them all."""
        canvas = self._canvas
        for number, sheet in enumerate(sheets, start=1):
            if number == 1:
                key = f"paper{self._printed}"
                canvas.bookmarkPage(key)
                canvas.addOutlineEntry(bookmark, key)
            self._printed += 1
            self._press.draw(sheet)
            running = f"{self._printed}/{self._total}쪽" if self._total > len(sheets) else ""
            own = page.page_number(number, len(sheets), self._paper.numbering)
            page.draw_footer(canvas, self._paper, own, left=name, right=running)
            canvas.showPage()

    def _paint_head(self, canvas: Canvas, part: Part) -> None:
        """The title in the middle, or left of the boxes where they leave no room for that."""
        if not isinstance(part.subject, Head):
            return
        boxes, width = part.subject.boxes, self._paper.width
        title, size = self._title, page.TITLE_SIZE
        wide = fonts.width(title, fonts.SANS_BOLD, size)
        least = _SIDE_WIDTH + _LEAST_BOX * len(boxes) + 2 * HEAD_GAP if boxes else 0.0
        if wide > width - least:
            size *= (width - least) / wide
            wide = width - least
        across = min(_BOX_WIDTH, (width - wide - 2 * HEAD_GAP - _SIDE_WIDTH) / max(len(boxes), 1))
        left = width - _SIDE_WIDTH - len(boxes) * across if boxes else width
        middle = width / 2 if width / 2 + wide / 2 + HEAD_GAP <= left else left / 2
        y = page.baseline(0, HEAD_HEIGHT, size)
        page.draw_text(canvas, middle - wide / 2, y, title, font=fonts.SANS_BOLD, size=size)
        if boxes:
            _paint_boxes(canvas, left, across, boxes)

    def _paint_continued(self, canvas: Canvas, _part: Part) -> None:
        y = page.baseline(0, CONTINUED_HEIGHT - HEAD_GAP, _CONTINUED_SIZE)
        words = f"{self._title} {CONTINUED}"
        page.draw_text(canvas, 0, y, words, font=fonts.SANS_BOLD, size=_CONTINUED_SIZE)


def _paint_boxes(canvas: Canvas, left: float, across: float, boxes: Sequence[ApprovalBox]) -> None:
    """The approval boxes: empty, for signatures; the approver's has a line for the date (DOC-8)."""
    canvas.setLineWidth(page.HAIR)
    canvas.setFillColor(page.LABEL_GREY)
    canvas.rect(left, -HEAD_HEIGHT, _SIDE_WIDTH, HEAD_HEIGHT, fill=1)
    approver = max((at for at, box in enumerate(boxes) if not box.consents), default=-1)
    for at, box in enumerate(boxes):
        _paint_box(canvas, left + _SIDE_WIDTH + at * across, across, box, dated=at == approver)
    for at, syllable in enumerate(_SIDE_WORDS):
        y = -HEAD_HEIGHT / 2 + (8 if at == 0 else -8) - _BOX_SIZE * 0.35
        page.draw_text(canvas, left + (_SIDE_WIDTH - _BOX_SIZE) / 2, y, syllable, size=_BOX_SIZE)
    canvas.setLineWidth(page.FRAME)
    canvas.rect(left, -HEAD_HEIGHT, _SIDE_WIDTH + len(boxes) * across, HEAD_HEIGHT)


def _paint_box(canvas: Canvas, x: float, across: float, box: ApprovalBox, *, dated: bool) -> None:
    """One box: the position above, then room for the signature, and for the approver's date."""
    canvas.setFillColor(page.LABEL_GREY)
    canvas.rect(x, -_POSITION_HEIGHT, across, _POSITION_HEIGHT, fill=1)
    canvas.setFillColor(page.INK)
    canvas.rect(x, -HEAD_HEIGHT, across, HEAD_HEIGHT)
    _centre(canvas, x, across, page.baseline(0, _POSITION_HEIGHT, _BOX_SIZE), box.position)
    if box.mark:
        _centre(canvas, x, across, -_POSITION_HEIGHT - _BOX_SIZE - 1, box.mark)
    if dated:
        _centre(canvas, x, across, -HEAD_HEIGHT + 4, _DATE_BLANK)
    elif box.has_opinion:
        _centre(canvas, x, across, -HEAD_HEIGHT + 4, notation.HAS_OPINION)


def _centre(canvas: Canvas, x: float, across: float, y: float, text: str) -> None:
    """A short text in the middle of an approval box, smaller where it would touch the lines."""
    words = pdf_text(text)
    wide = fonts.width(words, fonts.SANS, _BOX_SIZE)
    size = _BOX_SIZE * min(1.0, (across - 4) / wide) if wide else _BOX_SIZE
    start = x + (across - fonts.width(words, fonts.SANS, size)) / 2
    page.draw_text(canvas, start, y, words, size=size)
