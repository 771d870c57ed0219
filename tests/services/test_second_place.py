"""Copies on an outside disk: whole, with their files, thinned alike, and rid of what was destroyed (J2, rule 26)."""

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from db import backup
from db.backup import Keep
from desktop_app import lock, recovery, settings
from desktop_app.attachments.records import Owner
from desktop_app.backups import Backups
from desktop_app.changes import Kind
from desktop_app.clock import PracticeClock
from desktop_app.directory.records import PersonDraft
from desktop_app.errors import FileTrouble
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Order
from desktop_app.second_place import SecondPlace
from desktop_app.settings import BackupSettings, Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "USB"
    disk.mkdir()
    return disk


@pytest.fixture
def folder(tmp_path: Path, disk: Path) -> Path:
    """An office that is set to copy itself to the disk."""
    folder = tmp_path / "파크이음"
    folder.mkdir()
    settings.save(folder, Settings(backups=BackupSettings(second_place=str(disk))))
    return folder


def fill(office: Office, tmp_path: Path) -> int:
    key = int(office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id or 0)
    paper = tmp_path / "협약서.pdf"
    paper.write_bytes(b"agreement")
    office.attachments.add(Owner(Kind.TENANT, key), office.attachments.keep([paper]))
    return key


def home_of(disk: Path) -> Path:
    (home,) = disk.iterdir()
    return home


def test_closing_copies_to_the_disk_and_the_office_comes_back_from_there(
    folder: Path, disk: Path, tmp_path: Path
) -> None:
    office = open_office(folder)
    key = fill(office, tmp_path)
    office.close()
    home = home_of(disk)
    assert home.name.startswith("파크이음 사본 ")
    (copy,) = backup.listing(home / "backups")
    assert backup.verify(copy)
    assert copy.rows["tenant"] == 1
    assert backup.missing(copy, home) == []
    shutil.rmtree(folder)  # the PC is gone
    with lock.hold(home) as held:
        recovery.bring_back(held, recovery.candidates(home)[0].name)
    again = open_office(home)
    assert again.tenants.record(key).draft.name == "꽃씨"
    assert again.attachments.check().faults == ()
    assert again.settings.backups.second_place == str(disk)
    again.close()


def test_without_the_disk_work_goes_on_and_the_last_time_is_known(
    folder: Path, disk: Path, tmp_path: Path
) -> None:
    office = open_office(folder)
    fill(office, tmp_path)
    office.close()
    disk.rename(tmp_path / "뽑음")
    office = open_office(folder)
    office.tenants.add(TenantDraft("나래", place=TenantPlace.MIRAE))
    assert office.file is not None
    known = office.file.second()
    assert known is not None
    assert not known.there
    assert known.last is not None
    office.close()
    assert len(Backups(folder).listing()) == 2
    (tmp_path / "뽑음").rename(disk)
    open_office(folder).close()
    assert [copy.rows["tenant"] for copy in backup.listing(home_of(disk) / "backups")] == [2, 1]


def test_a_disk_that_is_full_or_gone_halfway_is_told_and_the_office_is_closed_well(
    folder: Path, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office(folder)
    fill(office, tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(disk / "copy"))

    monkeypatch.setattr("db.durable.copy", full)
    with pytest.raises(FileTrouble, match="자리가 없어"):
        office.close()
    monkeypatch.undo()
    assert not list(disk.rglob(".park-ieum*"))
    open_office(folder).close()
    assert len(backup.listing(home_of(disk) / "backups")) == 1


def test_two_offices_of_one_name_have_two_folders_there(disk: Path, tmp_path: Path) -> None:
    for number in (1, 2):
        folder = tmp_path / str(number) / "파크이음"
        folder.mkdir(parents=True)
        settings.save(folder, Settings(backups=BackupSettings(second_place=str(disk))))
        office = open_office(folder, user=f"사람 {number}")
        office.close()
    assert len(list(disk.iterdir())) == 2


def test_a_copy_that_rotted_there_is_written_anew(folder: Path, disk: Path, tmp_path: Path) -> None:
    office = open_office(folder)
    fill(office, tmp_path)
    office.close()
    (copy,) = backup.listing(home_of(disk) / "backups")
    body = bytearray(copy.path.read_bytes())
    body[-1] ^= 1
    copy.path.write_bytes(body)
    open_office(folder).close()
    (copy,) = backup.listing(home_of(disk) / "backups")
    assert backup.verify(copy)


def test_what_was_destroyed_is_gone_from_there_at_the_next_copy(
    folder: Path, disk: Path, tmp_path: Path
) -> None:
    office = open_office(folder)
    key = fill(office, tmp_path)
    person = int(
        office.people.add(PersonDraft("김철수호랑", tenant_id=key, retain_until=date(2021, 1, 31))).record_id
        or 0
    )
    office.close()
    for name in ("둘째", "셋째"):
        office = open_office(folder)
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE))
        office.close()
    copies = backup.listing(home_of(disk) / "backups")
    assert any("김철수호랑".encode() in copy.path.read_bytes() for copy in copies)
    backup.drop(backup.listing(folder / "backups")[-1:])  # the office itself keeps it no more
    office = open_office(folder)
    office.destruction.destroy(Order((person,), "보유기간 경과"), *(lambda *_: None,) * 2)
    office.close()
    left = [path for path in disk.rglob("*") if path.is_file() and "김철수호랑".encode() in path.read_bytes()]
    assert left == []
    assert len(backup.listing(home_of(disk) / "backups")) >= 2


