"""What every screen test starts from: the bundled faces, the light theme and a mouth that writes down."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.clock import PracticeClock
from desktop_app.example.fill import fill_all
from desktop_app.office import Office, open_office
from tests.fakes import FakeNotifier
from ui import fonts
from ui.bootstrap import Program
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.memory import WindowMemory
from ui.theme import apply_theme

SOME_LATE = date(2021, 11, 1)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with style, faces and theme, once."""
    qapp.setStyle("Fusion")
    fonts.load_all()
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def let_go() -> Iterator[None]:
    """What a test closed is gone before the next: outside of an event loop Qt never deletes what it deletes later."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def notify() -> FakeNotifier:
    """The mouth."""
    return FakeNotifier()


@pytest.fixture
def jobs(notify: FakeNotifier) -> Iterator[JobRunner]:
    """What runs beside the window, ended with the test."""
    runner = JobRunner(notify)
    yield runner
    runner.close()


@pytest.fixture
def context(office: Office, clock: PracticeClock, notify: FakeNotifier, jobs: JobRunner) -> TabContext:
    """What a tab of an empty office is made with."""
    return TabContext(office, Desk(notify), jobs, notify, clock, 2021)


@pytest.fixture
def after(qtbot: QtBot, jobs: JobRunner) -> Callable[[Callable[[], object]], None]:
    """Do something that asks for work beside the window, and wait for it."""

    def do(act: Callable[[], object]) -> None:
        with qtbot.waitSignal(jobs.idle, timeout=20_000):
            act()

    return do


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example office, as it stands on a day when some opinions are late; copied, never opened for writing."""
    folder = tmp_path_factory.mktemp("example")
    settings.save(folder, settings.Settings(practice_day=SOME_LATE, year=2021))
    office = open_office(folder)
    fill_all(office)
    office.close()
    return folder


@pytest.fixture
def example_copy(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """An example office of its own for each test, on the day that the test asks for."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "office"
    shutil.copytree(example, folder)
    day = getattr(request, "param", SOME_LATE)
    settings.save(folder, settings.Settings(practice_day=day, year=day.year))
    return folder


@pytest.fixture
def example_program(qtbot: QtBot, dressed: QApplication, example_copy: Path) -> Iterator[Program]:
    """The program with that office open."""
    memory = WindowMemory(example_copy.parent / "window.ini")
    program = Program(dressed, example_copy, memory, open_office, mouth=FakeNotifier())
    program.show()
    qtbot.waitUntil(lambda: program.life.workplace is not None)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    apply_theme(dressed, "light")


@pytest.fixture
def settings_program(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, notify: FakeNotifier, request: pytest.FixtureRequest
) -> Iterator[Program]:
    """The program over an empty office of 2021, on the day that the test asks for, to set something in it."""
    folder = tmp_path / "office"
    folder.mkdir()
    settings.save(folder, settings.Settings(year=2021, practice_day=getattr(request, "param", None)))
    program = Program(dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=notify)
    program.window.resize(1366, 768)
    program.show()
    qtbot.waitUntil(lambda: program.life.is_open)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    assert notify.crashes == []
