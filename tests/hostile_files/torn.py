"""A disk that refuses one write of an act, whichever: all of the act is kept or nothing is (reliability.md 2, 18)."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, event, func, select
from sqlalchemy.engine.default import DefaultDialect

from db.base import Base
from desktop_app.errors import OfficeError
from desktop_app.store import Store
from tests.dump import NOT_TAKEN_BACK, dump

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
_COMMIT = "COMMIT"
_EXECUTES = ("do_execute", "do_executemany")


@dataclass
class Fault:
    """The write that is refused, counted from 1; with ``lasting`` all after it too."""

    number: int
    lasting: bool = False
    seen: int = 0
    struck: str = ""

    def strikes(self, statement: str) -> bool:
        if statement != _COMMIT and not statement.lstrip().upper().startswith(_WRITES):
            return False
        self.seen += 1
        hit = self.seen == self.number or (self.lasting and self.seen > self.number)
        if hit and not self.struck:
            self.struck = statement[:60]
        return hit


@dataclass
class Torn:
    """At how many writes an act was stopped, and what was wrong then."""

    points: int = 0
    objections: list[str] = field(default_factory=list)


@contextmanager
def writes_failing(fault: Fault) -> Iterator[None]:
    """The storage's driver refuses the write as a broken disk would."""

    def execute(_cursor: Any, statement: str, _parameters: Any, _context: Any) -> None:
        if fault.strikes(statement):
            raise _broken_disk()

    def commit(_dialect: DefaultDialect, connection: Any) -> None:
        if fault.strikes(_COMMIT):
            raise _broken_disk()
        connection.commit()

    for name in _EXECUTES:
        event.listen(Engine, name, execute)
    try:
        with patch.object(DefaultDialect, "do_commit", commit):
            yield
    finally:
        for name in _EXECUTES:
            event.remove(Engine, name, execute)


def torn_acts(store: Store, act: Callable[[], object], *, lasting: bool = False) -> Torn:
    """Refuse the first write, then the second … until the act comes through, which it does in the end."""
    torn, before = Torn(), whole(store)
    for number in count(1):
        fault = Fault(number, lasting)
        told = False
        with writes_failing(fault):
            try:
                act()
            except OfficeError as error:
                told = bool(error.what and error.safe and error.steps)
        if not fault.struck:
            return torn
        torn.points += 1
        if not told:
            torn.objections.append(f"write {number}: nobody was told, {fault.struck}")
        if whole(store) != before:
            torn.objections.append(f"write {number}: something was left, {fault.struck}")
            return torn
    raise AssertionError


def whole(store: Store) -> object:
    """All records, and how many lines the registers have."""
    with store.reading() as s:
        lines = {
            name: s.execute(select(func.count()).select_from(Base.metadata.tables[name])).scalar_one()
            for name in sorted(NOT_TAKEN_BACK)
        }
    return dump(store), lines


def _broken_disk() -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_WRITE"
    return error
