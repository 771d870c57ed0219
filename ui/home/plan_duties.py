"""What the year's plan asks for by now: late duties and those due within two weeks (features.md E13)."""

from collections.abc import Collection, Sequence
from typing import Final

from desktop_app.changes import Kind
from desktop_app.duties.reading import SOON
from desktop_app.duties.records import Duty as PlanDuty
from desktop_app.marks import Mark
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

TAB: Final = "활동"
MOST: Final = 6
"""What is late by months does not push what comes next out of sight."""
VIEW: Final = "duties"
TOLD_ELSEWHERE: Final = frozenset({"access_review"})
"""What another group of 홈 tells of."""
LATE_TOLD_ELSEWHERE: Final = frozenset({"newsletter_draft", "homepage"})
"""What another group tells of once it is late (publicity_duties)."""
ISSUE: Final = "newsletter"
"""The publication: nothing to be told of beside the draft that is late."""


def plan_duties(context: TabContext, year: int, lines: int, pending: Sequence[PlanDuty]) -> DutyGroup:
    """Those whose day is nearest, before or after today, by their day; all that is pending behind the link.

    The count is that of the list. A line that another group tells of does not stand here again.
    """
    today = context.clock.today()
    untold = [one for one in pending if one.rule not in TOLD_ELSEWHERE]
    if year == today.year:
        undrafted = {one.month.month for one in context.office.newsletter.missed(year)}
        untold = [one for one in untold if not _told_by_publicity(one, year, undrafted)]
    nearest = sorted(untold, key=lambda one: abs((one.due_on - today).days))[: min(lines, MOST)]
    place = Place("activities", view=VIEW, saved_view=SOON)
    return DutyGroup("계획의 할 일", len(pending), place, [_line(one) for one in untold if one in nearest])


def _told_by_publicity(duty: PlanDuty, year: int, undrafted: Collection[int]) -> bool:
    """Late drafts and postings of this year, and the publication of issues whose draft is late."""
    if duty.span.year != year:
        return False
    late = duty.state.mark is Mark.LATE and duty.rule in LATE_TOLD_ELSEWHERE
    return late or (duty.rule == ISSUE and duty.span.month in undrafted)


def _line(duty: PlanDuty) -> Duty:
    place = Place("activities", view=VIEW, kind=Kind.DUTY, record_id=duty.id, year=duty.span.year)
    return Duty(duty.state, duty.name, duty.rhythm.value, duty.due_on, TAB, place)
