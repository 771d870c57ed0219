"""List screens in SQL: text patterns, first page, all ids in one pass; never OFFSET."""

import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    case,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)
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


@dataclass(frozen=True, slots=True)
class Shape:
    """What was typed without its text: statements are made once a shape, for making one takes longer than asking.

    ``known`` are the tables that were looked through already, ``named`` those of them in which something answers;
    their ids come with the text at each execution.
    """

    field: str
    ways: int
    plain: bool
    digits: bool
    known: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


Typed = TextPattern | Shape
Values = dict[str, Any]
"""What a statement made for a shape is executed with."""

LEAST_DIGITS = 4
"""So many last digits of a phone number tell whose it is; fewer would be anybody's."""
_ENDS = (("", ""), ("", " %"), ("", "%"), ("%", "%"), ("%", ""))
"""What may stand before and after the text: the whole key, its first word, its beginning, anywhere, its end."""


def shape_of(session: Session, pattern: TextPattern | None, *models: Any) -> tuple[Shape | None, Values]:
    """The shape of what was typed, and its values: the text, and the ids of these models that answer it."""
    if pattern is None:
        return None, {}
    shape = Shape(pattern.field, len(pattern.needles), pattern.literal is not None, _is_number(pattern))
    values: Values = {
        _bound(before, after, way): text
        for before, after in _ENDS
        for way, text in enumerate(_texts(pattern, before, after))
    }
    if not models:
        return shape, values
    found = asking(session).execute(_names(shape, models), values)
    named = {name: ids for name, ids in found if ids}
    values.update({_ids(name): f"[{ids}]" for name, ids in named.items()})
    known = frozenset(model.__tablename__ for model in models)
    return replace(shape, known=known, named=frozenset(named)), values


@lru_cache(maxsize=64)
def _names(shape: Shape, models: tuple[Any, ...]) -> Any:
    return union_all(
        *(
            select(literal(model.__tablename__), ids_text(model.id)).where(
                text_condition(model, shape), model.deleted_at.is_(None)
            )
            for model in models
        )
    )


def refers_by_name(column: Any, model: Any, pattern: Typed) -> ColumnElement[bool] | None:
    """Whether a column refers to a record whose name answers; None where no name does."""
    if isinstance(pattern, Shape) and model.__tablename__ in pattern.known:
        return among(column, _ids(model.__tablename__)) if model.__tablename__ in pattern.named else None
    answering: ColumnElement[bool] = column.in_(
        select(model.id).where(text_condition(model, pattern), model.deleted_at.is_(None))
    )
    return answering


def among(column: Any, name: str) -> ColumnElement[bool]:
    """Whether a column is one of many ids, which come as one value: the statement is the same for any number."""
    ids = func.json_each(bindparam(name, type_=Text)).table_valued("value")
    found: ColumnElement[bool] = column.in_(select(ids.c.value))
    return found


def ids_value(ids: Iterable[int]) -> str:
    """Ids as the one value that ``among`` is executed with."""
    return f"[{','.join(map(str, ids))}]"


def any_of(*conditions: ColumnElement[bool] | None) -> ColumnElement[bool]:
    """One of these that can hold."""
    return or_(*(one for one in conditions if one is not None))


def text_condition(table: type[Searchable], pattern: Typed) -> ColumnElement[bool]:
    """The condition that a row's key answers the pattern; ``%`` and ``_`` stand for themselves."""
    model: Any = table
    if isinstance(pattern, Shape) and model.__tablename__ in pattern.known:
        known = refers_by_name(model.id, model, pattern)
        return false() if known is None else known
    return answers(_key_of(table, pattern), pattern)


def text_rank(table: type[Searchable], pattern: Typed, *, name_only: bool) -> ColumnElement[int]:
    """How well a row's name answers: 0 it is the text, 1 begins with it, 2 holds it, 3 something else answers.

    The name is the first word of a key, for it has no blanks itself; ``name_only`` where the key has no other words.
    """
    key = _key_of(table, pattern)
    ended = key + " "
    name = key if name_only else func.substr(ended, 1, func.instr(ended, " ") - 1)
    return case(
        (answers(key, pattern, "", ""), 0),
        (answers(key, pattern, "", " %"), 0),
        (answers(key, pattern, "", "%"), 1),
        (answers(name, pattern), 2),
        else_=3,
    )


