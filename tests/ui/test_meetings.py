"""회의, 워크숍 and 후속조치 as the officer handles them (features.md C6, E2, E3)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.records import Body, BodyDraft, BodyKind
from desktop_app.listing import ListQuery
from desktop_app.meeting_terms import AttendeeSide, ItemKind, MeetingKind, MeetingState
from desktop_app.meetings.records import Attendee, FollowUp, MeetingDraft, MeetingItem
from desktop_app.meetings.service import NO_KICKOFF
from desktop_app.office import Office
from desktop_app.projects.records import ProjectDraft
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, DepartmentKind, TenantPlace
from tests.reports.papers import Paper
from tests.ui.list_tab import ListTab, show
from tests.ui.outgoing_tab import answer
from tests.ui.over_window import choose, paper_over, question_over, sheet_over
from ui.actions import Action
from ui.activities.tab import ActivitiesTab
from ui.catalogue_sheet import CatalogueSheet
from ui.feature_tab import Place
from ui.home.tab import HomeTab
from ui.meetings.attendance_sheet import AttendanceSheet
from ui.meetings.meetings_view import MeetingsView
from ui.projects.tab import ProjectsTab
from ui.widgets.form_sheet import Sheet

pytestmark = pytest.mark.usefixtures("dressed")
YEAR = ListQuery(year=2021)


@pytest.fixture
def office(office: Office) -> Office:
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.tenants.add(TenantDraft("꽃씨 청년일터", place=TenantPlace.MIRAE))
    return office


def tenant(office: Office) -> int:
    return Body(BodyKind.TENANT, office.directory.find("TENANT", "꽃씨 청년일터") or 0).key


def workshop(office: Office) -> int:
    people = tuple(
        Attendee(None, f"홍하람{n:02}", tenant(office), "팀장", AttendeeSide.PARK) for n in range(40)
    )
    items = (MeetingItem(None, "골목 텃밭", ItemKind.PITCH, tenant(office), minutes=20),)
    draft = MeetingDraft(
        MeetingKind.WORKSHOP,
        "상반기 워크숍",
        date(2021, 5, 26),
        start_minute=840,
        attendees=people,
        items=items,
    )
    return office.workshops.add(draft).record_id or 0


def meetings_tab(office: Office, qtbot: QtBot, view: str = "meetings") -> ListTab:
    found = show(ProjectsTab, office, qtbot)
    found.tab.show_view(view)
    return found


def workshops_tab(office: Office, qtbot: QtBot) -> ListTab:
    found = show(ActivitiesTab, office, qtbot)
    found.tab.show_view("workshops")
    found.pick(0)
    return found


def run(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def opened(tab: ListTab, kind: type[Sheet]) -> Sheet:
    return next(one for one in tab.tab.window().findChildren(kind) if one.isVisible())


def view_of(tab: ListTab) -> MeetingsView:
    assert isinstance(tab.tab.shown, MeetingsView)
    return tab.tab.shown


def test_a_meeting_is_written_with_people_pasted_and_its_next_actions(office: Office, qtbot: QtBot) -> None:
    tab = meetings_tab(office, qtbot)
    run(tab, Action.ADD_MEETING)
    tab.type_into("title", "꽃씨 초동미팅")
    tab.type_into("held_on", "10.18")
    view = view_of(tab)
    view.attendees.add_new()
    QGuiApplication.clipboard().setText("홍하람\t꽃씨 청년일터\t대표\n권별이\t기획예산과\t팀장\n이웃")
    name = view.attendees.cells.cells["name"]
    qtbot.keyClick(name.focusProxy() or name, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [(one.name, one.post, one.side) for one in view.attendees.value()] == [
        ("홍하람", "대표", AttendeeSide.PARK),
        ("권별이", "팀장", AttendeeSide.DISTRICT),
        ("이웃", "", AttendeeSide.OTHER),
    ]
    view.follow_ups.set_value((FollowUp(None, "견적 받기", due_on=date(2021, 10, 20)),))
    assert tab.records.save()
    (row,) = office.meetings.rows(office.meetings.listing(YEAR).ids)
    assert [one.body for one in row.draft.attendees] == ["꽃씨 청년일터", "기획예산과", ""]
    assert row.more["open"] == 1
    tab.pick(0)
    assert [one.words.title for one in view.attendees.rows] == ["홍*람 대표", "권*이 팀장", "이*"]


def test_a_working_meeting_without_a_kickoff_is_told_beside_its_kind(office: Office, qtbot: QtBot) -> None:
    project = office.projects.add(
        ProjectDraft("골목 장터", 2021, department_id=office.directory.find("DEPARTMENT", "기획예산과"))
    )
    tab = meetings_tab(office, qtbot)
    run(tab, Action.ADD_MEETING)
    tab.type_into("title", "실무협의")
    tab.type_into("held_on", "10.18")
    tab.choose("kind", MeetingKind.WORKING.name)
    tab.choose("project_id", project.record_id)
    assert tab.records.save()
    tab.pick(0)
    qtbot.waitUntil(view_of(tab).kickoff.isVisible)
    assert view_of(tab).kickoff.text() == NO_KICKOFF
    tab.records.tools.arrive(Place("projects", saved_view="no_kickoff"))
    assert tab.names("title") == ["실무협의"]


def test_the_next_meeting_is_filled_from_the_last_one(office: Office, qtbot: QtBot) -> None:
    people = (Attendee(None, "홍하람", tenant(office), present=True),)
    draft = MeetingDraft(
        title="초동미팅", held_on=date(2021, 5, 1), attendees=people, state=MeetingState.HELD
    )
    office.meetings.add(replace(draft, follow_ups=(FollowUp(None, "견적 받기"),)))
    tab = meetings_tab(office, qtbot)
    tab.pick(0)
    run(tab, Action.NEXT_MEETING)
    tab.type_into("title", "실무협의")
    tab.type_into("held_on", "5.20")
    assert tab.records.save()
    newest = office.meetings.record(2).draft
    assert (newest.kind, newest.held_on, newest.state) == (
        MeetingKind.WORKING,
        date(2021, 5, 20),
        MeetingState.PLANNED,
    )
    assert [(one.name, one.present) for one in newest.attendees] == [("홍하람", None)]
    assert len(office.meetings.record(1).draft.attendees) == 1


def test_attendance_is_taken_by_keyboard_and_is_one_act(office: Office, qtbot: QtBot) -> None:
    key = workshop(office)
    tab = workshops_tab(office, qtbot)
    run(tab, Action.TAKE_ATTENDANCE)
    sheet = opened(tab, AttendanceSheet)
    assert isinstance(sheet, AttendanceSheet)
    for press in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_X):
        qtbot.keyClick(sheet.table, press)
    assert list(sheet.marks.values())[:4] == [True, True, False, None]
    qtbot.keyClick(sheet.table, Qt.Key.Key_Up)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Up)
    qtbot.keyClick(sheet.table, Qt.Key.Key_Space)
    assert list(sheet.marks.values())[:4] == [True, None, False, None]
    sheet.mark_rest_absent()
    assert sheet.counts.text().startswith("참석 1 · 불참 39")
    sheet.save()
    found = office.workshops.attendance(key)
    assert (found.people, found.absent) == (1, 39)
    assert [(one.deed, one.subject, one.persons) for one in office.access.entries()] == [
        (Deed.VIEW, f"meeting {key}", 40)
    ]
    office.undo.undo()
    assert not office.workshops.attendance(key).marked


def test_the_sign_in_sheet_is_printed_in_full_only_with_a_reason(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    workshop(office)
    tab = workshops_tab(office, qtbot)
    run(tab, Action.PRINT_SIGN_IN)
    paper = sheet_over()
    question_over(qtbot)
    assert not paper.ready
    answer("회의·행사")
    qtbot.waitUntil(lambda: paper.ready)
    tab.notify.save_to = tmp_path / "등록부.pdf"
    paper.save_pdf()
    pages = ["".join(text.split()) for text in Paper(tab.notify.save_to.read_bytes()).texts]
    assert len(pages) > 1
    assert all("연번소속직위성명서명" in page for page in pages)
    assert all(f"홍하람{number:02}" in "".join(pages) for number in range(40))
    assert [(one.deed, one.subject, one.persons, one.reason) for one in office.access.entries()] == [
        (Deed.EXPORT, "attendee 1-40", 40, "회의·행사"),
        (Deed.VIEW, "attendee 1-40", 40, "회의·행사"),
    ]


def test_without_a_reason_there_is_no_sign_in_sheet(office: Office, qtbot: QtBot) -> None:
    workshop(office)
    tab = workshops_tab(office, qtbot)
    run(tab, Action.PRINT_SIGN_IN)
    question_over(qtbot).reject()
    assert not [one for one in tab.tab.window().findChildren(CatalogueSheet) if one.isVisible()]
    assert office.access.entries() == []


def test_the_minutes_name_nobody_until_they_are_asked_to(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    workshop(office)
    tab = workshops_tab(office, qtbot)
    run(tab, Action.PRINT_MINUTES)
    paper = paper_over(qtbot)
    target = tab.notify.save_to = tmp_path / "결과.xlsx"
    paper.save_xlsx()
    qtbot.waitUntil(target.exists)
    assert office.access.entries() == []
    field = paper.choices.fields["names"]
    field.set_value("yes")
    field.changed.emit()
    question_over(qtbot)
    answer("회의·행사")
    qtbot.waitUntil(lambda: paper.ready)
    target = tab.notify.save_to = tmp_path / "결과.hwpx"
    paper.save_hwpx()
    qtbot.waitUntil(target.exists)
    assert [one.deed for one in office.access.entries()] == [Deed.EXPORT, Deed.VIEW]


def test_without_a_reason_the_minutes_stay_without_names(office: Office, qtbot: QtBot) -> None:
    workshop(office)
    tab = workshops_tab(office, qtbot)
    run(tab, Action.PRINT_MINUTES)
    paper = paper_over(qtbot)
    field = paper.choices.fields["names"]
    field.set_value("yes")
    field.changed.emit()
    question_over(qtbot).reject()
    qtbot.waitUntil(lambda: paper.ready)
    assert field.value() == "no"
    assert paper.people() == ()
    assert "홍하람" not in Paper(paper.pdf).squeezed
    assert office.access.entries() == []
    paper.reject()


def test_people_of_another_meeting_are_written_down_when_they_come_in_sight(
    office: Office, qtbot: QtBot
) -> None:
    workshop(office)
    people = (Attendee(None, "도하늬", tenant(office), "팀장", AttendeeSide.PARK),)
    office.workshops.add(MeetingDraft(MeetingKind.WORKSHOP, "둘째", date(2021, 5, 27), attendees=people))
    tab = workshops_tab(office, qtbot)
    run(tab, Action.PRINT_SIGN_IN)
    paper = sheet_over()
    question_over(qtbot)
    answer("회의·행사")
    qtbot.waitUntil(lambda: paper.ready)
    asked = [one.persons for one in office.access.entries()]
    (other,) = {key for key, _ in paper.offered} - {paper.wish.record}
    choose(qtbot, paper, "record", other)
    choose(qtbot, paper, "empty", "20")
    assert len(asked) == 1
    assert sorted(one.persons for one in office.access.entries()) == [1, 40]
    paper.reject()


def test_a_pitch_becomes_a_proposal_and_shows_its_number(office: Office, qtbot: QtBot) -> None:
    key = workshop(office)
    tab = workshops_tab(office, qtbot)
    pitches, places = view_of(tab).pitches, []
    tab.tab.go.connect(places.append)
    assert pitches.rows[0].words == ["‘골목 텃밭’ 제안으로 접수"]
    pitches.rows[0].follow("‘골목 텃밭’ 제안으로 접수")
    assert pitches.rows[0].words == ["‘골목 텃밭’ → 2021-제안-001 보기"]
    made = office.workshops.record(key).draft.items[0].proposal_id
    pitches.rows[0].follow(pitches.rows[0].words[0])
    assert places == [Place("proposals", view="proposals", kind=Kind.PROPOSAL, record_id=made)]


def test_follow_ups_are_ticked_in_their_list_and_lead_to_their_meeting(office: Office, qtbot: QtBot) -> None:
    steps = (
        FollowUp(None, "견적 받기", due_on=date(2021, 10, 15)),
        FollowUp(None, "도면", due_on=date(2021, 10, 25)),
    )
    office.meetings.add(MeetingDraft(title="초동미팅", held_on=date(2021, 5, 1), follow_ups=steps))
    tab = meetings_tab(office, qtbot, "follow_ups")
    tab.pick(0)
    run(tab, Action.SETTLE_FOLLOW_UP)
    assert tab.names("task") == ["도면", "견적 받기"]
    tab.desk.undo()
    assert tab.names("task") == ["견적 받기", "도면"]
    places: list[Place] = []
    tab.tab.go.connect(places.append)
    tab.records.screen.table.followed.emit(1, "meeting_id")
    assert places == [Place("projects", view="meetings", kind=Kind.MEETING, record_id=1)]


def test_home_shows_what_is_open_the_late_one_first(office: Office, qtbot: QtBot) -> None:
    steps = (
        FollowUp(None, "나중 일", due_on=date(2021, 11, 25)),
        FollowUp(None, "늦은 일", owner="홍길동", due_on=date(2021, 10, 15)),
        FollowUp(None, "마친 일", done_on=date(2021, 10, 1)),
    )
    office.meetings.add(MeetingDraft(title="초동미팅", held_on=date(2021, 5, 1), follow_ups=steps))
    home = HomeTab(meetings_tab(office, qtbot).tab.context)
    qtbot.addWidget(home)
    home.refresh()
    texts = [one.text() for one in home.duties.findChildren(QLabel)]
    first, after = texts.index("회의 후속조치"), texts.index("계획의 할 일")
    assert [one for one in texts[first:after] if one] == [
        "회의 후속조치", "후속조치 · 늦은 일", "홍*동", "10. 15.(금)", "후속조치 · 나중 일", "11. 25.(목)",
    ]  # fmt: skip
    assert not [one for one in texts[after:] if "후속조치" in one or "마친 일" in one]
    places: list[Place] = []
    home.go.connect(places.append)
    link = next(
        one for one in home.duties.findChildren(QPushButton) if one.accessibleName() == "회의 후속조치 2건"
    )
    link.click()
    assert places == [Place("projects", view="follow_ups", saved_view="open")]
