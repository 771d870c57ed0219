"""협업연계표 as the officer edits it: with the keyboard alone, each change at once, found from both sides (A9)."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.matching_records import PartyKind
from desktop_app.directory.plan_bodies import start_with_plan
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.over_window import paper_over
from ui.tenants.matching_view import MatchingView
from ui.tenants.party_cell import SHOW, PartyCell
from ui.tenants.tab import TenantsTab
from ui.tenants.tenants_view import TenantsView

pytestmark = pytest.mark.usefixtures("dressed")
YOUTH = "청년/경제"
FIVE = ["청년지원팀", "소상공인팀", "시장지원팀", "사회적경제팀", "지역협동팀"]


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    start_with_plan(office.directory, office.departments, office.partners, office.buildings)
    shown = show(TenantsTab, office, qtbot)
    shown.tab.show_view("matching")
    shown.tab.activateWindow()
    return shown


def view(tab: ListTab) -> MatchingView:
    shown = tab.tab.shown
    assert isinstance(shown, MatchingView)
    return shown


def cell(tab: ListTab, field: str = YOUTH, *, of_park: bool = False) -> PartyCell:
    return view(tab).cell(field, of_park=of_park)


def words(of: PartyCell) -> list[str]:
    return [chip.text() for chip in of.chips]


def focused(tab: ListTab) -> QWidget:
    found = tab.tab.window().focusWidget()
    assert found is not None
    return found


def press(tab: ListTab, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    tab.qtbot.keyClick(focused(tab), key, held)


def test_a_party_is_taken_out_by_del_and_the_focus_stays(tab: ListTab, office: Office) -> None:
    cell(tab).focus(2)
    press(tab, Qt.Key.Key_Delete)
    assert words(cell(tab)) == [name for name in FIVE if name != "시장지원팀"]
    assert focused(tab) is cell(tab).chips[2]
    assert [one.name for one in office.matching.row(YOUTH).offices] == words(cell(tab))
    tab.desk.undo()
    assert words(cell(tab)) == FIVE


def test_a_party_is_added_by_any_of_its_names(tab: ListTab, office: Office) -> None:
    of = cell(tab, of_park=True)
    of.focus(99)
    assert focused(tab) is of.add
    press(tab, Qt.Key.Key_Space)
    type_korean(focused(tab), "기술원")
    tab.qtbot.keyClick(of.pick._popup, Qt.Key.Key_Return)
    assert words(of)[-1] == "한국환경산업기술원"
    assert [one.name for one in office.matching.row(YOUTH).bodies][-1] == "한국환경산업기술원"
    assert focused(tab) is of.add  # the next one is at hand


def test_esc_gives_the_picking_up(tab: ListTab) -> None:
    of = cell(tab)
    of.begin()
    type_korean(focused(tab), "없는팀")
    press(tab, Qt.Key.Key_Escape)
    assert not of.pick.isVisible()
    assert focused(tab) is of.add
    assert words(of) == FIVE


def test_a_party_changes_its_place_and_stops_at_the_end(tab: ListTab) -> None:
    cell(tab).focus(0)
    press(tab, Qt.Key.Key_Right, CTRL)
    assert words(cell(tab))[:2] == ["소상공인팀", "청년지원팀"]
    assert focused(tab) is cell(tab).chips[1]
    press(tab, Qt.Key.Key_Left, CTRL)
    press(tab, Qt.Key.Key_Left, CTRL)
    assert words(cell(tab)) == FIVE


def test_tab_goes_through_the_cells_in_reading_order(tab: ListTab) -> None:
    of, bodies = cell(tab), cell(tab, of_park=True)
    of.focus(0)
    for stop in (*of.chips[1:], of.add, *bodies.chips):
        press(tab, Qt.Key.Key_Tab)
        assert focused(tab) is stop


def test_a_team_or_body_finds_its_fields(tab: ListTab) -> None:
    type_korean(view(tab).filter.field, "문화예술")
    assert view(tab).shown_fields() == ["교통/문화"]
    marked = [chip.text() for chip in cell(tab, "교통/문화").chips if chip.isChecked()]
    assert marked == ["문화예술팀"]
    assert view(tab).totals.words.startswith("1개 분야")
    view(tab).filter.clear()
    type_korean(view(tab).filter.field, "ㅊㄴㅎㅂ")
    assert view(tab).shown_fields() == ["청소년/교육", YOUTH]


def test_a_chip_s_menu_says_what_can_be_done_and_leads_to_the_record(tab: ListTab) -> None:
    places: list[Any] = []
    tab.tab.go.connect(places.append)
    chip = cell(tab).chips[0]
    chip.click()
    menu = chip.findChild(QMenu)
    assert menu is not None
    assert not chip.isChecked()
    next(one for one in menu.actions() if one.text() == SHOW).trigger()
    menu.close()
    assert (places[0].kind, places[0].record_id) == (Kind.TEAM, chip.party.id)


def test_the_table_is_shown_as_a_paper(tab: ListTab) -> None:
    tab.tab.commands()[-1].run()
    sheet = paper_over(tab.qtbot)
    assert sheet.title == "부서·분야별 협업연계(2021-10-18)"
    sheet.reject()
    QApplication.processEvents()


def test_a_tenant_shows_whom_its_field_goes_with(tab: ListTab, office: Office) -> None:
    key = office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE, field="어르신")).record_id
    assert key is not None
    tab.tab.open_record(Kind.TENANT, key)
    shown = tab.tab.shown
    assert isinstance(shown, TenantsView)
    assert shown.form.suited.text() == "어르신여가복지팀"
    tab.choose("field", YOUTH)
    shown.form.body.inputs["field"].changed.emit()
    assert shown.form.suited.text() == ", ".join(FIVE)


def test_bodies_and_departments_show_their_fields(tab: ListTab, office: Office) -> None:
    hub = office.directory.find("PARTNER", "청년허브")
    assert hub is not None
    tab.tab.open_record(Kind.PARTNER, hub)
    texts = {one.accessibleName(): one for one in tab.records.form.findChildren(QWidget)}
    assert texts["협업연계 분야"].property("text") == "청소년/교육, 청년/경제"
    assert office.matching.fields_of(PartyKind.PARTNER, hub) == ("청소년/교육", YOUTH)
