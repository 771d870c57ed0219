"""Rows of a table as they are typed, pasted and filled: cells in, drafts with their faults out (features.md I4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from desktop_app.values import UnreadableValueError

DraftT = TypeVar("DraftT")
Texts = Mapping[str, str]
"""Typed cells by the keys of their columns."""


class UnknownNameError(UnreadableValueError):
    """A cell names nothing that is known, or several; ``offers`` are names that it may mean."""

    def __init__(self, said: str, offers: Iterable[str] = ()) -> None:
        super().__init__(said)
        self.offers = tuple(offers)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be taken, with the names that it may mean."""

    key: str
    text: str
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedRow:
    """Cells of one row; ``record_id`` is None in a new one, which ``by_hand`` is written cell by cell."""

    record_id: int | None
    texts: Texts
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow(Generic[DraftT]):
    """A row as it was understood; with faults it is not stored. A ``remark`` keeps nothing from being stored."""

    record_id: int | None
    draft: DraftT
    faults: Sequence[Fault]
    remark: str = ""
