"""연락 기록: what the officer does with the log of contacts, and what is to be come back to (features.md A6)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from db import contacts_queries as queries
from db import directory_queries
from db.conditions import count_ids, narrowed
from db.directory import ContactNote
from db.directory_meanings import CONTACTS as MEANINGS
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.contact_records import (
    SETTLED,
    ContactDraft,
    ContactRecord,
    ContactRow,
    Standing,
    contact_problems,
)
from desktop_app.directory.fields import CONTACTS
from desktop_app.directory.records import Body, BodyKind
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.marks import State
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.terms import ContactWay
from desktop_app.values import count_text, masked_name, month_day_text, tidy, tidy_line
from desktop_app.workdays import Workdays, waiting_state

_VIEWS = {"all": "전체", "open": "다시 연락할 것", "due": "오늘까지", "late": "지남"}
_AHEAD = frozenset({"open", "due", "late"})
_KINDS = frozenset({Kind.CONTACT})


class Contacts:
    """The log of contacts with tenants, partners and departments."""

    def __init__(self, store: Store, clock: Clock, workdays: Workdays) -> None:
        self._store = store
        self._clock = clock
        self._workdays = workdays

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        today = self._clock.today()
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            every, due = queries.view_counts(
                s, [queries.view_condition(view, today) for view in ("all", "due")]
            )
        whole = () if len(ids) == every else (Total(f"전체 {every:,}", ""),)
        return Listing(
            ids,
            (
                Total("", f"{len(ids):,}건"),
                *whole,
                Total("오늘까지 다시 연락", count_text(due), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[ContactRow]:
        with self._store.reading() as s:
            found = queries.rows(s, ids)
        return [
            ContactRow(
                id=key,
                contacted_on=contacted_on,
                body=body,
                way=ContactWay[way].value,
                person=masked_name(person) if person else "",
                summary=summary,
                next_on=next_on,
                next_step=next_step,
                state=self._state(next_on, settled=settled),
            )
            for key, contacted_on, body, way, person, summary, next_on, next_step, settled in found
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        """The saved views; where the list shows one body only, that one too."""
        today = self._clock.today()
        keys = [*_VIEWS]
        with self._store.reading() as s:
            labels = dict(_VIEWS)
            body = Body.of_view(query.view)
            if body is not None and (name := directory_queries.name_of(s, body.kind.name, body.id)):
                labels[query.view] = name
                keys.append(query.view)
            counts = queries.view_counts(s, [_condition(key, today) for key in keys])
        return [SavedView(key, labels[key], count) for key, count in zip(keys, counts, strict=True)]

    def fields(self) -> Sequence[FilterField]:
        return CONTACTS

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, contact_id: int) -> ContactRecord:
        """One contact, to be edited. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            row = fetch(s, ContactNote, contact_id)
            state = self._state(row.next_on, settled=row.settled)
            return ContactRecord(row.id, _draft(row), queries.body_name(s, row), state)

    def standing(self, body: Body) -> Standing:
        """How one body stands, for its page: contacts, those to come back to, how near the nearest is."""
        with self._store.reading() as s:
            count, waiting, nearest = queries.standing_of(s, body.kind.owner, body.id)
            due = len(queries.due_of(s, body.kind.owner, body.id, self._clock.today()))
        return Standing(count, waiting, self._state(nearest, settled=False), due)

    def problems(self, draft: ContactDraft, contact_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft."""
        del contact_id  # no contact stands in the way of another
        return contact_problems(draft, self._clock.today())

    def add(self, draft: ContactDraft, *, settles: bool = False) -> Change:
        """Write down a contact; ``settles`` marks what should have been come back to by then as done."""
        draft = self._accepted(draft)
        done = 0
        with self._store.writing(Act.ADD_CONTACT) as s:
            if settles and draft.body is not None and draft.contacted_on is not None:
                done = _settle_due(s, draft.body, draft.contacted_on)
            row = ContactNote()
            _fill(row, draft)
            s.add(row)
            s.flush()
            said = _said(queries.body_name(s, row), draft)
            key = row.id
        more = f" 앞서 적은 다시 연락 {done}건을 마침으로 표시했습니다." if done else ""
        return self._store.done(s, _KINDS, said + more, record_id=key)

    def add_many(self, drafts: Sequence[ContactDraft], act: Act = Act.FILL_EXAMPLE) -> Change:
        """Write down many contacts as one act."""
        accepted = [self._accepted(draft) for draft in drafts]
        with self._store.writing(act) as s:
            for draft in accepted:
                row = ContactNote()
                _fill(row, draft)
                s.add(row)
        return self._store.done(
            s, _KINDS, f"연락 {len(accepted)}건을 적었습니다.", count=len(accepted), sticky=True
        )

    def edit(self, contact_id: int, draft: ContactDraft) -> Change:
        """Save the form. Raises StaleRecord where the contact was changed since."""
        draft = self._accepted(draft)
        with self._store.writing(Act.EDIT_CONTACT) as s:
            row = fetch(s, ContactNote, contact_id, draft.version)
            _fill(row, draft)
            name = queries.body_name(s, row)
        return self._store.done(s, _KINDS, f"‘{name}’ 연락 기록을 고쳤습니다.", record_id=contact_id)

    def settle(self, contact_ids: Sequence[int], *, settled: bool = True) -> Change:
        """마침: nothing is to be come back to any more. Marks those that have a next day."""
        with self._store.writing(Act.SETTLE_CONTACT) as s:
            rows = [row for key in contact_ids if (row := fetch(s, ContactNote, key)).next_on is not None]
            changed = [row for row in rows if row.settled is not settled]
            for row in changed:
                row.settled = settled
        words = "마침으로 표시했습니다" if settled else "다시 연락할 것으로 돌렸습니다"
        return self._store.done(
            s, _KINDS, f"연락 {len(changed)}건을 {words}.", count=len(changed), record_id=_first(contact_ids)
        )

    def remove(self, contact_ids: Sequence[int]) -> Change:
        """Mark contacts as deleted."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_CONTACT) as s:
            for key in contact_ids:
                fetch(s, ContactNote, key).deleted_at = now
        return self._store.done(
            s, _KINDS, f"연락 기록 {len(contact_ids)}건을 지웠습니다.", count=len(contact_ids)
        )

    def _state(self, next_on: date | None, *, settled: bool) -> State | None:
        if next_on is None:
            return None
        return SETTLED if settled else waiting_state(next_on, self._clock.today(), self._workdays)

    def _statement(self, query: ListQuery) -> queries.Ids:
        ahead, today = not query.order and query.view in _AHEAD, self._clock.today()
        statement = queries.listing(
            _condition(query.view, today),
            search.pattern(query.text, query.composing),
            "next_on" if ahead else query.order,
            descending=query.descending or (not query.order and not ahead),  # the newest contact first
        )
        return narrowed(statement, terms(query.conditions, CONTACTS, today), MEANINGS)

    def _accepted(self, draft: ContactDraft) -> ContactDraft:
        tidied = replace(draft, summary=tidy(draft.summary), next_step=tidy_line(draft.next_step))
        if found := blocking(self.problems(tidied)):
            raise InputRefused(
                f"연락 기록을 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
            )
        return tidied


def _condition(view: str, today: date) -> Any:
    body = Body.of_view(view)
    return queries.view_condition(view, today) if body is None else queries.of_body(body.kind.owner, body.id)


def _first(ids: Sequence[int]) -> int | None:
    return ids[0] if len(ids) == 1 else None


def _settle_due(s: Session, body: Body, on: date) -> int:
    found = queries.due_of(s, body.kind.owner, body.id, on)
    for row in found:
        row.settled = True
    return len(found)


def _said(name: str, draft: ContactDraft) -> str:
    """The banner names the body and when to come back to it."""
    said = f"‘{name}’ 연락을 적었습니다."
    if draft.next_on is None or draft.settled:
        return said
    return f"{said} 다음 연락은 {month_day_text(draft.next_on)}입니다."


def _draft(row: ContactNote) -> ContactDraft:
    body = next(Body(kind, key) for kind in BodyKind if (key := getattr(row, kind.owner)) is not None)
    return ContactDraft(
        contacted_on=row.contacted_on,
        body=body,
        way=ContactWay[row.way],
        person_id=row.person_id,
        summary=row.summary,
        next_on=row.next_on,
        next_step=row.next_step,
        settled=row.settled,
        version=row.version,
    )


def _fill(row: ContactNote, draft: ContactDraft) -> None:
    assert draft.body is not None  # noqa: S101 - contact_problems() blocks without one
    assert draft.contacted_on is not None  # noqa: S101 - the same
    for column, key in draft.body.columns.items():
        setattr(row, column, key)
    row.contacted_on, row.way, row.person_id = draft.contacted_on, draft.way.name, draft.person_id
    row.summary, row.next_on, row.next_step = draft.summary, draft.next_on, draft.next_step
    row.settled = draft.settled
    row.words = " ".join(search.folded(one) for one in (draft.summary, draft.next_step) if one)
    row.sounds = search.initials(row.words)
    row.sort_key = f"{draft.contacted_on:%Y%m%d}"
