"""The log of uses as a grid: rows typed by keyboard, overlaps in their rows, nothing lost (I4, D2, D3)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.terms import UsageKind, UsageState
from desktop_app.typed_rows import TypedRow
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab
from tests.ui.outgoing_tab import run
from tests.ui.usage_log import (
    count,
    hall,
    line,
    log_of_three,
    newest,
    stand,
    strip,
    table,
    word,
    write,
)
from ui.actions import Action

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def room(office: Office) -> int:
    return hall(office)


@pytest.fixture
def tab(office: Office, room: int, qtbot: QtBot) -> ListTab:
    return log_of_three(office, room, qtbot)


@pytest.fixture(autouse=True)
def _emptied_clipboard() -> Iterator[None]:
    """What a test has copied is gone before Qt is: its data are Python's."""
    yield
    QGuiApplication.clipboard().clear()


def test_a_whole_row_is_typed_by_keyboard_and_stored_when_it_is_left(
    tab: ListTab, office: Office, room: int, qtbot: QtBot
) -> None:
    run(tab, Action.NEW_LINE)
    write(tab, "10.13", Qt.Key.Key_Tab)
    write(tab, "오후 2시~4시", Qt.Key.Key_Tab)
    write(tab, "ㅅㅅㅎ", Qt.Key.Key_Tab)
    write(tab, "부서 협업 회의", Qt.Key.Key_Tab)
    write(tab, "기획예산과", Qt.Key.Key_Tab)
    write(tab, "워크숍", Qt.Key.Key_Tab)
    write(tab, "35명", Qt.Key.Key_Tab)
    assert line().text() == "30,000"  # the room's fee, before the row is stored
    assert count(office) == 3
    write(tab, "15만", Qt.Key.Key_Tab)
    write(tab, "감면", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count(office) == 4)
    draft = newest(office)
    department = next(one.id for one in office.directory.departments() if one.label == "기획예산과")
    assert (draft.used_on, draft.start_minute, draft.end_minute) == (date(2021, 10, 13), 840, 960)
    assert (draft.venue_id, draft.event, draft.department_id) == (room, "부서 협업 회의", department)
    assert (draft.kind, draft.attendees, draft.fee_won) == (UsageKind.WORKSHOP, 35, 150_000)
    assert draft.waived
    assert draft.state is UsageState.HELD
    index = table(tab).currentIndex()
    assert (index.row(), index.column()) == (table(tab).grid.empty_row, 0)
    tab.desk.undo()
    assert count(office) == 3


def test_enter_goes_down_escape_takes_back_and_the_place_stays_when_the_order_changes(
    tab: ListTab, office: Office
) -> None:
    stand(tab, 0, "event")
    write(tab, "큰 회의", Qt.Key.Key_Return)
    assert tab.names("event")[0] == "큰 회의"
    assert table(tab).currentIndex().row() == 1
    QTest.keyClick(table(tab), Qt.Key.Key_F2)
    type_korean(line(), "아님")
    QTest.keyClick(line(), Qt.Key.Key_Escape)
    assert tab.names("event")[1] == "마을 전시"
    stand(tab, 0, "used_on")
    write(tab, "10.20", Qt.Key.Key_Tab)  # the row goes to the end of the log, and Tab goes on in it
    assert tab.names("event") == ["마을 전시", "협력 워크숍", "큰 회의"]
    assert (table(tab).currentIndex().row(), line().text()) == (2, "10:00~12:00")
    QTest.keyClick(line(), Qt.Key.Key_Escape)
    tab.desk.undo()
    assert tab.names("event")[0] == "큰 회의"
    assert count(office) == 3


def test_fill_down_over_a_selected_block_is_one_act(tab: ListTab, office: Office) -> None:
    stand(tab, 0, "host")
    write(tab, "기획예산과", Qt.Key.Key_Return)
    stand(tab, 0, "host", (2, "kind"))
    tab.press(Qt.Key.Key_D, CTRL)
    assert tab.names("host") == ["기획예산과"] * 3
    assert tab.notify.changes[-1][0].count == 2
    tab.desk.undo()
    assert tab.names("host")[1:] == ["파크", "파크"]
    del office


def test_the_row_above_is_copied_and_waits_to_be_left(tab: ListTab, office: Office, qtbot: QtBot) -> None:
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_Apostrophe, CTRL)
    assert (word(tab, 3, "event"), word(tab, 3, "state")) == ("협력 워크숍", "저장 전")
    assert count(office) == 3
    write(tab, "10.26", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count(office) == 4)
    assert (newest(office).event, newest(office).used_on) == ("협력 워크숍", date(2021, 10, 26))


