"""연계판 as the officer handles it: cards moved by keys, mouse and menu, and taken back (features.md C7)."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act, Kind
from desktop_app.directory.matching_records import Party
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from desktop_app.projects.linkage_records import LinkageDraft, Step
from desktop_app.proposals.records import Decision
from desktop_app.terms import Result, Verdict
from tests.proposal_office import ProposalOffice
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from ui.actions import Action
from ui.feature_tab import Place
from ui.memory import ScreenMemory
from ui.projects.linkage_board import LinkageBoard
from ui.projects.linkage_column import card_mime
from ui.projects.linkage_offers_sheet import LinkageOffersSheet
from ui.projects.linkage_screen import BoardScreen
from ui.projects.linkages_view import KEEP_BOTH, LINK, SEE_IT
from ui.projects.tab import ProjectsTab

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = 2021
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


@pytest.fixture
def park(office: Office) -> ProposalOffice:
    return ProposalOffice(office.store, office.proposals).fill()


def put(
    office: Office, park: ProposalOffice, subject: str, stage: Stage = Stage.FOUND, **more: object
) -> int:
    """A pair that came into its stage on the first of October."""
    values: dict[str, object] = {
        "team_id": park.teams["사회적경제팀"],
        "tenant_id": park.tenants["느티나무 살림연구소"],
        "subject": subject,
        "stage": stage,
        "steps": (Step(stage, date(2021, 10, 1), "기획예산과"),),
    }
    draft = LinkageDraft(YEAR, **{**values, **more})  # type: ignore[arg-type]
    key = office.linkages.add(draft).record_id
    assert key is not None
    return key


@pytest.fixture
def four(office: Office, park: ProposalOffice) -> dict[str, int]:
    """Two pairs that were found, one that is talked about, one that ended."""
    return {
        "가": put(office, park, "가"),
        "나": put(office, park, "나", team_id=park.teams["청년지원팀"]),
        "다": put(office, park, "다", Stage.TALKED, tenant_id=park.tenants["꽃씨 청년일터"]),
        "라": put(office, park, "라", Stage.ENDED, tenant_id=None),
    }


def opened(office: Office, qtbot: QtBot, memory: ScreenMemory | None = None) -> ListTab:
    tab = show(ProjectsTab, office, qtbot, memory)
    tab.tab.show_view("linkages")
    tab.settle()
    return tab


@pytest.fixture
def tab(office: Office, four: dict[str, int], qtbot: QtBot) -> ListTab:
    assert four
    shown = opened(office, qtbot)
    board(shown).take_focus()
    return shown


def screen(tab: ListTab) -> BoardScreen:
    found = tab.records.screen
    assert isinstance(found, BoardScreen)
    return found


def board(tab: ListTab) -> LinkageBoard:
    return screen(tab).board


def cards(tab: ListTab) -> list[list[str]]:
    """What each column of the board is about, top to bottom."""
    return [[one.subject for one in column.cards.cards] for column in board(tab).columns.values()]


def figures(tab: ListTab) -> list[str]:
    return [head.figures.text() for head in board(tab).heads.values()][:3]


def key(
    tab: ListTab, pressed: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert focus is not None
    tab.qtbot.keyClick(focus, pressed, modifier)


def act(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def drop(target: QWidget, mime: QMimeData, at: QPoint, *, let_go: bool = True) -> QDropEvent | QDragMoveEvent:
    """What Qt tells a widget while something is dragged over it and let go there."""
    buttons, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(at, MOVE, mime, buttons, plain))
    moved = QDragMoveEvent(at, MOVE, mime, buttons, plain)
    QApplication.sendEvent(target, moved)
    if not let_go:
        return moved
    event = QDropEvent(QPointF(at), MOVE, mime, buttons, plain)
    QApplication.sendEvent(target, event)
    return event


def test_the_board_shows_the_pairs_in_columns_with_counts_and_days(tab: ListTab) -> None:
    assert cards(tab) == [["가", "나"], ["다"], [], ["라"]]
    assert figures(tab) == ["2건 · 평균 18일", "1건 · 평균 18일", "0건"]
    column = board(tab).columns[Stage.FOUND]
    spoken = column.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "사회적경제팀 ↔ 느티나무 살림연구소, 사회적경제과, 가, 발굴·제안 18일째, 행위자 기획예산과"
    )
    assert not board(tab).columns[Stage.ENDED].isVisible()
    assert board(tab).ended.text() == "그침 1"
    board(tab).ended.click()
    assert board(tab).columns[Stage.ENDED].isVisible()


def test_a_card_is_moved_by_keys_and_comes_back_by_undo(tab: ListTab, office: Office) -> None:
    assert tab.records.form.head.title.startswith("사회적경제팀")
    key(tab, Qt.Key.Key_Down)
    assert tab.records.form.head.title == "청년지원팀 ↔ 느티나무 살림연구소"
    key(tab, Qt.Key.Key_Right, CTRL)
    assert cards(tab)[:3] == [["가"], ["다", "나"], []]
    assert figures(tab) == ["1건 · 평균 18일", "2건 · 평균 10일", "0건"]
    assert tab.notify.changes[-1][0].summary.endswith("‘논의·검토’ 단계로 옮겼습니다.")
    assert board(tab).columns[Stage.TALKED].hasFocus()  # the officer stays with the card
    key(tab, Qt.Key.Key_Up, CTRL)
    assert cards(tab)[1] == ["나", "다"]
    key(tab, Qt.Key.Key_Right, CTRL)
    key(tab, Qt.Key.Key_Right, CTRL)  # nothing is behind the last column
    assert cards(tab)[:3] == [["가"], ["다"], ["나"]]
    for _ in range(3):
        tab.desk.undo()
    assert cards(tab)[:3] == [["가", "나"], ["다"], []]
    assert figures(tab) == ["2건 · 평균 18일", "1건 · 평균 18일", "0건"]
    tab.desk.redo()
    assert cards(tab)[:3] == [["가"], ["다", "나"], []]
    assert office.linkages.count(tab.records.screen.query) == 4


def test_arrows_go_between_cards_and_columns(tab: ListTab) -> None:
    key(tab, Qt.Key.Key_Down)
    key(tab, Qt.Key.Key_Right)
    assert tab.records.form.values()["subject"] == "다"
    key(tab, Qt.Key.Key_Right)  # no cards further on
    assert tab.records.form.values()["subject"] == "다"
    key(tab, Qt.Key.Key_Left)
    assert tab.records.form.values()["subject"] == "가"
    key(tab, Qt.Key.Key_Return)
    assert tab.records.form.isAncestorOf(QApplication.focusWidget() or tab.tab)
    key(tab, Qt.Key.Key_Escape)
    assert board(tab).has_focus
    key(tab, Qt.Key.Key_Escape)
    assert screen(tab).filter.field.hasFocus()
    tab.qtbot.keyClick(screen(tab).filter.field, Qt.Key.Key_Down)
    assert board(tab).has_focus


def test_a_dragged_card_stands_where_it_is_let_go(tab: ListTab, four: dict[str, int]) -> None:
    talked = board(tab).columns[Stage.TALKED]
    first = talked.visualRect(talked.cards.index(0))
    mime = card_mime(board(tab).key, four["가"])
    drop(talked.viewport(), mime, first.topLeft() + QPoint(20, 4), let_go=False)
    assert talked.marker == 0
    drop(talked.viewport(), mime, first.topLeft() + QPoint(20, 4))
    assert talked.marker is None
    assert cards(tab)[:2] == [["나"], ["가", "다"]]
    assert board(tab).current_id == four["가"]
    below = QPoint(20, talked.viewport().height() - 4)
    drop(talked.viewport(), mime, below)
    assert cards(tab)[1] == ["다", "가"]
    assert tab.notify.changes[-1][0].summary.endswith("차례를 바꿨습니다.")
    drop(board(tab).ended, mime, QPoint(4, 4))
    assert cards(tab)[3] == ["라", "가"]
    assert board(tab).columns[Stage.ENDED].isVisible()
    for _ in range(3):
        tab.desk.undo()
    assert cards(tab)[:2] == [["가", "나"], ["다"]]


def test_what_is_no_card_of_this_board_is_not_taken(tab: ListTab, four: dict[str, int]) -> None:
    talked, before = board(tab).columns[Stage.TALKED].viewport(), len(tab.notify.changes)
    words = QMimeData()
    words.setText("1")
    for mime in (words, card_mime("other", four["가"]), card_mime(board(tab).key, 0)):
        if mime.formats()[0].startswith("text"):
            assert not drop(talked, mime, QPoint(20, 4), let_go=False).isAccepted()
    drop(talked, card_mime("other", four["가"]), QPoint(20, 4))
    assert cards(tab)[:2] == [["가", "나"], ["다"]]
    assert len(tab.notify.changes) == before


def test_the_menu_of_a_card_names_every_way_with_its_key(tab: ListTab, four: dict[str, int]) -> None:
    menu = board(tab).menu_of(four["가"])
    words = [entry.text() for entry in menu.actions() if entry.text()]
    assert words == [
        "열기  Enter",
        "다음 단계로  Ctrl+→",
        "앞 단계로  Ctrl+←",
        "위로 옮기기  Ctrl+↑",
        "아래로 옮기기  Ctrl+↓",
        "그침으로 옮기기",
        "삭제  Del",
    ]
    entries = {entry.text(): entry for entry in menu.actions()}
    assert not entries["앞 단계로  Ctrl+←"].isEnabled()
    entries["아래로 옮기기  Ctrl+↓"].trigger()
    assert cards(tab)[0] == ["나", "가"]
    entries["다음 단계로  Ctrl+→"].trigger()
    assert cards(tab)[:2] == [["나"], ["다", "가"]]
    assert isinstance(menu, QMenu)
    menu.deleteLater()


def test_del_removes_the_card_and_undo_brings_it_back(tab: ListTab) -> None:
    key(tab, Qt.Key.Key_Delete)
    assert cards(tab)[0] == ["나"]
    assert tab.records.form.values()["subject"] == "나"
    tab.desk.undo()
    assert cards(tab)[0] == ["가", "나"]


def test_the_same_pairs_stand_as_lines_and_that_is_remembered(
    tab: ListTab, office: Office, four: dict[str, int], qtbot: QtBot
) -> None:
    memory = tab.tab.context.memory
    key(tab, Qt.Key.Key_Down)
    screen(tab).faces.chosen.emit("list")
    assert screen(tab).table.isVisible()
    assert not board(tab).isVisible()
    assert screen(tab).table.current_id == four["나"]
    assert tab.names("subject") == ["가", "나", "다", "라"]
    tab.desk.perform(lambda: office.linkages.move(four["나"], Stage.RUNNING))
    screen(tab).show_face("board")
    assert cards(tab)[:3] == [["가"], ["다"], ["나"]]
    screen(tab).show_face("list")
    assert not screen(opened(office, qtbot, memory)).on_board


def test_typing_and_views_narrow_the_board_and_the_foot(tab: ListTab) -> None:
    tab.find("ㄲㅆㅊㄴ")
    tab.settle()
    assert cards(tab) == [[], ["다"], [], []]
    assert "1건" in screen(tab).totals.words
    tab.find("없는말")
    tab.settle()
    assert board(tab).note.isVisible()
    assert "‘없는말’에 맞는 기록이 없습니다" in board(tab).note.words
    screen(tab).clear_filter()
    screen(tab).change(view="talked")
    tab.settle()
    assert cards(tab) == [[], ["다"], [], []]


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
    led: list[Place] = []
    tab.tab.go.connect(led.append)
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
    assert (led[-1].tab, led[-1].view) == ("projects", "projects")


def test_keys_and_areas_work_in_the_narrow_layout(tab: ListTab) -> None:
    tab.tab.set_narrow(True)
    assert board(tab).isVisible()
    assert not tab.records.form.isVisible()
    board(tab).take_focus()
    key(tab, Qt.Key.Key_Return)
    assert tab.records.form.isVisible()
    assert not board(tab).isVisible()
    key(tab, Qt.Key.Key_Escape)
    assert board(tab).isVisible()
    tab.tab.set_narrow(False)
    assert tab.records.form.isVisible()


def test_a_link_from_elsewhere_shows_a_pair_even_where_it_is_folded_away(
    tab: ListTab, four: dict[str, int]
) -> None:
    tab.find("꽃씨")
    tab.tab.arrive(
        Place(
            "projects",
            view="linkages",
            kind=Kind.LINKAGE,
            record_id=four["라"],
        )
    )
    tab.settle()
    assert board(tab).current_id == four["라"]
    assert board(tab).columns[Stage.ENDED].isVisible()
