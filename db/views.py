"""Saved views: a list's conditions, columns and order under the officer's own name (features.md I3)."""

from typing import Any

from sqlalchemy import CheckConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from db.base import Record, unique_live
from db.types import Line


class ListView(Record):
    """One saved view of one list; ``body`` is what desktop_app.view_body writes and reads."""

    __tablename__ = "list_view"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        unique_live("uq_list_view", "list_key", "name"),
    )

    list_key: Mapped[Line]
    name: Mapped[Line]
    position: Mapped[int] = mapped_column(default=0)
    body: Mapped[Line]


def of_list(session: Session, list_key: str) -> list[Any]:
    """Id, name and body of the live views of a list, in their order."""
    statement = select(ListView.id, ListView.name, ListView.body)
    live = statement.where(ListView.list_key == list_key, ListView.deleted_at.is_(None))
    return list(session.execute(live.order_by(ListView.position, ListView.id)))


def rows_of(session: Session, list_key: str) -> list[ListView]:
    """The live views of a list in their order, to be moved."""
    live = select(ListView).where(ListView.list_key == list_key, ListView.deleted_at.is_(None))
    return list(session.scalars(live.order_by(ListView.position, ListView.id)))


def next_position(session: Session, list_key: str) -> int:
    """The place behind the last view of a list."""
    last = session.scalar(select(func.max(ListView.position)).where(ListView.list_key == list_key))
    return 0 if last is None else last + 1
