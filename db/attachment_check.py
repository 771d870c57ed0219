"""Whether the files beside the office file are all there, as they were kept, and none that nobody knows (C10, H11).

A row in the trash needs its file, and so does a row that an undo took away: a redo brings it back out of the journal.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db import durable, office_file
from db.attachments import ERASED
from db.findings import Fault, Finding

FOLDER = "attachments"
ISSUED = "issued"
_HOMES = (
    (
        FOLDER,
        "attachment",
        "SELECT name, stored, sha256, size FROM attachment WHERE note <> ? ORDER BY id",
        (ERASED,),
    ),
    (ISSUED, "issued_file", "SELECT file_name, stored, sha256, size FROM issued_file ORDER BY id", ()),
)
"""Folder, the table whose rows need its files, and what asks it for them."""


@dataclass(frozen=True)
class Needs:
    """The files that an office file's rows need (name, place, hash, size), and all places that its history knows.

    Places are below the office folder: ``attachments/…`` what was attached, ``issued/…`` reports as they went out.
    """

    rows: tuple[tuple[str, str, str, int], ...] = ()
    known: frozenset[str] = frozenset()


def needs(connection: sqlite3.Connection) -> Needs:
    """What an office file of any version needs beside itself."""
    there = office_file.tables(connection)
    rows: list[tuple[str, str, str, int]] = []
    known: set[str] = set()
    for folder, table, statement, values in _HOMES:
        if table not in there:
            continue
        found = connection.execute(statement, values).fetchall()
        rows += [(shown, f"{folder}/{stored}", sha256, size) for shown, stored, sha256, size in found]
        lines = connection.execute(
            "SELECT before, after FROM journal WHERE table_name = ?", (table,)
        ).fetchall()
        bodies = (json.loads(body) for line in lines for body in line if body)
        known |= {f"{folder}/{body['stored']}" for body in bodies if body.get("stored")}
    return Needs(tuple(rows), frozenset(known | {row[1] for row in rows}))


def beside(connection: sqlite3.Connection) -> list[str]:
    """Where below the office folder the files lie that a copy of an office file needs."""
    return sorted({stored for _, stored, _, _ in needs(connection).rows})


def file_faults(wanted: Needs, office: Path) -> Iterator[Finding]:
    """Every file that is missing, is not the one that was kept, or that no act knows of; reads them all."""
    judged: dict[str, Fault | None] = {}
    for name, stored, sha256, size in wanted.rows:
        if stored not in judged:
            judged[stored] = _fault_of(office / stored, sha256, size)
        if (fault := judged[stored]) is not None:
            yield Finding(fault, name)
    for folder, *_ in _HOMES:
        home = office / folder
        for path in sorted(home.rglob("*")) if home.is_dir() else ():
            place = path.relative_to(office).as_posix()
            if path.is_file() and place not in wanted.known and not path.name.startswith(durable.PREFIX):
                yield Finding(Fault.FILE_UNKNOWN, place)


def _fault_of(path: Path, sha256: str, size: int) -> Fault | None:
    try:
        if path.stat().st_size == size and office_file.sha256(path) == sha256:
            return None
    except (FileNotFoundError, NotADirectoryError):
        return Fault.FILE_MISSING
    except OSError:
        return Fault.FILE_UNREADABLE
    return Fault.FILE_ALTERED