def test_del_empties_cells_and_what_a_use_needs_is_kept_until_it_is_said_again(
    tab: ListTab, office: Office
) -> None:
    stand(tab, 0, "attendees", (1, "attendees"))
    tab.press(Qt.Key.Key_Delete)
    assert tab.names("attendees")[:2] == ["None", "None"]
    stand(tab, 0, "event")
    tab.press(Qt.Key.Key_Delete)
    assert "행사명을 적으세요" in strip(tab)
    assert office.usages.draft(table(tab).grid.ids[0]).event == "주민 회의"
    back = next(one for one in tab.records.screen.strip.findChildren(QPushButton) if one.text() == "되돌리기")
    back.click()
    assert tab.names("event")[0] == "주민 회의"
    assert strip(tab) == ""


def test_an_overlap_names_the_other_event_in_its_row(tab: ListTab, office: Office, qtbot: QtBot) -> None:
    stand(tab, 0, "used_on")
    write(tab, "10.7", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: word(tab, 0, "remark") == "겹침: ‘마을 전시’ 10:00~12:00")
    assert word(tab, 1, "remark") == "겹침: ‘주민 회의’ 10:00~12:00"
    assert strip(tab) == "2번째 줄 겹침: ‘주민 회의’ 10:00~12:00"
    stand(tab, 2, "attendees")
    write(tab, "41", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: word(tab, 2, "remark") == "수용 인원 40명을 넘음")
    tab.desk.undo()
    qtbot.waitUntil(lambda: not word(tab, 2, "remark"))
    del office


def test_the_overlap_is_told_while_a_new_row_is_still_written(tab: ListTab) -> None:
    run(tab, Action.NEW_LINE)
    write(tab, "10.5", Qt.Key.Key_Tab)
    write(tab, "11:00~13:00", Qt.Key.Key_Tab)
    write(tab, "상상홀", Qt.Key.Key_Tab)
    assert "‘주민 회의’이(가) 있습니다" in word(tab, 3, "remark")


def test_a_use_that_was_changed_elsewhere_is_not_overwritten(tab: ListTab, office: Office) -> None:
    key = table(tab).grid.ids[0]
    (read,) = office.usage_cells.read([TypedRow(key, {"event": "저쪽에서 고침"})], 2021)
    stand(tab, 0, "event")
    write(tab, "이쪽에서 고침", Qt.Key.Key_Return)
    with pytest.raises(Exception, match="다른 곳에서 바뀌었습니다"):
        office.usage_cells.edit_many([read], 2021)
    assert office.usages.draft(key).event == "이쪽에서 고침"


def test_whom_to_reach_is_masked_in_the_cell_and_not_copied_by_its_mask(tab: ListTab, office: Office) -> None:
    stand(tab, 0, "contact")
    write(tab, "홍길동 0000", Qt.Key.Key_Return)
    draft = office.usages.draft(table(tab).grid.ids[0])
    assert (draft.contact_name, draft.contact_extension) == ("홍길동", "0000")
    assert word(tab, 0, "contact") == "홍*동 0000"
    stand(tab, 0, "contact")
    QTest.keyClick(table(tab), Qt.Key.Key_F2)
    assert line().text() == ""  # a mask is nothing to go on typing from
    QTest.keyClick(line(), Qt.Key.Key_Return)
    assert office.usages.draft(table(tab).grid.ids[0]).contact_name == "홍길동"
    stand(tab, 0, "contact", (1, "contact"))
    tab.press(Qt.Key.Key_D, CTRL)
    assert office.usages.draft(table(tab).grid.ids[1]).contact_name == ""
    stand(tab, 0, "contact")
    tab.press(Qt.Key.Key_C, CTRL)
    stand(tab, 1, "contact")
    tab.press(Qt.Key.Key_V, CTRL)
    assert "가린 이름은 적을 수 없습니다" in strip(tab)


@pytest.mark.parametrize("saving", [False, True])
def test_a_row_is_stored_when_the_officer_goes_elsewhere_or_saves(
    tab: ListTab,
    office: Office,
    qtbot: QtBot,
    saving: bool,  # noqa: FBT001 - two ways
) -> None:
    run(tab, Action.NEW_LINE)
    for text in ("10.14", "", "상상홀", "협업 모임", "파크"):
        write(tab, text, Qt.Key.Key_Tab)
    QTest.keyClick(line(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert tab.tab.has_unsaved()
    assert count(office) == 3
    if saving:
        tab.press(Qt.Key.Key_S, CTRL)
    else:
        tab.records.screen.focus_filter()
    qtbot.waitUntil(lambda: count(office) == 4)
    assert not tab.tab.has_unsaved()
    assert newest(office).event == "협업 모임"


def test_the_key_that_deletes_rows_deletes_a_word_while_a_cell_is_typed_in(
    tab: ListTab, office: Office
) -> None:
    stand(tab, 0, "event")
    QTest.keyClick(table(tab), Qt.Key.Key_F2)
    line().setCursorPosition(0)
    QTest.keyClick(line(), Qt.Key.Key_Delete, CTRL)
    assert count(office) == 3
    assert table(tab).is_editing
