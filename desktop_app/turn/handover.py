"""인계서: gathered from the records in one short read; nothing in it is typed (features.md I7)."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from db import handover_queries as queries
from desktop_app.budget.records import Level
from desktop_app.clock import Clock
from desktop_app.duties.records import Duty, Rhythm
from desktop_app.project_terms import ProjectState
from desktop_app.settings import Now
from desktop_app.store import Store
from desktop_app.turn.handover_records import (
    HEADS,
    BudgetStanding,
    DutyAhead,
    Handover,
    OpenItem,
    OpenProject,
)
from desktop_app.values import date_text


class Levels(Protocol):
    """Where the lines of a budget stand."""

    def tree(self, year: int, until: date | None = None) -> list[Level]: ...


class Handovers:
    """Collects the pack; ``duties`` are those of a year, ``last_copy`` is when the newest backup was made."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        now: Now,
        folder: Path,
        *,
        levels: Levels,
        duties: Callable[[int], list[Duty]],
        last_copy: Callable[[], datetime | None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._now = now
        self._folder = folder
        self._levels = levels
        self._duties = duties
        self._last_copy = last_copy

    def read(self, year: int) -> Handover:
        """The pack of a year as it stands today."""
        with self._store.reading() as s:
            items = queries.open_items(s, year)
            projects = queries.projects(s, year)
        lines = [one for one in self._levels.tree(year) if one.is_line]
        waiting = [
            one
            for of_year in (year, year + 1)
            for one in self._duties(of_year)
            if one.open and one.rhythm is not Rhythm.ON_CALL
        ]
        copied = self._last_copy()
        return Handover(
            year,
            self._now.organisation(),
            self._clock.today(),
            self._folder,
            tuple((name, tuple(OpenItem(*row) for row in items[name])) for name in HEADS if items[name]),
            tuple(
                OpenProject(name, home, ProjectState[state].value, *rest)
                for name, home, state, *rest in projects
            ),
            tuple(
                DutyAhead(one.due_on, one.name, one.how, one.standing.value)
                for one in sorted(waiting, key=lambda one: one.due_on)
            ),
            tuple(
                BudgetStanding(
                    one.label,
                    one.balance.appropriation,
                    one.balance.obligated,
                    one.balance.executed,
                    one.balance.unspent,
                )
                for one in lines
            ),
            date_text(copied.date()) if copied else "",
            has_password=bool(self._now.settings.privacy.password),
        )
