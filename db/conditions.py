"""The officer's conditions in SQL: what each field of a list is, and any of (all of …) over it (features.md I3)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

from sqlalchemy import ColumnElement, Select, String, and_, func, or_, select
from sqlalchemy.orm import Session

from db.base import Searchable
from db.listing import answers, text_condition

FOLDED, SOUNDS = "park_folded", "park_sounds"
"""SQL functions that make a text's key of search and its 초성; every connection is taught them."""


class Term(Protocol):
    """One thing asked of one field: ``verb`` is like, same, range, in, filled or holds."""

    @property
    def field(self) -> str: ...
    @property
    def verb(self) -> str: ...
    @property
    def values(self) -> tuple[Any, ...]: ...
    @property
    def negated(self) -> bool: ...


@dataclass(frozen=True)
class Having:
    """A field of which a row may have several values, or that is no column.

    ``rule`` makes the condition that the row has one of these values; of an empty tuple, that it has any.
    """

    rule: Callable[[tuple[Any, ...]], ColumnElement[bool]]


Meaning = ColumnElement[Any] | Having | type[Searchable]
"""What a field is: a column or expression, several values, or the text that a table's search keys hold."""
Meanings = Mapping[str, Any]


def narrowed(statement: Select[Any], groups: Sequence[Sequence[Term]], meanings: Meanings) -> Select[Any]:
    """A listing of just those rows that answer; the same statement where nothing is asked."""
    if not groups:
        return statement
    return statement.where(any_group(groups, meanings))


def any_group(groups: Sequence[Sequence[Term]], meanings: Meanings) -> ColumnElement[bool]:
    """Any of the groups holds, all of its terms with it."""
    return or_(*(and_(*(_holds(term, meanings[term.field]) for term in group)) for group in groups))


def count_ids(session: Session, statement: Select[Any]) -> int:
    """How many rows a listing has."""
    rows = statement.order_by(None).subquery()
    return int(session.scalar(select(func.count()).select_from(rows)) or 0)


def _holds(term: Term, meaning: Any) -> ColumnElement[bool]:
    """The term, which a row without a value does not answer; negated, it does."""
    plain = _plain(term, meaning)
    return plain.is_not(True) if term.negated else plain


def _plain(term: Term, meaning: Any) -> ColumnElement[bool]:
    if isinstance(meaning, Having):
        return meaning.rule(term.values)
    if term.verb in {"like", "same"}:
        return _text(term, meaning)
    column: Any = cast("Any", meaning).words if isinstance(meaning, type) else meaning
    match term.verb:
        case "range":
            low, high = term.values
            ends = [column >= low] if low is not None else []
            return and_(*ends, *([column <= high] if high is not None else []))
        case "in":
            found: ColumnElement[bool] = column.in_(term.values)
            return found
        case "filled":
            return _filled(column)
        case "holds":
            yes: ColumnElement[bool] = column.is_(True)
            return yes
    raise LookupError(term.verb)


def _filled(column: Any) -> ColumnElement[bool]:
    """Text is empty rather than NULL; numbers and days are NULL."""
    filled: ColumnElement[bool] = column != "" if isinstance(column.type, String) else column.is_not(None)
    return filled


def _text(term: Term, meaning: Any) -> ColumnElement[bool]:
    (asked,) = term.values
    own = isinstance(meaning, type)
    if term.verb == "same":
        key: Any = meaning.words if own else getattr(func, FOLDED)(meaning)
        same: ColumnElement[bool] = key == asked
        return same
    if own:
        return text_condition(meaning, asked)
    return answers(getattr(func, SOUNDS if asked.field == "sounds" else FOLDED)(meaning), asked)
