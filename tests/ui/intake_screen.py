"""The officer before 가져오기, over a real office and real files: for the tests of the import road's dialog."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab
from ui.actions import Action
from ui.intake.dialog import IntakeDialog
from ui.intake.steps_dialog import PREVIEW

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
HEADS = ("단체명", "건물", "호실", "담당자", "연락처", "협약 종료일")
ROWS = (
    ("꽃씨 청년일터", "미래청", "301호", "홍길동", "000-0000-0000", date(2022, 12, 31)),
    ("낟알 공방", "상상청", "코워킹", "김가온", "000-0000-0001", date(2022, 6, 30)),
)


@dataclass
class Officer:
    """Sits before 입주단체 and the dialog over it."""

    tab: ListTab
    office: Office
    folder: Path
    qtbot: QtBot

    @property
    def notify(self) -> FakeNotifier:
        return self.tab.notify

    @property
    def dialog(self) -> IntakeDialog:
        (found,) = self.dialogs()
        return found

    def dialogs(self) -> list[IntakeDialog]:
        """Those that are open."""
        return [one for one in self.tab.tab.findChildren(IntakeDialog) if one.isVisible()]

    def begin(self) -> IntakeDialog:
        """가져오기, as its button and Ctrl+O do."""
        command = next(one for one in self.tab.tab.commands() if one.action is Action.TAKE_IN)
        command.run()
        dialog = self.dialog
        dialog.activateWindow()
        self.qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    def choose(self, path: Path) -> IntakeDialog:
        """Begin, and choose a file in the file dialog."""
        self.notify.files = [path]
        dialog = self.begin()
        self.press(Qt.Key.Key_O, CTRL)
        self.wait()
        return dialog

    def wait(self) -> None:
        """Until nothing is read or judged any more."""
        self.qtbot.waitUntil(lambda: not self.dialog.busy, timeout=30_000)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """A key where the focus is."""
        self.qtbot.keyClick(self.focus(), key, modifier)

    def focus(self) -> QWidget:
        return self.dialog.focusWidget() or self.dialog

    def walk(self, stops: int) -> list[str]:
        """What Tab leads to, from where the focus is."""
        found = []
        for _ in range(stops):
            here = self.focus()
            found.append(here.accessibleName() or (here.text() if isinstance(here, QCheckBox) else ""))
            self.press(Qt.Key.Key_Tab)
        return found

    def go_on(self) -> None:
        """Ctrl+Enter."""
        self.press(Qt.Key.Key_Return, CTRL)

    def look(self) -> None:
        """From the columns to the preview."""
        self.go_on()
        self.wait()
        assert self.dialog.step == PREVIEW

    def take(self) -> None:
        """From the preview into the office."""
        self.go_on()
        self.qtbot.waitUntil(lambda: not self.dialogs(), timeout=30_000)

    def tenants(self) -> dict[str, TenantDraft]:
        service = self.office.tenants
        records = [service.record(key) for key in service.listing(ListQuery(order="name")).ids]
        return {record.draft.name: record.draft for record in records}

    def counts(self) -> dict[str, int]:
        found = self.dialog.preview.outlook.counts()
        return {fate.value: count for fate, count in found.items() if count}


def workbook(folder: Path, *rows: tuple[object, ...], name: str = "센터 명단.xlsx") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / name
    book.save(path)
    return path


def pick(dialog: IntakeDialog, number: int, key: str) -> None:
    """Choose a field for a column, as the officer does in its combo."""
    row = next(one for one in dialog.columns.rows if one.number == number)
    row.field.set_value(key or None)
    row.field.changed.emit()


def replace_text(line: QWidget, text: str) -> None:
    line.setFocus()
    line.selectAll()  # type: ignore[attr-defined]  # a line of text
    type_korean(line, text)
