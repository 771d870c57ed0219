"""What a list screen asks of a service: ids first, rows when painted, totals that follow the filter."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar, runtime_checkable

from desktop_app.filters import Conditions

Row_co = TypeVar("Row_co", covariant=True)


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What the officer chose in the filter line and the table head.

    ``text`` is what was typed, 초성 included; ``composing`` is the syllable still in the input method
    (UX-1). ``view`` names a saved view of the feature ("all", "late" …), ``order`` a sortable column.
    ``within`` narrows to one parent record (e.g. the entries of one budget account), ``conditions`` to
    what the officer asks of single fields.
    """

    year: int | None = None
    text: str = ""
    composing: str = ""
    view: str = "all"
    order: str = ""
    descending: bool = False
    within: int | None = None
    conditions: Conditions = field(default_factory=Conditions)


def unfiltered(query: ListQuery) -> ListQuery:
    """The same list with nothing asked of its rows."""
    return replace(query, text="", composing="", view="all", conditions=Conditions())


@dataclass(frozen=True, slots=True)
class Total:
    """One figure of the footer: regular label, semibold value, both ready to read."""

    label: str
    value: str
    at_right: bool = False


@dataclass(frozen=True)
class Listing:
    """All ids that fit a query, in its order, with the totals of just these rows."""

    ids: "array[int]" = field(default_factory=lambda: array("q"))
    totals: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedView:
    """A chip of the filter line: its key, Korean label and how many rows it has now."""

    key: str
    label: str
    count: int


@runtime_checkable
class OpenSource(Protocol):
    """A source whose rows are masked on the screen; who asks for them open writes the 접속기록 (PII-4, PII-5)."""

    def open_rows(self, ids: Sequence[int]) -> Sequence[object]:
        """The rows as ``rows`` gives them, with nothing masked."""
        ...


@runtime_checkable
class PagedSource(Protocol[Row_co]):
    """A source that hands over the first page at once: it is asked for at every letter."""

    def first_page(self, query: ListQuery, limit: int) -> Sequence[Row_co]:
        """The rows of the first page in one read."""
        ...


class RecordSource(Protocol[Row_co]):
    """The service side of a list screen. All calls are quick reads on the window's thread."""

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        """The ids of the first page, painted before the rest is counted."""
        ...

    def listing(self, query: ListQuery) -> Listing:
        """All ids and the totals in one pass."""
        ...

    def rows(self, ids: Sequence[int]) -> Sequence[Row_co]:
        """Frozen rows for these ids, in this order; an id that is gone is left out."""
        ...

    def views(self, query: ListQuery) -> Sequence[SavedView]:
        """The chips with their counts for the query's year."""
        ...
