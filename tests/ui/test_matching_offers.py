"""What the matching table proposes where proposals are taken in and departments are asked (features.md A9, B3)."""

from PySide6.QtCore import Qt

from desktop_app.directory.matching_records import Party, PartyKind
from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.terms import Direction
from tests.ui.korean import type_korean
from tests.ui.proposal_screen import CTRL, Screen, screen
from ui.proposals.assign_dialog import AssignDialog

__all__ = ["screen"]


def asking(screen: Screen) -> AssignDialog:
    screen.show(1)
    screen.detail._department_links.follow("부서 더하기")
    return screen.sheet(AssignDialog)


def offered(sheet: AssignDialog) -> list[str]:
    return [row.box.text() for row in sheet.offers.rows]


def test_another_field_offers_its_own_teams(screen: Screen, office: Office) -> None:
    office.matching.add("교통/문화", Party(PartyKind.DEPARTMENT, screen.records.departments["도시계획과"]))
    sheet = asking(screen)
    assert offered(sheet) == ["사회적경제과 사회적경제팀", "청년지원팀"]
    field = sheet.body.inputs["field"]
    field.set_value("교통/문화")
    field.changed.emit()
    assert offered(sheet) == ["도시계획과"]
    field.set_value("기타")
    field.changed.emit()
    assert offered(sheet) == []
    field.set_value("교통/문화")
    field.changed.emit()
    sheet.offers.rows[0].box.click()
    screen.qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    record = screen.records.proposals.get(1)
    assert [one.name for one in record.departments] == ["도시계획과"]
    assert record.draft.field == "청년/경제"


def test_the_officer_in_post_on_the_day_of_the_request_stands_beside_the_team(
    screen: Screen, office: Office
) -> None:
    home, team = screen.records.departments["사회적경제과"], screen.records.teams["사회적경제팀"]
    former = office.people.add(
        PersonDraft("홍하람", department_id=home, team_id=team, post="주무관")
    ).record_id
    assert former is not None
    today = office.clock.today()
    office.posts.hand_over(former, PersonDraft("김가온", post="팀장"), today.replace(day=20))
    sheet = asking(screen)
    assert sheet.offers.rows[0].officer.text() == "담당 홍*람 주무관"
    requested = sheet.body.inputs["requested"]
    requested.set_value(today.replace(day=20))
    requested.changed.emit()
    assert sheet.offers.rows[0].officer.text() == "담당 김*온 팀장"
    sheet.reject()


def test_a_proposer_s_fields_are_one_click_away(screen: Screen, office: Office) -> None:
    partner = Party(PartyKind.PARTNER, screen.records.partners["서울혁신센터"])
    for field in ("혁신기술", "청년/경제"):
        office.matching.add(field, partner)
    screen.view.receive()
    form = screen.detail.intake
    assert not form._suggested.isVisibleTo(form)
    type_korean(form.body.inputs["proposer"].editor, "서울혁신센터")
    assert [link.text() for link in form._suggested.links] == ["청년/경제", "혁신기술"]
    form._suggested.links[1].click()
    assert form.draft().field == "혁신기술"
    assert [link.text() for link in form._suggested.links] == ["청년/경제"]
    assert "field" in form.edited_keys


def test_a_department_that_proposes_brings_the_fields_of_its_teams(screen: Screen) -> None:
    screen.view.receive()
    form = screen.detail.intake
    direction = form.body.inputs["direction"]
    direction.set_value(Direction.DISTRICT_TO_TENANT)
    direction.changed.emit()
    type_korean(form.body.inputs["proposer"].editor, "사회적경제과")
    assert [link.text() for link in form._suggested.links] == ["청년/경제"]
