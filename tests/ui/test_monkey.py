"""An officer who does whatever comes to mind, by seeded chance: nothing breaks, and all of it can be taken back.

A short walk runs with every test run; ``PARK_IEUM_MONKEY=200 pytest tests/ui/test_monkey.py`` takes 200 walks of
other chances, and ``PARK_IEUM_MONKEY_SEED`` begins at the one that failed.
"""

import gc
import logging
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from desktop_app import settings
from desktop_app.office import Office, open_office
from tests.dump import dump
from tests.fakes import FakeNotifier
from tests.ui.korean import compose, type_korean
from ui.bootstrap import Program
from ui.features import FEATURES
from ui.memory import WindowMemory
from ui.theme import apply_theme
from ui.widgets.form import RecordForm
from ui.widgets.input_base import Input
from ui.widgets.inputs import TextArea, TextInput

KEPT: Final = Path(__file__).parents[1] / "db" / "data" / "office-0.1.0.db"
WALKS: Final = int(os.environ.get("PARK_IEUM_MONKEY", "1"))
SHORT_WALK: Final = 202
FIRST_SEED: Final = int(os.environ.get("PARK_IEUM_MONKEY_SEED", str(SHORT_WALK)))
STEPS: Final = 120
RARELY: Final = 0.02
TEXTS: Final = (
    "가온 나눔터",
    "ㅁㄹㅊ",
    "한",
    "2021. 6. 1.",
    "4/1",
    "150만",
    "14:00",
    "30명",
    "",
    "0",
    "-1",
    "9" * 60,
    '=HYPERLINK("x")',
    "+82",
    "@SUM(A1)",
    "<b>굵게</b><img src='file:///x'>",
    "&amp;%s{0}\\n",
    "'; DROP TABLE tenant;--",
    "😀👩‍👩‍👧",
    "a\x00b\x1bc",
    "줄\n바꿈\t칸",
    "\u202e거꾸로",
    "\u1112\u1161\u11ab",
    "가" * 400,
    "한글" * 3,
    "( )",
)
KEYS: Final = (
    Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down,
    Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F10, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown,
)  # fmt: skip
WITH_CTRL: Final = (
    Qt.Key.Key_S, Qt.Key.Key_S, Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_F, Qt.Key.Key_E, Qt.Key.Key_R, Qt.Key.Key_Z,
    Qt.Key.Key_Y, Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Return, Qt.Key.Key_Semicolon,
)  # fmt: skip
CTRL: Final = Qt.KeyboardModifier.ControlModifier
LEFT_ALONE: Final = ("인쇄", "종이로", "다른 업무 폴더", "끝내기")
"""Buttons that lead to this computer's printer, or out of the office."""


