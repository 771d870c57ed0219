"""Collects the 입주단체 소개집: who is in the park on a day, or a list, gathered by building or 분야."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db import outgoing_queries as queries
from db.session import Session
from desktop_app.outgoing.book_records import BookEntry, BookGroup, BookOrder, TenantBook
from desktop_app.outgoing.records import Line
from desktop_app.store import Store
from desktop_app.terms import FIELDS


@dataclass(frozen=True, slots=True)
class BookWish:
    """What the officer asks for; without ``ids`` all tenants in the park on that day."""

    as_of: date
    order: BookOrder = BookOrder.BUILDING
    ids: tuple[int, ...] | None = None
    contacts: bool = False
    lists_missing: bool = False


def collect_book(store: Store, office: str, wish: BookWish) -> TenantBook:
    """One short read into a frozen book."""
    with store.reading() as s:
        ids = queries.present_ids(s, wish.as_of) if wish.ids is None else list(wish.ids)
        rows = [
            row
            for start in range(0, len(ids), 500)
            for row in queries.tenant_rows(s, ids[start : start + 500])
        ]
        rows.sort(key=lambda row: row.Tenant.sort_key)
        whom = _contacts(s, ids, wish)
        places = queries.building_places(s)
        entries = {row.id: _entry(row, whom.get(row.id)) for row in rows}
        keys = {row.id: _group(row, wish.order) for row in rows}
        missing = tuple(Line(row.id, row.Tenant.name) for row in rows if not row.Tenant.profile)
    shown = [one for one in whom.values() if one.has_basis]
    return TenantBook(
        as_of=wish.as_of,
        order=wish.order,
        office=office,
        groups=_groups(entries, keys, _sequence(wish.order, places)),
        missing=missing,
        lists_missing=wish.lists_missing,
        people=tuple(one.id for one in shown),
        withheld=len(whom) - len(shown),
    )


@dataclass(frozen=True, slots=True)
class _Whom:
    """The person to reach, as the book would name them."""

    id: int
    words: str
    has_basis: bool


def _contacts(s: Session, ids: Sequence[int], wish: BookWish) -> dict[int, _Whom]:
    """The first person of each tenant who can be reached, where contacts are asked for."""
    if not wish.contacts:
        return {}
    found = {}
    for start in range(0, len(ids), 500):
        behind = queries.people_behind(s, "tenant_id", ids[start : start + 500], wish.as_of)
        for key, rows in behind.items():
            person = rows[0].Person
            name = " ".join(part for part in (person.name, person.post) if part)
            words = " · ".join(part for part in (name, person.phone or person.mobile, person.mail) if part)
            found[key] = _Whom(person.id, words, bool(person.collection_basis))
    return found


def _entry(row: Any, whom: _Whom | None) -> BookEntry:
    tenant = row.Tenant
    return BookEntry(
        id=row.id,
        name=tenant.name,
        place=" ".join(part for part in (row.building or "", tenant.room) if part),
        contact=whom.words if whom is not None and whom.has_basis else "",
        **{
            name: getattr(tenant, name)
            for name in ("field", "legal_form", "profile", "business", "cooperation", "homepage")
        },
    )


def _group(row: Any, order: BookOrder) -> str:
    name = (row.building or "") if order is BookOrder.BUILDING else row.Tenant.field
    return name or order.unknown


def _sequence(order: BookOrder, places: Mapping[str, int]) -> dict[str, int]:
    """Where each group stands: buildings as in their register, fields as in the plan, the unknown last."""
    if order is BookOrder.BUILDING:
        return dict(places)
    return {name: place for place, name in enumerate(FIELDS)}


def _groups(
    entries: Mapping[int, BookEntry], keys: Mapping[int, str], sequence: Mapping[str, int]
) -> tuple[BookGroup, ...]:
    names = sorted(set(keys.values()), key=lambda name: (sequence.get(name, len(sequence) + 1000), name))
    return tuple(
        BookGroup(name, tuple(entry for key, entry in entries.items() if keys[key] == name)) for name in names
    )
