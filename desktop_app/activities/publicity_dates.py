"""By when the draft for an issue and the events of a month are due (CAL-1, CAL-2)."""

from datetime import date

from desktop_app.activities.publicity_rules import draft_day, post_day
from desktop_app.workdays import Workdays


def draft_due(month: date, workdays: Workdays) -> date:
    """The 15th of the month before the issue, or the working day before it."""
    return workdays.on_or_before(draft_day(month))


def post_due(month: date, workdays: Workdays) -> date:
    """The 5th of the month, or the working day before it."""
    return workdays.on_or_before(post_day(month))
