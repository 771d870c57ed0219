"""What the officer typed is shown as text wherever it stands: no label, tooltip or list takes it for markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.values import tidy_line
from tests.hostile import HOSTILE, KOREAN
from tests.ui.list_tab import ListTab, show
from ui.tenants.tab import TenantsTab

pytestmark = pytest.mark.usefixtures("dressed")
TEXTS = [f"{text} {number}" for number, text in enumerate((*HOSTILE, *KOREAN)) if len(text) < 200]


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.tenants.add_many(
        TenantDraft(text, place=TenantPlace.MIRAE, business=text, note=text) for text in TEXTS
    )
    return show(TenantsTab, office, qtbot)


def interpreted(window: QWidget) -> list[str]:
    """Labels that would read markup, and tooltips with a tag that is not our own paragraph."""
    found = [
        label.text() for label in window.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText
    ]
    tips = [one.toolTip() for one in window.findChildren(QWidget)]
    for table in window.findChildren(QTableView):
        model = table.model()
        for row in range(model.rowCount() if model is not None else 0):
            tips += [
                str(model.index(row, place).data(Qt.ItemDataRole.ToolTipRole) or "") for place in range(3)
            ]
    inner = [tip.removeprefix("<p style='white-space:pre-wrap'>").removesuffix("</p>") for tip in tips]
    return [*found, *(tip for tip in inner if "<" in tip)]


def test_nothing_typed_is_taken_for_markup(tab: ListTab) -> None:
    assert sorted(tab.names()) == sorted(map(tidy_line, TEXTS))
    seen = set()
    for row in range(len(TEXTS)):
        tab.pick(row)
        QApplication.processEvents()
        seen.add(tab.records.form.values()["name"])
        assert interpreted(tab.tab) == []
    assert seen == set(map(tidy_line, TEXTS))


def test_looking_at_a_record_is_no_edit_whatever_its_text(tab: ListTab) -> None:
    for row in range(len(TEXTS)):
        tab.pick(row)
        for field in ("name", "business", "note"):
            entry = tab.records.form.body.inputs[field]
            line = entry.findChild(QLineEdit) or entry.findChild(QPlainTextEdit)
            assert line is not None
            line.setFocus()
        tab.records.form.leave()
        assert tab.records.form.edited_keys == [], tab.records.form.values()
