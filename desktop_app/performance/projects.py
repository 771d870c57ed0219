"""What the year-end report takes from the register of linked projects: its rows, and what they say (H4)."""

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app import values
from desktop_app.performance.records import Line, ProjectRow
from desktop_app.project_terms import ProjectState


def project_rows(rows: Iterable[Any], parties: Iterable[Any]) -> tuple[ProjectRow, ...]:
    """The projects that count, each with who takes part beside its own department."""
    names: dict[int, list[str]] = {}
    for one in parties:
        names.setdefault(one.project_id, []).append(one.name)
    return tuple(_row(row, names.get(row[0], [])) for row in rows)


def told(projects: Sequence[ProjectRow], text: str, *, exemplary: bool = False) -> tuple[Line, ...]:
    """What projects say under one heading, in report style: each by its name, its lines below it."""
    found: list[Line] = []
    for one in projects:
        lines = [line.strip() for line in getattr(one, text).split("\n") if line.strip()]
        if lines and (one.exemplary or not exemplary):
            found += [Line(1, one.name), *(Line(2, line) for line in lines)]
    return tuple(found)


def _row(row: Any, names: Sequence[str]) -> ProjectRow:
    (
        key,
        name,
        department,
        field,
        state,
        start,
        end,
        outcome,
        difficulties,
        next_plan,
        exemplary,
        _from,
        section,
    ) = row
    return ProjectRow(
        name=name,
        department=department,
        field=field,
        state=ProjectState[state].value,
        parties=tuple(one for one in names if one != department),
        term=values.date_range_text(start, end) if start else "",
        outcome=outcome,
        difficulties=difficulties,
        next_plan=next_plan,
        exemplary=exemplary,
        section=section,
        key=key,
    )
