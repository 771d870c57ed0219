"""A killed program loses nothing that it had said was saved, and leaves nothing half done.

A short form runs always; ``PARK_IEUM_KILLS=1000 pytest tests/db/test_kill.py`` is the full one of reliability.md.
"""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db import backup, check, durable, migrate, office_file
from db.backup import Reason
from db.errors import StorageError
from desktop_app import recovery
from desktop_app.files import atomic_write
from tests.db.kill_worker import CONTENTS, NOW, ROWS_OF_AN_ACT

KILLS = int(os.environ.get("PARK_IEUM_KILLS", "50"))
FEWER = max(10, KILLS // 4)
OF_ONE_FILE = 25
SPAN = 2.5  # kills fall within this many times of what the work takes
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX forks; the rules are the same")


class Executioner:
    """Starts workers and kills them at random moments."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._chance = random.Random(17)
        self._seconds: dict[str, float] = {}
        self._program = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("kill_worker.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )

    def time(self, work: str) -> None:
        """Let a worker do its work once, to know within which time to kill."""
        self._seconds[work] = self._order(work, 0)["seconds"]

    def kill_during(self, work: str) -> int:
        """Let a worker work for a while and kill it; how often it had said that it was done."""
        if work not in self._seconds:
            self.time(work)
        moment = self._chance.uniform(0, SPAN * self._seconds[work])
        return int(self._order(work, max(1, int(moment * 1_000_000)))["acknowledged"])

    def _order(self, work: str, microseconds: int) -> dict[str, Any]:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(f"{work}\t{self.folder}\t{microseconds}\n")
        self._program.stdin.flush()
        answer: dict[str, Any] = json.loads(self._program.stdout.readline())
        assert answer["killed"] or not microseconds or work == "upgrade", answer
        return answer

    def close(self) -> None:
        self._program.communicate()


@pytest.fixture
def executioner(tmp_path: Path) -> Iterator[Executioner]:
    one = Executioner(tmp_path)
    yield one
    one.close()


def rows(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return office_file.row_counts(connection)[table]


def torn(path: Path, acknowledged: int) -> bool:
    """Whether an acknowledged act is lost or one is half done."""
    try:
        if check.verify(path, settle=True):
            return True
        acts, tenants = rows(path, "act"), rows(path, "tenant")
        return acts < acknowledged or tenants != acts * ROWS_OF_AN_ACT
    except (sqlite3.DatabaseError, StorageError):
        return True


def test_acts_are_kept_whole_through_every_kill(executioner: Executioner, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    total = 0
    for number in range(KILLS):
        if number % OF_ONE_FILE == 0:  # a long series would spend its time on checking ever more rows
            path.unlink(missing_ok=True)
            migrate.create(path)
            executioner.time("write")
            acknowledged = 1
        acknowledged += executioner.kill_during("write")
        total += acknowledged
        assert recovery.admit(tmp_path) is migrate.State.CURRENT
        assert not torn(path, acknowledged)
    assert total > 0


def test_the_proof_can_fail_for_acts(executioner: Executioner, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    migrate.create(path)
    executioner.time("write_carelessly")
    for _ in range(KILLS):
        path.unlink(missing_ok=True)
        migrate.create(path)
        if torn(path, executioner.kill_during("write_carelessly")):
            return
    pytest.fail("a file without a journal came through every kill: the kills hit nothing")


def test_backups_are_whole_or_not_there(executioner: Executioner, tmp_path: Path) -> None:
    migrate.create(tmp_path / "office.db")
    made = 0
    for _ in range(FEWER):
        made += executioner.kill_during("back_up")
        backup.make(tmp_path / "office.db", tmp_path / "backups", Reason.ASKED, NOW)
        made += 1
        found = backup.listing(tmp_path / "backups")
        assert len(found) >= made
        assert all(backup.verify(info) for info in found)
        assert not list((tmp_path / "backups").glob(f"{durable.PREFIX}*"))
        made = len(found)


def test_a_killed_restore_leaves_one_of_the_two(executioner: Executioner, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    migrate.create(path)
    backup.make(path, tmp_path / "backups", Reason.ASKED, NOW)
    executioner.time("write")
    for _ in range(FEWER):
        executioner.kill_during("restore")
        assert recovery.admit(tmp_path) is migrate.State.CURRENT
        assert not torn(path, 0)
        kept = (info for info in backup.listing(tmp_path / "backups") if backup.verify(info))
        assert max(rows(path, "act"), *(info.rows["act"] for info in kept)) == 1


def test_a_killed_upgrade_leaves_the_old_or_the_new(executioner: Executioner, tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    migrate.create(path, version=1)
    executioner.time("upgrade")
    seen = set()
    for _ in range(FEWER):
        path.unlink(missing_ok=True)
        migrate.create(path, version=1)
        executioner.kill_during("upgrade")
        seen.add(recovery.admit(tmp_path))
        assert check.verify(path, settle=True) == []
    assert seen <= {migrate.State.OLDER, migrate.State.CURRENT}


def test_a_document_is_the_old_or_the_new(executioner: Executioner, tmp_path: Path) -> None:
    atomic_write(tmp_path / "실적.pdf", CONTENTS[0])
    for _ in range(KILLS):
        executioner.kill_during("write_file")
        assert (tmp_path / "실적.pdf").read_bytes() in CONTENTS
    atomic_write(tmp_path / "실적.pdf", CONTENTS[0])
    assert [path.name for path in tmp_path.iterdir()] == ["실적.pdf"]


def test_the_proof_can_fail_for_documents(executioner: Executioner, tmp_path: Path) -> None:
    for _ in range(KILLS * 4):
        executioner.kill_during("write_file_carelessly")
        written = tmp_path / "실적.pdf"
        if written.exists() and written.read_bytes() not in CONTENTS:
            return
    pytest.fail("a file written in place came through every kill: the kills hit nothing")
