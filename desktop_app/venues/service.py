"""대관 이용: the log of what was held where (features.md D2, D3)."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from db import venues_queries as queries
from db.conditions import count_ids, narrowed
from db.directory_queries import buildings, departments, tenants
from db.listing import Prepared, Values, shape_of
from db.project_names import offered
from db.session import Session, fetch
from db.venues import Usage
from db.venues_meanings import USAGES as MEANINGS
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import Problem
from desktop_app.store import Store
from desktop_app.terms import UsageState
from desktop_app.values import count_text, date_text, hours_text, won_text
from desktop_app.venues.fields import USAGES
from desktop_app.venues.keeping import accepted, draft_of, fill, new_row, row_of
from desktop_app.venues.meetings import meeting_problems, size_problems, slot_of_draft, slot_of_row
from desktop_app.venues.records import CONTACT, UsageDraft, UsageRow, contact_text, usage_problems

_VIEWS = {
    "all": "전체",
    "month": "이번 달",
    "planned": "예정",
    "unconfirmed": "확인 전",
    "cancelled": "취소",
}
_KINDS = frozenset({Kind.USAGE})


class Usages:
    """The log of uses of the park's rooms."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    # What the list shows

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            return listed.first_ids(s, values, limit)

    def first_page(self, query: ListQuery, limit: int) -> list[UsageRow]:
        """The rows of the first page in one read."""
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            found = queries.usage_rows(s, listed.first_ids(s, values, limit))
        return _rows(found, self._clock.today())

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            ids, sums = listed.all_ids(s, values)
        counting, persons, minutes, fees, waived = sums
        cancelled = len(ids) - counting
        return Listing(
            ids,
            (
                Total("", f"{counting:,}건"),
                *((Total("취소", f"{cancelled:,}건"),) if cancelled else ()),
                Total("연인원", f"{count_text(persons)}명", at_right=True),
                Total("시간", hours_text(minutes), at_right=True),
                Total("이용료", won_text(fees - waived), at_right=True),
                Total("감면", won_text(waived), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[UsageRow]:
        with self._store.reading() as s:
            found = queries.usage_rows(s, ids)
        return _rows(found, self._clock.today())

    def views(self, query: ListQuery) -> list[SavedView]:
        with self._store.reading() as s:
            counts = queries.usage_view_counts(s, self._year(query), tuple(_VIEWS), *self._month())
        return [SavedView(key, label, counts[key]) for key, label in _VIEWS.items()]

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            places = {key: name for key, name, _ in buildings(s)}
            rooms = [
                (room.id, f"{places.get(room.building_id, '')} {room.name}".strip())
                for room in queries.rooms(s)
            ]
            offices = [(key, name) for key, name, _ in departments(s)]
            bodies = [(key, name) for key, name, _ in tenants(s, self._clock.today())]
            projects = offered(s, self._clock.today().year)
        return with_choices(
            USAGES,
            building_id=places.items(),
            venue_id=rooms,
            department_id=offices,
            tenant_id=bodies,
            project_id=projects,
        )

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def draft(self, usage_id: int) -> UsageDraft:
        """A use to be edited. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            return draft_of(fetch(s, Usage, usage_id))

    def problems(self, draft: UsageDraft, year: int, usage_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft; another use of the room at that time is named (D3)."""
        found = usage_problems(draft, year)
        if draft.venue_id is None or draft.used_on is None:
            return found
        slot = slot_of_draft(draft, usage_id)
        with self._store.reading() as s:
            room = queries.live_room(s, draft.venue_id)
            others = queries.uses_of_room(s, draft.venue_id, slot.first, slot.last)
        if room is None:
            return [*found, Problem("venue_id", "고른 시설이 그사이 지워졌습니다. 다른 시설을 고르세요.")]
        found.extend(size_problems(room.name, room.capacity, draft.attendees))
        if draft.state is not UsageState.CANCELLED:
            found.extend(meeting_problems(slot, map(slot_of_row, others)))
        return found

    # What the officer does

    def add(self, draft: UsageDraft) -> Change:
        """Enter a use. Raises InputRefused where a rule is broken."""
        draft = accepted(draft)
        with self._store.writing(Act.ADD_USAGE) as s:
            key = new_row(s, draft).id
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.event}’')} 적었습니다.", record_id=key)

    def add_many(self, drafts: Iterable[UsageDraft], act: Act = Act.ADD_USAGE) -> Change:
        """Enter many uses as one act: all of them or none."""
        kept = [accepted(draft) for draft in drafts]
        with self._store.writing(act) as s:
            s.add_all(row_of(draft) for draft in kept)
        said = f"대관 이용 {len(kept):,}건을 적었습니다."
        return self._store.done(s, _KINDS, said, count=len(kept), sticky=True)

    def edit(self, usage_id: int, draft: UsageDraft) -> Change:
        """Save the form. Raises StaleRecord where the use was changed since."""
        draft = accepted(draft)
        with self._store.writing(Act.EDIT_USAGE) as s:
            fill(fetch(s, Usage, usage_id, draft.version), draft)
        return self._store.done(
            s, _KINDS, f"{with_object(f'‘{draft.event}’')} 고쳤습니다.", record_id=usage_id
        )

    def cancel(self, usage_ids: Sequence[int]) -> Change:
        """Mark uses as cancelled: they stay listed and count nowhere (D2)."""

        def mark(row: Usage) -> None:
            row.state, row.confirmed_on = UsageState.CANCELLED.name, None

        return self._mark(Act.CANCEL_USAGE, usage_ids, mark, "취소로 표시했습니다.")

    def confirm(self, usage_ids: Sequence[int]) -> Change:
        """Confirm that uses took place; only confirmed ones count in the year-end report (REP-4)."""
        today = self._clock.today()

        def mark(row: Usage) -> None:
            if row.state == UsageState.CANCELLED.name:
                raise InputRefused(f"취소한 ‘{row.event}’은(는) 확인할 수 없습니다.")
            if row.used_on > today:
                raise InputRefused(f"‘{row.event}’은(는) 아직 열리지 않았습니다({date_text(row.used_on)}).")
            row.state, row.confirmed_on = UsageState.HELD.name, row.confirmed_on or today

        return self._mark(Act.CONFIRM_USAGE, usage_ids, mark, "확인했습니다.")

    def remove(self, usage_ids: Sequence[int]) -> Change:
        """Mark uses as deleted."""
        now = self._clock.now()

        def mark(row: Usage) -> None:
            row.deleted_at = now

        return self._mark(Act.REMOVE_USAGE, usage_ids, mark, "지웠습니다.")

    def _mark(self, act: Act, usage_ids: Sequence[int], mark: Callable[[Usage], None], said: str) -> Change:
        with self._store.writing(act) as s:
            found = [fetch(s, Usage, key) for key in usage_ids]
            for row in found:
                mark(row)
            names = [row.event for row in found]
        what = f"{with_object(f'‘{names[0]}’')}" if len(names) == 1 else f"대관 이용 {len(names):,}건을"
        return self._store.done(
            s, _KINDS, f"{what} {said}", count=len(names), record_id=usage_ids[0] if len(names) == 1 else None
        )

    def _listed(self, s: Session, query: ListQuery) -> tuple[Prepared, Values]:
        """The list as it is asked for, with the values of what was typed; only conditions make it anew."""
        if query.conditions:
            return queries.with_totals(self._statement(query)), {}
        shape, values = shape_of(s, search.pattern(query.text, query.composing), *queries.NAMED)
        listed = queries.usage_list(
            query.view, self._month(), shape, query.order, descending=query.descending
        )
        return listed, {**values, "year": self._year(query)}

    def _statement(self, query: ListQuery) -> queries.Ids:
        condition = None if query.view == "all" else queries.view_condition(query.view, *self._month())
        statement = queries.usage_listing(
            self._year(query),
            condition,
            search.pattern(query.text, query.composing),
            query.order,
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, USAGES, self._clock.today()), MEANINGS)

    def _year(self, query: ListQuery) -> int:
        return query.year or self._clock.today().year

    def _month(self) -> tuple[date, date]:
        today = self._clock.today()
        return today.replace(day=1), today.replace(day=monthrange(today.year, today.month)[1])


def _rows(found: Iterable[Sequence[Any]], today: date) -> list[UsageRow]:
    """Rows of the query, which names their columns in this order; whom to reach is masked (PII-5)."""
    return [
        UsageRow._make(
            (*row[:CONTACT], contact_text(row[CONTACT], row[CONTACT + 1]), *row[CONTACT + 2 :], today)
        )
        for row in found
    ]
