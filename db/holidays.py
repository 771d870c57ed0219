"""The officer's own days beside the holidays that the calendar knows (CAL-1)."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, unique_live
from db.types import Line


class OwnDay(Record):
    """A day that is off in the office though no holiday, or worked though one (``works``)."""

    __tablename__ = "own_day"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        unique_live("uq_own_day", "day"),
    )

    day: Mapped[date]
    name: Mapped[Line]
    works: Mapped[bool] = mapped_column(default=False)
