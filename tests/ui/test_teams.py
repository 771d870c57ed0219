"""팀과 담당자 as the officer handles them: in the register, in a department's form, in an opinion (features.md A5)."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.records import Body, BodyDraft, BodyKind, PersonDraft
from desktop_app.directory.team_records import TeamDraft
from desktop_app.office import Office
from desktop_app.terms import DepartmentKind, PartnerKind
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from ui.actions import Action
from ui.tenants.hand_over_sheet import HandOverSheet
from ui.tenants.tab import TenantsTab

pytestmark = pytest.mark.usefixtures("dressed")
JULY = date(2021, 7, 1)


@pytest.fixture
def department(office: Office) -> int:
    key = office.departments.add(BodyDraft("사회적경제과", DepartmentKind.OFFICE)).record_id
    assert key is not None
    return key


@pytest.fixture
def team(office: Office, department: int) -> int:
    key = office.teams.add(TeamDraft("지역협동팀", department)).record_id
    assert key is not None
    return key


@pytest.fixture
def tab(office: Office, team: int, department: int, qtbot: QtBot) -> ListTab:
    draft = PersonDraft("홍하람", department_id=department, team_id=team, post="주무관", is_primary=True)
    office.people.add(draft)
    return show(TenantsTab, office, qtbot)


def link(tab: ListTab, name: str) -> QPushButton:
    """A link of the form that is shown, by its name for readers."""
    found = [one for one in tab.records.form.findChildren(QPushButton) if one.accessibleName() == name]
    return next(one for one in found if one.isVisibleTo(tab.records.form))


def words(part: QWidget) -> list[str]:
    return [one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part)]


def sheet(tab: ListTab) -> HandOverSheet:
    return next(one for one in tab.tab.window().findChildren(HandOverSheet) if one.isVisible())


def hand_over(tab: ListTab, name: str, on: date) -> None:
    entry = sheet(tab)
    type_korean(entry.body.inputs["name"].editor, name)
    entry.body.inputs["on"].set_value(on)
    tab.qtbot.keyClick(entry, Qt.Key.Key_Return, CTRL)


def test_a_department_shows_its_teams_and_hands_a_post_over(tab: ListTab, department: int) -> None:
    tab.tab.open_record(Kind.DEPARTMENT, department)
    assert link(tab, "팀 지역협동팀").text() == "지역협동팀"
    link(tab, "홍*람 주무관 바꾸기").click()
    hand_over(tab, "김가온", JULY)
    assert link(tab, "담당자 김*온 주무관")
    assert "7. 1.부터" in words(tab.records.form)
    tab.desk.undo()
    assert link(tab, "담당자 홍*람 주무관")


def test_the_day_before_the_former_one_began_is_told_in_the_sheet(
    tab: ListTab, office: Office, department: int
) -> None:
    tab.tab.open_record(Kind.DEPARTMENT, department)
    link(tab, "홍*람 주무관 바꾸기").click()
    hand_over(tab, "김가온", JULY)
    link(tab, "김*온 주무관 바꾸기").click()
    hand_over(tab, "나라온", JULY)
    assert sheet(tab).body.inputs["on"].problem_text == "앞사람이 맡기 시작한 날보다 뒤여야 합니다."
    sheet(tab).reject()
    assert [one.name for line in office.posts.of_department(department) for one in line.officers] == [
        "김가온"
    ]


def test_a_team_without_officer_gets_one(tab: ListTab, office: Office, department: int) -> None:
    office.teams.add(TeamDraft("사회적경제팀", department))
    tab.tab.open_record(Kind.DEPARTMENT, department)
    link(tab, "사회적경제팀 담당자 적기").click()
    hand_over(tab, "나라온", JULY)
    assert link(tab, "담당자 나*온")


def test_a_team_is_added_from_its_department(tab: ListTab, office: Office, department: int) -> None:
    places: list[Any] = []
    tab.tab.go.connect(places.append)
    tab.tab.open_record(Kind.DEPARTMENT, department)
    link(tab, "팀 추가").click()
    tab.tab.arrive(places[0])
    assert tab.records.form.values()["department_id"] == department
    tab.type_into("name", "마을협동팀")
    assert tab.records.save()
    assert sorted(name for _, name in office.teams.choices(department)) == ["마을협동팀", "지역협동팀"]


def test_a_team_moves_in_its_form_and_shows_where_it_stood(tab: ListTab, office: Office, team: int) -> None:
    new_home = office.departments.add(BodyDraft("상생경제과", DepartmentKind.OFFICE)).record_id
    tab.tab.open_record(Kind.TEAM, team)
    tab.tab.refresh()
    tab.choose("department_id", new_home)
    tab.type_into("moved_on", "7.1")
    assert tab.records.save()
    assert "2021. 6. 30.까지 사회적경제과" in words(tab.records.form)
    assert tab.names("department") == ["상생경제과"]
    assert tab.records.form.values()["moved_on"] is None


def test_a_person_of_a_department_picks_its_team(tab: ListTab, office: Office, team: int) -> None:
    tab.tab.show_view("people")
    tab.tab.commands()[-1].run()
    form = tab.records.form
    row = form.body.inputs["team_id"].parentWidget()
    assert row is not None
    assert not row.isVisibleTo(form)
    tab.type_into("name", "나라온")
    tab.type_into("body", "사회적경제과")
    assert row.isVisibleTo(form)
    tab.choose("team_id", team)
    assert tab.records.save()
    assert "사회적경제과 지역협동팀" in tab.names("body")
    assert len(office.teams.record(team).officers) == 2


def test_the_list_of_people_hands_over_too(tab: ListTab, office: Office, team: int) -> None:
    tab.tab.show_view("people")
    tab.pick(0)
    next(one for one in tab.tab.commands() if one.action is Action.HAND_OVER).run()
    hand_over(tab, "김가온", JULY)
    assert [one.name for one in office.teams.record(team).officers] == ["김가온"]
    assert sorted(tab.names()) == ["김*온", "홍*람"]


def test_a_person_without_a_body_is_refused_beside_the_field(tab: ListTab) -> None:
    tab.tab.show_view("people")
    tab.tab.commands()[-1].run()
    tab.type_into("name", "나라온")
    assert not tab.records.save()
    assert "소속을 하나만 고르세요" in tab.records.form.body.inputs["body"].problem_text


def test_a_partner_shows_its_head_and_hands_the_post_over(tab: ListTab, office: Office) -> None:
    key = office.partners.add(BodyDraft("서울혁신센터", PartnerKind.OPERATOR)).record_id
    assert key is not None
    tab.tab.open_record(Kind.PARTNER, key)
    tab.tab.refresh()
    assert "지금 있는 사람을 적지 않았습니다." in words(tab.records.form)
    places: list[Any] = []
    tab.tab.go.connect(places.append)
    link(tab, "사람 추가").click()
    tab.tab.arrive(places[-1])
    assert Body.of_key(tab.records.form.values()["body"]) == Body(BodyKind.PARTNER, key)
    tab.type_into("name", "나라온")
    tab.type_into("post", "센터장")
    assert tab.records.save()
    tab.tab.open_record(Kind.PARTNER, key)
    link(tab, "나*온 센터장 바꾸기").click()
    hand_over(tab, "김가온", JULY)
    assert link(tab, "담당자 김*온 센터장")
    link(tab, "사람 모두 2명").click()
    tab.tab.arrive(places[-1])
    assert sorted(tab.names()) == ["김*온", "나*온"]
