"""In a narrow window a link leads to a view whose filter stands where the eye looks for it: in the second line."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.feature_tab import Place
from ui.memory import WindowMemory


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user is read or written."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


def test_a_link_to_a_view_not_seen_yet_brings_its_filter_along(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "업무"
    open_office(folder).close()
    memory = WindowMemory(tmp_path / "window.ini")
    program = Program(dressed, folder, memory, open_office, mouth=FakeNotifier())
    try:
        program.show()
        program.window.resize(900, 600)
        qtbot.waitUntil(lambda: program.life.is_open and program.window.narrow)
        workplace = program.life.workplace
        assert workplace is not None
        workplace.go(Place("tenants", view="people"))
        assert workplace.tab is not None
        filter_line = workplace.tab.areas[0]
        assert program.window.second.isAncestorOf(filter_line)
        assert filter_line.isVisible()
    finally:
        program.close()
        program.window.close()
        program.window.deleteLater()
