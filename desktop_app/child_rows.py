"""Rows that belong to a record and stand in an order: parties of a project, its stages, the tasks of a stage.

The form gives back all lines, each with the id of its row; within the act that saves the record they are entered,
changed, moved and marked as deleted, so that the history tells what became of each and one undo takes all back.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from db.base import Record
from db.session import Session, count_as_changed


class ChildLine(Protocol):
    """A line of the form; without an id it is new."""

    @property
    def id(self) -> int | None: ...


class ChildRow(Protocol):
    """A row with its place among the others."""

    id: int
    position: int
    deleted_at: datetime | None


LineT = TypeVar("LineT", bound=ChildLine)
RowT = TypeVar("RowT", bound=ChildRow)


def keep_children(
    s: Session,
    standing: Iterable[RowT],
    lines: Sequence[LineT],
    make: Callable[[], RowT],
    fill: Callable[[RowT, LineT], None],
    *,
    owner: Record | None = None,
) -> list[RowT]:
    """Let the live rows of a record say what the lines say, in their order; the rows.

    An id that none of ``standing`` has (its row was deleted since, or is another record's) makes a new row. A row
    that no line names any more is marked as deleted. The ``owner`` counts as changed where any of its rows was:
    a form that was opened before is told so.
    """
    rows = {row.id: row for row in standing}
    kept = []
    changed = False
    for position, line in enumerate(lines):
        row = rows.pop(line.id, None) if line.id is not None else None
        if row is None:
            row = make()
        fill(row, line)
        row.position = position
        s.add(row)
        changed = changed or row in s.new or s.is_modified(row)
        kept.append(row)
    drop_children(s, rows.values())
    if owner is not None and (changed or rows):
        count_as_changed(s, owner)
    s.flush()
    return kept


def drop_children(s: Session, rows: Iterable[ChildRow]) -> None:
    """Mark rows as deleted, at the moment of the act."""
    for row in rows:
        row.deleted_at = s.info["journal_now"]
