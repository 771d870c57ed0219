"""제안·검토 as the officer handles it: typing, asking, answering, deciding, by mouse and by keyboard."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.clock import PracticeClock
from desktop_app.office import Office
from desktop_app.proposals.service import Proposals
from desktop_app.store import Store
from desktop_app.terms import Direction, Result, Stage, Verdict
from tests.fakes import FakeNotifier
from tests.proposal_office import ProposalOffice
from tests.ui.korean import compose, type_korean
from ui.desk import Desk
from ui.feature_tab import Place, TabContext
from ui.jobs import JobRunner
from ui.proposals.assign_dialog import AssignDialog
from ui.proposals.criteria_dialog import CriteriaDialog
from ui.proposals.detail import ProposalDetail
from ui.proposals.dialogs import ResultDialog, StageDialog
from ui.proposals.form_dialog import FormDialog
from ui.proposals.history_dialog import HistoryDialog
from ui.proposals.opinions_view import OpinionsView
from ui.proposals.print_dialog import PrintDialog
from ui.proposals.proposals_view import ProposalsView
from ui.proposals.tab import ProposalsTab
from ui.widgets.list_screen import ListScreen

DialogT = TypeVar("DialogT", bound=QDialog)
CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Screen:
    """The tab over a small office."""

    tab: ProposalsTab
    records: ProposalOffice
    desk: Desk
    notify: FakeNotifier
    qtbot: QtBot

    @property
    def view(self) -> ProposalsView:
        view = self.tab.shown
        assert isinstance(view, ProposalsView)
        return view

    @property
    def detail(self) -> ProposalDetail:
        return self.view.detail

    @property
    def listed(self) -> ListScreen:
        return self.view.screen

    @property
    def opinions(self) -> OpinionsView:
        self.tab.show_view("opinions")
        view = self.tab.shown
        assert isinstance(view, OpinionsView)
        return view

    def titles(self) -> list[str]:
        model = self.listed.model
        self.qtbot.waitUntil(lambda: model.complete)
        return [str(model.cell(row, 1)) for row in range(model.rowCount())]

    def show(self, proposal_id: int, department: str = "") -> None:
        self.tab.open_record(Kind.PROPOSAL, proposal_id)
        if department:
            self.detail.departments.select_id(self.records.opinions(proposal_id)[department])

    def sheet(self, kind: type[DialogT]) -> DialogT:
        """The sheet that is open."""
        return next(one for one in self.tab.window().findChildren(kind) if one.isVisible())

    def write(self, field: str, text: str) -> None:
        """Type into a field of the opinion."""
        editor = self.detail.editor
        entry = editor.body.inputs[field].editor
        entry.setFocus()
        if isinstance(entry, QPlainTextEdit):
            entry.clear()
        type_korean(entry, text)

    def choose(self, field: str, value: object) -> None:
        """Choose in the opinion, as a click does."""
        entry = self.detail.editor.body.inputs[field]
        entry.set_value(value)
        entry.changed.emit()
        entry.left.emit()


@pytest.fixture
def screen(  # noqa: PLR0917 - fixtures by name
    qtbot: QtBot,
    dressed: QApplication,
    notify: FakeNotifier,
    office: Office,
    store: Store,
    clock: PracticeClock,
) -> Iterator[Screen]:
    assert dressed is QApplication.instance()
    records = ProposalOffice(store, office.proposals).fill()
    assert isinstance(office.proposals, Proposals)
    desk, jobs = Desk(notify), JobRunner(notify)
    records.receive("골목 새활용 장터", proposer=records.tenant("꽃씨 청년일터"))
    second = records.receive()
    records.ask(second, "사회적경제과", "도시계획과", "자원순환과")
    tab = ProposalsTab(TabContext(office, desk, jobs, notify, clock, 2021))
    desk.changed.connect(tab.receive)
    qtbot.addWidget(tab)
    tab.resize(1366, 644)
    tab.show()
    tab.activateWindow()
    yield Screen(tab, records, desk, notify, qtbot)
    jobs.close()
    assert notify.crashes == []


def test_the_list_shows_number_stage_opinions_and_due(screen: Screen) -> None:
    assert screen.titles() == ["빈 가게 전시 창", "골목 새활용 장터"]
    cells = [screen.listed.model.data(screen.listed.model.index(0, column)) for column in range(5)]
    assert cells == ["002", "빈 가게 전시 창", "공유", "0/3", "3일 지남"]
    assert screen.listed.totals.words == "2건, 의견 제출률 0.0 % (0 / 2)"


def test_the_filter_takes_initials_and_names_of_departments(screen: Screen) -> None:
    type_korean(screen.listed.filter.field, "ㄱㅁㅅㅎ")
    assert screen.titles() == ["골목 새활용 장터"]
    screen.listed.clear_filter()
    type_korean(screen.listed.filter.field, "자원순환")
    assert screen.titles() == ["빈 가게 전시 창"]


def test_the_list_is_sorted_by_a_click_on_the_head(screen: Screen) -> None:
    screen.listed.table.horizontalHeader().sectionClicked.emit(1)
    assert screen.titles() == ["골목 새활용 장터", "빈 가게 전시 창"]


def test_a_chip_shows_the_late_ones(screen: Screen) -> None:
    screen.listed.filter.view_chosen.emit("late")
    assert screen.titles() == ["빈 가게 전시 창"]


def test_a_proposal_is_taken_in_by_keyboard(screen: Screen) -> None:
    screen.view.receive()
    form = screen.detail.intake
    assert form.body.inputs["title"].editor.hasFocus()
    type_korean(form.body.inputs["title"].editor, "밤길 불빛 지도")
    pick = form.body.inputs["proposer"].editor
    assert isinstance(pick, QComboBox)
    type_korean(pick, "서울혁신센터")
    screen.qtbot.keyClick(form, Qt.Key.Key_S, CTRL)
    assert screen.titles()[0] == "밤길 불빛 지도"
    assert screen.detail.head.title == "밤길 불빛 지도"
    assert not screen.detail.taking_in
    assert screen.notify.changes[-1][0].summary == "‘밤길 불빛 지도’를 2021-제안-003으로 접수했습니다."
    screen.desk.undo()
    assert screen.titles() == ["빈 가게 전시 창", "골목 새활용 장터"]


def test_the_composing_syllable_of_a_title_is_saved(screen: Screen) -> None:
    screen.view.receive()
    form = screen.detail.intake
    form.body.inputs["proposer"].set_value(next(iter(form._proposers)))
    title = form.body.inputs["title"].editor
    type_korean(title, "동네 회")
    compose(title, "의")
    form.ask_save()
    assert screen.titles()[0] == "동네 회의"


def test_an_intake_without_a_name_names_the_field(screen: Screen) -> None:
    screen.view.receive()
    form = screen.detail.intake
    form.ask_save()
    assert screen.detail.taking_in
    assert form.body.inputs["title"].problem_text == "제안명을 적으세요."
    assert form.body.inputs["proposer"].problem_text == "제안한 단체나 부서를 고르세요."


def test_the_other_direction_offers_departments(screen: Screen) -> None:
    screen.view.receive()
    form = screen.detail.intake
    form.body.inputs["direction"].set_value(Direction.DISTRICT_TO_TENANT)
    form.body.inputs["direction"].changed.emit()
    type_korean(form.body.inputs["title"].editor, "협업 회의실")
    type_korean(form.body.inputs["proposer"].editor, "기획예산과")
    form.ask_save()
    assert screen.detail.head.facts.startswith("기획예산과 → 파크")


def test_an_intake_is_put_right_and_esc_leaves_it(screen: Screen) -> None:
    screen.show(2)
    screen.detail.head.links.follow("접수 내용 고치기")
    form = screen.detail.intake
    form.body.inputs["title"].set_raw("")
    type_korean(form.body.inputs["title"].editor, "빈 가게 창")
    form.ask_save()
    assert screen.detail.head.title == "빈 가게 창"
    screen.detail.head.links.follow("접수 내용 고치기")
    screen.qtbot.keyClick(form.body.inputs["title"].editor, Qt.Key.Key_Escape)
    assert not screen.detail.taking_in


def test_the_gate_names_who_is_missing_until_all_have_answered(screen: Screen) -> None:
    opinions = screen.records.opinions(2)
    for name in ("사회적경제과", "도시계획과"):
        screen.records.answer(opinions[name])
    screen.show(2)
    assert "자원순환과 검토의견서가 아직 없습니다." in screen.detail.gate.words
    screen.records.answer(opinions["자원순환과"])
    screen.tab.refresh()
    assert screen.detail.gate.words == ""


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
    assert not editor.body.inputs["plan"].isEnabled()
    editor.confirm_button.click()
    assert editor.body.inputs["plan"].isEnabled()


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
    sheet.body.inputs["due"].set_value(date(2021, 10, 29))
    sheet.submit()
    asked = screen.detail.asked
    assert asked is not None
    assert (asked.department, asked.state.word) == ("자원순환과", "D-11")


def test_the_stage_is_moved_with_its_day(screen: Screen) -> None:
    screen.show(2)
    screen.detail.head.links.follow("단계 바꾸기")
    sheet = screen.sheet(StageDialog)
    assert sheet.body.inputs["stage"].value() is Stage.KICKOFF
    sheet.submit()
    assert screen.records.proposals.get(2).stage is Stage.KICKOFF
    assert "초동미팅 지금 10. 18." in screen.detail.head.road.accessibleName()


def test_a_refused_stage_says_why_in_the_sheet(screen: Screen) -> None:
    screen.show(2)
    screen.detail.head.links.follow("단계 바꾸기")
    sheet = screen.sheet(StageDialog)
    sheet.body.inputs["day"].set_value(date(2021, 9, 1))
    sheet.submit()
    assert "앞섭니다" in sheet.strip.words
    assert screen.notify.troubles == []
    sheet.reject()


def test_an_override_is_asked_for_and_stays_in_sight(screen: Screen) -> None:
    screen.show(2)
    screen.detail.head.links.follow("결과 정하기")
    sheet = screen.sheet(ResultDialog)
    sheet.body.inputs["result"].set_value(Result.ADOPTED)
    sheet.submit()
    assert "자원순환과" in sheet.body.inputs["override_reason"].problem_text
    type_korean(sheet.body.inputs["override_reason"].editor, "서면 협의로 갈음함")
    sheet.submit()
    assert screen.records.proposals.get(2).stage is Stage.CONFIRMED
    assert "서면 협의로 갈음함" in screen.detail.gate.words
    screen.detail.head.links.follow("결과 풀기")
    assert screen.records.proposals.get(2).result is None


def test_a_cancelled_proposal_stays_and_comes_back(screen: Screen) -> None:
    screen.show(1)
    screen.detail.head.links.follow("접수 취소")
    sheet = screen.sheet(FormDialog)
    type_korean(sheet.body.inputs["reason"].editor, "두 번 접수됨")
    sheet.submit()
    assert screen.listed.model.cell(1, 2) == screen.records.proposals.list.rows([1])[0].stage
    assert "두 번 접수됨" in screen.detail.gate.words
    assert screen.detail.head.links.words == ["접수 되살리기", "이력"]
    screen.detail.head.links.follow("이력")
    screen.sheet(HistoryDialog).reject()
    screen.detail.head.links.follow("접수 되살리기")
    assert screen.records.proposals.get(1).cancelled_on is None


def test_the_criteria_of_the_year_are_edited(screen: Screen) -> None:
    screen.view.commands()[0].run()
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


def test_a_link_of_another_tab_opens_the_late_ones(screen: Screen) -> None:
    screen.tab.arrive(Place("proposals", view="opinions", saved_view="late"))
    assert screen.opinions.screen.query.view == "late"
    screen.tab.arrive(Place("proposals", kind=Kind.PROPOSAL, record_id=1))
    assert screen.detail.head.title == "골목 새활용 장터"


def test_in_the_narrow_layout_enter_opens_the_proposal(screen: Screen) -> None:
    assert screen.tab.set_narrow(True) is screen.listed.filter
    screen.listed.table.select_first()
    assert not screen.detail.isVisible()
    screen.qtbot.keyClick(screen.listed.table, Qt.Key.Key_Return)
    assert screen.detail.isVisible()
    screen.qtbot.keyClick(screen.detail.departments, Qt.Key.Key_Escape)
    assert not screen.detail.isVisible()


def test_another_year_has_its_own_proposals(screen: Screen) -> None:
    screen.tab.set_year(2022)
    assert screen.titles() == []
