"""What passes between a table whose cells are edited and the tab that stores them: rows in, answers out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop_app.problems import Problem

Texts = Mapping[str, str]
"""Typed cells of one row by the keys of their columns."""
NO_TEXTS: Texts = {}


@dataclass(frozen=True, slots=True)
class RowEdit:
    """The cells of one row that are typed and not stored; ``record_id`` is None in a new row.

    ``by_hand`` says that a new row was written cell by cell, so that the officer has seen what it got by itself.
    """

    record_id: int | None
    texts: Texts
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class RowAnswer:
    """What became of one row: ``held`` cells stay as typed, each problem says why.

    ``offers`` are words that a cell may mean; ``given`` shows what a new row has got by itself, and ``remark``
    what is worth a look and keeps nothing from being stored.
    """

    held: Texts = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    offers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    given: Texts = field(default_factory=dict)
    remark: str = ""


class EditableRows(Protocol):
    """What a tab offers that stores whole rows, many in one act: block paste, fill down, copy of a row.

    A new row waits until the officer leaves it; meanwhile it is looked at.
    """

    def look(self, row: RowEdit) -> RowAnswer:
        """What a row that is being written would come to; nothing is stored."""
        ...

    def store(self, rows: Sequence[RowEdit]) -> Sequence[RowAnswer]:
        """Store all rows without a problem as one act; the answers in the order of the rows."""
        ...
