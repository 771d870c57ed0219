"""부서 and 협력기관: the registers that all pick lists offer, with the other names they go by (A4, A5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from db import directory_meanings as meanings
from db import directory_queries as queries
from db.conditions import Meanings, count_ids, narrowed
from db.directory import Department, Partner
from db.listing import all_ids, first_ids
from db.session import Session, fetch
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory import fields as filter_fields
from desktop_app.directory.aliases import (
    drop_aliases,
    name_problems,
    other_names,
    with_former_name,
    write_aliases,
)
from desktop_app.directory.records import BodyDraft, BodyKind, BodyRow, body_problems, set_keys
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.problems import Problem, blocking
from desktop_app.store import Store
from desktop_app.terms import DepartmentKind, PartnerKind
from desktop_app.values import tidy, tidy_line


@dataclass(frozen=True)
class Register:
    """What sets one register apart from the other."""

    model: type[Department] | type[Partner]
    names: BodyKind
    kinds: type[Enum]
    touched: Kind
    add: Act
    edit: Act
    remove: Act
    fields: tuple[str, ...]
    filter_fields: tuple[FilterField, ...]
    meanings: Meanings

    @property
    def noun(self) -> str:
        return self.names.value


DEPARTMENTS = Register(
    Department, BodyKind.DEPARTMENT, DepartmentKind, Kind.DEPARTMENT,
    Act.ADD_DEPARTMENT, Act.EDIT_DEPARTMENT, Act.REMOVE_DEPARTMENT, ("duties", "in_use", "position"),
    filter_fields.DEPARTMENTS, meanings.DEPARTMENTS,
)  # fmt: skip
PARTNERS = Register(
    Partner, BodyKind.PARTNER, PartnerKind, Kind.PARTNER,
    Act.ADD_PARTNER, Act.EDIT_PARTNER, Act.REMOVE_PARTNER, ("head", "homepage", "address"),
    filter_fields.PARTNERS, meanings.PARTNERS,
)  # fmt: skip


class Bodies:
    """One of the two registers as a list with its acts."""

    def __init__(self, store: Store, clock: Clock, register: Register) -> None:
        self._store = store
        self._clock = clock
        self._register = register

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            return first_ids(s, self._statement(query), limit)

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            ids = all_ids(s.execute(self._statement(query)))
        return Listing(ids, (Total("", f"{len(ids):,}곳"),))

    def rows(self, ids: Sequence[int]) -> list[BodyRow]:
        register = self._register
        with self._store.reading() as s:
            also = queries.aliases(s, register.names.name)
            found = queries.body_rows(s, register.model, register.fields[0], ids)
        return [
            BodyRow(key, name, register.kinds[kind].value, ", ".join(also.get(key, ())), text, in_use=in_use)
            for key, name, kind, text, in_use in found
        ]

    def open_rows(self, ids: Sequence[int]) -> list[BodyRow]:
        """The rows as they are: a head's name is not masked on the screen either."""
        return self.rows(ids)

    def views(self, query: ListQuery) -> list[SavedView]:
        del query  # bodies stay over the years
        with self._store.reading() as s:
            counts = queries.body_counts(s, self._register.model)
        kinds = [
            SavedView(code.name, code.value, counts[code.name])
            for code in self._register.kinds
            if counts.get(code.name)
        ]
        return [SavedView("all", "전체", sum(counts.values())), *kinds]

    def fields(self) -> Sequence[FilterField]:
        return self._register.filter_fields

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def draft(self, body_id: int) -> BodyDraft:
        """A body to be edited. Raises RecordMissing where it was deleted."""
        register = self._register
        with self._store.reading() as s:
            row = fetch(s, register.model, body_id)
            return body_draft(register, row, queries.aliases_of(s, register.names.name, body_id))

    def problems(self, draft: BodyDraft, body_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft, a name that another body has included."""
        names = tidy_line(draft.name), other_names(draft.name, draft.aliases)
        with self._store.reading() as s:
            return [*body_problems(draft), *name_problems(s, self._register.names, names, body_id)]

    def add(self, draft: BodyDraft) -> Change:
        """Enter a body with its other names."""
        draft = tidied_body(self._register, draft)
        with self._store.writing(self._register.add) as s:
            key = write_body(s, self._register, draft, None, self._clock.now())
        return self._done(s, f"{with_object(f'‘{draft.name}’')} 더했습니다.", key)

    def add_many(self, drafts: Iterable[BodyDraft], act: Act | None = None) -> Change:
        """Enter many bodies as one act."""
        accepted = [tidied_body(self._register, draft) for draft in drafts]
        with self._store.writing(act or self._register.add) as s:
            for draft in accepted:
                write_body(s, self._register, draft, None, self._clock.now())
        return self._done(s, f"{self._register.noun} {len(accepted)}곳을 더했습니다.", None, len(accepted))

    def edit(self, body_id: int, draft: BodyDraft) -> Change:
        """Save the form; a former name stays in 다른 이름. Raises StaleRecord where it was changed since."""
        draft, register = tidied_body(self._register, draft), self._register
        with self._store.writing(register.edit) as s:
            former = fetch(s, register.model, body_id).name
            names = draft.name, draft.aliases
            aliases, said = with_former_name(s, register.names, former, names, body_id)
            write_body(s, register, replace(draft, aliases=aliases), body_id, self._clock.now())
        return self._done(s, f"{with_object(f'‘{draft.name}’')} 고쳤습니다.{said}", body_id)

    def remove(self, body_ids: Sequence[int]) -> Change:
        """Mark bodies as deleted; one that records refer to is refused by name."""
        register, now = self._register, self._clock.now()
        with self._store.writing(register.remove) as s:
            for key in body_ids:
                row = fetch(s, register.model, key)
                if used := queries.uses_of_body(s, register.model.__tablename__, key):
                    raise InputRefused(
                        f"{with_object(f'‘{row.name}’')} 쓰는 기록이 {used:,}건 있어 지울 수 없습니다.",
                        safe="저장된 기록은 바뀌지 않았습니다.",
                        steps=("이름이 바뀌었으면 이름을 고치고 옛 이름을 ‘다른 이름’에 적으세요.",),
                    )
                row.deleted_at = now
                drop_aliases(s, register.names, key, now)
        return self._done(s, f"{register.noun} {len(body_ids)}곳을 지웠습니다.", None, len(body_ids))

    def _statement(self, query: ListQuery) -> queries.Ids:
        register = self._register
        statement = queries.body_listing(
            register.model,
            query.view,
            search.pattern(query.text, query.composing),
            query.order,
            descending=query.descending,
        )
        groups = terms(query.conditions, register.filter_fields, self._clock.today())
        return narrowed(statement, groups, register.meanings)

    def _done(self, s: Session, said: str, key: int | None, count: int = 1) -> Change:
        return self._store.done(s, {self._register.touched}, said, record_id=key, count=count)


def body_draft(register: Register, row: Department | Partner, aliases: Sequence[str]) -> BodyDraft:
    """A row as the form holds it."""
    return BodyDraft(
        name=row.name,
        kind=register.kinds[row.kind],
        aliases=tuple(aliases),
        note=row.note,
        version=row.version,
        **{name: getattr(row, name) for name in register.fields},
    )


def tidied_body(register: Register, draft: BodyDraft) -> BodyDraft:
    """The draft as it is stored. Raises InputRefused where a rule is broken."""
    tidied = replace(
        draft,
        name=tidy_line(draft.name),
        head=tidy_line(draft.head),
        homepage=tidy_line(draft.homepage),
        address=tidy_line(draft.address),
        duties=tidy(draft.duties),
        note=tidy(draft.note),
        aliases=other_names(tidy_line(draft.name), draft.aliases),
    )
    _refuse(register, body_problems(tidied))
    return tidied


def write_body(s: Session, register: Register, draft: BodyDraft, body_id: int | None, now: datetime) -> int:
    """Write a tidied draft within an act that may hold more; the id."""
    row = register.model() if body_id is None else fetch(s, register.model, body_id, draft.version)
    _refuse(register, name_problems(s, register.names, (draft.name, draft.aliases), body_id))
    row.name, row.kind, row.note = draft.name, draft.kind.name, draft.note
    for name in register.fields:
        setattr(row, name, getattr(draft, name))
    set_keys(row, draft.name, draft.aliases)
    s.add(row)
    s.flush()
    write_aliases(s, register.names, row.id, draft.aliases, now)
    return row.id


def _refuse(register: Register, problems: Iterable[Problem]) -> None:
    if found := blocking(problems):
        raise InputRefused(
            f"{with_object(register.noun)} 저장하지 않았습니다. {found[0].text}",
            safe="적은 내용은 그대로 있습니다.",
        )
