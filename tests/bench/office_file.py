"""Office folders with very many uses of rooms, made once and kept in the temp folder: the same seed, the same rows."""

import atexit
import hashlib
import shutil
import tempfile
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

from sqlalchemy import insert

from db.engine import make_engine, office_url
from db.venues import Usage
from desktop_app import search, settings
from desktop_app.backups import FILE
from desktop_app.example.fill import fill_reference, fill_tenants
from desktop_app.example.names import EVENTS, TITLES
from desktop_app.example.venues import room_drafts
from desktop_app.office import Office, open_office
from desktop_app.settings import Settings

YEAR: Final = 2021
SEED: Final = 100_000
CHUNK: Final = 10_000
TODAY: Final = date(YEAR, 12, 20)
CONFIRMED: Final = 0.8  # of the uses that were held
NOON: Final = datetime(YEAR, 12, 20, 12, 0)


@cache
def office_folder(usages: int) -> Path:
    """A closed office folder with so many uses, all of one year; whoever writes takes a copy."""
    kept = Path(tempfile.gettempdir()) / "park-ieum-bench" / f"{usages}-{recipe()}"
    if not (kept / FILE).exists():
        making = Path(tempfile.mkdtemp(prefix="park-ieum-"))
        _make(making, usages)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(kept, ignore_errors=True)
        shutil.move(making, kept)
    return kept


@cache
def scratch() -> Path:
    """Where copies lie until the bench ends."""
    folder = tempfile.mkdtemp(prefix="park-ieum-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def copied(usages: int, into: Path) -> Path:
    """A copy of such a folder, to write in."""
    shutil.copytree(office_folder(usages), into, ignore=shutil.ignore_patterns("backups"))
    return into


def _make(folder: Path, usages: int) -> None:
    settings.save(folder, Settings(year=YEAR, practice_day=TODAY))
    office = open_office(folder)
    try:
        dice = Random(SEED)
        fill_reference(office)
        fill_tenants(office, dice)
        office.venues.add_many(room_drafts(office.directory.buildings()))
        _add_usages(office, dice, usages)
    finally:
        office.close()
    shutil.rmtree(folder / "backups", ignore_errors=True)


def _add_usages(office: Office, dice: Random, usages: int) -> None:
    rooms, departments = office.venues.choices(), office.directory.departments()
    engine = make_engine(office_url(office.folder / FILE))
    with engine.begin() as connection:
        for start in range(0, usages, CHUNK):
            rows = [usage_row(dice, rooms, departments) for _ in range(min(CHUNK, usages - start))]
            connection.execute(insert(Usage), rows)
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def usage_row(dice: Random, rooms: list[Any], departments: list[Any]) -> dict[str, Any]:
    room, department = dice.choice(rooms), dice.choice(departments)
    day = date(YEAR, 1, 4) + timedelta(days=dice.randrange(360))
    event, kind = dice.choice(EVENTS)
    words = f"{dice.choice(TITLES)} {event} {dice.randrange(1, 400)}차"
    start = dice.randrange(9 * 60, 18 * 60, 30)
    minutes = dice.randrange(60, 240, 30)
    held = day < TODAY
    key = search.folded(words)
    return {
        "fiscal_year": YEAR,
        "used_on": day,
        "month": day.month,
        "start_minute": start,
        "end_minute": start + minutes,
        "minutes": minutes,
        "host": "DONG" if department.hint == "동" else "DEPARTMENT",
        "department_id": department.id,
        "building_id": room.building_id,
        "venue_id": room.id,
        "event": words,
        "kind": kind,
        "attendees": dice.randint(5, 120),
        "fee_won": room.fee_won,
        "waived": dice.random() < 0.7,
        "state": "CANCELLED" if dice.random() < 0.05 else ("HELD" if held else "PLANNED"),
        "contact_name": "홍가온",
        "contact_extension": "0000",
        "confirmed_on": day if held and dice.random() < CONFIRMED else None,
        "note": "",
        "words": key,
        "sounds": search.initials(key),
        "sort_key": search.sort_key(words),
        "version": 1,
        "created_at": NOON,
        "updated_at": NOON,
    }


def recipe(*more: Path) -> str:
    """Changes with the schema, and with what this module and those that build on it write."""
    root = Path(__file__).parents[2]
    parts = [Path(__file__), *more, *sorted((root / "db" / "migrations" / "versions").glob("*.py"))]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()[:12]
