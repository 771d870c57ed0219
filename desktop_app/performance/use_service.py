"""대관 실적 as it is asked: the counted uses of whole months and those of an earlier period (features.md D5)."""

from db import performance
from db.session import Session
from desktop_app.performance.period import programme
from desktop_app.performance.records import UsageRow
from desktop_app.performance.use_results import Months, UseResults
from desktop_app.performance.use_rows import usage_row
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
            unconfirmed, planned = performance.usages_waiting(s, period.year, period.starts, period.ends)
            return UseResults(
                period,
                earlier,
                _uses(s, period),
                _uses(s, earlier) if earlier else (),
                unconfirmed,
                planned,
            )


def _uses(s: Session, months: Months) -> tuple[UsageRow, ...]:
    return tuple(usage_row(row) for row in performance.usages(s, months.year, months.starts, months.ends))
