"""Opens the office file: the same pragmas on every connection, every transaction a real one (reliability.md 1–3)."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import QueuePool

from db.base import name_conditions
from db.office_file import uri_of

APPLICATION_ID = 0x5049_4555  # "PIEU": the file command and a stranger's tool can tell whose file this is
SCHEMA_VERSION = 5
"""Goes up with every migration; written to ``user_version``, so a newer file is told before it is read."""

READ_ONLY = "park_ieum_read_only"

PRAGMAS: dict[str, int | str] = {
    "journal_mode": "truncate",  # one whole file at rest
    "synchronous": 3,  # EXTRA: no acknowledged commit is lost in a power cut
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "secure_delete": 1,
    "mmap_size": 0,
    "busy_timeout": 5000,
    "temp_store": 2,  # sorting leaves no copies of personal data on disk
}


class PragmaRefusedError(RuntimeError):
    """SQLite did not take over a setting that the safety of the office file rests on."""


def office_url(path: Path) -> str:
    """The URL of an office file."""
    return f"sqlite:///{path}"


def make_engine(url: str) -> Engine:
    """One engine for a URL; SQLite gets its pragmas, each read back, and real transactions.

    Raises PragmaRefusedError at the first connection that does not take a setting over.
    """
    backend = make_url(url).get_backend_name()
    if backend != "sqlite":
        name_conditions(backend)
        return create_engine(url)
    # The driver must not begin or commit on its own: a failed migration would leave its tables behind.
    engine = create_engine(
        url,
        poolclass=QueuePool,
        hide_parameters=True,  # an error's text goes into the log, the officer's values must not
        connect_args={"isolation_level": None, "check_same_thread": False},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    event.listen(engine, "checkin", _on_checkin)
    return engine


def make_looking_engine(path: Path) -> Engine:
    """An engine that only looks at an office file, which another program may be writing: SQLite itself refuses writes.

    It takes no lock but SQLite's short one of a read, and leaves no file beside the office file.
    """
    uri = f"{uri_of(path.resolve())}?mode=ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False),
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _on_looking)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    event.listen(engine, "checkin", _on_checkin)
    return engine


def reading_options(connection: Connection) -> Connection:
    """The connection, marked so that its transaction takes no write lock."""
    return connection.execution_options(**{READ_ONLY: True})


def stamp(connection: Connection) -> None:
    """Write whose file this is and which schema it has."""
    connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
    connection.execute(text(f"PRAGMA user_version = {SCHEMA_VERSION}"))


def _on_connect(connection: sqlite3.Connection, _record: Any) -> None:
    _set_and_read_back(connection, PRAGMAS)


def _on_looking(connection: sqlite3.Connection, _record: Any) -> None:
    _set_and_read_back(connection, PRAGMAS | {"query_only": 1})


def _set_and_read_back(connection: sqlite3.Connection, pragmas: dict[str, int | str]) -> None:
    cursor = connection.cursor()
    try:
        for name, wanted in pragmas.items():
            cursor.execute(f"PRAGMA {name} = {wanted}")
            row = cursor.execute(f"PRAGMA {name}").fetchone()
            # A build without memory mapping answers nothing, which is as good as 0.
            if row is not None and row[0] != wanted:
                raise PragmaRefusedError(f"PRAGMA {name}: wanted {wanted}, got {row[0]}")
    finally:
        cursor.close()


def _on_begin(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(READ_ONLY, False)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _on_checkin(connection: sqlite3.Connection | None, _record: Any) -> None:
    """A COMMIT that another reader of the file has refused leaves its transaction open; nobody else would end it."""
    if connection is not None and connection.in_transaction:
        connection.rollback()
