"""취합: what the departments owe, and the rounds in which they are asked (features.md G)."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from desktop_app.changes import Kind
from ui.feature_tab import Place, TabContext, View
from ui.returns.rounds_view import RoundsView
from ui.returns.status_view import StatusView
from ui.views_tab import TabView, ViewsTab

Make = Callable[[TabContext, Callable[[], int], Callable[[Place], object]], TabView]
VIEWS: Mapping[str, Make] = {"status": StatusView, "rounds": RoundsView}


class ReturnsTab(ViewsTab):
    """현황 first: that is where an officer looks every day of a round."""

    title: ClassVar[str] = "취합"
    concerns: ClassVar[frozenset[Kind]] = frozenset({Kind.ROUND, Kind.SUBMISSION, Kind.DEPARTMENT})
    VIEWS: ClassVar[tuple[View, ...]] = (View("status", "현황"), View("rounds", "회차"))
    homes: ClassVar[dict[Kind, str]] = {Kind.SUBMISSION: "status", Kind.ROUND: "rounds"}

    def build_view(self, key: str) -> TabView:
        return VIEWS[key](self.context, lambda: self.year, self.go.emit)
