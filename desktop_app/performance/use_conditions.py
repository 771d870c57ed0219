"""Which uses of rooms a figure counts, as the log of uses is asked for them (features.md D5, H1)."""

from typing import Final

from desktop_app.filters import Condition, Operator
from desktop_app.performance.use_results import Part


def part_conditions(part: Part) -> tuple[Condition, ...]:
    """What the uses of a row have in common, as the log is asked for it."""
    found = []
    if part.department_id is not None:
        found.append(Condition("department_id", Operator.ONE_OF, (part.department_id,)))
    if part.of_park:
        found.append(Condition("department_id", Operator.EMPTY))
    if part.building_id is not None:
        found.append(Condition("building_id", Operator.ONE_OF, (part.building_id,)))
    if part.venue_id is not None:
        found.append(Condition("venue_id", Operator.ONE_OF, (part.venue_id,)))
    if part.whole_building:
        found.append(Condition("venue_id", Operator.EMPTY))
    return tuple(found)


COUNTED_USES: Final = (
    Condition("state", Operator.ONE_OF, ("HELD",)),
    Condition("confirmed_on", Operator.FILLED),
)
"""Only confirmed uses count (REP-4)."""
