"""Saved views: a list's conditions, columns and order under the officer's own name (features.md I3)."""

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, unique_live
from db.types import Line


class ListView(Record):
    """One saved view of one list; ``body`` is what desktop_app.filters writes and reads."""

    __tablename__ = "list_view"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        unique_live("uq_list_view", "list_key", "name"),
    )

    list_key: Mapped[Line]
    name: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    body: Mapped[Line]
