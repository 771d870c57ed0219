"""입주단체: what the officer does with the register (features.md A1, A2)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from db import tenants_queries as queries
from db import tenants_status
from db.conditions import count_ids, narrowed
from db.directory import Building
from db.directory_queries import buildings, partners, people_of
from db.listing import Prepared, Values, shape_of
from db.session import Session, fetch
from db.tenants import Tenant
from desktop_app import search
from desktop_app.changes import Act, Change, Kind
from desktop_app.clock import Clock
from desktop_app.directory.aliases import (
    drop_aliases,
    name_problems,
    other_names,
    with_former_name,
)
from desktop_app.directory.people import read_person
from desktop_app.directory.records import BodyKind, read_building_view
from desktop_app.errors import InputRefused
from desktop_app.filters import FilterField, terms, with_choices
from desktop_app.listing import Listing, ListQuery, SavedView, Total
from desktop_app.particles import with_object
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import subject
from desktop_app.problems import Problem
from desktop_app.store import Store
from desktop_app.tenants.fields import FILTER_FIELDS
from desktop_app.tenants.keeping import (
    new_tenant,
    refuse_names,
    tenant_draft,
    tidied_tenant,
    write_tenant,
)
from desktop_app.tenants.records import (
    EXPIRY_NOTICE,
    MISSING,
    TenantDraft,
    TenantRecord,
    TenantRow,
    place_text,
    problems,
    tenant_state,
)
from desktop_app.tenants.status_records import (
    CLASSES,
    UNDATED,
    class_view_label,
    read_class_view,
    status_lines,
)
from desktop_app.terms import Deed, TenantGroup
from desktop_app.values import count_text, masked_name, masked_phone, tidy_line

_KINDS = frozenset({Kind.TENANT, Kind.PERSON})
_VIEWS = {
    "all": "전체",
    "center": "파크 관리",
    "expiring": "90일 안에 만료",
    "missing": "미비 있음",
    "gone": "퇴거",
    "ever": "퇴거 포함",
}


class Tenants:
    """The register of organisations working in the park."""

    def __init__(self, store: Store, clock: Clock, access: AccessLog | None = None) -> None:
        self._store = store
        self._clock = clock
        self._access = access

    # What the list shows

    def first_ids(self, query: ListQuery, limit: int) -> Sequence[int]:
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            return listed.first_ids(s, values, limit)

    def first_page(self, query: ListQuery, limit: int) -> list[TenantRow]:
        """The rows of the first page in one read."""
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            return self._rows(s, listed.first_ids(s, values, limit))

    def listing(self, query: ListQuery) -> Listing:
        with self._store.reading() as s:
            listed, values = self._listed(s, query)
            ids, _ = listed.all_ids(s, values)
            everyone, missing, proposals, *classes = queries.sums(s, ids, self._clock.today())
        counts = dict(zip(queries.CLASSES, classes, strict=True))
        return Listing(
            ids,
            (
                *_class_totals(counts, everyone),
                Total("제안", count_text(proposals), at_right=True),
                Total("미비", count_text(missing), at_right=True),
            ),
        )

    def rows(self, ids: Sequence[int]) -> list[TenantRow]:
        with self._store.reading() as s:
            return self._rows(s, ids)

    def _rows(self, s: Session, ids: Sequence[int]) -> list[TenantRow]:
        today = self._clock.today()
        people = queries.first_people(s, ids, today)
        whom = {key: (masked_name(name), masked_phone(phone)) for key, (name, phone) in people.items()}
        nobody = ("", "")
        return [
            TenantRow._make((*row, *whom.get(row[0], nobody), today)) for row in queries.rows(s, ids)
        ]  # the query names its columns in this order

    def open_rows(self, ids: Sequence[int]) -> list[TenantRow]:
        """The rows with the person to reach unmasked; who asks writes the 접속기록."""
        with self._store.reading() as s:
            people = queries.first_people(s, ids, self._clock.today())
        whom = ((row, *people.get(row.id, ("", ""))) for row in self.rows(ids))
        return [row._replace(contact=name, phone=phone) for row, name, phone in whom]

    def views(self, query: ListQuery) -> list[SavedView]:
        """The chips; a view that only a link leads to has one while it is shown."""
        today = self._clock.today()
        with self._store.reading() as s:
            counts = queries.views(s, today, today + EXPIRY_NOTICE)
            shown = [key for key in _VIEWS if key != "ever" or counts["gone"] or query.view == key]
            chips = [SavedView(key, _VIEWS[key], counts[key]) for key in shown]
            if label := self._linked_label(s, query.view):
                chips.append(SavedView(query.view, label, count_ids(s, self._statement(query))))
        return chips

    def fields(self) -> Sequence[FilterField]:
        with self._store.reading() as s:
            places = [(key, name) for key, name, _ in buildings(s)]
            hosts = [(key, name) for key, name, _ in partners(s)]
        return with_choices(FILTER_FIELDS, building_id=places, host_id=hosts)

    def count(self, query: ListQuery) -> int:
        with self._store.reading() as s:
            return count_ids(s, self._statement(query))

    def record(self, tenant_id: int) -> TenantRecord:
        """The whole of one tenant. Raises RecordMissing where it was deleted."""
        with self._store.reading() as s:
            row = fetch(s, Tenant, tenant_id)
            building = s.get(Building, row.building_id) if row.building_id else None
            uses, attendees = queries.usage_of(s, tenant_id)
            people = people_of(s, self._clock.today(), tenant_id=tenant_id)
            draft = tenant_draft(s, row, self._to_reach(s, people))
            group = TenantGroup[row.tenant_group].value
            place = place_text(building.name if building else "", row.room, row.place)
            return TenantRecord(
                id=tenant_id,
                draft=draft,
                state=tenant_state(self._clock.today(), row.agreed_until, row.moved_out_on),
                subtitle=" · ".join(part for part in (group, place) if part),
                missing=tuple((key, MISSING[key]) for key in queries.missing_keys(s, tenant_id)),
                people=len(people),
                proposals=queries.proposals_of(s, [tenant_id]).get(tenant_id, 0),
                usages=uses,
                attendees=attendees,
            )

    def problems(self, draft: TenantDraft, tenant_id: int | None = None) -> list[Problem]:
        """What is wrong with a draft; a name that reads like another one is told by the duplicates."""
        found = problems(draft)
        names = tidy_line(draft.name), other_names(draft.name, draft.aliases)
        with self._store.reading() as s:
            found += name_problems(s, BodyKind.TENANT, names, tenant_id)
        return found

    # What the officer does

    def add(self, draft: TenantDraft) -> Change:
        """Enter a new tenant. Raises InputRefused where a rule is broken."""
        draft = tidied_tenant(draft)
        with self._store.writing(Act.ADD_TENANT) as s:
            key = write_tenant(s, draft, None, self._clock.now())
        return self._store.done(s, _KINDS, f"{with_object(f'‘{draft.name}’')} 더했습니다.", record_id=key)

    def add_many(self, drafts: Iterable[TenantDraft], act: Act = Act.FILL_EXAMPLE) -> Change:
        """Enter many tenants as one act."""
        tidied = [tidied_tenant(draft) for draft in drafts]
        with self._store.writing(act) as s:
            for draft in tidied:
                new_tenant(s, draft, self._clock.now())
        return self._store.done(
            s, {Kind.TENANT}, f"입주단체 {len(tidied)}곳을 더했습니다.", count=len(tidied), sticky=True
        )

    def edit(self, tenant_id: int, draft: TenantDraft) -> Change:
        """Save the form. Raises StaleRecord where the tenant was changed since, InputRefused on a broken rule."""
        draft = tidied_tenant(draft)
        with self._store.writing(Act.EDIT_TENANT) as s:
            row = fetch(s, Tenant, tenant_id, draft.version)
            names = draft.name, draft.aliases
            refuse_names(s, draft, tenant_id)
            aliases, said = with_former_name(s, BodyKind.TENANT, row.name, names, tenant_id)
            write_tenant(s, replace(draft, aliases=aliases), tenant_id, self._clock.now())
        return self._store.done(
            s, _KINDS, f"{with_object(f'‘{draft.name}’')} 고쳤습니다.{said}", record_id=tenant_id
        )

    def move_out(self, tenant_id: int, on: date) -> Change:
        """Note the day a tenant left; it stays in the status table of earlier days (A2)."""
        with self._store.writing(Act.MOVE_OUT_TENANT) as s:
            row = fetch(s, Tenant, tenant_id)
            if row.moved_in_on and on < row.moved_in_on:
                raise InputRefused(f"‘{row.name}’의 퇴거일이 입주일보다 빠릅니다.")
            row.moved_out_on = on
            name = row.name
        return self._store.done(
            s, {Kind.TENANT}, f"{with_object(f'‘{name}’')} 퇴거 처리했습니다.", record_id=tenant_id
        )

    def remove(self, tenant_ids: Sequence[int]) -> Change:
        """Mark tenants as deleted; their proposals and uses keep the name."""
        now = self._clock.now()
        with self._store.writing(Act.REMOVE_TENANT) as s:
            found = [fetch(s, Tenant, key) for key in tenant_ids]
            for row in found:
                row.deleted_at = now
                drop_aliases(s, BodyKind.TENANT, row.id, now)
            names = [row.name for row in found]
            self._note_removal(s, tenant_ids)
        said = f"‘{names[0]}’" if len(names) == 1 else f"‘{names[0]}’ 등 {len(names)}곳"
        return self._store.done(s, {Kind.TENANT}, f"{with_object(said)} 지웠습니다.", count=len(names))

    def _note_removal(self, s: Session, tenant_ids: Sequence[int]) -> None:
        """The people of a deleted tenant are out of sight: that is written down as a deletion (PII-4)."""
        today = self._clock.today()
        people = sum(len(people_of(s, today, tenant_id=key)) for key in tenant_ids)
        if people and self._access is not None:
            self._access.note_within(s, Deed.REMOVE, subject(Kind.TENANT.value, tenant_ids), people)

    def _listed(self, s: Session, query: ListQuery) -> tuple[Prepared, Values]:
        """The list as it is asked for, with the values of what was typed; conditions and links make it anew."""
        today = self._clock.today()
        if query.conditions or query.view not in _VIEWS:
            return queries.prepared(self._statement(query)), {}
        shape, values = shape_of(s, search.pattern(query.text, query.composing), *queries.NAMED)
        days = (today, today + EXPIRY_NOTICE)
        return queries.tenant_list(query.view, days, shape, query.order, descending=query.descending), values

    def _statement(self, query: ListQuery) -> queries.Ids:
        today = self._clock.today()
        if counted := read_class_view(query.view):
            condition = _class_condition(*counted)
        elif (building_id := read_building_view(query.view)) is not None:
            condition = queries.housed_in(building_id, today)
        else:
            condition = queries.view_condition(query.view, today, today + EXPIRY_NOTICE)
        statement = queries.listing(
            condition,
            search.pattern(query.text, query.composing),
            query.order,
            descending=query.descending,
        )
        return narrowed(statement, terms(query.conditions, FILTER_FIELDS, today), queries.MEANINGS)

    @staticmethod
    def _linked_label(s: Session, view: str) -> str:
        """What a view that a count elsewhere leads to is called; empty for the list's own views."""
        if counted := read_class_view(view):
            return class_view_label(*counted)
        building_id = read_building_view(view)
        building = s.get(Building, building_id) if building_id is not None else None
        return building.name if building else ""

    def _to_reach(self, s: Session, people: Sequence[int]) -> int | None:
        """The person whom the form shows: the first one, unless nobody is in post any more."""
        first = next(iter(people), None)
        if first is None or not read_person(s, first).draft.in_post(self._clock.today()):
            return None
        return first


def _class_condition(key: str, on: date) -> tenants_status.Condition:
    """The tenants behind a count of the status table."""
    if key == UNDATED:
        return tenants_status.undated_on(on)
    _label, group, places = CLASSES[key]
    return tenants_status.in_class(group.name if group else None, places, on)


def _class_totals(counts: dict[tuple[str, str], int], everyone: int) -> tuple[Total, ...]:
    lines = {line.key: line.registered for line in status_lines(counts, {})}
    rooms, coworking = lines["sangsang_room"], lines["sangsang_coworking"]
    return (
        Total("", f"{lines['total']:,}개 단체"),
        *((Total("전체", count_text(everyone)),) if lines["total"] != everyone else ()),
        Total("미래청", count_text(lines["mirae"])),
        Total("상상청", f"{lines['sangsang']:,} (개별 {rooms:,} · 코워킹 {coworking:,})"),
        Total("중소건물", count_text(lines["small_building"])),
        Total("중간지원조직", count_text(lines["intermediary"])),
        Total("기타", count_text(lines["other"])),
    )
