"""A report as PDF: cover, contents with page numbers, chapters, enclosures; or its title over one chapter.

One pass over the pages: the contents page is a form object that is filled in after the last chapter.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO

from desktop_app.performance.records import Line
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.archival import PRINTED
from desktop_app.reports.blocks import NOTE, Bars, Block, Front, PhotoCard, Report, Section, Table
from desktop_app.reports.charts import bar_chart
from desktop_app.reports.page import (
    DASHES,
    FOOTER_SIZE,
    FRAME,
    HEADING_SIZE,
    INK,
    LINE_SPACING,
    TITLE_SIZE,
    Description,
    Paper,
    describe,
    draw_footer,
    draw_text,
    page_number,
)
from desktop_app.reports.photo_cards import Card
from desktop_app.reports.tables import DENSE, PLAIN, ROOMY, SMALL, Grid, SetTable, Type
from desktop_app.reports.wide_tables import is_wide, parts_of

# fonts first: it keeps Helvetica out of everything that platypus makes
from reportlab.lib.styles import ParagraphStyle  # isort: skip
from reportlab.lib.units import mm  # isort: skip
from reportlab.pdfgen.canvas import Canvas  # isort: skip
from reportlab.platypus import (  # isort: skip
    BaseDocTemplate, CondPageBreak, Flowable, Frame, NextPageTemplate, PageBreak, PageBreakIfNotEmpty, PageTemplate,
    Paragraph, Spacer,
)  # fmt: skip

TALL, WIDE = Paper(), Paper(turned=True)
FRONT_PAGES = 2  # cover and contents carry no number
BODY_SIZE = 14.0
SMALL_SIZE = 11.0
CONTENTS_SIZE = 13.0
CONTENTS_STEP = 26.0
CONTENTS_INDENT = 22.0
INNER_SIZE = 14.5
TITLE_GAP = 14.0
KEEP_TOGETHER = 60 * mm
LED_IN = 40 * mm  # a line and the first rows of the table that it leads to
COVER = "표지"
CONTENTS = "차례"
PAGES = "pages"
MARKS = {1: "□", 2: "❍", 3: "-", 4: "·", NOTE: "※"}
INDENTS = {1: 0.0, 2: 14.0, 3: 28.0, 4: 40.0, NOTE: 14.0}


def render_pdf(report: Report, told: Callable[[int], object] | None = None) -> bytes:
    """The report's bytes: the same report gives the same bytes, whatever the day or the machine.

    ``told`` hears of each page that is begun; what it raises stops the work.
    """
    fonts.register()
    stream = BytesIO()
    about = Description(title=report.title, author=report.office, subject=" · ".join(report.subtitle))
    document = _Document(stream, about, report)
    if told is not None:
        document.setProgressCallBack(lambda what, number: told(number) if what == "PAGE" else None)
    document.build(list(_story(report)))
    return stream.getvalue()


class _Document(BaseDocTemplate):
    """Upright and turned pages with the office's foot; bytes depend on what is drawn only."""

    def __init__(self, stream: BytesIO, about: Description, report: Report) -> None:
        super().__init__(
            stream,
            pagesize=TALL.size,
            invariant=1,
            lang="ko-KR",
            initialFontName=fonts.SANS,
            pageCompression=1,
        )
        self._about = about
        unnumbered = FRONT_PAGES if report.front is Front.COVER else 0
        tall = PageTemplate("tall", [_frame(TALL)], onPage=_foot(TALL, unnumbered), pagesize=TALL.size)
        wide = PageTemplate("wide", [_frame(WIDE)], onPage=_foot(WIDE, unnumbered), pagesize=WIDE.size)
        front = PageTemplate("front", [_frame(TALL)], pagesize=TALL.size)
        first = front if report.front is Front.COVER else wide if _is_across(report.sections[0]) else tall
        self.addPageTemplates([first, *(one for one in (tall, wide) if one is not first)])
        self._unnumbered, self._doSave = unnumbered, 0

    def _endBuild(self) -> None:
        """How many pages there are is known at the end: every foot has left room for it."""
        super()._endBuild()  # type: ignore[misc] # the stubs name public methods only
        canvas = self.canv
        total = str(canvas.getPageNumber() - 1 - self._unnumbered)
        canvas.beginForm(PAGES, 0, -9, 99, 18)
        draw_text(canvas, 0, 0, f"/{total}")
        canvas.endForm()
        canvas.save()

    def beforeDocument(self) -> None:
        describe(self.canv, self._about)
        self.canv.showOutline()


@dataclass
class _Entry:
    """One line of the contents: known from the start, its page once the chapter is drawn."""

    heading: str
    key: str
    unnumbered: int
    inner: bool = False
    page: int = 0

    @property
    def size(self) -> float:
        return INNER_SIZE if self.inner else HEADING_SIZE


