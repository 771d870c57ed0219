"""A register: one kind of dated record with a list, a form, conditions, import and export.

The features' registers of visits, publicity, problems and the like are descriptions of this kind; what they do
alike stands in desktop_app.register.service once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from desktop_app.changes import Act, Kind
from desktop_app.listing import Total
from desktop_app.problems import Problem
from desktop_app.register.fields import Field, FieldKind, filter_field

DraftT = TypeVar("DraftT", bound=Any)


@dataclass(frozen=True, slots=True)
class RegisterRow(Generic[DraftT]):
    """A record as list, form and papers read it: its draft, the names of what it refers to, the day of today.

    ``more`` holds what a register counts beside its own columns (attendees, open steps).
    """

    id: int
    draft: DraftT
    names: Mapping[str, str]
    today: date
    more: Mapping[str, Any] = field(default_factory=dict)


def no_problems(_draft: Any) -> list[Problem]:
    """A register without rules of its own."""
    return []


def one_tab(_draft: Any) -> str:
    """All records of the kind open in the same tab."""
    return ""


def no_totals(_sums: Mapping[str, int]) -> tuple[Total, ...]:
    """A register that counts its rows only."""
    return ()


@dataclass(frozen=True)
class RegisterKind(Generic[DraftT]):
    """One register in the office's words.

    ``noun`` is one record, ``counter`` what it is counted in. ``day`` is the field by which the list is sorted and
    whose year is the fiscal year; a register without one says its year with ``year``. ``searched`` are the fields
    that the filter line finds by, ``views`` the labels of the saved views of its SQL, ``title`` names a record in
    banner, 전체 찾기 and heading, ``subtitle`` tells it from others there. ``touches`` are other kinds that show it.
    ``tab`` is the tab that opens a record found by 전체 찾기, where not all of a kind open in one.
    ``cell_words`` are other words of imported files for the members of a field's codes: field → member → words.
    """

    kind: Kind
    noun: str
    counter: str
    draft: Callable[..., DraftT]
    fields: Sequence[Field]
    acts: tuple[Act, Act, Act]
    title: Callable[[DraftT], str]
    subtitle: Callable[[RegisterRow[DraftT]], str]
    searched: tuple[str, ...]
    day: str = ""
    year: Callable[[DraftT], int] | None = None
    views: Mapping[str, str] = field(default_factory=lambda: {"all": "전체"})
    problems: Callable[[DraftT], list[Problem]] = no_problems
    totals: Callable[[Mapping[str, int]], tuple[Total, ...]] = no_totals
    touches: frozenset[Kind] = frozenset()
    yearly: bool = True
    undated: bool = False
    """No day of a record says its fiscal year: what a file brings comes into the present one."""
    tab: Callable[[DraftT], str] = one_tab
    cell_words: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def labels(self) -> dict[str, str]:
        """The Korean label of every field, for history and refusals."""
        return {one.key: one.label for one in self.fields}

    @property
    def filters(self) -> list[Any]:
        """What can be asked in conditions."""
        return [filter_field(one) for one in self.fields]

    @property
    def references(self) -> dict[str, str]:
        """The fields that name other records, with the kind of record."""
        return {one.key: one.refers for one in self.fields if one.kind is FieldKind.RECORD}

    @property
    def masked(self) -> tuple[Field, ...]:
        """The fields that hold a person's values."""
        return tuple(one for one in self.fields if one.mask)

    @property
    def table(self) -> str:
        """Where its records are found in the journal."""
        return self.kind.value

    def year_of(self, draft: DraftT) -> int:
        """The fiscal year of a record."""
        if self.year is not None:
            return self.year(draft)
        day: date = getattr(draft, self.day)
        return day.year

    def counted(self, number: int) -> str:
        """``12건``."""
        return f"{number:,}{self.counter}"
