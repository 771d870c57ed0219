"""How the 통계목 of a year are called: by code and name, and by their 세부사업 too where two carry one code (F1)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.budget.records import LEAF
from desktop_app.terms import LEVELS

_POLICY, _PROJECT = LEVELS.index("정책사업"), LEVELS.index("세부사업")


@dataclass(frozen=True, slots=True)
class LineName:
    """A 통계목 as lists and cells name it; ``within`` tells it from the others of its code."""

    id: int
    code: str
    name: str
    within: str = ""

    @property
    def label(self) -> str:
        said = f"{self.code} {self.name}"
        return f"{said} · {self.within}" if self.within else said

    @property
    def word(self) -> str:
        """What a narrow cell says of it so that it is read back: its code, with its 세부사업 where two carry it."""
        return f"{self.code} · {self.within}" if self.within else self.code

    @property
    def words(self) -> tuple[str, ...]:
        """All that a cell may say for it."""
        return (self.code, self.name, self.label, self.word)


def line_names(accounts: Iterable[Sequence[Any]]) -> tuple[LineName, ...]:
    """The 통계목 in the order of the tree, no two alike; ``accounts`` are a year's levels as db.budget finds them."""
    rows = {row[0]: row for row in accounts}
    paths = {key: _path(rows, key) for key, row in rows.items() if row[2] == LEAF}
    places = {key: place for place, key in enumerate(rows)}
    order = sorted(paths, key=lambda key: [places[step] for step in paths[key]])
    codes = Counter(rows[key][3] for key in order)
    found = []
    for key in order:
        _, _, _, code, name, _ = rows[key]
        project = rows[paths[key][_PROJECT]][4]
        found.append(LineName(key, code, name, project if codes[code] > 1 else ""))
    twice = Counter(one.label for one in found)
    return tuple(
        replace(one, within=f"{rows[paths[one.id][_POLICY]][4]} {one.within}")
        if twice[one.label] > 1
        else one
        for one in found
    )


def _path(rows: dict[int, Sequence[Any]], key: int | None) -> list[int]:
    """From the 부서 down to a level."""
    found: list[int] = []
    while key is not None:
        found.insert(0, key)
        key = rows[key][1]
    return found
