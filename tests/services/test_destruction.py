"""파기: gone from the file, its history, the texts, the drafts and every backup; nothing half done (PII-3)."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db import backup, backup_rewrite, check, erasure, office_file, remains
from desktop_app import lock, recovery
from desktop_app.backups import Backups
from desktop_app.changes import Change
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.errors import FileTrouble, InputRefused
from desktop_app.listing import ListQuery
from desktop_app.office import Office, open_office
from desktop_app.privacy.destruction_records import Destroyed, Order
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, ContactWay, Deed, TenantPlace
from desktop_app.values import DESTROYED, masked_name

DAY = date(2021, 6, 1)
GROUNDS = "보유기한이 지남"
ROOT = Path(__file__).parents[2]
RELEASED = ROOT / "tests" / "db" / "data" / "office-0.1.0.db"
STEP = "1" if "PARK_IEUM_KILLS" in os.environ else "3"
CHILD = os.environ | {"PYTHONPATH": str(ROOT)}


def quietly(*_: object) -> None:
    """Nobody watches how far it is."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "office"


@pytest.fixture
def home(folder: Path) -> Iterator[Office]:
    """An office of its own folder, with its backups."""
    office = open_office(folder, user="시험")
    yield office
    office.close()


def key_of(change: Change) -> int:
    assert change.record_id is not None
    return change.record_id


def tenant(office: Office, name: str = "가온 문화공방") -> int:
    return key_of(office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE)))


def person(office: Office, tenant_id: int, number: int = 7, **more: object) -> int:
    return key_of(office.people.add(replace(drafted(tenant_id, number), **more)))  # type: ignore[arg-type]


def drafted(tenant_id: int, number: int) -> PersonDraft:
    return PersonDraft(
        f"홍하람{number:03d}", tenant_id=tenant_id, post="팀장", phone=f"000-3{number:03d}-7777",
        mobile=f"000-4{number:03d}-8888", mail=f"haram{number:03d}@example.invalid", note=f"오전 통화 {number:03d}호",
        collection_basis=CollectionBasis.CONSENT, collected_on=DAY, retain_until=DAY,
    )  # fmt: skip


def values(number: int) -> tuple[str, ...]:
    one = drafted(1, number)
    return (one.name, one.phone, one.mobile, one.mail, one.note, f"공간 {number:03d} 맡음")


def destroy(office: Office, *ids: int, every: bool = True) -> Destroyed:
    preview = office.destruction.preview(ids)
    texts = tuple(one.key for one in preview.texts if every or one.clear)
    files = tuple(one.path for one in preview.files if one.remove)
    return office.destruction.destroy(Order(ids, GROUNDS, texts, files), quietly, quietly)


def test_the_figure_100_people_leave_no_byte_of_their_values_in_the_folder(
    home: Office, folder: Path
) -> None:
    bodies = [tenant(home, f"단체 {number}") for number in range(10)]
    backups = Backups(folder)
    keys = []
    for number in range(100):
        keys.append(person(home, bodies[number % 10], number))
        if number % 40 == 0:
            backups.make()
    for number, key in enumerate(keys):
        record = home.people.record(key)
        home.people.edit(key, replace(record.draft, role=values(number)[-1]))
        body, said = Body(BodyKind.TENANT, bodies[number % 10]), f"{values(number)[0]} 님과 통화"
        contact = ContactDraft(DAY, body, ContactWay.PHONE, key, said)
        home.contacts.add(contact)
    home.people.remove(keys[:20])
    home.drafts.save(f"person-{keys[3]}", {"typed": {"phone": values(3)[1]}, "was": {}})
    inbox = folder / "inbox"
    inbox.mkdir()
    (inbox / "0001.csv").write_text(",".join(values(5)), encoding="cp949")
    backups.make()
    every = [value for number in range(100) for value in values(number)]
    before = {one.path.relative_to(folder).parts[0] for one in remains.remnants(folder, every)}
    assert before == {"office.db", "backups", "drafts", "inbox"}  # the search does find them

    done = destroy(home, *keys)

    assert done.left == ()
    assert remains.remnants(folder, every) == []
    assert [one.name for one in backup.listing(folder / "backups") if not backup.verify(one)] == []
    home.close()
    assert check.verify(folder / "office.db") == []
    assert [check.verify(one.path) for one in backup.listing(folder / "backups")] == [[]] * 5
    assert remains.remnants(folder, every) == []


