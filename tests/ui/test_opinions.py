"""검토의견서 as the officer writes them: by mouse and keyboard, kept from a crash, on paper."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QWidget

from desktop_app.changes import Kind
from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.terms import Deed, Verdict
from tests.reports.papers import Paper
from tests.ui.korean import type_korean
from tests.ui.outgoing_tab import answer
from tests.ui.proposal_screen import CTRL, Screen, screen
from ui.actions import Action
from ui.proposals.assign_dialog import AssignDialog
from ui.proposals.criteria_dialog import CriteriaDialog
from ui.proposals.print_dialog import PrintDialog
from ui.proposals.proposals_view import ProposalsView
from ui.proposals.tab import ProposalsTab
from ui.widgets.form_sheet import FormDialog

__all__ = ["screen"]


def test_an_opinion_is_written_saved_and_undone(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    screen.choose("verdict", Verdict.PARTIALLY_ACCEPTED)
    screen.write("rationale", "소유자 동의가 필요함")
    screen.choose("written_on", date(2021, 10, 12))
    editor = screen.detail.editor
    screen.qtbot.keyClick(editor.body.inputs["rationale"].editor, Qt.Key.Key_S, CTRL)
    asked = {one.department: one for one in screen.records.proposals.get(2).departments}
    assert asked["도시계획과"].answered
    assert editor.body.inputs["scope_excluded"].problem_text == "일부수용이면 제외 범위를 적어야 합니다."
    assert not editor.unsaved
    assert screen.listed.model.cell(0, 3) == "1/3"
    screen.desk.undo()
    assert screen.listed.model.cell(0, 3) == "0/3"
    assert editor.body.inputs["rationale"].value() == ""


def test_what_only_one_verdict_asks_for_comes_with_it(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    inputs = screen.detail.editor.body.inputs
    assert not inputs["scope_accepted"].isVisible()
    screen.choose("verdict", Verdict.PARTIALLY_ACCEPTED)
    assert inputs["scope_accepted"].isVisible()
    screen.choose("verdict", Verdict.TRANSFERRED)
    assert inputs["transfer_department"].isVisible()
    assert not inputs["scope_accepted"].isVisible()


def test_confirming_is_blocked_by_what_the_verdict_lacks(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    editor = screen.detail.editor
    screen.choose("verdict", Verdict.ACCEPTED)
    editor.confirm_button.click()
    assert editor.body.inputs["plan"].problem_text == "수용이면 향후계획을 적어야 합니다."
    screen.write("plan", "11월 설치")
    screen.choose("written_on", date(2021, 10, 12))
    editor.confirm_button.click()
    assert editor.sheet is not None
    assert editor.sheet.confirmed_on == date(2021, 10, 18)
    plan = editor.body.inputs["plan"].editor
    assert isinstance(plan, QPlainTextEdit)
    assert plan.isReadOnly()
    assert not editor.body.inputs["verdict"].isEnabled()
    editor.confirm_button.click()
    assert not plan.isReadOnly()
    assert editor.body.inputs["verdict"].isEnabled()


def test_marks_on_the_criteria_are_kept(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    editor = screen.detail.editor
    first = editor.criteria.lines[0]
    screen.qtbot.mouseClick(first.marks.findChildren(QWidget)[0], Qt.MouseButton.LeftButton)
    type_korean(first.reason, "조례 제3조")
    assert editor.edited_keys == ["criteria"]
    editor.save()
    answers = screen.records.opened(screen.records.opinions(2)["도시계획과"]).answers
    assert (answers[0].mark, answers[0].reason) == (first.now().mark, "조례 제3조")
    assert answers[0].mark is not None


def test_what_is_typed_is_offered_again_after_a_crash(screen: Screen, office: Office) -> None:
    screen.show(2, "도시계획과")
    screen.write("rationale", "긴 글 " * 500)
    screen.qtbot.waitUntil(lambda: office.drafts.keys() != [], timeout=5000)
    again = ProposalsTab(screen.tab.context)
    screen.qtbot.addWidget(again)
    again.show()
    again.open_record(Kind.PROPOSAL, 2)
    view = again.shown
    assert isinstance(view, ProposalsView)
    assert view.screen.model.drafted == {2}
    view.detail.departments.select_id(screen.records.opinions(2)["도시계획과"])
    assert view.detail.editor.body.inputs["rationale"].value() == ("긴 글 " * 500).strip()
    assert "이어 씁니다" in view.detail.editor.strip.words


def test_edits_stay_with_their_department(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    screen.write("rationale", "도시계획과 글")
    screen.show(2, "자원순환과")
    assert screen.detail.editor.body.inputs["rationale"].value() == ""
    screen.show(2, "도시계획과")
    assert screen.detail.editor.body.inputs["rationale"].value() == "도시계획과 글"


def test_departments_are_asked_from_the_offer(screen: Screen) -> None:
    screen.show(1)
    screen.detail._department_links.follow("부서 더하기")
    sheet = screen.sheet(AssignDialog)
    known, unknown = sheet.offers.rows
    known.box.click()
    unknown.box.click()
    sheet.submit()
    assert "청년지원팀의 부서를 고르세요." in sheet.strip.words
    assert unknown.department is not None
    unknown.department.set_value(screen.records.departments["기획예산과"])
    screen.qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    record = screen.records.proposals.get(1)
    assert [one.name for one in record.departments] == ["사회적경제과 사회적경제팀", "기획예산과 청년지원팀"]
    assert {one.due_on for one in record.departments} == {date(2021, 11, 1)}
    assert screen.detail.departments.isVisible()


def test_a_reminder_is_one_click_away(screen: Screen) -> None:
    screen.show(2, "자원순환과")
    table = screen.detail.departments
    column = table.model().columnCount() - 1
    place = table.visualRect(table.model().index(2, column)).center()
    screen.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "자원순환과 담당자께" in QGuiApplication.clipboard().text()
    assert screen.notify.said == ["자원순환과 독촉 문구를 복사했습니다."]


def test_a_request_is_withdrawn_with_a_reason(screen: Screen) -> None:
    screen.show(2, "자원순환과")
    screen.detail._opinion_links.follow("지정 취소")
    sheet = screen.sheet(FormDialog)
    sheet.submit()
    assert sheet.isVisible()
    type_korean(sheet.body.inputs["reason"].editor, "소관이 아님")
    sheet.submit()
    assert list(screen.records.opinions(2)) == ["사회적경제과", "도시계획과"]


def test_the_due_day_is_changed(screen: Screen) -> None:
    screen.show(2, "자원순환과")
    screen.detail._opinion_links.follow("기한 바꾸기")
    sheet = screen.sheet(FormDialog)
    due = sheet.body.inputs["due"]
    due.set_value(date(2021, 10, 30))
    due.changed.emit()
    assert due.problem_text == "쉬는 날입니다. 앞의 일하는 날은 2021. 10. 29.(금)입니다."
    due.set_value(date(2021, 10, 29))
    due.changed.emit()
    assert not due.problem_text
    sheet.submit()
    asked = screen.detail.asked
    assert asked is not None
    assert (asked.department, asked.state.word) == ("자원순환과", "D-11")


def test_the_criteria_of_the_year_are_edited(screen: Screen) -> None:
    next(one for one in screen.view.commands() if one.action is Action.EDIT_CRITERIA).run()
    sheet = screen.sheet(CriteriaDialog)
    sheet.body.inputs["line0"].set_value("조례 적합")
    sheet.body.inputs["line7"].set_value("주민 호응")
    sheet.submit()
    labels = [one.label for one in screen.records.proposals.opinions.criteria(2021)]
    assert (labels[0], labels[-1], len(labels)) == ("조례 적합", "주민 호응", 8)


def test_forms_are_seen_and_saved_as_pdf(screen: Screen, tmp_path: Path) -> None:
    screen.show(2, "도시계획과")
    screen.detail.print_forms()
    sheet = screen.sheet(PrintDialog)
    screen.qtbot.waitUntil(lambda: sheet.ready, timeout=20000)
    assert sheet.preview.view.page_count >= 1
    screen.notify.save_to = tmp_path / "의견서.pdf"
    sheet.save_pdf()
    assert (tmp_path / "의견서.pdf").read_bytes().startswith(b"%PDF")
    assert screen.notify.said == ["‘의견서.pdf’에 저장했습니다."]


def test_a_blank_form_can_be_had_before_anybody_was_asked(screen: Screen) -> None:
    screen.show(1)
    screen.detail.print_forms()
    sheet = screen.sheet(PrintDialog)
    screen.qtbot.waitUntil(lambda: sheet.ready, timeout=20000)
    assert "빈 서식" in sheet.title
    sheet.reject()


def test_enter_leads_from_the_list_into_the_opinion_and_esc_back(screen: Screen) -> None:
    screen.show(2)
    screen.listed.table.select_first()
    screen.qtbot.keyClick(screen.listed.table, Qt.Key.Key_Return)
    assert screen.detail.departments.hasFocus()
    screen.qtbot.keyClick(screen.detail.departments, Qt.Key.Key_Return)
    editor = screen.detail.editor
    assert editor.isAncestorOf(QApplication.focusWidget())
    screen.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.detail.departments.hasFocus()
    screen.qtbot.keyClick(screen.detail.departments, Qt.Key.Key_Escape)
    assert screen.listed.table.hasFocus()


def test_the_list_of_opinions_stands_by_due_day_and_saves(screen: Screen) -> None:
    view = screen.opinions
    model = view.screen.model
    screen.qtbot.waitUntil(lambda: model.complete)
    assert [model.cell(row, 2) for row in range(3)] == ["사회적경제과", "도시계획과", "자원순환과"]
    view.screen.table.select_first()
    entry = view.editor.body.inputs["rationale"].editor
    type_korean(entry, "검토함")
    assert view.save_open()
    assert screen.records.opened(screen.records.opinions(2)["사회적경제과"]).rationale == "검토함"


def test_who_is_in_post_on_the_day_of_writing_is_put_in_and_nobody_is_replaced(
    screen: Screen, office: Office
) -> None:
    home = screen.records.departments["자원순환과"]
    former = office.people.add(
        PersonDraft("홍하람", department_id=home, post="주무관", phone="000-0000-1111")
    )
    assert former.record_id is not None
    office.posts.hand_over(former.record_id, PersonDraft("김가온", post="팀장"), date(2021, 10, 10))
    screen.show(2, "자원순환과")
    inputs = screen.detail.editor.body.inputs
    screen.choose("written_on", date(2021, 10, 9))
    assert (inputs["writer_name"].value(), inputs["writer_post"].value()) == ("홍하람", "주무관")
    assert inputs["writer_extension"].value() == "000-0000-1111"
    screen.choose("written_on", date(2021, 10, 12))  # what was only put in follows the day
    assert (inputs["writer_name"].value(), inputs["writer_post"].value()) == ("김가온", "팀장")
    screen.choose("verdict", Verdict.ACCEPTED)
    assert screen.detail.save()
    office.posts.hand_over(former.record_id + 1, PersonDraft("나라온"), date(2021, 10, 15))
    screen.choose("written_on", date(2021, 10, 16))  # what was saved stays
    assert inputs["writer_name"].value() == "김가온"


def test_a_known_writer_brings_post_and_number_along(screen: Screen, office: Office) -> None:
    home = screen.records.departments["자원순환과"]
    office.people.add(PersonDraft("홍하람", department_id=home, post="주무관", phone="000-0000-1111"))
    screen.show(2, "자원순환과")
    inputs = screen.detail.editor.body.inputs
    screen.write("writer_name", "홍하람")
    assert (inputs["writer_post"].value(), inputs["writer_extension"].value()) == ("주무관", "000-0000-1111")


def test_blank_forms_go_out_one_file_a_department_into_a_folder(screen: Screen, tmp_path: Path) -> None:
    screen.notify.folder = sent = tmp_path / "보낼 것"
    sent.mkdir()
    sheet = _print_sheet(screen)
    choose_segment(sheet, "모든 부서")
    choose_segment(sheet, "빈 서식")
    names = [f"검토의견서 2021-제안-002 {name}" for name in ("도시계획과", "사회적경제과", "자원순환과")]
    for mark in ("", " (2)"):  # nothing that is there is written over
        screen.qtbot.waitUntil(lambda: sheet.ready)
        screen.notify.said.clear()
        sheet.save_hwpx()
        screen.qtbot.waitUntil(lambda: bool(screen.notify.said))
        assert screen.notify.said == ["‘보낼 것’ 폴더에 서식 3개를 저장했습니다."]
        assert {f"{name}{mark}.hwpx" for name in names} <= {file.name for file in sent.iterdir()}
    sheet.save_xlsx()
    screen.qtbot.waitUntil(lambda: len(list(sent.iterdir())) == 9)


def test_filled_forms_go_out_as_one_file_and_one_blank_too(screen: Screen, tmp_path: Path) -> None:
    sheet = _print_sheet(screen)
    choose_segment(sheet, "모든 부서")
    for ending in ("hwpx", "xlsx"):
        screen.notify.save_to = target = tmp_path / f"모음.{ending}"
        screen.qtbot.waitUntil(lambda: sheet.ready)
        (sheet.save_hwpx if ending == "hwpx" else sheet.save_xlsx)()
        screen.qtbot.waitUntil(target.exists)
        assert target.read_bytes().startswith(b"PK")
    choose_segment(sheet, "2021년 기다리는 의견")
    assert sheet.title == "검토의견서 2021년 기다리는 의견"
    screen.qtbot.waitUntil(lambda: sheet.ready)


def test_a_mobile_number_is_masked_until_the_officer_says_why(
    screen: Screen, office: Office, tmp_path: Path
) -> None:
    key = screen.records.proposals.find("2021-제안-002")
    asked = screen.records.opinions(key)["사회적경제과"]
    screen.records.answer(asked, plan="함", writer_extension="010-1234-5678")
    sheet = _print_sheet(screen)
    sheet.mobile.click()
    answer("업무 연락")
    sheet.mobile.click()
    screen.qtbot.waitUntil(lambda: sheet.ready)
    screen.notify.save_to = tmp_path / "가림.pdf"
    sheet.save_pdf()
    sheet = _print_sheet(screen)
    sheet.mobile.click()
    answer("업무 연락")
    screen.qtbot.waitUntil(lambda: sheet.ready)
    screen.notify.save_to = tmp_path / "그대로.pdf"
    sheet.save_pdf()
    assert "010-****-5678" in Paper((tmp_path / "가림.pdf").read_bytes()).squeezed
    assert "010-1234-5678" in Paper((tmp_path / "그대로.pdf").read_bytes()).squeezed
    seen = [(one.deed, one.persons, one.reason) for one in office.access.entries()]
    assert seen == [(Deed.PRINT, 1, "업무 연락")] * 2


def test_without_a_mobile_number_nothing_is_asked(screen: Screen) -> None:
    assert _print_sheet(screen).mobile.isHidden()


def _print_sheet(screen: Screen) -> PrintDialog:
    screen.show(screen.records.proposals.find("2021-제안-002"), "사회적경제과")
    screen.detail.print_forms()
    sheet = screen.sheet(PrintDialog)
    screen.qtbot.waitUntil(lambda: sheet.ready)
    return sheet


def choose_segment(sheet: PrintDialog, words: str) -> None:
    next(one for one in sheet.findChildren(QPushButton) if one.accessibleName().endswith(words)).click()
