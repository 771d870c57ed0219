"""홈 over the example office: every number opens its list, and the list has just so many rows."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.clock import PracticeClock
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind
from desktop_app.example.fill import fill_all
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark
from desktop_app.office import Office, open_office
from desktop_app.privacy.access import AccessLog
from desktop_app.privacy.records import CONTACT_DATA, subject
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, TenantPlace
from desktop_app.turn.records import OpenLine
from desktop_app.values import percent_text
from tests.fakes import FakeNotifier
from tests.ui.list_tab import show
from ui.activities.tab import ActivitiesTab
from ui.bootstrap import Program
from ui.feature_tab import FeatureTab, Place
from ui.home.tab import HomeTab
from ui.memory import WindowMemory
from ui.theme import apply_theme
from ui.widgets.faced_screen import FacedScreen
from ui.widgets.gauges import GaugeBar
from ui.widgets.grid_model import GridModel
from ui.widgets.marks import MarkLabel
from ui.widgets.month_strip import MonthStrip
from ui.year_turn import TurnSheet, turn_sheet

DAY = date(2021, 11, 1)
YEARS_END = date(2021, 12, 20)
JANUARY = date(2022, 1, 10)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example office, as it stands on a day when some opinions are late."""
    folder = tmp_path_factory.mktemp("example")
    settings.save(folder, settings.Settings(practice_day=DAY, year=2021))
    office = open_office(folder)
    fill_all(office)
    office.close()
    return folder


@pytest.fixture
def folder(
    example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    """An office of its own for each test, on the day that the test asks for."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    folder = tmp_path / "office"
    shutil.copytree(example, folder)
    day = getattr(request, "param", DAY)
    settings.save(folder, settings.Settings(practice_day=day, year=day.year))
    return folder


@pytest.fixture
def program(qtbot: QtBot, dressed: QApplication, folder: Path) -> Iterator[Program]:
    program = Program(
        dressed, folder, WindowMemory(folder.parent / "window.ini"), open_office, mouth=FakeNotifier()
    )
    program.show()
    qtbot.waitUntil(lambda: program.life.workplace is not None)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    apply_theme(dressed, "light")


def shown(program: Program) -> FeatureTab:
    assert program.life.workplace is not None
    tab = program.life.workplace.tab
    assert tab is not None
    return tab


def home(program: Program) -> HomeTab:
    program.life.visit("home")
    tab = shown(program)
    assert isinstance(tab, HomeTab)
    return tab


def rows_in_view(program: Program) -> int:
    faced = [screen for screen in shown(program).findChildren(FacedScreen) if screen.isVisible()]
    if faced:
        return faced[0].model.rowCount()  # a board stands before its list
    tables = [table for table in shown(program).findChildren(QTableView) if table.isVisible()]
    model = tables[0].model()
    return model.rowCount() - isinstance(model, GridModel)  # its last row is for a new record


def counted_there(program: Program, place: Place) -> int:
    """What the officer counts where a link led: the months that are late in the strip, else the rows of the list."""
    if place.view in {"newsletter", "homepage"} and not place.saved_view:
        strips = [strip for strip in shown(program).findChildren(MonthStrip) if strip.isVisible()]
        late = [tile for tile in strips[0].tiles if tile.state.mark is Mark.LATE]
        return sum(tile.hollow for tile in late) if place.view == "newsletter" else len(late)
    return rows_in_view(program)


on_both_days = pytest.mark.parametrize("folder", [DAY, YEARS_END], indirect=True, ids=str)


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


@pytest.mark.parametrize("folder", [YEARS_END], indirect=True)
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


@pytest.mark.parametrize("folder", [YEARS_END], indirect=True)
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


@pytest.mark.parametrize("folder", [JANUARY], indirect=True)
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


@pytest.mark.parametrize("folder", [JANUARY], indirect=True)
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


@pytest.mark.parametrize("folder", [YEARS_END], indirect=True)
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


@pytest.mark.parametrize("folder", [YEARS_END], indirect=True)
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
