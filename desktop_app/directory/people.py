"""People of tenants, partners and departments (A6), masked in lists, with the basis of collection (PII-2)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db import directory_meanings as meanings
from db import directory_queries as queries
from db.conditions import count_ids, narrowed
from db.directory import Department, Partner, Person
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.fields import PEOPLE
from desktop_app.directory.records import (
    Body,
    PersonDraft,
    PersonRecord,
    PersonRow,
    membership_problems,
    person_problems,
    post_state,
)
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import subject
from desktop_app.problems import blocking
from desktop_app.store import Store
from desktop_app.terms import CollectionBasis, Deed
from desktop_app.values import count_text, masked_mail, masked_name, masked_phone, phone_text, tidy, tidy_line

_VIEWS = {
    "all": "전체",
    "primary": "대표",
    "left": "지난 사람",
    "no_basis": "수집근거 없음",
    "retain_over": "보유기한 지남",
}
_LINES = ("name", "post", "role", "mail")
_PHONES = ("phone", "mobile")
_KEPT = (
    "tenant_id", "partner_id", "department_id", "is_primary", "since_on", "until_on", "collected_on", "retain_until",
    "team_id",
)  # fmt: skip
_KINDS = frozenset({Kind.PERSON, Kind.TENANT})


class People:
    """The people behind the bodies."""

    def __init__(self, store: Store, clock: Clock, access: AccessLog) -> None:
        self._store = store
        self._clock = clock
        self._access = access

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
            counts = queries.person_view_counts(s, tuple(_VIEWS), self._clock.today())
        every = () if len(ids) == counts["all"] else (Total(f"전체 {counts['all']:,}", ""),)
        return Listing(
            ids,
            (
                Total("", f"{len(ids):,}명"),
                *every,
                Total("수집근거 없음", count_text(counts["no_basis"]), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[PersonRow]:
        today = self._clock.today()
        with self._store.reading() as s:
            found = queries.people_rows(s, ids)
        return [
            PersonRow(
                id=key,
                name=masked_name(name),
                body=f"{body} {team}".strip(),
                post=post,
                role=role,
                phone=masked_phone(mobile or phone),
                mail=masked_mail(mail) if mail else "",
                basis=CollectionBasis[basis].value if basis else "",
                retain_until=retain_until,
                until_on=until_on,
                state=post_state(since_on, until_on, today),
                past=until_on is not None and until_on < today,
            )
            for (
                key,
                name,
                body,
                post,
                role,
                phone,
                mobile,
                mail,
                basis,
                retain_until,
                since_on,
                until_on,
                team,
            ) in found
        ]

    def open_rows(self, ids: Sequence[int]) -> list[PersonRow]:
        """The rows unmasked; who asks writes the 접속기록."""
        with self._store.reading() as s:
            people = {one.id: one for one in queries.people_rows(s, ids)}
        return [
            replace(row, name=one.name, phone=one.mobile or one.phone, mail=one.mail)
            for row in self.rows(ids)
            if (one := people.get(row.id))
        ]

    def views(self, query: ListQuery) -> list[SavedView]:
        """The saved views; where the list shows the people of one body only, that one too."""
        body = Body.of_view(query.view)
        with self._store.reading() as s:
            counts = queries.person_view_counts(s, tuple(_VIEWS), self._clock.today())
            found = [SavedView(key, label, counts[key]) for key, label in _VIEWS.items()]
            if body is not None and (name := queries.name_of(s, body.kind.name, body.id)):
                people = queries.people_of(s, self._clock.today(), **{body.kind.owner: body.id})
                found.append(SavedView(query.view, name, len(people)))
        return found

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            tenants = [(key, name) for key, name, _ in queries.tenants(s, self._clock.today())]
            partners = [(key, name) for key, name, _ in queries.partners(s)]
            departments = [(key, name) for key, name, _ in queries.departments(s)]
            teams = [(key, name) for key, name, _ in queries.teams(s)]
        return with_choices(
            PEOPLE, tenant_id=tenants, partner_id=partners, department_id=departments, team_id=teams
        )

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, person_id: int) -> PersonRecord:
        """One person, unmasked, to be edited. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            found = read_person(s, person_id)
        draft = found.draft
        return replace(found, state=post_state(draft.since_on, draft.until_on, self._clock.today()))

    def of_body(self, body: Body) -> list[PersonRecord]:
        """The people of any body, those that are there still first, the primary one before all."""
        with self._store.reading() as s:
            return [
                read_person(s, key)
                for key in queries.people_of(s, self._clock.today(), **{body.kind.owner: body.id})
            ]

    def of_tenant(self, tenant_id: int) -> list[PersonRecord]:
        """The people of a tenant, the primary one first."""
        with self._store.reading() as s:
            return [
                read_person(s, key) for key in queries.people_of(s, self._clock.today(), tenant_id=tenant_id)
            ]

    def add(self, draft: PersonDraft) -> Change:
        """Enter a person. Raises InputRefused on a broken rule, a resident number among them (PII-1)."""
        draft = tidied_person(draft)
        with self._store.writing(Act.ADD_PERSON) as s:
            key = write_person(s, draft, None)
        return self._store.done(s, _KINDS, f"{masked_name(draft.name)} 님을 더했습니다.", record_id=key)

    def add_many(self, drafts: Sequence[PersonDraft], act: Act = Act.FILL_EXAMPLE) -> Change:
        """Enter many people as one act."""
        tidied = [tidied_person(draft) for draft in drafts]
        with self._store.writing(act) as s:
            for draft in tidied:
                row = Person()
                _fill(row, draft)
                s.add(row)
        return self._store.done(
            s, _KINDS, f"사람 {len(tidied)}명을 더했습니다.", count=len(tidied), sticky=True
        )

    def edit(self, person_id: int, draft: PersonDraft) -> Change:
        """Save the form. Raises StaleRecord where the person was changed since."""
        draft = tidied_person(draft)
        with self._store.writing(Act.EDIT_PERSON) as s:
            write_person(s, draft, person_id)
        return self._store.done(s, _KINDS, f"{masked_name(draft.name)} 님을 고쳤습니다.", record_id=person_id)

    def remove(self, person_ids: Sequence[int]) -> Change:
        """Mark people as deleted; erasing their data for good is an act of its own."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_PERSON) as s:
            for key in person_ids:
                fetch(s, Person, key).deleted_at = now
            self._access.note_within(s, Deed.REMOVE, subject("person", person_ids), len(person_ids))
        return self._store.done(s, _KINDS, f"사람 {len(person_ids)}명을 지웠습니다.", count=len(person_ids))

    def _statement(self, query: ListQuery) -> queries.Ids:
        today = self._clock.today()
        statement = queries.people_listing(
            search.pattern(query.text, query.composing),
            self._condition(query.view),
            query.order,
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, PEOPLE, today), meanings.PEOPLE)

    def _condition(self, view: str) -> Any:
        body = Body.of_view(view)
        if body is not None:
            return queries.person_of(body.kind.owner, body.id)
        return queries.person_view(view, self._clock.today())


def read_person(s: Session, person_id: int) -> PersonRecord:
    """A person within a read that may hold more."""
    row = fetch(s, Person, person_id)
    values = {name: getattr(row, name) for name in (*_LINES, *_PHONES, *_KEPT, "note")}
    basis = CollectionBasis[row.collection_basis] if row.collection_basis else None
    body = (
        s.get_one(Tenant, row.tenant_id).name
        if row.tenant_id
        else s.get_one(Partner, row.partner_id).name
        if row.partner_id
        else s.get_one(Department, row.department_id).name
    )
    return PersonRecord(row.id, PersonDraft(collection_basis=basis, version=row.version, **values), body)


def write_person(s: Session, draft: PersonDraft, person_id: int | None) -> int:
    """Write a tidied draft within an act that may hold more; the id. A new primary replaces the former one."""
    row = Person() if person_id is None else fetch(s, Person, person_id, draft.version)
    if draft.is_primary:
        for key in queries.beside(s, draft.tenant_id, draft.partner_id, draft.department_id, draft.team_id):
            if key != person_id:
                fetch(s, Person, key).is_primary = False
    _fill(row, draft)
    s.add(row)
    s.flush()
    return row.id


def tidied_person(draft: PersonDraft) -> PersonDraft:
    """The draft as it is stored. Raises InputRefused on a broken rule, a resident number among them (PII-1)."""
    values = {name: getattr(draft, name) for name in PersonDraft.__dataclass_fields__}
    values.update({name: tidy_line(values[name]) for name in _LINES})
    values.update({name: phone_text(tidy_line(values[name])) for name in _PHONES}, note=tidy(draft.note))
    tidied = PersonDraft(**values)
    if found := blocking([*person_problems(tidied), *membership_problems(tidied)]):
        raise InputRefused(
            f"사람을 저장하지 않았습니다. {found[0].text}", safe="적은 내용은 그대로 있습니다."
        )
    return tidied


def _fill(row: Person, draft: PersonDraft) -> None:
    for name in (*_LINES, *_PHONES, *_KEPT, "note"):
        setattr(row, name, getattr(draft, name))
    row.collection_basis = draft.collection_basis.name if draft.collection_basis else ""
    set_person_keys(row)


def set_person_keys(row: Person) -> None:
    """The search keys of a person, from what the row holds."""
    row.words = " ".join(search.folded(one) for one in (row.name, row.post, row.role) if one)
    row.sounds = search.initials(row.words)
    row.sort_key = search.sort_key(row.name)
