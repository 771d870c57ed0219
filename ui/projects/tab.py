"""연계사업: the register of joint projects of district and park."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import View
from ui.projects.projects_view import ProjectsView
from ui.views_tab import TabView, ViewsTab


class ProjectsTab(ViewsTab):
    """The register, and the board of 1:1 linkages."""

    title: ClassVar[str] = "연계사업"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {
            Kind.PROJECT,
            Kind.LINKAGE,
            Kind.PROPOSAL,
            Kind.TENANT,
            Kind.PARTNER,
            Kind.DEPARTMENT,
            Kind.TEAM,
        }
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("projects", "연계사업"),
        View("linkages", "연계판"),
    )
    homes: ClassVar[dict[Kind, str]] = {Kind.PROJECT: "projects", Kind.LINKAGE: "linkages"}

    def build_view(self, key: str) -> TabView:
        if key == "linkages":
            from ui.projects.linkages_view import LinkagesView  # noqa: PLC0415 - at its first visit

            return LinkagesView(self.context, lambda: self.year, self.go.emit)
        return ProjectsView(self.context, lambda: self.year, self.go.emit)
