"""보고서: the paper on the screen is the paper that is saved, and follows the records."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.entries import Format, default_day
from desktop_app.changes import Act, Change, Kind
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.performance.records import Chapter, MoneyUnit, YearSummary
from desktop_app.performance.spans import Span
from tests.fakes import FakeNotifier
from tests.proposal_office import ProposalOffice
from ui.actions import Action
from ui.feature_tab import TabContext
from ui.performance.beside import COUNTS
from ui.performance.chapters_dialog import ChaptersDialog
from ui.performance.papers import chapters_from, chapters_text
from ui.performance.tab import PerformanceTab


@pytest.fixture
def tab(qtbot: QtBot, dressed: QApplication, context: TabContext) -> PerformanceTab:
    assert dressed
    made = PerformanceTab(context)
    qtbot.addWidget(made)
    made.resize(1366, 680)
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        made.show()
    return made


After = Callable[[Callable[[], object]], None]


def day_of(tab: PerformanceTab) -> date:
    day: date = tab.papers.over.choices.fields["day"].value()
    return day


def summary_of(tab: PerformanceTab) -> YearSummary:
    assert tab.paper is not None
    assert tab.paper.summary is not None
    return tab.paper.summary


def choose(tab: PerformanceTab, key: str, value: object) -> None:
    """Something above the pages is chosen, as by the officer's hand."""
    field = tab.papers.over.choices.fields[key]
    field.set_value(value)
    field.changed.emit()
    field.left.emit()


def pick(tab: PerformanceTab, title: str) -> None:
    tab.papers.picker.set_raw(title)
    tab.papers.picker.changed.emit()


def links(tab: PerformanceTab) -> dict[str, QPushButton]:
    found = tab.papers.over.findChildren(QPushButton)
    return {
        one.text(): one for one in found if one.property("kind") == "link" and one is not tab.papers.over.stop
    }


def test_the_report_of_today_is_shown_with_its_contents(tab: PerformanceTab) -> None:
    assert day_of(tab) == date(2021, 10, 18)
    words = [line.words for line in tab.papers.contents.lines()]
    assert words[:4] == ["표지", "차례", "요약", "Ⅰ 추진개요"]
    assert words[-1] == "붙임 2 대관실적"
    assert tab.papers.preview.view.page_count > 5
    assert tab.papers.over.period.text() == "2021. 4. ~ 12."
    assert tab.situation().selected


def test_contents_and_preview_follow_each_other(tab: PerformanceTab, qtbot: QtBot) -> None:
    line = next(line for line in tab.papers.contents.lines() if line.words == "Ⅴ 예산집행 현황")
    tab.papers.contents.setFocus()
    while tab.papers.contents.key != line.key:
        qtbot.keyClick(tab.papers.contents, Qt.Key.Key_Down)
    assert tab.papers.preview.view.page == int(line.key)
    tab.papers.preview.view.go_to(3)
    assert tab.papers.contents.key == "3"


def test_what_is_saved_is_what_is_shown(tab: PerformanceTab, notify: FakeNotifier, tmp_path: Path) -> None:
    notify.save_to = tmp_path / "보고.pdf"
    tab.papers.save(Format.PDF)
    assert notify.save_to.read_bytes() == tab.paper.pdf  # type: ignore[union-attr]
    assert notify.said == ["‘보고.pdf’에 저장했습니다."]


def test_the_workbook_has_the_same_title_and_day(
    tab: PerformanceTab, notify: FakeNotifier, tmp_path: Path, after: After
) -> None:
    notify.save_to = tmp_path / "보고.xlsx"
    after(lambda: tab.papers.save(Format.XLSX))
    book = load_workbook(BytesIO(notify.save_to.read_bytes()))
    assert book["표지"]["A2"].value == "2021년 서울혁신파크 연계사업 추진실적"
    assert book["표지"]["A4"].value == "기준일 2021. 10. 18."


def test_giving_up_the_file_dialog_writes_nothing(tab: PerformanceTab, notify: FakeNotifier) -> None:
    tab.papers.save(Format.PDF)
    tab.papers.save(Format.XLSX)
    assert notify.said == []


