"""Doubles on screen: warned of while typing, found in a sheet, merged field by field, set apart, taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.changes import Kind
from desktop_app.directory.records import BodyDraft
from desktop_app.duplicates.records import Side
from desktop_app.listing import ListQuery
from desktop_app.office import Office
from desktop_app.terms import Deed, DepartmentKind
from tests.doubles import person, proposal, tenant
from tests.ui.list_tab import CTRL, ListTab, show
from ui.actions import Action
from ui.duplicates.alike_note import AlikeNote
from ui.duplicates.find_sheet import APART, FOUND, DuplicatesSheet
from ui.feature_tab import Place
from ui.tenants.tab import TenantsTab

pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    office.buildings.add_listed()
    one = tenant(office, "가온 살림연구소", business="살림 연구", note="먼저")
    other = tenant(office, "(사)가온 살림연구소", field="친환경", note="나중")
    tenant(office, "나래 배움터")
    for by in (one, other, other):
        proposal(office, "제안", by)
    shown = show(TenantsTab, office, qtbot)
    shown.tab.go.connect(shown.tab.arrive)
    return shown


def sheet_of(tab: ListTab) -> DuplicatesSheet:
    sheet = next(one for one in tab.tab.window().findChildren(DuplicatesSheet) if one.isVisible())
    tab.qtbot.waitUntil(lambda: not sheet.busy, timeout=20000)
    return sheet


def found(tab: ListTab) -> DuplicatesSheet:
    """The sheet as the menu opens it."""
    next(one for one in tab.tab.commands() if one.action is Action.FIND_DUPLICATES).run()
    return sheet_of(tab)


def settled(tab: ListTab, sheet: DuplicatesSheet) -> DuplicatesSheet:
    tab.qtbot.waitUntil(lambda: not sheet.busy, timeout=20000)
    return sheet


def note(tab: ListTab) -> AlikeNote:
    return tab.records.form.body.inputs["name"].findChild(AlikeNote)


def test_a_new_name_that_reads_like_another_is_told_while_it_is_typed(tab: ListTab) -> None:
    tab.tab.commands()[-1].run()
    tab.type_into("name", "가온살림 연구소")
    tab.qtbot.waitUntil(lambda: bool(note(tab).words))
    assert note(tab).words == [
        "‘(사)가온 살림연구소’와 이름이 같습니다.",
        "‘가온 살림연구소’와 이름이 같습니다.",
    ]
    tab.type_into("name", "다솜 배움터")
    tab.qtbot.waitUntil(lambda: not note(tab).words)


def test_the_link_opens_the_other_record_and_what_was_typed_waits(tab: ListTab) -> None:
    tab.tab.commands()[-1].run()
    tab.type_into("name", "나래배움터")
    tab.qtbot.waitUntil(lambda: bool(note(tab).words))
    (link,) = [one for one in note(tab).findChildren(QPushButton) if one.text() == "열기"]
    link.click()
    assert tab.records.form.head.title == "나래 배움터"
    assert not note(tab).words
    assert "쓰다 만 새 기록이 있습니다" in tab.records.screen.strip.words


def test_the_warning_keeps_nothing_from_being_saved(tab: ListTab, office: Office) -> None:
    tab.tab.commands()[-1].run()
    tab.type_into("name", "나래배움터")
    tab.choose("place", "MIRAE")
    assert tab.records.save()
    assert len(office.tenants.listing(ListQuery(text="나래")).ids) == 2


def test_a_stored_name_is_laid_beside_its_like(tab: ListTab) -> None:
    tab.pick(2)
    tab.type_into("name", "가온 살림연구소")
    tab.qtbot.waitUntil(lambda: bool(note(tab).words))
    link = next(one for one in note(tab).findChildren(QPushButton) if one.text() == "나란히 보기")
    link.click()
    sheet = sheet_of(tab)
    assert sheet.lines()
    sheet.reject()


def test_two_spellings_are_found_and_merged_with_the_proposals_of_both(tab: ListTab, office: Office) -> None:
    sheet = found(tab)
    assert sheet.lines() == ["가온 살림연구소 · (사)가온 살림연구소"]
    shown = sheet.pane.comparison
    assert shown is not None
    assert (shown.kept, shown.moved_words) == ("(사)가온 살림연구소", "제안 1건")
    sheet.pane.choose("name", Side.GONE)
    sheet.merge()
    settled(tab, sheet)
    assert sheet.lines() == []
    change, _ = tab.notify.changes[-1]
    assert change.summary == (
        "‘(사)가온 살림연구소’와 ‘가온 살림연구소’를 하나로 합쳤습니다. 제안 1건이 옮겨졌습니다."
    )
    assert (sheet.said, change.sticky) == (change.summary, True)
    record = office.tenants.record(shown.kept_id)
    assert (record.draft.name, record.draft.note, record.proposals) == ("가온 살림연구소", "나중\n먼저", 3)
    assert tab.names() == ["가온 살림연구소", "나래 배움터"]
    tab.qtbot.keyClick(sheet, Qt.Key.Key_Z, CTRL)
    settled(tab, sheet)
    assert sheet.lines() == ["가온 살림연구소 · (사)가온 살림연구소"]
    assert len(tab.names()) == 3
    sheet.reject()


def test_the_other_record_can_be_the_one_that_stays(tab: ListTab, office: Office) -> None:
    sheet = found(tab)
    before = sheet.pane.comparison
    assert before is not None
    sheet.pane.turned.emit()
    after = sheet.pane.comparison
    assert after is not None
    assert (after.kept_id, after.gone_id) == (before.gone_id, before.kept_id)
    assert after.moved_words == "제안 2건"
    tab.qtbot.keyClick(sheet, Qt.Key.Key_Return, CTRL)
    settled(tab, sheet)
    assert office.tenants.record(after.kept_id).draft.name == "가온 살림연구소"
    sheet.reject()


def test_what_is_no_pair_is_remembered_and_can_come_back(tab: ListTab) -> None:
    sheet = found(tab)
    sheet.set_apart()
    settled(tab, sheet)
    assert sheet.lines() == []
    assert "찾지 못했습니다" in sheet.note.words
    sheet.which.choose(APART)
    sheet.which.chosen.emit(APART)
    assert sheet.lines() == ["가온 살림연구소 · (사)가온 살림연구소"]
    sheet.set_apart()
    settled(tab, sheet)
    sheet.which.choose(FOUND)
    sheet.which.chosen.emit(FOUND)
    assert len(sheet.lines()) == 1
    sheet.reject()


def test_departments_that_were_both_asked_say_why_they_stay_two(tab: ListTab, office: Office) -> None:
    from desktop_app.proposals.records import Assignment  # noqa: PLC0415 - only here

    keys = [
        office.departments.add(BodyDraft(name, DepartmentKind.OFFICE)).record_id
        for name in ("자원순환과", "자원순환가")
    ]
    asked = [Assignment(key) for key in keys if key is not None]
    office.proposals.assignments.assign(office.proposals.list.listing(ListQuery(year=2021)).ids[0], asked)
    tab.tab.show_view("departments")
    sheet = found(tab)
    assert sheet.pane.strip.words.startswith("합칠 수 없습니다 두 부서 모두에 검토를 요청한 제안이 있습니다")
    assert sheet.pane.wish is None
    sheet.merge()
    assert len(office.directory.departments()) == 2
    sheet.reject()


def test_people_are_masked_until_a_look_is_written_down(tab: ListTab, office: Office) -> None:
    body = office.tenants.listing(ListQuery()).ids[0]
    for phone in ("000-1234-5678", "000-4321-5678"):
        person(office, "홍하람", body, phone=phone, collected_on=date(2021, 3, 2))
    tab.tab.show_view("people")
    sheet = found(tab)

    def phones() -> tuple[str, str]:
        assert sheet.pane.comparison is not None
        pair = next(one for one in sheet.pane.comparison.fields if one.key == "phone")
        return pair.kept, pair.gone

    assert phones() == ("000-****-5678", "000-****-5678 (다름)")
    sheet.pane.choose("phone", Side.GONE)
    sheet.reveal()
    assert phones() == ("000-1234-5678", "000-4321-5678")
    assert sheet.pane.sides["phone"] is Side.GONE
    (entry,) = [one for one in office.access.entries() if one.deed is Deed.VIEW]
    assert (entry.persons, entry.subject.split()[0]) == (2, "person")
    sheet.merge()
    settled(tab, sheet)
    (left,) = office.people.of_tenant(body)
    assert left.draft.phone == "000-4321-5678"
    sheet.reject()


def test_a_record_is_opened_from_the_sheet(tab: ListTab) -> None:
    sheet = found(tab)
    shown = sheet.pane.comparison
    assert shown is not None
    went: list[Place] = []
    tab.tab.go.connect(went.append)
    sheet.pane.open_asked.emit(shown.gone_id)
    assert went == [Place("tenants", view="tenants", kind=Kind.TENANT, record_id=shown.gone_id)]
    assert tab.records.form.head.title == "가온 살림연구소"
