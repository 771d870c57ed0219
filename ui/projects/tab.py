"""연계사업: the register of joint projects of district and park."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import View
from ui.projects.projects_view import ProjectsView
from ui.views_tab import TabView, ViewsTab


class ProjectsTab(ViewsTab):
    """One view so far: the register."""

    title: ClassVar[str] = "연계사업"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.PROJECT, Kind.PROPOSAL, Kind.TENANT, Kind.PARTNER, Kind.DEPARTMENT}
    )
    VIEWS: ClassVar[tuple[View, ...]] = (View("projects", "연계사업"),)
    homes: ClassVar[dict[Kind, str]] = {Kind.PROJECT: "projects"}

    def build_view(self, key: str) -> TabView:
        del key  # there is one view
        return ProjectsView(self.context, lambda: self.year, self.go.emit)