class _Cover(Flowable):
    """The first page: what it is, which year, of which day, by whom."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        self.width, self.height = room, height
        return room, height

    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkPage("cover")
        canvas.addOutlineEntry(COVER, "cover", 0)
        style = ParagraphStyle(
            "cover",
            fontName=fonts.SANS_BOLD,
            fontSize=TITLE_SIZE + 6,
            leading=(TITLE_SIZE + 6) * 1.5,
            alignment=1,
        )
        title = Paragraph(paper_text.markup(self._report.title, fonts.SANS_BOLD), style)
        _width, height = title.wrap(self.width, self.height)
        top = self.height * 0.72
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(FRAME * 2)
        canvas.line(0, top + 16, self.width, top + 16)
        title.drawOn(canvas, 0, top - height - 4)
        canvas.line(0, top - height - 26, self.width, top - height - 26)
        y = top - height - 62
        for text in self._report.subtitle:
            self._centred(text, y, fonts.SANS, BODY_SIZE)
            y -= BODY_SIZE * LINE_SPACING
        self._centred(self._report.office, self.height * 0.08, fonts.SANS_BOLD, TITLE_SIZE)

    def _centred(self, text: str, y: float, font: str, size: float) -> None:
        clean = paper_text.pdf_text(text)
        x = (self.width - fonts.width(clean, font, size)) / 2
        draw_text(self.canv, x, y, clean, font=font, size=size)


class _Title(Flowable):
    """The title in the middle over the first chapter, its days at the right below (DOC-10)."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        self._lines = paper_text.lines(
            paper_text.pdf_text(self._report.title), fonts.SANS_BOLD, TITLE_SIZE, room
        )
        below = SMALL_SIZE * LINE_SPACING * len(self._report.subtitle)
        self.width, self.height = room, TITLE_SIZE * 1.5 * len(self._lines) + below + TITLE_GAP
        return room, min(self.height, height)

    def draw(self) -> None:
        canvas, y = self.canv, self.height
        canvas.bookmarkPage("title")
        canvas.addOutlineEntry(paper_text.pdf_text(self._report.title), "title", 0)
        canvas.setFillColor(INK)
        for _indent, text in self._lines:
            y -= TITLE_SIZE * 1.5
            x = (self.width - fonts.width(text, fonts.SANS_BOLD, TITLE_SIZE)) / 2
            draw_text(canvas, x, y + 6, text, font=fonts.SANS_BOLD, size=TITLE_SIZE)
        for text in map(paper_text.pdf_text, self._report.subtitle):
            y -= SMALL_SIZE * LINE_SPACING
            x = self.width - fonts.width(text, fonts.SANS, SMALL_SIZE)
            draw_text(canvas, x, y, text, size=SMALL_SIZE)


class _Contents(Flowable):
    """The contents page: an empty place with links, drawn by :class:`_FillContents` at the end."""

    def __init__(self, entries: list[_Entry]) -> None:
        super().__init__()
        self._entries = entries

    def wrap(self, room: float, height: float) -> tuple[float, float]:
        self.width, self.height = room, height
        return room, height

    def draw(self) -> None:
        canvas = self.canv
        canvas.bookmarkPage("contents")
        canvas.addOutlineEntry(CONTENTS, "contents", 0)
        canvas.doForm("contents")
        for at, entry in enumerate(self._entries):
            y = _contents_y(self.height, at)
            canvas.linkRect("", entry.key, (0, y - 8, self.width, y + 16), thickness=0, F=PRINTED)


