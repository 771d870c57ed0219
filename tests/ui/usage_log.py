"""The log of uses as the officer handles it cell by cell: for the tests of its grid."""

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BodyDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import DepartmentKind, UsageHost, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.ui import typed_cells
from tests.ui.list_tab import ListTab, show
from tests.ui.typed_cells import copied, line
from ui.venues.tab import VenuesTab
from ui.venues.usage_view import UsageView
from ui.widgets.grid_table import GridTable

__all__ = ["copied", "line"]


def hall(office: Office) -> int:
    """A hall for forty, with a fee, and a department that may use it."""
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    key = office.venues.add(VenueDraft("상상홀", building, capacity=40, fee_won=30_000)).record_id
    assert key is not None
    return key


def log_of_three(office: Office, room: int, qtbot: QtBot) -> ListTab:
    """The tab over three uses of the park itself."""
    building = office.venues.draft(room).building_id
    office.usages.add_many(
        UsageDraft(
            date(2021, 10, day), name, host=UsageHost.PARK, building_id=building, venue_id=room,
            start_minute=600, end_minute=720, attendees=20, state=UsageState.HELD,
        )
        for day, name in ((5, "주민 회의"), (7, "마을 전시"), (12, "협력 워크숍"))
    )  # fmt: skip
    shown = show(VenuesTab, office, qtbot)
    with qtbot.waitActive(shown.tab):
        shown.tab.activateWindow()
    shown.settle()
    return shown


def table(tab: ListTab) -> GridTable:
    view = tab.tab.shown
    assert isinstance(view, UsageView)
    return view.cells


def column(tab: ListTab, key: str) -> int:
    return typed_cells.column(table(tab), key)


def stand(tab: ListTab, row: int, key: str, to: tuple[int, str] | None = None) -> None:
    """Go to a cell, or select from it to another one."""
    typed_cells.stand(table(tab), row, key, to)


def write(tab: ListTab, text: str, key: Qt.Key) -> None:
    """Type into the current cell as an officer does, and leave it by a key."""
    typed_cells.write(table(tab), text, key)


def word(tab: ListTab, row: int, key: str) -> str:
    return typed_cells.word(table(tab), row, key)


def strip(tab: ListTab) -> str:
    return tab.records.screen.strip.words


def count(office: Office, year: int = 2021) -> int:
    return len(office.usages.listing(ListQuery(year=year)).ids)


def newest(office: Office) -> UsageDraft:
    return office.usages.draft(max(office.usages.listing(ListQuery(year=2021)).ids))
