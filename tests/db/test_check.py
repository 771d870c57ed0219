"""The check finds what SQLite's own does not, and touches nothing: reliability.md 9."""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from db import check
from db.findings import Fault, Finding
from db.session import fetch
from db.tenants import Tenant
from desktop_app.changes import Act, Kind
from desktop_app.store import Store


@pytest.fixture
def file(tmp_path: Path, store: Store) -> Path:
    """An office file after some acts, among them one taken back and one done again."""
    with store.writing(Act.ADD_TENANT) as s:
        rows = [Tenant(name=f"단체 {number}", tenant_group="CENTER", place="MIRAE") for number in range(20)]
        s.add_all(rows)
        s.flush()
        key = rows[3].id
    with store.writing(Act.EDIT_TENANT) as s:
        row = fetch(s, Tenant, key)
        row.agreed_until, row.note = date(2021, 11, 30), "연장 협의"
    change = store.done(s, {Kind.TENANT}, "고쳤습니다.")
    assert change.inverse is not None
    back = change.inverse()
    assert back.inverse is not None
    back.inverse()
    with store.writing(Act.REMOVE_TENANT) as s:
        s.delete(fetch(s, Tenant, rows[5].id))
    return tmp_path / "office.db"


@contextmanager
def meddling(file: Path) -> Iterator[sqlite3.Connection]:
    """Another program that writes to the file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


def faults(file: Path, *, thorough: bool = True) -> set[Fault]:
    return {finding.fault for finding in check.verify(file, thorough=thorough)}


@pytest.mark.parametrize("thorough", [True, False])
def test_a_file_after_work_is_whole(file: Path, *, thorough: bool) -> None:
    before = file.read_bytes()
    assert check.verify(file, thorough=thorough) == []
    assert file.read_bytes() == before


def test_a_value_that_no_act_changed_is_found(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("UPDATE tenant SET name = '단체 없음' WHERE id = 2")
    assert check.verify(file) == [Finding(Fault.JOURNAL, "tenant 2")]


def test_a_row_that_no_act_removed_is_missed(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("DELETE FROM tenant WHERE id = 2")
        connection.execute("UPDATE journal SET after = '{' WHERE record_id = 3")
    assert check.verify(file) == [Finding(Fault.JOURNAL, "tenant 2"), Finding(Fault.JOURNAL, "tenant 3")]


def test_an_act_without_its_lines_is_found(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("DELETE FROM journal WHERE act_id = 2")
    assert Fault.ACTS in faults(file)


def test_a_reference_to_nothing_is_found(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE journal SET act_id = 999 WHERE id = 1")
    assert Fault.REFERENCES in faults(file)


STRANGE = [
    "CREATE TRIGGER spy AFTER INSERT ON tenant BEGIN DELETE FROM journal; END",
    "CREATE VIEW shown AS SELECT * FROM tenant",
    "CREATE TABLE more (id INTEGER)",
    "CREATE INDEX more ON tenant (name, note)",
    "DROP INDEX ix_journal_act_id",
    "ALTER TABLE tenant ADD COLUMN more TEXT",
    "DROP TABLE journal",
    "DROP TRIGGER entry_confirmed_update",
    "DROP TABLE alembic_version",
    "UPDATE alembic_version SET version_num = '0001'",
    "INSERT INTO alembic_version VALUES ('0009')",
]


@pytest.mark.parametrize("sql", STRANGE)
def test_another_schema_is_found(file: Path, sql: str) -> None:
    with meddling(file) as connection:
        connection.execute(sql)
    assert faults(file) == {Fault.SCHEMA}


def test_a_view_in_a_tables_place_is_never_asked(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DROP TABLE journal")
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, i AS act_id FROM n"
        connection.execute(f"CREATE VIEW journal AS {endless}")
    assert faults(file) == {Fault.SCHEMA}


def test_files_that_are_none_are_told_apart(file: Path, tmp_path: Path) -> None:
    assert faults(tmp_path / "none.db") == {Fault.MISSING}
    (tmp_path / "text.db").write_text("text" * 1000)
    assert faults(tmp_path / "text.db") == {Fault.UNREADABLE}
    with meddling(tmp_path / "theirs.db") as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    assert faults(tmp_path / "theirs.db") == {Fault.FOREIGN}
    with meddling(file) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert check.verify(file) == [Finding(Fault.NEWER, "999")]


def test_a_copy_set_to_write_ahead_is_not_opened(file: Path) -> None:
    with meddling(file) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    beside = set(file.parent.iterdir())
    assert faults(file) == {Fault.FOREIGN}
    assert set(file.parent.iterdir()) == beside


def test_mutated_files_never_crash_and_are_never_written(file: Path, tmp_path: Path) -> None:
    whole, chance = file.read_bytes(), random.Random(11)
    mutant = tmp_path / "mutant.db"
    for _ in range(60):
        body = bytearray(whole)
        for _ in range(chance.choice((1, 8, 200))):
            body[chance.randrange(len(body))] = chance.randrange(256)
        mutant.write_bytes(body[: chance.randrange(1, len(body))] if chance.random() < 0.3 else body)
        before = mutant.read_bytes()
        check.verify(mutant)
        assert mutant.read_bytes() == before
