"""활동: what happens when, over all records of the program."""

from typing import ClassVar

from desktop_app.changes import Kind
from ui.activities.calendar_view import VIEW, CalendarView
from ui.feature_tab import View
from ui.views_tab import TabView, ViewsTab


class ActivitiesTab(ViewsTab):
    """The calendar is its first view; it concerns every kind of record."""

    title: ClassVar[str] = "활동"
    concerns: ClassVar[frozenset[Kind]] = frozenset(Kind)
    VIEWS: ClassVar[tuple[View, ...]] = (View(VIEW, "달력"),)
    homes: ClassVar[dict[Kind, str]] = {}

    def build_view(self, key: str) -> TabView:
        del key  # one view so far
        return CalendarView(self.context, self.year, self.go.emit)
