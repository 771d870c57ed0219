"""Every register of the program in SQL, by its table: 전체 찾기 and the whole-data workbook go through them."""

from db.admin_duty_queries import ADMIN_DUTIES
from db.basis_queries import BASIS
from db.citizen_queries import PROBLEMS, SUGGESTIONS
from db.meeting_queries import FOLLOW_UPS, MEETINGS
from db.next_year_queries import NEXT_YEAR
from db.offer_queries import VENUE_OFFERS
from db.project_records import BENCHMARKS, PARTICIPANTS, PROGRESS_NOTES, STREET_ITEMS
from db.publicity_queries import HOMEPAGE, MEDIA, NEWSLETTER, PARK_EVENTS, SHARED_PAPERS
from db.register_lists import Listed
from db.returns_queries import ROUNDS, SUBMISSIONS
from db.target_list import TARGETS
from db.training_queries import TRAINEES, TRAININGS
from db.visit_queries import FIELD_VISITS

LISTED: dict[str, Listed] = {
    one.model.__tablename__: one
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
        PROBLEMS,
        SUGGESTIONS,
        VENUE_OFFERS,
        ADMIN_DUTIES,
        TARGETS,
        BASIS,
        NEXT_YEAR,
        ROUNDS,
        SUBMISSIONS,
        PARTICIPANTS,
        STREET_ITEMS,
        BENCHMARKS,
        PROGRESS_NOTES,
    )
}
