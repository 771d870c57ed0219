"""대관: the log of uses and the rooms."""

from typing import ClassVar

from desktop_app.activities.venue_offers import VenueOfferDraft
from desktop_app.changes import Kind
from desktop_app.venues.records import UsageDraft
from ui.feature_tab import View
from ui.venues.offers_view import OffersView
from ui.venues.results_view import ResultsView
from ui.venues.room_calendar import RoomCalendar
from ui.venues.rooms_view import RoomsView
from ui.venues.usage_view import UsageView
from ui.views_tab import TabView, ViewsTab


class VenuesTab(ViewsTab):
    """Where events of the district are held in the park."""

    title: ClassVar[str] = "대관"
    concerns: ClassVar[frozenset[Kind]] = frozenset(
        {Kind.USAGE, Kind.VENUE, Kind.BUILDING, Kind.DEPARTMENT, Kind.TENANT, Kind.PROJECT, Kind.VENUE_OFFER}
    )
    VIEWS: ClassVar[tuple[View, ...]] = (
        View("usages", "이용 기록"),
        View("calendar", "달력"),
        View("results", "실적"),
        View("offers", "장소 제안"),
        View("rooms", "시설"),
    )
    homes: ClassVar[dict[Kind, str]] = {Kind.USAGE: "usages", Kind.VENUE: "rooms", Kind.VENUE_OFFER: "offers"}

    def build_view(self, key: str) -> TabView:
        if key == "calendar":
            return RoomCalendar(self.context, self.year, self.go.emit, self.begin_use)
        if key == "offers":
            return OffersView(self.context, lambda: self.year, self.go.emit, self.begin_use)
        if key == "results":
            return ResultsView(self.context, lambda: self.year, self.go.emit)
        if key == "rooms":
            return RoomsView(self.context, lambda: self.year, self.go.emit)
        return UsageView(self.context, lambda: self.year, self.log_offer)

    def begin_use(self, draft: UsageDraft) -> None:
        """A new use in the log, filled in from a room that was found."""
        self.show_view("usages")
        view = self.shown
        if isinstance(view, UsageView):
            view.begin_with(draft, "새 이용 (찾은 시설)")

    def log_offer(self, draft: VenueOfferDraft) -> None:
        """A new entry of the offers, filled in from a search in the log."""
        self.show_view("offers")
        view = self.shown
        if isinstance(view, OffersView):
            view.log(draft)
