"""예산 as the officer keeps it: tree, figures, form, confirming, reversing, undo, years, narrow window."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft
from desktop_app.changes import Kind
from desktop_app.filters import Condition, Conditions, Operator
from desktop_app.office import Office
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.ui.budget_screen import Screen, budget_screen, press
from tests.ui.korean import type_korean


@pytest.fixture
def empty(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office) -> Iterator[Screen]:
    del dressed
    with budget_screen(office, notify, qtbot) as screen:
        yield screen


@pytest.fixture
def screen(empty: Screen) -> Screen:
    empty.fill()
    return empty


def test_an_empty_year_offers_the_plans_lines_and_can_be_taken_back(empty: Screen) -> None:
    empty.rows()
    press(empty.tab, "본예산과 전액 배정까지 넣기")
    assert [level.label for level in empty.view.pane.tree.levels][-2:] == [
        "201-01 사무관리비", "203-03 시책추진업무추진비",
    ]  # fmt: skip
    assert empty.summaries() == ["본예산 편성", "예산 배정"]
    empty.desk.undo()
    assert empty.view.level is None
    assert empty.rows() == []


def test_the_tree_leads_to_the_ledger_of_a_level(screen: Screen) -> None:
    assert screen.summaries()[2:] == ["연계사업 안내 책자 인쇄", "홍보지도 제작", "홍보영상 제작 계약"]
    assert screen.footer() == ("201-01 사무관리비, 5줄, 원인행위 2,140,000, 지출 1,360,000, 잔액 11,240,000")
    screen.go_to("203-03 시책추진업무추진비")
    assert screen.summaries() == ["본예산 편성", "예산 배정"]
    screen.go_to("기획예산과")
    assert len(screen.rows()) == 7


def test_conditions_stay_from_level_to_level_and_the_sums_follow(screen: Screen) -> None:
    paid = Conditions(((Condition("kind", Operator.ONE_OF, ("DISBURSEMENT",)),),))
    screen.view.records.screen.change(conditions=paid)
    assert screen.summaries() == ["연계사업 안내 책자 인쇄", "홍보지도 제작"]
    assert screen.footer() == "201-01 사무관리비, 2줄, 원인행위 0, 지출 1,360,000, 과목 잔액 11,240,000"
    screen.go_to("203-03 시책추진업무추진비")
    assert screen.rows() == []
    screen.go_to("기획예산과")
    assert len(screen.rows()) == 2


def test_the_figures_beside_the_ledger(screen: Screen) -> None:
    labels = ("예산현액", "배정액", "원인행위액", "지출액", "지출 전 원인행위", "집행잔액", "쓸 수 있는 금액")
    assert [screen.figure(label) for label in labels] == [
        "12,600,000", "12,600,000", "2,140,000", "1,360,000", "2,140,000", "11,240,000", "9,100,000",
    ]  # fmt: skip


def test_the_figures_of_an_earlier_day(screen: Screen) -> None:
    day = screen.view.pane.figures.day
    type_korean(day.editor, "5.1")
    screen.qtbot.keyClick(day.editor, Qt.Key.Key_Return)
    assert screen.figure("지출액") == "600,000"
    assert len(screen.rows()) == 5


def test_thousand_won_is_for_reading(screen: Screen) -> None:
    press(screen.tab, "금액 단위 천원")
    assert screen.figure("예산현액") == "12,600"
    assert "(단위: 천원)" in screen.footer()
    assert "지출 1,360" in screen.footer()
    model = screen.view.records.screen.model
    spent = [column.key for column in model.columns].index("spent")
    assert model.cell(2, spent) == 600
    assert not screen.table.grid.is_editable(2, spent)


def test_the_form_comes_when_it_is_called_and_goes_by_escape(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    view = screen.view
    assert not view.form.isVisible()
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert view.form.isVisible()
    assert not view.pane.isVisible()
    assert view.form.head.title == "홍보지도 제작"
    screen.qtbot.keyClick(view.form, Qt.Key.Key_Escape)
    assert view.pane.isVisible()


def test_a_payment_takes_over_the_words_of_its_obligation(screen: Screen) -> None:
    screen.view.add()
    form = screen.view.form
    parent = form.parent_entry
    choices = [parent.editor.itemText(number) for number in range(parent.editor.count())]  # type: ignore[attr-defined]
    assert choices == ["6. 9. 원인행위 · 홍보영상 제작 계약 · 남은 2,140,000원"]
    parent.editor.activated.emit(0)  # type: ignore[attr-defined]
    form.ask_save()
    record = screen.budget.record(screen.rows()[-1].id)
    assert (record.draft.summary, record.draft.payee, record.draft.won) == (
        "홍보영상 제작 계약", "별빛 영상", 2_140_000,
    )  # fmt: skip
    assert record.draft.booked_on == date(2021, 10, 18)
    assert record.parent is not None
    assert screen.figure("지출 전 원인행위") == "0"


def test_the_form_names_the_field_that_is_wrong(screen: Screen) -> None:
    screen.view.add()
    screen.write("won", "1,000")
    screen.view.form.ask_save()
    assert screen.view.form.body.inputs["summary"].problem_text == "적요를 적으세요."
    screen.write("summary", "명찰")
    screen.write("booked_on", "2022. 1. 5.")
    screen.view.form.ask_save()
    assert "사유가 필요합니다" in screen.view.form.body.inputs["reason"].problem_text
    screen.write("reason", "청구 지연")
    screen.view.form.ask_save()
    assert screen.summaries()[-1] == "명찰"


def test_a_meal_shows_what_is_missing_of_it(screen: Screen) -> None:
    screen.go_to("203-03 시책추진업무추진비")
    screen.view.add()
    assert screen.view.form.body.inputs["place"].isVisible()
    for field, text in (("won", "148,000"), ("summary", "협력 간담회"), ("place", "참여동 식당")):
        screen.write(field, text)
    screen.view.form.ask_save()
    assert screen.view.form.strip.words.startswith("미비 8")
    screen.go_to("201-01 사무관리비")
    screen.choose("홍보지도 제작")
    assert not screen.view.form.body.inputs["place"].isVisibleTo(screen.view.form)


def test_confirmed_lines_are_reversed_with_a_reason(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    screen.view.reverse()
    assert "확정 전" in screen.notify.said[-1]
    screen.view.confirm()
    screen.view.reverse()
    bar = screen.view.bar
    assert bar.isVisible()
    screen.qtbot.keyClick(bar.reason.editor, Qt.Key.Key_Return)
    assert bar.isVisible()
    type_korean(bar.reason.editor, "수량 잘못")
    screen.qtbot.keyClick(bar.reason.editor, Qt.Key.Key_Return)
    assert not bar.isVisible()
    rows = [row for row in screen.rows() if row.summary == "홍보지도 제작"]
    assert [(row.state.word, row.spent) for row in rows] == [("지출", 760_000), ("정정", -760_000)]
    assert screen.figure("집행잔액") == "12,000,000"
    screen.desk.undo()
    assert screen.figure("집행잔액") == "11,240,000"


def test_many_lines_are_confirmed_at_once(screen: Screen) -> None:
    screen.rows()
    screen.table.selectAll()
    screen.view.confirm()
    assert all(row.confirmed_on is not None for row in screen.rows())
    assert screen.notify.changes[-1][0].count == 3


def test_a_line_is_deleted_by_key_and_comes_back(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    screen.table.setFocus()
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert "홍보지도 제작" not in screen.summaries()
    screen.desk.undo()
    assert "홍보지도 제작" in screen.summaries()


def test_a_link_opens_an_entry_of_another_line(screen: Screen) -> None:
    key = screen.budget.save(
        EntryDraft(2021, screen.line("203-03"), K.DISBURSEMENT, date(2021, 5, 3), 30_000, "간담회")
    ).record_id
    assert key is not None
    screen.tab.make_stale()
    screen.tab.open_record(Kind.LEDGER, key)
    assert screen.view.level is not None
    assert screen.view.level.code == "203-03"
    assert screen.table.current_id == key


def test_another_year_has_its_own_ledger(screen: Screen) -> None:
    screen.tab.set_year(2022)
    assert screen.rows() == []
    press(screen.tab, "계획서의 예산과목 넣기")
    assert screen.figure("예산현액") == "0"
    screen.tab.set_year(2021)
    assert len(screen.rows()) == 5


def test_narrow_the_line_is_chosen_above_the_list(screen: Screen) -> None:
    assert screen.tab.set_narrow(True) is screen.view.records.screen.filter
    assert not screen.view.pane.isVisible()
    line = screen.view.line
    assert line.isVisible()
    line.combo.setCurrentIndex(line.combo.count() - 1)
    line.combo.activated.emit(line.combo.count() - 1)
    assert screen.summaries() == ["본예산 편성", "예산 배정"]
    screen.tab.set_narrow(False)
    assert screen.view.pane.isVisible()


def test_a_confirmed_line_takes_only_what_stands_beside_it(screen: Screen) -> None:
    key = screen.choose("홍보지도 제작")
    screen.view.confirm()
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    inputs = screen.view.form.body.inputs
    assert not inputs["won"].editor.isEnabled()
    assert inputs["project_id"].editor.hasFocus()
    assert inputs["proposal_id"].editor.isEnabled()
    screen.write("system_number", "2021-00017")
    screen.view.form.ask_save()
    assert screen.budget.record(key).draft.system_number == "2021-00017"
    screen.view.add()
    assert inputs["won"].editor.isEnabled()


def test_a_chain_is_reversed_by_one_act_and_the_bar_says_how_many_lines(screen: Screen) -> None:
    contract = screen.choose("홍보영상 제작 계약")
    day, said = date(2021, 6, 15), "홍보영상 선금"
    payment = EntryDraft(
        2021, screen.line(), K.DISBURSEMENT, day, 1_000_000, said, "별빛 영상", parent_id=contract
    )
    screen.budget.confirm([contract, screen.budget.save(payment).record_id or 0])
    screen.tab.refresh()
    screen.choose("홍보영상 제작 계약")
    screen.view.reverse()
    bar = screen.view.bar
    assert bar.chain.isVisible()
    assert bar.chain.editor.text() == "이어진 1줄도"  # type: ignore[attr-defined]  # a box with words
    assert "1,000,000원 홍보영상 선금" in bar.chain.toolTip()
    type_korean(bar.reason.editor, "계약 해지")
    screen.qtbot.keyClick(bar.reason.editor, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert [row.summary for row in screen.rows() if row.reverses_id] == [
        "홍보영상 선금",
        "홍보영상 제작 계약",
    ]
    screen.desk.undo()
    assert not [row for row in screen.rows() if row.reverses_id]
    screen.choose("홍보지도 제작")
    screen.view.confirm()
    screen.view.reverse()
    assert not bar.chain.isVisible()