# What the officer sees before


def test_the_preview_says_who_what_and_where(home: Office, folder: Path) -> None:
    body = tenant(home)
    key = person(home, body)
    home.contacts.add(
        ContactDraft(DAY, Body(BodyKind.TENANT, body), ContactWay.PHONE, key, "홍하람007 님과 통화")
    )
    home.tenants.edit(body, replace(home.tenants.record(body).draft, note="담당 홍하람007, 000-3007-7777"))
    Backups(folder).make()
    preview = home.destruction.preview([key])
    (one,) = preview.subjects
    assert (one.name, one.body, one.retain_until) == (masked_name("홍하람007"), "가온 문화공방", DAY)
    assert preview.fields == (
        "성명", "직위", "전화", "휴대전화", "전자우편", "메모", "수집근거", "수집일", "보유기한",
    )  # fmt: skip
    assert [(text.where, text.text, text.clear) for text in preview.texts] == [
        ("연락 기록 1번 내용", "홍하람007 님과 통화", True),
        ("입주단체 1번 메모", "담당 홍하람007, 000-3007-7777", True),
    ]
    assert (preview.copies, preview.unreadable, preview.files) == (1, 0, ())


def test_a_name_that_somebody_else_has_is_not_cleared_unasked(home: Office) -> None:
    body = tenant(home)
    key = person(home, body)
    stays = person(home, body, phone="000-9999-0000", mobile="", mail="")
    home.contacts.add(
        ContactDraft(DAY, Body(BodyKind.TENANT, body), ContactWay.PHONE, stays, "홍하람007 님과 통화")
    )
    (text,) = home.destruction.preview([key]).texts
    assert (text.shared, text.clear) == (True, False)
    done = destroy(home, key, every=False)
    assert done.left == ()
    assert home.people.record(stays).draft.name == "홍하람007"
    (contact,) = home.contacts.rows(home.contacts.listing(ListQuery()).ids)
    assert contact.summary == "홍하람007 님과 통화"


def test_typing_that_is_not_saved_has_to_be_settled_first(home: Office) -> None:
    body = tenant(home)
    key = person(home, body)
    home.drafts.save(f"tenant-{body}", {"typed": {"note": "홍하람007 님"}, "was": {"note": ""}})
    with pytest.raises(InputRefused, match="저장하지 않은 내용"):
        home.destruction.preview([key])


@pytest.mark.parametrize("grounds", ["", "  ", "홍하람007 님이 원함", "850101-1234567 요구"])
def test_without_good_grounds_nothing_happens(home: Office, grounds: str) -> None:
    key = person(home, tenant(home))
    with pytest.raises(InputRefused):
        home.destruction.destroy(Order((key,), grounds), quietly, quietly)
    assert home.people.record(key).draft.name == "홍하람007"
    assert not home.destruction.pending


# What is left


def test_the_organisation_and_its_counts_stay(home: Office) -> None:
    body = tenant(home)
    key, stays = person(home, body), person(home, body, 8)
    home.contacts.add(ContactDraft(DAY, Body(BodyKind.TENANT, body), ContactWay.VISIT, key, "자리 안내"))
    destroy(home, key)
    assert [one.id for one in home.people.of_tenant(body)] == [stays]
    assert home.tenants.record(body).draft.name == "가온 문화공방"
    (contact,) = home.contacts.rows(home.contacts.listing(ListQuery()).ids)
    assert (contact.summary, contact.person) == ("자리 안내", erasure.ERASED)
    assert erasure.ERASED == DESTROYED


