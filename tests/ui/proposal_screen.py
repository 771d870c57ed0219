"""The 제안·검토 tab over a small office, and the hands of the officer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from tests.fakes import FakeNotifier
from tests.proposal_office import ProposalOffice
from tests.ui.korean import type_korean
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.proposals.detail import ProposalDetail
from ui.proposals.opinions_view import OpinionsView
from ui.proposals.proposals_view import ProposalsView
from ui.proposals.tab import ProposalsTab
from ui.widgets.list_screen import ListScreen

DialogT = TypeVar("DialogT", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Screen:
    """The tab over a small office."""

    tab: ProposalsTab
    records: ProposalOffice
    desk: Desk
    notify: FakeNotifier
    qtbot: QtBot

    @property
    def view(self) -> ProposalsView:
        view = self.tab.shown
        assert isinstance(view, ProposalsView)
        return view

    @property
    def detail(self) -> ProposalDetail:
        return self.view.detail

    @property
    def listed(self) -> ListScreen:
        return self.view.screen

    @property
    def opinions(self) -> OpinionsView:
        self.tab.show_view("opinions")
        view = self.tab.shown
        assert isinstance(view, OpinionsView)
        return view

    def titles(self) -> list[str]:
        model = self.listed.model
        self.qtbot.waitUntil(lambda: model.complete)
        return [str(model.cell(row, 1)) for row in range(model.rowCount())]

    def show(self, proposal_id: int, department: str = "") -> None:
        self.tab.open_record(Kind.PROPOSAL, proposal_id)
        if department:
            self.detail.departments.select_id(self.records.opinions(proposal_id)[department])

    def sheet(self, kind: type[DialogT]) -> DialogT:
        """The sheet that is open."""
        return next(one for one in self.tab.window().findChildren(kind) if one.isVisible())

    def write(self, field: str, text: str) -> None:
        """Type into a field of the opinion."""
        editor = self.detail.editor
        entry = editor.body.inputs[field].editor
        entry.setFocus()
        if isinstance(entry, QPlainTextEdit):
            entry.clear()
        type_korean(entry, text)

    def choose(self, field: str, value: object) -> None:
        """Choose in the opinion, as a click does."""
        entry = self.detail.editor.body.inputs[field]
        entry.set_value(value)
        entry.changed.emit()
        entry.left.emit()


@pytest.fixture
def screen(  # noqa: PLR0917 - fixtures by name
    qtbot: QtBot,
    dressed: QApplication,
    notify: FakeNotifier,
    office: Office,
    store: Store,
    clock: PracticeClock,
) -> Iterator[Screen]:
    assert dressed is QApplication.instance()
    records = ProposalOffice(store, office.proposals).fill()
    assert isinstance(office.proposals, Proposals)
    desk, jobs = Desk(notify), JobRunner(notify)
    records.receive("골목 새활용 장터", proposer=records.tenant("꽃씨 청년일터"))
    second = records.receive()
    records.ask(second, "사회적경제과", "도시계획과", "자원순환과")
    tab = ProposalsTab(TabContext(office, desk, jobs, notify, clock, 2021))
    desk.changed.connect(tab.receive)
    qtbot.addWidget(tab)
    tab.resize(1366, 644)
    tab.show()
    tab.activateWindow()
    yield Screen(tab, records, desk, notify, qtbot)
    jobs.close()
    assert notify.crashes == []
