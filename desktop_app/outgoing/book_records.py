"""입주단체 소개집 as a frozen value: its groups, what it says of each tenant, who has no 소개글 (features.md A10)."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from desktop_app.outgoing.records import Line

TITLE = "서울혁신파크 입주단체 소개집"


class BookOrder(Enum):
    """How the tenants are gathered; the value is what the officer reads, the name what the command line takes."""

    BUILDING = "건물별"
    FIELD = "분야별"

    @property
    def unknown(self) -> str:
        """The heading of those of whom it is not known."""
        return "건물 미정" if self is BookOrder.BUILDING else "분야 미정"


@dataclass(frozen=True, slots=True)
class BookEntry:
    """What the book says of one tenant; ``contact`` is empty unless it was asked for."""

    id: int
    name: str
    place: str = ""
    field: str = ""
    legal_form: str = ""
    profile: str = ""
    business: str = ""
    cooperation: str = ""
    homepage: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class BookGroup:
    """Tenants of one building or one 분야."""

    name: str
    entries: tuple[BookEntry, ...]


@dataclass(frozen=True)
class TenantBook:
    """The whole book. ``missing`` are the tenants without 소개글; they are printed only where ``lists_missing``.

    ``people`` are the persons named in it; ``withheld`` counts those left out for want of a 수집근거 (PII-2).
    """

    as_of: date
    order: BookOrder
    office: str
    groups: tuple[BookGroup, ...]
    missing: tuple[Line, ...] = ()
    lists_missing: bool = False
    people: tuple[int, ...] = field(default=())
    withheld: int = 0
    title: str = TITLE

    @property
    def count(self) -> int:
        """Tenants in the book."""
        return sum(len(group.entries) for group in self.groups)

    @property
    def file_name(self) -> str:
        """``서울혁신파크 입주단체 소개집(2021-12-20)`` (REP-6), without an ending."""
        return f"{self.title}({self.as_of.isoformat()})"
