"""Sheets of 대관: 되풀이해 적기 and 한꺼번에 바꾸기, as the officer handles them (features.md D4, I5)."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.activities.venue_offers import OfferOutcome, OfferReason, VenueOfferDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import UsageHost, UsageKind
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.ui.korean import type_korean
from tests.ui.list_tab import ListTab, show
from ui.many_dialog import FIELD, ManyDialog
from ui.venues.repeat_dialog import RepeatDialog, RepeatLine
from ui.venues.room_search import RoomSearch
from ui.venues.tab import VenuesTab
from ui.widgets.form_sheet import FormDialog

pytestmark = pytest.mark.usefixtures("dressed")
FIRST = date(2021, 7, 26)


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.buildings.add_listed()
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "상상청")
    room = office.venues.add(VenueDraft("상상홀", building, capacity=40)).record_id
    office.usages.add_many(
        UsageDraft(
            day,
            name,
            host=UsageHost.PARK,
            building_id=building,
            venue_id=room,
            start_minute=600,
            end_minute=720,
        )
        for day, name in ((FIRST, "주민 회의"), (date(2021, 8, 9), "마을 전시"))
    )
    return show(VenuesTab, office, qtbot)


def run(tab: ListTab, action: str) -> FormDialog:
    """The sheet that an action opens."""
    next(one for one in tab.tab.commands() if one.action.name == action).run()
    found: list[FormDialog] = []
    tab.qtbot.waitUntil(lambda: bool(_open(tab, found)))
    return found[-1]


def _open(tab: ListTab, found: list[FormDialog]) -> list[FormDialog]:
    found[:] = [one for one in tab.tab.window().findChildren(FormDialog) if one.isVisible()]
    return found


def write(sheet: FormDialog, field: str, text: str) -> None:
    line = sheet.body.inputs[field].findChild(QLineEdit)
    assert line is not None
    line.selectAll()
    type_korean(line, text)


def uses(office: Office) -> list[UsageDraft]:
    return [office.usages.draft(key) for key in office.usages.listing(ListQuery(year=2021)).ids]


def test_a_series_is_seen_before_and_written_as_one_act(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    sheet = run(tab, "REPEAT_USAGE")
    assert isinstance(sheet, RepeatDialog)
    write(sheet, "until", "8.30")
    assert sheet.days == [date(2021, 8, day) for day in (2, 9, 23, 30)]
    assert sheet.told.text() == "4일에 적음 · 1일은 적지 않음 · 1일은 다른 이용과 겹침"
    said = [row.accessibleName() for row in sheet.lines.rows]
    assert any("8. 9." in one and "마을 전시" in one for one in said), said
    assert any("8. 16." in one and "광복절" in one for one in said), said
    sheet.submit()
    assert len(uses(office)) == 6
    tab.desk.undo()
    assert len(uses(office)) == 2


def test_days_of_a_series_are_moved_left_out_and_put_back(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    sheet = run(tab, "REPEAT_USAGE")
    assert isinstance(sheet, RepeatDialog)
    write(sheet, "until", "8.16")
    moved = date(2021, 8, 10)
    lines = (
        RepeatLine(None, date(2021, 8, 2), on=False),
        RepeatLine(None, moved),
        RepeatLine(None, date(2021, 8, 16)),
    )
    sheet.lines.set_value(lines)
    sheet.submit()
    assert sorted(one.used_on for one in uses(office) if one.used_on)[2:] == [moved, date(2021, 8, 16)]


def test_a_series_without_days_says_so(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    sheet = run(tab, "REPEAT_USAGE")
    write(sheet, "until", "7.20")
    sheet.submit()
    assert sheet.isVisible()
    assert "7. 26." in sheet.body.inputs["until"].accessibleName() + str([one.text for one in sheet.check()])
    sheet.reject()
    assert len(uses(office)) == 2


def test_one_field_of_the_chosen_rows_is_changed_after_a_look(tab: ListTab, office: Office) -> None:
    tab.settle()
    tab.records.screen.table.selectAll()
    sheet = run(tab, "CHANGE_MANY")
    assert isinstance(sheet, ManyDialog)
    sheet.body.inputs[FIELD].set_value("kind")
    sheet.body.inputs[FIELD].changed.emit()
    sheet.body.inputs["kind"].set_value(UsageKind.WORKSHOP)
    sheet.body.inputs["kind"].changed.emit()
    assert [(line.before, line.after) for line in sheet.table.lines] == [("회의", "워크숍")] * 2
    assert sheet.told.text() == "2건 바꿈"
    shown = [key for key, entry in sheet.body.inputs.items() if entry.isVisible()]
    assert shown == [FIELD, "kind"]
    sheet.submit()
    assert {one.kind for one in uses(office)} == {UsageKind.WORKSHOP}
    tab.desk.undo()
    assert {one.kind for one in uses(office)} == {UsageKind.MEETING}


def test_a_found_room_begins_a_use(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("offers")
    sheet = run(tab, "FIND_ROOM")
    assert isinstance(sheet, RoomSearch)
    assert not sheet.verb.isEnabled()
    write(sheet, "event", "주민 포럼")
    write(sheet, "first", "8.9")
    write(sheet, "start_minute", "14시")
    write(sheet, "end_minute", "16시")
    write(sheet, "people", "30명")
    assert [one.name for one in sheet.table.rooms] == ["상상청 상상홀"]
    sheet.submit()
    assert tab.tab.view == "usages"
    form = tab.records.form
    assert form.record_id is None
    values = form.values()
    assert (values["event"], values["attendees"], values["start_minute"]) == ("주민 포럼", 30, 840)
    assert values["venue_id"] == office.venues.choices()[0].id


def test_rooms_that_are_taken_are_told_apart_and_the_reason_is_kept(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("offers")
    sheet = run(tab, "FIND_ROOM")
    assert isinstance(sheet, RoomSearch)
    write(sheet, "event", "주민 포럼")
    write(sheet, "first", "8.9")
    write(sheet, "start_minute", "11시")
    write(sheet, "end_minute", "13시")
    assert sheet.table.rooms == ()
    assert sheet.note.isVisible()
    sheet.body.inputs["list"].set_value("rest")
    sheet.body.inputs["list"].changed.emit()
    assert [one.why_not for one in sheet.table.rooms] == ["‘마을 전시’ 10:00~12:00"]
    sheet.elsewhere.click()
    tab.choose("reason", "OCCUPIED")
    assert tab.records.save()
    (key,) = office.venue_offers.listing(ListQuery(year=2021)).ids
    kept = office.venue_offers.record(key).draft
    assert (kept.event, kept.wanted_on, kept.reason) == ("주민 포럼", date(2021, 8, 9), OfferReason.OCCUPIED)


def test_records_of_a_register_are_changed_together(tab: ListTab, office: Office) -> None:
    for at in range(3):
        office.venue_offers.add(VenueOfferDraft(date(2021, 6, at + 1), f"포럼 {at}"))
    tab.tab.show_view("offers")
    tab.settle()
    tab.records.screen.table.selectAll()
    sheet = run(tab, "CHANGE_MANY")
    assert isinstance(sheet, ManyDialog)
    sheet.body.inputs[FIELD].set_value("outcome")
    sheet.body.inputs[FIELD].changed.emit()
    sheet.body.inputs["outcome"].set_value("ELSEWHERE")
    sheet.body.inputs["outcome"].changed.emit()
    assert all("까닭" in line.refused for line in sheet.table.lines)
    sheet.submit()
    assert sheet.isVisible()
    sheet.body.inputs["outcome"].set_value("USED")
    sheet.body.inputs["outcome"].changed.emit()
    sheet.submit()
    ids = office.venue_offers.listing(ListQuery(year=2021)).ids
    assert {office.venue_offers.record(key).draft.outcome for key in ids} == {OfferOutcome.USED}
    tab.desk.undo()
    assert {office.venue_offers.record(key).draft.outcome for key in ids} == {OfferOutcome.WAITING}
