"""What the fields of desktop_app.venues.fields are in SQL."""

from sqlalchemy import func, select

from db.conditions import Meanings
from db.venues import Usage, Venue

USAGES: Meanings = {
    **{
        name: getattr(Usage, name)
        for name in (
            "used_on", "start_minute", "end_minute", "building_id", "venue_id", "kind", "host", "department_id",
            "tenant_id", "project_id", "attendees", "fee_won", "waived", "state", "confirmed_on", "contact_name",
            "note",
        )
    },
    "event": Usage,  # its keys hold the event and nothing else, and an index holds them
}  # fmt: skip
ROOMS: Meanings = {
    **{
        name: getattr(Venue, name)
        for name in ("building_id", "capacity", "fee_won", "equipment", "waiver", "contact", "in_use", "note")
    },
    "name": Venue,
    "usages": select(func.count())
    .where(Usage.venue_id == Venue.id, Usage.deleted_at.is_(None))
    .correlate(Venue)
    .scalar_subquery(),
}
