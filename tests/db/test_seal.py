"""The seal of a clean close: reliability.md 9."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db import office_file, seal
from db.seal import SealState


@pytest.fixture
def closed(tmp_path: Path) -> tuple[Path, Path]:
    path = tmp_path / "office.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, won INTEGER)")
        connection.executemany("INSERT INTO entry (won) VALUES (?)", [(n * 10_000,) for n in range(500)])
        connection.commit()
    seal.write(path, tmp_path / "office.seal")
    return path, tmp_path / "office.seal"


def test_a_closed_file_matches_its_seal(closed: tuple[Path, Path]) -> None:
    assert seal.matches(*closed)
    written = seal.read(closed[1])
    assert written is not None
    assert written.rows == {"entry": 500}


def test_every_flipped_bit_is_found(closed: tuple[Path, Path]) -> None:
    path, seal_path = closed
    whole = bytearray(path.read_bytes())
    chance = random.Random(7)
    for _ in range(200):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        whole[place] ^= bit
        path.write_bytes(whole)
        assert seal.state(path, seal_path) is SealState.BROKEN
        whole[place] ^= bit
    path.write_bytes(whole)
    assert seal.matches(path, seal_path)


def test_a_session_lifts_the_seal_so_that_a_kill_is_no_damage(closed: tuple[Path, Path]) -> None:
    path, seal_path = closed
    seal.lift(seal_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO entry (won) VALUES (1)")
        connection.commit()
    assert seal.state(path, seal_path) is SealState.LIFTED
    assert not seal.matches(path, seal_path)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"sha256": 1, "size": "x", "rows": 0}', b"\xff\x00"]
)
def test_a_torn_seal_counts_as_lifted(closed: tuple[Path, Path], content: bytes) -> None:
    path, seal_path = closed
    seal_path.write_bytes(content)
    assert seal.state(path, seal_path) is SealState.LIFTED


def test_a_missing_seal_counts_as_lifted(closed: tuple[Path, Path]) -> None:
    path, seal_path = closed
    seal_path.unlink()
    assert seal.state(path, seal_path) is SealState.LIFTED


def test_an_act_left_half_written_lifts_the_seal(closed: tuple[Path, Path]) -> None:
    path, seal_path = closed
    office_file.journal_of(path).write_bytes(b"")
    assert seal.matches(path, seal_path)
    office_file.journal_of(path).write_bytes(b"half an act")
    assert seal.state(path, seal_path) is SealState.LIFTED


def test_asking_the_seal_loads_no_sqlalchemy() -> None:
    asked = "import sys, db.seal; print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
