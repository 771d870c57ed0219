"""The first tab with three tenants, two of them with a person, as its lists, papers and addresses leave it."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, TenantPlace
from tests.ui.list_tab import ListTab, show
from ui.actions import Action
from ui.tenants.tab import TenantsTab
from ui.widgets.form_sheet import FormDialog

NAMES = ("가온 문화공방", "(주)느티나무 기술공작소", "나래 청년일터")


@pytest.fixture(name="tab")
def tenants_tab(office: Office, qtbot: QtBot) -> Iterator[ListTab]:
    """Three tenants, the first two with a person."""
    office.buildings.add_listed()
    for number, name in enumerate(NAMES):
        key = office.tenants.add(
            TenantDraft(name, place=TenantPlace.MIRAE, agreed_until=date(2023, 4, 30), profile="=소개")
        ).record_id
        if number < 2:
            office.people.add(
                PersonDraft(
                    "홍하람", tenant_id=key, phone=f"000-0000-000{number}", mail=f"haram{number}@example.invalid",
                    collection_basis=CollectionBasis.CONSENT, collected_on=date(2021, 3, 2),
                )
            )  # fmt: skip
    shown = show(TenantsTab, office, qtbot)
    yield shown
    shown.tab.context.jobs.close()


def run(tab: ListTab, action: Action) -> None:
    next(command for command in tab.tab.commands() if command.action is action).run()


def sheet(kind: type[FormDialog]) -> FormDialog:
    found = [one for one in QApplication.topLevelWidgets() if type(one) is kind and one.isVisible()]
    assert len(found) == 1, found
    return found[0]  # type: ignore[return-value]


def answer(reason: str) -> None:
    """Give the reason that is asked for."""
    dialog = sheet(FormDialog)
    dialog.body.inputs["kind"].set_value(reason)
    dialog.submit()
