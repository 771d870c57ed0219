"""Whose data the office keeps, for how long, and whose have to go: the list behind every destruction (PII-3)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from db import subjects_queries as queries
from db.conditions import count_ids, narrowed
from db.listing import all_ids, first_ids
from db.personal import row_of
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.fields import SUBJECTS
from desktop_app.filters import FilterField, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import Mark, State, days_state
from desktop_app.privacy.records import SubjectRow
from desktop_app.store import Store
from desktop_app.terms import CollectionBasis
from desktop_app.values import count_text, days_apart, masked_name, months_later

SOON = timedelta(days=30)
_VIEWS = {
    "due": "보유기한 지남",
    "soon": "30일 안",
    "no_term": "보유기한 없음",
    "no_basis": "수집근거 없음",
    "removed": "지운 사람",
    "all": "전체",
}
_REMOVED = State(Mark.FIX, "지움 · 값 남음")


class Subjects:
    """The people by their terms; ``retain_months`` are what the office adds to the end of an agreement."""

    def __init__(self, store: Store, clock: Clock, retain_months: int = 0) -> None:
        self._store = store
        self._clock = clock
        self.retain_months = retain_months

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            counts = self._counts()
        every = () if len(ids) == counts["all"] else (Total(f"전체 {counts['all']:,}", ""),)
        due = Total("보유기한 지남", count_text(counts["due"]), at_right=True)
        return Listing(ids, (Total("", f"{len(ids):,}명"), *every, due))

    def rows(self, ids: Sequence[int]) -> list[SubjectRow]:
        today = self._clock.today()
        with self._store.reading() as s:
            found = queries.rows(s, ids)
        return [
            SubjectRow(
                id=key,
                name=masked_name(name),
                body=body or "",
                basis=CollectionBasis[basis].value if basis else "",
                collected_on=collected_on,
                retain_until=retain_until,
                state=_REMOVED if removed else term_state(retain_until, today),
                proposed=None if retain_until else self.proposed(ends),
            )
            for key, name, body, basis, collected_on, retain_until, removed, ends in found
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # people stay over the years
        counts = self._counts()
        return [SavedView(key, label, counts[key]) for key, label in _VIEWS.items()]

    def fields(self) -> Sequence[FilterField]:
        return SUBJECTS

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    @staticmethod
    def record_of(key: int) -> tuple[str, int]:
        """The table and the id of the record in which somebody's data stand."""
        return row_of(key)

    def proposed(self, purpose_ends: date | None) -> date | None:
        """보유기한 as the office proposes it: the end of the purpose and what the settings add."""
        return months_later(purpose_ends, self.retain_months) if purpose_ends else None

    def proposed_for(self, tenant_id: int | None) -> date | None:
        """The 보유기한 that a new person of a tenant is proposed."""
        if tenant_id is None:
            return None
        with self._store.reading() as s:
            return self.proposed(queries.purpose_of(s, tenant_id))

    def accept(self, ids: Sequence[int]) -> Change:
        """Give all of these who have no 보유기한 the proposed one."""
        with self._store.writing(Act.SET_RETENTION) as s:
            found = queries.without_term(s, ids)
            for row, ends in found:
                row.retain_until = self.proposed(ends)
        said = f"{len(found)}명의 보유기한을 넣었습니다." if found else "보유기한을 제안할 사람이 없습니다."
        kinds = {Kind.PERSON, Kind.CITIZEN_PROBLEM, Kind.ATTENDEE, Kind.TRAINEE}
        return self._store.done(s, kinds, said, count=len(found))

    def _counts(self) -> dict[str, int]:
        with self._store.reading() as s:
            counts = queries.view_counts(s, [self._condition(view) for view in _VIEWS])
        return dict(zip(_VIEWS, counts, strict=True))

    def _statement(self, query: ListQuery) -> queries.Ids:
        statement = queries.listing(
            self._condition(query.view),
            search.pattern(query.text, query.composing),
            query.order,
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, SUBJECTS, self._clock.today()), queries.MEANINGS)

    def _condition(self, view: str) -> Any:
        today = self._clock.today()
        return queries.view_condition(view, today, today + SOON)


def term_state(retain_until: date | None, today: date) -> State | None:
    """``5일 지남``, ``오늘``, ``D-12``; nothing where there is no term."""
    if retain_until is None:
        return None
    days = days_apart(today, retain_until)
    return days_state(days, near=days <= SOON.days)
