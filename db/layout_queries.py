"""Layouts of papers as they are kept, one a paper (features.md H4)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.reports import PaperLayout


def layouts(session: Session) -> list[PaperLayout]:
    """All that were changed."""
    return list(
        session.scalars(select(PaperLayout).where(PaperLayout.deleted_at.is_(None)).order_by(PaperLayout.id))
    )


def layout_of(session: Session, paper: str) -> PaperLayout | None:
    """That of one paper, where it was changed."""
    return session.scalar(
        select(PaperLayout).where(PaperLayout.deleted_at.is_(None), PaperLayout.paper == paper)
    )
