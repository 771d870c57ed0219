"""Opinions that are waited for, by department: who owes what, how late, and one reminder for all of it (B10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import opinion_queries
from db.listing import all_ids
from db.session import Session
from desktop_app.errors import InputRefused
from desktop_app.marks import State
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.request_text import Owed, reminder_of_all
from desktop_app.store import Store


@dataclass(frozen=True, slots=True)
class OwingDepartment:
    """A department that is waited for: ``state`` is that of what it owes longest."""

    id: int
    name: str
    waited: int
    late: int
    due_on: date
    state: State


class Reminders:
    """What departments owe today."""

    def __init__(self, store: Store, days: OfficeDays) -> None:
        self._store = store
        self._days = days

    def by_department(self, year: int | None) -> list[OwingDepartment]:
        """Departments that are waited for, the one that owes longest first."""
        today = self._days.today
        owed: dict[int, list[Any]] = {}
        with self._store.reading() as s:
            for row in self._rows(s, year, "waiting"):
                owed.setdefault(_department_id(row), []).append(row)
        found = [
            OwingDepartment(
                key,
                _name(rows[0]),
                waited=len(rows),
                late=sum(_due(row) < today for row in rows),
                due_on=_due(rows[0]),
                state=self._days.waiting(_due(rows[0])),
            )
            for key, rows in owed.items()
        ]
        return sorted(found, key=lambda one: (one.due_on, one.name))

    def late(self, department_id: int, year: int | None) -> int:
        """How many opinions of a department are late."""
        with self._store.reading() as s:
            return sum(_department_id(row) == department_id for row in self._rows(s, year, "late"))

    def text(self, department_id: int, year: int | None) -> str:
        """The reminder for all that a department owes and is late with."""
        with self._store.reading() as s:
            rows = [row for row in self._rows(s, year, "late") if _department_id(row) == department_id]
            if not rows:
                name = opinion_queries.department_name(s, department_id)
                raise InputRefused(f"{name}에 기한이 지난 검토의견서가 없습니다.")
        owed = [Owed(row[3], row[4], _due(row)) for row in rows]
        return reminder_of_all(_name(rows[0]), owed, self._days.today)

    def _rows(self, s: Session, year: int | None, view: str) -> Sequence[Any]:
        """By due day."""
        statement = opinion_queries.listing(year, view, None, "", self._days.today, descending=False)
        return opinion_queries.rows(s, list(all_ids(s.execute(statement))))


def _name(row: Any) -> str:
    return str(row[5])


def _due(row: Any) -> date:
    due: date = row[8]
    return due


def _department_id(row: Any) -> int:
    return int(row[13])
