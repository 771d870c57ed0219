"""보기 저장 and the columns of a list as the officer uses them, over the real list of tenants (features.md I3)."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.filters import Condition, Conditions, FieldType, FilterField, Operator
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.view_body import ColumnPlan, Known, ViewBody, written
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from ui.list_tools import ListTools
from ui.memory import ScreenMemory
from ui.tenants.tab import TenantsTab
from ui.widgets.columns_dialog import ColumnsDialog
from ui.widgets.view_chips import Chip

pytestmark = pytest.mark.usefixtures("dressed")
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
YOUNG = Conditions(((Condition("field", Operator.ONE_OF, ("청년/경제",)),),))


@pytest.fixture
def memory() -> ScreenMemory:
    return ScreenMemory()


@pytest.fixture
def tenants(office: Office, qtbot: QtBot, memory: ScreenMemory) -> ListTab:
    office.tenants.add_many(
        [
            TenantDraft("가온", place=TenantPlace.MIRAE, field="청년/경제", agreed_until=date(2021, 12, 31)),
            TenantDraft("나래", place=TenantPlace.MIRAE, field="어르신"),
            TenantDraft("다솜", place=TenantPlace.MIRAE, field="청년/경제", agreed_until=date(2023, 5, 1)),
        ]
    )
    return opened(office, qtbot, memory)


def opened(office: Office, qtbot: QtBot, memory: ScreenMemory) -> ListTab:
    """The tab as it stands after a start of the program."""
    tab = show(TenantsTab, office, qtbot, memory)
    tab.tab.resize(1900, 640)
    tab.tab.activateWindow()
    qtbot.waitUntil(tab.tab.isActiveWindow)
    tab.settle()
    return tab


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def tools(tab: ListTab) -> ListTools:
    return tab.records.tools


def save(tab: ListTab, name: str) -> None:
    """Ctrl+Shift+S, the name, Enter."""
    field = tab.records.screen.filter.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_S, CTRL | SHIFT)
    type_korean(focus(), name)
    QTest.keyClick(focus(), Qt.Key.Key_Return)


def chips(tab: ListTab) -> list[Chip]:
    return [chip for chip in tab.records.screen.filter.chips.findChildren(Chip) if chip.isVisible()]


def said(tab: ListTab) -> list[str]:
    tab.qtbot.waitUntil(lambda: bool(chips(tab)))
    return [chip.text() for chip in chips(tab)]


def on(tab: ListTab) -> list[str]:
    return [chip.text() for chip in chips(tab) if chip.isChecked()]


def chip(tab: ListTab, words: str) -> Chip:
    return next(one for one in chips(tab) if one.text().startswith(words))


def test_a_view_is_saved_with_its_count_and_taken_back(tenants: ListTab) -> None:
    tenants.records.screen.change(conditions=YOUNG)
    save(tenants, "청년 단체")
    assert said(tenants)[-1] == "청년 단체 2"
    assert on(tenants) == ["청년 단체 2"]
    assert not tools(tenants).shelf.panel.isVisible()
    tenants.desk.undo()
    assert "청년 단체 2" not in said(tenants)
    assert on(tenants) == ["전체 3"]
    tenants.desk.redo()
    assert on(tenants) == ["청년 단체 2"]


def test_after_a_restart_the_saved_view_is_identical(
    tenants: ListTab, office: Office, qtbot: QtBot, memory: ScreenMemory
) -> None:
    screen = tenants.records.screen
    plan = ColumnPlan(("agreed_until", "name"), frozenset({"place"}), frozenset({"phone"}), (("field", 150),))
    screen.change(conditions=YOUNG, text="가온", order="agreed_until", descending=True)
    screen.table.arrangement.arrange(plan)
    save(tenants, "청년 단체")
    query, columns = screen.query, [column.key for column in screen.table.arrangement.shown]
    widths = [screen.table.columnWidth(n) for n in range(len(screen.model.columns))]
    again = opened(office, qtbot, memory)
    fresh = again.records.screen
    assert fresh.query == query
    assert fresh.table.arrangement.plan == plan
    assert [column.key for column in fresh.table.arrangement.shown] == columns
    assert [fresh.table.columnWidth(n) for n in range(len(fresh.model.columns))] == widths
    assert fresh.filter.field.text() == "가온"
    assert again.names() == ["가온"]
    assert on(again) == ["청년 단체 1"]


def test_a_saved_view_is_opened_and_left_by_its_chips(tenants: ListTab) -> None:
    screen = tenants.records.screen
    screen.change(conditions=YOUNG)
    screen.table.arrangement.hide(screen.model.columns[1])
    save(tenants, "청년 단체")
    tenants.qtbot.mouseClick(chip(tenants, "전체"), Qt.MouseButton.LeftButton)
    assert screen.query == ListQuery(view="all", order="name")
    assert len(tenants.names()) == 3
    tenants.qtbot.mouseClick(chip(tenants, "청년 단체"), Qt.MouseButton.LeftButton)
    assert screen.query.conditions == YOUNG
    assert "place" not in [column.key for column in screen.table.arrangement.shown]
    screen.change(conditions=Conditions())
    assert on(tenants) == ["전체 3"]


def test_a_changed_view_can_be_overwritten(tenants: ListTab) -> None:
    screen = tenants.records.screen
    screen.change(conditions=YOUNG)
    save(tenants, "청년 단체")
    tools(tenants).save_view()
    assert tools(tenants).shelf.panel.over.isHidden()
    QTest.keyClick(focus(), Qt.Key.Key_Escape)
    late = Condition("agreed_until", Operator.FROM, (date(2023, 1, 1),))
    screen.change(conditions=YOUNG.also(late))
    tools(tenants).save_view()
    panel = tools(tenants).shelf.panel
    assert panel.told.text().startswith("바탕 전체 · 분야 청년/경제 그리고 협약 종료 2023. 1. 1. 이상 ·")
    tenants.qtbot.mouseClick(panel.over, Qt.MouseButton.LeftButton)
    assert on(tenants) == ["청년 단체 1"]
    tenants.desk.undo()
    assert "청년 단체 2" in said(tenants)


def test_a_name_is_given_once(tenants: ListTab) -> None:
    save(tenants, "내 보기")
    save(tenants, "내보기")
    panel = tools(tenants).shelf.panel
    assert panel.name.problem_text == "‘내 보기’ 보기가 이미 있습니다. 다른 이름을 적으세요."
    assert panel.isVisible()
    panel.name.set_value("")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert panel.name.problem_text == "보기 이름을 적으세요."
    type_korean(focus(), "퇴거")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert "처음부터 있는 보기" in panel.name.problem_text
    assert [one.name for one in tenants.tab.context.office.views.of("tenant")] == ["내 보기"]
    assert tenants.notify.troubles == []


def test_views_are_renamed_moved_and_removed_with_keys(tenants: ListTab) -> None:
    for number, name in enumerate(("하나", "둘")):
        tenants.records.screen.change(text=("가온", "나래")[number])
        save(tenants, name)
    chip(tenants, "둘").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Left, CTRL)
    assert said(tenants)[-2:] == ["둘 1", "하나 1"]
    assert focus() is chip(tenants, "둘")
    QTest.keyClick(focus(), Qt.Key.Key_F2)
    panel = tools(tenants).shelf.panel
    assert panel.name.value() == "둘"
    panel.name.set_value("")
    type_korean(focus(), "새 이름")
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert said(tenants)[-2:] == ["새 이름 1", "하나 1"]
    chip(tenants, "새 이름").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    assert said(tenants)[-1] == "하나 1"
    assert tenants.records.screen.filter.field.hasFocus()
    tenants.desk.undo()
    assert said(tenants)[-2:] == ["새 이름 1", "하나 1"]


def test_a_built_in_view_has_no_menu_and_is_not_removed(tenants: ListTab) -> None:
    chip(tenants, "전체").setFocus()
    QTest.keyClick(focus(), Qt.Key.Key_Delete)
    QTest.keyClick(focus(), Qt.Key.Key_Menu)
    assert said(tenants)[0] == "전체 3"
    assert tenants.notify.changes == []
    assert not [menu for menu in tenants.tab.findChildren(QMenu) if menu.isVisible()]


def test_the_menu_of_a_view_does_the_same(tenants: ListTab) -> None:
    save(tenants, "하나")
    target = chip(tenants, "하나")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), target.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(target, event)
    menu = next(one for one in tenants.tab.findChildren(QMenu) if one.isVisible())
    entries = {action.text().split("  ")[0]: action for action in menu.actions()}
    assert list(entries) == ["이름 바꾸기", "지금 상태로 덮어쓰기", "왼쪽으로", "오른쪽으로", "지우기"]
    assert not entries["왼쪽으로"].isEnabled()
    entries["지우기"].trigger()
    menu.close()
    assert "하나" not in " ".join(said(tenants))


def test_views_that_do_not_fit_stand_in_a_menu(tenants: ListTab) -> None:
    tenants.tab.resize(1366, 640)
    for name in ("첫째 보기", "둘째 보기", "셋째 보기"):
        tenants.records.screen.change(text=name[0])
        save(tenants, name)
    bar = tenants.records.screen.filter
    more = bar.chips.more
    assert more.isVisible()
    assert more.text() == "셋째 보기 0"
    assert more.isChecked()
    assert bar.chips.geometry().right() <= bar.width()
    action = next(one for one in more.menu().actions() if one.text().startswith("둘째 보기"))
    action.trigger()
    assert tenants.records.screen.query.text == "둘"
    assert more.text() == "둘째 보기 0"
    tenants.qtbot.mouseClick(chip(tenants, "전체"), Qt.MouseButton.LeftButton)
    assert more.text().startswith("더 보기")


def test_a_name_is_shown_as_it_was_typed(tenants: ListTab) -> None:
    save(tenants, "R&D <b>단체</b>")
    assert said(tenants)[-1] == "R&&D <b>단체</b> 3"
    menu = tools(tenants).narrow.menu()
    menu.aboutToShow.emit()
    assert "보기 ‘R&&D <b>단체</b>’" in [action.text() for action in menu.actions()]


def test_a_view_of_a_field_that_is_gone_says_so_and_opens(tenants: ListTab) -> None:
    gone = FilterField("colour", "색깔", FieldType.TEXT)
    conditions = YOUNG.also(Condition("colour", Operator.FILLED))
    known = Known((*tenants.records.screen.source.fields(), gone), {"name": "단체명"}, {"all"})
    body = written(ViewBody(conditions), known)
    tenants.desk.perform(lambda: tenants.tab.context.office.views.add("tenant", "옛 보기", body))
    tenants.qtbot.mouseClick(chip(tenants, "옛 보기"), Qt.MouseButton.LeftButton)
    assert tenants.names() == ["가온", "다솜"]
    assert tenants.notify.said == ["보기 ‘옛 보기’: ‘색깔’ 조건이 이제 없습니다. 나머지로 열었습니다."]


def test_the_narrow_menu_holds_everything(tenants: ListTab) -> None:
    save(tenants, "하나")
    tenants.tab.resize(911, 420)
    tenants.records.screen.set_narrow(True)
    menu = tools(tenants).narrow.menu()
    menu.aboutToShow.emit()
    words = [action.text().split("  ")[0] for action in menu.actions() if not action.isSeparator()]
    assert words[:4] == ["조건 추가", "보기 저장", "열 고르기", "보기 ‘하나’"]
    next(one for one in menu.actions() if one.text() == "이름 바꾸기  F2").trigger()
    panel = tools(tenants).shelf.panel
    assert panel.isVisible()
    assert panel.geometry().right() <= tenants.records.screen.width()


def columns(tab: ListTab) -> list[str]:
    return [column.key for column in tab.records.screen.table.arrangement.shown]


def dialog(tab: ListTab) -> ColumnsDialog:
    tab.tab.activateWindow()
    tab.qtbot.waitUntil(tab.tab.isActiveWindow)
    field = tab.records.screen.filter.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_L, CTRL | SHIFT)
    found = next(one for one in tab.tab.window().findChildren(ColumnsDialog) if one.isVisible())
    tab.qtbot.waitUntil(found.isActiveWindow)
    return found


def test_columns_are_chosen_and_moved_with_the_keyboard(
    tenants: ListTab, office: Office, qtbot: QtBot, memory: ScreenMemory
) -> None:
    before = columns(tenants)
    assert before[:3] == ["name", "place", "field"]
    chooser = dialog(tenants)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Space)
    QTest.keyClick(chooser.list, Qt.Key.Key_Down)
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, ALT)
    QTest.keyClick(chooser.list, Qt.Key.Key_Up, ALT)
    chooser.width_input.setFocus()
    chooser.width_input.set_value(200)
    QTest.keyClick(focus(), Qt.Key.Key_Return)
    assert not chooser.isVisible()
    assert columns(tenants) == ["field", "name", *before[3:]]
    assert tenants.records.screen.table.columnWidth(2) == 200
    assert columns(opened(office, qtbot, memory)) == ["field", "name", *before[3:]]


def test_columns_go_back_to_what_they_were(tenants: ListTab) -> None:
    before = columns(tenants)
    arrangement = tenants.records.screen.table.arrangement
    arrangement.arrange(ColumnPlan(("field", "name"), frozenset({"place"}), frozenset(), (("field", 300),)))
    chooser = dialog(tenants)
    tenants.qtbot.mouseClick(chooser.reset, Qt.MouseButton.LeftButton)
    tenants.qtbot.mouseClick(chooser.stop, Qt.MouseButton.LeftButton)
    assert columns(tenants)[0] == "field"
    chooser = dialog(tenants)
    tenants.qtbot.mouseClick(chooser.reset, Qt.MouseButton.LeftButton)
    tenants.qtbot.mouseClick(chooser.take, Qt.MouseButton.LeftButton)
    assert columns(tenants) == before
    assert not arrangement.plan


def test_a_column_that_was_called_for_stays_until_the_window_is_narrow(tenants: ListTab) -> None:
    tenants.tab.resize(1366, 640)
    assert "phone" not in columns(tenants)
    arrangement = tenants.records.screen.table.arrangement
    arrangement.arrange(ColumnPlan(called=frozenset({"phone"})))
    assert "phone" in columns(tenants)
    tenants.tab.resize(560, 420)
    tenants.records.screen.set_narrow(True)
    assert "phone" not in columns(tenants)
    assert "name" in columns(tenants)


def test_the_name_is_never_hidden(tenants: ListTab) -> None:
    arrangement = tenants.records.screen.table.arrangement
    arrangement.hide(tenants.records.screen.model.columns[0])
    assert columns(tenants)[0] == "name"


def test_a_column_is_moved_and_resized_with_the_mouse(tenants: ListTab) -> None:
    table = tenants.records.screen.table
    head = table.horizontalHeader()
    heard: list[str] = []
    table.arrangement.changed.connect(lambda: heard.append("changed"))
    head.moveSection(head.visualIndex(2), 1)
    assert columns(tenants)[:3] == ["name", "field", "place"]
    head.resizeSection(1, 180)
    QTest.mouseRelease(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert dict(table.arrangement.plan.widths) == {"place": 180}
    assert table.columnWidth(1) == 180
    assert heard == ["changed", "changed"]


def test_copied_rows_follow_the_columns_in_sight(tenants: ListTab) -> None:
    table = tenants.records.screen.table
    table.arrangement.arrange(ColumnPlan(("field", "name"), frozenset({"place", "legal_form"})))
    tenants.pick(0)
    table.copy_rows()
    keys = columns(tenants)
    cells = dict(zip(keys, QApplication.clipboard().text().rstrip("\n").split("\t"), strict=True))
    assert keys[0] == "field"
    assert (cells["field"], cells["name"]) == ("청년/경제", "가온")
    assert "place" not in cells