def test_a_folder_that_cannot_be_written_is_told(
    tab: PerformanceTab, notify: FakeNotifier, tmp_path: Path
) -> None:
    notify.save_to = tmp_path / "없는 폴더" / "보고.pdf"
    tab.papers.save(Format.PDF)
    assert len(notify.troubles) == 1


def test_another_day_makes_another_paper(tab: PerformanceTab, after: After) -> None:
    after(lambda: choose(tab, "day", date(2021, 6, 30)))
    assert summary_of(tab).as_of == date(2021, 6, 30)
    assert day_of(tab) == date(2021, 6, 30)


def test_the_unit_is_kept_for_the_next_start(tab: PerformanceTab, after: After) -> None:
    after(lambda: choose(tab, "unit", MoneyUnit.WON))
    assert summary_of(tab).money_unit is MoneyUnit.WON
    assert tab.context.memory.get("performance/unit") == "WON"


def test_a_change_of_the_records_renews_the_paper(tab: PerformanceTab, office: Office, after: After) -> None:
    proposals = ProposalOffice(office.store, office.proposals).fill()
    proposals.receive()
    after(lambda: tab.receive(Change(Act.RECEIVE_PROPOSAL, frozenset({Kind.PROPOSAL}), "")))
    assert len(summary_of(tab).proposals) == 1


def test_records_left_out_are_links_to_their_lists(
    tab: PerformanceTab, office: Office, after: After, qtbot: QtBot
) -> None:
    proposals = ProposalOffice(office.store, office.proposals).fill()
    proposals.proposals.cancel(proposals.receive(), "두 번 냄")
    after(tab.make_stale)
    link = links(tab)["접수를 취소한 제안 1건"]
    with qtbot.waitSignal(tab.go) as gone:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    (place,) = gone.args
    assert (place.tab, place.view, place.year) == ("proposals", "proposals", 2021)
    assert len(office.proposals.list.listing(ListQuery(year=2021, conditions=place.conditions)).ids) == 1


def test_an_enclosure_can_be_shown_alone(tab: PerformanceTab, after: After) -> None:
    after(lambda: tab.show_view("usage-list"))
    assert tab.papers.over.title.text() == "대관 실적"
    assert [line.words for line in tab.papers.contents.lines()] == ["대관실적"]
    assert tab.papers.over.choices.chapters is None


def test_another_year_takes_its_last_day(tab: PerformanceTab, after: After) -> None:
    after(lambda: tab.set_year(2020))
    assert (tab.paper.summary.year, summary_of(tab).as_of) == (2020, date(2020, 12, 31))


def test_narrow_the_papers_are_found_in_a_field_of_the_second_line(tab: PerformanceTab, after: After) -> None:
    assert tab.set_narrow(True) is tab.papers.picker
    assert not tab.papers.reports.isVisible()
    after(lambda: pick(tab, "대관 실적"))
    assert tab.wish.report == "usage-list"
    assert tab.set_narrow(False) is None
    assert tab.papers.reports.isVisible()
    assert tab.papers.reports.list.key == "usage-list"


