"""An office folder with very many records of every kind, to find in: tenants, people, and five times as many others.

Of ``n`` tenants each has a person and every fourth another name; the others are ``5 n``: uses of rooms, ledger
entries, proposals with their opinions, contact notes. Made once, by the same seed.
"""

import shutil
import tempfile
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import Connection, insert, select, text

from db.budget import Account, Entry
from db.directory import Alias, ContactNote, Person
from db.engine import make_engine, office_url
from db.proposals import Opinion, Proposal
from db.tenants import Tenant
from db.venues import Usage
from desktop_app import search, settings
from desktop_app.backups import FILE
from desktop_app.budget.records import planned_budget
from desktop_app.example.fill import fill_reference
from desktop_app.example.names import (
    BUSINESS,
    FAMILY,
    FIRST_WORDS,
    GIVEN,
    LAST_WORDS,
    PAYEES,
    POSTS,
    TITLES,
)
from desktop_app.example.venues import room_drafts
from desktop_app.office import Office, open_office
from desktop_app.reference import plan
from desktop_app.settings import Settings
from desktop_app.terms import LEGAL_FORMS
from tests.bench.office_file import CHUNK, NOON, SEED, TODAY, YEAR, recipe, scratch, usage_row

Row = dict[str, Any]
RARE: Final = "무지개다리"
"""A word that one tenant in a thousand has in its name."""

_STAMPS: Final = {"version": 1, "created_at": NOON, "updated_at": NOON, "deleted_at": None}


@cache
def crowded_folder(tenants: int) -> Path:
    """A closed office folder with so many tenants; whoever writes takes a copy."""
    kept = Path(tempfile.gettempdir()) / "park-ieum-bench" / f"crowded-{tenants}-{recipe(Path(__file__))}"
    if not (kept / FILE).exists():
        making = Path(tempfile.mkdtemp(prefix="park-ieum-"))
        _make(making, tenants)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.move(making, kept)
    return kept


def crowded_copy(tenants: int, name: str) -> Path:
    """A copy of such a folder, to open."""
    into = scratch() / f"{name}-{tenants}"
    shutil.copytree(crowded_folder(tenants), into, ignore=shutil.ignore_patterns("backups"))
    return into


def _make(folder: Path, tenants: int) -> None:
    settings.save(folder, Settings(year=YEAR, practice_day=TODAY))
    office = open_office(folder)
    try:
        dice = Random(SEED)
        fill_reference(office)
        office.venues.add_many(room_drafts(office.directory.buildings()))
        office.budget.levels.set_up_year(
            YEAR, planned_budget(plan()["budget"], without_sums=True), allotted=False
        )
        _fill(office, dice, tenants)
    finally:
        office.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)


