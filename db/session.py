"""Reading and writing the office file: one act is one transaction, one writer at a time (reliability.md 4)."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Engine, event, select, text, update
from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from db import closed_years, journal, schema
from db.base import Record
from db.engine import reading_options
from db.errors import (
    RowMissingError,
    RowStaleError,
    RuleBrokenError,
    StorageBusyError,
    StorageClosedError,
    StorageDamagedError,
    StorageError,
    StorageFailedError,
    StorageFullError,
    StorageLookedAtError,
    StorageReadOnlyError,
)

__all__ = ["TABLES", "Session", "Storage", "closed_years", "count_as_changed", "fetch", "fetch_all"]

TABLES = schema.TABLES
"""All tables are known before the first session: a row may refer to a table that nobody has asked for yet."""

RecordT = TypeVar("RecordT", bound=Record)
_AT_ONCE = 500
ALSO = "journal_write"
"""What an act of very many rows calls now and then: the lines noted so far go to the file, not to memory."""

_BY_CODE: dict[str, type[StorageError]] = {
    "SQLITE_FULL": StorageFullError,
    "SQLITE_BUSY": StorageBusyError,
    "SQLITE_LOCKED": StorageBusyError,
    "SQLITE_READONLY": StorageReadOnlyError,
    "SQLITE_CANTOPEN": StorageReadOnlyError,
    "SQLITE_IOERR": StorageFailedError,
    "SQLITE_CORRUPT": StorageDamagedError,
    "SQLITE_NOTADB": StorageDamagedError,
}


class Storage:
    """The open office file. ``now`` and ``user`` are what the journal writes down.

    One that ``looks`` refuses every write before it begins; its engine could not do it either.
    """

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], user: str, *, looks: bool = False
    ) -> None:
        self.looks = looks
        self._engine = engine
        self._now = now
        self._user = user
        self._writer = threading.RLock()
        self._closed = False

    def teach(self, **functions: Callable[[str], str]) -> None:
        """Let SQL call these functions of one text; before anything is read."""

        def learn(connection: Any, _record: Any) -> None:
            for name, function in functions.items():
                connection.create_function(name, 1, _of_text(function), deterministic=True)

        event.listen(self._engine, "connect", learn)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A short read; nothing may be kept open, a writer waits for it."""
        self._refuse_closed()
        with (
            _plain_errors(),
            self._engine.connect() as connection,
            Session(reading_options(connection), autoflush=False) as session,
        ):
            yield session

    @contextmanager
    def writing(self, act: str, note: str = "", undoes: int | None = None) -> Iterator[Session]:
        """One act: all of it is kept, with its journal, or nothing is.

        ``session.info["act_id"]`` is the act's id afterwards, None where nothing changed.
        """
        with (
            self._writer,
            _plain_errors(),
            journal.JournalSession(self._engine, self._now()) as session,
        ):
            self.require_writing()
            session.info.update(act=act, act_id=None)
            session.info[ALSO] = partial(journal.write_lines, session, act, self._user, note, undoes)
            yield session
            session.info["act_id"] = journal.close_act(session, act, self._user, note, undoes)
            session.commit()

    @contextmanager
    def registering(self) -> Iterator[Session]:
        """Write a register that is neither journaled nor taken back: the 접속기록."""
        with self._writer, _plain_errors(), Session(self._engine) as session:
            self.require_writing()
            yield session
            session.commit()

    def vacuum(self) -> None:
        """Write the file anew without what was deleted; the empty places are gone from the disk's file."""
        with self._writer, _plain_errors():
            self.require_writing()
            raw = self._engine.raw_connection()  # outside any transaction
            try:
                assert raw.driver_connection is not None  # noqa: S101 - it was just made
                raw.driver_connection.execute("VACUUM")
            finally:
                raw.close()

    @property
    def user(self) -> str:
        """Whom the journal names."""
        return self._user

    def data_version(self) -> int:
        """Changes when the file was written, by whomever; tells whether a backup is due."""
        self._refuse_closed()
        with _plain_errors(), self._engine.connect() as connection:
            return int(connection.execute(text("SELECT coalesce(max(id), 0) FROM act")).scalar_one())

    def close(self) -> None:
        """Let the file go: a job that comes late is refused, an engine would open it again."""
        with self._writer:
            self._closed = True
            self._engine.dispose()

    def require_writing(self) -> None:
        """Raise StorageClosedError or StorageLookedAtError where nothing can be written here."""
        self._refuse_closed()
        if self.looks:
            raise StorageLookedAtError

    def _refuse_closed(self) -> None:
        if self._closed:
            raise StorageClosedError


def fetch(session: Session, model: type[RecordT], record_id: int, version: int | None = None) -> RecordT:
    """The row to edit.

    Raises RowMissingError where it is gone or deleted, RowStaleError where ``version`` (the one that
    the officer's form was filled from) is not the present one.
    """
    row = session.get(model, record_id)
    if row is None or row.deleted_at is not None:
        raise RowMissingError(f"{model.__tablename__} {record_id}")
    if version is not None and row.version != version:
        raise RowStaleError(f"{model.__tablename__} {record_id}")
    return row


def fetch_all(session: Session, model: type[RecordT], ids: Sequence[int]) -> list[RecordT]:
    """The rows to edit, in this order and in few questions. Raises RowMissingError where one is gone."""
    asked = list(dict.fromkeys(ids))
    found: dict[int, RecordT] = {}
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        rows = session.scalars(select(model).where(model.id.in_(part), model.deleted_at.is_(None)))
        found |= {row.id: row for row in rows}
    for key in asked:
        if key not in found:
            raise RowMissingError(f"{model.__tablename__} {key}")
    return [found[key] for key in asked]


def count_as_changed(session: Session, row: Record) -> None:
    """Let a form that holds a record be stale once its lines were changed; no value of the record itself is."""
    session.flush()
    model = type(row)
    session.execute(update(model).where(model.id == row.id).values(version=row.version + 1))
    set_committed_value(row, "version", row.version + 1)


def _of_text(function: Callable[[str], str]) -> Callable[[object], str | None]:
    """The function over what a column holds; of no value there is none."""
    return lambda value: None if value is None else function(str(value))


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except StaleDataError as error:
        raise RowStaleError(str(error)) from error
    except IntegrityError as error:
        raise RuleBrokenError(str(error.orig)) from error
    except (OperationalError, DatabaseError) as error:
        code = getattr(error.orig, "sqlite_errorname", "") or ""
        for prefix, kind in _BY_CODE.items():
            if code.startswith(prefix):
                raise kind(code) from error
        raise
