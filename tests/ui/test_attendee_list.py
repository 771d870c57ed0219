"""참석자 명단 가져오기 in the window: onto the chosen workshop by Ctrl+O, a dropped file, one undo (A7, E3)."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from tests.ui.intake_screen import Officer, workbook
from tests.ui.list_tab import show
from tests.ui.test_meetings import office, run, workshop, workshops_tab  # noqa: F401 - the fixture
from ui.actions import Action
from ui.activities.tab import ActivitiesTab

pytestmark = pytest.mark.usefixtures("dressed")
ROWS = (
    ("소속", "성명", "직위", "연락처"),
    ("꽃씨 청년일터", "김가온", "팀장", "000-0000-0001"),
    ("기획예산과", "이나래", "주무관", None),
)


def names(office: Office, key: int) -> list[str]:  # noqa: F811 - the office of the test
    return [one.name for one in office.workshops.record(key).draft.attendees]


def test_a_list_comes_onto_the_chosen_workshop(office: Office, qtbot: QtBot, tmp_path: Path) -> None:  # noqa: F811
    key = workshop(office)
    tab = workshops_tab(office, qtbot)
    officer = Officer(tab, office, tmp_path, qtbot)
    dialog = officer.choose(workbook(tmp_path, *ROWS))
    assert dialog.windowTitle() == "참석자 가져오기"
    officer.look()
    assert officer.counts() == {"새로": 2}
    officer.take()
    assert names(office, key)[-2:] == ["김가온", "이나래"]
    assert len(names(office, key)) == 42
    tab.tab.context.desk.undo()
    assert len(names(office, key)) == 40
    tab.tab.context.jobs.close()


def test_without_a_workshop_the_officer_is_told(office: Office, qtbot: QtBot) -> None:  # noqa: F811
    tab = show(ActivitiesTab, office, qtbot)
    tab.tab.show_view("workshops")
    run(tab, Action.TAKE_IN)
    assert tab.notify.said == ["참석자를 넣을 회의를 먼저 고르세요."]
    tab.tab.context.jobs.close()
