"""How an enclosure is laid out: its columns in their order, widths and heads, and what it is summed up by (H4)."""

import json
from dataclasses import dataclass, replace
from typing import Any, Final

from desktop_app.problems import Problem

NARROWEST, WIDEST = 8.0, 150.0
"""Millimetres of a column."""
LONGEST_HEAD: Final = 20


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One column as the officer has it: whether it is shown, its width in mm, its head."""

    key: str
    width: float
    head: str
    shown: bool = True


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The table of one paper; ``subtotal`` is the code of what its rows are gathered by, or nothing."""

    paper: str
    columns: tuple[ColumnChoice, ...]
    subtotal: str = ""

    @property
    def shown(self) -> tuple[ColumnChoice, ...]:
        """The columns that are printed, in their order."""
        return tuple(one for one in self.columns if one.shown)

    @property
    def width(self) -> float:
        """Millimetres that it takes across."""
        return sum(one.width for one in self.shown)

    def problems(self) -> list[Problem]:
        """Why it cannot be kept."""
        found = [] if self.shown else [Problem("columns", "열을 하나 이상 보이게 두세요.")]
        for one in self.shown:
            if not NARROWEST <= one.width <= WIDEST:
                text = f"‘{one.head}’ 열의 너비는 {NARROWEST:g}㎜에서 {WIDEST:g}㎜까지입니다."
                found.append(Problem("width", text))
            if not one.head.strip() or len(one.head) > LONGEST_HEAD:
                found.append(Problem("head", f"열 이름은 1자에서 {LONGEST_HEAD}자까지 적습니다."))
        return found

    def moved(self, key: str, step: int) -> "TableLayout":
        """A column one place further up or down; the same where there is no such place."""
        columns = list(self.columns)
        at = next(number for number, one in enumerate(columns) if one.key == key)
        if not 0 <= at + step < len(columns):
            return self
        columns.insert(at + step, columns.pop(at))
        return replace(self, columns=tuple(columns))

    def changed(self, key: str, **values: Any) -> "TableLayout":
        """A column that is shown or hidden, wider, named otherwise."""
        columns = tuple(replace(one, **values) if one.key == key else one for one in self.columns)
        return replace(self, columns=columns)


def layout_text(layout: TableLayout) -> str:
    """The columns as they are kept."""
    said = [
        {"key": one.key, "width": one.width, "head": one.head, "shown": one.shown} for one in layout.columns
    ]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def layout_from(paper: str, columns: str, subtotal: str) -> TableLayout:
    """What was kept."""
    said = json.loads(columns)
    return TableLayout(
        paper,
        tuple(
            ColumnChoice(one["key"], float(one["width"]), str(one["head"]), bool(one["shown"]))
            for one in said
        ),
        subtotal,
    )


def settled(usual: TableLayout, kept: TableLayout | None) -> TableLayout:
    """What was kept as far as the paper still has it; columns that came since stand last as they usually are."""
    if kept is None:
        return usual
    known = {one.key: one for one in usual.columns}
    columns = [one for one in kept.columns if one.key in known]
    have = {one.key for one in columns}
    columns += [one for one in usual.columns if one.key not in have]
    return TableLayout(usual.paper, tuple(columns), kept.subtotal)
