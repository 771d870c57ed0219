"""활동: what happens when over all records, and the registers of what the programme does for and with people."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from desktop_app.changes import Kind
from ui.activities.admin_duties_view import AdminDutiesView
from ui.activities.calendar_view import VIEW, CalendarView
from ui.activities.citizen_problems_view import CitizenProblemsView
from ui.activities.duties_view import DutiesView
from ui.activities.field_visits_view import FieldVisitsView
from ui.activities.homepage_view import HomepageView
from ui.activities.hours_view import HoursView
from ui.activities.media_view import MediaView
from ui.activities.newsletter_view import NewsletterView
from ui.activities.park_events_view import ParkEventsView
from ui.activities.shared_papers_view import SharedPapersView
from ui.activities.space_suggestions_view import SpaceSuggestionsView
from ui.activities.targets_view import TargetsView
from ui.activities.trainees_view import TraineesView
from ui.activities.trainings_view import TrainingsView
from ui.feature_tab import Place, TabContext, View
from ui.meetings.meetings_view import WorkshopsView
from ui.views_tab import TabView, ViewsTab

Make = Callable[[TabContext, Callable[[], int], Callable[[Place], object]], TabView]
REGISTERS: Mapping[str, Make] = {
    "duties": DutiesView,
    "workshops": WorkshopsView,
    "admin_duties": AdminDutiesView,
    "targets": TargetsView,
    "field_visits": FieldVisitsView,
    "trainings": TrainingsView,
    "trainees": TraineesView,
    "training_hours": HoursView,
    "newsletter": NewsletterView,
    "homepage": HomepageView,
    "park_events": ParkEventsView,
    "media": MediaView,
    "shared_papers": SharedPapersView,
    "citizen_problems": CitizenProblemsView,
    "space_suggestions": SpaceSuggestionsView,
}
"""The registers of this tab by their views."""


class ActivitiesTab(ViewsTab):
    """The calendar is its first view, and concerns every kind of record; each register is one more."""

    title: ClassVar[str] = "활동"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)
    # What comes next first, then what is held, told outside and heard from outside; what the plan asks for last.
    VIEWS: ClassVar[tuple[View, ...]] = (
        View(VIEW, "달력"),
        View("duties", "할 일"),
        View("workshops", "워크숍"),
        View("field_visits", "견학"),
        View("trainings", "교육"),
        View("trainees", "교육생"),
        View("training_hours", "교육시간"),
        View("newsletter", "소식지"),
        View("homepage", "홈페이지"),
        View("park_events", "파크 행사"),
        View("media", "매체"),
        View("shared_papers", "새올 공유"),
        View("citizen_problems", "난제"),
        View("space_suggestions", "공간 건의"),
        View("admin_duties", "행정사항"),
        View("targets", "목표"),
    )
    homes: ClassVar[dict[Kind, str]] = {
        Kind.DUTY: "duties",
        Kind.MEETING: "workshops",
        Kind.ADMIN_DUTY: "admin_duties",
        Kind.TARGET: "targets",
        Kind.FIELD_VISIT: "field_visits",
        Kind.TRAINING: "trainings",
        Kind.TRAINEE: "trainees",
        Kind.NEWSLETTER: "newsletter",
        Kind.HOMEPAGE_POST: "homepage",
        Kind.PARK_EVENT: "park_events",
        Kind.MEDIA_ITEM: "media",
        Kind.SHARED_PAPER: "shared_papers",
        Kind.CITIZEN_PROBLEM: "citizen_problems",
        Kind.SPACE_SUGGESTION: "space_suggestions",
    }

    def build_view(self, key: str) -> TabView:
        if key in REGISTERS:
            return REGISTERS[key](self.context, lambda: self.year, self.go.emit)
        return CalendarView(self.context, self.year, self.go.emit)