class _FillContents(Flowable):
    """Draws the contents once every chapter knows its page; takes no room on the last page."""

    def __init__(self, entries: list[_Entry]) -> None:
        super().__init__()
        self._entries = entries

    def wrap(self, _room: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas = self.canv
        canvas.beginForm("contents", upperx=TALL.size[0], uppery=TALL.size[1])
        draw_text(
            canvas,
            (TALL.width - fonts.width(CONTENTS, fonts.SANS_BOLD, TITLE_SIZE)) / 2,
            TALL.height - TITLE_SIZE - 10,
            CONTENTS,
            font=fonts.SANS_BOLD,
            size=TITLE_SIZE,
        )
        for at, entry in enumerate(self._entries):
            y = _contents_y(TALL.height, at)
            number, x = str(entry.page), CONTENTS_INDENT if entry.inner else 0.0
            draw_text(canvas, x, y, entry.heading, size=CONTENTS_SIZE)
            right = TALL.width - fonts.width(number, fonts.SANS, CONTENTS_SIZE)
            draw_text(canvas, right, y, number, size=CONTENTS_SIZE)
            left = x + fonts.width(entry.heading, fonts.SANS, CONTENTS_SIZE) + 8
            canvas.setDash(1, 3)
            canvas.setLineWidth(0.6)
            canvas.line(left, y + 3, right - 8, y + 3)
            canvas.setDash()
        canvas.endForm()


class _Heading(Flowable):
    """A chapter's heading; tells the outline and the contents where it stands."""

    def __init__(self, entry: _Entry) -> None:
        super().__init__()
        self._entry = entry

    def wrap(self, room: float, _height: float) -> tuple[float, float]:
        self.width, self.height = room, self._entry.size * 2.4
        return room, self.height

    def getSpaceBefore(self) -> float:
        return self._entry.size

    def draw(self) -> None:
        canvas, entry = self.canv, self._entry
        entry.page = canvas.getPageNumber() - entry.unnumbered
        canvas.bookmarkHorizontal(entry.key, 0, self.height)
        canvas.addOutlineEntry(entry.heading, entry.key, int(entry.inner))
        canvas.setFillColor(INK)
        draw_text(canvas, 0, 14, entry.heading, font=fonts.SANS_BOLD, size=entry.size)
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(FRAME * (0.75 if entry.inner else 1.5))
        canvas.line(0, 6, self.width, 6)


def _story(report: Report) -> Iterable[Flowable]:
    front = FRONT_PAGES if report.front is Front.COVER else 0
    entries = [
        _Entry(paper_text.pdf_text(one.heading), f"chapter-{at}", front, one.inner)
        for at, one in enumerate(report.sections)
    ]
    if report.front is Front.COVER:
        yield _Cover(report)
        yield PageBreak()
        yield _Contents(entries)
    elif report.front is Front.TITLE:
        yield _Title(report)
    wide: bool | None = None if report.front is Front.COVER else _is_across(report.sections[0])
    for section, entry in zip(report.sections, entries, strict=True):
        across = _is_across(section)
        paper = WIDE if across else TALL
        if across is not wide:
            yield NextPageTemplate("wide" if across else "tall")
            yield PageBreakIfNotEmpty()
        wide = across
        parts = list(_parts(section.blocks, paper))
        if not section.heading:
            yield from parts
            continue
        heading = _Heading(entry)
        yield CondPageBreak(paper.height if across else _opening(heading, parts))
        yield heading
        yield from parts
        if section.alone:
            yield PageBreakIfNotEmpty()
    if report.front is Front.COVER:
        yield _FillContents(entries)


def _is_across(section: Section) -> bool:
    return is_wide(section, TALL.width_mm)


def _opening(heading: _Heading, parts: list[Flowable]) -> float:
    """The height of a chapter down to its first table, which a page must offer to begin it."""
    height = heading.getSpaceBefore() + heading.wrap(TALL.width, TALL.height)[1]
    for part in parts:
        height += part.wrap(TALL.width, TALL.height)[1] + part.getSpaceAfter()
        if isinstance(part, Grid):
            break
    return min(max(height, KEEP_TOGETHER), TALL.height)


def _parts(blocks: Sequence[Block], paper: Paper) -> Iterable[Flowable]:
    """All that stands in a chapter; words over a table move to the next page with its first rows."""
    for at, block in enumerate(blocks):
        below = blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Line) and block.level == 1 and isinstance(below, Table):
            yield CondPageBreak(LED_IN)
        yield from _flowables(block, paper)


def _flowables(block: Block, paper: Paper) -> Iterable[Flowable]:
    if isinstance(block, Line):
        yield _sentence(block)
    elif isinstance(block, Bars):
        yield Spacer(1, 4)
        yield bar_chart(block, paper.width)
        yield Spacer(1, 8)
    elif isinstance(block, PhotoCard):
        yield Card(block)
    else:
        for part in parts_of(block, paper.width_mm):
            yield Grid(SetTable(part, _type(part, turned=paper.turned)))


def _type(table: Table, *, turned: bool) -> Type:
    if table.tall:
        return ROOMY
    return DENSE if table.dense else SMALL if turned else PLAIN


def _sentence(line: Line) -> Paragraph:
    """A line in report style: what wraps stands below its words, not below its mark (DOC-1)."""
    size = SMALL_SIZE if line.level == NOTE else BODY_SIZE
    font = fonts.SANS_BOLD if line.level == 1 else fonts.SANS
    mark = f"{MARKS.get(line.level, '·')} "
    hang = fonts.width(mark, font, size)
    style = ParagraphStyle(
        f"level {line.level}",
        fontName=font,
        fontSize=size,
        leading=size * LINE_SPACING,
        leftIndent=INDENTS.get(line.level, 40.0) + hang,
        firstLineIndent=-hang,
        spaceAfter=2,
    )
    return Paragraph(paper_text.markup(mark + line.text, font), style)


def _contents_y(height: float, at: int) -> float:
    return height - 90 - at * CONTENTS_STEP


def _frame(paper: Paper) -> Frame:
    return Frame(
        paper.x, paper.y_bottom, paper.width, paper.height,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
    )  # fmt: skip


def _foot(paper: Paper, unnumbered: int) -> Callable[[Canvas, BaseDocTemplate], None]:
    """``- 3 -`` in the middle (DOC-9), ``3/27`` at the right."""

    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        number = document.page - unnumbered
        draw_footer(canvas, paper, page_number(number, 0, DASHES))
        x = paper.x + paper.width - fonts.width("/0000", fonts.SANS, FOOTER_SIZE)
        draw_text(canvas, x - fonts.width(str(number), fonts.SANS, FOOTER_SIZE), paper.y_footer, str(number))
        canvas.saveState()
        canvas.translate(x, paper.y_footer)
        canvas.doForm(PAGES)
        canvas.restoreState()

    return draw
