"""Takes people's data out of a file for good: their rows, their history, the texts that name them (PII-3).

Works on the bare driver, so that the open office file and every kept backup, of this or an older schema, are
treated by the same lines. What is left of a person is a row that says nothing of anybody: the organisation
keeps its counts and every reference stays whole.
"""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from db import office_file
from db.needles import pattern_of

ERASED = "(파기)"
"""Stands in the place of a name that was destroyed."""

BLANK: dict[str, Any] = {
    "name": ERASED, "post": "", "role": "", "phone": "", "mobile": "", "mail": "", "note": "",
    "words": "", "sounds": "", "sort_key": "", "is_primary": 0, "since_on": None, "until_on": None,
    "collection_basis": "", "collected_on": None, "retain_until": None, "team_id": None,
}  # fmt: skip
"""What a person's row says afterwards."""

FOUND_BY = ("name", "phone", "mobile", "mail")
"""The columns whose values may stand elsewhere, in a text or in a file."""

_KEYS = frozenset({"words", "sounds", "sort_key"})
_NEVER = frozenset({"person", "journal", "access_line", "disposal", "alembic_version", "intake_mapping"})
_NAMES = frozenset({"tenant", "partner", "department", "team", "building", "venue", "alias", "list_view"})
"""Their names are no person's, even where they read alike."""
_SHORTEST_NAME, _SHORTEST = 2, 6


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """A text that names somebody: a column of a record, with what it said before (its journal)."""

    table: str
    record_id: int
    column: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A spot with the text as it stands; ``former`` where only its history still names the person."""

    spot: Spot
    text: str
    found: tuple[str, ...]
    former: bool = False


@dataclass(frozen=True, slots=True)
class Erasing:
    """One destruction as every file undergoes it; ``pairs`` are what is replaced in the spots, and by what."""

    ids: tuple[int, ...]
    at: str
    spots: tuple[Spot, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    key_pairs: tuple[tuple[str, str], ...] = ()


def values_of(connection: sqlite3.Connection, ids: Collection[int]) -> set[str]:
    """How these people can be recognised in other places: names, numbers, addresses, present and former."""
    found: set[str] = set()
    listed = ", ".join(FOUND_BY)
    query = f"SELECT {listed} FROM person WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - our columns
    for row in connection.execute(query, (json.dumps(list(ids)),)):
        found.update(row)
    for _, _, before, after in _lines_of(connection, ids):
        for stored in (before, after):
            values = _read(stored)
            found.update(str(values[name]) for name in FOUND_BY if values.get(name))
    return {value for value in found if value and value != ERASED and _telling(value)}


def strangers(connection: sqlite3.Connection, ids: Collection[int], values: Collection[str]) -> set[str]:
    """Those of the values that people who stay have too: the number of an office, a common name."""
    query = f"SELECT {', '.join(FOUND_BY)} FROM person WHERE id NOT IN (SELECT value FROM json_each(?))"  # noqa: S608
    staying = {value for row in connection.execute(query, (json.dumps(list(ids)),)) for value in row}
    return staying & set(values)


def orphans(connection: sqlite3.Connection) -> set[int]:
    """People who were entered and taken back: no row holds them, the history still does."""
    query = (
        "SELECT DISTINCT record_id FROM journal WHERE table_name = 'person'"
        " AND record_id NOT IN (SELECT id FROM person)"
    )
    return {key for (key,) in connection.execute(query)}


def mentions(connection: sqlite3.Connection, values: Collection[str]) -> list[Mention]:
    """All texts of other records that hold one of the values, and those whose history does."""
    if not values:
        return []
    pattern = pattern_of(values)
    found: dict[Spot, Mention] = {}
    for table, columns in _texts(connection):
        listed = ", ".join(f'"{name}"' for name in columns)
        for key, *texts in connection.execute(f'SELECT id, {listed} FROM "{table}"'):  # noqa: S608 - our tables
            for name, text in zip(columns, texts, strict=True):
                if text and (hits := tuple(sorted(set(pattern.findall(text))))):
                    spot = Spot(table, key, name)
                    found[spot] = Mention(spot, text, hits)
    for mention in _former(connection, pattern):
        found.setdefault(mention.spot, mention)
    return [found[spot] for spot in sorted(found)]


def erase(connection: sqlite3.Connection, what: Erasing) -> None:
    """Blank the people and the chosen texts, in the rows and in their history; the caller's transaction."""
    people = set(what.ids) | orphans(connection)
    known = _columns(connection, "person")
    _blank_rows(connection, what, known)
    rows = _states(connection, people, known)
    for line, record, before, after in _lines_of(connection, people):
        blanked = (_blanked(before, {}), _blanked(after, rows.get(record, {})))
        connection.execute("UPDATE journal SET before = ?, after = ? WHERE id = ?", (*blanked, line))
    if what.spots and what.pairs:
        _clear_spots(connection, what)


def holds(connection: sqlite3.Connection, ids: Collection[int]) -> bool:
    """Whether a file still says something of these people."""
    query = "SELECT 1 FROM person WHERE name <> ? AND id IN (SELECT value FROM json_each(?)) LIMIT 1"
    if connection.execute(query, (ERASED, json.dumps(list(ids)))).fetchone():
        return True
    people = set(ids) | orphans(connection)
    return any(
        _says(_read(stored)) for _, _, *pair in _lines_of(connection, people) for stored in pair if stored
    )


def concerns(connection: sqlite3.Connection, what: Erasing) -> bool:
    """Whether a file has to undergo a destruction: it holds the people, or a chosen text still names them."""
    if holds(connection, what.ids):
        return True
    chosen = set(what.spots)
    return any(one.spot in chosen for one in mentions(connection, {value for value, _ in what.pairs}))


