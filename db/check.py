"""Is the office file whole? Pages, references, schema, and every record as its journal left it.

SQLite's own check sees one damaged value in seven (reliability.md 9); the journal holds each changed value a
second time, so a value that differs from its last line was changed by no act. A migration step that
rewrites rows has to write their journal lines too.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from db import chain, migrate, office_file
from db.engine import APPLICATION_ID, SCHEMA_VERSION
from db.errors import StorageDamagedError, StorageMissingError
from db.findings import Fault, Finding

NEWEST_LINES = 5_000
"""Lines that the check at the start compares; the thorough one takes them all."""

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?")

Values = dict[str, Any]


def verify(path: Path, *, thorough: bool = True, settle: bool = False) -> list[Finding]:
    """Everything that is wrong with a file; nothing is written.

    ``settle`` is for the office file itself, see office_file.looking.
    """
    try:
        head = office_file.head(path)
        if head is None:
            return [Finding(Fault.UNREADABLE, path.name)]
        if head.application_id != APPLICATION_ID or head.schema < 1 or (head.write_ahead and not settle):
            return [Finding(Fault.FOREIGN, path.name)]
        if head.schema > SCHEMA_VERSION:
            return [Finding(Fault.NEWER, str(head.schema))]
        with office_file.looking(path, settle=settle) as connection:
            return list(_findings(connection, head.schema, thorough=thorough))
    except StorageMissingError:
        return [Finding(Fault.MISSING, path.name)]
    except StorageDamagedError:
        return [Finding(Fault.UNREADABLE, path.name)]


def _findings(connection: sqlite3.Connection, version: int, *, thorough: bool) -> Iterator[Finding]:
    different = list(_schema_faults(connection, version))
    if different:  # a stranger's view or trigger could answer the questions below
        yield from different
        return
    pragma = "integrity_check" if thorough else "quick_check"
    for (answer,) in connection.execute(f"PRAGMA {pragma}(20)"):
        if answer != "ok":
            yield Finding(Fault.PAGES, answer)
    for table, row, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield Finding(Fault.REFERENCES, f"{table} {row}")
    silent = "SELECT id FROM act WHERE NOT EXISTS (SELECT 1 FROM journal WHERE act_id = act.id) LIMIT 20"
    for (act,) in connection.execute(silent):
        yield Finding(Fault.ACTS, f"act {act}")
    yield from _journal_faults(connection, None if thorough else NEWEST_LINES)
    if thorough and "access_line" in office_file.tables(connection):
        broken = chain.first_break(_links(connection))
        if broken is not None:
            yield Finding(Fault.ACCESS, str(broken))


def _links(connection: sqlite3.Connection) -> Iterator[chain.Link]:
    names = ", ".join((*chain.FIELDS, "previous", "digest"))
    for row in connection.execute(f"SELECT {names} FROM access_line ORDER BY id"):  # noqa: S608 - our columns
        yield chain.Link(*row)


def _schema_faults(connection: sqlite3.Connection, version: int) -> Iterator[Finding]:
    if migrate.step_of(connection) != migrate.revision(version):
        yield Finding(Fault.SCHEMA, migrate.LEDGER_OF_STEPS)
    difference = migrate.schema_of(connection) ^ migrate.known_schema(version)
    for kind, name in sorted({(part[0], part[1]) for part in difference}):
        yield Finding(Fault.SCHEMA, f"{kind} {name}")


def _journal_faults(connection: sqlite3.Connection, newest: int | None) -> Iterator[Finding]:
    """Records that are not as their last journal lines say."""
    lines = connection.execute(
        "SELECT table_name, record_id, op, after FROM"
        " (SELECT * FROM journal ORDER BY id DESC LIMIT ?) ORDER BY id",
        (-1 if newest is None else newest,),
    )
    last: dict[tuple[str, int], Values | None] = {}
    for table, record, op, after in lines:
        key = (table, record)
        last[key] = None if op == "D" else (last.get(key) or {}) | _values(after)
    columns = {table: _columns(connection, table) for table in office_file.tables(connection)}
    for (table, record), expected in last.items():
        if table not in columns:
            yield Finding(Fault.JOURNAL, f"{table} {record}")
            continue
        row = _record(connection, table, columns[table], record)
        if not _agree(row, expected):
            yield Finding(Fault.JOURNAL, f"{table} {record}")


def _agree(row: Values | None, expected: Values | None) -> bool:
    if row is None or expected is None:
        return row is None and expected is None
    return all(_plain(row[name]) == _plain(value) for name, value in expected.items() if name in row)


def _record(connection: sqlite3.Connection, table: str, columns: list[str], record: int) -> Values | None:
    query = f'SELECT * FROM "{table}" WHERE id = ?'  # noqa: S608 - a name from our own schema
    row = connection.execute(query, (record,)).fetchone()
    return dict(zip(columns, row, strict=True)) if row else None


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    cursor = connection.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608 - a name from our own schema
    return [column[0] for column in cursor.description]


def _values(stored: str | None) -> Values:
    """A journal line's values; a line that cannot be read any more agrees with no row."""
    try:
        return dict(json.loads(stored or "{}"))
    except (ValueError, TypeError):
        return {"id": "unreadable"}


def _plain(value: Any) -> Any:
    """One spelling for what JSON and the file write differently: moments, yes and no."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str) and (found := _MOMENT.fullmatch(value)):
        return f"{found[1]} {found[2]}.{(found[3] or '').rstrip('0')}"
    return value
