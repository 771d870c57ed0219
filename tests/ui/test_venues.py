"""대관 as the officer handles it: uses and rooms, by mouse and by keyboard."""

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace, UsageHost, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.outgoing_tab import run, sheet
from ui.actions import Action
from ui.outgoing.export_dialog import ExportDialog
from ui.venues.tab import VenuesTab

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def room(office: Office) -> int:
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    key = office.venues.add(VenueDraft("상상홀", building, capacity=40, fee_won=30_000)).record_id
    assert key is not None
    return key


@pytest.fixture
def tab(office: Office, room: int, qtbot: QtBot) -> ListTab:
    building = office.venues.draft(room).building_id
    office.usages.add_many(
        UsageDraft(
            date(2021, 10, day), name, host=UsageHost.PARK, building_id=building, venue_id=room,
            start_minute=600, end_minute=720, attendees=20, state=UsageState.HELD,
        )
        for day, name in ((5, "주민 회의"), (7, "마을 전시"), (12, "협력 워크숍"))
    )  # fmt: skip
    return show(VenuesTab, office, qtbot)


def test_the_log_stands_in_order_of_days(tab: ListTab) -> None:
    assert tab.names("event") == ["주민 회의", "마을 전시", "협력 워크숍"]


def test_a_use_is_typed_with_its_room_found_by_initials(tab: ListTab, office: Office, room: int) -> None:
    tab.tab.commands()[-1].run()
    tab.type_into("used_on", "10.13")
    tab.type_into("start_minute", "14시")
    tab.type_into("end_minute", "16시")
    tab.choose("venue_id", room)
    tab.records.form.body.inputs["venue_id"].changed.emit()
    tab.type_into("event", "부서 협업 회의")
    tab.choose("host", "PARK")
    tab.type_into("attendees", "30명")
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    draft = office.usages.draft(key)
    assert (draft.used_on, draft.start_minute, draft.attendees) == (date(2021, 10, 13), 840, 30)
    assert (draft.building_id, draft.fee_won) == (office.venues.draft(room).building_id, 30_000)


def test_an_overlap_warns_and_can_still_be_saved(tab: ListTab) -> None:
    tab.pick(0)
    tab.type_into("used_on", "10.7")
    shown = [found.text for found in tab.records.form.check() or ()] if tab.records.form.check else []
    assert any("마을 전시" in text for text in shown)
    assert tab.records.save()


def test_many_are_cancelled_in_one_act(tab: ListTab, office: Office) -> None:
    tab.settle()
    tab.records.screen.table.selectAll()
    cancel = next(command for command in tab.tab.commands() if command.action.name == "CANCEL_USAGE")
    cancel.run()
    assert tab.notify.changes[-1][0].count == 3
    tab.desk.undo()
    counts = {view.key: view.count for view in office.usages.views(tab.records.screen.query)}
    assert (counts["cancelled"], counts["all"]) == (0, 3)


def test_a_use_is_copied_to_be_dated_anew(tab: ListTab) -> None:
    tab.pick(1)
    copy = next(command for command in tab.tab.commands() if command.action.name == "COPY_USAGE")
    copy.run()
    assert tab.records.form.record_id is None
    tab.type_into("used_on", "10.21")
    assert tab.records.save()
    assert tab.names("event").count("마을 전시") == 2


def test_looking_through_the_log_leaves_no_draft(tab: ListTab) -> None:
    for row in (0, 1, 2, 0):
        tab.pick(row)
    assert not tab.records.form.keeper.ids()


def test_a_row_is_deleted_and_comes_back(tab: ListTab) -> None:
    tab.pick(0)
    with tab.qtbot.waitActive(tab.tab):
        tab.tab.activateWindow()
    tab.records.screen.table.setFocus()
    tab.press(Qt.Key.Key_Delete, CTRL)
    assert tab.names("event") == ["마을 전시", "협력 워크숍"]
    tab.desk.undo()
    assert len(tab.names("event")) == 3


def test_a_room_taken_out_of_use_stays_on_its_old_uses(tab: ListTab, office: Office, room: int) -> None:
    office.venues.edit(room, VenueDraft("상상홀", office.venues.draft(room).building_id, in_use=False))
    tab.tab.refresh()
    tab.pick(0)
    tab.type_into("event", "주민 큰 회의")
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    assert office.usages.draft(key).venue_id == room


def test_rooms_are_added_in_their_view(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("rooms")
    tab.tab.commands()[-1].run()
    tab.type_into("name", "배움방")
    tab.choose("building_id", office.directory.buildings()[0].id)
    tab.type_into("fee_won", "2만")
    assert tab.records.save()
    assert "배움방" in tab.names()


def test_a_tenant_that_has_left_can_still_be_named_for_what_it_did(tab: ListTab, office: Office) -> None:
    key = office.tenants.add(
        TenantDraft("꽃씨", place=TenantPlace.MIRAE, moved_out_on=date(2021, 9, 30))
    ).record_id
    assert key is not None
    tab.tab.refresh()
    tab.pick(0)
    tab.choose("tenant_id", key)
    assert tab.records.form.body.inputs["tenant_id"].raw() == "꽃씨 (퇴거)"
    assert tab.records.save()
    used = tab.records.form.record_id
    assert used is not None
    assert office.usages.draft(used).tenant_id == key


def test_the_uses_leave_as_true_dates_and_numbers_without_who_is_in_charge(
    tab: ListTab, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.settle()
    tab.notify.save_to = tmp_path / "대관.xlsx"
    run(tab, Action.EXPORT_LIST)
    dialog = sheet(ExportDialog)
    dialog.body.inputs["columns"].set_value("whole")
    dialog.body.edited.emit("columns")
    told = [label.text() for label in dialog.findChildren(QLabel)]
    assert "빼는 열: 담당. 이 목록에서는 넣을 수 없습니다." in told
    dialog.submit()
    qtbot.waitUntil(lambda: tab.notify.said == ["‘대관.xlsx’에 저장했습니다."])
    heads, *rows = load_workbook(tab.notify.save_to)["대관 이용"].iter_rows(values_only=True)
    assert "담당" not in heads
    first = dict(zip(heads, rows[0], strict=True))
    assert isinstance(first["이용일"], datetime)
    assert first["인원"] == 20
    tab.tab.context.jobs.close()


def test_a_room_tells_its_uses_of_the_year_and_leads_to_them(tab: ListTab, office: Office, room: int) -> None:
    office.usages.cancel([office.usages.listing(tab.records.screen.query).ids[0]])
    tab.tab.go.connect(tab.tab.arrive)
    tab.tab.show_view("rooms")
    tab.pick(0)
    said = [label.text() for label in tab.records.form.findChildren(QLabel)]
    assert "2021년 이용 2건 · 4.0시간 · 40명" in said
    next(link for link in tab.links() if link.text() == "이용 보기").click()
    assert len(tab.names("event")) == 3
    assert tab.records.screen.query.conditions.groups[0][0].values == (room,)
