"""What leaves the office: whole lists, addresses to write to, labels, cards (features.md A10, A6, H10; PII-4).

Every call answers for the lines of a list, in its order. Who asks for people's data writes the 접속기록.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from db import outgoing_queries as queries
from db.building_queries import building_rows
from db.directory_queries import aliases
from db.session import Session
from desktop_app.changes import Kind
from desktop_app.clock import Clock
from desktop_app.directory.records import BuildingRow
from desktop_app.outgoing import wholes
from desktop_app.outgoing.book import BookWish, collect_book
from desktop_app.outgoing.book_records import TenantBook
from desktop_app.outgoing.records import (
    Cards,
    Contact,
    Line,
    Means,
    Reached,
    Recipient,
    Recipients,
    reached,
)
from desktop_app.outgoing.wholes import BodyWhole, PersonWhole, TenantWhole
from desktop_app.reference import plan
from desktop_app.reports.blocks import Table
from desktop_app.store import Store
from desktop_app.terms import SpaceClass

OWNERS = {Kind.TENANT: "tenant_id", Kind.PARTNER: "partner_id", Kind.DEPARTMENT: "department_id"}
FIELDS: dict[Kind, tuple[wholes.Field, ...]] = {
    Kind.TENANT: wholes.TENANT,
    Kind.PERSON: wholes.PERSON,
    Kind.PARTNER: wholes.PARTNER,
    Kind.DEPARTMENT: wholes.DEPARTMENT,
    Kind.BUILDING: wholes.BUILDING,
}
CAPTIONS = {
    Kind.TENANT: "입주단체",
    Kind.PERSON: "사람",
    Kind.PARTNER: "협력기관",
    Kind.DEPARTMENT: "부서·동",
    Kind.BUILDING: "건물",
}
_STEP = 500
"""Records asked for at once; SQLite takes a limited number of ids in one question."""

Behind = list[tuple[Line, list[Contact]]]


class Outgoing:
    """Collects what leaves; renders and delivers nothing."""

    def __init__(self, store: Store, clock: Clock, organisation: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock
        self._organisation = organisation

    def whole(self, kind: Kind, ids: Sequence[int], *, personal: bool = False) -> Table:
        """All fields of these records; those about people only when asked for."""
        with self._store.reading() as s:
            records = [one for some in _steps(ids) for one in self._wholes(s, kind, some)]
            return wholes.table_of(CAPTIONS[kind], FIELDS[kind], records, personal=personal)

    @staticmethod
    def personal_heads(kind: Kind) -> list[str]:
        """The heads of those fields."""
        return [field.head for field in FIELDS[kind] if field.personal]

    def reached(self, kind: Kind, ids: Sequence[int], means: Means) -> Reached:
        """The addresses of a list, one of each body: of its primary person, else of the next who has one."""
        return reached(self._behind(kind, ids), means)

    def cards(self, kind: Kind, ids: Sequence[int]) -> Cards:
        """The people of a list, all of each body."""
        found = self._behind(kind, ids)
        contacts = {one.id: one for _line, some in found for one in some}
        return Cards(tuple(contacts.values()), tuple(line for line, some in found if not some))

    def recipients(self, kind: Kind, ids: Sequence[int], *, persons: bool = False) -> Recipients:
        """Who gets a letter: each body of the list, with its primary person where ``persons`` is asked."""
        found: list[Recipient] = []
        without: list[Line] = []
        addresses = self._addresses(kind, ids)
        for line, contacts in self._behind(kind, ids):
            address, body = addresses.get(line.id, ("", line.label))
            if not address:
                without.append(line)
            elif contacts and (persons or kind is Kind.PERSON):
                first = contacts[0]
                name = " ".join(part for part in (first.name, first.post) if part)
                found.append(Recipient(body, address, name, first.id))
            else:
                found.append(Recipient(body, address))
        return Recipients(tuple(found), tuple(without))

    def book(self, wish: BookWish) -> TenantBook:
        """The 입주단체 소개집 as the officer wants it."""
        return collect_book(self._store, self._organisation(), wish)

    def _wholes(self, s: Session, kind: Kind, ids: Sequence[int]) -> list[Any]:
        match kind:
            case Kind.TENANT:
                return self._tenants(s, ids)
            case Kind.PERSON:
                return [
                    PersonWhole(row.Person, row.body, row.team or "") for row in queries.people_rows(s, ids)
                ]
            case Kind.BUILDING:
                return [_building(row) for row in building_rows(s, ids, self._clock.today())]
        name, rows = _BODIES[kind]
        also = aliases(s, name)
        return [BodyWhole(row, ", ".join(also.get(row.id, ()))) for row in rows(s, ids)]

    def _tenants(self, s: Session, ids: Sequence[int]) -> list[TenantWhole]:
        today = self._clock.today()
        proposals, missing = queries.proposal_counts(s, ids), queries.missing_keys(s, ids)
        people = queries.people_behind(s, "tenant_id", ids, today)
        also = aliases(s, "TENANT")
        return [
            TenantWhole(
                row.Tenant,
                row.building or "",
                row.host or "",
                ", ".join(also.get(row.id, ())),
                proposals.get(row.id, 0),
                missing.get(row.id, ()),
                people[row.id][0].Person if row.id in people else None,
                today,
            )
            for row in queries.tenant_rows(s, ids)
        ]

    def _behind(self, kind: Kind, ids: Sequence[int]) -> Behind:
        """The lines of a list with the people who can be reached there."""
        with self._store.reading() as s:
            return [pair for some in _steps(ids) for pair in self._lines(s, kind, some)]

    def _lines(self, s: Session, kind: Kind, ids: Sequence[int]) -> Behind:
        if kind is Kind.PERSON:
            people = [_contact(row) for row in queries.people_rows(s, ids)]
            return [(one.line, [one]) for one in people]
        names = {row.id: row.name for row in _named(s, kind, ids)}
        behind = queries.people_behind(s, OWNERS[kind], ids, self._clock.today())
        return [
            (Line(key, names[key]), [_contact(row) for row in behind.get(key, ())])
            for key in ids
            if key in names
        ]

    def _addresses(self, kind: Kind, ids: Sequence[int]) -> dict[int, tuple[str, str]]:
        """Where mail goes and to which body, by line."""
        with self._store.reading() as s:
            found: dict[int, tuple[str, str]] = {}
            for some in _steps(ids):
                match kind:
                    case Kind.TENANT:
                        rows = queries.tenant_rows(s, some)
                        found |= {row.id: (tenant_address(row), row.Tenant.name) for row in rows}
                    case Kind.PERSON:
                        people = queries.people_rows(s, some)
                        found |= {row.id: (_address(row), row.body) for row in people}
                    case Kind.PARTNER:
                        bodies = queries.partner_rows(s, some)
                        found |= {row.id: (row.address, row.name) for row in bodies}
            return found


_BODIES: dict[Kind, tuple[str, Callable[[Session, Sequence[int]], list[Any]]]] = {
    Kind.PARTNER: ("PARTNER", queries.partner_rows),
    Kind.DEPARTMENT: ("DEPARTMENT", queries.department_rows),
}


def tenant_address(row: Any) -> str:
    """Where a tenant's mail goes: what its record says, else its room in the park."""
    return row.Tenant.address or park_address(row.building or "", row.Tenant.room)


