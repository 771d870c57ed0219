"""Blocks in the log of uses: pasted from Excel and 한글, filled, copied, each one act and one step back (I4)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from tests.ui.korean import compose, type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.usage_log import (
    copied,
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
from ui.venues.tab import VenuesTab

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


def test_one_value_is_pasted_over_all_selected_cells(tab: ListTab) -> None:
    copied("45")
    stand(tab, 0, "attendees", (2, "attendees"))
    tab.press(Qt.Key.Key_V, CTRL)
    assert tab.names("attendees") == ["45"] * 3


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


def test_new_rows_that_are_not_wanted_go_without_an_act(tab: ListTab, office: Office) -> None:
    copied("10. 40.\t\t상상홀\t없는 날\t파크\n10. 41.\t\t상상홀\t또 없는 날\t파크")
    stand(tab, table(tab).grid.empty_row, "used_on")
    tab.press(Qt.Key.Key_V, CTRL)
    stand(tab, 3, "used_on", (4, "used_on"))
    tab.press(Qt.Key.Key_Delete, CTRL)
    assert table(tab).grid.rowCount() == 4
    assert (count(office), strip(tab), office.drafts.keys()) == (3, "", [])
