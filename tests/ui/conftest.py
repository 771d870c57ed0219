"""What every screen test starts from: the bundled faces, the light theme and a mouth that writes down."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.example.fill import fill_all
from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from ui import fonts
from ui.bootstrap import Program
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
