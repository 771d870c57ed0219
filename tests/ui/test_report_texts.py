"""문장 고치기 on the screen: what is typed is kept, saved as one act, marked when the figures change (H2)."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.visits import FieldVisit
from desktop_app.catalogue.entries import Wish
from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from desktop_app.performance.spans import Span
from desktop_app.performance.topics import Topic
from tests.fakes import FakeNotifier
from tests.ui.korean import compose
from ui.desk import Desk
from ui.feature_tab import TabContext
from ui.jobs import JobRunner
from ui.performance.tab import PerformanceTab
from ui.performance.texts_sheet import TextsSheet

AS_OF = date(2021, 10, 18)
WISH = Wish("year-end", 2021, AS_OF)
Opened = Callable[[], TextsSheet]


@pytest.fixture
def context(office: Office, clock: PracticeClock, notify: FakeNotifier, jobs: JobRunner) -> TabContext:
    return TabContext(office, Desk(notify, office.undo), jobs, notify, clock, 2021)


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, context: TabContext) -> Iterator[Opened]:
    assert dressed
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    sheets: list[TextsSheet] = []

    def make() -> TextsSheet:
        sheet = TextsSheet(context, WISH, window)
        sheets.append(sheet)
        with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
            sheet.begin()
        return sheet

    yield make
    for sheet in sheets:
        if isValid(sheet):
            sheet.leave()


def visit(office: Office, people: int) -> None:
    with office.store.writing(Act.FILL_EXAMPLE) as s:
        s.add(
            FieldVisit(
                fiscal_year=2021, visited_on=date(2021, 5, 3), visitors="COUNCIL", people=people, state="HELD"
            )
        )


def figures(sheet: TextsSheet) -> dict[str, str]:
    return {line.words: line.figure for line in sheet.topics.lines() if line.figure}


def button(sheet: TextsSheet, words: str) -> QPushButton:
    return next(
        one for one in sheet.findChildren(QPushButton) if one.text().startswith(words) and one.isVisible()
    )


def test_every_place_stands_at_the_left_with_its_text_and_the_automatic_one(
    office: Office, opened: Opened
) -> None:
    visit(office, 12)
    sheet = opened()
    assert [line.key for line in sheet.topics.lines()] == [one.name for one in Topic]
    sheet.show_topic("VISITS")
    assert "현장견학 1회, 연인원 12명" in sheet.text.value()
    assert sheet.automatic.toPlainText().startswith("  ○ 현장견학 1회")
    sheet.show_topic("SPACE")
    assert (sheet.text.value(), sheet.automatic.toPlainText()) == ("", "해당사항 없음")


def test_what_is_typed_stays_when_another_place_is_looked_at(opened: Opened) -> None:
    sheet = opened()
    sheet.show_topic("SPACE")
    QTest.keyClicks(sheet.text.editor, "more")
    sheet.show_topic("VISITS")
    assert figures(sheet) == {"서울혁신파크 공간조성 건의": "저장 전"}
    sheet.show_topic("SPACE")
    assert sheet.text.value() == "more"


def test_saving_is_one_act_that_can_be_taken_back(office: Office, opened: Opened) -> None:
    sheet = opened()
    sheet.show_topic("SPACE")
    QTest.keyClicks(sheet.text.editor, "text")
    QTest.keyClick(sheet.text.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert figures(sheet) == {"서울혁신파크 공간조성 건의": "고친 글"}
    texts = {one.topic: one for one in office.report_texts.read(2021, AS_OF)}
    assert texts[Topic.SPACE].own == "  ○ text"
    office.undo.undo()
    texts = {one.topic: one for one in office.report_texts.read(2021, AS_OF)}
    assert texts[Topic.SPACE].own is None


def test_the_syllable_being_composed_is_saved(office: Office, opened: Opened) -> None:
    sheet = opened()
    sheet.show_topic("SPACE")
    compose(sheet.text.editor, "가")
    sheet.write()
    texts = {one.topic: one for one in office.report_texts.read(2021, AS_OF)}
    assert texts[Topic.SPACE].own == "  ○ 가"


def test_a_place_whose_figures_changed_is_marked_and_comes_first(office: Office, opened: Opened) -> None:
    visit(office, 12)
    office.report_texts.write(2021, Span.YEAR, Topic.VISITS, "견학을 함", "옛 문장")
    sheet = opened()
    assert figures(sheet) == {"혁신파크 현장견학 프로그램": "숫자가 바뀜"}
    assert sheet.topics.key == "VISITS"
    sheet.drop()
    assert figures(sheet) == {}
    assert "현장견학 1회" in sheet.text.value()


def test_a_text_that_is_still_right_is_left_and_its_mark_goes(office: Office, opened: Opened) -> None:
    visit(office, 12)
    first = opened()
    first.show_topic("VISITS")
    QTest.keyClicks(first.text.editor, " own")
    first.write()
    assert not first.keep.isVisible()
    assert not first.changes.isVisible()
    first.reject()
    visit(office, 20)
    sheet = opened()
    assert sheet.topics.key == "VISITS"
    assert "12명" in sheet.changes.text()
    assert "32명" in sheet.changes.text()
    QTest.keyClicks(sheet.text.editor, "x")
    assert not sheet.keep.isEnabled()
    QTest.keyClick(sheet.text.editor, Qt.Key.Key_Backspace)
    sheet.keep.click()
    assert figures(sheet) == {"혁신파크 현장견학 프로그램": "고친 글"}
    assert not sheet.keep.isVisible()
    assert sheet.unsaved == ()
    assert office.undo.next_undo is not None
    office.undo.undo()
    again = opened()
    assert figures(again) == {"혁신파크 현장견학 프로그램": "숫자가 바뀜"}


def test_closing_asks_about_what_is_not_saved(office: Office, opened: Opened) -> None:
    sheet = opened()
    sheet.show_topic("SPACE")
    QTest.keyClicks(sheet.text.editor, "one")
    sheet.show_topic("DUTIES")
    QTest.keyClicks(sheet.text.editor, "two")
    sheet.reject()
    assert sheet.isVisible()
    assert sheet.strip.words.startswith("저장하지 않은 글 2개")
    button(sheet, "모두 저장하고 닫기").click()
    assert not sheet.isVisible()
    texts = {one.topic: one.own for one in office.report_texts.read(2021, AS_OF) if one.own}
    assert texts == {Topic.SPACE: "  ○ one", Topic.DUTIES: "  ○ two"}


def test_an_empty_text_says_what_to_do(opened: Opened, office: Office) -> None:
    visit(office, 12)
    sheet = opened()
    sheet.show_topic("VISITS")
    sheet.text.editor.selectAll()  # type: ignore[attr-defined]  # a QPlainTextEdit
    QTest.keyClick(sheet.text.editor, Qt.Key.Key_Delete)
    sheet.write()
    assert "‘자동 문장으로’를 누르세요" in sheet.strip.words
    assert sheet.unsaved == (Topic.VISITS,)


def test_only_the_year_end_report_has_sentences_to_rewrite(
    qtbot: QtBot, dressed: QApplication, context: TabContext
) -> None:
    assert dressed
    tab = PerformanceTab(context)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        tab.show()
        tab.refresh()
    assert tab.commands()[0].why_not == ""
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        tab.show_view("plan-vs-actual")
        tab.papers.make()
    assert tab.commands()[0].why_not == "연말 추진실적의 문장만 고칩니다"


def test_the_report_leads_to_what_wants_a_look(
    qtbot: QtBot, dressed: QApplication, context: TabContext, office: Office
) -> None:
    assert dressed
    office.report_texts.write(2021, Span.YEAR, Topic.VISITS, "견학을 함", "옛 문장")
    tab = PerformanceTab(context)
    qtbot.addWidget(tab)
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        tab.show()
        tab.refresh()
    link = next(one for one in tab.findChildren(QPushButton) if one.text() == "숫자가 바뀐 글 1개")
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        link.click()
    (sheet,) = tab.window().findChildren(TextsSheet)
    assert sheet.topics.key == "VISITS"
    sheet.leave()