def park_address(building: str, room: str) -> str:
    """A room in the park as the post writes it."""
    return " ".join(part for part in (plan()["site"]["mail_address"], building, room) if part)


def _named(s: Session, kind: Kind, ids: Sequence[int]) -> list[Any]:
    if kind is Kind.TENANT:
        return [row.Tenant for row in queries.tenant_rows(s, ids)]
    return _BODIES[kind][1](s, ids)


def _building(row: Sequence[Any]) -> BuildingRow:
    key, name, kind, *more = row
    return BuildingRow(key, name, SpaceClass[kind].value, *more)


def _contact(row: Any) -> Contact:
    person = row.Person
    return Contact(
        id=person.id,
        name=person.name,
        post=person.post,
        role=person.role,
        body=row.body,
        unit=row.team or "",
        phone=person.phone,
        mobile=person.mobile,
        mail=person.mail,
        address=_address(row),
        about=_about(row.Tenant),
        has_basis=bool(person.collection_basis),
    )


def _address(row: Any) -> str:
    """The address of a person's body; a department's is not kept."""
    if row.Tenant is not None:
        return tenant_address(row)
    return row.Partner.address if row.Partner is not None else ""


def _about(tenant: Any) -> str:
    """What a card says of the body, never of the person."""
    if tenant is None:
        return ""
    parts = (("분야", tenant.field), ("주요사업", tenant.business))
    return "\n".join(f"{label}: {text}" for label, text in parts if text)


def _steps(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    return (list(ids[start : start + _STEP]) for start in range(0, len(ids), _STEP))
