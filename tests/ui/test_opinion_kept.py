"""A long opinion survives whatever happens: the program killed while it is written, 50,000 letters, a lock."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app import settings
from desktop_app.office import Office, open_office
from desktop_app.proposals.opinion_records import CriterionDraft
from desktop_app.proposals.records import Assignment
from desktop_app.settings import Settings
from desktop_app.terms import Verdict
from tests.proposal_office import ProposalOffice
from tests.ui.proposal_screen import CTRL, Screen, screen
from tests.ui.writing_officer import LETTERS
from ui.actions import Action
from ui.proposals.criteria_dialog import CriteriaDialog

__all__ = ["screen"]

OFFICER = Path(__file__).with_name("writing_officer.py")
LONG = ("가나다라 마바사\n" * 6000)[:49_999] + "끝"


@contextmanager
def writing(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, str(OFFICER), str(folder)], stdout=subprocess.PIPE, text=True, env=environment
    ) as officer:
        yield officer
        officer.kill()


def lines_of(officer: "subprocess.Popen[str]") -> Iterator[str]:
    assert officer.stdout is not None
    return (line.strip() for line in officer.stdout)


def an_office_that_waits_for_an_opinion(folder: Path) -> Office:
    settings.save(folder, Settings(year=2021, practice_day=date(2021, 10, 18)))
    office = open_office(folder, user="시험")
    filled = ProposalOffice(office.store, office.proposals).fill_beside_plan(office.directory)
    proposal = filled.receive()
    wanted = [Assignment(filled.departments["도시계획과"])]
    office.proposals.assignments.assign(proposal, wanted, date(2021, 9, 29), date(2021, 10, 15))
    return office


def test_killed_while_writing_no_more_than_five_seconds_are_lost(tmp_path: Path) -> None:
    an_office_that_waits_for_an_opinion(tmp_path).close()
    with writing(tmp_path) as officer:
        said = lines_of(officer)
        assert next(said) == "written"
        assert next(said) == "later"  # the officer never paused meanwhile
        officer.kill()
    office = open_office(tmp_path, user="시험")
    (key,) = office.drafts.keys()
    draft = office.drafts.load(key)
    office.close()
    assert draft is not None
    assert str(draft["typed"]["rationale"]).count("가") == LETTERS


def test_fifty_thousand_letters_are_whole_after_saving_and_after_a_draft(
    screen: Screen, office: Office
) -> None:
    screen.show(2, "도시계획과")
    screen.write("rationale", LONG)
    editor = screen.detail.editor
    editor.keep_draft()
    (key,) = office.drafts.keys()
    draft = office.drafts.load(key)
    assert draft is not None
    assert draft["typed"]["rationale"] == LONG
    assert editor.save()
    assert screen.records.opened(screen.records.opinions(2)["도시계획과"]).rationale == LONG
    screen.show(1)
    screen.show(2, "도시계획과")
    assert editor.body.inputs["rationale"].value() == LONG


def confirmed(screen: Screen) -> None:
    screen.show(2, "도시계획과")
    screen.choose("verdict", Verdict.ACCEPTED)
    screen.write("plan", "11월 설치")
    screen.choose("written_on", date(2021, 10, 12))
    screen.detail.editor.confirm_button.click()


def test_saving_a_confirmed_opinion_is_answered_by_a_quiet_word(screen: Screen) -> None:
    confirmed(screen)
    editor = screen.detail.editor
    screen.qtbot.keyClick(editor.body.inputs["plan"].editor, Qt.Key.Key_S, CTRL)
    assert screen.notify.said[-1] == "확정한 의견서입니다. 고치려면 확정을 먼저 푸세요."
    assert screen.notify.troubles == []


def test_a_locked_day_can_be_read_but_no_key_moves_it(screen: Screen) -> None:
    confirmed(screen)
    written = screen.detail.editor.body.inputs["written_on"]
    line = written.editor
    assert isinstance(line, QLineEdit)
    assert line.isEnabled()
    assert line.isReadOnly()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        screen.qtbot.keyClick(line, key)
    screen.qtbot.keyClick(line, Qt.Key.Key_Semicolon, CTRL)
    assert written.value() == date(2021, 10, 12)
    verdict = screen.detail.editor.body.inputs["verdict"]
    assert all(button.property("locked") for button in verdict.findChildren(QPushButton))
    if pictures := os.environ.get("SCREENS"):
        screen.tab.grab().save(f"{pictures}/locked.png")


@pytest.mark.usefixtures("screen")
def test_two_criteria_can_change_names_in_one_save_and_back(office: Office) -> None:
    opinions = office.proposals.opinions
    before = opinions.criteria(2021)
    first, second, third, *others = before
    named = [
        CriterionDraft(second.label, first.id),
        CriterionDraft(third.label, second.id),
        CriterionDraft(first.label, third.id),
        *others,
    ]
    change = opinions.save_criteria(2021, named)
    assert opinions.criteria(2021) == named
    assert change.inverse is not None
    again = change.inverse()
    assert opinions.criteria(2021) == before
    assert again.inverse is not None
    again.inverse()
    assert opinions.criteria(2021) == named


def test_a_swap_in_the_dialog_of_criteria_is_saved(screen: Screen, office: Office) -> None:
    next(one for one in screen.opinions.commands() if one.action is Action.EDIT_CRITERIA).run()
    dialog = screen.sheet(CriteriaDialog)
    lines = dialog.body.inputs
    one, other = lines["line0"].value(), lines["line1"].value()
    lines["line0"].set_value(other)
    lines["line1"].set_value(one)
    dialog.submit()
    assert [row.label for row in office.proposals.opinions.criteria(2021)][:2] == [other, one]
