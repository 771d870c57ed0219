"""What was agreed in meetings and is open, the earliest term first (features.md C6)."""

from typing import Final

from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.meetings.kinds import FollowUpDraft, follow_up_state
from desktop_app.meetings.records import owner_words
from desktop_app.register.kind import RegisterRow
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

FOLLOW_UPS: Final = Place("projects", view="follow_ups", saved_view="open")


def follow_up_group(context: TabContext, year: int, lines: int) -> DutyGroup:
    """All that is open of a year; the late ones are marked."""
    follow_ups = context.office.follow_ups
    query = ListQuery(year=year, view="open")
    rows = follow_ups.rows(follow_ups.first_ids(query, lines))
    return DutyGroup("회의 후속조치", follow_ups.count(query), FOLLOW_UPS, [_duty(row) for row in rows])


def _duty(row: RegisterRow[FollowUpDraft]) -> Duty:
    draft = row.draft
    place = Place("projects", view="follow_ups", kind=Kind.FOLLOW_UP, record_id=row.id)
    who = " ".join(part for part in (row.names["department_id"], owner_words(draft.owner)) if part)
    return Duty(
        follow_up_state(draft, row.today), f"후속조치 · {draft.task}", who, draft.due_on, "연계사업", place
    )
