"""홍보: newsletter, homepage, events of the park, media, papers shared with the departments (features.md E7 … E14)."""

from typing import TYPE_CHECKING

from desktop_app.composition.project_records import ProjectRecordServices
from desktop_app.composition.service import service_property

if TYPE_CHECKING:
    from desktop_app.activities.homepage_posts import HomepagePosts
    from desktop_app.activities.media import MediaDraft
    from desktop_app.activities.newsletter_slots import NewsletterSlots
    from desktop_app.activities.park_events import EventDraft
    from desktop_app.activities.publicity import Publicity, SharedPapers
    from desktop_app.register.service import Register


class PublicityServices(ProjectRecordServices):
    """The registers of 홍보 and what is counted over them."""

    @service_property
    def newsletter(self) -> "NewsletterSlots":
        from desktop_app.activities.newsletter_slots import NewsletterSlots

        return NewsletterSlots(self.store, self.clock, self.days_off.workdays, self.now.organisation)

    @service_property
    def park_events(self) -> "Register[EventDraft]":
        from db.publicity_queries import PARK_EVENTS as LISTED
        from desktop_app.activities.park_events import PARK_EVENTS
        from desktop_app.register.service import Register

        return Register(self.store, self.clock, PARK_EVENTS, LISTED)

    @service_property
    def homepage(self) -> "HomepagePosts":
        from desktop_app.activities.homepage_posts import HomepagePosts

        workdays = self.days_off.workdays
        return HomepagePosts(self.store, self.clock, workdays, self.park_events, self.now.organisation)

    @service_property
    def media(self) -> "Register[MediaDraft]":
        from db.publicity_queries import MEDIA as LISTED
        from desktop_app.activities.media import MEDIA
        from desktop_app.register.service import Register

        return Register(self.store, self.clock, MEDIA, LISTED)

    @service_property
    def shared_papers(self) -> "SharedPapers":
        from desktop_app.activities.publicity import SharedPapers

        return SharedPapers(self.store, self.clock, self.now.organisation)

    @service_property
    def publicity(self) -> "Publicity":
        from desktop_app.activities.publicity import Publicity

        return Publicity(self.store, self.clock, self.now.organisation)


REGISTERS = {
    "newsletter_slot": "newsletter",
    "homepage_post": "homepage",
    "park_event": "park_events",
    "media_item": "media",
    "shared_paper": "shared_papers",
}
"""Table → attribute of the office."""
