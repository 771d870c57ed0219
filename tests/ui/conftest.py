"""What every screen test starts from: the bundled faces, the light theme and a mouth that writes down."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.fakes import FakeNotifier
from ui import fonts
from ui.theme import apply_theme


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with style, faces and theme, once."""
    qapp.setStyle("Fusion")
    fonts.load_all()
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def notify() -> FakeNotifier:
    """The mouth."""
    return FakeNotifier()