def test_both_registers_tell_it_without_a_value(home: Office) -> None:
    body = tenant(home)
    first = destroy(home, person(home, body), person(home, body, 8))
    second = destroy(home, person(home, body, 9))
    year = home.clock.today().year
    assert [one.number for one in home.destruction.register()] == [f"{year}-파기-002", f"{year}-파기-001"]
    line = first.line
    assert (line.subject, line.persons, line.grounds) == ("가온 문화공방 담당자 2명", 2, GROUNDS)
    assert line.fields.startswith("성명, 직위, 전화")
    told = f"{home.destruction.register()} {home.access.entries()}"
    assert [value for number in (7, 8, 9) for value in values(number) if value in told] == []
    deeds = [(one.deed, one.persons, one.detail) for one in home.access.entries()]
    assert deeds == [
        (Deed.DESTROY, 1, f"{second.line.number} 되찾기 확인: 남은 값 0곳"),
        (Deed.DESTROY, 2, f"{line.number} 되찾기 확인: 남은 값 0곳"),
    ]


@pytest.mark.parametrize("verb", ["UPDATE disposal SET persons = 9", "DELETE FROM disposal"])
def test_the_register_refuses_to_be_changed(home: Office, verb: str) -> None:
    destroy(home, person(home, tenant(home)))
    with pytest.raises(InputRefused), home.store.registering() as s:
        s.connection().exec_driver_sql(verb)


def test_no_way_leads_back(home: Office) -> None:
    body = tenant(home)
    added = home.people.add(drafted(body, 7))
    key = key_of(added)
    edited = home.people.edit(key, replace(home.people.record(key).draft, post="관장"))
    for change in (added, edited):
        home.undo.remember(change)
    done = destroy(home, key)
    home.undo.remember(home.destruction.change(done))
    assert home.undo.next_undo is None
    assert edited.inverse is not None
    edited.inverse()  # even one that was kept finds nothing to bring back
    with home.store.reading() as s:
        row = s.connection().exec_driver_sql("SELECT name, post, phone FROM person").one()
    assert tuple(row) == (erasure.ERASED, "", "")


def test_people_taken_back_or_deleted_go_as_well(home: Office, folder: Path) -> None:
    body = tenant(home)
    taken_back = home.people.add(drafted(body, 5))
    assert taken_back.inverse is not None
    taken_back.inverse()
    key = person(home, body, 6)
    home.people.remove([key])
    assert {one.path.name for one in remains.remnants(folder, values(5))} == {"office.db"}
    destroy(home, key)
    assert remains.remnants(folder, [*values(5), *values(6)]) == []


def test_somebody_destroyed_is_not_destroyed_again(home: Office) -> None:
    key = person(home, tenant(home))
    destroy(home, key)
    with pytest.raises(InputRefused, match="파기할 사람이 없습니다"):
        destroy(home, key)


# Backups


def test_a_restored_backup_brings_nobody_back(home: Office, folder: Path) -> None:
    body = tenant(home)
    key = person(home, body)
    Backups(folder).make()
    destroy(home, key)
    home.close()
    with lock.hold(folder) as held:
        recovery.bring_back(held, "1")
    again = open_office(folder, user="시험")
    assert again.people.of_tenant(body) == []
    assert again.tenants.record(body).draft.name == "가온 문화공방"
    again.close()
    assert remains.remnants(folder, values(7)) == []


def test_a_backup_of_the_first_version_is_cleaned_and_stays_whole(tmp_path: Path) -> None:
    file = tmp_path / "000001-20211001-090000-asked.db"
    shutil.copyfile(RELEASED, file)
    (info,) = backup_rewrite.kept(tmp_path)
    with office_file.looking(file) as raw:
        ids = tuple(key for (key,) in raw.execute("SELECT id FROM person"))
        known = erasure.values_of(raw, ids)
        spots = tuple(one.spot for one in erasure.mentions(raw, known))
    assert ids
    assert known
    pairs = tuple((value, "○○○") for value in known)
    what = erasure.Erasing(ids, "2021-12-20 09:00:00.000000", spots, pairs)
    backup_rewrite.rewrite(info, lambda raw: erasure.erase(raw, what))
    assert check.verify(file) == []
    assert backup.verify(backup_rewrite.kept(tmp_path)[0])
    assert remains.remnants(tmp_path, known) == []


