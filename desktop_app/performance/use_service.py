"""대관 실적 as it is asked: the counted uses of whole months and those of an earlier period (features.md D5)."""

from db import performance
from db.session import Session
from desktop_app.performance.breakdowns import UseSum
from desktop_app.performance.period import programme
from desktop_app.performance.use_results import Months, UseGroup, UseResults
from desktop_app.performance.use_rows import host_name
from desktop_app.store import Store


class VenueResults:
    """Reads the log; only confirmed uses count, the others are told by their number (REP-4)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def usual(self, year: int) -> Months:
        """The months of the year's programme, as the year-end report counts."""
        period = programme(year)
        return Months(year, period.start.month, period.end.month)

    def read(self, period: Months, earlier: Months | None = None) -> UseResults:
        """Both periods in one read."""
        with self._store.reading() as s:
            return UseResults(
                period,
                earlier,
                _groups(s, period),
                _groups(s, earlier) if earlier else (),
                *performance.uses_waiting(s, period.year, period.first, period.last),
            )


def _groups(s: Session, months: Months) -> tuple[UseGroup, ...]:
    return tuple(
        UseGroup(
            month,
            department_id,
            building_id,
            venue_id,
            building,
            room,
            host_name(department),
            UseSum("", *figures),
        )
        for month, department_id, building_id, venue_id, building, room, department, *figures in (
            performance.use_groups(s, months.year, months.first, months.last)
        )
    )
