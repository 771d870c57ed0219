"""마치는 중: a slow or hanging second place keeps neither the window nor the officer, and nothing is lost (J2)."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import backup
from desktop_app import lock, settings
from desktop_app.office import open_office
from desktop_app.second_place import SecondPlace
from desktop_app.settings import BackupSettings, Settings
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.leaving import Leaving
from ui.memory import WindowMemory


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    disk = tmp_path / "USB"
    disk.mkdir()
    return disk


@pytest.fixture
def folder(tmp_path: Path, disk: Path) -> Path:
    folder = tmp_path / "업무"
    folder.mkdir()
    settings.save(folder, Settings(backups=BackupSettings(second_place=str(disk))))
    return folder


@pytest.fixture
def notify() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def program(
    qtbot: QtBot, dressed: QApplication, folder: Path, notify: FakeNotifier, tmp_path: Path
) -> Iterator[Program]:
    program = Program(dressed, folder, WindowMemory(tmp_path / "w.ini"), open_office, mouth=notify)
    program.show()
    qtbot.waitUntil(lambda: program.life.is_open)
    qtbot.waitUntil(lambda: not program.jobs.busy)
    office = program.life.office
    assert office is not None
    office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE))
    yield program
    program.close()
    program.window.deleteLater()
    assert notify.crashes == []


def sheet(program: Program) -> Leaving:
    return next(one for one in program.window.findChildren(Leaving) if one.isVisible())


def copies(place: Path) -> list[int]:
    """How many tenants each checked copy below a folder holds."""
    return [one.rows["tenant"] for home in place.glob("**/backups") for one in backup.listing(home)]


def held(folder: Path) -> bool:
    try:
        lock.hold(folder).release()
    except lock.OfficeInUse:
        return True
    return False


def hang_at(monkeypatch: pytest.MonkeyPatch) -> tuple[threading.Event, threading.Event]:
    """A share that does not answer: the first event is set once it is asked, the second lets it go."""
    asked, go = threading.Event(), threading.Event()
    real = SecondPlace.bring

    def bring(self: SecondPlace, tell: Callable[[int, int, str], object]) -> object:
        asked.set()
        go.wait()
        return real(self, tell)

    monkeypatch.setattr(SecondPlace, "bring", bring)
    return asked, go


def test_the_window_closes_once_the_copy_is_there(program: Program, disk: Path, qtbot: QtBot) -> None:
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert 1 in copies(disk)
    assert not program.life.is_open


def test_a_hanging_share_is_left_and_the_copy_here_is_whole(
    program: Program, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, go = hang_at(monkeypatch)
    program.window.close()
    qtbot.waitUntil(asked.is_set)
    assert program.window.isVisible()
    program.window.resize(900, 700)  # the window answers
    leaving = sheet(program)
    qtbot.keyClick(leaving, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert copies(folder)[0] == 1
    assert not held(folder)
    go.set()


def test_a_place_that_fails_is_told_and_the_window_closes(
    program: Program,
    folder: Path,
    qtbot: QtBot,
    notify: FakeNotifier,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("db.durable.copy", full)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert "자리가 없어" in notify.troubles[0].what
    assert copies(folder)[0] == 1
    assert not held(folder)


def test_what_was_left_out_goes_there_at_the_next_start(
    program: Program, folder: Path, disk: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    assert program.life.office is not None
    program.life.office.close(bring=False)
    assert 1 not in copies(disk)
    program.life.close()
    again = Program(
        dressed, folder, WindowMemory(folder.with_name("w2.ini")), open_office, mouth=FakeNotifier()
    )
    again.show()
    qtbot.waitUntil(lambda: again.life.is_open)
    qtbot.waitUntil(lambda: not again.jobs.busy)
    assert 1 in copies(disk)
    again.close()
    again.window.deleteLater()
