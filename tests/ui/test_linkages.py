"""연계판 as the officer handles it: cards moved by keys, mouse and menu, and taken back (features.md C7)."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from tests.proposal_office import ProposalOffice
from tests.ui.linkage_tab import board, cards, drop, figures, four_pairs, key, opened, screen
from tests.ui.list_tab import CTRL, ListTab
from ui.feature_tab import Place
from ui.projects.linkage_column import card_mime

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


def test_a_card_moved_by_key_stands_at_the_same_height(tab: ListTab) -> None:
    key(tab, Qt.Key.Key_Right, CTRL)
    assert cards(tab)[:2] == [["나"], ["가", "다"]]
    key(tab, Qt.Key.Key_Left, CTRL)
    assert cards(tab)[:2] == [["가", "나"], ["다"]]


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