def _fill(office: Office, dice: Random, tenants: int) -> None:
    rooms, offices = office.venues.choices(), office.directory.departments()
    buildings = [choice.id for choice in office.directory.buildings()]
    engine = make_engine(office_url(office.folder / FILE))
    with engine.begin() as connection:
        _add(connection, Tenant, [_tenant(dice, place, buildings) for place in range(tenants)])
        ids = list(connection.scalars(select(Tenant.id)))
        _add(connection, Person, [_person(dice, key) for key in ids])
        _add(connection, Alias, [_alias(key) for key in ids[::4]])
        proposals = [_proposal(dice, serial, ids) for serial in range(1, tenants // 4 + 1)]
        _add(connection, Proposal, proposals)
        asked = list(connection.scalars(select(Proposal.id)))
        _add(connection, Opinion, [_opinion(dice, key, offices) for key in asked])
        _add(connection, ContactNote, [_note(dice, ids) for _ in range(tenants // 2)])
        lines = list(connection.scalars(select(Account.id).where(Account.level == 5)))
        for table in ("entry",):
            _without_triggers(connection, table, [_entry(dice, lines) for _ in range(tenants)])
        _add(connection, Usage, [usage_row(dice, rooms, offices) for _ in range(tenants * 3)])
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _add(connection: Connection, table: Any, rows: list[Row]) -> None:
    for start in range(0, len(rows), CHUNK):
        connection.execute(insert(table), [{**row, **_STAMPS} for row in rows[start : start + CHUNK]])


def _without_triggers(connection: Connection, table: str, rows: list[Row]) -> None:
    """The ledger's rules look at all lines for every new one; a file to measure needs them back afterwards."""
    kept = connection.execute(
        text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
        {"table": table},
    ).all()
    for name, _ in kept:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    _add(connection, Entry, rows)
    for _, statement in kept:
        connection.exec_driver_sql(statement)


def _keys(name: str, *more: str) -> Row:
    words = " ".join(search.folded(one) for one in (name, *more) if one)
    return {"words": words, "sounds": search.initials(words), "sort_key": search.sort_key(name)}


def _tenant(dice: Random, place: int, buildings: list[int]) -> Row:
    last = dice.choice(LAST_WORDS)
    rare = f"{RARE} " if place % 1000 == 0 else ""
    name = f"{rare}{dice.choice(FIRST_WORDS)} {last} {place}"
    field, business = BUSINESS[last]
    start = date(2018 + dice.randrange(3), dice.randint(1, 12), 1)
    left = dice.random() < 0.1
    room = f"{dice.randint(2, 5)}{dice.randint(1, 18):02d}호"
    return {
        "name": name,
        "tenant_group": "CENTER",
        "place": dice.choice(("MIRAE", "SANGSANG_ROOM", "SMALL_BUILDING")),
        "building_id": dice.choice(buildings),
        "room": room,
        "field": field,
        "legal_form": dice.choice(LEGAL_FORMS),
        "business": business,
        "cooperation": "구 부서와 함께하는 체험·교육·전시",
        "profile": f"{business}. 이웃과 함께 자라는 {last}입니다. " * 4,
        "agreed_from": start,
        "agreed_until": date(2022 + dice.randrange(3), dice.randint(1, 12), 1),
        "moved_in_on": start,
        "moved_out_on": date(2021, 6, 30) if left else None,
        **_keys(name, room, field, business),
    }


def _person(dice: Random, tenant: int) -> Row:
    name, post = dice.choice(FAMILY) + dice.choice(GIVEN), dice.choice(POSTS)
    return {
        "tenant_id": tenant,
        "name": name,
        "post": post,
        "role": "협업사업 담당",
        "phone": f"000-0000-{dice.randrange(10_000):04d}",
        "mail": f"contact{tenant}@example.invalid",
        "is_primary": True,
        "collection_basis": "CONSENT",
        "collected_on": date(2021, 3, 2),
        **_keys(name, post, "협업사업 담당"),
    }


def _alias(tenant: int) -> Row:
    name = f"옛 이름 {tenant}"
    return {"kind": "TENANT", "name": name, "key": search.folded(name), "tenant_id": tenant}


def _proposal(dice: Random, serial: int, tenants: list[int]) -> Row:
    title, number = f"{dice.choice(TITLES)} {serial}", f"{YEAR}-제안-{serial:03d}"
    return {
        "fiscal_year": YEAR,
        "serial": serial,
        "number": number,
        "direction": "TENANT_TO_DISTRICT",
        "title": title,
        "tenant_id": dice.choice(tenants),
        "received_on": date(YEAR, 1, 4) + timedelta(days=dice.randrange(340)),
        "field": "청년/경제",
        "summary": "이웃이 함께 쓰고 고치는 자리를 만든다. " * 5,
        "stage": "SHARED",
        **_keys(title, number),
    }


def _opinion(dice: Random, proposal: int, offices: list[Any]) -> Row:
    asked = date(YEAR, 2, 1) + timedelta(days=dice.randrange(300))
    return {
        "proposal_id": proposal,
        "department_id": dice.choice(offices).id,
        "requested_on": asked,
        "due_on": asked + timedelta(days=10),
    }


def _note(dice: Random, tenants: list[int]) -> Row:
    said = f"{dice.choice(TITLES)} 일정 물음 {dice.randrange(1000)}"
    return {
        "tenant_id": dice.choice(tenants),
        "contacted_on": date(YEAR, 1, 4) + timedelta(days=dice.randrange(340)),
        "way": "PHONE",
        "summary": said,
        **_keys(said),
    }


def _entry(dice: Random, lines: list[int]) -> Row:
    said, payee = f"{dice.choice(TITLES)} 물품 구입 {dice.randrange(1000)}", dice.choice(PAYEES)
    number = f"기획예산과-{dice.randrange(100_000)}"
    return {
        "fiscal_year": YEAR,
        "account_id": dice.choice(lines),
        "kind": "REQUEST",
        "booked_on": date(YEAR, 1, 4) + timedelta(days=dice.randrange(340)),
        "amount_won": dice.randrange(1, 900) * 1000,
        "summary": said,
        "payee": payee,
        "request_number": number,
        **_keys(said, payee, number),
    }
