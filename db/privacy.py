"""Who did what with personal data, and the register of what was destroyed (PII-3, PII-4).

Neither table is journaled or taken back; triggers refuse every change and deletion (reliability.md 25).
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.base import Base, one_of
from db.types import Key, Line


class AccessLine(Base):
    """접속기록: one use of personal data; ``digest`` covers the line and the digest of the line before it."""

    __tablename__ = "access_line"
    __table_args__ = (
        one_of("deed", ("VIEW", "EXPORT", "PRINT", "COPY", "INTAKE", "REMOVE", "DESTROY")),
        Index(None, "at"),
    )

    id: Mapped[Key]
    at: Mapped[datetime]
    user: Mapped[Line]
    computer: Mapped[Line]
    deed: Mapped[Line]
    subject: Mapped[Line]
    """Which records: a kind and ids, never a name."""
    persons: Mapped[int]
    detail: Mapped[Line] = mapped_column(default="")
    """Field names, form of the file; never values."""
    reason: Mapped[Line] = mapped_column(default="")
    previous: Mapped[Line]
    digest: Mapped[Line]


class Disposal(Base):
    """파기 대장: one destruction of personal data, without what was destroyed."""

    __tablename__ = "disposal"
    __table_args__ = (
        CheckConstraint("persons > 0", name="of_somebody"),
        UniqueConstraint("number"),
    )

    id: Mapped[Key]
    number: Mapped[Line]
    at: Mapped[datetime]
    user: Mapped[Line]
    subject: Mapped[Line]
    persons: Mapped[int]
    fields: Mapped[Line]
    grounds: Mapped[Line]
    method: Mapped[Line]
    copies: Mapped[int]
    """How many backups were cleaned along."""
    note: Mapped[Line] = mapped_column(default="")
