"""제안·검토: proposals both ways, and the opinions that departments owe."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import TabContext, View
from ui.proposals.acts import ProposalActs
from ui.proposals.days_view import DaysView
from ui.proposals.opinions_view import OpinionsView
from ui.proposals.proposals_view import ProposalsView
from ui.views_tab import TabView, ViewsTab


class ProposalsTab(ViewsTab):
    """Two views over the same records, by proposal and by opinion; and the days that their terms are counted by."""

    title: ClassVar[str] = "제안·검토"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.PROPOSAL,
            Kind.OPINION,
            Kind.PROJECT,
            Kind.TENANT,
            Kind.PARTNER,
            Kind.DEPARTMENT,
            Kind.SETTINGS,
            Kind.DAY_OFF,
        }
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("proposals", "제안"),
        View("opinions", "검토의견서"),
        View("days", "쉬는 날"),
    )
    homes: ClassVar[dict[Kind, str]] = {
        Kind.PROPOSAL: "proposals",
        Kind.OPINION: "opinions",
        Kind.DAY_OFF: "days",
    }

    def __init__(self, context: TabContext) -> None:
        self._proposals_view: ProposalsView | None = None
        super().__init__(context)

    def build_view(self, key: str) -> TabView:
        if key == "days":
            return DaysView(self.context, lambda: self.year)
        acts = ProposalActs(self.context, self, self.go.emit)
        if key == "opinions" and self._proposals_view is not None:
            keeper = self._proposals_view.detail.editor.keeper
            return OpinionsView(self.context, lambda: self.year, acts, keeper, self.arrive)
        self._proposals_view = ProposalsView(self.context, lambda: self.year, acts)
        return self._proposals_view
