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


def blocking(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that keep a draft from being saved."""
    return [problem for problem in problems if problem.blocks]
