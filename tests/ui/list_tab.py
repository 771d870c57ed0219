"""A tab of lists as the officer handles it, over a real office: for the tests of 입주단체 and 대관."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from tests.fakes import FakeNotifier
from tests.ui.korean import type_korean
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.memory import ScreenMemory
from ui.record_screen import RecordScreen
from ui.views_tab import RecordView, ViewsTab

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class ListTab:
    """The tab that is shown, its desk and what the officer was told."""

    tab: ViewsTab
    desk: Desk
    notify: FakeNotifier
    qtbot: QtBot

    @property
    def records(self) -> RecordScreen:
        view = self.tab.shown
        assert isinstance(view, RecordView)
        return view.records

    def settle(self) -> None:
        """Wait until all of the list is there."""
        model = self.records.screen.model
        self.qtbot.waitUntil(lambda: model.complete)

    def chips(self) -> list[QPushButton]:
        """The saved views of the filter line."""
        return self.records.screen.filter.findChildren(QPushButton)

    def links(self) -> list[QPushButton]:
        """The links of the view that is shown."""
        buttons = self.tab.shown.widget.findChildren(QPushButton)
        return [one for one in buttons if one.property("kind") == "link" and one.isVisible()]

    def names(self, column: str = "name") -> list[str]:
        """The words of one column, top to bottom."""
        self.settle()
        model = self.records.screen.model
        keys = [one.key for one in model.columns]
        return [str(model.cell(row, keys.index(column))) for row in range(len(model.ids))]

    def pick(self, row: int) -> None:
        """Go to a row with the arrow keys' effect: the form shows it."""
        table = self.records.screen.table
        self.settle()
        table.setCurrentIndex(table.model().index(row, 0))
        self.qtbot.waitUntil(lambda: self.records.form.record_id == self.records.screen.record_id)

    def type_into(self, field: str, text: str) -> None:
        """Replace what stands in a field of the form, as an input method would."""
        self.records.form.body.focus_field(field)
        entry = self.records.form.body.inputs[field]
        line = entry.findChild(QLineEdit) or entry.findChild(QPlainTextEdit)
        assert line is not None
        line.selectAll()
        type_korean(line, text)

    def choose(self, field: str, value: object) -> None:
        """Pick a value of a list field."""
        self.records.form.body.inputs[field].set_value(value)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.records.screen.table, key, modifier)

    def find(self, text: str) -> None:
        """Type into the filter line."""
        field = self.records.screen.filter.field
        field.clear()
        type_korean(field, text)


def show(
    tab_class: type[ViewsTab], office: Office, qtbot: QtBot, memory: ScreenMemory | None = None
) -> ListTab:
    """The tab over an office, on a screen of 1366 by 768; ``memory`` is what the computer remembers."""
    notify = FakeNotifier()
    desk = Desk(notify, office.undo)
    jobs = JobRunner(notify)
    tab = tab_class(TabContext(office, desk, jobs, notify, office.clock, 2021, memory or ScreenMemory()))
    desk.changed.connect(tab.receive)
    qtbot.addWidget(tab)
    tab.resize(1366, 640)
    tab.show()
    qtbot.waitExposed(tab)
    return ListTab(tab, desk, notify, qtbot)
