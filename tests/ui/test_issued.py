"""발행한 보고서 on the screen: issued by a key, seen, checked, saved, set against today, withdrawn (H11)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act, Kind
from desktop_app.office import Office
from desktop_app.terms import FIELDS
from tests.fakes import FakeNotifier
from tests.proposal_office import ProposalOffice
from ui.actions import Action
from ui.feature_tab import Place, TabContext
from ui.performance.issue_dialog import IssueDialog
from ui.performance.tab import ISSUED, PAPERS_MADE, PerformanceTab
from ui.widgets.form_sheet import FormDialog

After = Callable[[Callable[[], object]], None]


@pytest.fixture
def tab(qtbot: QtBot, dressed: QApplication, context: TabContext) -> PerformanceTab:
    assert dressed
    proposals = ProposalOffice(context.office.store, context.office.proposals).fill()
    proposals.receive()
    made = PerformanceTab(context)
    qtbot.addWidget(made)
    made.resize(1366, 680)
    with qtbot.waitSignal(context.jobs.idle, timeout=20_000):
        made.show()
    return made


def command(tab: PerformanceTab, action: Action) -> Callable[[], object]:
    return next(one.run for one in tab.commands() if one.action is action)


@pytest.fixture
def issued(tab: PerformanceTab, after: After) -> PerformanceTab:
    """The year-end report went out, and the list is shown."""
    command(tab, Action.ISSUE_REPORT)()
    dialog = next(one for one in tab.findChildren(IssueDialog) if one.isVisible())
    dialog.body.show_values({"purpose": "의회 제출", "document_number": "기획예산과-77", "note": ""})
    after(dialog.submit)
    after(lambda: tab.show_view(ISSUED))
    return tab


def words(tab: PerformanceTab) -> list[str]:
    return [one.text() for one in tab.issued.findChildren(QLabel) if one.isVisible()]


def test_a_report_is_issued_by_its_key_and_listed_with_its_files(issued: PerformanceTab) -> None:
    (row,) = issued.issued.table.rows
    assert row.title == "2021년 서울혁신파크 연계사업 추진실적(2021-10-18)"
    assert [file.form for file in row.files] == ["PDF", "XLSX", "HWPX", "DATA"]
    for said in ("2021-발행-001", "의회 제출", "기획예산과-77", "2021. 10. 18."):
        assert said in words(issued)
    assert issued.issued.state.state is not None
    assert issued.issued.state.state.word == "발행한 그대로"
    assert issued.situation().selected


def test_an_empty_list_leads_to_the_papers(tab: PerformanceTab, qtbot: QtBot) -> None:
    tab.show_view(ISSUED)
    assert "발행한 보고서가 없습니다" in tab.issued.note.words
    assert not tab.situation().selected
    assert [view.key for view in tab.views()] == [PAPERS_MADE, ISSUED]
    with qtbot.waitSignal(tab.go) as gone:
        command(tab, Action.COMPARE_ISSUED)
        tab.issued.note.findChildren(type(tab.papers.over.stop))[0].click()
    assert gone.args == [Place("performance", "papers")]


def test_nothing_is_different_until_a_record_is_mended_and_then_it_is_named(
    issued: PerformanceTab, office: Office, after: After, qtbot: QtBot
) -> None:
    after(command(issued, Action.COMPARE_ISSUED))
    assert issued.issued.comparison is not None
    assert issued.issued.comparison.differences == ()
    record = office.proposals.get(office.proposals.find("2021-제안-001"))
    draft = replace(
        record.draft, title="이름을 고친 제안", field=next(one for one in FIELDS if one != record.draft.field)
    )
    issued.context.desk.perform(lambda: office.proposals.edit(draft))
    after(command(issued, Action.COMPARE_ISSUED))
    assert issued.issued.comparison.differences
    (act,) = issued.issued.behind.rows
    assert (act.of.table, act.of.called) == ("proposal", "2021-제안-001 이름을 고친 제안")
    with qtbot.waitSignal(issued.go) as gone:
        issued.issued.behind.followed.emit(act.id, "record")
    assert gone.args == [Place("proposals", kind=Kind.PROPOSAL, record_id=record.id)]


def test_a_copy_is_the_file_that_went_out(
    issued: PerformanceTab, office: Office, notify: FakeNotifier, tmp_path: Path
) -> None:
    (row,) = issued.issued.table.rows
    notify.save_to = tmp_path / "사본.pdf"
    command(issued, Action.SAVE_ISSUED)()
    pdf = row.file("PDF")
    assert notify.save_to.read_bytes() == office.issued.read(pdf)


def test_a_file_that_was_changed_is_told(issued: PerformanceTab, office: Office, after: After) -> None:
    (row,) = issued.issued.table.rows
    (office.folder / "issued" / row.file("PDF").stored).write_bytes(b"%PDF-other")
    after(command(issued, Action.CHECK_ISSUED))
    assert issued.issued.state.state is not None
    assert issued.issued.state.state.word == "발행한 뒤 바뀌었거나 없어짐"


def test_withdrawing_asks_why_shows_it_and_is_taken_back(issued: PerformanceTab, after: After) -> None:
    table = issued.issued.table
    table.remove_asked.emit([table.current_id])
    dialog = next(one for one in issued.findChildren(FormDialog) if one.isVisible())
    dialog.submit()
    assert dialog.isVisible()  # nothing is withdrawn without a reason
    dialog.body.show_values({"reason": "기준일을 잘못 적음"})
    dialog.submit()
    after(issued.make_stale)
    (row,) = table.rows
    assert (row.state.word, row.struck) == ("발행 취소", True)
    assert "기준일을 잘못 적음" in words(issued)
    assert why_not(issued, Action.WITHDRAW_ISSUED)
    assert not why_not(issued, Action.OPEN_ISSUED)
    after(lambda: issued.show_view(PAPERS_MADE))
    assert issued.papers.paper.last is None  # what was withdrawn is nothing to set today's figures against
    desk = issued.context.desk
    assert desk.next_undo is Act.WITHDRAW_ISSUED
    desk.undo()
    after(lambda: issued.show_view(ISSUED))
    assert [one.state.word for one in table.rows] == ["발행"]
    assert not why_not(issued, Action.WITHDRAW_ISSUED)


def why_not(tab: PerformanceTab, action: Action) -> str:
    return next(one.why_not for one in tab.commands() if one.action is action)


def test_a_paper_with_names_says_why_it_is_not_issued(tab: PerformanceTab, after: After) -> None:
    after(lambda: tab.papers.show_report("labels"))
    assert "발행본" in tab.papers.why_not_issued
    assert {one.action: one.why_not for one in tab.commands()}[Action.ISSUE_REPORT]
    after(lambda: tab.papers.show_report("matching"))
    assert tab.papers.why_not_issued == ""


def test_what_differs_from_the_last_issue_stands_beside_the_pages(
    issued: PerformanceTab, office: Office, after: After
) -> None:
    record = office.proposals.get(office.proposals.find("2021-제안-001"))
    office.proposals.receive(replace(record.draft, title="둘째 제안", version=None))
    after(lambda: issued.show_view(PAPERS_MADE))
    said = [one.text() for one in issued.papers.beside.findChildren(QLabel) if not one.isHidden()]
    assert "1 → 2" in said
