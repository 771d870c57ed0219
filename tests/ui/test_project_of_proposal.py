"""From a proposal to its project and back, as the officer clicks it (features.md B11)."""

from datetime import date

import pytest

from desktop_app.changes import Kind
from desktop_app.office import Office
from desktop_app.proposals.records import Decision
from desktop_app.terms import Result, Stage
from tests.ui.proposal_screen import Screen, screen
from ui.actions import Action
from ui.feature_tab import Place
from ui.proposals.dialogs import ResultDialog
from ui.proposals.project_acts import SHOW

__all__ = ["screen"]
MAKE = Action.MAKE_PROJECT.text


@pytest.fixture
def places(screen: Screen) -> list[Place]:
    """Where the tab's links have led."""
    found: list[Place] = []
    screen.tab.go.connect(found.append)
    return found


def accept(screen: Screen, result: Result = Result.ADOPTED) -> None:
    """The first proposal gets its result over a closed gate."""
    decision = Decision(result, date(2021, 10, 15), "좁힘", "서면 협의")
    assert screen.desk.perform(lambda: screen.records.proposals.decide(1, decision))
    screen.show(1)


def command(screen: Screen) -> None:
    next(one for one in screen.tab.commands() if one.action is Action.MAKE_PROJECT).run()


def test_a_result_offers_the_project_and_makes_none_by_itself(screen: Screen, office: Office) -> None:
    screen.show(1)
    screen.detail.head.links.follow("결과 정하기")
    sheet = screen.sheet(ResultDialog)
    sheet.body.inputs["result"].set_value(Result.ADOPTED)
    sheet.body.inputs["override_reason"].set_value("서면 협의")
    sheet.submit()
    assert office.projects.proposals.of(1) is None
    assert screen.notify.onward is not None
    words, run = screen.notify.onward
    assert words == MAKE
    run()
    assert office.projects.proposals.of(1) is not None
    assert screen.records.proposals.get(1).stage is Stage.IN_PROGRESS


def test_a_result_that_accepts_nothing_offers_nothing(screen: Screen) -> None:
    screen.show(1)
    screen.detail.head.links.follow("결과 정하기")
    sheet = screen.sheet(ResultDialog)
    sheet.body.inputs["result"].set_value(Result.REJECTED)
    sheet.body.inputs["reason"].set_value("중복")
    sheet.body.inputs["override_reason"].set_value("서면 협의")
    sheet.submit()
    assert screen.notify.onward is None
    assert MAKE not in screen.detail.head.links.words


def test_the_project_is_made_from_the_proposals_page_seen_from_it_and_taken_back(
    screen: Screen, places: list[Place], office: Office
) -> None:
    accept(screen)
    screen.detail.head.links.follow(MAKE)
    made = office.projects.proposals.of(1)
    assert made is not None
    assert MAKE not in screen.detail.head.links.words
    screen.detail.head.links.follow(SHOW)
    assert screen.notify.onward is not None
    screen.notify.onward[1]()
    assert places == [Place("projects", view="projects", kind=Kind.PROJECT, record_id=made.id)] * 2
    screen.desk.undo()
    assert office.projects.proposals.of(1) is None
    assert screen.records.proposals.get(1).stage is Stage.CONFIRMED
    assert MAKE in screen.detail.head.links.words


def test_before_a_result_the_menu_says_why_not(screen: Screen, places: list[Place]) -> None:
    screen.show(1)
    assert MAKE not in screen.detail.head.links.words
    command(screen)
    assert "결과를 정하지 않은 제안입니다" in screen.notify.troubles[-1].what
    assert places == []


def test_a_second_time_leads_to_the_project_that_is_there(screen: Screen, places: list[Place]) -> None:
    accept(screen)
    command(screen)
    screen.notify.answers = [SHOW]
    command(screen)
    assert "이미 있습니다" in screen.notify.troubles[-1].what
    assert [place.tab for place in places] == ["projects"]


def test_a_result_taken_off_leaves_the_project_and_says_so(screen: Screen) -> None:
    accept(screen)
    screen.detail.head.links.follow(MAKE)
    screen.desk.perform(lambda: screen.records.proposals.move(1, Stage.CONFIRMED))
    screen.detail.head.links.follow("결과 풀기")
    assert "연계사업 ‘골목 새활용 장터’가 남아 있습니다" in screen.notify.changes[-1][0].summary
    assert SHOW in screen.detail.head.links.words


def test_the_list_leads_from_a_proposal_to_its_project(screen: Screen, places: list[Place]) -> None:
    accept(screen)
    screen.detail.head.links.follow(MAKE)
    keys = [column.key for column in screen.listed.model.columns]
    screen.titles()
    assert screen.listed.model.cell(1, keys.index("project")) == "골목 새활용 장터"
    screen.listed.table.followed.emit(1, "project")
    assert [place.tab for place in places] == ["projects"]
