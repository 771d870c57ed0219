"""The two lists of the tab: proposals by number, and all opinions by due day."""

from collections.abc import Sequence
from typing import Any

from db import opinion_queries, proposal_meanings, proposal_queries
from db.conditions import count_ids, narrowed
from db.directory_queries import departments
from db.listing import all_ids, first_ids
from db.session import Session
from desktop_app import search
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.proposals import rows
from desktop_app.proposals.fields import OPINIONS, PROPOSALS
from desktop_app.proposals.office_days import OfficeDays
from desktop_app.proposals.records import AskedDepartment, ProposalRow
from desktop_app.store import Store
from desktop_app.values import percent_text, won_text

BUDGET = "budget"
"""The view of what has to be asked for in the budget season (B12)."""
_PROPOSAL_VIEWS = {
    "all": "전체",
    "review": "검토 중",
    "late": "의견 밀림",
    "undecided": "결과 전",
    "decided": "결과 확정",
    "untold": "통보할 것",
    "budget": "예산 요구",
    "cancelled": "취소",
}
_OPINION_VIEWS = {
    "all": "전체",
    "waiting": "기다림",
    "late": "밀림",
    "received": "받음",
    "confirmed": "확정",
}


class ProposalList:
    """All proposals of a year; the default order is the newest number first."""

    def __init__(self, store: Store, days: OfficeDays) -> None:
        self._store = store
        self._days = days

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = s.execute(self._statement(query)).all()
        standing = [received for _, cancelled_on, received, _ in found if cancelled_on is None]
        answered = sum(received > 0 for received in standing)
        totals = _totals(len(found), "의견 제출률", answered, len(standing))
        if query.view == BUDGET:
            asked = sum(cost or 0 for *_, cost in found)
            totals = (totals[0], Total("요구액", f"{won_text(asked)}원"), *totals[1:])
        return Listing(all_ids(found), totals)

    def rows(self, ids: Sequence[int]) -> list[ProposalRow]:
        with self._store.reading() as s:
            return [rows.list_row(row, self._days) for row in proposal_queries.rows(s, ids)]

    def views(self, query: ListQuery) -> list[SavedView]:
        with self._store.reading() as s:
            counts = proposal_queries.view_counts(s, query.year, self._days.today)
        return [SavedView(key, label, counts[key]) for key, label in _PROPOSAL_VIEWS.items()]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            return with_choices(PROPOSALS, departments=_departments(s))

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def _statement(self, query: ListQuery) -> Any:
        statement = proposal_queries.listing(
            query.year,
            query.view,
            search.pattern(query.text, query.composing),
            query.order,
            self._days.today,
            # The number in use most is the newest: without a chosen order it stands first.
            descending=query.descending or not query.order,
        )
        groups = terms(query.conditions, PROPOSALS, self._days.today)
        return narrowed(statement, groups, proposal_meanings.PROPOSALS)


class OpinionList:
    """All opinions of a year; the default order is the day they are due."""

    def __init__(self, store: Store, days: OfficeDays) -> None:
        self._store = store
        self._days = days

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            found = s.execute(self._statement(query)).all()
        answered = sum(is_in for _, is_in in found)
        return Listing(all_ids(found), _totals(len(found), "받은 의견서", answered, len(found)))

    def rows(self, ids: Sequence[int]) -> list[AskedDepartment]:
        with self._store.reading() as s:
            return [rows.asked_department(row, self._days) for row in opinion_queries.rows(s, ids)]

    def views(self, query: ListQuery) -> list[SavedView]:
        with self._store.reading() as s:
            counts = opinion_queries.view_counts(s, query.year, self._days.today)
        return [SavedView(key, label, counts[key]) for key, label in _OPINION_VIEWS.items()]

    def fields(self) -> Sequence[FilterField]:
        verdicts = tuple((verdict.name, words) for verdict, words in self._days.now.verdicts().items())
        with self._store.reading() as s:
            return with_choices(OPINIONS, department_id=_departments(s), verdict=verdicts)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def _statement(self, query: ListQuery) -> Any:
        statement = opinion_queries.listing(
            query.year,
            query.view,
            search.pattern(query.text, query.composing),
            query.order,
            self._days.today,
            descending=query.descending,
        )
        groups = terms(query.conditions, OPINIONS, self._days.today)
        return narrowed(statement, groups, proposal_meanings.OPINIONS)


def _departments(s: Session) -> list[tuple[int, str]]:
    return [(key, name) for key, name, _ in departments(s)]


def _totals(count: int, label: str, answered: int, standing: int) -> tuple[Total, ...]:
    """의견 제출률 is of proposals (OPN-1); of the opinions themselves a share of another name is told."""
    rate = f"{percent_text(answered, standing)} %" if standing else "-"
    return (
        Total("", f"{count:,}건"),
        Total(label, f"{rate} ({answered:,} / {standing:,})", at_right=True),
    )
