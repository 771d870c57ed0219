"""Brings an older office file up to this version, or leaves it as it was (reliability.md 15).

Verified backup first; foreign keys off outside the transaction, because a rebuilt parent would take its
children along; all steps in one transaction; foreign keys, rows and schema compared before the commit.
Alembic is loaded when a file is made, upgraded or compared, not when one is merely opened.
"""

import hashlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from db import backup, durable, office_file
from db.backup import BackupInfo, Reason
from db.engine import APPLICATION_ID, SCHEMA_VERSION, make_engine, office_url
from db.errors import StorageDamagedError, StorageError, StorageForeignError, StorageNewerError

LEDGER_OF_STEPS = "alembic_version"
_SQLITES_OWN = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")

SchemaPart = tuple[str, str, str, str]
"""Type, name, table and SQL of one thing in a schema, free of spaces and quotes."""


class MigrationFailedError(StorageError):
    """A step failed, or changed rows that it had not declared; the file is as it was before."""


class State(Enum):
    """What an office file needs before it can be opened."""

    NEW = "new"
    OLDER = "older"
    CURRENT = "current"


@dataclass(frozen=True)
class Ladder:
    """The steps from the first schema to the present one; a revision's number is its schema."""

    scripts: Path
    top: int


OURS = Ladder(Path(str(resources.files("db.migrations"))), SCHEMA_VERSION)


@dataclass(frozen=True)
class Contents:
    """A table's rows before the steps: which columns, how many, and the sum of their hashes."""

    columns: tuple[str, ...]
    rows: int
    total: int


@dataclass(frozen=True)
class Upgraded:
    """What an upgrade did, for the notice that tells the officer."""

    before: int
    after: int
    backup: BackupInfo


def needs(path: Path, ladder: Ladder = OURS) -> State:
    """What must be done with the file; reads its first bytes only and changes nothing.

    Raises StorageNewerError, StorageForeignError or StorageDamagedError.
    """
    if not path.exists():
        return State.NEW
    head = office_file.head(path)
    if head is None:
        raise StorageDamagedError(path.name)
    if head.application_id != APPLICATION_ID or head.schema < 1:
        raise StorageForeignError(path.name)
    if head.schema > ladder.top:
        raise StorageNewerError(head.schema, ladder.top)
    return State.CURRENT if head.schema == ladder.top else State.OLDER


def create(path: Path, ladder: Ladder = OURS, version: int | None = None) -> None:
    """Make an empty office file; it appears whole or not at all."""
    durable.sweep(path.parent)
    temporary = durable.beside(path)
    try:
        with _at_work(temporary) as connection, connection.begin():
            _climb(connection, ladder, version or ladder.top)
        durable.flush(temporary)
        durable.discard(
            office_file.journal_of(path)
        )  # of a file that was deleted by hand; it would be played back
        durable.put(temporary, path)
    finally:
        durable.discard(temporary)
        durable.discard(office_file.journal_of(temporary))


def upgrade(path: Path, backups: Path, now: datetime, ladder: Ladder = OURS) -> Upgraded:
    """Bring an older file to the present schema after a verified backup; on any failure it is unchanged."""
    head = office_file.head(path)
    if head is None:
        raise StorageDamagedError(path.name)
    kept = backup.make(path, backups, Reason.MIGRATION, now)
    if not backup.verify(kept):
        raise StorageDamagedError(kept.name)
    bring_up(path, head.schema, ladder)
    return Upgraded(head.schema, ladder.top, kept)


def bring_up(path: Path, version: int, ladder: Ladder = OURS) -> None:
    """Run the steps from a version on in one transaction and compare; a copy that is only read needs no backup."""
    with _at_work(path) as connection, connection.begin():
        before = contents(_driver(connection))
        _climb(connection, ladder, ladder.top)
        _require_kept(_driver(connection), before, rewritten(ladder, version))
        if schema_of(_driver(connection)) != known_schema(ladder.top, ladder):
            raise MigrationFailedError("the schema reached is not the known one")


