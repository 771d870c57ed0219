"""What the office does for and with people: meetings, visits, publicity, citizens' problems, duties."""

from typing import TYPE_CHECKING, Any

from desktop_app.composition import project_records, publicity
from desktop_app.composition.publicity import PublicityServices
from desktop_app.composition.service import service_property

if TYPE_CHECKING:
    from desktop_app.activities.admin_service import AdminDuties
    from desktop_app.activities.hours_list import HoursList
    from desktop_app.activities.problem_acts import CitizenProblems
    from desktop_app.activities.suggestion_entries import SpaceSuggestions
    from desktop_app.activities.training_service import Trainees, Trainings
    from desktop_app.activities.visit_service import FieldVisits
    from desktop_app.duties.service import Duties
    from desktop_app.meetings.service import FollowUps, Meetings
    from desktop_app.performance.target_service import Targets
    from desktop_app.register.service import Register


class ActivityServices(PublicityServices):
    """The area of 활동."""

    @service_property
    def field_visits(self) -> "FieldVisits":
        from db.visit_queries import FIELD_VISITS as LISTED
        from desktop_app.activities.field_visits import FIELD_VISITS
        from desktop_app.activities.visit_service import FieldVisits

        return FieldVisits(self.store, self.clock, FIELD_VISITS, LISTED)

    @service_property
    def trainings(self) -> "Trainings":
        from db.training_queries import TRAININGS as LISTED
        from desktop_app.activities.training_service import Trainings
        from desktop_app.activities.trainings import TRAININGS

        return Trainings(self.store, self.clock, TRAININGS, LISTED)

    @service_property
    def training_hours(self) -> "HoursList":
        from desktop_app.activities.hours_list import HoursList

        return HoursList(self.store, self.trainings)

    @service_property
    def trainees(self) -> "Trainees":
        from db.training_queries import TRAINEES as LISTED
        from desktop_app.activities.trainees import TRAINEES
        from desktop_app.activities.training_service import Trainees

        return Trainees(self.store, self.clock, TRAINEES, LISTED)

    @service_property
    def duties(self) -> "Duties":
        from desktop_app.duties.service import Duties

        return Duties(self.store, self.clock, self.days_off.workdays, self.now.organisation, self.now.duties)

    @service_property
    def meetings(self) -> "Meetings":
        from db.meeting_queries import MEETINGS as LISTED
        from desktop_app.meetings.kinds import MEETINGS
        from desktop_app.meetings.service import Meetings

        return Meetings(self.store, self.clock, MEETINGS, LISTED, self.now.organisation)

    @service_property
    def workshops(self) -> "Meetings":
        from db.meeting_queries import WORKSHOPS as LISTED
        from desktop_app.meetings.kinds import WORKSHOP_MEETINGS
        from desktop_app.meetings.service import Meetings

        return Meetings(self.store, self.clock, WORKSHOP_MEETINGS, LISTED, self.now.organisation)

    @service_property
    def follow_ups(self) -> "FollowUps":
        from db.meeting_queries import FOLLOW_UPS as LISTED
        from desktop_app.meetings.kinds import FOLLOW_UPS
        from desktop_app.meetings.service import FollowUps

        return FollowUps(self.store, self.clock, FOLLOW_UPS, LISTED)

    @service_property
    def citizen_problems(self) -> "CitizenProblems":
        from desktop_app.activities.problem_acts import CitizenProblems

        proposed = self.registers.subjects.proposed
        return CitizenProblems(self.store, self.clock, self.days_off.workdays, proposed)

    @service_property
    def space_suggestions(self) -> "SpaceSuggestions":
        from desktop_app.activities.suggestion_entries import SpaceSuggestions

        return SpaceSuggestions(self.store, self.clock)

    @service_property
    def venue_offers(self) -> "Register[Any]":
        from db.offer_queries import VENUE_OFFERS as LISTED
        from desktop_app.activities.venue_offers import VENUE_OFFERS
        from desktop_app.register.service import Register

        return Register(self.store, self.clock, VENUE_OFFERS, LISTED)

    @service_property
    def admin_duties(self) -> "AdminDuties":
        from db.admin_duty_queries import ADMIN_DUTIES as LISTED
        from desktop_app.activities.admin_duties import ADMIN_DUTIES
        from desktop_app.activities.admin_service import AdminDuties

        return AdminDuties(self.store, self.clock, ADMIN_DUTIES, LISTED, self.now.organisation)

    @service_property
    def targets(self) -> "Targets":
        from db.target_list import TARGETS as LISTED
        from desktop_app.activities.targets import TARGETS
        from desktop_app.performance.target_service import Targets

        return Targets(self.store, self.clock, TARGETS, LISTED)

    def register(self, table: str) -> "Register[Any]":
        """The register that keeps a table's records."""
        made: Register[Any] = getattr(self, REGISTERS[table])
        return made


REGISTERS = {
    "field_visit": "field_visits",
    "training": "trainings",
    "trainee": "trainees",
    "meeting": "meetings",
    "follow_up": "follow_ups",
    "basis_document": "basis",
    **publicity.REGISTERS,
    "citizen_problem": "citizen_problems",
    "space_suggestion": "space_suggestions",
    "venue_offer": "venue_offers",
    "admin_duty": "admin_duties",
    "target": "targets",
    "next_year_request": "next_year",
    "collection_round": "rounds",
    "submission": "submissions",
    **project_records.REGISTERS,
}
"""Table → attribute of the office; every register, for what goes through all of them."""
