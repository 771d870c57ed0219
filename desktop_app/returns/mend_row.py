"""A row that goes back to its department, as the paper for it draws it (features.md G4)."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.intake.records import CellValue
from desktop_app.returns.form_keys import ReturnForm


@dataclass(frozen=True)
class MendRow:
    """One row that goes back: its cells by column as they came, and what is wrong, by column or with the whole row."""

    form: ReturnForm
    cells: Mapping[str, CellValue]
    reasons: Mapping[str, tuple[str, ...]]
    whole: tuple[str, ...]
    key: str = ""
