"""The office's own days, and the due days that hang on them (CAL-1)."""

from datetime import date

from sqlalchemy import select

from db.holidays import OwnDay
from db.proposal_queries import under_review, waited_for
from db.proposals import Opinion, Proposal
from db.session import Session


def own_days(session: Session) -> list[OwnDay]:
    """All of them, by day."""
    return list(session.scalars(select(OwnDay).where(OwnDay.deleted_at.is_(None)).order_by(OwnDay.day)))


def own_day(session: Session, day: date) -> OwnDay | None:
    """The office's own entry for a day."""
    return session.scalar(select(OwnDay).where(OwnDay.deleted_at.is_(None), OwnDay.day == day))


def waited_terms(session: Session) -> list[tuple[date, date]]:
    """From when to when each department that has not answered yet has time."""
    statement = (
        select(Opinion.requested_on, Opinion.due_on)
        .join(Proposal, Proposal.id == Opinion.proposal_id)
        .where(waited_for(), under_review())
    )
    return [(row[0], row[1]) for row in session.execute(statement)]
