"""What the officer wrote into the year-end report, as the summary takes it along."""

from db import report_queries
from db.session import Session
from desktop_app.performance.records import OwnText
from desktop_app.performance.topics import Topic

REPORT = "year-end"
"""The report's name, as the command line has it."""


def own_texts(s: Session, year: int, period: str) -> tuple[OwnText, ...]:
    """The texts of a year's report or of that of a part, ``period`` by the span's name."""
    known = Topic.__members__
    return tuple(
        OwnText(row.section, row.text, row.basis)
        for row in report_queries.texts(s, year, REPORT, period)
        if row.section in known
    )
