"""빈 양식: an empty list of one kind of record, whose heads the road knows."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from desktop_app.files import atomic_write
from desktop_app.intake.kinds import FieldSpec, ListKind
from desktop_app.intake.readers import read_day
from desktop_app.reports.entry_form import EntryColumn, render_entry_form
from desktop_app.values import read_date

_YEAR = 2021  # of examples, which all name their year


def save_form(target: Path, kind: ListKind, words: Mapping[str, tuple[str, ...]]) -> None:
    """Write the form; ``words`` are what its fields can say. Raises FileTrouble."""
    atomic_write(target, render_entry_form(kind.label, form_columns(kind, words)))


def form_columns(kind: ListKind, words: Mapping[str, tuple[str, ...]]) -> list[EntryColumn]:
    """A column for each field that stands for itself."""
    return [
        EntryColumn(
            one.label,
            required=one.required,
            is_day=one.read is read_day,
            choices=words.get(one.key) or one.choices,
            example=_example(one),
            width=one.width,
        )
        for one in kind.fields
        if not one.into
    ]


def _example(one: FieldSpec) -> str | date:
    if one.read is read_day and one.example:
        return read_date(one.example, _YEAR)
    return one.example
