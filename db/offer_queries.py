"""장소 제안 in SQL: the register of rooms that were offered, and what stands of a room on the asked days (D6)."""

from datetime import date
from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from db.directory import Building, Department
from db.register_lists import Listed
from db.venues import Usage, Venue, VenueOffer

_ELSEWHERE = VenueOffer.outcome == "ELSEWHERE"
REASONS = ("TOO_SMALL", "OCCUPIED", "EQUIPMENT", "DISTANCE", "FEE", "CHANGED", "OTHER")

VENUE_OFFERS = Listed(
    VenueOffer,
    named={"department_id": "body_department", "venue_id": "venue"},
    views={
        "waiting": lambda _: VenueOffer.outcome == "WAITING",
        "used": lambda _: VenueOffer.outcome == "USED",
        "elsewhere": lambda _: _ELSEWHERE,
    },
    day=VenueOffer.asked_on,
    sums={
        "used": case((VenueOffer.outcome == "USED", 1), else_=0),
        **{one: case((_ELSEWHERE & (VenueOffer.reason == one), 1), else_=0) for one in REASONS},
    },
)


def rooms_to_offer(session: Session) -> list[Any]:
    """Every room: id, building id, building, name, capacity, equipment, fee, waiver, contact, in use."""
    columns = (
        Venue.id, Venue.building_id, Building.name, Venue.name, Venue.capacity, Venue.equipment, Venue.fee_won,
        Venue.waiver, Venue.contact, Venue.in_use,
    )  # fmt: skip
    asked = (
        select(*columns).join(Building, Building.id == Venue.building_id).where(Venue.deleted_at.is_(None))
    )
    return list(session.execute(asked.order_by(Venue.sort_key, Venue.id)))


def uses_on(session: Session, first: date, last: date) -> list[Any]:
    """Uses that take a room on these days, or a whole building: venue, building, and the columns of a slot."""
    ends = func.coalesce(Usage.until_on, Usage.used_on)
    columns = (
        Usage.venue_id, Usage.building_id, Usage.id, Usage.used_on, func.coalesce(Usage.until_on, Usage.used_on),
        Usage.start_minute, Usage.end_minute, Usage.event, Department.name,
    )  # fmt: skip
    asked = (
        select(*columns)
        .outerjoin(Department, Department.id == Usage.department_id)
        .where(
            Usage.deleted_at.is_(None),
            Usage.state != "CANCELLED",
            Usage.used_on <= last,
            ends >= first,
            or_(Usage.venue_id.is_not(None), Usage.building_id.is_not(None)),
        )
    )
    return list(session.execute(asked.order_by(Usage.used_on, Usage.start_minute, Usage.id)))
