"""Reports that went out, newest first, and what was written since by acts that touched the records they report."""

from collections.abc import Collection
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.base import Base
from db.journal import ActRow, JournalRow, act_that_made
from db.reports import IssuedFile, IssuedReport

CALLED: Final = (
    *("number", "case_number", "title", "name", "event", "subject", "summary", "content", "shop", "place"),
    *("group_name", "indicator", "text"),
)
"""Columns that say what a record is called, the likeliest first; none of a person."""
_NUMBERS: Final = frozenset({"number", "case_number"})
MOST: Final = 200


def issued(session: Session, year: int | None) -> list[IssuedReport]:
    """Those of a fiscal year, or all; the newest first."""
    found = select(IssuedReport).where(IssuedReport.deleted_at.is_(None))
    if year is not None:
        found = found.where(IssuedReport.fiscal_year == year)
    return list(session.scalars(found.order_by(IssuedReport.issued_at.desc(), IssuedReport.id.desc())))


def next_serial(session: Session, year: int) -> int:
    """The number after the highest that was ever given in a year; what was withdrawn keeps its own."""
    asked = select(func.max(IssuedReport.serial)).where(IssuedReport.fiscal_year == year)
    return (session.scalar(asked) or 0) + 1


def files_of(session: Session, ids: Collection[int]) -> list[IssuedFile]:
    """The files of these, in the order in which they were made."""
    asked = select(IssuedFile).where(IssuedFile.report_id.in_(ids), IssuedFile.deleted_at.is_(None))
    return list(session.scalars(asked.order_by(IssuedFile.id)))


def written_since(session: Session, issued_id: int, tables: Collection[str]) -> list[Any]:
    """Act, when, who, table, record, before and after, of acts on these tables since it was issued; newest first."""
    issued_by = act_that_made(session, IssuedReport.__tablename__, issued_id) or 0
    columns = (
        *(ActRow.act, ActRow.at, ActRow.user, ActRow.undoes),
        *(JournalRow.table_name, JournalRow.record_id, JournalRow.before, JournalRow.after),
    )
    asked = (
        select(*columns)
        .join(ActRow, ActRow.id == JournalRow.act_id)
        .where(ActRow.id > issued_by, JournalRow.table_name.in_(tables))
        .order_by(JournalRow.id.desc())
        .limit(MOST)
    )
    return list(session.execute(asked))


def about(session: Session, table: str, record_id: int) -> tuple[str, int | None]:
    """What a record is called and its fiscal year; nothing of one that was taken out of the file."""
    columns = Base.metadata.tables[table].c
    names = [one for one in CALLED if one in columns]
    years = [one for one in ("fiscal_year",) if one in columns]
    asked = select(*(columns[one] for one in (*names, *years))).where(columns["id"] == record_id)
    row = session.execute(asked).first()
    if row is None:
        return "", None
    said = dict(zip(names, row, strict=False))
    words = [str(said[one]) for one in names if said[one]]
    numbered = bool(names) and names[0] in _NUMBERS
    return " ".join(words[: 2 if numbered else 1]), row[len(names)] if years else None
