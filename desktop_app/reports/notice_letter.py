"""Letters such as 결과 통보 on paper and for 한글: office, 수신, 제목, the body, the sender (DOC-1, DOC-7, DOC-9).

Neither number of the document nor seal nor signature: the document system gives them.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Protocol

from reportlab.pdfgen.canvas import Canvas

from desktop_app import notation
from desktop_app.reports import fonts, page
from desktop_app.reports.form_sheet import Align
from desktop_app.reports.hwpx_paper import POINTS_PER_MM, HwpxPaper
from desktop_app.reports.page import FRAME, INK, LINE_SPACING, TITLE_SIZE, Paper
from desktop_app.reports.paper_text import lines, opening_mark, pdf_text

TITLE = "결과 통보"
SIZE = 12.0
SENDER_SIZE = 18.0
_STEP = SIZE * LINE_SPACING
_COLUMN = SIZE / 2
_LABEL = 42.0
_SENDER_ROOM = 90.0
_LABELS = ("수신", "제목")


class Letter(Protocol):
    """What a letter says; ``numbers`` are those of the records that it answers to, ``body`` ends with 끝."""

    @property
    def numbers(self) -> tuple[str, ...]: ...
    @property
    def organisation(self) -> str: ...
    @property
    def recipient(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def sender(self) -> str: ...


Line = tuple[float, str]
"""How far a line stands in, and its words."""


def render_notices_pdf(letters: Sequence[Letter], title: str) -> bytes:
    """The letters one after the other, each from the top of a page. The same letters give the same bytes."""
    stream = BytesIO()
    paper = Paper()
    canvas = page.open_canvas(stream, _about(letters, title), paper)
    for number, letter in enumerate(letters):
        _Letter(canvas, paper, letter).draw(f"letter-{number}")
    canvas.showOutline()
    canvas.save()
    return stream.getvalue()


def render_notices_hwpx(letters: Sequence[Letter], title: str) -> bytes:
    """The same letters for 한글."""
    paper = Paper()
    sheet = HwpxPaper(_about(letters, title), paper, SIZE)
    for number, letter in enumerate(letters):
        sheet.text(letter.organisation, align=Align.CENTER, size=TITLE_SIZE, bold=True, new_page=number > 0)
        sheet.text("")
        for label, words in zip(_LABELS, (letter.recipient, letter.title), strict=True):
            flat = f"{label}  {_flat(words)}"
            sheet.text(flat, hang=_hang(f"{label}  "))
        sheet.text("")
        for words in body_lines(letter, paper.width):
            sheet.text(words, hang=_hang(opening_mark(words)))
        sheet.text("\n")
        sheet.text(_flat(letter.sender), align=Align.CENTER, size=SENDER_SIZE, bold=True)
    return sheet.to_bytes()


def body_lines(letter: Letter, width: float) -> tuple[str, ...]:
    """The paragraphs of a letter; 끝 goes below where the last line of the paper has no room for it (DOC-7)."""
    paragraphs = pdf_text(letter.body).rstrip().split("\n")
    last = paragraphs[-1].rstrip()
    if not last.endswith(notation.END_MARK):
        return tuple(paragraphs)
    rest = last.removesuffix(notation.END_MARK).rstrip()
    before = [*paragraphs[:-1], *([rest] if rest else [])]
    if not before:
        return notation.closed((), lambda _: True)

    def fits(_whole: str) -> bool:
        last = before[-1].lstrip(" ")
        inset = (len(before[-1]) - len(last)) * _COLUMN
        indent, words = lines(last, fonts.SANS, SIZE, width - inset)[-1]
        mark = notation.ONE_CHARACTER + notation.END_MARK
        return inset + indent + fonts.width(words + mark, fonts.SANS, SIZE) <= width

    return notation.closed(before, fits)


class _Letter:
    """One letter being drawn, over as many pages as its body needs."""

    def __init__(self, canvas: Canvas, paper: Paper, letter: Letter) -> None:
        self._canvas = canvas
        self._paper = paper
        self._letter = letter
        self._y = paper.y_top
        self._page = 1

    def draw(self, key: str) -> None:
        canvas, paper, letter = self._canvas, self._paper, self._letter
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(f"{_flat(letter.recipient)} {', '.join(letter.numbers)}".rstrip(), key, 0)
        self._y -= TITLE_SIZE
        self._centred(letter.organisation, TITLE_SIZE)
        self._y -= _STEP
        for label, words in zip(_LABELS, (letter.recipient, letter.title), strict=True):
            self._labelled(label, _flat(words))
        self._y -= _STEP / 4
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(FRAME)
        canvas.line(paper.x, self._y, paper.x + paper.width, self._y)
        self._y -= _STEP / 2
        for indent, words in self._body():
            self._room(_STEP)
            self._y -= _STEP
            page.draw_text(canvas, paper.x + indent, self._y, words, size=SIZE)
        self._room(_SENDER_ROOM)
        self._y -= _SENDER_ROOM - _STEP
        self._centred(letter.sender, SENDER_SIZE)
        self._end_page()

    def _body(self) -> Iterator[Line]:
        """The lines of the body; the blanks before a mark are half-width columns (DOC-1)."""
        for paragraph in body_lines(self._letter, self._paper.width):
            words = paragraph.lstrip(" ")
            inset = min((len(paragraph) - len(words)) * _COLUMN, self._paper.width / 2)
            for indent, line in lines(words, fonts.SANS, SIZE, self._paper.width - inset):
                yield inset + indent, line

    def _labelled(self, label: str, words: str) -> None:
        page.draw_text(self._canvas, self._paper.x, self._y - _STEP, label, size=SIZE)
        for indent, line in lines(words, fonts.SANS, SIZE, self._paper.width - _LABEL):
            self._y -= _STEP
            page.draw_text(self._canvas, self._paper.x + _LABEL + indent, self._y, line, size=SIZE)

    def _centred(self, words: str, size: float) -> None:
        clean = _flat(words)
        wide = fonts.width(clean, fonts.SANS_BOLD, size)
        size *= min(1.0, self._paper.width / max(wide, 1.0))
        x = self._paper.x + (self._paper.width - min(wide, self._paper.width)) / 2
        page.draw_text(self._canvas, x, self._y, clean, font=fonts.SANS_BOLD, size=size)

    def _room(self, height: float) -> None:
        if self._y - height < self._paper.y_bottom:
            self._end_page()
            self._page += 1
            self._y = self._paper.y_top

    def _end_page(self) -> None:
        page.draw_footer(self._canvas, self._paper, page.page_number(self._page, 0))
        self._canvas.showPage()


def _about(letters: Sequence[Letter], title: str) -> page.Description:
    numbers = ", ".join(number for letter in letters for number in letter.numbers)
    return page.Description(title, letters[0].organisation, subject=numbers)


def _hang(mark: str) -> float:
    """How far the words behind a mark stand in, in mm."""
    wide = fonts.width(mark.replace(" ", ""), fonts.SANS, SIZE) + mark.count(" ") * _COLUMN
    return round(wide / POINTS_PER_MM, 1)


def _flat(words: str) -> str:
    return " ".join(pdf_text(words).split())
