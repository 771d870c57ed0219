"""The 소개집 before it is on pages: each tenant as rows of words with their places, each group's heading."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportlab.lib.colors import Color

from desktop_app.outgoing.book_records import BookEntry, BookGroup
from desktop_app.reports import fonts, paper_text
from desktop_app.reports.page import INK
from desktop_app.terms import FIELD_LABELS

ACCENT = Color(0.031, 0.22, 0.569)
"""The one colour of the book, dark enough for a printer without colours."""
QUIET = Color(0.36, 0.39, 0.42)
NAME_SIZE, NAME_LEADING = 14.0, 20.0
PLACE_SIZE = 10.0
TAG_SIZE, TAG_LEADING = 9.5, 14.0
TEXT_SIZE, TEXT_LEADING = 10.5, 17.0
FACT_SIZE, FACT_LEADING = 9.5, 14.5
FACT_LABEL = 52.0
ENTRY_INDENT = 10.0
GROUP_SIZE, GROUP_HEIGHT = 20.0, 46.0
ABOVE_TEXT, ABOVE_FACTS = 5.0, 5.0
HOMEPAGE, CONTACT = FIELD_LABELS["homepage"], "대표 연락"
CONTINUED = " (계속)"
_NAME_GAP = 12.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Words at a place of a row; ``link`` is where a click leads."""

    x: float
    words: str
    font: str = fonts.SANS
    size: float = TEXT_SIZE
    colour: Color = INK
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of words, or a gap."""

    height: float
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Block:
    """What is kept together where a page allows it: one tenant, or the heading of a group.

    ``head`` rows are repeated on a page that begins with a piece that ``goes_on``.
    """

    rows: tuple[Row, ...]
    title: str
    key: str
    is_group: bool = False
    goes_on: bool = False
    head: tuple[Row, ...] = field(default=())

    @property
    def height(self) -> float:
        return sum(row.height for row in self.rows)


def group_block(group: BookGroup, number: int, width: float) -> Block:
    """The heading of a group with the number of its tenants."""
    name = paper_text.pdf_text(group.name).replace("\n", " ")
    count = f"{len(group.entries):,}개 단체"
    right = width - fonts.width(count, fonts.SANS, TEXT_SIZE)
    size = min(
        GROUP_SIZE,
        GROUP_SIZE * (right - _NAME_GAP) / max(fonts.width(name, fonts.SANS_BOLD, GROUP_SIZE), 1.0),
    )
    pieces = (
        Piece(0.0, name, fonts.SANS_BOLD, size, ACCENT),
        Piece(right, count, fonts.SANS, TEXT_SIZE, QUIET),
    )
    return Block((Row(GROUP_HEIGHT, pieces),), name, f"group-{number}", is_group=True)


def entry_block(entry: BookEntry, width: float) -> Block:
    """One tenant: its name and place, what kind it is, its own words, what it does and how it is found."""
    inner = width - ENTRY_INDENT
    name = _flat(entry.name)
    head = _head_rows(name, _flat(entry.place), inner)
    rows = [*head, *_tag_rows(entry, inner), *_text_rows(entry.profile, inner), *_fact_rows(entry, inner)]
    again = _head_rows(name + CONTINUED, "", inner)
    return Block(
        tuple(_moved(row) for row in rows),
        name,
        f"tenant-{entry.id}",
        head=tuple(_moved(row) for row in again),
    )


def _flat(text: str) -> str:
    return paper_text.pdf_text(text).replace("\n", " ")


def _moved(row: Row) -> Row:
    return Row(row.height, tuple(replace(piece, x=piece.x + ENTRY_INDENT) for piece in row.pieces))


def _head_rows(name: str, place: str, width: float) -> list[Row]:
    """The name, and the place at the right of its first line where both fit."""
    wide = fonts.width(place, fonts.SANS, PLACE_SIZE) if place else 0.0
    beside = wide <= width * 0.5
    room = width - (wide + _NAME_GAP if place and beside else 0.0)
    lines = paper_text.lines(name, fonts.SANS_BOLD, NAME_SIZE, room)
    rows = [Row(NAME_LEADING, (Piece(0.0, words, fonts.SANS_BOLD, NAME_SIZE),)) for _indent, words in lines]
    if place and beside:
        at = Piece(width - wide, place, fonts.SANS, PLACE_SIZE, QUIET)
        rows[0] = Row(NAME_LEADING, (*rows[0].pieces, at))
    elif place:
        rows += [
            Row(TAG_LEADING, (Piece(0.0, words, fonts.SANS, TAG_SIZE, QUIET),))
            for _indent, words in paper_text.lines(place, fonts.SANS, TAG_SIZE, width)
        ]
    return rows


def _tag_rows(entry: BookEntry, width: float) -> Iterator[Row]:
    words = "  ·  ".join(_flat(part) for part in (entry.field, entry.legal_form) if part)
    if words:
        for _indent, line in paper_text.lines(words, fonts.SANS, TAG_SIZE, width):
            yield Row(TAG_LEADING, (Piece(0.0, line, fonts.SANS, TAG_SIZE, QUIET),))


def _text_rows(text: str, width: float) -> Iterator[Row]:
    if not text:
        return
    yield Row(ABOVE_TEXT)
    for indent, line in paper_text.lines(text, fonts.SANS, TEXT_SIZE, width):
        yield Row(TEXT_LEADING, (Piece(indent, line),))


def _fact_rows(entry: BookEntry, width: float) -> Iterator[Row]:
    facts = (
        (FIELD_LABELS["business"], entry.business),
        (FIELD_LABELS["cooperation"], entry.cooperation),
        (HOMEPAGE, entry.homepage),
        (CONTACT, entry.contact),
    )
    shown = [(label, _flat(text)) for label, text in facts if text]
    if shown:
        yield Row(ABOVE_FACTS)
    for label, text in shown:
        link = text if label == HOMEPAGE and text.startswith(("http://", "https://")) else ""
        lines = paper_text.lines(text, fonts.SANS, FACT_SIZE, width - FACT_LABEL)
        for at, (_indent, words) in enumerate(lines):
            value = Piece(FACT_LABEL, words, fonts.SANS, FACT_SIZE, link=link)
            name = (Piece(0.0, label, fonts.SANS, FACT_SIZE, QUIET),) if at == 0 else ()
            yield Row(FACT_LEADING, (*name, value))
