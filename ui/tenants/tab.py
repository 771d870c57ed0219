"""입주단체: tenants, their people, the park's buildings, the status table."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import View
from ui.tenants.bodies_view import DEPARTMENTS, PARTNERS, BodiesView
from ui.tenants.buildings_view import BuildingsView
from ui.tenants.contacts_view import ContactsView
from ui.tenants.matching_view import MatchingView
from ui.tenants.people_view import PeopleView
from ui.tenants.privacy_view import PrivacyView
from ui.tenants.status_view import StatusView
from ui.tenants.teams_view import TeamsView
from ui.tenants.tenants_view import TenantsView
from ui.views_tab import TabView, ViewsTab


class TenantsTab(ViewsTab):
    """The first tab of records."""

    title: ClassVar[str] = "입주단체"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.TENANT,
            Kind.PERSON,
            Kind.CITIZEN_PROBLEM,
            Kind.MEETING,
            Kind.ATTENDEE,
            Kind.TRAINEE,
            Kind.CONTACT,
            Kind.PARTNER,
            Kind.DEPARTMENT,
            Kind.TEAM,
            Kind.MATCHING,
            Kind.BUILDING,
            Kind.PROPOSAL,
            Kind.USAGE,
            Kind.VENUE,
        }
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("tenants", "입주단체"),
        View("people", "사람"),
        View("contacts", "연락"),
        View("partners", "협력기관"),
        View("departments", "부서"),
        View("teams", "팀"),
        View("matching", "협업연계표"),
        View("buildings", "건물"),
        View("status", "현황표"),
        View("privacy", "개인정보"),
    )
    homes: ClassVar[dict[Kind, str]] = {
        Kind.TENANT: "tenants",
        Kind.PERSON: "people",
        Kind.CONTACT: "contacts",
        Kind.PARTNER: "partners",
        Kind.DEPARTMENT: "departments",
        Kind.TEAM: "teams",
        Kind.BUILDING: "buildings",
    }

    def _another_list(self) -> None:
        self.layout_changed.emit()
        self.header_changed.emit()

    def build_view(self, key: str) -> TabView:
        match key:
            case "people":
                return PeopleView(self.context, lambda: self.year, self.go.emit)
            case "contacts":
                return ContactsView(self.context, lambda: self.year, self.go.emit)
            case "teams":
                return TeamsView(self.context, lambda: self.year, self.go.emit)
            case "matching":
                return MatchingView(self.context, self.go.emit)
            case "buildings":
                return BuildingsView(self.context, self.go.emit)
            case "partners":
                return BodiesView(self.context, self.context.office.partners, PARTNERS, self.go.emit)
            case "departments":
                return BodiesView(self.context, self.context.office.departments, DEPARTMENTS, self.go.emit)
            case "privacy":
                return PrivacyView(self.context, self.go.emit, self._another_list)
            case "status":
                return StatusView(self.context, lambda: self.year, self.go.emit)
        return TenantsView(self.context, lambda: self.year, self.go.emit)