def test_copies_there_are_thinned_as_the_officer_set_it(
    folder: Path, disk: Path, clock: PracticeClock
) -> None:
    open_office(folder).close()
    shutil.rmtree(home_of(disk))
    shutil.rmtree(folder / "backups")
    keep = Keep(all_days=1, daily=3, weekly=0, monthly=0)
    place = SecondPlace(folder, disk, keep, clock)
    for _ in range(70):
        clock.day += timedelta(days=1)
        Backups(folder, clock, lambda: keep).make()
        place.bring()
    assert len(backup.listing(folder / "backups")) == 4
    assert len(backup.listing(home_of(disk) / "backups")) == 4


def test_sixty_days_leave_the_configured_set(folder: Path, clock: PracticeClock) -> None:
    """J2: whatever numbers the officer has set, these copies stay and no others."""
    open_office(folder).close()
    shutil.rmtree(folder / "backups")
    keep = Keep(all_days=2, daily=5, weekly=4, monthly=2)
    backups = Backups(folder, clock, lambda: keep)
    for _ in range(90):
        clock.day += timedelta(days=1)
        backups.make()
    made = [copy.made_at.date() for copy in backups.listing()]
    today = clock.day
    assert made[:7] == [today - timedelta(days=back) for back in range(7)]  # two days, then five daily
    assert len(made) == 2 + 5 + 4 + 2
    weekly = made[7:11]
    assert len({day.isocalendar()[:2] for day in weekly}) == 4


def test_restoring_an_old_state_has_its_files(folder: Path, tmp_path: Path) -> None:
    office = open_office(folder)
    key = fill(office, tmp_path)
    owner = Owner(Kind.TENANT, key)
    office.back_up()
    office.attachments.remove([office.attachments.of(owner)[0].id])
    office.tenants.remove([key])
    for number in range(3):
        office.tenants.add(TenantDraft(f"단체 {number}", place=TenantPlace.MIRAE))
        office.back_up()
    office.close()
    with lock.hold(folder) as held:
        done = recovery.bring_back(held, "1")
    assert done.missing == ()
    office = open_office(folder)
    (file,) = office.attachments.of(owner)
    assert file.present
    assert office.attachments.check().faults == ()
    office.close()


def test_settings_of_the_copies_are_kept_and_bad_ones_passed_over(tmp_path: Path) -> None:
    chosen = Settings(backups=BackupSettings("/mnt/usb", 3, 7, 8, 24))
    settings.save(tmp_path, chosen)
    assert settings.load(tmp_path).settings == chosen
    text = (tmp_path / "settings.toml").read_text("utf-8")
    (tmp_path / "settings.toml").write_text(text.replace("keep_daily = 7", "keep_daily = 0"), "utf-8")
    again, problems = settings.load(tmp_path)
    assert again.backups == replace(chosen.backups, keep_daily=14)
    assert len(problems) == 1


def test_a_copy_under_way_can_be_left_and_leaves_nothing_there(
    folder: Path, disk: Path, tmp_path: Path
) -> None:
    office = open_office(folder)
    fill(office, tmp_path)

    class LeftError(Exception):
        pass

    def leave(_done: int, _total: int, text: str) -> None:
        if "사본을" in text:
            raise LeftError

    with pytest.raises(LeftError):
        office.leave(leave)
    assert backup.listing(home_of(disk) / "backups") == []
    assert not list(disk.rglob(".park-ieum*"))
    assert len(Backups(folder).listing()) == 1
    office.close()
    assert len(backup.listing(home_of(disk) / "backups")) == 1