@cache
def known_schema(version: int, ladder: Ladder = OURS) -> frozenset[SchemaPart]:
    """The schema of a version, made by its own steps in memory: what every file of it must have."""
    engine = create_engine("sqlite://", connect_args={"isolation_level": None})
    try:
        with engine.connect() as connection:
            _climb(connection, ladder, version)
            return schema_of(_driver(connection))
    finally:
        engine.dispose()


def schema_of(connection: sqlite3.Connection) -> frozenset[SchemaPart]:
    """The schema a file has. Alembic's own table counts by its one row, its SQL is Alembic's affair."""
    found = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master")
    parts = {(kind, name, table, re.sub(r'[\s"]+', "", sql)) for kind, name, table, sql in found}
    return frozenset(part for part in parts if part[1] not in _SQLITES_OWN and not _is_ledger_of_steps(part))


def step_of(connection: sqlite3.Connection) -> str:
    """The revision the file says it is at; empty where it does not say."""
    if LEDGER_OF_STEPS not in office_file.tables(connection):
        return ""
    found = connection.execute(f"SELECT version_num FROM {LEDGER_OF_STEPS}").fetchall()  # noqa: S608 - a constant
    return str(found[0][0]) if len(found) == 1 else ""


def revision(version: int) -> str:
    """The revision that makes a schema version."""
    return f"{version:04d}"


def contents(connection: sqlite3.Connection) -> dict[str, Contents]:
    """The rows of every table, as far as an upgrade has to keep them."""
    names = (name for name in office_file.tables(connection) if name != LEDGER_OF_STEPS)
    return {name: contents_of(connection, name, _columns(connection, name)) for name in names}


def contents_of(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> Contents:
    """Count and hash of a table's rows; in no order, because a rebuilt table may have another one."""
    listed = ", ".join(f'"{column}"' for column in columns)
    rows, total = 0, 0
    for row in connection.execute(f'SELECT {listed} FROM "{table}"'):  # noqa: S608 - names from the file's schema
        rows += 1
        total += int.from_bytes(hashlib.sha256(repr(row).encode("utf-8", "surrogatepass")).digest(), "big")
    return Contents(columns, rows, total)


def rewritten(ladder: Ladder, from_version: int) -> set[str]:
    """Tables whose rows the coming steps change on purpose: a revision names them in REWRITES."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - only an upgrade asks

    script = ScriptDirectory(str(ladder.scripts))
    steps = script.iterate_revisions(revision(ladder.top), revision(from_version))
    return {table for step in steps for table in getattr(step.module, "REWRITES", ())}


def _is_ledger_of_steps(part: SchemaPart) -> bool:
    return part[2] == LEDGER_OF_STEPS and part[0] in {"table", "index"}


@contextmanager
def _at_work(path: Path) -> Iterator[Connection]:
    """A connection whose foreign keys are off; the pragma does nothing once a transaction has begun."""
    engine = make_engine(office_url(path))
    try:
        with engine.connect() as connection:
            _driver(connection).execute("PRAGMA foreign_keys = OFF")
            yield connection
    except IntegrityError as error:
        raise MigrationFailedError(str(error.orig)) from error
    except DBAPIError as error:
        with office_file.plain_errors():
            raise error.orig or error from error
    finally:
        engine.dispose()


def _driver(connection: Connection) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    if not isinstance(found, sqlite3.Connection):
        raise TypeError(type(found).__name__)
    return found


def _climb(connection: Connection, ladder: Ladder, version: int) -> None:
    """Run the steps in the transaction that is open, and write down the schema reached."""
    from alembic import command  # noqa: PLC0415 - 0.2 s that opening a current file does not need
    from alembic.config import Config  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", str(ladder.scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision(version))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version}")


def _columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{table}")'))


def _require_kept(connection: sqlite3.Connection, before: dict[str, Contents], rewritten: set[str]) -> None:
    """Every row of every table that no step declares is there as it was, and refers to rows that are there."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise MigrationFailedError(f"{broken[0]} refers to a missing {broken[2]}")
    for table, contents in before.items():
        if table in rewritten:
            continue
        if not set(contents.columns) <= set(_columns(connection, table)):
            raise MigrationFailedError(f"{table} lost a column")
        if contents_of(connection, table, contents.columns) != contents:
            raise MigrationFailedError(f"{table} has other rows")
