"""입주단체 소개집 as PDF: cover, contents, tenants, 찾아보기, who has no 소개글 (features.md A10, DOC-9, DOC-12).

Pages are laid out before anything is drawn, so the contents know every page number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm

from desktop_app import search, values
from desktop_app.outgoing.book_records import TenantBook
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.archival import PRINTED
from desktop_app.reports.book_blocks import ACCENT, ENTRY_INDENT, QUIET, Block, entry_block, group_block
from desktop_app.reports.book_pages import ENTRY_GAP, BookPage, Placed, in_columns, lay_out, starts
from desktop_app.reports.page import (
    FOOTER_SIZE,
    HAIR,
    INK,
    RULE_GREY,
    Description,
    Paper,
    draw_footer,
    draw_text,
    open_canvas,
    page_number,
)

PAPER = Paper()
COVER, CONTENTS, INDEX, MISSING = "표지", "차례", "찾아보기", "소개글이 없는 단체"
CONTENTS_COLUMNS, INDEX_COLUMNS = 2, 3
INDEX_FROM = 30
"""With fewer tenants the contents are index enough."""
TITLE_SIZE, TITLE_LEADING = 32.0, 46.0
HEAD_SIZE = 20.0
BAND = 12 * mm
"""The coloured edge of the cover."""
COVER_SIZE, COVER_LEADING, MOST_ON_COVER = 10.5, 20.0, 30
LIST_SIZE, LIST_LEADING = 9.5, 15.2
LIST_GAP = 12 * mm
LIST_TOP = 46.0
NAME_TO_LEADER = 4.0


@dataclass(frozen=True, slots=True)
class ListLine:
    """One line of contents or index: words, the printed page number, where a click leads."""

    words: str
    number: str = ""
    key: str = ""
    is_head: bool = False


def render_tenant_book(book: TenantBook) -> bytes:
    """The book's bytes: the same book gives the same bytes, whatever the day or the machine."""
    fonts.register()
    blocks = list(_blocks(book))
    pages = lay_out(blocks, PAPER.height)
    at = {key: number + 1 for key, number in starts(pages).items()}
    index = _index_lines(book, at) if book.count >= INDEX_FROM else []
    missing = [ListLine(_flat(one.label)) for one in book.missing] if book.lists_missing else []
    printer = _Printer(book)
    printer.cover()
    printer.contents(_contents_lines(blocks, at))
    printer.pages(pages)
    printer.list_at_end(INDEX, index, INDEX_COLUMNS)
    printer.list_at_end(MISSING, missing, CONTENTS_COLUMNS)
    return printer.finished()


def _blocks(book: TenantBook) -> Iterator[Block]:
    for number, group in enumerate(book.groups):
        yield group_block(group, number, PAPER.width)
        for entry in group.entries:
            yield entry_block(entry, PAPER.width)


def _contents_lines(blocks: Sequence[Block], at: dict[str, int]) -> list[ListLine]:
    """The groups with their tenants, each at the page on which it begins."""
    return [ListLine(one.title, str(at[one.key]), one.key, is_head=one.is_group) for one in blocks]


def _index_lines(book: TenantBook, at: dict[str, int]) -> list[ListLine]:
    """All tenants in 가나다 order under their first consonants."""
    entries = sorted(
        (entry for group in book.groups for entry in group.entries), key=lambda one: search.sort_key(one.name)
    )
    lines: list[ListLine] = []
    letter = ""
    for entry in entries:
        first = _letter(entry.name)
        if first != letter:
            letter = first
            lines.append(ListLine(letter, is_head=True))
        key = f"tenant-{entry.id}"
        lines.append(ListLine(_flat(entry.name), str(at[key]), key))
    return lines


def _letter(name: str) -> str:
    """ㄱ for 가온 and 까치 alike; A for Latin; ※ for what begins with neither."""
    key = search.folded(name)
    sound = search.initials(key[:1])
    plain = {"ㄲ": "ㄱ", "ㄸ": "ㄷ", "ㅃ": "ㅂ", "ㅆ": "ㅅ", "ㅉ": "ㅈ"}.get(sound, sound)
    if plain and plain in search.INITIALS:
        return plain
    return "A~Z" if sound.isascii() and sound.isalpha() else "그 밖"


