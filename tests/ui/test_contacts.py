"""연락 as the officer handles it: written down beside the body, found in the log, come back to (features.md A6)."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.listing import ListQuery
from desktop_app.marks import Mark, State
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from ui.actions import Action
from ui.tenants.contact_sheet import ContactSheet
from ui.tenants.contacts_view import COLUMNS
from ui.tenants.tab import TenantsTab
from ui.tenants.tenants_view import TenantsView
from ui.widgets.form_body import LinkedRow

pytestmark = pytest.mark.usefixtures("dressed")
TODAY = date(2021, 10, 18)


@pytest.fixture
def body(office: Office) -> Body:
    names = ("가온 문화공방", "나래 청년일터")
    office.tenants.add_many(TenantDraft(name, place=TenantPlace.MIRAE) for name in names)
    key = office.directory.find("TENANT", "가온문화공방")
    assert key is not None
    office.people.add(PersonDraft("홍하람", tenant_id=key, post="대표", is_primary=True))
    return Body(BodyKind.TENANT, key)


@pytest.fixture
def tab(office: Office, body: Body, qtbot: QtBot) -> ListTab:
    del body
    shown = show(TenantsTab, office, qtbot)
    shown.pick(0)
    return shown


def linked(tab: ListTab) -> LinkedRow:
    view = tab.tab.shown
    assert isinstance(view, TenantsView)
    return view.form.contacts.linked


def sheet(tab: ListTab) -> ContactSheet:
    return next(one for one in tab.tab.window().findChildren(ContactSheet) if one.isVisible())


def act(tab: ListTab, action: Action) -> None:
    next(one for one in tab.tab.commands() if one.action is action).run()


def write(office: Office, body: Body, again: date | None) -> None:
    office.contacts.add(ContactDraft(date(2021, 10, 1), body, summary="통화", next_on=again))


def test_a_contact_is_written_down_beside_its_tenant_by_keyboard(tab: ListTab, office: Office) -> None:
    act(tab, Action.NOTE_CONTACT)
    entry = sheet(tab)
    assert entry.body.inputs["summary"].isAncestorOf(entry.focusWidget())
    assert entry.body.inputs["person_id"].raw() == "홍*람 대표"
    type_korean(entry.focusWidget(), "소식지 원고를 부탁함")
    entry.body.inputs["next_on"].set_value(TODAY)
    tab.qtbot.keyClick(entry, Qt.Key.Key_Return, CTRL)
    assert (linked(tab).findChild(QPushButton).text(), linked(tab).mark.state) == (
        "1건 · 다시 연락 1",
        State(Mark.SOON, "오늘"),
    )
    assert tab.notify.changes[-1][0].summary == (
        "‘가온 문화공방’ 연락을 적었습니다. 다음 연락은 10. 18.입니다."
    )
    tab.desk.undo()
    assert linked(tab).mark.state is None
    assert not office.contacts.listing(ListQuery()).ids


def test_nothing_said_keeps_the_sheet_open(tab: ListTab, office: Office) -> None:
    act(tab, Action.NOTE_CONTACT)
    entry = sheet(tab)
    entry.submit()
    assert entry.isVisible()
    assert entry.body.inputs["summary"].problem_text == "무슨 말을 나눴는지 적으세요."
    entry.reject()
    assert not office.contacts.listing(ListQuery()).ids


def test_the_sheet_settles_what_was_due(tab: ListTab, office: Office, body: Body) -> None:
    write(office, body, TODAY)
    act(tab, Action.NOTE_CONTACT)
    entry = sheet(tab)
    type_korean(entry.body.inputs["summary"].editor, "답을 들음")
    entry.submit()
    assert office.contacts.standing(body).waiting == 0


def test_the_count_of_a_body_leads_to_just_its_contacts(tab: ListTab, office: Office, body: Body) -> None:
    write(office, body, TODAY)
    write(office, body, None)
    other = office.directory.find("TENANT", "나래청년일터")
    assert other is not None
    office.contacts.add(
        ContactDraft(TODAY, Body(BodyKind.TENANT, other), summary="가온 문화공방과 함께 만남")
    )
    tab.tab.refresh()
    places: list[Any] = []
    tab.tab.go.connect(places.append)
    linked(tab).findChild(QPushButton).click()
    tab.tab.arrive(places[0])
    assert tab.names("body") == ["가온 문화공방", "가온 문화공방"]
    line = tab.records.screen.filter
    tab.qtbot.waitUntil(lambda: "가온 문화공방 2" in [one.text() for one in line.findChildren(QPushButton)])


def test_people_of_a_tenant_are_reached_by_their_count(tab: ListTab) -> None:
    places: list[Any] = []
    tab.tab.go.connect(places.append)
    view = tab.tab.shown
    assert isinstance(view, TenantsView)
    view.form.people.findChild(QPushButton).click()
    tab.tab.arrive(places[0])
    assert tab.names() == ["홍*람"]


def test_a_contact_is_entered_in_the_log_and_marked_as_done(tab: ListTab, office: Office, body: Body) -> None:
    tab.tab.show_view("contacts")
    tab.tab.commands()[-1].run()
    tab.type_into("body", "가온문화공방")
    assert Body.of_key(tab.records.form.values()["body"]) == body
    tab.type_into("summary", "방문 약속")
    tab.type_into("next_on", "10.18")
    assert tab.records.save()
    tab.settle()
    assert tab.records.screen.model.index(0, len(COLUMNS) - 1).data() == "오늘"
    assert tab.records.form.head.title == "가온 문화공방"
    act(tab, Action.SETTLE_CONTACT)
    assert office.contacts.standing(body).waiting == 0
    tab.desk.undo()
    assert office.contacts.standing(body).waiting == 1


def test_another_body_lets_go_of_the_person(tab: ListTab, office: Office, body: Body) -> None:
    write(office, body, None)
    (key,) = office.contacts.listing(ListQuery()).ids
    tab.tab.open_record(Kind.CONTACT, key)
    person = office.people.of_body(body)[0].id
    form = tab.records.form
    form.body.inputs["person_id"].set_value(person)
    other = office.directory.find("TENANT", "나래청년일터")
    assert other is not None
    tab.type_into("body", "나래청년일터")
    assert form.values()["person_id"] is None
    assert form.values()["body"] == Body(BodyKind.TENANT, other).key


def test_partners_and_departments_have_contacts_too(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("departments")
    tab.tab.commands()[-1].run()
    act(tab, Action.NOTE_CONTACT)
    assert tab.notify.said[-1] == "먼저 저장한 뒤에 연락을 적을 수 있습니다."
    tab.type_into("name", "청년정책과")
    assert tab.records.save()
    act(tab, Action.NOTE_CONTACT)
    entry = sheet(tab)
    type_korean(entry.body.inputs["summary"].editor, "담당자가 바뀐다고 함")
    entry.submit()
    (row,) = office.contacts.rows(office.contacts.listing(ListQuery()).ids)
    assert row.body == "청년정책과"
