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
from db.personal import ERASED, PERSONAL, Personal, ids_in, personal_columns

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
    """One destruction as every file undergoes it, of the rows that ``keys`` name (db.personal).

    ``pairs`` are what is replaced in the spots, and by what.
    """

    keys: tuple[int, ...]
    at: str
    spots: tuple[Spot, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    key_pairs: tuple[tuple[str, str], ...] = ()


def values_of(connection: sqlite3.Connection, keys: Collection[int]) -> set[str]:
    """How these people can be recognised in other places: names, numbers, addresses, present and former."""
    found: set[Any] = set()
    for kind in _kept(connection):
        ids = ids_in(keys, kind)
        if not ids:
            continue
        columns = _known(connection, kind, kind.found_by)
        query = f'SELECT {_list(columns)} FROM "{kind.table}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608 - ours
        for row in connection.execute(query, (json.dumps(ids),)):
            found.update(row)
        for _, _, *sides in _lines_of(connection, kind, ids):
            for stored in sides:
                values = _read(stored)
                found.update(str(values[name]) for name in kind.found_by if values.get(name))
    return {value for value in found if value and value != ERASED and _telling(value)}


def strangers(connection: sqlite3.Connection, keys: Collection[int], values: Collection[str]) -> set[str]:
    """Those of the values that people who stay have too: the number of an office, a common name."""
    staying: set[Any] = set()
    for kind in _kept(connection):
        columns = _known(connection, kind, kind.found_by)
        query = (
            f'SELECT {_list(columns)} FROM "{kind.table}" WHERE id NOT IN (SELECT value FROM json_each(?))'  # noqa: S608 - ours
        )
        for row in connection.execute(query, (json.dumps(ids_in(keys, kind)),)):
            staying.update(row)
    return staying & set(values)


def orphans(connection: sqlite3.Connection, kind: Personal) -> set[int]:
    """People who were entered and taken back: no row holds them, the history still does."""
    query = f"""SELECT DISTINCT record_id FROM journal WHERE table_name = ?
        AND record_id NOT IN (SELECT id FROM "{kind.table}")"""  # noqa: S608 - our own tables
    return {key for (key,) in connection.execute(query, (kind.table,))}


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
    for kind in _kept(connection):
        ids = ids_in(what.keys, kind)
        known = _columns(connection, kind.table)
        _blank_rows(connection, kind, ids, what, known)
        people = {*ids, *orphans(connection, kind)}
        rows = _states(connection, kind, people, known)
        for line, record, *sides in _lines_of(connection, kind, people):
            before, after = (_blanked(stored, kind, what) for stored in sides)
            after = _agreeing(after, rows.get(record, {}))
            connection.execute("UPDATE journal SET before = ?, after = ? WHERE id = ?", (before, after, line))
    if what.spots and what.pairs:
        _clear_spots(connection, what)


def holds(connection: sqlite3.Connection, keys: Collection[int]) -> bool:
    """Whether a file still says something of these people."""
    return any(_holds(connection, kind, ids_in(keys, kind)) for kind in _kept(connection))


def _holds(connection: sqlite3.Connection, kind: Personal, ids: Collection[int]) -> bool:
    query = f'SELECT 1 FROM "{kind.table}" WHERE "{kind.named}" <> ? AND id IN (SELECT value FROM json_each(?)) LIMIT 1'  # noqa: S608 - ours
    if connection.execute(query, (ERASED, json.dumps(list(ids)))).fetchone():
        return True
    people = {*ids, *orphans(connection, kind)}
    lines = _lines_of(connection, kind, people)
    return any(_says(_read(stored), kind) for _, _, *pair in lines for stored in pair if stored)


def concerns(connection: sqlite3.Connection, what: Erasing) -> bool:
    """Whether a file has to undergo a destruction: it holds the people, or a chosen text still names them."""
    if holds(connection, what.keys):
        return True
    chosen = set(what.spots)
    return any(one.spot in chosen for one in mentions(connection, {value for value, _ in what.pairs}))


def _telling(value: str) -> bool:
    digits = sum(map(str.isdigit, value))
    return len(value) >= (_SHORTEST if digits else _SHORTEST_NAME)


def _kept(connection: sqlite3.Connection) -> list[Personal]:
    """The kinds whose table this file has."""
    tables = set(office_file.tables(connection))
    return [kind for kind in PERSONAL if kind.table in tables]


def _blank_rows(
    connection: sqlite3.Connection,
    kind: Personal,
    ids: Collection[int],
    what: Erasing,
    known: Collection[str],
) -> None:
    parts: dict[str, Any] = {name: value for name, value in kind.blank.items() if name in known}
    settings = [f'"{name}" = ?' for name in parts]
    times = [name for name in kind.times if name in known]
    settings += [f'"{name}" = coalesce("{name}", ?)' for name in times]
    if not kind.goes:
        for record in ids:
            _clear_keys(connection, kind, record, what)
    connection.execute(
        f'UPDATE "{kind.table}" SET {", ".join(settings)}, version = version + 1'  # noqa: S608 - our own tables
        f' WHERE "{kind.named}" <> ? AND id IN (SELECT value FROM json_each(?))',
        (*parts.values(), *(what.at for _ in times), ERASED, json.dumps(list(ids))),
    )


def _clear_keys(connection: sqlite3.Connection, kind: Personal, record: int, what: Erasing) -> None:
    """The search keys of a row that stays, without the values."""
    query = f'SELECT words, sort_key FROM "{kind.table}" WHERE id = ?'  # noqa: S608 - our own tables
    row = connection.execute(query, (record,)).fetchone()
    if row is not None:
        keys = [_replaced(text, what.key_pairs) for text in row]
        update = f'UPDATE "{kind.table}" SET words = ?, sort_key = ? WHERE id = ?'  # noqa: S608 - our own tables
        connection.execute(update, (*keys, record))


def _states(
    connection: sqlite3.Connection, kind: Personal, ids: Collection[int], known: Collection[str]
) -> dict[int, dict[str, Any]]:
    """What the history has to agree with: when each row was marked."""
    names = [name for name in kind.times if name in known]
    query = f'SELECT {_list(["id", *names])} FROM "{kind.table}" WHERE id IN (SELECT value FROM json_each(?))'  # noqa: S608 - ours
    found = connection.execute(query, (json.dumps(sorted(ids)),))
    return {key: dict(zip(names, values, strict=True)) for key, *values in found}


def _blanked(stored: str | None, kind: Personal, what: Erasing) -> str | None:
    """One side of a journal line without a value of the person."""
    if not stored:
        return stored
    values = _read(stored)
    values.update({name: kind.blank[name] for name in values if name in kind.blank})
    if not kind.goes:
        for name in ("words", "sort_key"):
            if name in values:
                values[name] = _replaced(values[name], what.key_pairs)
    return _write(values)


def _agreeing(stored: str | None, state: dict[str, Any]) -> str | None:
    """A side that came after, with the times as the row now has them."""
    if not stored:
        return stored
    values = _read(stored)
    values.update({name: state[name] for name in values if name in state})
    return _write(values)


def _says(values: dict[str, Any], kind: Personal) -> bool:
    return any(
        values[name] not in {kind.blank[name], None, ""}
        for name in values
        if name in kind.blank and name != "is_primary"
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
                if hits and _can_name(table, name):
                    yield Mention(Spot(table, record, name), text, hits, former=True)


def _texts(connection: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """The columns of each table in which somebody can be named."""
    for table in office_file.tables(connection):
        if table in _NEVER:
            continue
        info = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
        columns = [name for _, name, kind, *_ in info if kind == "TEXT" and _can_name(table, name)]
        if columns and any(name == "id" for _, name, *_ in info):
            yield table, columns


def _can_name(table: str, column: str) -> bool:
    """Not a search key, not the name of a body, and not what a person says of themselves."""
    return column not in _KEYS and not _is_name(table, column) and column not in personal_columns(table)


def _is_name(table: str, column: str) -> bool:
    return table in _NAMES and column in {"name", "key"}


def _lines_of(
    connection: sqlite3.Connection, kind: Personal, ids: Collection[int]
) -> list[tuple[int, int, str | None, str | None]]:
    query = (
        "SELECT id, record_id, before, after FROM journal"
        " WHERE table_name = ? AND record_id IN (SELECT value FROM json_each(?))"
    )
    return connection.execute(query, (kind.table, json.dumps(sorted(ids)))).fetchall()


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]


def _known(connection: sqlite3.Connection, kind: Personal, names: Sequence[str]) -> list[str]:
    """Those of the columns that a file of this age has."""
    known = _columns(connection, kind.table)
    return [name for name in names if name in known]


def _list(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _read(stored: str | None) -> dict[str, Any]:
    return dict(json.loads(stored)) if stored else {}


def _write(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
