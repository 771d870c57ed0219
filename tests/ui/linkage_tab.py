"""연계판 as the officer handles it: what the tests of board and form share."""

from datetime import date

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.project_terms import LinkageStage as Stage
from desktop_app.projects.linkage_records import LinkageDraft, Step
from tests.proposal_office import ProposalOffice
from tests.ui.list_tab import ListTab, show
from ui.actions import Action
from ui.memory import ScreenMemory
from ui.projects.linkage_board import LinkageBoard
from ui.projects.linkage_screen import BoardScreen
from ui.projects.tab import ProjectsTab

YEAR = 2021
MOVE = Qt.DropAction.MoveAction


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


def opened(office: Office, qtbot: QtBot, memory: ScreenMemory | None = None) -> ListTab:
    tab = show(ProjectsTab, office, qtbot, memory)
    tab.tab.show_view("linkages")
    tab.settle()
    return tab


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


def four_pairs(office: Office, park: ProposalOffice) -> dict[str, int]:
    """Two pairs that were found, one that is talked about, one that ended; by what they are about."""
    return {
        "가": put(office, park, "가"),
        "나": put(office, park, "나", team_id=park.teams["청년지원팀"]),
        "다": put(office, park, "다", Stage.TALKED, tenant_id=park.tenants["꽃씨 청년일터"]),
        "라": put(office, park, "라", Stage.ENDED, tenant_id=None),
    }