def test_chapters_are_switched_off_and_moved(tab: PerformanceTab, qtbot: QtBot) -> None:
    dialog = ChaptersDialog(tuple(Chapter), tab)
    qtbot.addWidget(dialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.setCurrentRow(4)
    qtbot.mouseClick(dialog.up, Qt.MouseButton.LeftButton)
    assert dialog.chapters[:3] == (Chapter.INDICATORS, Chapter.FIELDS, Chapter.BUDGET)
    assert Chapter.OVERVIEW not in dialog.chapters


def test_an_enclosure_never_moves_before_a_chapter(tab: PerformanceTab, qtbot: QtBot) -> None:
    dialog = ChaptersDialog(tuple(Chapter), tab)
    qtbot.addWidget(dialog)
    dialog.list.setCurrentRow(8)
    assert not dialog.up.isEnabled()
    assert dialog.down.isEnabled()


def test_a_report_without_chapters_cannot_be_made(tab: PerformanceTab, qtbot: QtBot) -> None:
    dialog = ChaptersDialog((Chapter.PLANS,), tab)
    qtbot.addWidget(dialog)
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.take.isEnabled()
    assert dialog.problem.text() == "항목을 하나 이상 고르세요."


def test_kept_chapters_survive_words_nobody_knows() -> None:
    assert chapters_from("") == tuple(Chapter)
    assert chapters_from("없는것") == tuple(Chapter)
    chosen = (Chapter.BUDGET, Chapter.OVERVIEW, Chapter.USAGE_LIST)
    assert chapters_from(chapters_text(chosen)) == chosen


def test_the_first_day_asked_lies_in_the_year() -> None:
    assert default_day(2021, date(2021, 10, 18)) == date(2021, 10, 18)
    assert default_day(2020, date(2021, 10, 18)) == date(2020, 12, 31)
    assert default_day(2022, date(2021, 10, 18)) == date(2022, 1, 1)


def test_left_out_without_records_says_so(tab: PerformanceTab) -> None:
    assert links(tab) == {}
    assert tab.papers.over.state.state is not None
    assert tab.papers.over.state.state.word == "빠진 자료 없음"


def test_a_figure_beside_the_pages_opens_its_rows(
    tab: PerformanceTab, office: Office, after: After, qtbot: QtBot
) -> None:
    proposals = ProposalOffice(office.store, office.proposals).fill()
    proposals.receive()
    after(tab.make_stale)
    beside = tab.papers.beside
    beside.which.choose(COUNTS)
    assert beside.shown is beside.counts
    key = next(line.key for line in beside.counts.lines() if (line.words, line.figure) == ("접수", "1건"))
    beside.counts.choose(key)
    with qtbot.waitSignal(tab.go) as gone:
        qtbot.keyClick(beside.counts, Qt.Key.Key_Return)
    (place,) = gone.args
    assert (place.tab, place.view, place.year) == ("proposals", "proposals", 2021)
    found = office.proposals.list.listing(ListQuery(year=2021, conditions=place.conditions))
    assert len(found.ids) == 1
    after(lambda: tab.show_view("matching"))
    assert not beside.none.isHidden()


def test_a_key_turns_from_the_contents_to_the_figures_and_shows_them_where_it_is_narrow(
    tab: PerformanceTab, office: Office, after: After, qtbot: QtBot
) -> None:
    ProposalOffice(office.store, office.proposals).fill().receive()
    after(lambda: tab.receive(Change(Act.RECEIVE_PROPOSAL, frozenset({Kind.PROPOSAL}), "접수")))
    turn = next(one.run for one in tab.commands() if one.action is Action.SHOW_FIGURES)
    beside = tab.papers.beside
    turn()
    assert beside.shown is beside.counts
    turn()
    assert beside.shown is beside.contents
    tab.set_narrow(True)
    assert not beside.isVisible()
    turn()
    assert beside.isVisible()
    assert beside.shown is beside.counts
    beside.counts.choose(beside.counts.lines()[1].key)
    with qtbot.waitSignal(tab.go):
        qtbot.keyClick(beside.counts, Qt.Key.Key_Return)
    turn()
    assert not beside.isVisible()


def test_an_enclosure_and_a_part_of_the_year_have_their_figures_too(
    tab: PerformanceTab, office: Office, after: After
) -> None:
    ProposalOffice(office.store, office.proposals).fill().receive()
    after(lambda: tab.papers.ask(replace(tab.papers.wish, span=Span.SECOND_HALF)))
    counts = tab.papers.beside.counts
    assert ("접수", "1건") in [(line.words, line.figure) for line in counts.lines()]
    after(lambda: tab.papers.ask(replace(tab.papers.wish, span=Span.FIRST_HALF)))
    assert "접수" not in [line.words for line in counts.lines()]
    after(lambda: tab.papers.show_report("proposal-register"))
    assert ("접수", "1건") in [(line.words, line.figure) for line in counts.lines()]
