"""The officer at the window: goes to tabs, presses what has words, types into fields by their label."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.clock import PracticeClock
from desktop_app.office import Office, open_office
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.bootstrap import Program
from ui.feature_tab import FeatureTab
from ui.features import FEATURES
from ui.memory import WindowMemory
from ui.widgets.choice_inputs import CheckInput, ChoiceInput, PickInput, SegmentInput
from ui.widgets.form_body import FormBody
from ui.widgets.input_base import Input

CTRL = Qt.KeyboardModifier.ControlModifier
KEYS = {"N": Qt.Key.Key_N, "S": Qt.Key.Key_S, "A": Qt.Key.Key_A}
SheetT = TypeVar("SheetT", bound=QWidget)


@dataclass
class Officer:
    """Works in one office folder through the program's own window."""

    application: QApplication
    qtbot: QtBot
    folder: Path
    notify: FakeNotifier = field(default_factory=FakeNotifier)
    offices: list[Office] = field(default_factory=list)
    program: Program = field(init=False)

    def start(self) -> None:
        """Start the program and wait for the office."""
        memory = WindowMemory(self.folder / "window.ini")
        self.program = Program(self.application, self.folder, memory, self._open, mouth=self.notify)
        self.program.show()
        self.qtbot.waitUntil(lambda: self.program.life.is_open)

    def close(self) -> None:
        """Close the window and the office."""
        self.program.window.close()
        self.program.close()
        self.program.window.deleteLater()

    @property
    def office(self) -> Office:
        """The services behind the window."""
        return self.offices[-1]

    @property
    def window(self) -> QWidget:
        return self.program.window

    def on(self, day: date) -> None:
        """The calendar on the wall."""
        clock = self.office.clock
        assert isinstance(clock, PracticeClock)
        clock.day = day

    def tab(self, title: str) -> FeatureTab:
        """Go to a tab by its key, Ctrl+1 … Ctrl+9."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)  # after a sheet was closed
        number = [feature.title for feature in FEATURES].index(title) + 1
        self.qtbot.keyClick(self.window, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        workplace = self.program.life.workplace
        assert workplace is not None
        assert workplace.tab is not None, f"{title} could not be built"
        return workplace.tab

    def press(self, words: str, within: QWidget | None = None) -> None:
        """Click the button, link or box with these words."""
        self.wait(lambda: self._buttons(words, within))
        self.qtbot.mouseClick(self._buttons(words, within)[-1], Qt.MouseButton.LeftButton)

    def keys(self, letter: str, widget: QWidget | None = None) -> None:
        """Ctrl and a letter."""
        self.qtbot.keyClick(widget or self.window, KEYS[letter], CTRL)

    def fill(self, body: FormBody, **values: str) -> None:
        """Fill fields as they are filled by hand; a choice is named by its words."""
        for key, words in values.items():
            entry = body.inputs[key]
            assert entry.isEnabled(), key
            self._enter(entry, words)

    def sheet(self, kind: type[SheetT]) -> SheetT:
        """The sheet that lies over the window."""
        return next(one for one in self.window.findChildren(kind) if one.isVisible())

    def wait(self, until: Callable[[], object]) -> None:
        """Wait for something to be seen."""
        self.qtbot.waitUntil(lambda: bool(until()), timeout=30_000)

    @property
    def told(self) -> str:
        """The newest banner."""
        return self.notify.changes[-1][0].summary

    def _open(self, folder: Path) -> Office:
        self.offices.append(open_office(folder))
        return self.office

    def _enter(self, entry: Input, words: str) -> None:  # type: ignore[type-arg]  # whatever its value is
        editor = entry.editor
        if isinstance(entry, SegmentInput | CheckInput):
            self.press(words, entry)
        elif isinstance(entry, ChoiceInput):
            assert isinstance(editor, QComboBox)
            place = editor.findText(words)
            assert place >= 0, words
            editor.setCurrentIndex(place)
            editor.activated.emit(place)
        else:
            line = entry.findChild(QPlainTextEdit) or entry.findChild(QLineEdit)
            assert isinstance(line, QLineEdit | QPlainTextEdit)
            line.setFocus()
            line.selectAll()
            type_korean(line, words)
            if isinstance(entry, PickInput):
                self.qtbot.keyClick(self.application.activePopupWidget() or line, Qt.Key.Key_Return)

    def _buttons(self, words: str, within: QWidget | None) -> list[QAbstractButton]:
        """What is in sight, laid out, and says these words; the keys beside them are not asked."""
        return [
            one
            for one in (within or self.window).findChildren(QAbstractButton)
            if one.isVisible() and one.width() > 0 and one.text().replace("&&", "&").split("  ")[0] == words
        ]
