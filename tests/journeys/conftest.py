"""What a journey starts from: the dressed application and a home of its own."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui import fonts
from ui.theme import apply_theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with style, faces and theme, once."""
    qapp.setStyle("Fusion")
    fonts.load_all()
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user is read or written."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
