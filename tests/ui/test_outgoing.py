"""What leaves a list: files, copied addresses; people's data only with a reason that is written down."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import vobject
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.directory.records import BodyDraft
from desktop_app.office import Office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import Deed, DepartmentKind, PartnerKind, TenantPlace
from desktop_app.view_body import ColumnPlan
from tests.ui.list_tab import ListTab
from tests.ui.outgoing_tab import answer, run, sheet, tenants_tab  # noqa: F401 - the fixture
from ui.actions import Action
from ui.outgoing.export_dialog import ExportDialog
from ui.outgoing.names_sheet import NamesSheet
from ui.widgets.form_sheet import FormDialog

pytestmark = pytest.mark.usefixtures("dressed")
Export = Callable[..., Path]


@pytest.fixture
def export(tab: ListTab, tmp_path: Path, qtbot: QtBot) -> Export:
    """Let the officer fill in the sheet and save: the file."""

    def do(name: str, reason: str = "", **fields: object) -> Path:
        tab.settle()
        tab.notify.save_to = tmp_path / name
        run(tab, Action.EXPORT_LIST)
        dialog = sheet(ExportDialog)
        for key, value in fields.items():
            dialog.body.inputs[key].set_value(value)
            dialog.body.edited.emit(key)
        dialog.submit()
        if reason:
            answer(reason)
        qtbot.waitUntil(lambda: tab.notify.said != [] or "못했습니다" in dialog.strip.words)
        return tmp_path / name

    return do


def test_the_list_becomes_a_workbook_that_names_nobody(tab: ListTab, export: Export, office: Office) -> None:
    book = load_workbook(export("단체.xlsx"))
    lines = list(book["입주단체"].values)
    assert "단체명" in lines[0]
    assert not {"대표 연락", "전화"} & set(lines[0])
    assert [line[0] for line in lines[1:]] == tab.names()
    assert "홍하람" not in repr(lines)
    until = lines[1][lines[0].index("협약 종료")]
    assert until.date() == date(2023, 4, 30)
    page = book["입주단체"]
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.fitToHeight) == ("A2", "$1:$1", 0)
    assert (page.page_setup.paperSize, page.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
    assert office.access.entries() == []
    assert tab.notify.said == ["‘단체.xlsx’에 저장했습니다."]


def test_all_columns_are_the_fields_of_the_form(tab: ListTab, export: Export) -> None:
    assert tab.names()
    lines = list(load_workbook(export("단체.xlsx", columns="whole"))["입주단체"].values)
    profile = lines[0].index("소개글")
    assert [line[profile] for line in lines[1:]] == ["=소개"] * 3
    assert "메모" not in lines[0]


def test_people_leave_with_a_reason_that_is_written_down(
    tab: ListTab, export: Export, office: Office
) -> None:
    data = export("단체.csv", "업무 연락", columns="whole", form="CSV", personal=True).read_bytes()
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [line["대표 연락"] for line in lines if line["대표 연락"]] == ["홍하람", "홍하람"]
    assert {line["전화"] for line in lines} == {"000-0000-0000", "000-0000-0001", ""}
    (entry,) = office.access.entries()
    assert (entry.deed, entry.persons, entry.detail, entry.reason) == (
        Deed.EXPORT,
        2,
        "CSV UTF-8: 대표 연락, 직위, 전화, 휴대전화, 전자우편, 수집근거, 수집일, 보유기한, 메모",
        "업무 연락",
    )
    assert entry.subject == "tenant 1-3"
    assert tab.notify.troubles == []


def test_nothing_is_written_where_the_reason_is_not_given(
    tab: ListTab, tmp_path: Path, office: Office
) -> None:
    tab.settle()
    tab.notify.save_to = tmp_path / "단체.csv"
    run(tab, Action.EXPORT_LIST)
    dialog = sheet(ExportDialog)
    dialog.body.inputs["personal"].set_value(True)
    dialog.submit()
    sheet(FormDialog).reject()
    dialog.reject()
    assert not tab.notify.save_to.exists()
    assert office.access.entries() == []


def test_the_columns_go_out_as_they_stand(tab: ListTab, export: Export) -> None:
    plan = ColumnPlan(("agreed_until", "name"), frozenset({"place"}))
    tab.records.screen.table.arrangement.arrange(plan)
    shown = [column.label for column in tab.records.screen.table.arrangement.shown]
    sheet_made = load_workbook(export("ordered.xlsx")).active
    heads = [[cell.value for cell in row] for row in sheet_made.iter_rows()]
    assert shown[0] == "협약 종료"
    assert next(row for row in heads if "단체명" in row)[: len(shown)] == shown


def test_what_the_filter_hides_stays_here(tab: ListTab, export: Export) -> None:
    tab.find("ㄴㅌㄴㅁ")
    assert tab.names() == ["(주)느티나무 기술공작소"]
    lines = list(load_workbook(export("단체.xlsx"))["입주단체"].values)
    assert [line[0] for line in lines[1:]] == ["(주)느티나무 기술공작소"]


def test_a_character_that_cp949_lacks_is_told_in_the_sheet(
    tab: ListTab, export: Export, office: Office
) -> None:
    office.tenants.add(TenantDraft("다솜 😀", place=TenantPlace.MIRAE))
    tab.tab.refresh()
    written = export("단체.csv", form="CSV_949")
    dialog = sheet(ExportDialog)
    assert "‘단체명’의 ‘😀’" in dialog.strip.words
    assert not written.exists()
    dialog.reject()


def test_cards_are_asked_for_a_reason_and_can_be_read_back(
    tab: ListTab, export: Export, office: Office
) -> None:
    assert tab.names()
    text = export("명함.vcf", "회의·행사", form="CARDS").read_text(encoding="utf-8")
    cards = list(vobject.readComponents(text))
    assert [card.fn.value for card in cards] == ["홍하람", "홍하람"]
    (entry,) = office.access.entries()
    assert entry.persons == 2
    assert entry.detail.startswith("명함 파일 vCard: 성명")


def test_long_text_makes_its_row_high_enough(tab: ListTab, export: Export, office: Office) -> None:
    office.tenants.edit(
        1, replace(office.tenants.record(1).draft, profile="골목에서 만나는 이웃과 함께합니다. " * 8)
    )
    sheet_ = load_workbook(export("단체.xlsx", columns="whole"))["입주단체"]
    assert tab.names()
    assert sheet_.row_dimensions[2].height > 60
    assert sheet_.row_dimensions[3].height is None


def test_closing_the_sheet_while_the_file_is_made_writes_nothing(
    tab: ListTab, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.settle()
    tab.notify.save_to = tmp_path / "단체.xlsx"
    run(tab, Action.EXPORT_LIST)
    dialog = sheet(ExportDialog)
    dialog.submit()
    dialog.reject()
    qtbot.waitUntil(lambda: not tab.tab.context.jobs.busy)
    assert not tab.notify.save_to.exists()
    assert tab.notify.said == []


def test_a_file_held_elsewhere_leaves_the_sheet_open_and_says_so(
    tab: ListTab, tmp_path: Path, qtbot: QtBot
) -> None:
    tab.settle()
    tab.notify.save_to = tmp_path / "없는 폴더" / "단체.xlsx"
    run(tab, Action.EXPORT_LIST)
    dialog = sheet(ExportDialog)
    dialog.submit()
    qtbot.waitUntil(lambda: "저장하지 못했습니다" in dialog.strip.words)
    assert dialog.isVisible()
    dialog.reject()


def test_people_without_what_names_them(tab: ListTab, export: Export) -> None:
    tab.tab.show_view("people")
    lines = list(load_workbook(BytesIO(export("사람.xlsx").read_bytes()))["사람"].values)
    assert "성명" not in lines[0]
    assert "소속" in lines[0]
    assert "홍" not in repr(lines)


def test_mail_addresses_of_the_list_are_copied_and_who_has_none_is_a_click_away(
    tab: ListTab, office: Office, qtbot: QtBot
) -> None:
    tab.settle()
    run(tab, Action.COPY_MAILS)
    answer("업무 연락")
    assert QGuiApplication.clipboard().text() == "haram0@example.invalid; haram1@example.invalid"
    assert tab.notify.said == ["메일 주소 2개를 복사했습니다."]
    (entry,) = office.access.entries()
    assert (entry.deed, entry.subject, entry.persons) == (Deed.COPY, "person 1-2", 2)
    link = tab.notify.links[-1]
    assert link is not None
    assert link[0] == "주소가 없는 곳 1곳"
    link[1]()
    names = next(one for one in tab.tab.window().findChildren(NamesSheet) if one.isVisible())
    with qtbot.waitSignal(tab.tab.go) as gone:
        qtbot.keyClick(names.names, Qt.Key.Key_Return)
    assert gone.args[0].record_id == 3


def test_nothing_to_copy_is_said_and_the_clipboard_stays(tab: ListTab, office: Office) -> None:
    QGuiApplication.clipboard().setText("그대로")
    tab.find("ㄴㄹ")
    tab.settle()
    run(tab, Action.COPY_PHONES)
    assert tab.notify.said == ["이 목록에는 복사할 전화번호가 없습니다."]
    assert QGuiApplication.clipboard().text() == "그대로"
    assert office.access.entries() == []


def test_every_list_of_the_tab_can_be_exported(tab: ListTab, export: Export, office: Office) -> None:
    office.partners.add(BodyDraft("청년허브", PartnerKind.AGENCY))
    office.departments.add(BodyDraft("기획예산과", DepartmentKind.OFFICE))
    for view, name in (("partners", "협력기관"), ("departments", "부서·동"), ("buildings", "건물")):
        tab.tab.show_view(view)
        tab.notify.said.clear()
        book = load_workbook(export(f"{view}.xlsx", columns="whole"))
        assert book.sheetnames == [name]
