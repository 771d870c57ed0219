"""취합 as the officer sees it: begun with one key, tiles that tell how it stands, marks, forms (G1, G6)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.clock import PracticeClock
from desktop_app.example.fill import fill_reference
from desktop_app.office import Office
from desktop_app.return_terms import SubmissionState
from desktop_app.returns.submissions import standing_words
from tests.ui.list_tab import ListTab, show
from tests.ui.outgoing_tab import run, sheet
from tests.ui.over_window import paper_over
from ui.actions import Action
from ui.feature_tab import Place
from ui.returns.board import Tiles
from ui.returns.mark_dialog import ReasonDialog
from ui.returns.start_dialog import StartDialog
from ui.returns.status_view import StatusView
from ui.returns.tab import ReturnsTab

pytestmark = pytest.mark.usefixtures("dressed")
S = SubmissionState


@pytest.fixture
def office(office: Office, clock: PracticeClock) -> Office:
    clock.day = date(2021, 6, 21)
    fill_reference(office)
    return office


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    begin(office)
    shown = show(ReturnsTab, office, qtbot)
    shown.settle()
    return shown


def begin(office: Office) -> int:
    draft = replace(office.rounds.proposed(2021), opened_on=office.clock.today())
    key = office.rounds.add(draft).record_id
    assert key is not None
    return key


def view(tab: ListTab) -> StatusView:
    shown = tab.tab.shown
    assert isinstance(shown, StatusView)
    return shown


def tiles(tab: ListTab) -> Tiles:
    return view(tab).screen.board.tiles


def words(tab: ListTab) -> dict[str, str]:
    tab.settle()
    return {row.draft.department: standing_words(row) for row in tiles(tab).rows}


def to(tab: ListTab, name: str) -> int:
    row = next(row for row in tiles(tab).rows if row.draft.department == name)
    view(tab).screen.open_record(row.id)
    return row.id


def test_an_empty_year_leads_to_the_start_and_one_verb_asks_everybody(office: Office, qtbot: QtBot) -> None:
    tab = show(ReturnsTab, office, qtbot)
    tab.settle()
    assert tab.tab.shown.empty
    run(tab, Action.START_ROUND)
    dialog = sheet(StartDialog)
    assert dialog.values()["name"] == "2021년 상반기 취합"
    dialog.submit()
    units = [one.label for one in office.rounds.units()]
    assert list(words(tab)) == units
    assert set(words(tab).values()) == {"미제출"}
    tab.desk.undo()
    assert words(tab) == {}
    assert tab.tab.shown.empty


def test_who_is_unticked_has_nothing_to_do_with_it(office: Office, qtbot: QtBot) -> None:
    tab = show(ReturnsTab, office, qtbot)
    run(tab, Action.START_ROUND)
    dialog = sheet(StartDialog)
    dialog.units.set_value(dialog.units.value()[1:])
    dialog.body.inputs["forms"].set_value(())
    dialog.submit()
    assert dialog.isVisible(), "nothing is asked for"
    dialog.forms.set_value(("USAGES",))
    dialog.submit()
    assert next(iter(words(tab).values())) == "해당없음"
    assert "대관실적" in view(tab).screen.head.period.text()


def test_arrows_go_down_the_columns_and_across_them(tab: ListTab, qtbot: QtBot) -> None:
    shown, names = tiles(tab), list(words(tab))
    shown.setFocus()
    for key, at in (
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_Right, 1 + shown.lines),
        (Qt.Key.Key_Up, shown.lines),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, len(names) - 1),
    ):
        qtbot.keyClick(shown, key)
        assert shown.rows[at].id == shown.current
        assert names[at] in shown.accessibleDescription()
    assert tab.records.form.record_id == shown.current


def test_marks_change_the_tile_the_rate_and_the_chips_and_are_taken_back(tab: ListTab) -> None:
    key = to(tab, "녹번동")
    run(tab, Action.MARK_NIL)
    assert words(tab)["녹번동"] == "실적없음 · 6. 21."
    total = len(tiles(tab).rows)
    assert f"(1 / {total})" in view(tab).screen.head.rate.text()
    run(tab, Action.CONFIRM_SUBMISSION)
    assert words(tab)["녹번동"] == "확정 · 6. 21."
    tab.desk.undo()
    tab.desk.undo()
    assert words(tab)["녹번동"] == "미제출"
    assert tiles(tab).current == key


def test_to_mend_wants_to_know_what(tab: ListTab, office: Office) -> None:
    key = to(tab, "녹번동")
    run(tab, Action.MARK_SUBMITTED)
    run(tab, Action.ASK_TO_MEND)
    dialog = sheet(ReasonDialog)
    dialog.submit()
    assert dialog.isVisible()
    dialog.body.inputs["reason"].set_value("참석인원이 비었습니다.")
    dialog.submit()
    assert words(tab)["녹번동"] == "보완요청 · 6. 21."
    view(tab).acts.copy_mending(key)
    assert "참석인원이 비었습니다." in QGuiApplication.clipboard().text()
    assert office.submissions.record(key).draft.reason == "참석인원이 비었습니다."


def test_a_reminder_is_copied_and_noted(tab: ListTab, office: Office, clock: PracticeClock) -> None:
    rows = tiles(tab).rows
    office.submissions.mark([row.id for row in rows[1:]], S.NIL_RETURN)
    clock.day = date(2021, 7, 14)
    tab.tab.refresh()
    run(tab, Action.COPY_REMINDER)
    text = QGuiApplication.clipboard().text()
    assert f"미제출(1곳): {rows[0].draft.department}" in text
    assert "독촉" in text
    assert office.submissions.record(rows[0].id).draft.reminded_on == date(2021, 7, 14)


def test_the_head_changes_between_rounds_of_a_year(tab: ListTab, office: Office) -> None:
    first = view(tab).round_id
    view(tab).screen.open_record(to(tab, "녹번동"))
    run(tab, Action.MARK_NIL)
    second = begin(office)
    tab.tab.refresh()
    assert [row.id for row in view(tab).screen.head.rows] == [second, first]
    view(tab).choose(second)
    assert words(tab)["녹번동"] == "미제출"
    assert first is not None
    tab.tab.arrive(Place("returns", "status", "nil", record_id=first))
    assert list(words(tab)) == ["녹번동"]


def test_forms_are_made_into_a_folder_that_is_chosen(
    tab: ListTab, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    rows = tiles(tab).rows
    office.submissions.mark([row.id for row in rows[2:]], S.NOT_APPLICABLE)
    tab.notify.folder = tmp_path / "양식"
    run(tab, Action.MAKE_FORMS)
    qtbot.waitUntil(lambda: bool(tab.notify.said))
    names = sorted(one.name for one in (tmp_path / "양식").iterdir())
    assert names == sorted(f"2021년 상반기 취합 - {row.draft.department}.xlsx" for row in rows[:2])
    assert "양식 2개를 만들었습니다" in tab.notify.said[-1]


def test_the_paper_lists_every_unit(tab: ListTab, qtbot: QtBot) -> None:
    run(tab, Action.PRINT_ROUND)
    paper = paper_over(qtbot)
    assert paper.title == "2021년 상반기 취합 제출 현황"


def test_a_round_is_closed_and_opened_again_in_its_list(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("rounds")
    tab.settle()
    tab.pick(0)
    run(tab, Action.CLOSE_ROUND)
    (row,) = office.rounds.of_year(2021)
    assert row.draft.closed_on == date(2021, 6, 21)
    run(tab, Action.CLOSE_ROUND)
    (row,) = office.rounds.of_year(2021)
    assert row.draft.closed_on is None
