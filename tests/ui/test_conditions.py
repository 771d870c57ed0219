"""조건 추가 as the officer uses it: with the keyboard, over the real list of tenants (features.md I3)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BuildingDraft
from desktop_app.filters import Condition, Conditions, Filterable, Operator
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import SpaceClass, TenantPlace
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from ui.budget.tab import BudgetTab
from ui.feature_tab import Place
from ui.proposals.tab import ProposalsTab
from ui.tenants.tab import TenantsTab
from ui.venues.tab import VenuesTab
from ui.views_tab import ViewsTab
from ui.widgets.condition_panel import ConditionPanel
from ui.widgets.list_screen import ListScreen

pytestmark = pytest.mark.usefixtures("dressed")
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tenants(office: Office, qtbot: QtBot) -> ListTab:
    building = office.buildings.add(BuildingDraft("미래청", SpaceClass.TENANCY)).record_id
    office.tenants.add_many(
        [
            TenantDraft("가온", place=TenantPlace.MIRAE, field="청년/경제", agreed_until=date(2021, 12, 31)),
            TenantDraft("나래", place=TenantPlace.MIRAE, field="어르신", building_id=building),
            TenantDraft("다솜", place=TenantPlace.MIRAE, field="청년/경제", agreed_until=date(2023, 5, 1)),
        ]
    )
    tab = show(TenantsTab, office, qtbot)
    tab.tab.activateWindow()
    qtbot.waitUntil(tab.tab.isActiveWindow)
    tab.settle()
    return tab


def panel(tab: ListTab) -> ConditionPanel:
    """The panel that is open, by its shortcut."""
    field = tab.records.screen.filter.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_F, CTRL | SHIFT)
    found = tab.tab.findChild(ConditionPanel)
    assert found is not None
    assert found.isVisible()
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(), key)


def pick_field(tab: ListTab, initials: str) -> ConditionPanel:
    """Type the 초성 of a field and take the first that is offered with Enter."""
    opened = panel(tab)
    line = opened.field.findChild(QLineEdit)
    assert line is not None
    line.clear()
    type_korean(line, initials)
    popup = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, QListView) and one.isVisible() and one.property("kind") == "offer"
    )
    QTest.keyClick(popup, Qt.Key.Key_Return)
    return opened


def said(tab: ListTab) -> list[str]:
    return [chip.said for chip in tab.records.screen.conditions.chips]


def test_a_condition_is_added_with_the_keyboard_alone(tenants: ListTab) -> None:
    pick_field(tenants, "ㅎㅇㅈㄹ")
    press(Qt.Key.Key_Tab, 2)
    type_korean(focus(), "2021-12-31")
    press(Qt.Key.Key_Return)
    assert said(tenants) == ["협약 종료 2021. 12. 31. 이하"]
    assert tenants.names() == ["가온"]
    assert tenants.records.screen.filter.field.hasFocus()


def test_enter_leads_through_what_is_missing(tenants: ListTab) -> None:
    opened = pick_field(tenants, "ㄷㅊㅁ")
    press(Qt.Key.Key_Return)
    value = opened.values[0]
    assert value.isAncestorOf(focus())
    assert not value.problem_text
    press(Qt.Key.Key_Return)
    assert value.problem_text == "값을 적으세요."
    type_korean(focus(), "ㄴㄹ")
    press(Qt.Key.Key_Return)
    assert said(tenants) == ["단체명 ‘ㄴㄹ’ 포함"]
    assert tenants.names() == ["나래"]


def test_without_a_field_there_is_nothing_to_ask(tenants: ListTab) -> None:
    opened = panel(tenants)
    press(Qt.Key.Key_Return)
    assert opened.field.problem_text == "어느 칸을 볼지 고르세요."
    type_korean(focus(), "없는 칸")
    press(Qt.Key.Key_Return)
    assert "목록에 없습니다" in opened.field.problem_text
    press(Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert said(tenants) == []


def test_a_day_that_cannot_be_read_is_named_under_its_field(tenants: ListTab) -> None:
    opened = pick_field(tenants, "ㅎㅇㅈㄹ")
    press(Qt.Key.Key_Tab, 2)
    type_korean(focus(), "2021. 13. 1.")
    press(Qt.Key.Key_Return)
    assert opened.values[0].problem_text == "‘2021. 13. 1.’은(는) 달력에 없는 날짜입니다."
    assert opened.isVisible()


def test_choices_are_checked_and_groups_say_or(tenants: ListTab) -> None:
    pick_field(tenants, "ㅂㅇ")
    press(Qt.Key.Key_Tab, 2)
    assert isinstance(focus(), QListWidget)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Return)
    assert said(tenants) == ["분야 청년/경제"]
    opened = pick_field(tenants, "ㄱㅁ")
    press(Qt.Key.Key_Tab, 2)
    press(Qt.Key.Key_Space)
    opened.join.set_value("또는")
    press(Qt.Key.Key_Return)
    assert tenants.records.screen.conditions.words == "분야 청년/경제 또는 건물 미래청"
    assert tenants.names() == ["가온", "나래", "다솜"]


def test_a_long_list_is_searched_by_its_first_sounds(tenants: ListTab) -> None:
    opened = pick_field(tenants, "ㅁㅂㅎㅁ")
    checks = opened.values[0]
    checks.set_choices([(f"k{number}", f"건물 {number}동") for number in range(20)] + [("m", "미래청")])
    checks.setFocus()
    type_korean(focus(), "ㅁㄹㅊ")
    press(Qt.Key.Key_Return)
    assert checks.value() == ("m",)
    assert opened.isVisible()


def test_a_chip_is_taken_out_and_corrected(tenants: ListTab) -> None:
    screen = tenants.records.screen
    young = Condition("field", Operator.ONE_OF, ("청년/경제",))
    late = Condition("agreed_until", Operator.UNTIL, (date(2021, 12, 31),))
    screen.change(conditions=Conditions(((young, late), (Condition("building_id", Operator.FILLED),))))
    assert tenants.names() == ["가온", "나래"]
    screen.conditions.chips[1].words.setFocus()
    press(Qt.Key.Key_Return)
    opened = tenants.tab.findChild(ConditionPanel)
    line = focus()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    type_korean(line, "2023. 12. 31.")
    press(Qt.Key.Key_Return)
    assert opened is not None
    assert said(tenants)[1] == "협약 종료 2023. 12. 31. 이하"
    assert tenants.names() == ["가온", "나래", "다솜"]
    screen.conditions.chips[2].words.setFocus()
    press(Qt.Key.Key_Delete)
    assert tenants.names() == ["가온", "다솜"]
    assert screen.conditions.chips[1].words.hasFocus()
    tenants.qtbot.mouseClick(screen.conditions.chips[0].cross, Qt.MouseButton.LeftButton)
    assert screen.query.conditions == Conditions(
        ((Condition("agreed_until", Operator.UNTIL, (date(2023, 12, 31),)),),)
    )
    tenants.qtbot.mouseClick(screen.conditions.clear_button, Qt.MouseButton.LeftButton)
    assert not screen.conditions.isVisible()
    assert len(tenants.names()) == 3


def test_where_nothing_answers_the_conditions_are_named(tenants: ListTab) -> None:
    screen = tenants.records.screen
    screen.change(conditions=Conditions(((Condition("field", Operator.ONE_OF, ("기타",)),),)))
    assert tenants.names() == []
    note = screen._note
    assert note.words == "조건에 맞는 기록이 없습니다 분야 기타. 조건을 고치거나 지우세요."
    assert note.width() == screen.table.width()
    tenants.find("가온")
    tenants.settle()
    assert "찾는 말 ‘가온’, 조건 분야 기타" in note.words
    clear = next(one for one in note.findChildren(QPushButton) if one.isVisible())
    tenants.qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert len(tenants.names()) == 3
    assert not screen.filter.field.text()


def test_the_narrow_line_has_its_conditions_in_a_menu(tenants: ListTab) -> None:
    screen = tenants.records.screen
    tenants.tab.resize(911, 420)
    screen.set_narrow(True)
    tools = tenants.records.tools
    assert tools.add.isHidden()
    assert not tools.narrow.isHidden()
    menu = tools.narrow.menu()
    menu.aboutToShow.emit()
    action = next(one for one in menu.actions() if one.text().startswith("조건 추가"))
    action.trigger()
    assert tools.panel.isVisible()
    assert tools.panel.geometry().right() <= screen.width()
    assert tools.panel.geometry().bottom() <= screen.height()


def test_a_record_that_the_conditions_hide_is_shown_all_the_same(tenants: ListTab) -> None:
    screen = tenants.records.screen
    hidden = next(key for key in screen.model.ids if screen.source.rows([key])[0].name == "나래")
    screen.change(conditions=Conditions(((Condition("field", Operator.ONE_OF, ("청년/경제",)),),)))
    tenants.settle()
    assert screen.open_record(hidden)
    assert screen.record_id == hidden
    assert not screen.query.conditions


def test_a_link_opens_the_list_with_its_conditions(tenants: ListTab) -> None:
    conditions = Conditions(((Condition("building_id", Operator.EMPTY),),))
    tenants.tab.arrive(Place("tenants", view="tenants", conditions=conditions))
    assert tenants.names() == ["가온", "다솜"]
    assert said(tenants) == ["건물 비어 있음"]


@pytest.mark.parametrize("tab_class", [TenantsTab, ProposalsTab, VenuesTab, BudgetTab])
def test_every_list_of_the_program_can_be_asked(
    office: Office, qtbot: QtBot, tab_class: type[ViewsTab]
) -> None:
    tab = show(tab_class, office, qtbot).tab
    for view in tab.VIEWS:
        tab.show_view(view.key)
    screens = tab.findChildren(ListScreen)
    assert screens
    silent = [screen.table.accessibleName() for screen in screens if screen.shelf is None]
    assert set(silent) <= {"파기 대장"}  # a register that is read, a few lines a year
    asked = [screen for screen in screens if screen.shelf is not None]
    deaf = [screen.table.accessibleName() for screen in asked if not isinstance(screen.source, Filterable)]
    assert set(deaf) <= {"쉬는 날"}  # a year's calendar of some twenty lines, no table of the file


def test_what_is_typed_in_the_panel_waits_there(tenants: ListTab) -> None:
    opened = pick_field(tenants, "ㄷㅊㅁ")
    press(Qt.Key.Key_Tab, 2)
    type_korean(focus(), "꽃씨")
    tenants.records.screen.table.setFocus()
    assert not opened.isVisible()
    assert panel(tenants).values[0].value() == "꽃씨"
