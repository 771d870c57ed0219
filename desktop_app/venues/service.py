"""대관 이용: the log of what was held where (features.md D2, D3)."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from db import venues_queries as queries
from db.conditions import count_ids, narrowed
from db.directory_queries import buildings, departments, tenants
from db.listing import Prepared, Values, shape_of
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
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.terms import UsageHost, UsageKind, UsageState
from desktop_app.values import (
    count_text,
    date_text,
    days_apart,
    hours_text,
    minute_range_text,
    tidy,
    tidy_line,
    won_text,
)
from desktop_app.venues.fields import USAGES
from desktop_app.venues.records import (
    CONTACT,
    Slot,
    UsageDraft,
    UsageRow,
    contact_text,
    overlaps,
    usage_problems,
)

_VIEWS = {
    "all": "전체",
    "month": "이번 달",
    "planned": "예정",
    "unconfirmed": "확인 전",
    "cancelled": "취소",
}
_LINES = ("event", "contact_name", "contact_extension")
_KEPT = (
    "used_on", "until_on", "start_minute", "end_minute", "department_id", "tenant_id", "building_id", "venue_id",
    "attendees", "fee_won", "waived", "confirmed_on",
)  # fmt: skip
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
        return with_choices(
            USAGES, building_id=places.items(), venue_id=rooms, department_id=offices, tenant_id=bodies
        )

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def draft(self, usage_id: int) -> UsageDraft:
        """A use to be edited. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            return _draft(fetch(s, Usage, usage_id))

    def problems(self, draft: UsageDraft, year: int, usage_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft; another use of the room at that time is named (D3)."""
        found = usage_problems(draft, year)
        if draft.venue_id is None or draft.used_on is None:
            return found
        slot = _slot(draft, usage_id)
        with self._store.reading() as s:
            room = queries.live_room(s, draft.venue_id)
            others = queries.uses_of_room(s, draft.venue_id, slot.first, slot.last)
        if room is None:
            return [*found, Problem("venue_id", "고른 시설이 그사이 지워졌습니다. 다른 시설을 고르세요.")]
        if room.capacity is not None and (draft.attendees or 0) > room.capacity:
            words = f"‘{room.name}’의 수용 인원은 {room.capacity:,}명입니다."
            found.append(Problem("attendees", words, blocks=False))
        meeting = next(
            (other for other in map(_slot_of, others) if other.id != usage_id and overlaps(slot, other)), None
        )
        if meeting is not None and draft.state is not UsageState.CANCELLED:
            time = minute_range_text(meeting.start_minute, meeting.end_minute) or "종일"
            words = f"{date_text(meeting.first)} {time}에 {meeting.who}이(가) 있습니다."
            found.append(Problem("start_minute", words, blocks=False))
        return found

    # What the officer does

    def add(self, draft: UsageDraft) -> Change:
        """Enter a use. Raises InputRefused where a rule is broken."""
        draft = _accepted(draft)
        with self._store.writing(Act.ADD_USAGE) as s:
            key = _new_row(s, draft).id
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.event}’')} 적었습니다.", record_id=key)

    def add_many(self, drafts: Iterable[UsageDraft], act: Act = Act.ADD_USAGE) -> Change:
        """Enter many uses as one act: all of them or none."""
        accepted = [_accepted(draft) for draft in drafts]
        with self._store.writing(act) as s:
            s.add_all(_row(draft) for draft in accepted)
        said = f"대관 이용 {len(accepted):,}건을 적었습니다."
        return self._store.done(s, _KINDS, said, count=len(accepted), sticky=True)

    def edit(self, usage_id: int, draft: UsageDraft) -> Change:
        """Save the form. Raises StaleRecord where the use was changed since."""
        draft = _accepted(draft)
        with self._store.writing(Act.EDIT_USAGE) as s:
            _fill(fetch(s, Usage, usage_id, draft.version), draft)
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


def _accepted(draft: UsageDraft) -> UsageDraft:
    values = {name: getattr(draft, name) for name in UsageDraft.__dataclass_fields__}
    values.update({name: tidy_line(values[name]) for name in _LINES}, note=tidy(draft.note))
    tidied = UsageDraft(**values)
    year = tidied.used_on.year if tidied.used_on else 0
    if found := blocking(usage_problems(tidied, year)):
        name = f"‘{tidied.event or '이름 없는 이용'}’"
        raise InputRefused(
            f"{with_object(name)} 저장하지 않았습니다. {found[0].text}",
            safe="적은 내용은 그대로 있습니다.",
        )
    return tidied


def _new_row(s: Session, draft: UsageDraft) -> Usage:
    row = _row(draft)
    s.add(row)
    s.flush()
    return row


def _row(draft: UsageDraft) -> Usage:
    row = Usage()
    _fill(row, draft)
    return row


def _fill(row: Usage, draft: UsageDraft) -> None:
    for name in (*_LINES, *_KEPT, "note"):
        setattr(row, name, getattr(draft, name))
    assert draft.used_on is not None  # noqa: S101 - usage_problems() has refused a use without a day
    row.fiscal_year, row.month = draft.used_on.year, draft.used_on.month
    days = days_apart(draft.used_on, draft.until_on or draft.used_on) + 1
    row.minutes = days * ((draft.end_minute or 0) - (draft.start_minute or 0)) if draft.end_minute else 0
    row.host, row.kind, row.state = draft.host.name, draft.kind.name, draft.state.name
    if draft.host is not UsageHost.PARK and draft.host is not UsageHost.JOINT:
        row.tenant_id = None
    if draft.host is UsageHost.PARK:
        row.department_id = None
    if draft.state is not UsageState.HELD:
        row.confirmed_on = None
    row.words = search.folded(draft.event)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(draft.event)


def _draft(row: Usage) -> UsageDraft:
    return UsageDraft(
        host=UsageHost[row.host],
        kind=UsageKind[row.kind],
        state=UsageState[row.state],
        version=row.version,
        **{name: getattr(row, name) for name in (*_LINES, *_KEPT, "note")},
    )


def _slot(draft: UsageDraft, usage_id: int | None) -> Slot:
    assert draft.used_on is not None  # noqa: S101 - asked only for a draft with a day
    return Slot(
        usage_id, draft.used_on, draft.until_on or draft.used_on, draft.start_minute, draft.end_minute
    )


def _slot_of(row: Sequence[object]) -> Slot:
    key, first, last, start, end, event, department = row
    who = f"{department} ‘{event}’" if department else f"‘{event}’"
    return Slot(key, first, last, start, end, who)  # type: ignore[arg-type]  # as selected by uses_of_room
