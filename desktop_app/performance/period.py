"""First and last day of a year's programme."""

from datetime import date
from typing import Final

from desktop_app.performance.records import Period
from desktop_app.reference import plan

FIRST_MONTH: Final = (
    4  # the programme of a year without a plan of its own runs like the plan's: 4. 1. ~ 12. 31.
)


def programme(year: int) -> Period:
    """The plan's own days for its year, the same months for others."""
    stated = plan()
    if year == stated["fiscal_year"]:
        days = stated["period"]
        return Period(date.fromisoformat(days["from"]), date.fromisoformat(days["until"]))
    return Period(date(year, FIRST_MONTH, 1), date(year, 12, 31))
