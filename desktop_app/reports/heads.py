"""Heads of a table on several levels: which words span which columns, for paper and workbook alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from desktop_app.reports.blocks import Column


@dataclass(frozen=True, slots=True)
class HeadCell:
    """Words over ``columns`` columns from ``left`` on, ``rows`` levels high from level ``top`` on."""

    text: str
    top: int
    left: int
    rows: int = 1
    columns: int = 1

    @property
    def spans(self) -> bool:
        """Whether the words stand over more than one cell."""
        return self.rows > 1 or self.columns > 1


def depth(columns: Sequence[Column]) -> int:
    """How many levels the heads of these columns have."""
    return max((len(column.bands) for column in columns), default=0) + 1


def head_cells(columns: Sequence[Column]) -> tuple[HeadCell, ...]:
    """All words of the heads, level by level within each group of columns."""
    return tuple(_cells(columns, 0, 0, depth(columns)))


def shared_levels(left: Column, right: Column) -> int:
    """How many levels two neighbours have in common: there no rule stands between them."""
    levels = 0
    for one, other in zip(left.bands, right.bands, strict=False):
        if one != other:
            break
        levels += 1
    return levels


def _cells(columns: Sequence[Column], at: int, level: int, levels: int) -> Iterator[HeadCell]:
    """The heads of neighbouring columns from a level on; ``at`` is the place of the first one."""
    for band, members in groupby(columns, lambda column: (column.bands[level:] or ("",))[0]):
        inside = list(members)
        if band:
            yield HeadCell(band, level, at, columns=len(inside))
            yield from _cells(inside, at, level + 1, levels)
        else:
            for place, column in enumerate(inside, start=at):
                yield HeadCell(column.head, level, place, rows=levels - level)
        at += len(inside)
