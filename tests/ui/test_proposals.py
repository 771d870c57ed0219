"""제안·검토 as the officer handles it: typing, asking, answering, deciding, by mouse and by keyboard."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop_app.changes import Kind
from desktop_app.terms import Direction, Result, Stage
from tests.ui.korean import compose, type_korean
from tests.ui.proposal_screen import CTRL, Screen, screen
from ui.feature_tab import Place
from ui.history_sheet import HistorySheet
from ui.proposals.dialogs import ResultDialog, StageDialog
from ui.widgets.form_sheet import FormDialog

__all__ = ["screen"]


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
    screen.sheet(HistorySheet).reject()
    screen.detail.head.links.follow("접수 되살리기")
    assert screen.records.proposals.get(1).cancelled_on is None


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
