"""List screens in SQL: text patterns, first page, all ids in one pass; never OFFSET."""

from array import array
from collections.abc import Iterable, Sequence
from typing import Any, Protocol, cast

from sqlalchemy import ColumnElement, Select, Text, func, or_, select
from sqlalchemy import cast as as_type
from sqlalchemy.orm import Session

from db.base import Searchable

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
    return answers(table.sounds if pattern.field == "sounds" else table.words, pattern)


def answers(key: Any, pattern: TextPattern) -> ColumnElement[bool]:
    """The condition that a folded text, or its 초성, answers the pattern."""
    column = cast("Any", key)
    if pattern.literal is not None:
        escaped = pattern.literal
        for special in (_LIKE_ESCAPE, "%", "_"):
            escaped = escaped.replace(special, _LIKE_ESCAPE + special)
        like: ColumnElement[bool] = column.like(f"%{escaped}%", escape=_LIKE_ESCAPE)
        return like
    return or_(*(column.op("GLOB", is_comparison=True)(_glob(needle)) for needle in pattern.needles))


def _glob(needle: Sequence[str]) -> str:
    parts = []
    for one in needle:
        if len(one) == 1:
            parts.append(f"[{one}]" if one in _GLOB_SPECIAL else one)
        else:
            parts.append(f"[{one[:-1]}-{one[-1]}]")
    return f"*{''.join(parts)}*"


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
