"""The ledger as a grid: typing lines, wrong cells, earlier words, filter and order."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen, press
from tests.ui.korean import compose, type_korean


@pytest.fixture
def empty(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        yield screen


@pytest.fixture
def screen(empty: Screen) -> Screen:
    empty.fill()
    return empty


def test_a_new_line_is_typed_in_the_grid_and_stored_when_it_is_whole(screen: Screen) -> None:
    screen.rows()
    screen.cell("booked", "10.7")
    assert "적요를 적으세요" in screen.strip()
    screen.cell("summary", "소식지 사진 촬영")
    screen.cell("payee", "여울 사진")
    screen.cell("spent", "150만")
    assert screen.strip() == ""
    row = screen.rows()[-1]
    assert (row.summary, row.payee, row.kind, row.won) == (
        "소식지 사진 촬영",
        "여울 사진",
        K.DISBURSEMENT,
        1_500_000,
    )
    assert (row.booked_on, row.balance) == (date(2021, 10, 7), 9_740_000)
    screen.desk.undo()
    assert "소식지 사진 촬영" not in screen.summaries()


def test_the_column_of_the_sum_says_what_a_new_line_is(screen: Screen) -> None:
    screen.rows()
    screen.cell("booked", "10.7")
    screen.cell("summary", "소개집 인쇄")
    screen.cell("obligated", "1,240,000")
    assert screen.rows()[-1].kind is K.OBLIGATION


def test_a_sum_over_the_allotment_stays_in_its_cell_with_the_reason(screen: Screen) -> None:
    screen.rows()
    screen.cell("booked", "10.7")
    screen.cell("summary", "너무 큰 지출")
    screen.cell("spent", "9,100,001")
    assert "남은 배정액은 9,100,000원" in screen.strip()
    assert "1원이 넘습니다" in screen.strip()
    assert "너무 큰 지출" not in screen.summaries()
    screen.cell("spent", "9,100,000")
    assert screen.strip() == ""
    assert screen.summaries()[-1] == "너무 큰 지출"


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("booked", "2020. 12. 31.", "회계연도"),
        ("booked", "어제", "날짜로 읽을 수 없습니다"),
        ("spent", "많이", "금액으로 읽을 수 없습니다"),
        ("spent", "-100", "0보다 커야"),
        ("obligated", "100", "지출액 칸"),
        ("summary", "", "적요를 적으세요"),
    ],
)
def test_a_wrong_cell_keeps_its_text(screen: Screen, key: str, text: str, said: str) -> None:
    screen.choose("홍보지도 제작")
    row = screen.table.currentIndex().row()
    screen.cell(key, text, row)
    assert said in screen.strip()
    assert screen.rows()[row].won == 760_000


def test_earlier_words_come_back_by_their_first_sounds(screen: Screen) -> None:
    screen.rows()
    screen.table.edit_cell(screen.table.grid.new_row, "payee")
    entry = screen.table.itemDelegate().entry  # type: ignore[attr-defined]
    type_korean(entry.editor, "ㅂㅂ")
    assert entry.offered == ["별빛 영상"]
    screen.table.finish_editing()
    assert "일자를 적으세요" in screen.strip()


def test_an_open_cell_is_taken_over_before_the_window_closes(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    row = screen.table.currentIndex().row()
    screen.table.edit_cell(row, "payee")
    entry = screen.table.itemDelegate().entry  # type: ignore[attr-defined]
    entry.editor.clear()
    type_korean(entry.editor, "다솜 공방")
    assert screen.tab.has_unsaved()
    assert screen.tab.save_open()
    assert screen.rows()[row].payee == "다솜 공방"
    assert not screen.tab.has_unsaved()


def test_the_filter_finds_by_first_sounds_while_a_syllable_is_composed(screen: Screen) -> None:
    field = screen.view.records.screen.filter.field
    type_korean(field, "홍보")
    compose(field, "지")
    assert screen.summaries() == ["홍보지도 제작"]
    assert "지출 760,000" in screen.footer()
    assert "과목 잔액 11,240,000" in screen.footer()
    assert screen.rows()[0].number == 4


def test_sorting_leaves_number_and_balance_with_their_row(screen: Screen) -> None:
    model = screen.view.records.screen.model
    keys = [column.key for column in model.columns]
    model.sort(keys.index("spent"), Qt.SortOrder.DescendingOrder)
    first = screen.rows()[0]
    assert (first.summary, first.number, first.balance) == ("홍보지도 제작", 4, 11_240_000)


def test_going_through_the_rows_leaves_nothing_unsaved(screen: Screen) -> None:
    for row in screen.rows():
        screen.table.select_id(row.id)
    for row in screen.rows():
        screen.table.select_id(row.id)
        assert not screen.view.form.unsaved
    assert screen.view.form.keeper.ids() == set()


def test_warning_mode_keeps_what_exceeds_and_says_so(screen: Screen) -> None:
    press(screen.tab, "배정액을 넘으면 경고")
    screen.cell("booked", "10.7")
    screen.cell("summary", "큰 지출")
    screen.cell("spent", "9,100,001")
    assert screen.summaries()[-1] == "큰 지출"
    assert screen.notify.changes[-1][0].summary.endswith("1원이 넘습니다.")
    assert screen.figure("쓸 수 있는 금액") == "△1"


def test_a_line_begun_before_a_crash_comes_back(
    screen: Screen, qtbot: QtBot, notify: FakeNotifier, office: Office
) -> None:
    screen.rows()
    screen.cell("booked", "10.7")
    screen.cell("summary", "쓰다 만 줄")
    with budget_screen(office, notify, qtbot) as again:
        again.rows()
        assert "쓰다 만 줄입니다" in again.strip()
        again.cell("spent", "15만")
        assert again.summaries()[-1] == "쓰다 만 줄"
