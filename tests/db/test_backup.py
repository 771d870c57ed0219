"""Copies that are whole, whatever the office does meanwhile: reliability.md 11 and 12."""

import json
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db import backup, durable, office_file
from db.backup import Reason
from db.errors import StorageDamagedError, StorageMissingError

NOW = datetime(2021, 12, 20, 9, 15)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    path = tmp_path / "office.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA user_version = 7")
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, pair INTEGER, note TEXT)")
        connection.execute("INSERT INTO entry (pair, note) VALUES (0, 'x'), (0, 'y')")
        connection.commit()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def rows(path: Path) -> list[tuple[int, int, str]]:
    with office_file.looking(path) as connection:
        return connection.execute("SELECT * FROM entry").fetchall()


def test_a_backup_is_checked_named_and_described(office: Path, folder: Path) -> None:
    made = backup.make(office, folder, Reason.ASKED, NOW)
    assert made.name == "000001-20211220-091500-asked"
    assert (made.schema, made.rows, made.made_at) == (7, {"entry": 2}, NOW)
    assert backup.verify(made)
    assert backup.listing(folder) == [made]
    assert rows(made.path) == rows(office)
    assert {path.suffix for path in folder.iterdir()} == {".db", ".json"}


def test_the_sequence_orders_even_when_the_clock_goes_back(office: Path, folder: Path) -> None:
    for days in (0, -400, 30_000, -1):
        backup.make(office, folder, Reason.CLOSE, NOW + timedelta(days=days))
    assert [info.sequence for info in backup.listing(folder)] == [4, 3, 2, 1]


def test_files_of_the_inbox_are_listed_not_copied(office: Path, folder: Path) -> None:
    for name in ("attachments", "inbox"):  # of attachments only what a record needs, see test_attachments
        (office.parent / name / "ab").mkdir(parents=True)
        (office.parent / name / "ab" / "abcd.pdf").write_bytes(b"paper")
    assert backup.make(office, folder, Reason.CLOSE, NOW).attachments == ("inbox/ab/abcd.pdf",)


def test_a_backup_is_found_by_name_file_or_number(office: Path, folder: Path) -> None:
    made = backup.make(office, folder, Reason.IMPORT, NOW)
    for name in (made.name, f"{made.name}.db", "1", "000001", " 1 "):
        assert backup.find(folder, name) == made
    assert backup.find(folder, "2") is None


def test_a_changed_or_cut_copy_is_told(office: Path, folder: Path) -> None:
    made = backup.make(office, folder, Reason.ASKED, NOW)
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:-1] + b"\1")
    assert backup.listing(folder)[0].whole
    assert not backup.verify(made)
    made.path.write_bytes(whole[:-512])
    assert not backup.listing(folder)[0].whole
    made.path.unlink()
    assert not backup.verify(made)


def test_a_broken_office_file_makes_no_backup(office: Path, folder: Path) -> None:
    for content in (b"", b"no database" * 100, office.read_bytes()[:4096] + b"\xff" * 4096):
        office.write_bytes(content)
        with pytest.raises(StorageDamagedError):
            backup.make(office, folder, Reason.CLOSE, NOW)
    office.unlink()
    with pytest.raises(StorageMissingError):
        backup.make(office, folder, Reason.CLOSE, NOW)
    assert list(folder.iterdir()) == []


def test_a_kill_before_the_side_file_loses_no_backup(office: Path, folder: Path) -> None:
    made = backup.make(office, folder, Reason.CLOSE, NOW)
    made.path.with_suffix(".json").unlink()
    assert backup.listing(folder) == []
    backup.make(office, folder, Reason.CLOSE, NOW)
    assert [info.sequence for info in backup.listing(folder)] == [2, 1]
    assert backup.verify(backup.listing(folder)[1])


def test_a_torn_copy_is_never_taken_in(office: Path, folder: Path) -> None:
    backup.make(office, folder, Reason.CLOSE, NOW)
    torn = folder / "000009-20211220-091500-close.db"
    torn.write_bytes(b"half" * 1000)
    (folder / f"{durable.PREFIX}999999999-ab{durable.SUFFIX}").write_bytes(b"half")
    (folder / "내 메모.db").write_bytes(b"")
    later = backup.make(office, folder, Reason.CLOSE, NOW)
    assert later.sequence == 10
    assert [info.sequence for info in backup.listing(folder)] == [10, 1]
    assert not list(folder.glob(f"{durable.PREFIX}*"))


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"rows": 1}', "null"])
def test_a_torn_side_file_hides_its_backup(office: Path, folder: Path, body: str) -> None:
    made = backup.make(office, folder, Reason.CLOSE, NOW)
    made.path.with_suffix(".json").write_text(body)
    assert backup.listing(folder) == []


def test_dropping_takes_copy_and_side_file(office: Path, folder: Path) -> None:
    made = [backup.make(office, folder, Reason.CLOSE, NOW) for _ in range(3)]
    backup.drop(made[:2])
    assert backup.listing(folder) == made[2:]
    assert len(list(folder.iterdir())) == 2


@pytest.fixture
def busy(office: Path) -> Iterator[Path]:
    """The office file with a writer at work; each of its acts writes two rows."""
    stop = threading.Event()

    def work() -> None:
        with closing(sqlite3.connect(office, isolation_level=None, timeout=5)) as connection:
            pair = 1
            while not stop.wait(
                0.001
            ):  # SQLite gives its lock in no order: without a pause a copy may wait for minutes
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO entry (pair, note) VALUES (?, ?)", (pair, "가" * 400))
                connection.execute("INSERT INTO entry (pair, note) VALUES (?, ?)", (pair, "나" * 400))
                connection.execute("COMMIT")
                pair += 1

    writer = threading.Thread(target=work)
    writer.start()
    yield office
    stop.set()
    writer.join()


def torn(path: Path) -> bool:
    """Whether a copy is broken or holds half an act."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA quick_check").fetchone()[0] != "ok":
                return True
            return bool(connection.execute("SELECT count(*) % 2 FROM entry").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


def test_a_backup_while_the_office_writes_is_whole(busy: Path, folder: Path) -> None:
    made = [backup.make(busy, folder, Reason.INTERVAL, NOW) for _ in range(15)]
    assert not any(torn(info.path) for info in made)
    assert [info.rows["entry"] for info in made] == sorted(info.rows["entry"] for info in made)


def test_the_proof_can_fail(office: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(office, isolation_level=None)) as writer:
        writer.executemany("INSERT INTO entry (pair, note) VALUES (1, ?)", [("가" * 400,)] * 200)
        writer.execute("PRAGMA cache_size = 2")  # pages go to the file before the act is complete
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM entry WHERE pair = 1")
        shutil.copyfile(office, tmp_path / "plain.copy")  # what reliability.md 11 forbids
        writer.execute("ROLLBACK")
    assert torn(tmp_path / "plain.copy")


def test_the_side_file_reads_as_plain_json(office: Path, folder: Path) -> None:
    made = backup.make(office, folder, Reason.ASKED, NOW)
    body = json.loads(made.path.with_suffix(".json").read_text())
    assert body["reason"] == "asked"
    assert body["rows"] == {"entry": 2}
    assert body["sha256"] == made.sha256
