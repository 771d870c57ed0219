"""The 소개집 on pages: where each page ends is chosen for the whole book, so that none is torn or near empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop_app.reports.book_blocks import Block, Row

ENTRY_GAP = 26.0
GROUP_GAP = 32.0
UNDER_GROUP = 6.0
MOST_STRETCH = 24.0
PIECE_SHARE = 0.2
"""Of a page: a tenant with more words than a page holds is cut into pieces of about that height."""
FEWEST_ROWS = 3
WELL_FILLED = 0.35
"""Of the last page: with less on it the pages before give some of theirs."""
_NEVER = float("inf")


@dataclass(frozen=True)
class Placed:
    """A block with the height of its upper edge above the foot of the body."""

    block: Block
    rows: tuple[Row, ...]
    top: float


@dataclass(frozen=True)
class BookPage:
    """One page: its blocks, and the group in its running head."""

    group: str
    placed: tuple[Placed, ...]


def lay_out(blocks: Sequence[Block], height: float) -> list[BookPage]:
    """The pages of a book. What is left of a page widens its gaps a little."""
    pieces = [piece for block in blocks for piece in _pieces(block, height)]
    group, pages = "", []
    for start, stop in pairwise(_breaks(pieces, height)):
        page = _page(pieces[start:stop], height, group)
        pages.append(page)
        group = next((one.title for one in reversed(pieces[:stop]) if one.is_group), group)
    return pages


def starts(pages: Sequence[BookPage]) -> dict[str, int]:
    """The page, from 0, on which each block begins."""
    return {
        placed.block.key: number
        for number, page in enumerate(pages)
        for placed in page.placed
        if not placed.block.goes_on
    }


def in_columns(heads: Sequence[bool], rows: int, columns: int) -> Iterator[list[list[int]]]:
    """Numbers of lines by page and column, ``rows`` in each; a head never stands last in its column."""
    page: list[list[int]] = [[]]
    for number, is_head in enumerate(heads):
        column = page[-1]
        if len(column) >= rows or (is_head and len(column) >= rows - 1):
            if len(page) == columns:
                yield page
                page = []
            page.append([])
        page[-1].append(number)
    yield page


def _pieces(block: Block, height: float) -> Iterator[Block]:
    """The block itself, or its pieces where no page could hold it."""
    if block.height <= height:
        yield block
        return
    rest, goes_on = list(block.rows), False
    while rest:
        count, room = 0, height * PIECE_SHARE
        while count < len(rest) and (room >= rest[count].height or count < FEWEST_ROWS):
            room -= rest[count].height
            count += 1
        if len(rest) - count < FEWEST_ROWS:
            count = len(rest)
        yield replace(block, rows=tuple(rest[:count]), goes_on=goes_on)
        rest, goes_on = rest[count:], True


def _breaks(pieces: Sequence[Block], height: float) -> list[int]:
    """Where pages begin, and the end: the way through the book that leaves the least room unused."""
    count = len(pieces)
    best = [0.0] + [_NEVER] * count
    before = [0] * (count + 1)
    for start in range(count):
        if best[start] == _NEVER:
            continue
        used = _head_height(pieces[start])
        for stop in range(start + 1, count + 1):
            used += pieces[stop - 1].height
            used += _gap(pieces[stop - 2], pieces[stop - 1]) if stop - 1 > start else 0.0
            if used > height and stop > start + 1:
                break
            if stop < count and pieces[stop - 1].is_group:
                continue  # a heading never stands last
            cost = best[start] + _cost(max(height - used, 0.0) / height, is_last=stop == count)
            if cost < best[stop]:
                best[stop], before[stop] = cost, start
    found = [count]
    while found[-1]:
        found.append(before[found[-1]])
    return found[::-1]


def _cost(unused: float, *, is_last: bool) -> float:
    """How much a page with so much unused room is disliked; the last one may end where it ends."""
    if not is_last:
        return float(unused**2)
    return float(max(unused - (1 - WELL_FILLED), 0.0))


def _head_height(block: Block) -> float:
    """What the repeated name takes where a page begins with a tenant that goes on."""
    return sum(row.height for row in block.head) if block.goes_on else 0.0


def _gap(above: Block, below: Block) -> float:
    if below.goes_on:
        return 0.0
    if above.is_group:
        return UNDER_GROUP
    return GROUP_GAP if below.is_group else ENTRY_GAP


def _page(blocks: Sequence[Block], height: float, group: str) -> BookPage:
    gaps = [_gap(above, below) for above, below in pairwise(blocks)]
    used = _head_height(blocks[0]) + sum(block.height for block in blocks) + sum(gaps)
    wide = [gap for gap in gaps if gap >= ENTRY_GAP]
    more = min(max(height - used, 0.0) / len(wide), MOST_STRETCH) if wide else 0.0
    placed, y = [], height
    for at, block in enumerate(blocks):
        if at:
            y -= gaps[at - 1] + (more if gaps[at - 1] >= ENTRY_GAP else 0.0)
        rows = (*block.head, *block.rows) if block.goes_on and at == 0 else block.rows
        placed.append(Placed(block, rows, y))
        y -= sum(row.height for row in rows)
    return BookPage(blocks[0].title if blocks[0].is_group else group, tuple(placed))
