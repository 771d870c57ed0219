"""Every register of the program by its table: labels for refusals and history, kinds for import and 전체 찾기."""

from typing import Any

from desktop_app.activities.admin_duties import ADMIN_DUTIES
from desktop_app.activities.citizen_problems import CITIZEN_PROBLEMS
from desktop_app.activities.field_visits import FIELD_VISITS
from desktop_app.activities.homepage import HOMEPAGE
from desktop_app.activities.media import MEDIA
from desktop_app.activities.newsletter import NEWSLETTER
from desktop_app.activities.park_events import PARK_EVENTS
from desktop_app.activities.shared_papers import SHARED_PAPERS
from desktop_app.activities.space_suggestions import SPACE_SUGGESTIONS
from desktop_app.activities.targets import TARGETS
from desktop_app.activities.trainees import TRAINEES
from desktop_app.activities.trainings import TRAININGS
from desktop_app.activities.venue_offers import VENUE_OFFERS
from desktop_app.budget.next_year import NEXT_YEAR
from desktop_app.meetings.kinds import FOLLOW_UPS, MEETINGS
from desktop_app.project_records.benchmarks import BENCHMARKS
from desktop_app.project_records.participants import PARTICIPANTS
from desktop_app.project_records.progress_notes import PROGRESS_NOTES
from desktop_app.project_records.street_items import STREET_ITEMS
from desktop_app.projects.basis import BASIS_DOCUMENTS
from desktop_app.register.kind import RegisterKind
from desktop_app.returns.rounds import ROUNDS
from desktop_app.returns.submissions import SUBMISSIONS

KINDS: dict[str, RegisterKind[Any]] = {
    one.table: one
    for one in (
        FIELD_VISITS,
        TRAININGS,
        TRAINEES,
        MEETINGS,
        FOLLOW_UPS,
        NEWSLETTER,
        HOMEPAGE,
        PARK_EVENTS,
        MEDIA,
        SHARED_PAPERS,
        CITIZEN_PROBLEMS,
        SPACE_SUGGESTIONS,
        VENUE_OFFERS,
        ADMIN_DUTIES,
        TARGETS,
        BASIS_DOCUMENTS,
        NEXT_YEAR,
        ROUNDS,
        SUBMISSIONS,
        PARTICIPANTS,
        STREET_ITEMS,
        BENCHMARKS,
        PROGRESS_NOTES,
    )
}
"""One more line for one more register."""
