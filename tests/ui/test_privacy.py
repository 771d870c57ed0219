"""개인정보 as the officer handles it: who is due, 파기 with a typed word, the registers, the monthly review."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.changes import Act
from desktop_app.clock import PracticeClock
from desktop_app.directory.contact_records import ContactDraft
from desktop_app.directory.records import Body, BodyKind, PersonDraft
from desktop_app.office import Office
from desktop_app.privacy.destruction_records import GROUNDS
from desktop_app.privacy.records import subject
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import CollectionBasis, ContactWay, Deed, TenantPlace
from tests.ui.korean import type_korean
from tests.ui.list_tab import CTRL, ListTab, show
from tests.ui.over_window import paper_over
from ui.feature_tab import Place
from ui.outgoing.export_dialog import ExportDialog
from ui.tenants.destroy_sheet import DestroySheet
from ui.tenants.privacy_view import PrivacyView
from ui.tenants.tab import TenantsTab
from ui.widgets.list_screen import ListScreen
from ui.widgets.notices import WayBack

pytestmark = pytest.mark.usefixtures("dressed")
TODAY = date(2021, 10, 18)
PHONE = "000-1234-5678"


@pytest.fixture
def tab(office: Office, qtbot: QtBot) -> ListTab:
    """Two people whose term is over, one that talked of one of them, and one without a term."""
    body = office.tenants.add(
        TenantDraft("가온 문화공방", place=TenantPlace.MIRAE, agreed_until=date(2022, 11, 30))
    ).record_id
    assert body is not None
    for name, until in (
        ("홍하람", TODAY - timedelta(days=9)),
        ("이도윤", TODAY - timedelta(days=1)),
        ("한가람", None),
    ):
        office.people.add(
            PersonDraft(
                name, tenant_id=body, phone=PHONE if name == "홍하람" else "000-0000-0000", retain_until=until,
                collection_basis=CollectionBasis.CONSENT, collected_on=date(2021, 3, 2),
            )
        )  # fmt: skip
    office.contacts.add(
        ContactDraft(TODAY, Body(BodyKind.TENANT, body), ContactWay.PHONE, 1, "홍하람 님과 통화")
    )
    tab = show(TenantsTab, office, qtbot)
    tab.tab.show_view("privacy")
    return tab


def view(tab: ListTab) -> PrivacyView:
    found = tab.tab.shown
    assert isinstance(found, PrivacyView)
    return found


def screen(tab: ListTab) -> ListScreen:
    found = view(tab).pane.screen
    tab.qtbot.waitUntil(lambda: found.model.complete)
    return found


def column(tab: ListTab, key: str) -> list[str]:
    model = screen(tab).model
    keys = [one.key for one in model.columns]
    return [str(model.cell(row, keys.index(key))) for row in range(model.rowCount())]


def choose(tab: ListTab, row: int) -> None:
    found = screen(tab)
    found.table.setCurrentIndex(found.model.index(row, 0))


def run(tab: ListTab, words: str) -> None:
    """What the button of the second line does."""
    next(one for one in tab.tab.commands() if one.action.text == words).run()


def sheet(tab: ListTab) -> DestroySheet:
    found = next(one for one in tab.tab.window().findChildren(DestroySheet) if one.isVisible())
    tab.qtbot.waitUntil(lambda: "word" in found.body.inputs)
    return found


def words_of(found: DestroySheet) -> str:
    return " ".join(label.text() for label in found.findChildren(QLabel))


def fill(found: DestroySheet, grounds: str = GROUNDS[0], word: str = "파기") -> None:
    found.body.inputs["grounds"].set_value(grounds)
    type_korean(found.body.inputs["word"].editor, word)


def test_who_is_longest_over_stands_first(tab: ListTab) -> None:
    assert column(tab, "name") == ["홍*람", "이*윤"]
    assert [f"{one}" for one in column(tab, "retain_until")]
    screen(tab).change(view="no_term")
    assert column(tab, "name") == ["한*람"]


def test_the_proposed_term_is_put_in_and_taken_back(tab: ListTab, office: Office) -> None:
    screen(tab).change(view="no_term")
    assert column(tab, "name") == ["한*람"]
    run(tab, "제안한 기한 넣기")
    assert office.people.record(3).draft.retain_until == date(2022, 11, 30)
    assert tab.notify.changes[-1][0].summary == "1명의 보유기한을 넣었습니다."
    tab.desk.undo()
    assert office.people.record(3).draft.retain_until is None


def test_a_destruction_says_what_goes_and_wants_a_reason_and_the_word(tab: ListTab, office: Office) -> None:
    choose(tab, 0)
    run(tab, "파기")
    found = sheet(tab)
    said = words_of(found)
    assert "홍*람 · 가온 문화공방 · 보유기한 2021. 10. 9." in said
    assert "지움: 성명, 전화" in said
    assert "남음: 단체의 기록" in said
    assert found.body.inputs["texts"].value() == (0,)
    tab.qtbot.keyClick(found, Qt.Key.Key_Return, CTRL)
    assert found.body.inputs["grounds"].problem_text == "사유를 고르세요."
    assert "‘파기’라고 적어야" in found.body.inputs["word"].problem_text
    tab.qtbot.keyClick(found, Qt.Key.Key_Escape)
    assert not found.isVisible()
    assert office.people.record(1).draft.phone == PHONE
    assert office.registers.disposals.rows([1]) == []


def test_it_is_done_told_and_stands_in_the_register(tab: ListTab, office: Office) -> None:
    office.undo.remember(office.tenants.edit(1, office.tenants.record(1).draft))
    choose(tab, 0)
    run(tab, "파기")
    found = sheet(tab)
    fill(found)
    tab.qtbot.keyClick(found, Qt.Key.Key_Return, CTRL)
    tab.qtbot.waitUntil(lambda: bool(tab.notify.changes))
    change, way_back = tab.notify.changes[-1]
    assert (change.act, way_back) == (Act.DESTROY_PERSONS, WayBack.NONE)
    assert change.summary == (
        "1명의 개인정보를 파기했습니다(2021-파기-001). 이 일과 앞서 한 일은 되돌릴 수 없습니다."
    )
    assert tab.desk.next_undo is None
    assert not [one for one in tab.tab.window().findChildren(DestroySheet) if one.isVisible()]
    assert view(tab).segments.key() == "disposals"
    assert column(tab, "number") == ["2021-파기-001"]
    assert screen(tab).record_id == 1
    assert tab.notify.troubles == []
    (row,) = office.registers.disposals.rows([1])
    assert (row.grounds, row.persons, row.note) == (GROUNDS[0], 1, "다른 기록의 글 1곳에서 지움")
    (contact,) = office.contacts.rows([1])
    assert contact.summary == "○○○ 님과 통화"
    view(tab).show("subjects")
    assert column(tab, "name") == ["이*윤"]


def test_a_name_in_the_reason_is_refused_in_the_sheet(tab: ListTab, office: Office) -> None:
    choose(tab, 0)
    run(tab, "파기")
    found = sheet(tab)
    fill(found)
    type_korean(found.body.inputs["words"].editor, "홍하람 님이 원함")
    tab.qtbot.keyClick(found, Qt.Key.Key_Return, CTRL)
    tab.qtbot.waitUntil(lambda: "파기할 사람의 성명" in words_of(found))
    assert found.isVisible()
    assert found.verb.isEnabled()
    assert office.people.record(1).draft.name == "홍하람"
    found.reject()


def test_unsaved_typing_is_named_before_anything_is_asked(tab: ListTab, office: Office) -> None:
    office.drafts.save("tenant-1", {"typed": {"note": f"담당 {PHONE}"}, "was": {"note": ""}})
    choose(tab, 0)
    run(tab, "파기")
    found = next(one for one in tab.tab.window().findChildren(DestroySheet) if one.isVisible())
    tab.qtbot.waitUntil(lambda: "저장하지 않은 내용" in words_of(found))
    assert not found.verb.isEnabled()
    found.reject()


def test_the_certificate_is_seen_before_it_is_printed(tab: ListTab) -> None:
    choose(tab, 0)
    run(tab, "파기")
    found = sheet(tab)
    fill(found)
    found.submit()
    tab.qtbot.waitUntil(lambda: bool(tab.notify.changes))
    run(tab, "파기 확인서")
    paper = paper_over(tab.qtbot)
    assert paper.title == "개인정보 파기 확인서(2021-파기-001)"
    paper.reject()


def test_a_person_opens_from_the_list(tab: ListTab) -> None:
    gone: list[Place] = []
    tab.tab.go.connect(gone.append)
    choose(tab, 1)
    tab.qtbot.keyClick(screen(tab).table, Qt.Key.Key_Return)
    assert (gone[0].view, gone[0].record_id) == ("people", 2)


def test_the_log_is_reviewed_and_says_that_it_is_whole(
    tab: ListTab, office: Office, clock: PracticeClock
) -> None:
    clock.day = date(2021, 9, 3)
    office.access.note(Deed.VIEW, subject("person", [1]), 1, "성명")
    clock.day = TODAY
    tab.tab.arrive(Place("tenants", view="privacy", saved_view="review"))
    assert column(tab, "deed") == ["보기"]
    assert column(tab, "subject") == ["홍*람"]
    assert view(tab).whole.accessibleName() == "기록 이상 없음"
    run(tab, "점검 완료")
    assert tab.notify.said[-1] == "2021년 9월 접속기록을 점검한 것으로 적었습니다."
    screen(tab).change(view="month")
    assert column(tab, "detail") == ["접속기록 점검 2021-09"]
    run(tab, "점검 완료")
    assert tab.notify.said[-1] == "점검할 지난달 기록이 없습니다."


def test_the_log_goes_out_as_a_workbook(tab: ListTab, office: Office, tmp_path: Path) -> None:
    office.access.note(Deed.EXPORT, subject("person", [1, 2]), 2, "XLSX / 성명", "자료 제출")
    view(tab).show("accesses")
    assert column(tab, "reason") == ["자료 제출"]
    tab.notify.save_to = tmp_path / "접속기록.xlsx"
    run(tab, "내보내기")
    dialog = next(one for one in tab.tab.window().findChildren(ExportDialog) if one.isVisible())
    dialog.submit()
    tab.qtbot.waitUntil((tmp_path / "접속기록.xlsx").exists)
    sheet = load_workbook(tmp_path / "접속기록.xlsx").worksheets[0]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"한 일", "내보내기", "홍*람 외 1", "XLSX / 성명", "자료 제출"} <= set(cells)
    assert "홍하람" not in " ".join(cells)


def test_in_a_narrow_window_the_filter_line_of_the_shown_list_is_handed_over(tab: ListTab) -> None:
    asked: list[bool] = []
    tab.tab.layout_changed.connect(lambda: asked.append(True))
    assert tab.tab.set_narrow(True) is screen(tab).filter
    view(tab).show("accesses")
    assert asked
    assert tab.tab.set_narrow(True) is screen(tab).filter


def test_a_link_leads_to_the_people_of_a_term(tab: ListTab) -> None:
    view(tab).show("accesses")
    tab.tab.arrive(Place("tenants", view="privacy", saved_view="due"))
    assert view(tab).segments.key() == "subjects"
    assert column(tab, "name") == ["홍*람", "이*윤"]
    QApplication.processEvents()
