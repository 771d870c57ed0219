"""The program that test_kill.py kills: it imports once, then forks a worker for each order and waits for its end.

An order is a line ``work folder microseconds``; after so many microseconds the kernel ends the worker at
whatever it is doing. The answer is a line with what the worker had acknowledged by then, as JSON. With 0
microseconds the worker does its work once and is left alone: so the test learns how long that takes here.
"""

import itertools
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import event

from db import backup, migrate
from db.backup import Reason
from db.engine import make_engine, office_url
from db.session import Storage
from db.tenants import Tenant
from desktop_app import lock, recovery
from desktop_app.changes import Act
from desktop_app.files import atomic_write
from desktop_app.store import Store

ROWS_OF_AN_ACT = 20
NOW = datetime(2021, 12, 20, 9, 15)
CONTENTS = (b"old" * 100_000, b"new!" * 100_000)


def write(folder: Path, *, careless: bool = False) -> Iterator[int]:
    """Acts of twenty tenants each, journaled like the officer's."""
    engine = make_engine(office_url(folder / "office.db"))
    if careless:
        event.listen(engine, "connect", _be_careless)
    store = Store(Storage(engine, lambda: NOW, "시험"))
    for number in itertools.count():
        with store.writing(Act.ADD_TENANT) as s:
            names = (f"단체 {os.getpid()} {number} {row} " + "가" * 200 for row in range(ROWS_OF_AN_ACT))
            s.add_all([Tenant(name=name, tenant_group="CENTER", place="MIRAE") for name in names])
        yield number


def write_carelessly(folder: Path) -> Iterator[int]:
    """The known-bad control: no journal on disk, pages written before the act is complete."""
    return write(folder, careless=True)


def back_up(folder: Path) -> Iterator[int]:
    """Backups one after the other."""
    for number in itertools.count():
        backup.make(folder / "office.db", folder / "backups", Reason.INTERVAL, NOW)
        yield number


def restore(folder: Path) -> Iterator[int]:
    """Restores of the first backup, each keeping what was there."""
    for number in itertools.count():
        with lock.hold(folder) as held:
            recovery.bring_back(held, "1")
        yield number


def upgrade(folder: Path) -> Iterator[int]:
    """One upgrade from the first schema."""
    if migrate.needs(folder / "office.db") is migrate.State.OLDER:
        migrate.upgrade(folder / "office.db", folder / "backups", NOW)
    yield 0


def write_file(folder: Path) -> Iterator[int]:
    """A document written over itself with two contents in turn."""
    for number in itertools.count():
        atomic_write(folder / "실적.pdf", CONTENTS[number % 2])
        yield number


def write_file_carelessly(folder: Path) -> Iterator[int]:
    """The known-bad control of the document."""
    for number in itertools.count():
        (folder / "실적.pdf").write_bytes(CONTENTS[number % 2])
        yield number


WORK: dict[str, Callable[[Path], Iterator[int]]] = {
    one.__name__: one
    for one in (write, write_carelessly, back_up, restore, upgrade, write_file, write_file_carelessly)
}


def _be_careless(connection: object, _record: object) -> None:
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = 3"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def worker(work: str, folder: Path, microseconds: int, acknowledge: int) -> None:
    """Work until the clock of the kernel strikes."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # the default action ends a process as SIGKILL does
    signal.setitimer(signal.ITIMER_REAL, microseconds / 1_000_000)
    for _ in WORK[work](folder):
        os.write(acknowledge, b".")
        if not microseconds:
            return


def main() -> None:
    """Take orders until there are none."""
    for order in sys.stdin:
        work, folder, microseconds = order.rstrip("\n").split("\t")
        listen, acknowledge = os.pipe()
        begun = time.perf_counter()
        child = os.fork()
        if child == 0:
            os.close(listen)
            worker(work, Path(folder), int(microseconds), acknowledge)
            os._exit(0)
        os.close(acknowledge)
        with os.fdopen(listen, "rb") as stream:
            acknowledged = len(stream.read())
        _, status = os.waitpid(child, 0)
        seconds = time.perf_counter() - begun
        answer = {"acknowledged": acknowledged, "killed": os.WIFSIGNALED(status), "seconds": seconds}
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
