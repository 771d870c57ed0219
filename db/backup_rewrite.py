"""Changes a kept backup the way it was made: a copy aside, checked, put in place in one step, noted anew (PII-3)."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from db import durable, office_file
from db.backup import BackupInfo, adopt, copy, drop, listing, note, require_sound
from db.errors import StorageDamagedError

_QUIET = (
    "secure_delete = ON",
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = MEMORY",
    "foreign_keys = OFF",
)
BROKEN = "broken-*"


def kept(folder: Path) -> list[BackupInfo]:
    """All backups, oldest first, those whose side file a killed process never wrote included."""
    if not folder.is_dir():
        return []
    durable.sweep(folder)
    adopt(folder)
    return sorted(listing(folder), key=lambda info: info.sequence)


def broken(folder: Path) -> list[Path]:
    """Files that were put aside because they could not be read; nobody can take anything out of them."""
    return sorted(folder.glob(BROKEN)) if folder.is_dir() else []


def rewrite(info: BackupInfo, change: Callable[[sqlite3.Connection], None]) -> BackupInfo:
    """Let ``change`` work on a copy, then let the copy take the backup's place.

    Raises StorageDamagedError where the backup cannot be read; it is as it was then.
    """
    temporary = durable.beside(info.path)
    try:
        copy(info.path, temporary, settle=False)
        _change(temporary, change)
        require_sound(temporary)
        durable.flush(temporary)
        durable.put(temporary, info.path)
    finally:
        durable.discard(temporary)
    return note(info.path, info.attachments)


def asked(info: BackupInfo, question: Callable[[sqlite3.Connection], bool]) -> bool:
    """The answer of a backup to a question; one that cannot be read says yes."""
    try:
        with office_file.looking(info.path) as connection:
            return question(connection)
    except StorageDamagedError:
        return True


def _change(path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    with office_file.plain_errors(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _QUIET:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        change(connection)
        connection.execute("COMMIT")
        connection.execute("VACUUM")


def drop_whole(info: BackupInfo) -> None:
    """Delete a backup that cannot be read any more."""
    drop([info])


def drop_broken(paths: Iterable[Path]) -> int:
    """Delete what could not be read; how many files."""
    gone = 0
    for path in paths:
        durable.discard(path)
        gone += not path.exists()
    return gone
