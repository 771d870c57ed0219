"""Forms at the edge: parts that went, names alike, a number given anew: nothing is lost, nothing wrong is saved."""

import logging
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BodyDraft, BuildingDraft, PersonDraft
from desktop_app.errors import FileTrouble
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import DepartmentKind, TenantPlace
from desktop_app.venues.records import VenueDraft
from tests.fakes import FakeNotifier
from tests.ui.list_tab import ListTab, show
from ui.crash import CrashGuard
from ui.tenants.tab import TenantsTab
from ui.venues.tab import VenuesTab
from ui.widgets.choice_inputs import NOT_OFFERED, ChoiceInput, PickInput

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tenants(office: Office, qtbot: QtBot) -> ListTab:
    office.tenants.add_many(
        [TenantDraft("가온", place=TenantPlace.MIRAE), TenantDraft("나래", place=TenantPlace.MIRAE)]
    )
    first = office.directory.tenants()[0].id
    office.people.add(PersonDraft("홍길동", tenant_id=first, is_primary=True))
    return show(TenantsTab, office, qtbot)


@pytest.fixture
def venues(office: Office, qtbot: QtBot) -> ListTab:
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    office.buildings.add(BuildingDraft("상상청"))
    office.venues.add(VenueDraft("회의실", office.directory.buildings()[0].id))
    return show(VenuesTab, office, qtbot)


@pytest.fixture
def guard(notify: FakeNotifier) -> Iterator[CrashGuard]:
    guard = CrashGuard(notify)
    guard.install()
    yield guard
    guard.remove()


def test_a_record_named_by_marks_alone_is_not_what_an_empty_field_means(qtbot: QtBot) -> None:
    entry = PickInput([(7, "( )"), (8, "가온")])
    qtbot.addWidget(entry)
    assert entry.value() is None
    entry.set_value(7)
    assert entry.value() == 7
    entry.set_value(None)
    assert entry.value() is None


@pytest.mark.parametrize("labels", [("가나", "(주)가나"), ("가나", "가나")])
def test_a_record_whose_name_reads_like_another_s_stays_itself(qtbot: QtBot, labels: tuple[str, str]) -> None:
    entry = PickInput(list(enumerate(labels, start=1)))
    qtbot.addWidget(entry)
    for key in (1, 2):
        entry.set_value(key)
        assert entry.value() == key
        entry.set_raw(entry.raw())
        assert entry.value() == key


def test_a_choice_that_is_offered_no_more_does_not_show_its_number(qtbot: QtBot) -> None:
    entry: ChoiceInput[int] = ChoiceInput([(1, "상상청")])
    qtbot.addWidget(entry)
    for key in (5, 6):
        entry.set_value(key)
        assert (entry.raw(), entry.value()) == (NOT_OFFERED, key)
        entry.set_raw(entry.raw())
        assert entry.value() == key
    entry.set_choices([(1, "상상청"), (2, "미래청")])
    assert entry.value() == 6


def test_a_new_tenant_shows_no_links_of_the_one_before(tenants: ListTab) -> None:
    went: list[object] = []
    tenants.tab.go.connect(went.append)
    tenants.pick(0)
    form = tenants.records.form
    assert not form.people._none.isVisible()  # type: ignore[attr-defined]
    tenants.tab.commands()[-1].run()
    assert form.people._none.isVisible()  # type: ignore[attr-defined]
    form._add_person()  # type: ignore[attr-defined]
    assert went == []


def test_a_link_to_nothing_is_no_link(tenants: ListTab) -> None:
    tenants.pick(1)
    assert tenants.records.form.people._none.text() == "-"  # type: ignore[attr-defined]
    assert tenants.records.form.people._none.isVisible()  # type: ignore[attr-defined]


def test_edits_of_a_record_that_was_taken_back_do_not_come_up_in_the_next(tenants: ListTab) -> None:
    tenants.tab.commands()[-1].run()
    tenants.type_into("name", "다솜")
    tenants.choose("place", "MIRAE")
    assert tenants.records.save()
    added = tenants.records.form.record_id
    tenants.type_into("business", "옛 사업")
    tenants.desk.undo()
    tenants.tab.commands()[-1].run()
    tenants.type_into("name", "라온")
    tenants.choose("place", "MIRAE")
    assert tenants.records.save()
    assert tenants.records.form.record_id == added  # the file gives the number anew
    assert tenants.records.form.values()["business"] == ""
    assert not tenants.records.form.unsaved


def test_a_person_changed_elsewhere_is_not_overwritten_by_the_tenant_s_form(
    tenants: ListTab, office: Office
) -> None:
    tenants.pick(0)
    key = tenants.records.form.record_id
    assert key is not None
    contact = office.tenants.record(key).draft.contact_id
    assert contact is not None
    office.people.edit(contact, PersonDraft("홍길동", tenant_id=key, post="팀장", is_primary=True, version=1))
    tenants.type_into("contact_post", "이사")
    assert not tenants.records.save()
    assert "바뀌었습니다" in tenants.notify.troubles[0].what
    assert office.people.record(contact).draft.post == "팀장"


def test_a_tenant_s_person_who_went_meanwhile_does_no_harm(
    tenants: ListTab, office: Office, notify: FakeNotifier, guard: CrashGuard
) -> None:
    del guard
    tenants.pick(0)
    contact = office.tenants.record(tenants.records.form.record_id or 0).draft.contact_id
    assert contact is not None
    office.people.remove([contact])
    tenants.type_into("room", "3층")
    tenants.records.form.body.focus_field("field")
    assert not tenants.records.save()
    assert (notify.crashes, len(tenants.notify.troubles)) == ([], 1)


def test_a_use_without_a_kind_is_not_offered(venues: ListTab) -> None:
    venues.tab.commands()[-1].run()
    entry = venues.records.form.body.inputs["kind"]
    assert "고르세요" not in [entry.editor.itemText(at) for at in range(entry.editor.count())]  # type: ignore[attr-defined]


def test_a_room_that_went_is_told_beside_its_field(venues: ListTab, office: Office) -> None:
    venues.tab.commands()[-1].run()
    room = office.venues.choices()[0].id
    venues.type_into("event", "회의")
    venues.choose("venue_id", room)
    office.venues.remove([room])
    assert not venues.records.save()
    assert "지워졌습니다" in venues.records.form.body.inputs["venue_id"].problem_text


def test_trouble_while_reading_is_told_as_trouble_not_as_a_fault_of_the_program(
    qtbot: QtBot, notify: FakeNotifier, guard: CrashGuard, caplog: pytest.LogCaptureFixture
) -> None:
    del guard

    def read() -> None:
        raise FileTrouble("자료 폴더에 쓸 수 없습니다.")

    with caplog.at_level(logging.WARNING):
        QTimer.singleShot(0, read)
        qtbot.waitUntil(lambda: bool(notify.troubles or notify.crashes))
    assert ([error.what for error in notify.troubles], notify.crashes) == (
        ["자료 폴더에 쓸 수 없습니다."],
        [],
    )
