"""Files kept with a record: copied into the office folder, known by their hash (features.md C10)."""

from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, Index, func, select
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Record, Searchable
from db.types import Line

ERASED = "개인정보 파기"
"""The note of a file whose bytes were destroyed with somebody's personal data: it is not missed."""


class Attachment(Searchable, Record):
    """One file of one record; ``stored`` is its place below ``attachments/``, the same bytes are kept once."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("name <> ''", name="named"),
        CheckConstraint("size >= 0", name="measured"),
        Index(None, "owner_table", "owner_id"),
        Index(None, "sha256"),
    )

    owner_table: Mapped[Line]
    owner_id: Mapped[int]
    name: Mapped[Line]
    stored: Mapped[Line]
    sha256: Mapped[Line]
    size: Mapped[int]
    note: Mapped[Line] = mapped_column(default="")


def files_with(table: str, record_id: Any) -> ColumnElement[int]:
    """How many live files a record has, beside the other columns of its row."""
    counted = select(func.count()).where(
        Attachment.owner_table == table,
        Attachment.owner_id == record_id,
        Attachment.deleted_at.is_(None),
    )
    return counted.correlate_except(Attachment).scalar_subquery()
