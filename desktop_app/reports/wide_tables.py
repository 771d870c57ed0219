"""A table wider than its page, in parts side by side: what names a row is repeated in each, no column is lost (H8)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from desktop_app.reports.blocks import Column, Row, Section, Shape, Table

MOST_NAMED: Final = 2
"""Leading columns that name a row and are repeated: its number and its name."""
NAMED_SHARE: Final = 0.4
"""Of the page's width that the repeated columns may take at most."""
NEARLY: Final = 1.06
"""Of the page's width: a table no wider than that is narrowed."""
_SLACK: Final = 0.5  # mm; widths that were divided do not add up to the last digit


def parts_of(table: Table, room: float) -> tuple[Table, ...]:
    """The table as it is where it fits into ``room`` mm; else parts that are counted, (1/3), (2/3), (3/3).

    One that is a little wider is made to fit. Every part has all rows and the total; a single column wider than
    what is left is narrowed to it.
    """
    width = _width(table.columns)
    if width <= room + _SLACK:
        return (table,)
    if width <= room * NEARLY:
        narrowed = tuple(replace(one, width=one.width * room / width) for one in table.columns)
        return (replace(table, columns=narrowed),)
    named = _named(table.columns, room)
    left = room - _width(table.columns[:named])
    groups = _groups(table.columns, named, left)
    return tuple(
        _part(table, (*range(named), *group), left, (number, len(groups)))
        for number, group in enumerate(groups, start=1)
    )


def is_wide(section: Section, room: float) -> bool:
    """Whether a chapter asks for pages across, or has a table that needs them."""
    return section.wide or any(
        isinstance(block, Table) and _width(block.columns) > room * NEARLY for block in section.blocks
    )


def _part(table: Table, places: Sequence[int], left: float, counted: tuple[int, int]) -> Table:
    number, count = counted
    columns = tuple(replace(table.columns[at], width=min(table.columns[at].width, left)) for at in places)

    def cut(row: Row) -> Row:
        return tuple(row[at] for at in places)

    return replace(
        table,
        caption=f"{table.caption} ({number}/{count})".strip(),
        columns=columns,
        rows=tuple(map(cut, table.rows)),
        total=None if table.total is None else cut(table.total),
        notes=table.notes if number == count else (),
    )


def _named(columns: Sequence[Column], room: float) -> int:
    """How many of the first columns name a row: its number and what follows it, or its name alone."""
    wanted = MOST_NAMED if columns[0].shape is Shape.ORDER else 1
    while wanted and _width(columns[:wanted]) > room * NAMED_SHARE:
        wanted -= 1
    return wanted


def _groups(columns: Sequence[Column], named: int, left: float) -> list[list[int]]:
    """The other columns, as many in a part as there is room for."""
    groups: list[list[int]] = [[]]
    used = 0.0
    for at in range(named, len(columns)):
        width = min(columns[at].width, left)
        if groups[-1] and used + width > left + _SLACK:
            groups.append([])
            used = 0.0
        groups[-1].append(at)
        used += width
    return groups


def _width(columns: Sequence[Column]) -> float:
    return sum(column.width for column in columns)
