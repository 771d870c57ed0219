"""입주단체 as the officer handles it: type, save, take back, find, sort, by keyboard."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.records import PersonDraft
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, TenantPlace
from tests.ui.list_tab import ListTab, show
from ui.attachments.files_part import ADD, FOLD, REMOVE, RENAME, SAVE, FilesPart
from ui.feature_tab import Place
from ui.history_sheet import HistorySheet
from ui.tenants.tab import TenantsTab

pytestmark = pytest.mark.usefixtures("dressed")
NAMES = ("가온 문화공방", "(주)느티나무 기술공작소", "나래 청년일터")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.buildings.add_listed()
    office.tenants.add_many(
        TenantDraft(
            name, place=TenantPlace.MIRAE, agreed_from=date(2020, 5, 1), agreed_until=date(2023, 4, 30)
        )
        for name in NAMES
    )
    return show(TenantsTab, office, qtbot)


def test_names_stand_in_syllable_order_whatever_their_company_mark(tab: ListTab) -> None:
    assert tab.names() == ["가온 문화공방", "나래 청년일터", "(주)느티나무 기술공작소"]


def test_a_tenant_is_added_saved_and_taken_back(tab: ListTab, office: Office) -> None:
    tab.tab.commands()[-1].run()
    tab.type_into("name", "다솜 배움터")
    tab.choose("place", "SANGSANG_COWORKING")
    assert tab.records.save()
    assert "다솜 배움터" in tab.names()
    assert office.status.table(office.clock.today()).registered("sangsang_coworking") == 1
    tab.desk.undo()
    assert "다솜 배움터" not in tab.names()
    tab.desk.redo()
    assert "다솜 배움터" in tab.names()


def test_what_is_typed_is_saved_with_the_last_syllable(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("business", "마을 축제 기획")
    tab.qtbot.keyClick(tab.records.form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    key = tab.records.form.record_id
    assert key is not None
    assert office.tenants.record(key).draft.business == "마을 축제 기획"
    assert not tab.records.form.unsaved


def test_profile_and_mail_address_are_kept_and_named_in_the_history(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("profile", "골목에서 작은 무대를 엽니다.\n누구나 옵니다.")
    tab.type_into("address", "서울특별시 은평구 통일로 1")
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    draft = office.tenants.record(key).draft
    assert draft.profile == "골목에서 작은 무대를 엽니다.\n누구나 옵니다."
    assert draft.address == "서울특별시 은평구 통일로 1"
    assert office.history.of("tenant", key)[0].note == "소개글, 우편 주소"


def test_a_wrong_agreement_is_told_beside_its_field_and_nothing_is_lost(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("agreed_until", "2020.4.30")
    assert not tab.records.save()
    assert tab.records.form.unsaved
    key = tab.records.form.record_id
    assert key is not None
    assert office.tenants.record(key).draft.agreed_until == date(2023, 4, 30)


def test_an_edit_left_behind_is_there_again_on_return(tab: ListTab) -> None:
    tab.pick(0)
    tab.type_into("business", "마을 축제")
    tab.pick(1)
    assert not tab.records.form.unsaved
    tab.pick(0)
    assert tab.records.form.values()["business"] == "마을 축제"
    assert tab.records.form.unsaved


def test_moving_through_the_list_leaves_no_draft(tab: ListTab) -> None:
    for row in (0, 1, 2, 1, 0):
        tab.pick(row)
    assert not tab.records.form.keeper.ids()


def test_initials_find_and_escape_shows_all_again(tab: ListTab) -> None:
    tab.find("ㄴㅌㄴㅁ")
    assert tab.names() == ["(주)느티나무 기술공작소"]
    tab.qtbot.keyClick(tab.records.screen.filter.field, Qt.Key.Key_Escape)
    assert len(tab.names()) == 3


def test_del_removes_and_undo_brings_back(tab: ListTab) -> None:
    tab.pick(0)
    tab.press(Qt.Key.Key_Delete)
    assert tab.names() == ["나래 청년일터", "(주)느티나무 기술공작소"]
    assert (tab.records.screen.record_id, tab.records.form.head.title) == (
        tab.records.form.record_id,
        "나래 청년일터",
    )  # the next one is at hand
    change, _ = tab.notify.changes[-1]
    assert change.summary == "‘가온 문화공방’을 지웠습니다."
    tab.desk.undo()
    assert len(tab.names()) == 3


def test_the_person_to_reach_is_saved_with_the_tenant_in_one_act(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("contact_name", "홍하람")
    tab.type_into("contact_phone", "000-0000-1234")
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    (person,) = office.people.of_tenant(key)
    assert (person.draft.name, person.draft.is_primary) == ("홍하람", True)
    tab.desk.undo()
    assert not office.people.of_tenant(key)


def test_a_resident_number_is_refused(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("contact_name", "홍하람")
    tab.type_into("contact_post", "900101-1234567")
    assert not tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    assert not office.people.of_tenant(key)


def test_people_are_masked_in_the_list_and_open_from_their_tenant(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    key = tab.records.form.record_id
    assert key is not None
    office.people.add(
        PersonDraft(
            "홍하람", tenant_id=key, phone="000-1234-5678", collection_basis=CollectionBasis.CONSENT,
            collected_on=date(2021, 3, 2),
        )
    )  # fmt: skip
    tab.tab.arrive(Place("tenants", view="people", text="가온"))
    assert tab.names() == ["홍*람"]
    assert tab.names("phone") == ["000-****-5678"]


def test_the_seventeenth_building_can_be_added(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("buildings")
    totals = {one.label: one.value for one in office.buildings.listing(tab.records.screen.query).totals}
    assert totals["차이"] == "1개 동 · 확인할 일"
    tab.tab.commands()[-1].run()
    tab.type_into("name", "이름 모를 동")
    assert tab.records.save()
    assert len(tab.names()) == 17


def test_a_building_with_tenants_is_not_deleted(tab: ListTab, office: Office) -> None:
    building = next(choice.id for choice in office.directory.buildings() if choice.label == "미래청")
    office.tenants.add(TenantDraft("새싹", place=TenantPlace.MIRAE, building_id=building))
    tab.tab.open_record(Kind.BUILDING, building)
    tab.records.remove([building])
    assert "지울 수 없습니다" in tab.notify.troubles[-1].what
    assert "미래청" in tab.names()


def test_the_chips_of_a_view_are_there_from_the_first_moment(tab: ListTab) -> None:
    tab.tab.show_view("buildings")
    line = tab.records.screen.filter
    tab.qtbot.waitUntil(lambda: "전체 16" in [button.text() for button in line.findChildren(QPushButton)])


def test_commands_need_no_mouse(tab: ListTab) -> None:
    tab.pick(1)
    tab.press(Qt.Key.Key_Return)
    focus = tab.tab.window().focusWidget()
    assert focus is not None
    assert tab.records.form.isAncestorOf(focus)
    tab.qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert tab.records.screen.table.hasFocus()


def test_a_department_is_added_with_its_other_names(tab: ListTab, office: Office) -> None:
    tab.tab.show_view("departments")
    tab.tab.commands()[-1].run()
    tab.type_into("name", "청년정책과")
    tab.type_into("aliases", "청년과, 청년정책담당관")
    assert tab.records.save()
    assert office.directory.find("DEPARTMENT", "청년과") == tab.records.form.record_id
    assert tab.names() == ["청년정책과"]


def test_the_history_names_what_was_changed_and_no_value(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    tab.type_into("business", "마을 축제 기획")
    assert tab.records.save()
    key = tab.records.form.record_id
    assert key is not None
    edited, added = office.history.of("tenant", key)
    assert (edited.act, edited.note) == ("입주단체 고치기", "주요사업")
    assert added.act == "예시 자료 넣기"
    tab.records.show_history()
    sheet = tab.tab.window().findChild(HistorySheet)
    assert sheet is not None
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "입주단체 고치기" in words
    assert not any("마을 축제 기획" in text for text in words)
    sheet.reject()


def test_a_resident_number_is_told_under_its_field_and_is_kept_nowhere(tab: ListTab, office: Office) -> None:
    tab.pick(0)
    form = tab.records.form
    tab.type_into("business", "문의 850101-1234567")
    form.body.focus_field("homepage")
    assert form.body.inputs["business"].problem_text == (
        "주민등록번호로 보이는 번호(85****-*******)는 적을 수 없습니다. 지우고 저장하세요."
    )
    assert not tab.records.save()
    assert form.body.inputs["business"].editor.hasFocus()
    form.keep_draft()
    kept = [file.read_bytes() for file in office.folder.rglob("*") if file.is_file()]
    assert [body for body in kept if b"1234567" in body] == []
    tab.type_into("business", "문의 없음")
    assert tab.records.save()


def test_a_resident_number_in_a_long_text_is_told_too(tab: ListTab) -> None:
    tab.pick(0)
    tab.type_into("note", "메모\n８５０１０１－１２３４５６７")
    assert not tab.records.save()
    assert "주민등록번호" in tab.records.form.body.inputs["note"].problem_text


def test_files_are_put_with_a_tenant(tab: ListTab, office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    tab.pick(1)
    part = tab.tab.findChild(FilesPart)
    assert isinstance(part, FilesPart)
    paper = tmp_path / "협약서.pdf"
    paper.write_bytes(b"agreement")
    part.add([paper])
    qtbot.waitUntil(lambda: part.counted == "1개")
    assert (part.links.words, part.below.words) == ([FOLD, ADD], [SAVE, RENAME, REMOVE])
    part.below.follow(REMOVE)
    assert (part.counted, office.attachments.check().count) == ("", 1)
    tab.tab.commands()[-1].run()  # a tenant that is not stored yet takes none
    assert part.isHidden()
