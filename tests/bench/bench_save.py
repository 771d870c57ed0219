"""Saving one record with its line of the journal, against the same rows written by the driver alone.

The raw transaction has the pragmas of the office file: TRUNCATE, EXTRA, foreign keys, secure delete.
"""

import sqlite3
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final

from db.engine import PRAGMAS
from desktop_app.office import Office, open_office
from desktop_app.terms import UsageHost
from desktop_app.venues.records import UsageDraft
from tests.bench.harness import timed
from tests.bench.office_file import YEAR, copied, scratch

SAVES: Final = 40

_number = count(1)


def add(n: int) -> float:
    """Seconds to enter one use among so many."""
    usages, draft = _office(n).usages, _draft(n)
    return timed(lambda: usages.add(replace(draft, event=f"주민 회의 {next(_number)}")), SAVES)


def bare_add(n: int) -> float:
    """Seconds to insert its row, the act and the line of the journal in one raw transaction."""
    file = _file(n)
    row = dict(file.execute("SELECT * FROM usage ORDER BY id DESC LIMIT 1").fetchone())
    del row["id"]
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    after = file.execute("SELECT after FROM journal ORDER BY id DESC LIMIT 1").fetchone()[0]

    def write() -> None:
        file.execute("BEGIN IMMEDIATE")
        done = file.execute(f"INSERT INTO usage ({names}) VALUES ({marks})", tuple(row.values()))
        _journal(file, int(done.lastrowid or 0), "I", None, after)
        file.execute("COMMIT")

    return timed(write, SAVES)


def edit(n: int) -> float:
    """Seconds to save a changed use: it is read, compared with the form's version, written."""
    usages = _office(n).usages
    key = usages.add(_draft(n)).record_id
    assert key is not None
    draft = usages.draft(key)
    versions = count(draft.version or 1)

    def save() -> None:
        version = next(versions)
        usages.edit(key, replace(draft, attendees=30 + version % 9, version=version))

    return timed(save, SAVES)


def bare_edit(n: int) -> float:
    """Seconds to read a row and update it, with act and line of the journal, in one raw transaction."""
    file = _file(n)
    key = file.execute("SELECT max(id) FROM usage").fetchone()[0]
    numbers = count(1)

    def write() -> None:
        file.execute("BEGIN IMMEDIATE")
        file.execute("SELECT * FROM usage WHERE id = ?", (key,)).fetchone()
        file.execute(
            "UPDATE usage SET attendees = ?, version = version + 1, updated_at = ? WHERE id = ?",
            (30 + next(numbers) % 9, "2021-12-20 12:00:00.000000", key),
        )
        _journal(file, key, "U", '{"attendees":30}', '{"attendees":31}')
        file.execute("COMMIT")

    return timed(write, SAVES)


def _journal(file: sqlite3.Connection, key: int, op: str, before: str | None, after: str) -> None:
    act = file.execute(
        "INSERT INTO act (act, at, user, note) VALUES ('ADD_USAGE', '2021-12-20 12:00:00.000000', '시험', '')"
    )
    file.execute(
        "INSERT INTO journal (act_id, table_name, record_id, op, before, after) VALUES (?, 'usage', ?, ?, ?, ?)",
        (act.lastrowid, key, op, before, after),
    )


@cache
def _draft(n: int) -> UsageDraft:
    office = _office(n)
    room = office.venues.choices()[0]
    return UsageDraft(
        date(YEAR, 10, 12),
        "주민 회의",
        host=UsageHost.PARK,
        building_id=room.building_id,
        venue_id=room.id,
        start_minute=600,
        end_minute=720,
        attendees=30,
    )


@cache
def _folder(n: int) -> Path:
    return copied(n, scratch() / f"save-{n}")


@cache
def _office(n: int) -> Office:
    return open_office(_folder(n))


@cache
def _file(n: int) -> sqlite3.Connection:
    file = sqlite3.connect(_folder(n) / "office.db", isolation_level=None)
    file.row_factory = sqlite3.Row
    for name, value in PRAGMAS.items():
        file.execute(f"PRAGMA {name} = {value}")
    return file