def ends_with_number(column: Any, pattern: Typed) -> ColumnElement[bool] | None:
    """Whether a telephone number ends with what was typed; None where too few digits, or other things, were."""
    digits = pattern.digits if isinstance(pattern, Shape) else _is_number(pattern)
    return answers(func.replace(column, "-", ""), pattern, after="") if digits else None


def answers(column: Any, pattern: Typed, before: str = "%", after: str = "%") -> ColumnElement[bool]:
    """Whether a key answers the pattern; ``before`` and ``after`` are empty where nothing more may stand."""
    if isinstance(pattern, Shape):
        plain = pattern.plain
        texts: Sequence[Any] = [
            bindparam(_bound(before, after, way), type_=Text) for way in range(pattern.ways)
        ]
    else:
        plain, texts = pattern.literal is not None, _texts(pattern, before, after)
    if plain:
        like: ColumnElement[bool] = column.like(texts[0], escape=_LIKE_ESCAPE)
        return like
    return or_(*(column.op("GLOB", is_comparison=True)(text) for text in texts))


def _texts(pattern: TextPattern, before: str, after: str) -> list[str]:
    if pattern.literal is None:
        ends = before.replace("%", "*"), after.replace("%", "*")
        return [f"{ends[0]}{_glob(needle)}{ends[1]}" for needle in pattern.needles]
    escaped = pattern.literal
    for special in (_LIKE_ESCAPE, "%", "_"):
        escaped = escaped.replace(special, _LIKE_ESCAPE + special)
    return [f"{before}{escaped}{after}"]


def _is_number(pattern: TextPattern) -> bool:
    return pattern.literal is not None and pattern.literal.isdigit() and len(pattern.literal) >= LEAST_DIGITS


def _bound(before: str, after: str, way: int) -> str:
    ends = {"": "", "%": "_any", " %": "_word"}
    return f"typed{ends[before]}_{way}{ends[after]}"


def _ids(table: str) -> str:
    return f"{table}_named"


def _key_of(table: type[Searchable], pattern: Typed) -> Any:
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


def asking(session: Session) -> Connection:
    """The connection of a session, for questions that are asked at every letter: without the session's own work."""
    return session.bind if isinstance(session.bind, Connection) else session.connection()


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """A listing: its first ids, and all its ids with the sums over the same rows in one pass.

    ``whole`` gives one row that begins with all ids as one text: SQLite hands over a row in the time in which it
    adds up thirty.
    """

    first: Select[Any]
    whole: Select[Any]

    @classmethod
    def of(cls, statement: Select[Any], whole: Select[Any]) -> "Prepared":
        """A listing whose statements are made now."""
        return cls(statement.limit(bindparam("most", type_=Integer)), whole)

    def first_ids(self, session: Session, values: Values, limit: int) -> list[int]:
        """The first ids, to paint at once."""
        found = asking(session).execute(self.first, {**values, "most": limit})
        return [row[0] for row in found.all()]

    def all_ids(self, session: Session, values: Values) -> "tuple[array[int], Sequence[Any]]":
        """All ids and the sums."""
        ids, *sums = asking(session).execute(self.whole, values).one()
        return array("q", json.loads(f"[{ids or ''}]")), sums  # faster than int() for each


def ids_text(column: Any) -> Any:
    """All ids as one text, the first column of a ``Prepared.whole``."""
    return func.group_concat(column)  # aggregate_strings() would have its comma put in at every execution


def in_order(ids: Sequence[int], rows: Iterable[Any]) -> list[Any]:
    """Rows fetched with ``id IN (…)``, put back into the order of the ids; lost ids are left out."""
    found = {row[0]: row for row in rows}
    return [found[key] for key in ids if key in found]
