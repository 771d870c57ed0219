"""The ledger as the log of uses is typed: rows and blocks, each one act and one step back (I4, F2, F4)."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft
from desktop_app.office import Office
from desktop_app.terms import EntryKind as K
from desktop_app.terms import PaymentMethod
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen, press
from tests.ui.typed_cells import copied, line, stand, word, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def screen(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        screen.fill()
        with qtbot.waitActive(screen.tab):
            screen.tab.activateWindow()
        screen.rows()
        yield screen
        QGuiApplication.clipboard().clear()


def paste(screen: Screen, text: str, row: int | None = None, key: str = "booked") -> None:
    copied(text)
    stand(screen.table, screen.table.grid.empty_row if row is None else row, key)
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_V, CTRL)


def test_a_whole_line_is_typed_from_cell_to_cell_and_shows_the_balance_at_once(screen: Screen) -> None:
    stand(screen.table, screen.table.grid.empty_row, "booked")
    for text in ("10.7", "지출", "소식지 사진 촬영", "여울 사진", "", ""):
        write(screen.table, text, Qt.Key.Key_Tab)
    write(screen.table, "56만4600원", Qt.Key.Key_Tab)
    new = screen.table.grid.new_row
    assert word(screen.table, new, "spent") == "564,600"
    assert word(screen.table, new, "balance") == "10,675,400"
    assert len(screen.rows()) == 5
    screen.qtbot.keyClick(line(), Qt.Key.Key_Return)
    row = screen.rows()[-1]
    assert (row.summary, row.payee, row.won, row.balance) == (
        "소식지 사진 촬영",
        "여울 사진",
        564_600,
        10_675_400,
    )
    assert screen.notify.changes[-1][0].summary == "지출 ‘소식지 사진 촬영’ 564,600원을 적었습니다."
    screen.desk.undo()
    assert len(screen.rows()) == 5


def test_an_earlier_summary_brings_its_payee_and_method_along(screen: Screen) -> None:
    screen.budget.save(
        EntryDraft(
            2021, screen.line(), K.DISBURSEMENT, date(2021, 7, 12), 330_000, "회의 도구 이용료", "온새 정보",
            method=PaymentMethod.TRANSFER,
        )
    )  # fmt: skip
    screen.tab.make_stale()
    screen.rows()
    screen.cell("booked", "8.12")
    screen.cell("summary", "회의 도구 이용료")
    new = screen.table.grid.new_row
    assert word(screen.table, new, "payee") == "온새 정보"
    screen.cell("spent", "33만")
    row = screen.rows()[-1]
    assert (row.payee, row.method, row.won) == ("온새 정보", "계좌이체", 330_000)


def test_a_pasted_row_gets_nothing_that_is_not_in_it(screen: Screen) -> None:
    paste(screen, "10. 7.\t지출\t홍보지도 제작\t\t\t\t5,000")
    assert screen.rows()[-1].payee == ""


def test_two_hundred_rows_from_excel_are_one_act_and_one_undo(screen: Screen) -> None:
    rows = "\r\n".join(
        f"2021-{1 + n // 20:02d}-{1 + n % 20:02d}\t지출\t물품 {n}\t가온 문구\t\t\t1,000" for n in range(200)
    )
    paste(screen, rows)
    assert len(screen.rows()) == 205
    assert screen.notify.changes[-1][0].summary == "원장 200줄을 적었습니다."
    screen.desk.undo()
    assert len(screen.rows()) == 5
    screen.desk.redo()
    assert screen.figure("지출액") == "1,560,000"


def test_a_pasted_head_says_where_its_columns_belong(screen: Screen) -> None:
    paste(screen, "지출액\t적요\t일자\t지급처\n1.5천\t거꾸로 온 줄\t10.7\t가온 문구\n2천원\t또 한 줄\t10.8\t")
    assert [(row.summary, row.won) for row in screen.rows()[-2:]] == [
        ("거꾸로 온 줄", 1_500),
        ("또 한 줄", 2_000),
    ]


def test_of_a_block_the_rows_within_the_balance_are_stored_and_the_one_over_it_stays(screen: Screen) -> None:
    paste(
        screen,
        "10. 7.\t지출\t첫째\t\t\t\t5,000,000\n10. 8.\t지출\t둘째\t\t\t\t5,000,000\n10. 9.\t지출\t셋째\t\t\t\t4,100,000",
    )
    assert screen.summaries()[-2:] == ["첫째", "셋째"]
    grid = screen.table.grid
    assert word(screen.table, grid.new_row, "summary") == "둘째"
    assert word(screen.table, grid.new_row, "reconciled") == "고칠 것"
    assert "남은 배정액은 4,100,000원입니다" in screen.strip()
    assert "900,000원이 넘습니다" in screen.strip()


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("10. 7.\t지출\t큰돈\t\t\t\t많음", "금액으로 읽을 수 없습니다"),
        ("10. 7.\t지출\t음수\t\t\t\t-100", "0보다 커야"),
        ("2020. 10. 7.\t지출\t지난해\t\t\t\t100", "2021 회계연도"),
        ("2. 30.\t지출\t없는 날\t\t\t\t100", "2. 30."),
        ("10. 7.\t쓰기\t모르는 구분\t\t\t\t100", "가운데 고르세요"),
        ("10. 7.\t전입\t혼자 온 전입\t\t100\t\t", "예산 변동에서"),
        ("10. 7.\t반납\t앞이 없는 반납\t\t\t\t100", "이어 적기"),
        ("10. 7.\t원인행위\t다른 칸\t\t\t\t100", "원인행위액 칸에"),
    ],
)
def test_a_wrong_cell_keeps_its_line_with_the_reason_and_comes_back_after_a_crash(
    screen: Screen, row: str, said: str, office: Office, qtbot: QtBot
) -> None:
    paste(screen, row)
    assert said in screen.strip()
    assert len(screen.rows()) == 5
    words = row.split("\t")[2]
    assert word(screen.table, screen.table.grid.new_row, "summary") == words
    with budget_screen(office, screen.notify, qtbot) as again:
        again.rows()
        assert word(again.table, again.table.grid.new_row, "summary") == words


def test_fill_down_and_copy_above_work_as_in_the_log_of_uses(screen: Screen) -> None:
    stand(screen.table, 2, "payee", (4, "payee"))
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_D, CTRL)
    assert [row.payee for row in screen.rows()[2:]] == ["초록숲 인쇄"] * 3
    screen.desk.undo()
    stand(screen.table, screen.table.grid.empty_row, "booked")
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Apostrophe, CTRL)
    assert word(screen.table, screen.table.grid.new_row, "summary") == "홍보영상 제작 계약"
    assert word(screen.table, screen.table.grid.new_row, "kind") == "원인행위"
    assert len(screen.rows()) == 5


def test_above_a_line_each_row_says_its_own(screen: Screen) -> None:
    screen.go_to("혁신파크 연계사업")
    screen.rows()
    screen.cell("booked", "10.7")
    screen.cell("summary", "협력 간담회")
    screen.cell("spent", "14만8천")
    assert "통계목을 적으세요" in screen.strip()
    screen.cell("line", "203-03")
    rows = [row for row in screen.rows() if row.summary == "협력 간담회"]
    assert [(row.code, row.won) for row in rows] == [("203-03", 148_000)]
    paste(screen, "10. 8.\t지출\t명찰\t201-09\t\t\t\t5,000")
    assert "‘201-09’은(는) 이 해의 통계목이 아닙니다" in screen.strip()
    offer = next(
        one for one in screen.view.records.screen.strip.findChildren(QPushButton) if "201-01" in one.text()
    )
    offer.click()
    assert [row.code for row in screen.rows() if row.summary == "명찰"] == ["201-01"]


def test_a_confirmed_line_takes_its_voucher_in_the_table_and_nothing_else(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    screen.view.confirm()
    row = screen.table.currentIndex().row()
    screen.cell("summary", "다른 말", row)
    assert "확정한 줄에서는" in screen.strip()
    press(screen.tab, "되돌리기")
    screen.tab.resize(2600, 640)  # the columns of vouchers are in sight
    paste(screen, "세금계산서 3", row, "evidence")
    assert screen.rows()[row].evidence == "세금계산서 3"
    assert screen.rows()[row].summary == "홍보지도 제작"
