"""The meanings of cells as the fields of records take them: what is read is what would be stored (IMP-5 … 8)."""

import re
from datetime import date

from desktop_app.intake.cell_times import as_day, as_period
from desktop_app.intake.cells import (
    Meaning,
    as_count,
    as_mail,
    as_phone,
    as_text,
    as_won,
    as_yes,
    says_nothing,
)
from desktop_app.intake.records import CellValue
from desktop_app.search import folded
from desktop_app.values import tidy, tidy_line


def read_line(value: CellValue, _year: int) -> Meaning[str]:
    """Any cell as one line of text."""
    return as_text(value)


def read_text(value: CellValue, _year: int) -> Meaning[str]:
    """A text of several lines, as it stands."""
    if isinstance(value, str) and not says_nothing(value):
        return Meaning(tidy(value) or None)
    return as_text(value)


def read_names(value: CellValue, year: int) -> Meaning[tuple[str, ...]]:
    """Several names in one cell, with commas, slashes or line breaks between them; marks alone name nobody."""
    parts = map(tidy_line, re.split(r"[,、;/\n]", read_text(value, year).value or ""))
    names = {folded(name): name for name in parts if not says_nothing(name)}
    return Meaning(tuple(name for key, name in names.items() if key) or None)


def read_phone(value: CellValue, _year: int) -> Meaning[str]:
    """A telephone number."""
    return as_phone(value)


def read_mail(value: CellValue, _year: int) -> Meaning[str]:
    """An address of electronic mail."""
    return as_mail(value)


def read_count(value: CellValue, _year: int) -> Meaning[int]:
    """A number of persons or pieces."""
    return as_count(value)


def read_won(value: CellValue, _year: int) -> Meaning[int]:
    """A sum in won."""
    return as_won(value)


def read_day(value: CellValue, year: int) -> Meaning[date]:
    """A day in any form that officers write."""
    return as_day(value, year)


def read_yes(value: CellValue, _year: int) -> Meaning[bool]:
    """Yes or no, in words or marks."""
    return as_yes(value)


def read_period(value: CellValue, year: int, *, start: str, end: str) -> Meaning[dict[str, date]]:
    """A period in one cell as its two days, by the fields that they fill."""
    period = as_period(value, year)
    found = {key: day for key, day in zip((start, end), period.value or (), strict=False) if day}
    return Meaning(found or None, period.doubt)