class _Printer:
    """Draws the parts of the book one after the other; every list and page tells the outline where it stands."""

    def __init__(self, book: TenantBook) -> None:
        self._book = book
        self._number = 0
        self._stream = BytesIO()
        about = Description(
            title=book.title,
            author=book.office,
            subject=f"{values.date_text(book.as_of)} 기준 {book.count:,}개 단체 {book.order.value}",
        )
        self._canvas = open_canvas(self._stream, about, PAPER)
        self._canvas.showOutline()

    def finished(self) -> bytes:
        self._canvas.save()
        return self._stream.getvalue()

    def cover(self) -> None:
        """What the book is, of which day, by whom."""
        canvas, book = self._canvas, self._book
        self._mark(COVER, "cover")
        canvas.setFillColor(ACCENT)
        canvas.rect(0, 0, BAND, PAPER.size[1], stroke=0, fill=1)
        x, y = PAPER.x + BAND, PAPER.size[1] * 0.7
        park, _, rest = book.title.partition(" ")
        for line in (park, rest):
            draw_text(canvas, x, y, _flat(line), font=fonts.SANS_BOLD, size=TITLE_SIZE)
            y -= TITLE_LEADING
        canvas.setFillColor(QUIET)
        under = f"{values.date_text(book.as_of)} 기준  ·  {book.count:,}개 단체  ·  {book.order.value}"
        draw_text(canvas, x, y + 4, under, size=13.0)
        foot = PAPER.y_bottom + 14
        self._cover_groups(x, foot + 48)
        canvas.setFillColor(INK)
        office = _flat(book.office)
        draw_text(canvas, x, foot, office, font=fonts.SANS_BOLD, size=16.0)
        canvas.showPage()

    def _cover_groups(self, x: float, y: float) -> None:
        """How many tenants each group has, in two columns over ``y``; a very long list stays out."""
        canvas, groups = self._canvas, self._book.groups
        if len(groups) > MOST_ON_COVER:
            return
        rows = -(-len(groups) // 2)
        width = (PAPER.x + PAPER.width - x - LIST_GAP) / 2
        for number, group in enumerate(groups):
            column, row = divmod(number, rows)
            left = x + column * (width + LIST_GAP)
            base = y + (rows - 1 - row) * COVER_LEADING
            count = f"{len(group.entries):,}"
            right = left + width - fonts.width(count, fonts.SANS, COVER_SIZE)
            name = _fitted(_flat(group.name), fonts.SANS, COVER_SIZE, right - left - 8)
            canvas.setFillColor(INK)
            draw_text(canvas, left, base, name, size=COVER_SIZE)
            draw_text(canvas, right, base, count, size=COVER_SIZE)
            canvas.setStrokeColor(RULE_GREY)
            canvas.setLineWidth(HAIR)
            canvas.line(left, base - 6, left + width, base - 6)

    def contents(self, lines: Sequence[ListLine]) -> None:
        """The contents; cover and contents carry no page number."""
        self._list(CONTENTS, lines, CONTENTS_COLUMNS, numbered=False)

    def list_at_end(self, title: str, lines: Sequence[ListLine], columns: int) -> None:
        """A list behind the tenants, on as many pages as it needs."""
        if lines:
            self._list(title, lines, columns, numbered=True)

    def _list(self, title: str, lines: Sequence[ListLine], columns: int, *, numbered: bool) -> None:
        rows = int((PAPER.height - LIST_TOP) / LIST_LEADING)
        for at, page in enumerate(in_columns([line.is_head for line in lines], rows, columns)):
            if at == 0:
                self._mark(title, f"list-{title}")
            self._list_head(title, at)
            for place, column in enumerate(page):
                self._column(lines, column, place, columns)
            if numbered:
                self._frame(title)
            self._canvas.showPage()

    def pages(self, pages: Sequence[BookPage]) -> None:
        """The tenants."""
        for page in pages:
            self._frame(page.group)
            for at, placed in enumerate(page.placed):
                if at and _is_entry(placed) and not page.placed[at - 1].block.is_group:
                    self._rule_above(placed)
                self._block(placed, begins=at == 0)
            self._canvas.showPage()

    def _block(self, placed: Placed, *, begins: bool) -> None:
        canvas, block = self._canvas, placed.block
        y = PAPER.y_bottom + placed.top
        if not block.goes_on:
            canvas.bookmarkHorizontalAbsolute(block.key, y + 8)
            canvas.addOutlineEntry(block.title, block.key, 0 if block.is_group else 1, closed=block.is_group)
        if not block.is_group and (begins or not block.goes_on):
            canvas.setFillColor(ACCENT)
            canvas.rect(
                PAPER.x, y - placed.rows[0].height + 3.5, 3, placed.rows[0].height - 7, stroke=0, fill=1
            )
        for row in placed.rows:
            base = y - row.height + row.height * 0.28
            for piece in row.pieces:
                canvas.setFillColor(piece.colour)
                x = PAPER.x + piece.x
                draw_text(canvas, x, base, piece.words, font=piece.font, size=piece.size)
                if piece.link:
                    right = x + fonts.width(piece.words, piece.font, piece.size)
                    canvas.linkURL(
                        piece.link, (x, base - 3, right, base + piece.size), thickness=0, F=PRINTED
                    )
            y -= row.height
        if block.is_group:
            canvas.setStrokeColor(ACCENT)
            canvas.setLineWidth(1.6)
            canvas.line(PAPER.x, y + 3, PAPER.x + PAPER.width, y + 3)

    def _rule_above(self, placed: Placed) -> None:
        y = PAPER.y_bottom + placed.top + ENTRY_GAP * 0.42
        self._canvas.setStrokeColor(RULE_GREY)
        self._canvas.setLineWidth(HAIR)
        self._canvas.line(PAPER.x + ENTRY_INDENT, y, PAPER.x + PAPER.width, y)

    def _frame(self, group: str) -> None:
        """Running head and page number."""
        canvas = self._canvas
        self._number += 1
        y = PAPER.y_top + 4.5 * mm
        canvas.setFillColor(QUIET)
        draw_text(canvas, PAPER.x, y, _flat(self._book.title), size=FOOTER_SIZE)
        right = _fitted(_flat(group), fonts.SANS, FOOTER_SIZE, PAPER.width / 2)
        x = PAPER.x + PAPER.width - fonts.width(right, fonts.SANS, FOOTER_SIZE)
        draw_text(canvas, x, y, right, size=FOOTER_SIZE)
        canvas.setFillColor(INK)
        draw_footer(canvas, PAPER, page_number(self._number, 0))

    def _list_head(self, title: str, at: int) -> None:
        canvas = self._canvas
        canvas.setFillColor(ACCENT)
        words = title if at == 0 else f"{title} (계속)"
        draw_text(canvas, PAPER.x, PAPER.y_top - HEAD_SIZE, words, font=fonts.SANS_BOLD, size=HEAD_SIZE)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.6)
        canvas.line(
            PAPER.x, PAPER.y_top - HEAD_SIZE - 10, PAPER.x + PAPER.width, PAPER.y_top - HEAD_SIZE - 10
        )

    def _column(self, lines: Sequence[ListLine], numbers: Sequence[int], place: int, columns: int) -> None:
        width = (PAPER.width - (columns - 1) * LIST_GAP) / columns
        left = PAPER.x + place * (width + LIST_GAP)
        for row, number in enumerate(numbers):
            y = PAPER.y_top - LIST_TOP - (row + 1) * LIST_LEADING + 4.5
            self._line(lines[number], left, y, width)

    def _line(self, line: ListLine, left: float, y: float, width: float) -> None:
        """Words, dots, page number; all of it a link."""
        canvas = self._canvas
        font = fonts.SANS_BOLD if line.is_head else fonts.SANS
        number = fonts.width(line.number, font, LIST_SIZE)
        indent = 0.0 if line.is_head else 8.0
        room = width - indent - number - 14.0
        words = _fitted(line.words, font, LIST_SIZE, room)
        canvas.setFillColor(ACCENT if line.is_head else INK)
        draw_text(canvas, left + indent, y, words, font=font, size=LIST_SIZE)
        draw_text(canvas, left + width - number, y, line.number, font=font, size=LIST_SIZE)
        start = left + indent + fonts.width(words, font, LIST_SIZE) + NAME_TO_LEADER
        end = left + width - number - NAME_TO_LEADER
        if line.number and not line.is_head and end - start > NAME_TO_LEADER:
            canvas.setStrokeColor(RULE_GREY)
            canvas.setLineWidth(0.6)
            canvas.setDash(0.6, 2.4)
            canvas.line(start, y + 2, end, y + 2)
            canvas.setDash()
        if line.key:
            canvas.linkRect("", line.key, (left, y - 4, left + width, y + LIST_SIZE), thickness=0, F=PRINTED)

    def _mark(self, title: str, key: str) -> None:
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key, 0)


def _flat(text: str) -> str:
    return paper_text.pdf_text(text).replace("\n", " ")


def _is_entry(placed: Placed) -> bool:
    """Whether a tenant begins here, rather than a group or the rest of a tenant."""
    return not placed.block.is_group and not placed.block.goes_on


def _fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, or as much of it as fits with a mark that it goes on; the whole stands in the book itself."""
    if fonts.width(text, font, size) <= room:
        return text
    while text and fonts.width(f"{text}…", font, size) > room:
        text = text[:-1]
    return f"{text}…"
