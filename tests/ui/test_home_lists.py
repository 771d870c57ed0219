"""Numbers of 홈 over several lists: rounds of 취합, months of the 접속기록, what a year leaves open (I6, I7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.clock import PracticeClock
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.terms import Deed
from desktop_app.turn.records import OpenLine
from tests.ui.home_screen import home, rows_in_view
from ui.bootstrap import Program
from ui.feature_tab import Place
from ui.home.tab import HomeTab
from ui.widgets.marks import MarkLabel
from ui.year_turn import TurnSheet, turn_sheet

YEARS_END = date(2021, 12, 20)


@pytest.fixture
def program(example_program: Program) -> Program:
    """The program on the example office."""
    return example_program


@pytest.mark.parametrize("example_copy", [YEARS_END], indirect=True)
def test_a_month_of_the_log_opens_just_the_lines_that_it_counts(program: Program, qtbot: QtBot) -> None:
    tab = home(program)
    log = AccessLog(tab.context.office.store, PracticeClock(date(2021, 9, 7)), computer="DESK")
    for person in (1, 2):
        log.note(Deed.VIEW, subject("person", [person]), 1, CONTACT_DATA)
    tab.make_stale()
    (months,) = (group for group in home(program).groups if group.heading == "접속기록 점검")
    assert [duty.who for duty in months.duties] == ["2줄", "3줄"]
    assert sum(int(duty.who.removesuffix("줄")) for duty in months.duties) == months.count
    for duty in months.duties:
        link = next(
            one
            for one in home(program).duties.findChildren(QPushButton)
            if one.accessibleName() == f"{duty.what} 열기"
        )
        link.click()
        qtbot.waitUntil(lambda said=duty.who: f"{rows_in_view(program)}줄" == said)


def test_each_open_round_opens_what_it_misses(program: Program, qtbot: QtBot) -> None:
    rounds = home(program).rounds
    links = [link for link in rounds.findChildren(QPushButton) if link.text().startswith("미제출")]
    assert len(links) == 1
    number = int(links[0].text().removeprefix("미제출 ").removesuffix("곳"))
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows_in_view(program) == number)
    again = home(program).rounds.link
    assert again.text() == "받는 중인 회차 1건"
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows_in_view(program) == 1)


@pytest.fixture
def five_rounds(program: Program) -> list[str]:
    """Four more rounds are open beside the one of the example; their names, the first due first."""
    rounds = home(program).context.office.rounds
    (usual,) = [row for row in rounds.of_year(2021) if row.draft.closed_on is None]
    extra = {"봄 취합": date(2021, 11, 3), "여름 취합": date(2021, 11, 4), "가을 취합": date(2021, 11, 5)}
    for name, due in {**extra, "겨울 취합": date(2021, 12, 30)}.items():
        rounds.add(replace(usual.draft, name=name, opened_on=date(2021, 10, 1), due_on=due, version=None))
    home(program).make_stale()
    return [*extra, usual.draft.name, "겨울 취합"]


def test_each_of_several_rounds_has_its_number_and_the_rest_is_told(
    program: Program, five_rounds: list[str], qtbot: QtBot
) -> None:
    tab = home(program)
    shown_first = five_rounds[:3]
    told = [label.text() for label in tab.rounds.findChildren(QLabel) if label.isVisible()]
    assert [name for name in five_rounds if name in told] == shown_first
    assert "그 밖 2건" in told
    more = next(link for link in tab.rounds.findChildren(QPushButton) if link.text() == "모두 5건 보기")
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows_in_view(program) == 5)
    for name in shown_first[:2]:
        tab = home(program)
        box = next(one for one in tab.figures.boxes if one.words.text() == f"{name} 미제출")
        places: list[Place] = []
        tab.go.connect(places.append)
        number = int(box.number.text())
        qtbot.mouseClick(box.number, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda said=number: rows_in_view(program) == said)
        office = tab.context.office
        assert office.rounds.record(places[0].record_id or 0).draft.name == name
    program.window.resize(911, 512)
    group = next(one for one in home(program).groups if one.heading == "받는 중인 취합")
    assert [duty.what.removeprefix("취합 받기 · ") for duty in group.duties] == five_rounds
    assert group.count == 5


@pytest.mark.parametrize("example_copy", [YEARS_END], indirect=True)
def test_what_stays_open_opens_its_rows_from_the_turn_of_the_year(
    program: Program, five_rounds: list[str], qtbot: QtBot
) -> None:
    assert program.life.workplace is not None
    go = program.life.workplace.go
    count = len(home(program).context.office.year_turns.preview(2021).open)
    lines = [turn_line(program, go, at) for at in range(count)]
    assert {line.place.tab for line in lines} >= {"venues", "returns", "budget", "proposals", "activities"}
    assert [f"제출하지 않은 부서·동({name})" for name in five_rounds] == [
        line.words for line in lines if line.place.tab == "returns"
    ]
    for at, line in enumerate(lines):
        turn_line(program, go, at, click=True)
        qtbot.waitUntil(lambda one=line: rows_in_view(program) == one.count)


def turn_line(program: Program, go: Callable[[Place], object], at: int, *, click: bool = False) -> OpenLine:
    """A line of the sheet, by its number; its link is pressed where asked."""
    context = home(program).context
    sheet = turn_sheet(context, program.window, go)
    assert isinstance(sheet, TurnSheet)
    if click:
        sheet.links[at].click()
    sheet.deleteLater()
    return context.office.year_turns.preview(2021).open[at]


def test_a_word_of_many_days_has_room_before_what_is_to_be_done(program: Program, qtbot: QtBot) -> None:
    office = home(program).context.office
    partner = office.directory.find("PARTNER", "청년허브")
    assert partner is not None
    long_ago = ContactDraft(
        date(2017, 10, 20), Body(BodyKind.PARTNER, partner), summary="통화", next_on=date(2017, 12, 6)
    )
    office.contacts.add(long_ago)
    tab = home(program)
    tab.make_stale()
    qtbot.waitUntil(lambda: "1,426일 지남" in [one.accessibleName() for one in marks(tab)])
    for mark in marks(tab):
        assert mark.width() >= mark.sizeHint().width()
    assert "2017. 12. 6." in [label.text() for label in tab.duties.findChildren(QLabel)]


def marks(tab: HomeTab) -> list[MarkLabel]:
    return tab.duties.findChildren(MarkLabel)
