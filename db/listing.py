"""List screens in SQL: text patterns, first page, all ids in one pass; never OFFSET."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, Text, case, func, or_, select
from sqlalchemy import cast as as_type
from sqlalchemy.orm import Session

from db.base import Searchable

ORDERED = "park_ordered"
"""The SQL function that makes a text's key of order; every connection is taught it."""
_LIKE_ESCAPE = "\\"
_GLOB_SPECIAL = frozenset("*?[")


class TextPattern(Protocol):
    """What was typed: which key it asks, and runs of characters or ranges of syllables."""

    @property
    def field(self) -> str: ...
    @property
    def needles(self) -> tuple[tuple[str, ...], ...]: ...
    @property
    def literal(self) -> str | None: ...


def text_condition(table: type[Searchable], pattern: TextPattern) -> ColumnElement[bool]:
    """The condition that a row's key answers the pattern; ``%`` and ``_`` stand for themselves."""
    return answers(_key_of(table, pattern), pattern)


def text_rank(table: type[Searchable], pattern: TextPattern) -> ColumnElement[int]:
    """How well a row's name answers: 0 it is the text, 1 begins with it, 2 holds it, 3 something else answers.

    The name is the first word of a key: it has no blanks itself.
    """
    ended = _key_of(table, pattern) + " "
    name = func.substr(ended, 1, func.instr(ended, " ") - 1)
    degrees = (("", ""), ("", "%"), ("%", "%"))
    return case(
        *((answers(name, pattern, before, after), place) for place, (before, after) in enumerate(degrees)),
        else_=len(degrees),
    )


def answers(column: Any, pattern: TextPattern, before: str = "%", after: str = "%") -> ColumnElement[bool]:
    """Whether a key answers the pattern; ``before`` and ``after`` are empty where nothing more may stand."""
    if pattern.literal is not None:
        escaped = pattern.literal
        for special in (_LIKE_ESCAPE, "%", "_"):
            escaped = escaped.replace(special, _LIKE_ESCAPE + special)
        like: ColumnElement[bool] = column.like(f"{before}{escaped}{after}", escape=_LIKE_ESCAPE)
        return like
    globs = (before.replace("%", "*") + _glob(needle) + after.replace("%", "*") for needle in pattern.needles)
    return or_(*(column.op("GLOB", is_comparison=True)(glob) for glob in globs))


def _key_of(table: type[Searchable], pattern: TextPattern) -> Any:
    return table.sounds if pattern.field == "sounds" else table.words


def _glob(needle: Sequence[str]) -> str:
    parts = []
    for one in needle:
        if len(one) == 1:
            parts.append(f"[{one}]" if one in _GLOB_SPECIAL else one)
        else:
            parts.append(f"[{one[:-1]}-{one[-1]}]")
    return "".join(parts)


def worded(column: Any) -> Any:
    """A text in 가나다 order with its numbers by value, where no key was stored for it (features.md L5)."""
    return getattr(func, ORDERED)(column)


def first_ids(session: Session, statement: Select[Any], limit: int) -> list[int]:
    """The first ids of a listing, to paint at once."""
    return [row[0] for row in session.execute(statement.limit(limit)).all()]


def all_ids(rows: Iterable[Sequence[Any]]) -> "array[int]":
    """The first column of all rows, eight bytes a row."""
    return array("q", (row[0] for row in rows))


def ids_and_sums(
    session: Session, statement: Select[Any], parts: Sequence[ColumnElement[Any]]
) -> tuple["array[int]", list[int]]:
    """All ids of a listing and the sum of each part over the same rows, in one pass.

    The ids come back as one text: SQLite hands over a row in the time in which it adds up thirty.
    """
    rows = statement.add_columns(*(part.label(f"part{at}") for at, part in enumerate(parts))).subquery()
    sums = (func.coalesce(func.sum(rows.c[f"part{at}"]), 0) for at in range(len(parts)))
    ids, *found = session.execute(select(func.aggregate_strings(as_type(rows.c[0], Text), ","), *sums)).one()
    return array("q", map(int, ids.split(",")) if ids else ()), found


def in_order(ids: Sequence[int], rows: Iterable[Any]) -> list[Any]:
    """Rows fetched with ``id IN (…)``, put back into the order of the ids; lost ids are left out."""
    found = {row[0]: row for row in rows}
    return [found[key] for key in ids if key in found]
