"""The log of uses as a grid: a row typed by keyboard, blocks pasted from Excel and 한글, fill down, one undo (I4)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BodyDraft
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import DepartmentKind, UsageHost, UsageKind, UsageState
from desktop_app.venues.records import UsageDraft, VenueDraft
from tests.ui.korean import compose, type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.outgoing_tab import run
from ui.actions import Action
from ui.venues.tab import VenuesTab
from ui.venues.usage_view import UsageView
from ui.widgets.grid_table import GridTable

pytestmark = pytest.mark.usefixtures("dressed")
HEADS = ("used_on", "time", "space", "event", "host", "kind", "attendees", "fee_won", "waived")


@pytest.fixture
def room(office: Office) -> int:
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
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
    shown = show(VenuesTab, office, qtbot)
    with qtbot.waitActive(shown.tab):
        shown.tab.activateWindow()
    shown.settle()
    return shown


@pytest.fixture(autouse=True)
def _emptied_clipboard() -> Iterator[None]:
    """What a test has copied is gone before Qt is: its data are Python's."""
    yield
    QGuiApplication.clipboard().clear()


def table(tab: ListTab) -> GridTable:
    view = tab.tab.shown
    assert isinstance(view, UsageView)
    return view.cells


def column(tab: ListTab, key: str) -> int:
    return [one.key for one in table(tab).grid.columns].index(key)


def stand(tab: ListTab, row: int, key: str, to: tuple[int, str] | None = None) -> None:
    """Go to a cell, or select from it to another one."""
    cells, grid = table(tab), table(tab).grid
    index = grid.index(row, column(tab, key))
    cells.setFocus()
    anew = QItemSelectionModel.SelectionFlag.ClearAndSelect
    cells.selectionModel().setCurrentIndex(index, anew)
    if to is not None:
        cells.selectionModel().select(QItemSelection(index, grid.index(to[0], column(tab, to[1]))), anew)


def line() -> QLineEdit:
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    return focus


def write(tab: ListTab, text: str, key: Qt.Key) -> None:
    """Type into the current cell as an officer does, and leave it by a key."""
    if not table(tab).is_editing:
        QTest.keyClick(table(tab), Qt.Key.Key_F2)
    line().selectAll()
    type_korean(line(), text)
    focus: QWidget = QApplication.activePopupWidget() or line()
    QTest.keyClick(focus, key)


def word(tab: ListTab, row: int, key: str) -> str:
    grid = table(tab).grid
    return str(grid.data(grid.index(row, column(tab, key)))).strip()


