"""입주단체 as the import road takes them in, each with the person to reach in the same row (features.md A7)."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from db.directory import Building, Department, Partner, Person
from db.directory_queries import aliases
from db.intake_queries import live
from db.session import Session
from db.tenants import Tenant
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.intake import basis_lookup, building_lookup, partner_lookup, remember_name
from desktop_app.directory.people import read_person
from desktop_app.directory.records import BodyKind, PersonDraft, PersonRecord
from desktop_app.intake.field_words import field_lookup
from desktop_app.intake.kinds import (
    Known,
    Lookup,
    Option,
    RecordKind,
    Values,
    code_options,
)
from desktop_app.particles import with_direction
from desktop_app.problems import Problem
from desktop_app.search import folded, sort_key
from desktop_app.tenants.intake_fields import (
    CONTACT,
    GROUPS,
    LEGAL_FORM,
    PLACES,
    TENANT_FIELDS,
)
from desktop_app.tenants.keeping import tenant_draft, tidied_tenant, write_tenant
from desktop_app.tenants.records import PLACE_BUILDINGS, TenantDraft, problems
from desktop_app.terms import LEGAL_FORMS, CollectionBasis, TenantGroup, TenantPlace

NAMELESS = "담당자"
"""Whom a telephone number belongs to that a list gives without a name."""
_PLACE_WORDS = {
    "MIRAE": ("미래청",),
    "SANGSANG_ROOM": ("상상청",),
    "SANGSANG_COWORKING": ("코워킹", "코워킹스페이스", "상상청 코워킹스페이스"),
    "SMALL_BUILDING": ("중소건물",),
}
_GROUP_WORDS = {
    "CENTER": ("서울혁신센터", "혁신센터", "센터", "센터 관리", "파크 관리"),
    "INTERMEDIARY": ("중간지원조직", "중간지원조직 입주", "중간지원"),
}
_FORM_WORDS = {
    "사회적기업": ("예비사회적기업", "인증사회적기업"),
    "협동조합": ("사회적협동조합", "일반협동조합"),
    "비영리법인·단체": ("사단법인", "재단법인", "비영리법인", "비영리단체", "비영리민간단체", "임의단체"),
    "주식회사(소셜벤처)": ("주식회사", "소셜벤처", "(주)", "법인", "영리법인"),
    "개인": ("개인사업자",),
}


def tenant_kind(clock: Clock) -> RecordKind:
    """How the road takes tenants in."""
    return RecordKind(
        key=Tenant.__tablename__,
        label="입주단체",
        counter="곳",
        table=Tenant.__tablename__,
        touched=frozenset({Kind.TENANT, Kind.PERSON}),
        fields=TENANT_FIELDS,
        look=partial(_Tenants, now=clock.now),
        lookups=(
            Lookup(GROUPS, "관리 구분", lambda _: code_options(TenantGroup, _GROUP_WORDS)),
            Lookup(PLACES, "공간 구분", lambda _: code_options(TenantPlace, _PLACE_WORDS)),
            field_lookup(),
            Lookup(LEGAL_FORM, "법인 형태", lambda _: _words(LEGAL_FORMS, _FORM_WORDS)),
            basis_lookup(),
            building_lookup(),
            partner_lookup(),
        ),
        near=True,
        remember=remember_name(BodyKind.TENANT),
        advice="단체명 열만 있으면 됩니다. 빈 칸은 기록을 지우지 않습니다.",
    )


def _words(listed: Iterable[str], also: Mapping[str, tuple[str, ...]]) -> Sequence[Option]:
    return [Option(word, word, also.get(word, ())) for word in listed]


@dataclass(frozen=True)
class _Tenant:
    """A tenant as it is, with all its people, the one to reach first."""

    draft: TenantDraft
    people: tuple[PersonRecord, ...]

    def person(self, values: Values) -> PersonRecord | None:
        """The person whom a row speaks of: by name, else the one to reach."""
        name = values.get(f"{CONTACT}name")
        if name is None:
            return next(iter(self.people), None)
        return next((one for one in self.people if folded(one.draft.name) == folded(name)), None)


class _Tenants:
    """The register of tenants at one moment."""

    def __init__(self, session: Session, now: Callable[[], datetime]) -> None:
        self._now = now
        # Held as long as the drafts are made: what the session has at hand is not asked for again.
        held = [live(session, model) for model in (Building, Partner, Department, Person)]
        self._buildings = {row.id: row.name for row in live(session, Building)}
        people: dict[int, list[Person]] = {}
        for person in live(session, Person):
            if person.tenant_id is not None:
                people.setdefault(person.tenant_id, []).append(person)
        also = aliases(session, BodyKind.TENANT.name)
        self.known = [
            _known(session, row, sorted(people.get(row.id, ()), key=_reached_first), also.get(row.id, ()))
            for row in live(session, Tenant)
        ]
        self._owners = {key: known.id for known in self.known for key in known.keys}
        del held

    def key_of(self, values: Values) -> Hashable | None:
        return sort_key(values["name"]) or None

    def claims(self, values: Values) -> Mapping[Hashable, str]:
        return dict.fromkeys(map(sort_key, values.get("aliases", ())), "이름이 겹칩니다.")

    def held(self, known: Known, values: Values) -> Values:
        tenant: _Tenant = known.record
        draft, person = tenant.draft, tenant.person(values)
        found: dict[str, Any] = {key: getattr(draft, key) for key in values if not key.startswith(CONTACT)}
        found["tenant_group"] = draft.tenant_group.name
        found["place"] = draft.place.name if draft.place else None
        if set(map(folded, values.get("aliases", ()))) <= set(map(folded, (draft.name, *draft.aliases))):
            found["aliases"] = values.get("aliases", ())
        for key in values:
            if key.startswith(CONTACT):
                found[key] = _of_person(person, key.removeprefix(CONTACT))
        if (name := values.get(f"{CONTACT}name")) is not None:
            first = next(iter(tenant.people), None)
            found[f"{CONTACT}name"] = name if first and first is person else _of_person(first, "name")
        return found

    def problems(self, known: Known | None, values: Values) -> Iterable[Problem]:
        draft = self._merged(known, values)
        yield from problems(draft)
        if (
            draft.place is not None
            and "place" not in values
            and (known is None or known.record.draft.place is None)
        ):
            word = with_direction(f"‘{draft.place.value}’")
            yield Problem("place", f"공간 구분은 건물을 보고 {word} 넣습니다.", blocks=False)
        if draft.contact is not None and draft.contact_id is None and f"{CONTACT}name" not in values:
            said = f"이름이 없는 연락처라 대표 연락을 {with_direction(f'‘{NAMELESS}’')} 넣습니다."
            yield Problem(f"{CONTACT}name", said, blocks=False)
        own = known.id if known else None
        for name in values.get("aliases", ()):
            owner = self._owners.get(sort_key(name))
            if owner is not None and owner != own:
                yield Problem(
                    "aliases", f"‘{name}’은(는) 다른 입주단체의 이름입니다. 한 이름은 한 곳에만 적습니다."
                )

    def write(self, session: Session, known: Known | None, values: Values) -> int:
        draft = tidied_tenant(self._merged(known, values))
        return write_tenant(session, draft, known.id if known else None, self._now())

    def _merged(self, known: Known | None, values: Values) -> TenantDraft:
        """The tenant as these values leave it."""
        draft = known.record.draft if known else TenantDraft(name=values["name"])
        plain = {key: value for key, value in values.items() if not key.startswith(CONTACT) and key != "name"}
        if "aliases" in plain:
            plain["aliases"] = (*draft.aliases, *plain["aliases"])
        if "tenant_group" in plain:
            plain["tenant_group"] = TenantGroup[plain["tenant_group"]]
        if "place" in plain:
            plain["place"] = TenantPlace[plain["place"]]
        draft = replace(draft, **plain)
        if "place" not in plain:
            draft = replace(draft, place=self._place_of(draft))
        return self._with_contact(draft, known.record if known else None, values)

    def _place_of(self, draft: TenantDraft) -> TenantPlace | None:
        """The class of the status table that follows from the building."""
        if draft.tenant_group is not TenantGroup.CENTER or draft.place is not None:
            return draft.place if draft.tenant_group is TenantGroup.CENTER else None
        if draft.building_id is None:
            return None
        building = self._buildings.get(draft.building_id, "")  # one that is about to be made is a small one
        if building == PLACE_BUILDINGS[TenantPlace.SANGSANG_COWORKING] and "코워킹" in draft.room:
            return TenantPlace.SANGSANG_COWORKING
        rooms = (TenantPlace.MIRAE, TenantPlace.SANGSANG_ROOM)
        return next(
            (place for place in rooms if PLACE_BUILDINGS[place] == building), TenantPlace.SMALL_BUILDING
        )

    @staticmethod
    def _with_contact(draft: TenantDraft, tenant: _Tenant | None, values: Values) -> TenantDraft:
        said = {key.removeprefix(CONTACT): value for key, value in values.items() if key.startswith(CONTACT)}
        if not said:
            return draft
        person = tenant.person(values) if tenant else None
        if "collection_basis" in said:
            said["collection_basis"] = CollectionBasis[said["collection_basis"]]
        if person is not None:
            said.pop("name", None)  # found by it, however it is spelled
        contact = replace(person.draft if person else PersonDraft(name=NAMELESS), **said, is_primary=True)
        return replace(draft, contact_id=person.id if person else None, contact=contact)


def _of_person(person: PersonRecord | None, key: str) -> Any:
    if person is None:
        return None
    value = getattr(person.draft, key)
    return value.name if isinstance(value, CollectionBasis) else value


def _reached_first(person: Person) -> tuple[bool, bool, int]:
    return person.until_on is not None, not person.is_primary, person.id


def _known(session: Session, row: Tenant, people: Sequence[Person], also: Sequence[str]) -> Known:
    records = tuple(read_person(session, person.id) for person in people)
    draft = tenant_draft(session, row, people[0].id if people else None, also)
    keys = frozenset(filter(None, (sort_key(name) for name in (row.name, *also))))
    return Known(row.id, row.name, keys, _Tenant(draft, records), past=row.moved_out_on is not None)
