"""Counted uses as db.performance selects them, for the year-end report and for 대관 실적."""

from typing import Any

from desktop_app import terms
from desktop_app.performance.records import UsageRow


def host_name(department: str) -> str:
    """Under which name a use is counted; an event of the park's own stands under 파크."""
    return department or terms.UsageHost.PARK.value


def usage_row(row: Any) -> UsageRow:
    """One of the rows."""
    day, last, start, end, minutes, building, room, event, department, kind, people, fee, waived, *ids = row
    department_id, building_id, venue_id, key = ids
    return UsageRow(
        day=day,
        building=building,
        room=room,
        event=event,
        department=host_name(department),
        kind=terms.UsageKind[kind].value,
        last_day=last,
        start=start,
        end=end,
        minutes=minutes,
        people=people,
        fee=fee,
        waived=waived,
        department_id=department_id,
        building_id=building_id,
        venue_id=venue_id,
        key=key,
    )
