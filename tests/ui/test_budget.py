"""예산 as the officer keeps it: tree, typing in the grid, form, confirming, reversing, undo, filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.budget.records import EntryDraft, EntryRow, planned_budget
from desktop_app.budget.service import Budget
from desktop_app.changes import Kind
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from desktop_app.reference import plan
from desktop_app.terms import EntryKind as K
from tests.fakes import FakeNotifier
from tests.ui.korean import compose, type_korean
from ui.budget.ledger_view import LedgerView
from ui.budget.tab import BudgetTab
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.widgets.grid_table import GridTable


@dataclass
class Screen:
    """The tab over a small office."""

    tab: BudgetTab
    budget: Budget
    desk: Desk
    notify: FakeNotifier
    qtbot: QtBot

    @property
    def view(self) -> LedgerView:
        view = self.tab.shown
        assert isinstance(view, LedgerView)
        return view

    @property
    def table(self) -> GridTable:
        table = self.view.records.screen.table
        assert isinstance(table, GridTable)
        return table

    def line(self, code: str = "201-01") -> int:
        return next(level.id for level in self.budget.levels.tree(2021) if level.code == code)

    def go_to(self, label: str) -> None:
        tree = self.view.pane.tree
        tree.choose(next(level.id for level in tree.levels if level.label == label))

    def rows(self) -> list[EntryRow]:
        screen = self.view.records.screen
        self.qtbot.waitUntil(lambda: screen.model.complete)
        return self.budget.ledger.rows(screen.model.ids)

    def summaries(self) -> list[str]:
        return [row.summary for row in self.rows()]

    def footer(self) -> str:
        self.rows()
        return self.view.records.screen.totals.words

    def figure(self, label: str) -> str:
        return self.view.pane.figures.text_of(label)

    def choose(self, summary: str) -> int:
        key = next(row.id for row in self.rows() if row.summary == summary)
        assert self.table.select_id(key)
        return key

    def cell(self, key: str, text: str, row: int | None = None) -> None:
        """Type into a cell: its input opens, the words come from the input method, Enter takes them."""
        self.table.edit_cell(self.table.grid.new_row if row is None else row, key)
        entry = self.table.itemDelegate().entry  # type: ignore[attr-defined]
        if key == "kind":
            entry.set_raw(text)
        else:
            entry.editor.clear()
            type_korean(entry.editor, text)
        self.qtbot.keyClick(entry.editor, Qt.Key.Key_Return)

    def write(self, field: str, text: str) -> None:
        entry = self.view.form.body.inputs[field].editor
        entry.clear()  # type: ignore[attr-defined]
        type_korean(entry, text)

    def strip(self) -> str:
        return self.view.records.screen.strip.words


@pytest.fixture
def empty(
    qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, office: Office, clock: PracticeClock
) -> Iterator[Screen]:
    del dressed
    desk, jobs = Desk(notify), JobRunner(notify)
    tab = BudgetTab(TabContext(office, desk, jobs, notify, clock, 2021))
    desk.changed.connect(tab.receive)
    qtbot.addWidget(tab)
    tab.resize(1366, 640)
    tab.show()
    tab.activateWindow()
    yield Screen(tab, office.budget, desk, notify, qtbot)
    jobs.close()


@pytest.fixture
def screen(empty: Screen) -> Screen:
    """The plan's lines, all allotted, with three entries of 사무관리비."""
    empty.budget.levels.set_up_year(2021, planned_budget(plan()["budget"]), allotted=True)
    for kind, won, day, summary, payee in (
        (K.DISBURSEMENT, 600_000, date(2021, 4, 19), "연계사업 안내 책자 인쇄", "초록숲 인쇄"),
        (K.OBLIGATION, 2_140_000, date(2021, 6, 9), "홍보영상 제작 계약", "별빛 영상"),
        (K.DISBURSEMENT, 760_000, date(2021, 5, 14), "홍보지도 제작", "한결 디자인"),
    ):
        empty.budget.save(EntryDraft(2021, empty.line(), kind, day, won, summary, payee))
    empty.tab.make_stale()
    empty.go_to("201-01 사무관리비")
    return empty


def press(widget: QWidget, words: str) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.accessibleName() == words)
    button.click()


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


def test_going_through_the_rows_leaves_nothing_unsaved(screen: Screen) -> None:
    for row in screen.rows():
        screen.table.select_id(row.id)
    for row in screen.rows():
        screen.table.select_id(row.id)
        assert not screen.view.form.unsaved
    assert screen.view.form.keeper.ids() == set()


def test_a_payment_takes_over_the_words_of_its_obligation(screen: Screen) -> None:
    screen.view.add()
    form = screen.view.form
    parent = form.parent_entry
    choices = [parent.editor.itemText(number) for number in range(parent.editor.count())]  # type: ignore[attr-defined]
    assert choices == ["없음", "6. 9. 원인행위 · 홍보영상 제작 계약 · 남은 2,140,000원"]
    parent.editor.setCurrentIndex(1)  # type: ignore[attr-defined]
    parent.changed.emit()
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
    assert all(row.confirmed_on == date(2021, 10, 18) for row in screen.rows())
    assert screen.notify.changes[-1][0].count == 5


def test_a_line_is_deleted_by_key_and_comes_back(screen: Screen) -> None:
    screen.choose("홍보지도 제작")
    screen.qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert "홍보지도 제작" not in screen.summaries()
    screen.desk.undo()
    assert "홍보지도 제작" in screen.summaries()


def test_warning_mode_keeps_what_exceeds_and_says_so(screen: Screen) -> None:
    press(screen.tab, "배정액을 넘으면 경고")
    screen.cell("booked", "10.7")
    screen.cell("summary", "큰 지출")
    screen.cell("spent", "9,100,001")
    assert screen.notify.changes[-1][0].summary.endswith("1원이 넘습니다.")
    assert screen.figure("쓸 수 있는 금액") == "△1"


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
