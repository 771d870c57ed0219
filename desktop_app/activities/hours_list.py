"""교육시간 of a year as a list: a line a person, or a line a department (features.md E6)."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from db import training_queries as queries
from desktop_app import search
from desktop_app.activities.training_hours import DEPARTMENT, Hours, HoursYear
from desktop_app.activities.training_service import Trainings
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.store import Store
from desktop_app.values import masked_name, span_text

PERSONS, DEPARTMENTS = "all", "departments"
_ORDERS: Final[dict[str, Callable[[Hours], tuple[str | int, ...]]]] = {
    "department": lambda one: (search.sort_key(one.department),),
    "name": lambda one: (search.sort_key(one.name),),
    "post": lambda one: (search.sort_key(one.post),),
    "persons": lambda one: (one.persons,),
    "sessions": lambda one: (one.sessions,),
    "minutes": lambda one: (one.minutes,),
}


class HoursList:
    """Read anew from the credits at every question: they are some hundred a year."""

    def __init__(self, store: Store, trainings: Trainings) -> None:
        self._store = store
        self._trainings = trainings

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        return [one.id for one in self._lines(query)][:limit]

    def listing(self, query: ListQuery) -> Listing:
        lines = self._lines(query)
        counter = "곳" if query.view == DEPARTMENTS else "명"
        totals = (
            Total("", f"{len(lines):,}{counter}"),
            Total("이수", f"{sum(one.sessions for one in lines):,}건", at_right=True),
            Total("교육시간", span_text(sum(one.minutes for one in lines)), at_right=True),
        )
        return Listing(array("q", (one.id for one in lines)), totals)

    def rows(self, ids: Sequence[int]) -> list[Hours]:
        """What the list shows: names behind their masks."""
        return [replace(one, name=masked_name(one.name)) for one in self.open_rows(ids)]

    def open_rows(self, ids: Sequence[int]) -> list[Hours]:
        """The same with nothing masked; who asks writes the 접속기록."""
        with self._store.reading() as s:
            years = queries.years_of(s, [key % DEPARTMENT for key in ids])
        known: dict[int, Hours] = {}
        for hours in map(self._trainings.hours, years):
            known |= {one.id: one for one in (*hours.persons(), *hours.departments())}
        return [known[key] for key in ids if key in known]

    def views(self, query: ListQuery) -> list[SavedView]:
        hours = self._hours(query)
        return [
            SavedView(PERSONS, "개인별", len(hours.persons())),
            SavedView(DEPARTMENTS, "부서별", len(hours.departments())),
        ]

    def _hours(self, query: ListQuery) -> HoursYear:
        return self._trainings.hours(query.year)

    def _lines(self, query: ListQuery) -> list[Hours]:
        hours = self._hours(query)
        asked = search.pattern(query.text, query.composing)
        found = hours.departments() if query.view == DEPARTMENTS else hours.persons()
        lines = [one for one in found if search.matches(f"{one.department} {one.name}", asked)]
        if query.order in _ORDERS:
            lines.sort(key=_ORDERS[query.order], reverse=query.descending)
        return lines