def copied(text: str, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def strip(tab: ListTab) -> str:
    return tab.records.screen.strip.words


def count(office: Office, year: int = 2021) -> int:
    return len(office.usages.listing(ListQuery(year=year)).ids)


def newest(office: Office) -> UsageDraft:
    return office.usages.draft(max(office.usages.listing(ListQuery(year=2021)).ids))


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


def test_two_hundred_rows_from_excel_are_one_act_and_one_undo(tab: ListTab, office: Office) -> None:
    days = [f"2021-{4 + n // 25}-{1 + n % 25}" for n in range(200)]
    rows = [
        f"{day}\t10:00~12:00\t상상홀\t모임 {n}\t기획예산과\t회의\t{n % 30}명" for n, day in enumerate(days)
    ]
    copied("\r\n".join(rows) + "\r\n")
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    assert count(office) == 203
    assert tab.notify.changes[-1][0].count == 200
    assert strip(tab) == ""
    tab.desk.undo()
    assert count(office) == 3
    tab.desk.redo()
    assert count(office) == 203


def test_of_fifty_rows_two_with_a_wrong_cell_stay_marked_until_they_are_right(
    tab: ListTab, office: Office, qtbot: QtBot
) -> None:
    rows = [f"10. {1 + n % 28}.\t종일\t상상홀\t모임 {n}\t파크\t회의" for n in range(50)]
    rows[7] = "10. 40.\t종일\t상상홀\t없는 날\t파크\t회의"
    rows[31] = "10. 2.\t종일\t상상훌\t없는 방\t파크\t회의"
    copied("\n".join(rows))
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    assert count(office) == 51
    grid = table(tab).grid
    assert grid.rowCount() == 51 + 2 + 1
    assert [word(tab, row, "event") for row in (51, 52)] == ["없는 날", "없는 방"]
    assert (word(tab, 51, "used_on"), word(tab, 51, "state")) == ("10. 40.", "고칠 것")
    assert "‘10. 40.’" in word(tab, 51, "remark")
    assert "고칠 칸 2개" in strip(tab)
    stand(tab, 52, "space")
    assert "‘상상훌’은(는) 등록한 시설이나 건물이 아닙니다" in strip(tab)
    offer = next(
        one for one in tab.records.screen.strip.findChildren(QPushButton) if "상상청 상상홀" in one.text()
    )
    offer.click()
    assert count(office) == 52
    table(tab).edit_cell(grid.new_row, "used_on")
    write(tab, "10.4", Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: count(office) == 53)
    assert strip(tab) == ""
    assert grid.rowCount() == 54


def test_a_table_of_hangul_is_pasted_with_its_merged_cells(tab: ListTab, office: Office) -> None:
    html = (
        "<html><body><table><tr><td rowspan=2>10. 14.</td><td>10:00~12:00</td><td><p>상상청</p></td>"
        "<td><p>주민</p><p>설명회</p></td><td>파크</td></tr>"
        "<tr><td>14:00~16:00</td><td>상상홀</td><td>&lt;b&gt;뒤풀이&lt;/b&gt;</td><td>파크</td></tr></table></body></html>"
    )
    copied("10. 14.\r\n10:00~12:00\r\n상상청\r\n주민\r\n설명회", html)
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    assert tab.names("event")[3:] == ["주민 설명회", "<b>뒤풀이</b>"]
    assert {office.usages.draft(key).used_on for key in table(tab).grid.ids[3:]} == {date(2021, 10, 14)}


def test_a_block_goes_out_and_in_again_with_quotes_and_breaks(tab: ListTab, office: Office) -> None:
    copied('10. 14.\t\t상상홀\t"알림 ""봄"" \n두 줄\t끝"\t파크')
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    assert newest(office).event == '알림 "봄" 두 줄 끝'
    stand(tab, 3, "used_on", (3, "waived"))
    tab.press(Qt.Key.Key_C, CTRL)
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    first, second = (office.usages.draft(key) for key in list(table(tab).grid.ids)[3:])
    assert first.version is not None
    assert (first.used_on, first.event, first.venue_id, first.fee_won) == (
        second.used_on, second.event, second.venue_id, second.fee_won,
    )  # fmt: skip


def test_a_pasted_head_says_where_its_columns_belong(tab: ListTab, office: Office) -> None:
    copied("행사명\t인원\t이용일\t시설\t부서·동\n거꾸로 온 표\t12\t10.14\t상상홀\t파크")
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    assert (newest(office).event, newest(office).attendees) == ("거꾸로 온 표", 12)


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


def test_one_value_is_pasted_over_all_selected_cells(tab: ListTab) -> None:
    copied("45")
    stand(tab, 0, "attendees", (2, "attendees"))
    tab.press(Qt.Key.Key_V, CTRL)
    assert tab.names("attendees") == ["45"] * 3


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
    (read,) = office.usage_cells.read([_typed(key, event="저쪽에서 고침")], 2021)
    stand(tab, 0, "event")
    write(tab, "이쪽에서 고침", Qt.Key.Key_Return)
    with pytest.raises(Exception, match="다른 곳에서 바뀌었습니다"):
        office.usage_cells.edit_many([read], 2021)
    assert office.usages.draft(key).event == "이쪽에서 고침"


def test_what_is_not_stored_comes_back_after_a_crash(tab: ListTab, office: Office, qtbot: QtBot) -> None:
    copied("10. 40.\t\t상상홀\t없는 날\t파크\n10. 41.\t\t상상홀\t또 없는 날\t파크")
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    again = show(VenuesTab, office, qtbot)
    again.settle()
    assert [word(again, row, "event") for row in (3, 4)] == ["없는 날", "또 없는 날"]
    assert [word(again, row, "used_on") for row in (3, 4)] == ["10. 40.", "10. 41."]
    stand(again, 3, "used_on", (4, "used_on"))
    copied("10.14")
    again.press(Qt.Key.Key_V, CTRL)
    assert count(office) == 5
    assert not office.drafts.keys()


def test_a_block_that_is_pasted_into_an_open_cell_goes_into_the_cells(tab: ListTab, office: Office) -> None:
    copied("12\n13\n14")
    stand(tab, 0, "attendees")
    QTest.keyClick(table(tab), Qt.Key.Key_F2)
    QTest.keyClick(line(), Qt.Key.Key_V, CTRL)
    assert tab.names("attendees") == ["12", "13", "14"]
    del office


def test_cells_that_take_nothing_are_named(tab: ListTab) -> None:
    copied("완료\t넘침\t더 넘침")
    stand(tab, 0, "state")
    tab.press(Qt.Key.Key_V, CTRL)
    assert tab.notify.said[-1] == "붙이지 않은 칸: 표 오른쪽으로 넘친 칸. 적을 수 없는 자리입니다."


def test_whom_to_reach_is_masked_in_the_cell_and_not_copied_by_its_mask(tab: ListTab, office: Office) -> None:
    stand(tab, 0, "contact")
    write(tab, "홍길동 0000", Qt.Key.Key_Return)
    draft = office.usages.draft(table(tab).grid.ids[0])
    assert (draft.contact_name, draft.contact_extension) == ("홍길동", "0000")
    assert word(tab, 0, "contact") == "홍*동 0000"
    stand(tab, 0, "contact", (1, "contact"))
    tab.press(Qt.Key.Key_D, CTRL)
    assert office.usages.draft(table(tab).grid.ids[1]).contact_name == ""
    stand(tab, 0, "contact")
    tab.press(Qt.Key.Key_C, CTRL)
    stand(tab, 1, "contact")
    tab.press(Qt.Key.Key_V, CTRL)
    assert "가린 이름은 적을 수 없습니다" in strip(tab)


def test_a_composing_syllable_goes_with_the_row(tab: ListTab, office: Office, qtbot: QtBot) -> None:
    copied("10.14\t\t상상홀")
    stand(tab, table(tab).grid.empty_row, "used_on")
    for key, text in (("used_on", "10.14"), ("space", "상상홀"), ("host", "파크")):
        table(tab).edit_cell(3, key)
        write(tab, text, Qt.Key.Key_Tab)
    table(tab).edit_cell(3, "event")
    type_korean(line(), "모")
    compose(line(), "임")
    assert tab.tab.save_open()
    assert newest(office).event == "모임"
    del qtbot


def _typed(key: int, **texts: str) -> object:
    from desktop_app.venues.cells import TypedRow  # noqa: PLC0415

    return TypedRow(key, texts)
