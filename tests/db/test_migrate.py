"""Older files come up whole or not at all, newer ones are left alone: reliability.md 15."""

import shutil
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db import backup, migrate, office_file
from db.errors import StorageDamagedError, StorageForeignError, StorageNewerError
from db.migrate import Ladder, MigrationFailedError, State

NOW = datetime(2021, 12, 20, 9, 15)
NEXT = migrate.OURS.top + 1


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the very first schema with a parent and its children."""
    path = tmp_path / "office.db"
    migrate.create(path, version=1)
    with closing(sqlite3.connect(path)) as connection:
        moment = "2021-04-01 09:00:00.000000"
        connection.execute(
            "INSERT INTO act (id, act, at, user, note) VALUES (1, 'ADD_TENANT', ?, '시험', '')", (moment,)
        )
        connection.executemany(
            "INSERT INTO journal (act_id, table_name, record_id, op) VALUES (1, 'tenant', ?, 'I')",
            [(number,) for number in range(699)],
        )
        connection.commit()
    return path


def ladder_with(folder: Path, body: str) -> Ladder:
    """Our steps and one more, whose ``upgrade`` is ``body``."""
    scripts = folder / "steps"
    shutil.copytree(migrate.OURS.scripts, scripts)
    head = f'revision = "{NEXT:04d}"\ndown_revision = "{NEXT - 1:04d}"\n'
    (scripts / "versions" / f"{NEXT:04d}_next.py").write_text(
        f"from alembic import op\nimport sqlalchemy as sa\n{head}{body}", "utf-8"
    )
    return Ladder(scripts, NEXT)


def count(path: Path, table: str) -> int:
    with office_file.looking(path) as connection:
        return office_file.row_counts(connection)[table]


def test_a_new_file_is_current_and_has_the_known_schema(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    assert migrate.needs(path) is State.NEW
    migrate.create(path)
    assert migrate.needs(path) is State.CURRENT
    with office_file.looking(path) as connection:
        assert migrate.schema_of(connection) == migrate.known_schema(migrate.OURS.top)
        assert migrate.step_of(connection) == migrate.revision(migrate.OURS.top)
    assert [one.name for one in tmp_path.iterdir()] == ["office.db"]


def test_a_journal_left_by_a_deleted_file_is_not_played_back(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    office_file.journal_of(path).write_bytes(b"of another file" * 100)
    migrate.create(path)
    assert not office_file.unfinished(path)


def test_every_schema_version_is_a_step(tmp_path: Path) -> None:
    steps = [path.name[:4] for path in sorted((migrate.OURS.scripts / "versions").glob("0*.py"))]
    assert steps == [migrate.revision(number) for number in range(1, migrate.OURS.top + 1)]
    for version in range(1, migrate.OURS.top + 1):
        migrate.create(tmp_path / f"{version}.db", version=version)
        head = office_file.head(tmp_path / f"{version}.db")
        assert head is not None
        assert head.schema == version


def test_an_older_file_comes_up_after_a_verified_backup(old: Path, tmp_path: Path) -> None:
    assert migrate.needs(old) is State.OLDER
    done = migrate.upgrade(old, tmp_path / "backups", NOW)
    assert (done.before, done.after) == (1, migrate.OURS.top)
    assert migrate.needs(old) is State.CURRENT
    assert backup.verify(done.backup)
    assert (done.backup.schema, done.backup.rows["journal"], count(old, "journal")) == (1, 699, 699)


def test_a_newer_file_is_refused_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    migrate.create(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {NEXT}")
    before = path.read_bytes()
    with pytest.raises(StorageNewerError) as refused:
        migrate.needs(path)
    assert (refused.value.found, refused.value.known) == (NEXT, NEXT - 1)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"text", b"SQLite format 3\0", b"\0" * 4096])
def test_what_is_no_database_is_damage(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(content)
    with pytest.raises(StorageDamagedError):
        migrate.needs(path)


def test_another_programs_file_is_not_taken_for_ours(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(StorageForeignError):
        migrate.needs(path)


REBUILD = """
def upgrade():
    with op.batch_alter_table("act", recreate="always") as batch:
        batch.add_column(sa.Column("place", sa.Text(), server_default="", nullable=False))
