"""What the officer does with the homepage's months: see the year, gather the events, make the text to post."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db import publicity_queries as queries
from db.session import Session
from desktop_app.activities.homepage import (
    HOMEPAGE,
    LATE,
    WAITING,
    PostDraft,
    PostKind,
    post_late,
    post_state,
)
from desktop_app.activities.park_events import EventDraft
from desktop_app.activities.publicity_dates import post_due
from desktop_app.activities.publicity_records import Missed, MonthPlan, PostMonth
from desktop_app.activities.publicity_rules import plan_months, post_day
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.marks import Mark, State
from desktop_app.problems import Problem
from desktop_app.register.kind import RegisterRow
from desktop_app.register.service import Register
from desktop_app.store import Store
from desktop_app.values import month_text, months_later
from desktop_app.workdays import Workdays


class HomepagePosts(Register[PostDraft]):
    """The register with the year's months over it."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        workdays: Workdays,
        events: Register[EventDraft],
        office: Callable[[], str],
    ) -> None:
        super().__init__(store, clock, HOMEPAGE, queries.HOMEPAGE)
        self._workdays = workdays
        self._events = events
        self._office = office

    def months(self, year: int) -> list[PostMonth]:
        """The plan's months of a year and any other with a posting of its events, in their order."""
        held = self._held(year)
        with self._store.reading() as s:
            days = queries.event_days(s, year)
        counts = Counter(month for first, last in days for month in _months(first, last))
        return [
            self._month(month, held.get(month), counts[month])
            for month in sorted({*plan_months(year), *held})
        ]

    def default_due(self, month: date) -> date:
        """By when a month's events are posted, unless the officer says another day."""
        return post_due(month, self._workdays)

    def missed(self, year: int) -> list[Missed[PostDraft]]:
        """The plan's months without a posting past their day; asks no calendar of holidays (as the newsletter's)."""
        today = self._clock.today()
        held = self._held(year)
        found = [Missed(month, post_day(month), held.get(month)) for month in plan_months(year)]
        return [
            one
            for one in found
            if one.missed(today, late=one.row is not None and post_late(one.row.draft, today))
        ]

    def plan(self, month: date) -> MonthPlan:
        """The month's events. Raises InputRefused where it has none."""
        with self._store.reading() as s:
            found = queries.events(s, month, date.fromordinal(months_later(month, 1).toordinal() - 1))
            rows = self._events.read(s, found)
        if not rows:
            raise InputRefused(
                f"{month_text(month)}에 적힌 파크 행사가 없습니다.",
                steps=("‘파크 행사’에서 행사를 적거나 가져온 다음 다시 하세요.",),
            )
        return MonthPlan(month, tuple(rows), self._clock.today(), self._office())

    def checked(self, s: Session, draft: PostDraft, record_id: int | None) -> list[Problem]:
        if draft.kind is not PostKind.MONTHLY or draft.month is None:
            return []
        if queries.month_post(s, draft.month, record_id) is None:
            return []
        told = f"{month_text(draft.month)} 행사 게시가 이미 있습니다. 한 번 더 올린 것인지 확인하세요."
        return [Problem("month", told, blocks=False)]

    def tidied(self, draft: PostDraft) -> PostDraft:
        """As it is stored: months begin on their first day, due on the usual day unless said otherwise."""
        clean = super().tidied(draft)
        month = clean.month.replace(day=1) if clean.month else None
        due = clean.due_on or (self.default_due(month) if month else None)
        return replace(clean, month=month, due_on=due)

    def _held(self, year: int) -> dict[date, RegisterRow[PostDraft]]:
        """The posting of each month; the one posted first where it has several."""
        with self._store.reading() as s:
            rows = self.read(s, queries.monthly_posts(s, year))
        held: dict[date, RegisterRow[PostDraft]] = {}
        for row in rows:
            if row.draft.month is not None:
                held.setdefault(row.draft.month, row)
        return held

    def _month(self, month: date, row: RegisterRow[PostDraft] | None, events: int) -> PostMonth:
        if row is not None:
            return PostMonth(month, row.draft.due_on or self.default_due(month), post_state(row), events, row)
        due = self.default_due(month)
        late = due < self._clock.today()
        state = State(Mark.LATE, LATE) if late else State(Mark.WAITING, WAITING)
        return PostMonth(month, due, state, events)


def _months(first: date, last: date) -> list[date]:
    """The months that a span of days touches."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = months_later(month, 1)
    return found
