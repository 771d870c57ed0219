"""1:1 linkages that have been in one stage too long, the longest first (features.md C7)."""

from typing import Final

from desktop_app.changes import Kind
from desktop_app.listing import ListQuery
from desktop_app.marks import State
from desktop_app.projects.linkage_records import LinkageRow
from ui.feature_tab import Place, TabContext
from ui.home.duties import Duty, DutyGroup

STALLED: Final = Place("projects", view="linkages", saved_view="stalled")
TAB: Final = "연계사업"


def stalled_linkages(context: TabContext, year: int, lines: int) -> DutyGroup:
    """The group; where nothing is held up its count is 0."""
    linkages = context.office.linkages
    view = next(one for one in linkages.views(ListQuery(year=year)) if one.key == STALLED.saved_view)
    query = ListQuery(year=year, view=view.key, order="days", descending=True)
    rows = linkages.rows(linkages.first_ids(query, lines)) if view.count else []
    return DutyGroup(view.label, view.count, STALLED, [_duty(row) for row in rows])


def _duty(row: LinkageRow) -> Duty:
    place = Place("projects", view="linkages", kind=Kind.LINKAGE, record_id=row.id)
    what = f"{row.title} · {row.subject}" if row.subject else row.title
    state = State(row.stay.mark, f"{row.days:,}일째")
    return Duty(state, f"{row.stage.value} · {what}", row.actor, row.entered_on, TAB, place)
