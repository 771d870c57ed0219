"""The office file looked at from outside: its head, its hash, its rows; nothing here needs SQLAlchemy.

Seal, backups, check and recovery come here, because they must work before the file is trusted.
"""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath
from urllib.parse import quote

from db.errors import (
    StorageBusyError,
    StorageDamagedError,
    StorageError,
    StorageFailedError,
    StorageFullError,
    StorageMissingError,
    StorageReadOnlyError,
)

JOURNAL = "-journal"  # SQLite's rollback journal lies beside the file under this ending
_MAGIC = b"SQLite format 3\0"
_HEAD_BYTES = 100
_BLOCK = 1 << 20
_BY_CODE: dict[int, type[StorageError]] = {
    sqlite3.SQLITE_FULL: StorageFullError,
    sqlite3.SQLITE_BUSY: StorageBusyError,
    sqlite3.SQLITE_LOCKED: StorageBusyError,
    sqlite3.SQLITE_READONLY: StorageReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: StorageReadOnlyError,
    sqlite3.SQLITE_IOERR: StorageFailedError,
    sqlite3.SQLITE_CORRUPT: StorageDamagedError,
    sqlite3.SQLITE_NOTADB: StorageDamagedError,
}


@dataclass(frozen=True, slots=True)
class Head:
    """Whose file it is and which schema it has, read from its first bytes without opening it."""

    application_id: int
    schema: int
    write_ahead: bool  # a file set to WAL needs more files beside it; none of ours is


def head(path: Path) -> Head | None:
    """The head of a database file; None where it is no SQLite file at all (an empty one included)."""
    with plain_errors(), path.open("rb") as stream:
        first = stream.read(_HEAD_BYTES)
    if len(first) < _HEAD_BYTES or not first.startswith(_MAGIC):
        return None
    return Head(
        application_id=int.from_bytes(first[68:72], "big"),
        schema=int.from_bytes(first[60:64], "big"),
        write_ahead=first[18] != 1 or first[19] != 1,
    )


@contextmanager
def looking(path: Path, *, settle: bool = False) -> Iterator[sqlite3.Connection]:
    """A connection that reads and never writes, wary of what the file may hold.

    ``settle`` lets SQLite first take back what a killed process had half written; only the office file
    itself needs that, a stored copy never does.
    """
    if not path.is_file():
        raise StorageMissingError(path.name)
    mode = "rw" if settle else "ro"
    uri = f"{uri_of(path.resolve())}?mode={mode}"
    with plain_errors(), closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.text_factory = _as_text
        yield connection


def uri_of(path: PurePath) -> str:
    """The file URI that SQLite reads; it knows no server in it, so a share's name goes into the path."""
    return (
        f"file://{quote('/' + path.as_posix() if path.drive.endswith(':') else path.as_posix(), safe='/:')}"
    )


def tables(connection: sqlite3.Connection) -> list[str]:
    """The names of all tables, SQLite's own left out."""
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    )
    return [name for (name,) in found]


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows in each table: what the officer compares before a restore."""
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608 - our tables
        for name in tables(connection)
    }


def last_act(connection: sqlite3.Connection) -> int:
    """The number of the newest act; two copies with the same one hold the same records."""
    if "act" not in tables(connection):
        return 0
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM act").fetchone()[0])


def sha256(path: Path, step: Callable[[], object] = lambda: None) -> str:
    """The file's hash, read in blocks; ``step`` is called before each, e.g. to stop."""
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            step()
            found.update(block)
    return found.hexdigest()


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what it needs to take an unfinished act back."""
    return path.with_name(path.name + JOURNAL)


def unfinished(path: Path) -> bool:
    """Whether a killed process left an act half written; at rest the journal is empty (TRUNCATE)."""
    journal = journal_of(path)
    return journal.exists() and journal.stat().st_size > 0


def _as_text(stored: bytes) -> str:
    """Text of a file that may be damaged: bytes that are no UTF-8 stay what they are."""
    return stored.decode("utf-8", "surrogateescape")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn the driver's and the system's words into the storage's own errors."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise _BY_CODE.get(code, StorageDamagedError)(getattr(error, "sqlite_errorname", "")) from error
    except UnicodeDecodeError as error:  # a damaged name inside the driver's own message
        raise StorageDamagedError("text") from error
    except FileNotFoundError as error:
        raise StorageMissingError(error.filename or "") from error
