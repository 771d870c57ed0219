"""Start-up password and lock: nothing in sight without it, nothing lost under it (PII-5)."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.office import open_office
from desktop_app.privacy import password
from desktop_app.settings import PrivacySettings, Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.bootstrap import Program
from ui.lock import LockCover
from ui.memory import WindowMemory
from ui.settings_sheet import LockPage, SettingsSheet
from ui.tenants.tab import TenantsTab
from ui.views_tab import RecordView

RIGHT = "eunpyeong-2021"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "업무"
    office = open_office(folder)
    office.tenants.add(TenantDraft("가온 문화공방", place=TenantPlace.MIRAE))
    office.close()
    return folder


@pytest.fixture
def closed_by_password(folder: Path) -> Path:
    settings.save(folder, Settings(privacy=PrivacySettings(password=password.hashed(RIGHT))))
    return folder


@pytest.fixture
def notify() -> FakeNotifier:
    return FakeNotifier()


class Desk:
    """Starts the program on a folder and types at its cover."""

    def __init__(self, qtbot: QtBot, app: QApplication, memory: WindowMemory, notify: FakeNotifier) -> None:
        self._app, self._memory, self._notify = app, memory, notify
        self.qtbot = qtbot
        self.programs: list[Program] = []

    def start(self, folder: Path) -> Program:
        program = Program(self._app, folder, self._memory, open_office, mouth=self._notify)
        self.programs.append(program)
        program.show()
        self.qtbot.waitUntil(lambda: program.life.is_open or program.lock.cover is not None)
        return program

    def type_password(self, program: Program, words: str) -> None:
        cover = program.lock.cover
        assert cover is not None
        line = cover.field.findChild(QLineEdit)
        assert line is not None
        line.setFocus()
        self.qtbot.keyClicks(line, words)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)


@pytest.fixture
def desk(qtbot: QtBot, dressed: QApplication, tmp_path: Path, notify: FakeNotifier) -> Iterator[Desk]:
    desk = Desk(qtbot, dressed, WindowMemory(tmp_path / "window.ini"), notify)
    yield desk
    for program in desk.programs:
        program.close()
        program.window.close()
        program.window.deleteLater()
    assert notify.crashes == []


def cover_of(program: Program) -> LockCover:
    cover = program.lock.cover
    assert cover is not None
    return cover


def test_the_office_is_not_even_opened_without_the_password(desk: Desk, closed_by_password: Path) -> None:
    program = desk.start(closed_by_password)
    cover = cover_of(program)
    assert not program.life.is_open
    assert cover.geometry() == program.window.rect()
    assert "암호화하지는 않습니다" in " ".join(label.text() for label in cover.findChildren(type(cover.note)))
    desk.type_password(program, RIGHT)
    assert program.life.is_open
    assert program.lock.cover is None


def test_a_miss_makes_it_wait_longer_each_time_and_freezes_nothing(
    desk: Desk, closed_by_password: Path
) -> None:
    program = desk.start(closed_by_password)
    cover = cover_of(program)
    waits = []
    for _ in range(2):
        desk.type_password(program, "wrong-one")
        waits.append(cover.waiting)
        assert not cover.field.isEnabled()
        desk.type_password(program, RIGHT)  # typing on in the meantime opens nothing
        assert not program.life.is_open
        desk.qtbot.waitUntil(lambda: not cover.waiting, timeout=10_000)
    assert waits == [1, 2]
    assert cover.field.isEnabled()
    desk.type_password(program, RIGHT)
    assert program.life.is_open


def test_locked_no_key_reaches_the_office_and_typing_waits_underneath(
    desk: Desk, closed_by_password: Path
) -> None:
    program = desk.start(closed_by_password)
    desk.type_password(program, RIGHT)
    program.life.visit("tenants")
    workplace = program.life.workplace
    assert workplace is not None
    tab = workplace.tab
    assert isinstance(tab, TenantsTab)
    view = tab.shown
    assert isinstance(view, RecordView)
    desk.qtbot.waitUntil(lambda: view.records.screen.model.complete)
    view.open_record(1)
    field = view.records.form.body.inputs["business"].editor
    type_korean(field, "아직 저장하지 않은 글")
    program.lock_now()
    cover = cover_of(program)
    assert cover.isVisible()
    for key in (Qt.Key.Key_1, Qt.Key.Key_S, Qt.Key.Key_Z):
        desk.qtbot.keyClick(program.window, key, CTRL)
    desk.qtbot.keyClick(field, Qt.Key.Key_X)
    assert workplace.tab is tab
    program.window.resize(900, 700)
    assert cover.size() == program.window.size()
    desk.type_password(program, RIGHT)
    assert program.lock.cover is None
    assert view.records.form.values()["business"] == "아직 저장하지 않은 글"
    assert view.records.form.unsaved
    assert view.records.save()


def test_it_locks_by_itself_and_a_key_puts_that_off(desk: Desk, closed_by_password: Path) -> None:
    program = desk.start(closed_by_password)
    desk.type_password(program, RIGHT)
    program.window.activateWindow()
    desk.qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is program.window.windowHandle())
    left = program.lock.time_left
    assert 9 * 60_000 < left < 11 * 60_000
    desk.qtbot.waitUntil(lambda: program.lock.time_left < left - 1_000)
    before = program.lock.time_left
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_F15)
    assert program.lock.time_left > before
    program.lock.take(password.hashed(RIGHT), 0.001)  # a sixteenth of a second
    desk.qtbot.waitUntil(lambda: program.lock.cover is not None)
    desk.type_password(program, RIGHT)
    assert program.lock.cover is None


def test_without_a_password_it_cannot_be_locked_and_says_so(
    desk: Desk, folder: Path, notify: FakeNotifier
) -> None:
    program = desk.start(folder)
    program.lock_now()
    assert program.lock.cover is None
    assert "시작 암호가 없어" in notify.said[-1]


def open_settings(program: Program) -> tuple[SettingsSheet, LockPage]:
    program.show_settings()
    sheet = next(one for one in program.window.findChildren(SettingsSheet) if one.isVisible())
    page = sheet.pages[0]
    assert isinstance(page, LockPage)
    return sheet, page


def test_a_password_is_set_changed_and_taken_away(desk: Desk, folder: Path) -> None:
    program = desk.start(folder)
    sheet, page = open_settings(program)
    page.body.inputs["new"].set_raw("kurz")
    sheet.save()
    assert page.body.inputs["new"].problem_text == "8자 이상으로 정하세요."
    page.body.inputs["new"].set_raw(RIGHT)
    page.body.inputs["again"].set_raw(RIGHT)
    sheet.save()
    stored = settings.load(folder).settings.privacy.password
    assert password.fits(RIGHT, stored)
    assert RIGHT not in (folder / settings.FILE).read_text("utf-8")
    assert program.lock.can_lock

    sheet, page = open_settings(program)
    page.body.inputs["none"].set_raw(True)
    sheet.save()
    assert page.body.inputs["now"].problem_text == "지금 암호가 다릅니다."
    page.body.inputs["now"].set_raw(RIGHT)
    sheet.save()
    assert settings.load(folder).settings.privacy.password == ""
    assert not program.lock.can_lock


def test_the_months_of_retention_reach_the_proposals(desk: Desk, folder: Path) -> None:
    program = desk.start(folder)
    sheet, _ = open_settings(program)
    months = sheet.pages[1].body.inputs["months"]
    months.set_raw("500")
    sheet.save()
    assert sheet.list.currentRow() == 1
    assert months.problem_text == "0부터 120까지 적으세요."
    months.set_raw("6")
    sheet.save()
    assert settings.load(folder).settings.privacy.retain_months == 6
    workplace = program.life.workplace
    assert workplace is not None
    assert workplace.tab is not None
    assert workplace.tab.context.office.registers.subjects.retain_months == 6


def test_an_open_sheet_goes_under_the_cover_and_comes_back(desk: Desk, closed_by_password: Path) -> None:
    program = desk.start(closed_by_password)
    desk.type_password(program, RIGHT)
    sheet, page = open_settings(program)
    page.body.inputs["new"].set_raw("half typed")
    program.lock.lock()
    assert not sheet.isVisible()
    desk.type_password(program, RIGHT)
    assert sheet.isVisible()
    assert page.body.inputs["new"].raw() == "half typed"
    sheet.reject()


def test_what_is_set_survives_a_second_start(desk: Desk, closed_by_password: Path) -> None:
    kept = settings.load(closed_by_password).settings
    settings.save(closed_by_password, replace(kept, privacy=replace(kept.privacy, lock_minutes=0)))
    program = desk.start(closed_by_password)
    desk.type_password(program, RIGHT)
    assert program.life.settings.privacy.lock_minutes == 0
    assert program.lock.can_lock
