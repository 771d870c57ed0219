"""협업연계표 as the screens see it: fields, the teams and departments beside park bodies (features.md A9)."""

from dataclasses import dataclass
from enum import Enum


class PartyKind(Enum):
    """Who can stand in the table; the value is the officer's word."""

    TEAM = "팀"
    DEPARTMENT = "부서"
    PARTNER = "협력기관"

    @property
    def of_park(self) -> bool:
        """Whether it stands in the column of the park's bodies."""
        return self is PartyKind.PARTNER

    @property
    def column(self) -> str:
        """The column of the stored line that refers to it."""
        return f"{self.name.lower()}_id"


_REGISTER = 10**12
"""Parties come from three registers with numbers of their own; a key of a pick list holds both."""


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a field; ``home`` is a team's department where it is known."""

    kind: PartyKind
    id: int
    name: str = ""
    home: str = ""

    @property
    def key(self) -> int:
        """Its number in a pick list of all registers."""
        return list(PartyKind).index(self.kind) * _REGISTER + self.id

    @classmethod
    def of_key(cls, key: int) -> "Party":
        """The party behind such a number."""
        return cls(list(PartyKind)[key // _REGISTER], key % _REGISTER)

    def is_same(self, other: "Party") -> bool:
        """Whether both are the same record."""
        return (self.kind, self.id) == (other.kind, other.id)


@dataclass(frozen=True, slots=True)
class MatchingRow:
    """One field of the table."""

    field: str
    offices: tuple[Party, ...] = ()
    bodies: tuple[Party, ...] = ()

    @property
    def parties(self) -> tuple[Party, ...]:
        return (*self.offices, *self.bodies)
