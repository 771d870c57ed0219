"""A problem is a value that stands beside its field; it warns, or it blocks saving."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One Korean sentence about one field of a draft.

    Incomplete office data is normal: few problems block (domain.md section 3).
    """

    field: str
    text: str
    blocks: bool = True

    @property
    def home(self) -> str:
        """The field of the form that shows it; a cell of one of its lines is named by ``in_line``."""
        return self.field.partition(".")[0]


def in_line(field: str, place: int, cell: str) -> str:
    """Name a cell of one of the lines that a field holds; lines may have lines."""
    return f"{field}.{place}.{cell}"


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that keep a draft from being saved."""
    return [problem for problem in problems if problem.blocks]
