"""From a broken file back to work, without opening it: reliability.md 9, 13, 14."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from db import backup, migrate, seal
from db.backup import Reason
from db.engine import make_engine, office_url
from db.migrate import State
from db.session import Storage
from db.tenants import Tenant
from desktop_app import lock, recovery
from desktop_app.backups import Backups
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.errors import FileTrouble, InputRefused, OfficeDamaged, OfficeNewer
from desktop_app.lock import Held
from desktop_app.office import open_office
from desktop_app.store import Store


@pytest.fixture
def folder(tmp_path: Path, store: Store, clock: PracticeClock) -> Path:
    """A closed office of three tenants with one backup of two."""
    backups = Backups(tmp_path, clock)
    for number in (1, 2):
        add_tenant(store, number)
    backups.make(Reason.CLOSE)
    add_tenant(store, 3)
    seal.write(tmp_path / "office.db", tmp_path / "office.seal")
    return tmp_path


@pytest.fixture
def held(folder: Path) -> Iterator[Held]:
    with lock.hold(folder) as held:
        yield held


def add_tenant(store: Store, number: int) -> None:
    with store.writing(Act.ADD_TENANT) as s:
        s.add(Tenant(name=f"단체 {number}", tenant_group="CENTER", place="MIRAE"))


def tenants(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        return int(connection.execute("SELECT count(*) FROM tenant").fetchone()[0])


def test_an_empty_folder_gets_a_new_office(tmp_path: Path) -> None:
    assert recovery.admit(tmp_path) is State.NEW


def test_a_cleanly_closed_office_opens(folder: Path) -> None:
    assert recovery.admit(folder) is State.CURRENT


def test_a_killed_session_is_checked_and_opens(folder: Path, store: Store) -> None:
    seal.lift(folder / "office.seal")
    add_tenant(store, 4)
    assert recovery.admit(folder) is State.CURRENT


def test_a_lost_file_is_not_replaced_by_an_empty_one(folder: Path) -> None:
    (folder / "office.db").unlink()
    with pytest.raises(OfficeDamaged, match="없어졌습니다"):
        recovery.admit(folder)
    (folder / "office.seal").unlink()
    with pytest.raises(OfficeDamaged, match="없어졌습니다"):
        recovery.admit(folder)


def test_a_file_that_changed_while_closed_is_told(folder: Path) -> None:
    path = folder / "office.db"
    body = bytearray(path.read_bytes())
    body[-3] ^= 1
    path.write_bytes(body)
    with pytest.raises(OfficeDamaged, match="닫은 뒤에 바뀌었습니다"):
        recovery.admit(folder)


@pytest.mark.parametrize("content", [b"", b"x" * 9000])
def test_what_cannot_be_read_leads_to_the_backups(folder: Path, held: Held, content: bytes) -> None:
    (folder / "office.db").write_bytes(content)
    with pytest.raises(OfficeDamaged) as told:
        recovery.admit(folder)
    assert told.value.safe
    assert "사본" in told.value.steps[0]
    (copy,) = recovery.candidates(folder)
    assert dict(copy.counts)["입주단체"] == 2
    done = recovery.bring_back(held, copy.name)
    assert (folder / "backups" / done.kept_as).read_bytes() == content
    assert recovery.admit(folder) is State.CURRENT
    assert tenants(folder) == 2


def test_a_damaged_killed_session_is_told(folder: Path) -> None:
    seal.lift(folder / "office.seal")
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        connection.execute("UPDATE tenant SET name = '다른 이름' WHERE id = 2")
        connection.commit()
    with pytest.raises(OfficeDamaged, match="이력과 값이 다른 기록이 있습니다\\(입주단체 2번\\)"):
        recovery.admit(folder)


def test_a_newer_file_names_both_versions(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.OURS.top + 5}")
    with pytest.raises(OfficeNewer, match=f"구조 {migrate.OURS.top + 5}.*구조 {migrate.OURS.top}"):
        recovery.admit(folder)


def test_another_programs_file_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "office.db")) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
    with pytest.raises(FileTrouble, match="파크이음의 자료 파일이 아닙니다"):
        recovery.admit(tmp_path)


def test_changed_backups_are_no_candidates(folder: Path, held: Held) -> None:
    (copy,) = recovery.candidates(folder)
    path = folder / "backups" / f"{copy.name}.db"
    body = bytearray(path.read_bytes())
    body[-1] ^= 1
    path.write_bytes(body)
    assert recovery.candidates(folder) == []
    with pytest.raises(InputRefused, match="바뀌었거나 깨졌습니다"):
        recovery.bring_back(held, copy.name)
    with pytest.raises(InputRefused, match="없습니다"):
        recovery.bring_back(held, "999")
    assert tenants(folder) == 3


def test_a_restore_keeps_the_present_and_can_be_taken_back(folder: Path, held: Held) -> None:
    done = recovery.bring_back(held, "1")
    assert tenants(folder) == 2
    recovery.bring_back(held, done.kept_as)
    assert tenants(folder) == 3


def test_a_file_put_in_by_hand_is_accepted_after_its_check(folder: Path, held: Held) -> None:
    (copy,) = recovery.candidates(folder)
    (folder / "office.db").write_bytes((folder / "backups" / f"{copy.name}.db").read_bytes())
    with pytest.raises(OfficeDamaged):
        recovery.admit(folder)
    recovery.accept(held)
    assert recovery.admit(folder) is State.CURRENT
    (folder / "office.db").write_bytes(b"x" * 9000)
    with pytest.raises(OfficeDamaged):
        recovery.accept(held)


def test_a_backup_is_due_only_after_an_act(tmp_path: Path, store: Store, clock: PracticeClock) -> None:
    backups = Backups(tmp_path, clock)
    assert backups.last() is None
    assert backups.if_changed(Reason.CLOSE) is not None
    assert backups.if_changed(Reason.CLOSE) is None
    add_tenant(store, 1)
    made = backups.if_changed(Reason.INTERVAL)
    assert made is not None
    assert made.reason == "일하는 중"
    assert made.counted.startswith("입주단체 1 · 제안 0")
    assert backups.last() == clock.now()


def test_old_backups_are_thinned_when_a_new_one_is_made(
    tmp_path: Path, store: Store, clock: PracticeClock
) -> None:
    del store
    backups = Backups(tmp_path, clock)
    for _ in range(3):
        backups.make()
    clock.day += timedelta(days=7)
    backups.make()
    assert [copy.name[:6] for copy in backups.listing()] == ["000004", "000003"]


def test_an_upgrade_is_offered_for_an_older_file(tmp_path: Path, clock: PracticeClock) -> None:
    migrate.create(tmp_path / "office.db", version=1)
    assert recovery.admit(tmp_path) is State.OLDER
    migrate.upgrade(tmp_path / "office.db", tmp_path / "backups", clock.now())
    assert recovery.admit(tmp_path) is State.CURRENT
    (made,) = backup.listing(tmp_path / "backups")
    assert made.reason is Reason.MIGRATION


def test_a_restored_office_takes_new_acts(folder: Path, held: Held, clock: PracticeClock) -> None:
    recovery.bring_back(held, "1")
    storage = Storage(make_engine(office_url(folder / "office.db")), clock.now, "시험")
    add_tenant(Store(storage), 9)
    storage.close()
    assert tenants(folder) == 3


def test_an_open_office_copies_only_what_changed(tmp_path: Path) -> None:
    office = open_office(tmp_path / "파크이음")
    first = office.back_up_changes()
    assert first is not None
    assert office.back_up_changes() is None
    add_tenant(office.store, 1)
    assert office.back_up_changes() is not None
    office.close()
    assert len(list((tmp_path / "파크이음" / "backups").glob("*.db"))) == 2
