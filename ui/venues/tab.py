"""대관: the log of uses and the rooms."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import View
from ui.venues.results_view import ResultsView
from ui.venues.rooms_view import RoomsView
from ui.venues.usage_view import UsageView
from ui.views_tab import TabView, ViewsTab


class VenuesTab(ViewsTab):
    """Where events of the district are held in the park."""

    title: ClassVar[str] = "대관"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.USAGE, Kind.VENUE, Kind.BUILDING, Kind.DEPARTMENT, Kind.TENANT, Kind.PROJECT}
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("usages", "이용 기록"),
        View("results", "실적"),
        View("rooms", "시설"),
    )
    homes: ClassVar[dict[Kind, str]] = {Kind.USAGE: "usages", Kind.VENUE: "rooms"}

    def build_view(self, key: str) -> TabView:
        if key == "results":
            return ResultsView(self.context, lambda: self.year, self.go.emit)
        if key == "rooms":
            return RoomsView(self.context, lambda: self.year, self.go.emit)
        return UsageView(self.context, lambda: self.year)
