"""A whole list screen, used as the officer uses it: filter, rows, form, footer, narrow layout, empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.listing import ListQuery
from tests.ui.korean import compose, type_korean
from tests.ui.lists import Tenants, tenant_screen
from ui.memory import ScreenMemory
from ui.widgets.form import Heading
from ui.widgets.list_screen import Arrangement, ListScreen, Nothing, Way


@pytest.fixture
def source() -> Tenants:
    return Tenants(300)


@pytest.fixture
def screen(qtbot: QtBot, source: Tenants) -> ListScreen:
    screen = tenant_screen(source)
    qtbot.addWidget(screen)
    screen.resize(1366, 644)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    with qtbot.waitSignal(screen.model.listed):
        screen.open_list(ListQuery(year=2021, order="name"))
    return screen


def visible_button(screen: ListScreen, words: str) -> QPushButton:
    return next(one for one in screen.findChildren(QPushButton) if one.isVisible() and words in one.text())


def test_footer_follows_the_filter(qtbot: QtBot, screen: ListScreen) -> None:
    assert screen.totals.words.startswith("300개 단체, 전체 300")
    with qtbot.waitSignal(screen.model.listed):
        type_korean(screen.filter.field, "ㄴㅌ")
    assert "‘ㄴㅌ’로 찾음" in screen.totals.words
    assert screen.model.rowCount() == int(screen.totals.words.split("개")[0])


def test_half_a_syllable_filters_already(qtbot: QtBot, screen: ListScreen) -> None:
    with qtbot.waitSignal(screen.model.listed):
        compose(screen.filter.field, "느")
    assert screen.query == ListQuery(year=2021, composing="느", order="name")
    assert 0 < screen.model.rowCount() < 300


def test_a_row_opens_its_form_and_escape_goes_back(qtbot: QtBot, screen: ListScreen) -> None:
    screen.focus_filter()
    qtbot.keyClick(screen.filter.field, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    assert screen.form.record_id == 1
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.form.record_id == 2
    with qtbot.waitSignal(screen.record_opened):
        qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    name = screen.form.body.inputs["name"].editor
    assert name.hasFocus()
    qtbot.keyClick(name, Qt.Key.Key_Escape)
    assert screen.table.hasFocus()


def test_unsaved_edits_are_marked_in_the_list(screen: ListScreen) -> None:
    screen.open_record(3)
    name = screen.form.body.inputs["name"].editor
    name.setFocus()
    type_korean(name, "새 ")
    assert screen.model.drafted == {3}
    screen.open_record(4)
    assert screen.model.drafted == {3}
    screen.open_record(3)
    screen.form.discard()
    assert screen.model.drafted == frozenset()


def test_reload_keeps_place_selection_and_typing(screen: ListScreen, source: Tenants) -> None:
    screen.open_record(250)
    name = screen.form.body.inputs["name"].editor
    type_korean(name, "고침 ")
    source.gone.add(5)
    screen.reload()
    assert screen.record_id == 250
    assert screen.form.body.inputs["name"].raw().startswith("고침")


def test_a_record_that_the_filter_hides_is_opened_all_the_same(qtbot: QtBot, screen: ListScreen) -> None:
    with qtbot.waitSignal(screen.model.listed):
        screen.filter.show_text("꽃씨")
    assert screen.open_record(1)
    assert screen.record_id == 1
    assert not screen.filter.field.text()
    assert not screen.open_record(9999)


def test_filter_without_hits_names_the_words_and_clears(qtbot: QtBot, screen: ListScreen) -> None:
    with qtbot.waitSignal(screen.model.listed):
        type_korean(screen.filter.field, "없는 이름")
    assert "‘없는 이름’" in screen._note.words
    with qtbot.waitSignal(screen.model.listed):
        qtbot.mouseClick(visible_button(screen, "조건 지우기"), Qt.MouseButton.LeftButton)
    assert screen.model.rowCount() == 300
    assert not screen._note.isVisible()


def test_an_empty_list_says_how_to_fill_it(qtbot: QtBot) -> None:
    screen = tenant_screen(Tenants(0))
    qtbot.addWidget(screen)
    added: list[str] = []
    ways = [Way("단체 추가", lambda: added.append("one"), "Ctrl+N"), Way("가져오기", added.clear)]
    screen.nothing = lambda year: Nothing(
        f"{year}년도 단체가 아직 없습니다", "한 곳씩 적거나 가져옵니다.", ways
    )
    screen.show()
    with qtbot.waitSignal(screen.model.listed):
        screen.open_list(ListQuery(year=2021))
    assert screen._note.words.startswith("2021년도 단체가 아직 없습니다")
    qtbot.mouseClick(visible_button(screen, "단체 추가"), Qt.MouseButton.LeftButton)
    assert added == ["one"]


def test_chips_filter_and_say_where_nothing_is(qtbot: QtBot, screen: ListScreen) -> None:
    qtbot.waitUntil(lambda: any("90일" in one.text() for one in screen.findChildren(QPushButton)))
    with qtbot.waitSignal(screen.model.listed):
        qtbot.mouseClick(visible_button(screen, "90일 안에 만료"), Qt.MouseButton.LeftButton)
    assert screen.query.view == "soon"
    assert screen.model.id_at(0) == 3


def test_narrow_form_lies_over_the_list(qtbot: QtBot, screen: ListScreen) -> None:
    screen.resize(911, 420)
    bar = screen.set_narrow(True)
    assert bar is screen.filter
    assert not screen.form.isVisible()
    screen.table.select_first()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.form.isVisible()
    assert not screen.table.isVisible()
    qtbot.keyClick(screen.form.body.inputs["name"].editor, Qt.Key.Key_Escape)
    assert screen.table.isVisible()
    assert not screen.form.isVisible()
    assert screen.set_narrow(False) is None
    assert screen.form.isVisible()
    assert screen.filter.isVisible()


def test_next_area_goes_round(screen: ListScreen) -> None:
    screen.focus_filter()
    screen.next_area()
    assert screen.table.hasFocus()
    screen.next_area()
    assert screen.form.isAncestorOf(QApplication.focusWidget())
    screen.next_area()
    assert screen.filter.field.hasFocus()


def test_a_new_record_leaves_the_rows_alone(screen: ListScreen) -> None:
    screen.open_record(3)
    screen.begin_new()
    screen.form.load(None, {"name": ""}, Heading("새 단체"))
    assert screen.record_id is None
    screen.reload()
    assert screen.form.is_open
    assert screen.form.record_id is None
    screen.open_record(4)
    assert screen.form.record_id == 4


def test_delete_asks_with_the_selected_records(qtbot: QtBot, screen: ListScreen) -> None:
    screen.open_record(3)
    with qtbot.waitSignal(screen.remove_asked, check_params_cb=lambda ids: ids == [3]):
        qtbot.keyClick(screen.table, Qt.Key.Key_Delete)


def test_a_new_record_left_half_written_is_offered_again(qtbot: QtBot, screen: ListScreen) -> None:
    def begin() -> None:
        screen.begin_new()
        screen.form.load(None, {"name": ""}, Heading("새 단체"))

    screen.begin = begin
    begin()
    type_korean(screen.form.body.inputs["name"].editor, "새싹")
    screen.open_record(4)
    assert screen.strip.words == "쓰다 만 새 기록이 있습니다"
    qtbot.mouseClick(visible_button(screen, "이어서 쓰기"), Qt.MouseButton.LeftButton)
    assert screen.form.values()["name"] == "새싹"
    assert not screen.strip.words
    screen.open_record(4)
    drop = next(
        one for one in screen.strip.findChildren(QPushButton) if one.isVisible() and one.text() == "버리기"
    )
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert not screen.strip.words


def test_sort_and_view_are_found_again(qtbot: QtBot, source: Tenants) -> None:
    memory = ScreenMemory()
    first = tenant_screen(source)
    qtbot.addWidget(first)
    first.remember_in(memory, "tenants/list")
    first.open_list(ListQuery(year=2021, order="name"))
    first.model.sort(4, Qt.SortOrder.DescendingOrder)
    first.change(view="soon", text="꽃")
    again = tenant_screen(source)
    qtbot.addWidget(again)
    again.remember_in(memory, "tenants/list")
    again.open_list(ListQuery(year=2021, order="name"))
    assert again.query == ListQuery(year=2021, order="ends_on", descending=True, view="soon")


def test_a_form_on_call_comes_and_goes(qtbot: QtBot, source: Tenants) -> None:
    screen = tenant_screen(source, arrangement=Arrangement.FORM_ON_CALL)
    qtbot.addWidget(screen)
    screen.resize(1366, 644)
    with qtbot.waitActive(screen):
        screen.show()
        screen.activateWindow()
    with qtbot.waitSignal(screen.model.listed):
        screen.open_list(ListQuery(year=2021))
    screen.table.select_first()
    assert not screen.form.isVisible()
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.form.width() == 388
    assert screen.table.isVisible()
    qtbot.keyClick(screen.form.body.inputs["name"].editor, Qt.Key.Key_Escape)
    assert not screen.form.isVisible()


def test_after_a_deleted_record_comes_the_next_one(screen: ListScreen, source: Tenants) -> None:
    screen.open_record(3)
    source.gone.add(3)
    screen.reload()
    assert screen.record_id == 4
    assert screen.form.record_id == 4


def test_a_record_that_an_act_takes_out_of_the_list_stays_in_its_form(
    screen: ListScreen, source: Tenants
) -> None:
    screen.open_record(3)
    source.hidden.add(3)
    source.renamed[3] = "다른 이름"
    screen.reload()
    assert screen.record_id is None
    assert screen.form.record_id == 3
    assert screen.form.head.title == "다른 이름"
    screen.open_record(4)
    assert screen.form.record_id == 4


def test_the_last_record_of_all_leaves_an_empty_form(qtbot: QtBot) -> None:
    source = Tenants(1)
    screen = tenant_screen(source)
    qtbot.addWidget(screen)
    with qtbot.waitSignal(screen.model.listed):
        screen.open_list(ListQuery(year=2021))
    screen.open_record(1)
    source.gone.add(1)
    screen.reload()
    assert not screen.form.is_open
