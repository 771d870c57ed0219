"""보고서 in SQL: the texts that the officer wrote into reports (H2)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.reports import ReportText


def texts(s: Session, year: int, report: str, period: str) -> list[ReportText]:
    """The texts of a report of a year or of one of its parts."""
    asked = select(ReportText).where(
        ReportText.deleted_at.is_(None),
        ReportText.fiscal_year == year,
        ReportText.report == report,
        ReportText.period == period,
    )
    return list(s.scalars(asked.order_by(ReportText.id)))


def text_of(s: Session, year: int, report: str, period: str, section: str) -> ReportText | None:
    """The text of one place, to be changed."""
    return next((one for one in texts(s, year, report, period) if one.section == section), None)
