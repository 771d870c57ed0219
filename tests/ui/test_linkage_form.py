"""The form of a 1:1 linkage, 연계 찾기 and the project that follows (features.md C7)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act
from desktop_app.directory.matching_records import Party
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from desktop_app.projects.linkage_records import Step
from desktop_app.proposals.records import Decision
from desktop_app.terms import Result, Verdict
from tests.proposal_office import ProposalOffice
from tests.ui.korean import type_korean
from tests.ui.linkage_tab import act, board, cards, four_pairs, key, opened, put, screen
from tests.ui.list_tab import CTRL, ListTab
from ui.actions import Action
from ui.projects.linkage_offers_sheet import LinkageOffersSheet
from ui.projects.linkages_view import KEEP_BOTH, LINK, SEE_IT

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def park(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


@pytest.fixture
def four(office: Office, park: ProposalOffice) -> dict[str, int]:
    """Two pairs that were found, one that is talked about, one that ended."""
    return four_pairs(office, park)


@pytest.fixture
def tab(office: Office, four: dict[str, int], qtbot: QtBot) -> ListTab:
    assert four
    shown = opened(office, qtbot)
    board(shown).take_focus()
    return shown


def test_a_new_pair_is_typed_in(tab: ListTab, office: Office) -> None:
    act(tab, Action.ADD_LINKAGE)
    assert board(tab).current_id is None
    tab.type_into("office", "청년지원팀")
    tab.type_into("body", "서울혁신센터")
    tab.type_into("subject", "면접 교실")
    tab.qtbot.keyClick(tab.records.form, Qt.Key.Key_S, CTRL)
    assert tab.notify.troubles == []
    assert tab.notify.changes[-1][0].summary == "‘청년지원팀 ↔ 서울혁신센터’를 더했습니다."
    assert cards(tab)[0] == ["가", "나", "면접 교실"]
    made = tab.records.form.record_id
    assert made is not None
    (step,) = office.linkages.record(made).draft.steps
    assert (step.stage, step.entered_on, step.actor) == (Stage.FOUND, date(2021, 10, 18), "사회적경제과")


def test_the_form_moves_a_pair_and_corrects_its_days(
    tab: ListTab, office: Office, four: dict[str, int]
) -> None:
    tab.choose("stage", Stage.RUNNING.name)
    assert tab.records.save()
    assert cards(tab)[2] == ["가"]
    steps = tab.records.form.body.inputs["steps"]
    first, last = office.linkages.record(four["가"]).draft.steps
    steps.set_value((first, Step(Stage.RUNNING, date(2021, 10, 11), "사회적경제팀", last.id)))
    assert tab.records.save()
    assert board(tab).columns[Stage.RUNNING].cards.cards[0].days == 8
    steps.set_value((first,))  # the last step was a mistake
    assert tab.records.save()
    assert cards(tab)[0] == ["나", "가"]
    steps.set_value((Step(Stage.FOUND, date(2021, 10, 30), "", first.id),))
    assert not tab.records.save()
    assert tab.records.form.unsaved


def test_the_same_two_sides_are_asked_about(tab: ListTab, four: dict[str, int]) -> None:
    act(tab, Action.ADD_LINKAGE)
    tab.type_into("office", "사회적경제팀")
    tab.type_into("body", "느티나무 살림연구소")
    tab.notify.answers = [SEE_IT]
    assert not tab.records.save()
    assert tab.notify.questions[-1].what == "같은 두 곳의 연계가 ‘발굴·제안’ 단계에 이미 있습니다."
    assert tab.records.form.record_id == four["가"]
    act(tab, Action.ADD_LINKAGE)  # what was typed is still there
    assert tab.records.form.unsaved
    tab.notify.answers = [KEEP_BOTH]
    assert tab.records.save()
    assert len(cards(tab)[0]) == 3
    asked = len(tab.notify.questions)
    tab.type_into("subject", "둘째")
    assert tab.records.save()
    assert len(tab.notify.questions) == asked


def test_offers_out_of_proposals_and_the_matching_table_go_on_the_board(
    office: Office, park: ProposalOffice, qtbot: QtBot
) -> None:
    proposal = park.receive()
    park.ask(proposal, "도시계획과", "사회적경제과")
    offered = office.matching.offered(office.matching.row("청년/경제"), of_park=True)
    office.matching.add("청년/경제", Party.of_key(offered[0][0]))
    tab = opened(office, qtbot)
    assert board(tab).note.isVisible()
    assert screen(tab).empty
    act(tab, Action.FIND_LINKAGES)
    sheet = tab.tab.findChild(LinkageOffersSheet) or next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, LinkageOffersSheet)
    )
    assert sheet.lines() == ["도시계획과 ↔ 느티나무 살림연구소", "사회적경제과 ↔ 느티나무 살림연구소"]
    assert not sheet.take.isEnabled()
    type_korean(sheet.field, "ㄷㅅㄱㅎ")
    assert sheet.lines() == ["도시계획과 ↔ 느티나무 살림연구소"]
    sheet.table.selectAll()
    assert sheet.take.text() == "고른 1건 판에 올리기  Enter"
    sheet.take.click()
    assert cards(tab)[0] == ["빈 가게 전시 창"]
    assert tab.notify.changes[-1][0].act is Act.ADD_LINKAGE
    act(tab, Action.FIND_LINKAGES)
    sheet = next(
        one
        for one in QApplication.topLevelWidgets()
        if isinstance(one, LinkageOffersSheet) and one.isVisible()
    )
    sheet.source.chosen.emit("matching")
    sheet.source.choose("matching")
    sheet.source.chosen.emit("matching")
    assert sheet.lines() == ["사회적경제팀 ↔ 서울혁신센터", "청년지원팀 ↔ 서울혁신센터"]
    sheet.reject()


def test_a_pair_under_way_can_be_linked_with_what_its_proposal_became(
    office: Office, park: ProposalOffice, qtbot: QtBot
) -> None:
    proposal = park.receive()
    pair = put(office, park, "가", proposal_id=proposal)
    park.answer(park.ask(proposal, "도시계획과")["도시계획과"], Verdict.ACCEPTED, plan="착수")
    park.proposals.decide(proposal, Decision(Result.ADOPTED, date(2021, 10, 15), ""))
    office.projects.proposals.make(proposal)
    tab = opened(office, qtbot)
    led: list[tuple[str, str]] = []
    tab.tab.go.connect(lambda place: led.append((place.tab, place.view)))
    board(tab).take_focus()
    key(tab, Qt.Key.Key_Right, CTRL)
    assert tab.notify.onward is None
    key(tab, Qt.Key.Key_Right, CTRL)
    assert tab.notify.onward is not None
    words, run = tab.notify.onward
    assert words == LINK
    run()
    assert office.linkages.record(pair).row.project == "빈 가게 전시 창"
    assert [one.text() for one in tab.links() if one.text() in {"제안 열기", "사업 열기"}] == [
        "제안 열기",
        "사업 열기",
    ]
    next(one for one in tab.links() if one.text() == "사업 열기").click()
    assert led[-1] == ("projects", "projects")
