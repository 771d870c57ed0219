"""백업·복원 in the window: copies, whole and chosen restore, an older and a newer file, the second place (J2, J3)."""

import gc
import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db import backup, migrate, office_file
from desktop_app import settings
from desktop_app.changes import Act
from desktop_app.office import open_office
from desktop_app.settings import BackupSettings, Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, TenantPlace
from tests.fakes import FakeNotifier
from ui.actions import Action
from ui.backups_sheet import BackupsSheet
from ui.bootstrap import Program
from ui.copying import SECOND_TOPIC
from ui.memory import WindowMemory
from ui.old_state_sheet import SAME, OldStateSheet
from ui.recovery import RecoveryPage
from ui.settings_sheet import SettingsSheet
from ui.window_menu import Reach

RELEASED = Path(__file__).parents[1] / "db" / "data"
SheetT = TypeVar("SheetT", bound=QWidget)
Start = Callable[[Path], Program]


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def notify() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office with two tenants."""
    folder = tmp_path / "업무"
    office = open_office(folder)
    for name in ("꽃씨", "나래"):
        office.tenants.add(TenantDraft(name, place=TenantPlace.MIRAE))
    office.close()
    office = open_office(folder)
    office.access.note(Deed.VIEW, "person 1", 1)  # after the copy: a restore has to carry it over
    office.close()
    return folder


@pytest.fixture
def start(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, tmp_path: Path) -> Iterator[Start]:
    programs: list[Program] = []

    def begin(folder: Path) -> Program:
        program = Program(dressed, folder, WindowMemory(tmp_path / "w.ini"), open_office, mouth=notify)
        programs.append(program)
        program.show()
        qtbot.waitUntil(lambda: program.window.pages.count() > 1)
        program.window.activateWindow()
        return program

    yield begin
    for program in programs:
        program.close()
        program.window.close()
        program.window.deleteLater()
    gc.collect()
    assert notify.crashes == []


def sheet_of(program: Program, kind: type[SheetT]) -> SheetT:
    return next(one for one in program.window.findChildren(kind) if one.isVisible())


def open_backups(program: Program, qtbot: QtBot) -> BackupsSheet:
    program.show_backups()
    sheet = sheet_of(program, BackupsSheet)
    qtbot.waitUntil(lambda: all(row.verified is not None for row in sheet.table.rows))
    return sheet


def names(program: Program) -> list[str]:
    office = program.life.office
    assert office is not None
    return sorted(one.label for one in office.directory.tenants())


def remove(program: Program, name: str) -> None:
    office, desk = program.life.office, program.life.desk
    assert office is not None
    assert desk is not None
    key = next(one.id for one in office.directory.tenants() if one.label == name)
    assert desk.perform(lambda: office.tenants.remove([key])) is not None


def test_the_menu_leads_to_the_copies_with_their_rows(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start(folder)
    program.menu.fill(Reach(None, None, office=True))
    assert Action.BACKUPS.text in [entry.text() for entry in program.menu.actions()]
    sheet = open_backups(program, qtbot)
    (row,) = sheet.table.rows
    assert (row.copy.reason, row.state.word) == ("마칠 때", "확인됨")
    assert "입주단체 2" in sheet.detail.text()
    assert "이력의 줄" not in sheet.detail.text()
    assert sheet.table.current_id == row.id
    qtbot.mouseClick(sheet.back_up, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(sheet.table.rows) == 2)
    assert sheet.table.rows[0].copy.reason == "직접 만듦"
    assert "설정의 ‘사본’" in sheet.where.text()
    sheet.reject()


def test_a_whole_state_comes_back_in_four_presses_and_can_be_left_again(
    start: Start, folder: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    program = start(folder)
    remove(program, "꽃씨")
    sheet = open_backups(program, qtbot)  # 메뉴, 백업·복원
    sheet.table.select_id(sheet.table.rows[-1].id)
    qtbot.mouseClick(sheet.whole, Qt.MouseButton.LeftButton)  # the row, 전체 복원
    qtbot.waitUntil(lambda: program.life.is_open and bool(notify.said))
    assert names(program) == ["꽃씨", "나래"]
    assert notify.questions == []
    assert "바로 전 자료도 사본으로 남겼습니다" in notify.said[-1]
    link = notify.links[-1]
    assert link is not None
    assert link[0] == "바로 전으로"
    link[1]()
    qtbot.waitUntil(lambda: program.life.is_open and names(program) == ["나래"])


def test_a_whole_restore_that_fails_leaves_the_office_open_as_it_was(
    start: Start, folder: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    program = start(folder)
    sheet = open_backups(program, qtbot)
    (row,) = sheet.table.rows
    file = folder / "backups" / f"{row.copy.name}.db"
    file.write_bytes(file.read_bytes()[:-10])
    qtbot.mouseClick(sheet.whole, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(notify.troubles) and program.life.is_open)
    assert "바뀌었거나 깨졌습니다" in notify.troubles[0].what
    assert names(program) == ["꽃씨", "나래"]


def test_a_deleted_tenant_is_found_by_its_first_letters_and_comes_back(
    start: Start, folder: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    program = start(folder)
    remove(program, "꽃씨")
    office = program.life.office
    assert office is not None
    key = office.directory.tenants()[0].id
    office.tenants.edit(key, replace(office.tenants.record(key).draft, room="101호"))
    sheet = open_backups(program, qtbot)
    sheet.table.select_id(sheet.table.rows[-1].id)
    qtbot.mouseClick(sheet.chosen, Qt.MouseButton.LeftButton)
    old = sheet_of(program, OldStateSheet)
    qtbot.waitUntil(lambda: len(old.table.records.ids) == 2)
    old.search.setText("ㄴㄹ")
    old.search.typed.emit()
    assert [one.name for one in old.chosen] == ["나래"]
    assert [(one.compared.label, one.compared.old, one.compared.now) for one in old._fields.rows_now] == [
        ("호실", "-", "101호")
    ]
    qtbot.mouseClick(old.whole, Qt.MouseButton.LeftButton)
    assert len(old._fields.rows_now) > 5
    old.search.setText("없는 말")
    old.search.typed.emit()
    assert not old.take.isEnabled()
    old.search.setText("")
    old.search.typed.emit()
    old.table.selectAll()
    assert old.take.text() == "고른 2건 복원  Ctrl+Enter"
    old.table.select_id(next(one.id for one in old._records.rows_now if one.name == "꽃씨"))
    qtbot.keyClick(old, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(program) == ["꽃씨", "나래"]
    change, _ = notify.changes[-1]
    assert change.act is Act.BRING_BACK
    assert "‘꽃씨’를" in change.summary
    assert office.tenants.record(key).draft.room == "101호"
    program.undo()
    assert names(program) == ["나래"]
    assert not list((folder / "backups").glob(".park-ieum*"))


def test_a_copy_that_equals_today_says_so(start: Start, folder: Path, qtbot: QtBot) -> None:
    program = start(folder)
    program.doors.show_old_state(backup.listing(folder / "backups")[0].name)
    old = sheet_of(program, OldStateSheet)
    qtbot.waitUntil(lambda: old.counted.text() == SAME)
    assert not old.take.isEnabled()
    old.reject()
    assert not list((folder / "backups").glob(".park-ieum*"))


def test_leaving_while_the_copy_is_being_opened_leaves_nothing(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    program = start(folder)
    program.doors.show_old_state(backup.listing(folder / "backups")[0].name)
    sheet_of(program, OldStateSheet).reject()
    qtbot.waitUntil(lambda: not program.jobs.busy)
    assert not list((folder / "backups").glob(".park-ieum*"))


def test_a_broken_copy_is_marked_and_offers_no_way(start: Start, folder: Path, qtbot: QtBot) -> None:
    (copy,) = backup.listing(folder / "backups")
    body = bytearray(copy.path.read_bytes())
    body[-1] ^= 1
    copy.path.write_bytes(body)
    program = start(folder)
    sheet = open_backups(program, qtbot)
    (row,) = sheet.table.rows
    assert row.state.word == "깨짐"
    assert not sheet.whole.isEnabled()
    assert not sheet.chosen.isEnabled()
    assert "다른 사본을 고르세요" in sheet.detail.text()
    sheet.reject()


@pytest.mark.parametrize("released", ["0.1.0"])
def test_an_older_file_is_copied_brought_up_and_told_of(
    released: str, start: Start, tmp_path: Path, notify: FakeNotifier
) -> None:
    folder = tmp_path / "옛 판"
    folder.mkdir()
    shutil.copyfile(RELEASED / f"office-{released}.db", folder / "office.db")
    was = (folder / "office.db").read_bytes()
    head = office_file.head(folder / "office.db")
    assert head is not None
    program = start(folder)
    assert program.life.is_open
    (kept,) = [one for one in backup.listing(folder / "backups") if one.reason is backup.Reason.MIGRATION]
    assert backup.verify(kept)
    told = notify.said[0]
    assert f"구조 {head.schema}" in told
    assert f"구조 {migrate.OURS.top}" in told
    assert f"backups 폴더의 사본 ‘{kept.name}’" in told
    with office_file.looking(kept.path) as old, closing(sqlite3.connect(":memory:")) as before:
        before.deserialize(was)
        assert (
            old.execute("SELECT count(*) FROM tenant").fetchone()
            == before.execute("SELECT count(*) FROM tenant").fetchone()
        )
    program.close()
    notify.said.clear()
    again = start(folder)
    assert again.life.is_open
    assert notify.said == []


def test_a_newer_file_is_refused_unchanged_and_an_older_copy_is_the_way(
    start: Start, folder: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(folder / "office.db")) as connection:
        connection.execute(f"PRAGMA user_version = {migrate.OURS.top + 1}")
        connection.execute("ALTER TABLE access_line ADD COLUMN place TEXT NOT NULL DEFAULT ''")
        connection.commit()
    newer = (folder / "office.db").read_bytes()
    side = backup.listing(folder / "backups")[0].path.with_suffix(".json")
    shutil.copyfile(side.with_suffix(".db"), side.with_name("000002-20990101-000000-close.db"))
    body = json.loads(side.read_text("utf-8")) | {"schema": migrate.OURS.top + 1}
    side.with_name("000002-20990101-000000-close.json").write_text(json.dumps(body), "utf-8")

    program = start(folder)
    page = program.window.pages.currentWidget()
    assert isinstance(page, RecoveryPage)
    words = " ".join(label.text() for label in page.findChildren(QWidget) if hasattr(label, "text"))
    assert f"자료 구조 {migrate.OURS.top + 1}" in words
    assert f"아는 구조 {migrate.OURS.top}" in words
    assert "새 판의 파크이음을 설치해 여세요" in words
    assert (folder / "office.db").read_bytes() == newer
    assert not page.accept.isVisible()
    assert len(page.copies.rows) == 1
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert program.life.is_open
    assert names(program) == ["꽃씨", "나래"]
    assert notify.troubles == []
    kept = [one for one in backup.listing(folder / "backups") if one.reason is backup.Reason.RESTORE]
    assert [one.schema for one in kept] == [migrate.OURS.top + 1]
    sheet = open_backups(program, qtbot)
    row = next(one for one in sheet.table.rows if one.newer and one.copy.reason == "되살리기 전")
    sheet.table.select_id(row.id)
    assert row.state.word == "더 새 판"
    assert "새 판의 파크이음에서 복원하세요" in sheet.detail.text()
    assert not sheet.whole.isEnabled()
    sheet.reject()


def test_a_second_place_is_set_written_and_told_of_when_it_is_away(
    start: Start, folder: Path, tmp_path: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    disk = tmp_path / "USB"
    disk.mkdir()
    program = start(folder)
    program.show_settings()
    sheet = sheet_of(program, SettingsSheet)
    place = [page.title for page in sheet.pages].index("사본")
    sheet.list.setCurrentRow(place)
    inputs = sheet.pages[place].body.inputs
    inputs["second_place"].set_value(str(folder / "backups"))
    sheet.save()
    assert "업무 폴더 안은" in inputs["second_place"].problem_text
    inputs["second_place"].set_value(str(disk))
    inputs["keep_daily"].set_value(500)
    sheet.save()
    assert "90까지" in inputs["keep_daily"].problem_text
    inputs["keep_daily"].set_value(7)
    sheet.save()
    kept = settings.load(folder).settings.backups
    assert (kept.second_place, kept.keep_daily) == (str(disk), 7)
    qtbot.waitUntil(lambda: bool(list(disk.rglob("*.json"))))
    qtbot.waitUntil(lambda: not program.jobs.busy)
    disk.rename(tmp_path / "뽑음")
    program.back_up()
    qtbot.waitUntil(lambda: "둘째 장소 연결 안 됨" in program.window.foot.status.words.text())
    backups = open_backups(program, qtbot)
    qtbot.waitUntil(lambda: "지금 연결되어 있지 않음" in backups.where.text())
    qtbot.mouseClick(backups.second, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("둘째 장소가 연결되어 있지 않습니다" in said for said in notify.said))
    backups.reject()


def test_a_second_place_that_was_never_written_is_told_of_at_the_start(
    start: Start, folder: Path, tmp_path: Path, notify: FakeNotifier, qtbot: QtBot
) -> None:
    settings.save(folder, Settings(backups=BackupSettings(second_place=str(tmp_path / "없는 디스크"))))
    start(folder)
    qtbot.waitUntil(lambda: SECOND_TOPIC in notify.notices)
    assert "한 번도 두지 못했습니다" in notify.notices[SECOND_TOPIC].advice
