"""A chosen copy takes the office's place in one step, and only if it is whole and ours: reliability.md 14."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import backup, check, migrate, office_file, restore, seal
from db.backup import BackupInfo, Reason
from db.restore import RestoreRefusedError

NOW = datetime(2021, 12, 20, 9, 15)


class Place:
    """An office folder with one backup of two buildings; the file itself has gone on to three."""

    def __init__(self, folder: Path) -> None:
        self.db, self.seal, self.backups = folder / "office.db", folder / "office.seal", folder / "backups"
        migrate.create(self.db)
        self.add_building(1)
        self.add_building(2)
        self.kept: BackupInfo = backup.make(self.db, self.backups, Reason.CLOSE, NOW)
        self.add_building(3)
        seal.write(self.db, self.seal)

    def add_building(self, number: int, file: Path | None = None) -> None:
        with closing(sqlite3.connect(file or self.db)) as connection:
            connection.execute(
                "INSERT INTO building VALUES (:name, 'TENANCY', 1, 0, 1, '', '', '', '',"
                " :id, 1, '2021-04-01', '2021-04-01', NULL)",
                {"id": number, "name": f"건물 {number}"},
            )
            connection.commit()

    def buildings(self, file: Path | None = None) -> int:
        with office_file.looking(file or self.db) as connection:
            return office_file.row_counts(connection)["building"]

    def restore(self, source: Path | None = None) -> restore.Restored:
        return restore.restore(self.db, self.seal, self.backups, source or self.kept.path, NOW)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_copy_is_in_place_and_the_former_file_is_kept(place: Place) -> None:
    done = place.restore()
    assert place.buildings() == done.rows["building"] == 2
    assert done.former is not None
    assert done.former.reason is Reason.RESTORE
    assert place.buildings(done.former.path) == 3
    assert seal.matches(place.db, place.seal)
    assert check.verify(place.db) == []
    assert office_file.sha256(place.kept.path) == place.kept.sha256


def test_a_restore_can_be_restored_away(place: Place) -> None:
    first = place.restore()
    assert first.former is not None
    place.restore(first.former.path)
    assert place.buildings() == 3


@pytest.mark.parametrize("content", [b"", b"broken" * 5000, None])
def test_a_broken_or_missing_office_comes_back(place: Place, content: bytes | None) -> None:
    journal = office_file.journal_of(place.db)
    if content is None:
        place.db.unlink()
    else:
        place.db.write_bytes(content)
        journal.write_bytes(b"half an act" * 100)
    done = place.restore()
    assert place.buildings() == 2
    assert done.former is None
    assert not journal.exists()
    assert check.verify(place.db) == []
    if content is None:
        assert done.broken is None
    else:
        assert done.broken is not None
        assert done.broken.read_bytes() == content
        assert office_file.journal_of(done.broken).read_bytes() == b"half an act" * 100
        assert backup.listing(place.backups) == [place.kept]


def test_two_broken_files_are_both_kept(place: Place) -> None:
    for content in (b"one" * 1000, b"two" * 1000):
        place.db.write_bytes(content)
        place.restore()
    assert {path.read_bytes() for path in place.backups.glob("broken-*.db")} == {b"one" * 1000, b"two" * 1000}


CRAFTED = [
    "CREATE TRIGGER spy AFTER INSERT ON tenant BEGIN DELETE FROM journal; END",
    "CREATE VIEW shown AS SELECT load_extension('x')",
    "DROP TABLE journal; CREATE VIEW journal AS SELECT 1 AS id, 1 AS act_id, hex(zeroblob(900)) AS after",
    "CREATE VIRTUAL TABLE words USING fts5 (body)",
    "CREATE INDEX odd ON tenant (abs(version))",
    "ALTER TABLE tenant ADD COLUMN more TEXT DEFAULT 'x'",
    "DROP TRIGGER entry_confirmed_update",
    "CREATE TABLE sqlite3_more (id)",
    "PRAGMA user_version = 999",
    "PRAGMA application_id = 1",
    "PRAGMA journal_mode = WAL",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'RESTRICT', 'CASCADE')",
    "PRAGMA foreign_keys = OFF; INSERT INTO journal (act_id, table_name, record_id, op) VALUES (9, 'x', 1, 'I')",
]


@pytest.mark.parametrize("sql", CRAFTED)
def test_a_crafted_copy_is_refused_and_nothing_changes(place: Place, tmp_path: Path, sql: str) -> None:
    crafted = tmp_path / "crafted.db"
    backup.copy(place.db, crafted)
    with closing(sqlite3.connect(crafted, isolation_level=None)) as connection:
        connection.executescript(sql)
    before, present = crafted.read_bytes(), place.db.read_bytes()
    with pytest.raises(RestoreRefusedError) as refused:
        place.restore(crafted)
    assert refused.value.findings
    assert (crafted.read_bytes(), place.db.read_bytes()) == (before, present)
    assert backup.listing(place.backups) == [place.kept]
    assert seal.matches(place.db, place.seal)
    assert not list(tmp_path.glob(".park-ieum-*"))


def test_a_copy_of_an_older_schema_is_taken_as_it_is(place: Place, tmp_path: Path) -> None:
    older = tmp_path / "older.db"
    migrate.create(older, version=1)
    assert place.restore(older).schema == 1
    assert migrate.needs(place.db) is migrate.State.OLDER