@dataclass
class Monkey:
    """Its program, its dice, and what it did last (shown where a walk fails)."""

    program: Program
    office: Office
    dice: random.Random
    did: list[str] = field(default_factory=list)

    def walk(self, steps: int) -> None:
        acts = [self._type] * 4 + [self._key] * 4 + [self._edit] * 8 + [self._row] * 3 + [self._button] * 3
        acts += [self._tab, self._tab, self._tab, self._choice, self._compose, self._year, self._size]
        acts += [self._delete, self._undo, self._undo, self._redo]
        closer = QTimer(self.program.window, interval=15)
        closer.timeout.connect(self._leave_sheets)
        closer.start()
        for _ in range(steps):
            act = self.dice.choice(acts)
            self.did.append(act.__name__)
            act()
            if self.dice.random() < RARELY:
                self._look()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        self._leave_sheets()
        closer.stop()

    def _leave_sheets(self) -> None:
        """Fill something into a sheet that lies over the window, or go on; popups close."""
        popup, sheet = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(sheet, QDialog):
            editors = self._seen(QLineEdit, sheet) + self._seen(QPlainTextEdit, sheet)
            if editors and self.dice.random() < 0.5:
                type_korean(self.dice.choice(editors), self.dice.choice(TEXTS))
                sheet.accept()
            else:
                sheet.reject()

    def _seen(self, kind: type[QWidget], within: QWidget | None = None) -> list[QWidget]:
        found = (within or self.program.window).findChildren(kind)
        return [one for one in found if one.isVisible() and one.isEnabled()]

    def _editor(self) -> QWidget | None:
        editors = self._seen(QLineEdit) + self._seen(QPlainTextEdit)
        if not editors:
            return None
        editor = self.dice.choice(editors)
        editor.setFocus()
        return editor

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self.program.window

    def _type(self) -> None:
        editor = self._editor()
        if editor is not None:
            if self.dice.random() < 0.6:
                editor.selectAll()  # type: ignore[attr-defined]  # both kinds have it
            type_korean(editor, self.dice.choice(TEXTS))

    def _compose(self) -> None:
        editor = self._editor()
        if editor is not None:
            compose(editor, self.dice.choice("한글앉값ㄱ느"))

    def _edit(self) -> None:
        """Somewhere else, another row, a field or two of its form typed anew, saved or thrown away."""
        if self.dice.random() < 0.5:
            self._tab()
        self._row()
        QApplication.processEvents()
        for form in self._seen(RecordForm):
            plain = [one for one in form.findChildren(Input) if isinstance(one, TextInput | TextArea)]
            kinds = plain if self.dice.random() < 0.8 else form.findChildren(Input)
            for entry in self.dice.sample(kinds, min(len(kinds), self.dice.randint(1, 2))):
                field = entry.findChild(QLineEdit) or entry.findChild(QPlainTextEdit)
                if field is not None and field.isVisible() and field.isEnabled():
                    field.setFocus()
                    field.selectAll()
                    type_korean(field, self.dice.choice(TEXTS))
                    if self.dice.random() < 0.3:
                        compose(field, "글")
                    QTest.keyClick(field, Qt.Key.Key_S, CTRL)
            if self.dice.random() < 0.5 and isinstance(form, RecordForm):
                form.discard()

    def _delete(self) -> None:
        self._row()
        tables = self._seen(QTableView)
        if tables:
            tables[0].setFocus()
            QTest.keyClick(tables[0], Qt.Key.Key_Delete)

    def _key(self) -> None:
        if self.dice.random() < 0.5:
            QTest.keyClick(self._focus(), self.dice.choice(KEYS))
        else:
            QTest.keyClick(self._focus(), self.dice.choice(WITH_CTRL), CTRL)

    def _row(self) -> None:
        tables = [one for one in self._seen(QTableView) if one.model() is not None]  # type: ignore[attr-defined]
        if tables:
            table = self.dice.choice(tables)
            rows = table.model().rowCount()  # type: ignore[attr-defined]
            if rows:
                table.setCurrentIndex(table.model().index(self.dice.randrange(rows), 0))  # type: ignore[attr-defined]
                if self.dice.random() < 0.3:
                    table.setFocus()

    def _button(self) -> None:
        buttons = [
            one
            for one in self._seen(QAbstractButton)
            if not any(words in one.text() for words in LEFT_ALONE)  # type: ignore[attr-defined]
        ]
        if buttons:
            button = self.dice.choice(buttons)
            self.did[-1] += f" {button.text()}"  # type: ignore[attr-defined]
            button.click()  # type: ignore[attr-defined]

    def _choice(self) -> None:
        combos = [one for one in self._seen(QComboBox) if one.count()]  # type: ignore[attr-defined]
        if combos:
            combo = self.dice.choice(combos)
            place = self.dice.randrange(combo.count())  # type: ignore[attr-defined]
            combo.setCurrentIndex(place)  # type: ignore[attr-defined]
            combo.activated.emit(place)  # type: ignore[attr-defined]

    def _tab(self) -> None:
        workplace = self.program.life.workplace
        assert workplace is not None
        often = [one.name for one in FEATURES] + ["tenants", "venues", "proposals", "budget"] * 6
        tab = workplace.visit(self.dice.choice(often))
        views = tab.views() if tab is not None else ()
        if tab is not None and views:
            tab.show_view(self.dice.choice(views).key)
        self.did[-1] += f" {tab.title if tab else None}"

    def _year(self) -> None:
        self.program.window.head.year_chosen.emit(self.dice.choice((2021, 2021, 2021, 2021, 2022)))

    def _size(self) -> None:
        self.program.window.resize(*self.dice.choice(((1366, 768), (900, 600), (1920, 1080))))

    def _look(self) -> None:
        self.program.take_look(self.dice.choice(("light", "contrast")), self.dice.choice((1.0, 1.25, 1.5)))

    def _undo(self) -> None:
        self.program.undo()

    def _redo(self) -> None:
        self.program.redo()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user is read or written."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example office of the kept file, on its last practice day."""
    folder = tmp_path / "업무"
    folder.mkdir()
    shutil.copyfile(KEPT, folder / "office.db")
    settings.save(folder, replace(settings.Settings(), year=2021, practice_day=date(2021, 12, 20)))
    return folder


@pytest.fixture
def quiet_end(dressed: QApplication) -> Iterator[QObject]:
    yield dressed
    apply_theme(dressed, "light")
    gc.collect()


def check_whole(office: Office) -> None:
    """The file is as whole as SQLite can tell."""
    with office.store.reading() as s:
        assert s.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert s.execute(text("PRAGMA foreign_key_check")).first() is None


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + WALKS))
def test_whatever_an_officer_does_nothing_breaks_and_all_can_be_taken_back(
    qtbot: QtBot, quiet_end: QApplication, folder: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    offices: list[Office] = []

    def opened(path: Path) -> Office:
        offices.append(open_office(path))
        return offices[-1]

    mouth = FakeNotifier()
    program = Program(quiet_end, folder, WindowMemory(folder / "window.ini"), opened, mouth=mouth)
    program.show()
    qtbot.waitUntil(lambda: program.life.is_open)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    office = offices[0]
    start = dump(office.store)
    monkey = Monkey(program, office, random.Random(seed))
    try:
        monkey.walk(STEPS)
        end = dump(office.store)
        assert mouth.changes or seed != SHORT_WALK, "the short walk must reach the file"
        while office.undo.undo():
            pass
        assert dump(office.store) == start, monkey.did
        while office.undo.redo():
            pass
        for _ in range(len(mouth.changes)):
            if dump(office.store) == end:
                break
            office.undo.undo()  # the walk itself may have ended in the middle of taking back
        assert dump(office.store) == end, monkey.did
        check_whole(office)
        assert [repr(error) for error in mouth.crashes] == [], monkey.did
        assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == [], monkey.did
    finally:
        mouth.answers = ["저장하지 않고 닫기"] * 3
        program.close()
        program.window.close()
        program.window.deleteLater()
