"""What all office paper of the program shares: size, margins, lines, page numbers, description of the file.

Nothing here knows a report; a renderer asks for a canvas and draws its own pages.
"""

from dataclasses import dataclass
from typing import IO

from reportlab.lib.colors import Color, black
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop_app.reports import fonts
from desktop_app.reports.archival import make_archival, sayable

TITLE_SIZE = 22.0  # DOC-10
HEADING_SIZE = 16.0
NOTE_SIZE = 13.0
FORM_SIZE = 11.0
FOOTER_SIZE = 9.0
LINE_SPACING = 1.6

HAIR = 0.5
FRAME = 1.0
INK = black
LABEL_GREY = Color(0.93, 0.93, 0.93)
RULE_GREY = Color(0.62, 0.62, 0.62)

DASHES = "- 쪽 -"
TOTAL_AND_PAGE = "총쪽-쪽"

#: The middle of a Hangul syllable above its base line, as a part of the size.
_MIDDLE = 0.35


@dataclass(frozen=True, slots=True)
class Paper:
    """An A4 sheet with the margins of DOC-9, in millimetres; the body lies between header and footer."""

    left: float = 20.0
    right: float = 20.0
    top: float = 15.0
    bottom: float = 15.0
    header: float = 10.0
    footer: float = 10.0
    turned: bool = False
    numbering: str = DASHES

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the sheet in points."""
        return landscape(A4) if self.turned else A4

    @property
    def x(self) -> float:
        """Left edge of the body."""
        return self.left * mm

    @property
    def width(self) -> float:
        """Width of the body."""
        return self.size[0] - (self.left + self.right) * mm

    @property
    def y_top(self) -> float:
        """Upper edge of the body."""
        return self.size[1] - (self.top + self.header) * mm

    @property
    def y_bottom(self) -> float:
        """Lower edge of the body."""
        return (self.bottom + self.footer) * mm

    @property
    def width_mm(self) -> float:
        """Width of the body in millimetres."""
        return self.width / mm

    @property
    def height(self) -> float:
        """Height of the body."""
        return self.y_top - self.y_bottom

    @property
    def y_footer(self) -> float:
        """Base line of the page number."""
        return self.bottom * mm


@dataclass(frozen=True, slots=True)
class Description:
    """What a PDF says of itself; the language is always Korean."""

    title: str
    author: str = "은평구 기획예산과"
    subject: str = ""
    keywords: str = ""


def open_canvas(stream: IO[bytes], about: Description, paper: Paper) -> Canvas:
    """A canvas on office paper whose bytes depend on what is drawn and on nothing else."""
    fonts.register()
    canvas = Canvas(
        stream,
        pagesize=paper.size,
        invariant=1,
        lang="ko-KR",
        initialFontName=fonts.SANS,  # type: ignore[arg-type]  # types-reportlab says float
        initialFontSize=FORM_SIZE,
        pageCompression=1,
    )
    describe(canvas, about)
    return canvas


def describe(canvas: Canvas, about: Description) -> None:
    """Write title, author and the rest into a PDF (PDF/A-2u), also one whose canvas platypus has made."""
    canvas.setTitle(sayable(about.title))
    canvas.setAuthor(sayable(about.author))
    canvas.setSubject(sayable(about.subject))
    canvas.setKeywords(sayable(about.keywords))
    canvas.setCreator("파크이음")
    make_archival(canvas)


def page_number(number: int, total: int, numbering: str = DASHES) -> str:
    """``- 1 -`` or ``4-1``: all pages, then this one (DOC-9)."""
    return f"{total}-{number}" if numbering == TOTAL_AND_PAGE else f"- {number} -"


def draw_footer(canvas: Canvas, paper: Paper, number: str, *, left: str = "", right: str = "") -> None:
    """The page number in the middle of the foot, with what the paper is and the running page beside it."""
    middle = paper.x + paper.width / 2
    draw_text(canvas, middle - fonts.width(number, fonts.SANS, FOOTER_SIZE) / 2, paper.y_footer, number)
    if left:
        draw_text(canvas, paper.x, paper.y_footer, left)
    if right:
        x = paper.x + paper.width - fonts.width(right, fonts.SANS, FOOTER_SIZE)
        draw_text(canvas, x, paper.y_footer, right)


def draw_text(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    *,
    font: str = fonts.SANS,
    size: float = FOOTER_SIZE,
) -> None:
    """One line of text from its base line's left end, each character in a face that has it."""
    for face, run in fonts.runs(text, font):
        fonts.face(face)
        canvas.setFont(face, size)
        canvas.drawString(x, y, run)
        x += fonts.width(run, face, size)


def baseline(top: float, height: float, size: float) -> float:
    """The base line that puts a line of text in the middle of a strip ``height`` high."""
    return top - height / 2 - size * _MIDDLE
