"""Frozen values as JSON and back: any dataclass of the program, with dates, rates and words of enumerations.

What a reader knows today decides what is read: a field that has gone is passed over, a new one gets its default.
Pictures are kept by their size and hash alone.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any, Final

_CLASS, _DATE, _TIME, _RATE, _WORD = "$", "$date", "$time", "$rate", "$word"
_BYTES, _MAP, _SET = "$bytes", "$map", "$set"


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value of a class that the reader does not know: its name and what it held."""

    name: str
    fields: tuple[tuple[str, Any], ...]


class UnreadableSnapshotError(ValueError):
    """The text is no snapshot of these classes."""


def written(value: Any) -> str:
    """A frozen value as one line of JSON; the same value gives the same text. Raises TypeError for what is no value."""
    return json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=False)


def read(text: str, types: Iterable[type]) -> Any:
    """What was written, of these classes and enumerations. Raises UnreadableSnapshotError."""
    known = {one.__name__: one for one in types}
    try:
        return _value(json.loads(text), known)
    except (KeyError, TypeError, ValueError) as error:
        raise UnreadableSnapshotError(str(error)) from error


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return {_WORD: [type(value).__name__, value.name]}
    if value is None or isinstance(value, bool | int | float | str):
        return value
    for kind, tag, plain in _WRITERS:
        if isinstance(value, kind):
            return {tag: plain(value)} if tag else plain(value)
    if is_dataclass(value) and not isinstance(value, type):
        body = {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.init}
        return {_CLASS: type(value).__name__, **body}
    raise TypeError(f"no value to keep: {type(value).__name__}")


_WRITERS: Final[tuple[tuple[Any, str, Callable[[Any], Any]], ...]] = (
    (bytes, _BYTES, lambda value: [len(value), sha256(value).hexdigest()]),
    (Fraction, _RATE, str),
    (datetime, _TIME, lambda value: value.isoformat()),
    (date, _DATE, lambda value: value.isoformat()),
    ((tuple, list, range), "", lambda value: [_plain(one) for one in value]),
    (Mapping, _MAP, lambda value: [[_plain(key), _plain(one)] for key, one in value.items()]),
    ((frozenset, set), _SET, lambda value: sorted((_plain(one) for one in value), key=str)),
)


def _value(plain: Any, known: Mapping[str, type]) -> Any:
    if isinstance(plain, list):
        return tuple(_value(one, known) for one in plain)
    if not isinstance(plain, dict):
        return plain
    if _CLASS in plain:
        return _made(plain, known)
    (kind, body) = next(iter(plain.items()))
    return _READERS[kind](body, known)


def _made(plain: Mapping[str, Any], known: Mapping[str, type]) -> Any:
    """A dataclass out of the fields that it still has."""
    if plain[_CLASS] not in known:
        held = ((name, _value(one, known)) for name, one in plain.items() if name != _CLASS)
        return Unknown(plain[_CLASS], tuple(held))
    made: Any = known[plain[_CLASS]]
    values = {one.name: _value(plain[one.name], known) for one in fields(made) if one.name in plain}
    missing = [
        one.name
        for one in fields(made)
        if one.init and one.name not in values and one.default is MISSING and one.default_factory is MISSING
    ]
    if missing:
        raise KeyError(", ".join(missing))
    return made(**values)


_READERS: Final[Mapping[str, Callable[[Any, Mapping[str, type]], Any]]] = {
    _DATE: lambda body, _: date.fromisoformat(body),
    _TIME: lambda body, _: datetime.fromisoformat(body),
    _RATE: lambda body, _: Fraction(body),
    _WORD: lambda body, known: getattr(known[body[0]], body[1]) if body[0] in known else body[1],
    _BYTES: lambda _body, _: b"",
    _MAP: lambda body, known: {_value(key, known): _value(one, known) for key, one in body},
    _SET: lambda body, known: frozenset(_value(one, known) for one in body),
}
