"""Everything by keyboard: each control of every tab and view takes the focus and has a name (features.md L3)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.example.fill import fill_reference
from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.features import FEATURES
from ui.memory import WindowMemory

BY_ARROWS = ("CardColumn",)
"""Columns of a board: one of them takes the focus, Ctrl and the arrows lead through the others."""
CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


@pytest.fixture
def program(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "업무"
    office = open_office(folder)
    fill_reference(office)
    office.close()
    made = Program(dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=FakeNotifier())
    made.show()
    qtbot.waitUntil(lambda: made.life.is_open)
    yield made
    made.close()
    made.window.close()
    made.window.deleteLater()


def named(widget: QWidget) -> bool:
    """Whether a screen reader has something to say of it."""
    if widget.accessibleName():
        return True
    if isinstance(widget, QAbstractButton) and widget.text():
        return True
    window = widget.window()
    return any(label.buddy() is widget for label in window.findChildren(QLabel))


def part_of_another(widget: QWidget) -> bool:
    """The line of a combo, the head of a table, the popup of a list: their owner is named and focused."""
    owner = widget.parentWidget()
    return isinstance(owner, QComboBox | QAbstractItemView) or widget.focusProxy() is not None


def test_every_control_is_named_and_takes_the_focus(program: Program, qtbot: QtBot) -> None:
    nameless: set[str] = set()
    out_of_reach: set[str] = set()
    seen = 0
    for feature in FEATURES:
        program.life.visit(feature.name)
        workplace = program.life.workplace
        assert workplace is not None
        assert workplace.tab is not None
        for view in [one.key for one in workplace.tab.views()] or [""]:
            if view:
                workplace.tab.show_view(view)
            qtbot.waitUntil(lambda: not program.jobs.busy)
            for widget in program.window.findChildren(QWidget):
                if not isinstance(widget, CONTROLS) or not widget.isVisible() or part_of_another(widget):
                    continue
                seen += 1
                words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
                place = f"{feature.name}/{view}: {type(widget).__name__} {words!r} in {type(widget.parent()).__name__}"
                if not named(widget):
                    nameless.add(place)
                by_arrows = type(widget).__name__ in BY_ARROWS
                if (
                    widget.isEnabled()
                    and not by_arrows
                    and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
                ):
                    out_of_reach.add(place)
    assert seen > 500
    assert sorted(nameless) == []
    assert sorted(out_of_reach) == []