"""


def test_a_rebuilt_parent_keeps_its_children(old: Path, tmp_path: Path) -> None:
    migrate.upgrade(old, tmp_path / "backups", NOW, ladder_with(tmp_path, REBUILD))
    assert (count(old, "act"), count(old, "journal")) == (1, 699)


def test_the_proof_can_fail_a_rebuild_with_foreign_keys_on_loses_children(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA foreign_keys = ON;"
            "CREATE TABLE parent (id INTEGER PRIMARY KEY);"
            "CREATE TABLE child (parent REFERENCES parent (id) ON DELETE CASCADE);"
            "INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1);"
            "CREATE TABLE copy (id INTEGER PRIMARY KEY); INSERT INTO copy SELECT * FROM parent;"
            "DROP TABLE parent; ALTER TABLE copy RENAME TO parent;"
        )
        assert connection.execute("SELECT count(*) FROM child").fetchone() == (0,)


FAULTS = {
    "loses a row": "op.execute('DELETE FROM journal WHERE id = 7')",
    "changes a row": "op.execute(\"UPDATE act SET note = 'x'\")",
    "drops a column": "op.execute('ALTER TABLE act DROP COLUMN note')",
    "drops a table": "op.execute('DROP TABLE journal')",
    "orphans a row": "op.execute('UPDATE journal SET act_id = 5')",
    "breaks a rule": "op.execute('CREATE UNIQUE INDEX one ON journal (act_id)')",
    "fails at the end": "op.execute('CREATE TABLE added (id INTEGER)'); op.execute('SELECT * FROM nothing')",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_step_that_fails_leaves_the_file_as_it_was(old: Path, tmp_path: Path, fault: str) -> None:
    ladder = ladder_with(tmp_path, f"def upgrade():\n    {FAULTS[fault]}\n")
    before = rows_and_schema(old)
    with pytest.raises((MigrationFailedError, StorageDamagedError)):
        migrate.upgrade(old, tmp_path / "backups", NOW, ladder)
    assert rows_and_schema(old) == before
    assert migrate.needs(old) is State.OLDER
    assert len(backup.listing(tmp_path / "backups")) == 1


def test_a_step_may_change_rows_that_it_declares(old: Path, tmp_path: Path) -> None:
    body = "REWRITES = ('act',)\n\ndef upgrade():\n    op.execute(\"UPDATE act SET note = 'x'\")\n"
    migrate.upgrade(old, tmp_path / "backups", NOW, ladder_with(tmp_path, body))
    with office_file.looking(old) as connection:
        assert connection.execute("SELECT note FROM act").fetchall() == [("x",)]


def test_a_file_with_a_foreign_trigger_is_not_brought_up(old: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TRIGGER spy AFTER INSERT ON act BEGIN DELETE FROM journal; END")
    with pytest.raises(MigrationFailedError):
        migrate.upgrade(old, tmp_path / "backups", NOW)
    assert migrate.needs(old) is State.OLDER


def test_no_room_for_the_backup_means_no_upgrade(old: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("a file in the way")
    with pytest.raises(OSError, match="backups"):
        migrate.upgrade(old, tmp_path / "backups", NOW)
    assert migrate.needs(old) is State.OLDER


def test_versions_are_told_apart_by_their_schema() -> None:
    schemas = [migrate.known_schema(version) for version in range(1, migrate.OURS.top + 1)]
    assert len(set(schemas)) == migrate.OURS.top


def rows_and_schema(path: Path) -> tuple[object, list[str]]:
    with closing(sqlite3.connect(path)) as connection:
        dump = [line for line in connection.iterdump() if not line.startswith("BEGIN")]
    with office_file.looking(path) as connection:
        return migrate.schema_of(connection), dump
