"""가져오기 in 제안·검토: the 혁신센터's list through the same dialog as every other list (features.md B2)."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt

from tests.ui.intake_screen import CTRL, workbook
from tests.ui.proposal_screen import Screen, screen
from ui.intake.dialog import IntakeDialog

__all__ = ["screen"]


def test_the_list_of_the_centre_becomes_proposals_with_the_keyboard(screen: Screen, tmp_path: Path) -> None:
    head = ("제안명", "제안단체", "접수일", "소요예산(천원)")
    path = workbook(
        tmp_path,
        head,
        ("골목 화분", "(주)느티나무 살림연구소", date(2021, 10, 1), 1_500),
        ("주민 사진관", "서울혁신센터", date(2021, 10, 4), None),
        name="센터 제안.xlsx",
    )
    screen.notify.files = [path]
    screen.view.commands()[0].run()
    dialog = screen.sheet(IntakeDialog)
    dialog.activateWindow()
    screen.qtbot.waitUntil(dialog.isActiveWindow)

    def press(key: Qt.Key) -> None:
        screen.qtbot.keyClick(dialog.focusWidget() or dialog, key, CTRL)
        screen.qtbot.waitUntil(lambda: not dialog.busy, timeout=30_000)

    press(Qt.Key.Key_O)
    press(Qt.Key.Key_Return)
    assert [fate.value for fate, count in dialog.preview.outlook.counts().items() if count] == ["새로"]
    screen.qtbot.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return, CTRL)
    service = screen.tab.context.office.proposals
    screen.qtbot.waitUntil(lambda: len(screen.titles()) == 4)
    assert screen.titles()[:2] == ["주민 사진관", "골목 화분"]
    record = service.get(service.find("2021-제안-003"))
    assert (record.draft.title, record.draft.cost_won) == ("골목 화분", 1_500_000)
    screen.desk.undo()
    assert len(screen.titles()) == 2
