"""쓰임새: what the money of a year was spent for, by project and by activity (features.md F9)."""

from collections.abc import Callable
from datetime import date

from db import budget_costs as queries
from desktop_app.budget.cost_records import NO_ACTIVITY, NO_PROJECT, Cost, Costs, CostsBy, OfferedActivity
from desktop_app.budget_terms import ActivityKind
from desktop_app.store import Store
from desktop_app.values import month_day_text


class BudgetCosts:
    """Parts of the spending; nothing is stored, every figure is a sum of ledger entries."""

    def __init__(self, store: Store, organisation: Callable[[], str]) -> None:
        self._store = store
        self._organisation = organisation

    def read(self, year: int, until: date, by: CostsBy) -> Costs:
        """All spending of a fiscal year until the end of a day; what names nothing is a line of its own."""
        with self._store.reading() as s:
            found = queries.by_project(s, year, until) if by is CostsBy.PROJECT else None
            activities = queries.by_activity(s, year, until) if by is CostsBy.ACTIVITY else []
        if found is not None:
            costs = [
                Cost(place, name or NO_PROJECT, count, paid, refunded, key, said=key is not None)
                for place, (key, name, count, paid, refunded) in enumerate(found)
            ]
        else:
            costs = [_of_activity(place, *row) for place, row in enumerate(activities)]
        costs.sort(key=lambda one: not one.said)  # what names nothing stands last
        return Costs(year, until, by, tuple(costs), self._organisation())

    def activities(self, year: int) -> list[OfferedActivity]:
        """What an entry of a year may name as its activity, the latest first."""
        with self._store.reading() as s:
            found = queries.activities(s, year)
        return [
            OfferedActivity(
                ActivityKind[table.upper()], key, title, _label(ActivityKind[table.upper()], title, day)
            )
            for table, key, title, day in found
        ]


def _of_activity(place: int, table: str, title: str, day: date | None, *sums: int) -> Cost:
    count, paid, refunded = sums
    if not table:
        return Cost(place, NO_ACTIVITY, count, paid, refunded, said=False)
    return Cost(place, title, count, paid, refunded, activity=ActivityKind[table.upper()], day=day)


def _label(activity: ActivityKind, title: str, day: date | None) -> str:
    """``워크숍·회의 · 상반기 협력 워크숍 · 6. 25.``."""
    return " · ".join(part for part in (activity.value, title, month_day_text(day)) if part)
