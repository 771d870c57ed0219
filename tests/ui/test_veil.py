"""Contact data in forms: masked until asked, asking is written down, saving keeps what was never seen (PII-5)."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, Deed, TenantPlace
from tests.ui.list_tab import ListTab, show
from ui.feature_tab import Place
from ui.tenants.tab import TenantsTab
from ui.widgets.veil import HIDE, SHOW

pytestmark = pytest.mark.usefixtures("dressed")
REVEAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PHONE, MAIL = "000-1234-5678", "haram@example.invalid"


@pytest.fixture
def tenant_id(office: Office) -> int:
    change = office.tenants.add(
        TenantDraft("가온 문화공방", place=TenantPlace.MIRAE, agreed_until=date(2022, 11, 30))
    )
    assert change.record_id is not None
    return change.record_id


@pytest.fixture
def people(office: Office, qtbot: QtBot, tenant_id: int) -> ListTab:
    """Two people of one tenant, in the view of people."""
    for name, phone in (("홍하람", PHONE), ("이도윤", "000-8765-4321")):
        office.people.add(
            PersonDraft(
                name, tenant_id=tenant_id, phone=phone, mail=MAIL, is_primary=name == "홍하람",
                collection_basis=CollectionBasis.CONSENT, collected_on=date(2021, 3, 2),
            )
        )  # fmt: skip
    tab = show(TenantsTab, office, qtbot)
    tab.tab.show_view("people")
    tab.settle()
    return tab


def line(tab: ListTab, key: str) -> str:
    """What the officer sees in a field."""
    found = tab.records.form.body.inputs[key].findChild(QLineEdit)
    assert found is not None
    return found.text()


def reveal(tab: ListTab) -> None:
    tab.records.screen.table.setFocus()
    tab.qtbot.keyClick(tab.records.screen.table, Qt.Key.Key_H, REVEAL)


def pick(tab: ListTab, office: Office, name: str) -> int:
    key = next(
        key
        for key in office.people.listing(tab.records.screen.query).ids
        if office.people.record(key).draft.name == name
    )
    tab.tab.open_record(Kind.PERSON, key)
    tab.qtbot.waitUntil(lambda: tab.records.form.record_id == key)
    return key


def looks(office: Office) -> list[str]:
    return [entry.subject for entry in office.access.entries() if entry.deed is Deed.VIEW]


def test_a_form_shows_masks_and_nothing_is_written_down_for_it(people: ListTab, office: Office) -> None:
    pick(people, office, "홍하람")
    assert [line(people, key) for key in ("name", "phone", "mail")] == [
        "홍*람", "000-****-5678", "ha***@example.invalid",
    ]  # fmt: skip
    assert looks(office) == []


def test_asking_shows_them_once_and_is_written_down_once(people: ListTab, office: Office) -> None:
    key = pick(people, office, "홍하람")
    reveal(people)
    assert [line(people, key) for key in ("name", "phone", "mail")] == ["홍하람", PHONE, MAIL]
    (entry,) = office.access.entries()
    assert (entry.deed, entry.subject, entry.persons) == (Deed.VIEW, f"person {key}", 1)
    assert "홍하람" not in f"{entry}"
    reveal(people)
    assert line(people, "phone") == "000-****-5678"
    assert looks(office) == [f"person {key}"]


def test_the_link_says_what_it_does(people: ListTab, office: Office) -> None:
    pick(people, office, "홍하람")
    words = {SHOW.replace("&", ""), HIDE}
    link = next(one for one in people.records.form.findChildren(QPushButton) if one.text() in words)
    assert link.text() == SHOW
    link.click()
    assert (link.text(), line(people, "phone")) == (HIDE, PHONE)


def test_saving_a_form_that_was_never_opened_keeps_what_is_behind_the_mask(
    people: ListTab, office: Office
) -> None:
    key = pick(people, office, "홍하람")
    people.type_into("post", "팀장")
    assert people.records.save()
    draft = office.people.record(key).draft
    assert (draft.name, draft.phone, draft.mail, draft.post) == ("홍하람", PHONE, MAIL, "팀장")
    assert people.records.form.edited_keys == []


def test_a_veiled_field_takes_no_typing_and_says_how_to_open_it(people: ListTab, office: Office) -> None:
    pick(people, office, "홍하람")
    editor = people.records.form.body.inputs["phone"].editor
    people.qtbot.keyClick(editor, Qt.Key.Key_9)
    assert line(people, "phone") == "000-****-5678"
    assert "가려져 있습니다" in people.records.form.body.inputs["phone"].problem_text
    assert not people.records.form.unsaved


def test_another_record_and_a_return_are_masked_again(people: ListTab, office: Office) -> None:
    pick(people, office, "홍하람")
    reveal(people)
    pick(people, office, "이도윤")
    assert line(people, "phone") == "000-****-4321"
    pick(people, office, "홍하람")
    assert line(people, "phone") == "000-****-5678"


def test_leaving_the_view_masks_again(people: ListTab, office: Office) -> None:
    pick(people, office, "홍하람")
    reveal(people)
    people.tab.show_view("buildings")
    people.tab.show_view("people")
    assert line(people, "phone") == "000-****-5678"


def test_what_was_opened_can_be_changed_and_stays_open_over_the_save(people: ListTab, office: Office) -> None:
    key = pick(people, office, "홍하람")
    reveal(people)
    people.type_into("phone", "00011112222")
    assert people.records.save()
    assert office.people.record(key).draft.phone == "000-1111-2222"
    assert line(people, "phone") == "000-1111-2222"
    assert len(looks(office)) == 1


def test_after_a_while_it_is_masked_and_the_edit_is_still_there(people: ListTab, office: Office) -> None:
    key = pick(people, office, "홍하람")
    reveal(people)
    people.type_into("phone", "000-1111-2222")
    view = people.tab.shown
    view.veil.close()  # type: ignore[attr-defined]  # what its clock calls after three minutes
    assert line(people, "phone") == "000-****-2222"
    assert people.records.form.edited_keys == ["phone"]
    assert people.records.save()
    assert office.people.record(key).draft.phone == "000-1111-2222"


def test_a_new_person_is_typed_in_plain_sight(people: ListTab, office: Office) -> None:
    people.tab.commands()[-1].run()
    people.type_into("name", "한가람")
    assert line(people, "name") == "한가람"
    assert looks(office) == []


def test_the_person_in_a_tenants_form_is_veiled_too(people: ListTab, office: Office, tenant_id: int) -> None:
    people.tab.arrive(Place("tenants", view="tenants", kind=Kind.TENANT, record_id=tenant_id))
    people.qtbot.waitUntil(lambda: people.records.form.record_id == tenant_id)
    assert (line(people, "contact_name"), line(people, "contact_phone")) == ("홍*람", "000-****-5678")
    people.type_into("business", "마을 축제")
    assert people.records.save()
    (first, _) = office.people.of_tenant(tenant_id)
    assert (first.draft.name, first.draft.phone) == ("홍하람", PHONE)
    reveal(people)
    assert line(people, "contact_phone") == PHONE
    assert looks(office) == [f"person {first.id}"]


def test_a_basis_is_dated_today_and_what_is_missing_is_named(
    people: ListTab, office: Office, tenant_id: int
) -> None:
    change = office.people.add(PersonDraft("한가람", tenant_id=tenant_id, phone=PHONE))
    assert change.record_id is not None
    people.tab.refresh()
    pick(people, office, "한가람")
    gaps = [one.text() for one in people.records.form.strip.findChildren(QPushButton) if one.isVisible()]
    assert gaps == ["수집근거", "수집일", "보유기한"]
    people.choose("collection_basis", CollectionBasis.DUTY.name)
    people.records.form.body.edited.emit("collection_basis")  # as picking in the list does
    assert line(people, "collected_on") == "2021. 10. 18."
    assert line(people, "retain_until") == "2022. 11. 30."  # the end of the agreement
    assert people.records.save()
    draft = office.people.record(change.record_id).draft
    assert (draft.collection_basis, draft.collected_on) == (CollectionBasis.DUTY, date(2021, 10, 18))