def _telling(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    return len(value) >= (_SHORTEST if digits else _SHORTEST_NAME)


def _blank_rows(connection: sqlite3.Connection, what: Erasing, known: Collection[str]) -> None:
    parts = {name: value for name, value in BLANK.items() if name in known}
    settings = ", ".join(f'"{name}" = ?' for name in parts)
    if "erased_at" in known:
        settings += ", erased_at = coalesce(erased_at, :at)".replace(":at", "?")
    times = ", deleted_at = coalesce(deleted_at, ?), version = version + 1"
    moments = [what.at] * (2 if "erased_at" in known else 1)
    connection.execute(
        f"UPDATE person SET {settings}{times} WHERE name <> ? AND id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (*parts.values(), *moments, ERASED, json.dumps(what.ids)),
    )


def _states(
    connection: sqlite3.Connection, ids: Collection[int], known: Collection[str]
) -> dict[int, dict[str, Any]]:
    """What the history has to agree with: when each row was marked."""
    names = [name for name in ("deleted_at", "erased_at") if name in known]
    query = f"SELECT id, {', '.join(names)} FROM person WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
    found = connection.execute(query, (json.dumps(sorted(ids)),))
    return {key: dict(zip(names, values, strict=True)) for key, *values in found}


def _blanked(stored: str | None, state: dict[str, Any]) -> str | None:
    """One side of a journal line without a value of the person; the times as the row now has them."""
    if not stored:
        return stored
    values = _read(stored)
    values.update({name: BLANK[name] for name in values if name in BLANK})
    values.update({name: state[name] for name in values if name in state})
    return _write(values)


def _says(values: dict[str, Any]) -> bool:
    return any(
        values[name] not in {BLANK[name], None, ""}
        for name in values
        if name in BLANK and name != "is_primary"
    )


def _clear_spots(connection: sqlite3.Connection, what: Erasing) -> None:
    tables = set(office_file.tables(connection))
    for spot in what.spots:
        if spot.table not in tables or spot.column not in (known := _columns(connection, spot.table)):
            continue
        _clear_row(connection, spot, what, known)
        lines = connection.execute(
            "SELECT id, before, after FROM journal WHERE table_name = ? AND record_id = ?",
            (spot.table, spot.record_id),
        ).fetchall()
        for line, *sides in lines:
            changed = [_cleared(stored, spot.column, what) for stored in sides]
            connection.execute("UPDATE journal SET before = ?, after = ? WHERE id = ?", (*changed, line))


def _clear_row(connection: sqlite3.Connection, spot: Spot, what: Erasing, known: Sequence[str]) -> None:
    pairs = {spot.column: what.pairs} | {
        name: what.key_pairs for name in ("words", "sort_key") if name in known
    }
    listed = ", ".join(f'"{name}"' for name in pairs)
    query = f'SELECT {listed} FROM "{spot.table}" WHERE id = ?'  # noqa: S608 - our own tables
    row = connection.execute(query, (spot.record_id,)).fetchone()
    if row is None:
        return
    texts = [_replaced(text, some) for text, some in zip(row, pairs.values(), strict=True)]
    settings = ", ".join(f'"{name}" = ?' for name in pairs)
    version = ", version = version + 1" if "version" in known else ""
    update = f'UPDATE "{spot.table}" SET {settings}{version} WHERE id = ?'  # noqa: S608 - our own tables
    connection.execute(update, (*texts, spot.record_id))


def _cleared(stored: str | None, column: str, what: Erasing) -> str | None:
    if not stored:
        return stored
    values = _read(stored)
    for name, pairs in ((column, what.pairs), ("words", what.key_pairs), ("sort_key", what.key_pairs)):
        if isinstance(values.get(name), str):
            values[name] = _replaced(values[name], pairs)
    return _write(values)


def _replaced(text: Any, pairs: Iterable[tuple[str, str]]) -> Any:
    if not isinstance(text, str):
        return text
    for value, instead in pairs:
        text = text.replace(value, instead)
    return text


def _former(connection: sqlite3.Connection, pattern: re.Pattern[str]) -> Iterator[Mention]:
    query = "SELECT table_name, record_id, before, after FROM journal WHERE table_name <> 'person'"
    for table, record, *sides in connection.execute(query):
        for stored in sides:
            if not stored or not pattern.search(stored):
                continue
            texts = {name: text for name, text in _read(stored).items() if isinstance(text, str)}
            for name, text in texts.items():
                hits = tuple(sorted(set(pattern.findall(text))))
                if hits and name not in _KEYS and not _is_name(table, name):
                    yield Mention(Spot(table, record, name), text, hits, former=True)


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """The columns of each table in which somebody can be named."""
    for table in office_file.tables(connection):
        if table in _NEVER:
            continue
        info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        names = [name for _, name, kind, *_ in info if kind == "TEXT"]
        columns = [name for name in names if name not in _KEYS and not _is_name(table, name)]
        if columns and any(name == "id" for _, name, *_ in info):
            yield table, columns


def _is_name(table: str, column: str) -> bool:
    return table in _NAMES and column in {"name", "key"}


def _lines_of(
    connection: sqlite3.Connection, ids: Collection[int]
) -> list[tuple[int, int, str | None, str | None]]:
    query = (
        "SELECT id, record_id, before, after FROM journal"
        " WHERE table_name = 'person' AND record_id IN (SELECT value FROM json_each(?))"
    )
    return connection.execute(query, (json.dumps(sorted(ids)),)).fetchall()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]


def _read(stored: str | None) -> dict[str, Any]:
    return dict(json.loads(stored)) if stored else {}


def _write(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
