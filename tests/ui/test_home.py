"""홈 over the example office: every number opens its list, and the list has just so many rows."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from desktop_app.values import percent_text
from tests.ui.home_screen import counted_there, home, rows_in_view, shown
from tests.ui.list_tab import show
from ui.activities.tab import ActivitiesTab
from ui.bootstrap import Program
from ui.feature_tab import Place
from ui.home.tab import HomeTab
from ui.widgets.gauges import GaugeBar
from ui.widgets.marks import MarkLabel
from ui.year_turn import TurnSheet

DAY = date(2021, 11, 1)
YEARS_END = date(2021, 12, 20)
JANUARY = date(2022, 1, 10)


@pytest.fixture
def program(example_program: Program) -> Program:
    """The program on the example office."""
    return example_program


on_both_days = pytest.mark.parametrize("example_copy", [DAY, YEARS_END], indirect=True, ids=str)


@on_both_days
def test_each_number_opens_its_list_and_equals_it(program: Program, qtbot: QtBot) -> None:
    for place in range(len(home(program).figures.boxes)):
        tab = home(program)
        places: list[Place] = []
        tab.go.connect(places.append)
        box = tab.figures.boxes[place]
        number = int(box.number.text().replace(",", ""))
        qtbot.mouseClick(box.number, Qt.MouseButton.LeftButton)
        assert not isinstance(shown(program), HomeTab), box.words.text()
        qtbot.waitUntil(lambda there=places[0], said=number: counted_there(program, there) == said)


@on_both_days
def test_each_heading_opens_a_list_of_just_so_many_rows(program: Program, qtbot: QtBot) -> None:
    names = [group.heading for group in home(program).groups]
    assert len(names) > 8  # most kinds of business are open in the example
    for name in names:
        tab = home(program)
        group = next(one for one in tab.groups if one.heading == name)
        said = f"{name} {group.count:,}건"
        link = next(one for one in tab.duties.findChildren(QPushButton) if one.accessibleName() == said)
        link.click()
        assert not isinstance(shown(program), HomeTab), name
        qtbot.waitUntil(lambda one=group: counted_there(program, one.place) == one.count)


@pytest.mark.parametrize("example_copy", [YEARS_END], indirect=True)
def test_no_figure_of_the_example_is_nought(program: Program) -> None:
    """A list without rows would agree with a figure that is never counted."""
    told = [(box.words.text(), box.number.text()) for box in home(program).figures.boxes]
    assert [words for words, number in told if number == "0"] == []


def visible_link(qtbot: QtBot, tab: HomeTab, words: str) -> QPushButton:
    """A link of the lines over the duties; a layout shows what is added to it a moment later."""

    def found() -> list[QPushButton]:
        links = tab.year_line.findChildren(QPushButton)
        return [link for link in links if link.text() == words and link.isVisible()]

    qtbot.waitUntil(lambda: len(found()) == 1)
    return found()[0]


@pytest.mark.parametrize("example_copy", [JANUARY], indirect=True)
def test_what_goes_on_from_last_year_leads_to_its_lists_there(program: Program, qtbot: QtBot) -> None:
    tab = home(program)
    assert tab.year == 2022
    lines = tab.context.office.year_turns.going_on(2021)
    assert {one.words for one in lines} >= {"결과를 정하지 않은 제안", "답하지 않은 난제"}
    count = sum(one.count for one in lines)
    words = [label.text() for label in tab.year_line.findChildren(QLabel)]
    assert words == ["2021년을 아직 넘기지 않았습니다.", f"지난해에서 이어지는 일 {count}건"]
    for line in lines:
        program.window.head.year_chosen.emit(2022)
        visible_link(qtbot, home(program), f"{line.words} {line.count:,}건").click()
        assert shown(program).year == 2021
        qtbot.waitUntil(lambda one=line: rows_in_view(program) == one.count)


@pytest.mark.parametrize("example_copy", [JANUARY], indirect=True)
def test_in_january_the_past_year_is_carried_from_here(program: Program, qtbot: QtBot) -> None:
    tab = home(program)
    link = next(one for one in tab.year_line.findChildren(QPushButton) if one.text() == "다음 해로 넘기기")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    sheet = program.window.findChild(TurnSheet)
    assert sheet is not None
    assert "2021" in sheet.windowTitle()
    sheet.reject()
    tab.context.desk.perform(lambda: tab.context.office.year_turns.turn(2021, [], close=False))
    there = home(program)
    visible_link(qtbot, there, "결과를 정하지 않은 제안 10건")
    said = [label.text() for label in there.year_line.findChildren(QLabel) if label.isVisible()]
    assert len(said) == 1
    assert said[0].startswith("지난해에서 이어지는 일")


@pytest.mark.parametrize("example_copy", [YEARS_END], indirect=True)
def test_a_year_that_is_spent_too_slowly_is_told_of_beside_its_bars(program: Program) -> None:
    tab = home(program)
    office = tab.context.office
    assert not tab.spending.slow.isVisible()
    board = office.budget.pace.board(2021)
    line = next(one for one in board.lines if one.appropriation == 1_500_000)
    plan: dict[tuple[int, int], int | None] = {
        (one.account_id, month): None for one in board.lines for month in range(1, 13)
    }
    tab.context.desk.perform(
        lambda: office.budget.pace.set_plan(2021, plan | {(line.account_id, 10): line.appropriation})
    )
    warning = office.budget.pace.warning(2021)
    assert warning is not None
    assert tab.spending.slow.text() == warning.sentence
    assert tab.spending.slow.isVisible()
    names = [bar.accessibleName() for bar in tab.spending.findChildren(GaugeBar)][-len(board.lines) :]
    planned = sorted(name.partition("계획 ")[2] for name in names)
    assert planned == [*["0.0 %"] * (len(board.lines) - 1), "100.0 %"]
    whole = sum(one.appropriation for one in board.lines)
    assert f"월별 계획 {percent_text(line.appropriation, whole)} %" in tab.spending.plan.text()
    places: list[Place] = []
    tab.go.connect(places.append)
    tab.spending.to_plan.click()
    assert places == [Place("budget", view="pace")]


def test_a_new_office_shows_where_to_begin(qtbot: QtBot, office: Office) -> None:
    tab = HomeTab(show(ActivitiesTab, office, qtbot).tab.context)
    qtbot.addWidget(tab)
    tab.show()
    assert tab.first_steps.isVisible()
    assert not tab.figures.isVisible()
    places: list[Place] = []
    tab.go.connect(places.append)
    for link in tab.first_steps.findChildren(QPushButton):
        link.click()
    assert [place.tab for place in places] == ["tenants", "budget", "proposals", "venues", "returns"]
    office.tenants.add(TenantDraft("느티나무", place=TenantPlace.MIRAE))
    tab.make_stale()
    assert not tab.first_steps.isVisible()
    assert tab.figures.isVisible()


def test_something_is_late_in_the_example_and_is_marked(program: Program) -> None:
    late = home(program).figures.boxes[0]
    assert int(late.number.text()) > 0
    assert late.mark.accessibleName() == "기한 지난 검토의견서"
    assert not late.words.isVisible()


def test_a_line_leads_to_its_opinion(program: Program, qtbot: QtBot) -> None:
    links = [
        link
        for link in home(program).duties.findChildren(QPushButton)
        if link.accessibleName().startswith("검토의견서 받기")
    ]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert shown(program).view == "opinions"


def test_a_contact_due_today_stands_there_and_leads_to_it(program: Program, qtbot: QtBot) -> None:
    office = home(program).context.office
    partner = office.directory.find("PARTNER", "청년허브")
    assert partner is not None
    office.contacts.add(
        ContactDraft(date(2021, 10, 20), Body(BodyKind.PARTNER, partner), summary="통화", next_on=DAY)
    )
    tab = home(program)
    tab.make_stale()
    (link,) = [
        link
        for link in tab.duties.findChildren(QPushButton)
        if link.accessibleName() == "다음 연락 · 청년허브 열기"
    ]
    bar = link.parentWidget().parentWidget()
    assert "오늘" in [mark.accessibleName() for mark in bar.findChildren(MarkLabel)]
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert shown(program).view == "contacts"


def test_the_headings_count_all_not_only_the_lines_shown(program: Program) -> None:
    tab = home(program)
    late = int(tab.figures.boxes[0].number.text())
    assert f"지난 일 {late}건" in [link.accessibleName() for link in tab.duties.findChildren(QPushButton)]
    long = next(one for one in tab.groups if one.heading == "30일 넘은 난제")
    days = [duty.day for duty in long.duties]
    assert len(set(days)) > 1
    assert days == sorted(days)  # who waits longest is not the one whom no line is left for


def test_the_rate_is_that_of_the_ledger(program: Program) -> None:
    tab = home(program)
    top = tab.context.office.budget.levels.tree(2021)[0]
    assert tab.spending.rate.text() == f"{top.balance.rate} %"
    assert tab.spending.rate.isVisible()


def test_where_there_is_no_room_the_rate_stands_beside_the_day(program: Program) -> None:
    tab = home(program)
    program.window.resize(911, 512)
    assert not tab.spending.isVisible()
    assert tab.rate.isVisible()
    assert tab.rate.text() == tab.spending.words


def test_a_year_without_records_says_so(program: Program) -> None:
    tab = home(program)
    program.window.head.year_chosen.emit(2022)
    words = [label.text() for label in tab.findChildren(QLabel) if label.isVisible()]
    assert "2022년도 예산과목이 아직 없습니다." in words
    assert "2022년도에 기다리는 일이 없습니다." in words


def test_a_held_up_linkage_stands_there_and_leads_to_its_card(program: Program, qtbot: QtBot) -> None:
    tab = home(program)
    count = next(
        one.count
        for one in tab.context.office.linkages.views(ListQuery(year=tab.year))
        if one.key == "stalled"
    )
    assert count > 0
    links = [
        link
        for link in tab.duties.findChildren(QPushButton)
        if link.accessibleName().startswith("논의·검토 · ")
    ]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    there = shown(program)
    assert there.view == "linkages"
    assert there.situation().selected
