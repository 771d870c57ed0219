"""What the office does in a year: proposals and their opinions, projects, rooms and their use, the budget."""

from typing import TYPE_CHECKING

from desktop_app.composition.bodies import BodyServices
from desktop_app.composition.service import service_property

if TYPE_CHECKING:
    from desktop_app.budget.closings import Closings
    from desktop_app.budget.costs import BudgetCosts
    from desktop_app.budget.many import ManyEntries
    from desktop_app.budget.next_year_service import NextYear
    from desktop_app.budget.pace import Limits
    from desktop_app.budget.papers import BudgetPapers
    from desktop_app.budget.reconciliation import Reconciliation
    from desktop_app.budget.service import Budget
    from desktop_app.performance.layout_service import PaperLayouts
    from desktop_app.projects.basis_documents import BasisDocuments
    from desktop_app.projects.linkages import Linkages
    from desktop_app.projects.pages import ProjectPages
    from desktop_app.projects.service import Projects
    from desktop_app.proposals.from_pitch import FromPitches
    from desktop_app.proposals.papers import ProposalPapers
    from desktop_app.proposals.returns import Returns
    from desktop_app.proposals.service import Proposals
    from desktop_app.returns.forms import DepartmentForm
    from desktop_app.returns.handing_out import FormsOut
    from desktop_app.returns.service import Rounds, Submissions
    from desktop_app.venues.cells import UsageCells
    from desktop_app.venues.many import ManyRooms, ManyUses
    from desktop_app.venues.offering import VenueSearch
    from desktop_app.venues.rooms import Venues
    from desktop_app.venues.series import Series
    from desktop_app.venues.service import Usages

INBOX = "inbox"


class WorkServices(BodyServices):
    """The areas of 제안·검토, 연계사업, 대관, 예산 and 취합."""

    @service_property
    def proposals(self) -> "Proposals":
        from desktop_app.proposals.service import Proposals

        return Proposals(self.store, self.clock, self.now, self.days_off.workdays)

    @service_property
    def pitches(self) -> "FromPitches":
        from desktop_app.proposals.from_pitch import FromPitches

        return FromPitches(self.store)

    @service_property
    def papers(self) -> "ProposalPapers":
        from desktop_app.proposals.papers import ProposalPapers

        return ProposalPapers(self.store, self.now)

    @service_property
    def returns(self) -> "Returns":
        from desktop_app.proposals.returns import Returns

        return Returns(self.store, self.proposals, self.clock, self.folder / INBOX)

    @service_property
    def rounds(self) -> "Rounds":
        from db.returns_queries import ROUNDS as LISTED
        from desktop_app.returns.rounds import ROUNDS
        from desktop_app.returns.service import Rounds

        return Rounds(self.store, self.clock, ROUNDS, LISTED, self.days_off.workdays)

    @service_property
    def submissions(self) -> "Submissions":
        from db.returns_queries import SUBMISSIONS as LISTED
        from desktop_app.returns.service import Submissions
        from desktop_app.returns.submissions import SUBMISSIONS

        return Submissions(self.store, self.clock, SUBMISSIONS, LISTED)

    @service_property
    def paper_layouts(self) -> "PaperLayouts":
        from desktop_app.performance.layout_service import PaperLayouts

        return PaperLayouts(self.store, self.clock)

    @service_property
    def forms_out(self) -> "FormsOut":
        from desktop_app.composition.return_roads import hidden_columns
        from desktop_app.returns.handing_out import FormsOut

        return FormsOut(
            self.store,
            self.rounds,
            self.submissions,
            self.now.organisation,
            _rendered,
            hidden=lambda: hidden_columns(self.paper_layouts),
        )

    @service_property
    def projects(self) -> "Projects":
        from desktop_app.projects.service import Projects

        return Projects(self.store, self.clock, self.now.organisation)

    @service_property
    def basis(self) -> "BasisDocuments":
        from desktop_app.projects.basis_documents import BasisDocuments

        return BasisDocuments(self.store, self.clock)

    @service_property
    def project_pages(self) -> "ProjectPages":
        from desktop_app.projects.pages import ProjectPages

        return ProjectPages(self.store, self.clock, self.now.organisation)

    @service_property
    def linkages(self) -> "Linkages":
        from desktop_app.projects.linkages import Linkages

        return Linkages(self.store, self.clock, self.now.organisation, self.now.stalled_days)

    @service_property
    def venues(self) -> "Venues":
        from desktop_app.venues.rooms import Venues

        return Venues(self.store, self.clock)

    @service_property
    def usages(self) -> "Usages":
        from desktop_app.venues.service import Usages

        return Usages(self.store, self.clock)

    @service_property
    def usage_cells(self) -> "UsageCells":
        from desktop_app.venues.cells import UsageCells

        return UsageCells(self.store, self.clock)

    @service_property
    def usage_series(self) -> "Series":
        from desktop_app.venues.series import Series

        return Series(self.store, self.days_off.workdays)

    @service_property
    def venue_search(self) -> "VenueSearch":
        from desktop_app.venues.offering import VenueSearch

        return VenueSearch(self.store)

    @service_property
    def many_uses(self) -> "ManyUses":
        from desktop_app.venues.many import ManyUses

        return ManyUses(self.store, self.clock.today)

    @service_property
    def many_rooms(self) -> "ManyRooms":
        from desktop_app.venues.many import ManyRooms

        return ManyRooms(self.store, self.clock.today)

    @service_property
    def budget(self) -> "Budget":
        from desktop_app.budget.service import Budget

        return Budget(self.store, self.clock, self.days_off.workdays, self._slow_limits)

    @service_property
    def many_entries(self) -> "ManyEntries":
        from desktop_app.budget.many import ManyEntries

        return ManyEntries(self.store)

    @service_property
    def budget_papers(self) -> "BudgetPapers":
        from desktop_app.budget.papers import BudgetPapers

        return BudgetPapers(self.store, self.clock, self.budget.payments, self.now.organisation)

    @service_property
    def closings(self) -> "Closings":
        from desktop_app.budget.closings import Closings

        return Closings(self.store, self.clock)

    @service_property
    def reconciliation(self) -> "Reconciliation":
        from desktop_app.budget.reconciliation import Reconciliation

        return Reconciliation(
            self.store, self.clock, lambda: self.now.budget().match_days, self.folder / INBOX
        )

    def _slow_limits(self) -> "Limits":
        from desktop_app.budget.pace import Limits

        now = self.now.budget()
        return Limits(now.slow_points, now.slow_percent, now.slow_from)

    @service_property
    def budget_costs(self) -> "BudgetCosts":
        from desktop_app.budget.costs import BudgetCosts

        return BudgetCosts(self.store, self.now.organisation)

    @service_property
    def next_year(self) -> "NextYear":
        from db.next_year_queries import NEXT_YEAR as LISTED
        from desktop_app.budget.next_year import NEXT_YEAR
        from desktop_app.budget.next_year_service import NextYear

        return NextYear(self.store, self.clock, NEXT_YEAR, LISTED, self.now.organisation)


def _rendered(form: "DepartmentForm") -> bytes:
    from desktop_app.reports.return_xlsx import render_return_xlsx

    return render_return_xlsx(form)