def test_copies_that_cannot_be_read_go_whole(home: Office, folder: Path) -> None:
    key = person(home, tenant(home))
    Backups(folder).make()
    (damaged,) = (folder / "backups").glob("*.db")
    damaged.write_bytes(damaged.read_bytes()[:5_000] + values(7)[0].encode() * 100)
    aside = folder / "backups" / "broken-20210101-090000-1.db"
    aside.write_bytes(values(7)[1].encode())
    assert home.destruction.preview([key]).unreadable == 1
    done = destroy(home, key)
    assert not damaged.exists()
    assert not aside.exists()
    assert done.left == ()
    assert done.line.note == "읽을 수 없는 사본 2개 삭제"


# Half-way


def test_who_stops_before_it_begins_has_lost_nothing(home: Office, folder: Path) -> None:
    class Stopped(Exception):  # noqa: N818 - what the job runner does
        pass

    def stop(done: int, total: int, _: str) -> None:
        if done == total:
            raise Stopped

    key = person(home, tenant(home))
    Backups(folder).make()
    with pytest.raises(Stopped):
        home.destruction.destroy(Order((key,), GROUNDS), stop, quietly)
    assert home.people.record(key).draft.name == "홍하람007"
    assert {one.path.parent.name for one in remains.remnants(folder, values(7))} == {"office", "backups"}
    assert home.destruction.register() == []
    assert not home.destruction.pending


def test_killed_at_any_touch_of_a_file_it_is_nothing_or_all(home: Office, folder: Path) -> None:
    body = tenant(home)
    key = person(home, body)
    home.contacts.add(
        ContactDraft(DAY, Body(BodyKind.TENANT, body), ContactWay.PHONE, key, "홍하람007 님과 통화")
    )
    Backups(folder).make()
    home.people.edit(key, replace(home.people.record(key).draft, phone="000-5555-6666"))
    home.close()
    program = [
        sys.executable,
        str(Path(__file__).with_name("kill_destruction.py")),
        STEP,
        str(folder),
        str(key),
    ]
    done = subprocess.run(program, check=True, capture_output=True, text=True, env=CHILD)
    touches = [int(number) for number in done.stdout.split()]
    known = [*values(7), "000-5555-6666"]
    ends = []
    for number in touches:
        killed = folder.with_name(f"{folder.name}-{number}")
        office = open_office(killed, user="시험")
        register = office.destruction.register()
        ends.append(bool(register))
        places = {one.path.parent.name for one in remains.remnants(killed, known)}
        untouched = {killed.name, "backups"}
        assert places == (set() if register else untouched), f"killed at touch {number}"
        assert not office.destruction.pending
        office.close()
        assert check.verify(killed / "office.db") == []
    assert touches[-1] > 20
    assert ends == sorted(ends)  # from one point on it is always all
    assert {False, True} == set(ends)


def test_a_full_disk_in_the_midst_is_told_and_the_next_start_ends_it(home: Office, folder: Path) -> None:
    key = person(home, tenant(home))
    Backups(folder).make()

    def full(_done: int, _total: int, words: str) -> None:
        if words.startswith("사본에서"):
            raise OSError(errno.ENOSPC, "no room", str(folder / "backups"))

    with pytest.raises(FileTrouble, match="디스크에 자리가 없어"):
        home.destruction.destroy(Order((key,), GROUNDS), quietly, full)
    assert home.destruction.pending
    home.close()
    again = open_office(folder, user="시험")
    assert "지난번에 끝나지 않은 개인정보 파기를 마쳤습니다" in " ".join(again.notices)
    again.close()
    assert remains.remnants(folder, values(7)) == []
