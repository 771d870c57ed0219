"""붙임 파일 as the screens see them: whose they are, what they are called, how large they are."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from desktop_app.changes import Kind

OWNERS: Final = (
    Kind.PROPOSAL,
    Kind.OPINION,
    Kind.TENANT,
    Kind.MEETING,
    Kind.SHARED_PAPER,
    Kind.PROJECT,
    Kind.ADMIN_DUTY,
    Kind.STREET_ITEM,
    Kind.BENCHMARK,
    Kind.LEDGER,
)
"""The records that files can be put with; the value of a kind is the name of its table."""
LARGEST: Final = 100 * 1024 * 1024
_STEPS: Final = ((1024 * 1024 * 1024, "GB"), (1024 * 1024, "MB"), (1024, "KB"))


@dataclass(frozen=True, slots=True)
class Owner:
    """The record that files belong to."""

    kind: Kind
    id: int

    @property
    def table(self) -> str:
        return self.kind.value


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """One file of one record; ``present`` is False where the office folder has lost it."""

    id: int
    owner: Owner
    name: str
    size: int
    added_at: datetime
    present: bool = True

    @property
    def size_text(self) -> str:
        return size_text(self.size)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file among those of all records: whose it is, and the fiscal year that its record has."""

    owner: Owner
    name: str
    size_text: str
    owner_name: str
    year: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Bytes that lie in the office folder: their hash, size, place, and the name they came with."""

    name: str
    sha256: str
    size: int
    stored: str
    fresh: bool = True
    """Whether they were not there before."""


@dataclass(frozen=True, slots=True)
class FileReport:
    """How the files of the office folder stand: how many there are, and a sentence for each that is not in order."""

    count: int
    faults: tuple[str, ...] = ()


def size_text(size: int) -> str:
    """``3.2 MB``; a file below one KB is told in bytes."""
    for step, word in _STEPS:
        if size >= step:
            number = size / step
            return f"{number:,.1f} {word}" if number < 10 else f"{number:,.0f} {word}"  # noqa: PLR2004 - ten
    return f"{size:,} B"
