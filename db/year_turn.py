"""연도 넘기기: which year was carried into the next one, and which is closed to changes (features.md I7)."""

from datetime import date

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, unique_live
from db.types import Line


class YearTurn(Record):
    """A year whose open work was carried into the next; read-only from ``closed_on`` until it is opened again."""

    __tablename__ = "year_turn"
    __table_args__ = (
        CheckConstraint("into_year > fiscal_year", name="forward"),
        CheckConstraint("reopened_on IS NULL OR reopen_reason <> ''", name="reopening_has_reason"),
        unique_live("uq_year_turn", "fiscal_year"),
    )

    fiscal_year: Mapped[int]
    into_year: Mapped[int]
    turned_on: Mapped[date]
    carried: Mapped[str] = mapped_column(Text, default="")
    """What went along, as JSON: kind and number."""
    closed_on: Mapped[date | None]
    reopened_on: Mapped[date | None]
    reopen_reason: Mapped[Line] = mapped_column(default="")
