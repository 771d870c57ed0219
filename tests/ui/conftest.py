"""What every screen test starts from: the bundled faces, the light theme and a mouth that writes down."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
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
