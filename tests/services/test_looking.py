"""A second window that only looks, beside a program that works: features.md K3, with two real processes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import migrate
from desktop_app import lock
from desktop_app.attachments.records import Owner
from desktop_app.changes import Kind
from desktop_app.errors import FileTrouble, OfficeInUse, OfficeLookedAt, OfficeNewer
from desktop_app.looking import open_to_look
from desktop_app.office import Office, open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, TenantPlace

WORKER = """
import sys
from pathlib import Path
from desktop_app.office import open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
office = open_office(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    word = line.strip()
    if word == "close":
        break
    office.tenants.add(TenantDraft(word, place=TenantPlace.MIRAE))
    print("saved", flush=True)
office.close()
print("closed", flush=True)
"""


class Worker:
    """The program that has the office open; ``do`` adds a tenant, or closes."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[2],
        )
        assert self._answer() == "open"

    def do(self, word: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self._answer()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with one tenant that has a file, closed."""
    folder = tmp_path / "업무 폴더"
    office = open_office(folder)
    key = int(office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id or 0)
    paper = tmp_path / "협약서.pdf"
    paper.write_bytes(b"agreement")
    office.attachments.add(Owner(Kind.TENANT, key), office.attachments.keep([paper]))
    office.close()
    return folder


@pytest.fixture
def worker(folder: Path) -> Iterator[Worker]:
    worker = Worker(folder)
    yield worker
    worker.end()


@pytest.fixture
def looking(worker: Worker, folder: Path) -> Iterator[Office]:
    del worker
    office = open_to_look(folder)
    yield office
    office.close()


def files(folder: Path) -> dict[str, bytes]:
    """All files of the office folder with their bytes, but SQLite's empty journal."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "office.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def names(office: Office) -> list[str]:
    return sorted(one.label for one in office.directory.tenants())


def test_the_second_start_may_look_while_the_first_one_works(worker: Worker, folder: Path) -> None:
    with pytest.raises(OfficeInUse, match=f"프로그램 번호 {worker.process.pid}"):
        open_office(folder)
    office = open_to_look(folder)
    assert office.looks
    assert names(office) == ["꽃씨"]
    before = office.store.newest_act()
    assert worker.do("청년허브") == "saved"
    assert names(office) == ["꽃씨", "청년허브"]
    assert office.store.newest_act() > before
    office.close()
    assert worker.do("close") == "closed"
    open_office(folder).close()


def test_every_way_of_writing_is_refused_and_says_why(looking: Office, folder: Path, tmp_path: Path) -> None:
    owner = Owner(Kind.TENANT, 1)
    paper = tmp_path / "둘째.pdf"
    paper.write_bytes(b"second")
    before = files(folder)
    for write in (
        lambda: looking.tenants.add(TenantDraft("새 단체", place=TenantPlace.MIRAE)),
        lambda: looking.tenants.remove([1]),
        lambda: looking.attachments.keep([paper]),
        looking.back_up,
        looking.store.vacuum,
        lambda: looking.access.note(Deed.VIEW, "tenant 1", 1),
    ):
        with pytest.raises(OfficeLookedAt) as refused:
            write()
        assert "읽기만 하는 창" in refused.value.what
        assert refused.value.safe
        assert refused.value.steps
    looking.drafts.save("tenant-1", {"name": "쓰다 만"})
    assert looking.drafts.keys() == []
    assert looking.back_up_changes() is None
    assert looking.attachments.of(owner)
    assert files(folder) == before


def test_sqlite_itself_would_not_write(looking: Office) -> None:
    with looking.store.reading() as s:
        driver = s.connection().connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            driver.execute("DELETE FROM tenant")
        driver.execute("PRAGMA query_only = OFF")  # the file itself was opened so that it cannot be written
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            driver.execute("DELETE FROM tenant")


def test_looking_and_closing_leave_the_folder_as_it_was(worker: Worker, folder: Path) -> None:
    del worker
    before = files(folder)
    office = open_to_look(folder)
    opened = office.attachments.open_copy(office.attachments.of(Owner(Kind.TENANT, 1))[0].id)
    assert opened.read_bytes() == b"agreement"
    assert not opened.is_relative_to(folder)
    office.close()
    assert files(folder) == before
    assert not opened.parent.parent.exists()


def test_a_broken_settings_file_of_the_other_window_is_left_where_it_is(worker: Worker, folder: Path) -> None:
    del worker
    (folder / "settings.toml").write_text("year = [", encoding="utf-8")
    before = files(folder)
    office = open_to_look(folder)
    assert office.notices == ("설정 파일이 깨져 있어 처음 설정으로 열었습니다.",)
    office.close()
    assert files(folder) == before


def test_there_must_be_something_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble, match="아직 없습니다"):
        open_to_look(tmp_path)
    migrate.create(tmp_path / "office.db", version=3)
    with pytest.raises(FileTrouble, match="옛 판"):
        open_to_look(tmp_path)


def test_a_newer_program_s_file_is_not_looked_at(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.OURS.top + 1}")
    with pytest.raises(OfficeNewer, match=f"구조 {migrate.OURS.top + 1}"):
        open_to_look(folder)


def test_an_act_that_a_killed_program_left_half_done_is_not_looked_at(folder: Path, tmp_path: Path) -> None:
    """SQLite would have to write to take it back; opening for work does so."""
    with closing(sqlite3.connect(folder / "office.db", isolation_level=None)) as killed:
        killed.execute("PRAGMA journal_mode = TRUNCATE")
        killed.execute("PRAGMA cache_size = 1")
        killed.execute("BEGIN IMMEDIATE")
        killed.execute("CREATE TABLE spilled (body TEXT)")
        killed.executemany("INSERT INTO spilled VALUES (?)", [("x" * 4000,) for _ in range(50)])
        left = tmp_path / "left"
        left.mkdir()
        for name in ("office.db", "office.db-journal"):
            (left / name).write_bytes((folder / name).read_bytes())
        killed.execute("ROLLBACK")
    with pytest.raises(FileTrouble, match="저장하다 멈춘 것이 남아 있어"):
        open_to_look(left)


def test_the_holder_is_told_in_one_line(worker: Worker, folder: Path) -> None:
    by = lock.holder(folder)
    assert by is not None
    assert by.pid == worker.process.pid
    assert by.told.startswith(f"{by.user} 님이 컴퓨터 {by.host}에서 {by.since}부터")
