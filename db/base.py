"""What all tables share: names of constraints, version, times, deletion mark, search keys."""

from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from db.types import Key, Line

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


LIVE = text("deleted_at IS NULL")


class Base(DeclarativeBase):
    """Every table of the office file."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A table whose rows the officer edits: version against stale writes, times, deletion as a mark."""

    __abstract__ = True

    id: Mapped[Key]
    version: Mapped[int]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.version}


class Searchable:
    """Keys by which the filter line finds a record and 가나다 sorts it; the services fill them."""

    words: Mapped[Line] = mapped_column(default="")
    sounds: Mapped[Line] = mapped_column(default="")
    sort_key: Mapped[Line] = mapped_column(default="")


def one_of(column: str, codes: type[Enum] | tuple[str, ...], *, empty: bool = False) -> CheckConstraint:
    """A CHECK that keeps a code column within its list; ``empty`` admits the empty text."""
    values = codes if isinstance(codes, tuple) else tuple(code.name for code in codes)
    listed = ", ".join(f"'{value}'" for value in (("", *values) if empty else values))
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_listed")


def unique_live(name: str, *columns: str, unless: str = "") -> Index:
    """No two rows that are not deleted agree in these columns; rows with a value in ``unless`` may."""
    where = text(f"deleted_at IS NULL AND {unless} IS NULL") if unless else LIVE
    # postgresql_where would load that dialect at every start of the window; see name_conditions().
    return Index(name, *columns, unique=True, sqlite_where=where, info={"where": where})


def name_conditions(dialect: str) -> None:
    """Tell another database which rows the unique indexes are about."""
    for table in Base.metadata.tables.values():
        for index in table.indexes:
            if "where" in index.info:
                index.dialect_options[dialect]["where"] = index.info["where"]
