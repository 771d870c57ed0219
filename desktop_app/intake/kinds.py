"""What the import road must know of one kind of record: its fields, the names it goes by, how it is written.

A feature describes its records once, in ``desktop_app/<feature>/intake.py``; head guess, preview, questions,
taking over, undo and the empty form all follow from the description.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from desktop_app.changes import Kind
from desktop_app.intake.cells import Meaning
from desktop_app.intake.records import CellValue
from desktop_app.problems import Problem
from desktop_app.search import folded
from desktop_app.values import date_text, tidy_line

if TYPE_CHECKING:
    from db.session import Session

Values = Mapping[str, Any]
"""A row's values by field; what the file leaves empty is not in it."""


Read = Callable[[CellValue, int], Meaning[Any]]
"""Understand a cell; a date without a year lies in the given one. Raises UnreadableValueError."""


def word_key(text: str) -> str:
    """Under which a word of a cell is known; 주식회사 alone folds to nothing and stays itself."""
    return folded(text) or tidy_line(text).casefold()


def shown(value: Any) -> str:
    """A value of a record as the preview shows it."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "예" if value else "아니요"
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return date_text(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a cell may name: a record by its id or a code by its name."""

    key: int | str
    label: str
    also: tuple[str, ...] = ()
    hint: str = ""

    @property
    def words(self) -> str:
        """As a pick list offers it: one of two that are named alike is told by its hint."""
        return f"{self.label} ({self.hint})" if self.hint else self.label


@dataclass(frozen=True)
class Lookup:
    """What the cells of a field name: buildings, departments, the words of a code list.

    A word that is not known is asked once. The answer is remembered as another name of the record where
    ``remember`` says how, else among the road's own words. ``create`` makes a new record of a word;
    without it only what is there can be chosen, or nothing.
    """

    key: str
    noun: str
    options: "Callable[[Session], Sequence[Option]]"
    create: "Callable[[Session, str], int] | None" = None
    create_words: str = ""
    remember: "Callable[[Session, int, str], object] | None" = None
    touched: frozenset[Kind] = frozenset()


@dataclass(frozen=True)
class FieldSpec:
    """One field that a column can fill.

    ``heads`` are the words by which its column is known besides its label, with commas between. ``into``
    names the fields of which its cells hold several at once (건물·호실); ``read`` gives them by field.
    ``group`` names the linked thing it belongs to, ``leads`` that it says which one: 빈 칸만 채움 leaves
    a group whose leader differs. ``fixed`` fields may be given once for all rows where no column has them.
    ``mask`` is how the preview shows what the record says now of a person (PII-5). ``is_sum`` fields hold won and
    are read by ``as_won``, which is told of the 천원 in their head. ``means`` is the field that ``join`` makes of it.
    """

    key: str
    label: str
    read: Read
    heads: str = ""
    into: tuple[str, ...] = ()
    lookup: str = ""
    required: bool = False
    personal: bool = False
    identity: bool = False
    group: str = ""
    leads: bool = False
    fixed: bool = False
    is_sum: bool = False
    means: str = ""
    mask: Callable[[str], str] = str
    choices: tuple[str, ...] = ()
    example: str = ""
    width: int = 16

    @property
    def words(self) -> tuple[str, ...]:
        """All words by which its column is known."""
        return (self.label, *filter(None, self.heads.split(", ")))


@dataclass(frozen=True)
class Known:
    """A record of the office as the road finds it: its name, the keys it answers to, what it says."""

    id: int
    name: str
    keys: frozenset[Hashable]
    record: Any
    hint: str = ""
    past: bool = False
    """Whether it is over, so that of two that are named alike the other one is meant."""


class Register(Protocol):
    """The records of a kind as they are at one moment."""

    @property
    def known(self) -> Sequence[Known]: ...

    def key_of(self, values: Values) -> Hashable | None:
        """What the row calls its record by; None where it does not say."""
        ...

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        """What the row's record will have that no other may have too, such as other names; and how it is called."""
        ...

    def held(self, known: Known, values: Values) -> Values:
        """What a record says now in the fields that a row fills."""
        ...

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        """What is wrong with the record as these values would leave it."""
        ...

    def write(self, session: "Session", known: Known | None, values: Values) -> int:
        """Write a new or changed record within the act; its id."""
        ...


JudgeNext = Callable[["Known | None", Values], Iterable[Problem]]
"""What is wrong with a record once the rows judged before are written; one without a fault counts from then on."""


@runtime_checkable
class Sequential(Protocol):
    """A register whose rows depend on the rows before them, e.g. on what is left of a balance."""

    def begin(self) -> JudgeNext:
        """Judge rows one after the other, in the order of the file, from what the office has now."""
        ...


@dataclass(frozen=True, kw_only=True)
class ListKind:
    """What a list from outside tells of, field by field; ``join`` may put the words of a row together.

    ``counter`` counts its rows; ``advice`` says what such a list should hold.
    """

    key: str
    label: str
    counter: str
    fields: tuple[FieldSpec, ...]
    lookups: tuple[Lookup, ...] = ()
    advice: str = ""
    join: Callable[[MutableMapping[str, Any]], None] | None = None

    @cached_property
    def by_key(self) -> Mapping[str, FieldSpec]:
        return {one.key: one for one in self.fields}

    @cached_property
    def required(self) -> tuple[FieldSpec, ...]:
        return tuple(one for one in self.fields if one.required)

    def field(self, key: str) -> FieldSpec:
        """A field by its key. Raises KeyError."""
        return self.by_key[key]

    def lookup(self, key: str) -> Lookup:
        """A lookup by its key. Raises KeyError."""
        for one in self.lookups:
            if one.key == key:
                return one
        raise KeyError(key)


@dataclass(frozen=True, kw_only=True)
class RecordKind(ListKind):
    """One kind of record as the road takes it in; ``near`` offers records whose names almost match.

    ``owner`` is the field that says whose a record is: the same one from another is worth a look (IMP-10).
    Its ``join`` works before the words of a row are looked up, where one says what another means.
    """

    table: str
    touched: frozenset[Kind]
    look: "Callable[[Session], Register]"
    near: bool = False
    remember: "Callable[[Session, int, str], object] | None" = None
    owner: str = ""

    @cached_property
    def identity(self) -> tuple[FieldSpec, ...]:
        """The fields that say which record a row is about; the first is its name."""
        return tuple(one for one in self.fields if one.identity)


def code_options(codes: type[Enum], also: Mapping[str, tuple[str, ...]] | None = None) -> Sequence[Option]:
    """The members of a code list as options; ``also`` are the other words for a member's name."""
    more = also or {}
    return [Option(code.name, str(code.value), more.get(code.name, ())) for code in codes]
