"""What is made of a list on paper: labels and the book of tenants; names only with a reason (A10, PII-4)."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.office import Office
from desktop_app.outgoing.book_records import BookOrder
from desktop_app.terms import Deed
from tests.reports.papers import Paper
from tests.ui.list_tab import ListTab
from tests.ui.outgoing_tab import answer, run, sheet, tenants_tab  # noqa: F401 - the fixture
from ui.actions import Action
from ui.outgoing.book_sheet import BookSheet
from ui.outgoing.labels_sheet import LabelsSheet
from ui.outgoing.names_sheet import NamesSheet
from ui.theme import apply_theme
from ui.widgets.form_sheet import FormDialog
from ui.widgets.segments import Segments

pytestmark = pytest.mark.usefixtures("dressed")


def labels(tab: ListTab, qtbot: QtBot) -> LabelsSheet:
    """Open 주소 라벨 for the list that is shown."""
    tab.settle()
    run(tab, Action.PRINT_LABELS)
    found = next(one for one in tab.tab.window().findChildren(LabelsSheet) if one.isVisible())
    qtbot.waitUntil(lambda: found.ready or bool(found.strip.words) or bool(found.findChildren(FormDialog)))
    return found


def test_labels_of_bodies_name_nobody_and_need_no_reason(
    tab: ListTab, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    paper = labels(tab, qtbot)
    tab.notify.save_to = tmp_path / "라벨.pdf"
    paper.save_pdf()
    text = Paper(tab.notify.save_to.read_bytes()).squeezed
    assert "(주)느티나무기술공작소귀중" in text
    assert "홍하람" not in text
    assert office.access.entries() == []


def test_labels_with_the_person_are_written_down_seen_and_saved(
    tab: ListTab, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    paper = labels(tab, qtbot)
    paper.whom.choose("person")
    paper.whom.chosen.emit("person")
    answer("업무 연락")
    qtbot.waitUntil(lambda: paper.ready)
    tab.notify.save_to = tmp_path / "라벨.pdf"
    paper.save_pdf()
    assert "홍하람귀하" in Paper(tab.notify.save_to.read_bytes()).squeezed
    assert [(one.deed, one.subject, one.reason) for one in office.access.entries()] == [
        (Deed.EXPORT, "person 1-2", "업무 연락"),
        (Deed.VIEW, "person 1-2", "업무 연락"),
    ]


def test_without_a_reason_the_labels_stay_with_the_bodies(tab: ListTab, qtbot: QtBot, office: Office) -> None:
    paper = labels(tab, qtbot)
    paper.whom.choose("person")
    paper.whom.chosen.emit("person")
    sheet(FormDialog).reject()
    assert paper.whom.key() == "body"
    assert paper.people() == []
    assert office.access.entries() == []
    paper.reject()


def test_labels_of_people_are_not_shown_before_the_reason(tab: ListTab, qtbot: QtBot) -> None:
    tab.tab.show_view("people")
    paper = labels(tab, qtbot)
    assert not paper.ready
    sheet(FormDialog).reject()
    assert not paper.isVisible()


def test_an_own_sheet_is_measured_and_stays_the_chosen_one(tab: ListTab, qtbot: QtBot) -> None:
    paper = labels(tab, qtbot)
    dialog = paper.set_own()
    dialog.body.show_values(
        {"columns": 2, "rows": 30, "width": 80, "height": 50, "left": 10, "top": 10, "gap_x": 5, "gap_y": 2}
    )
    dialog.submit()
    assert dialog.isVisible()
    assert "20까지" in dialog.body.inputs["rows"].problem_text
    dialog.body.inputs["rows"].set_value(5)
    dialog.submit()
    assert (paper.format.name, paper.format.count) == ("내 라벨지", 10)
    assert paper.start.count() == 10
    qtbot.waitUntil(lambda: paper.ready)
    paper.reject()
    assert labels(tab, qtbot).format.name == "내 라벨지"


def book(tab: ListTab, qtbot: QtBot) -> BookSheet:
    """Open 입주단체 소개집 and wait for its pages."""
    tab.settle()
    run(tab, Action.TENANT_BOOK)
    found = next(one for one in tab.tab.window().findChildren(BookSheet) if one.isVisible())
    qtbot.waitUntil(lambda: found.ready)
    return found


def test_the_book_is_shown_and_saved_without_anybodys_name(
    tab: ListTab, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    office.tenants.edit(1, replace(office.tenants.record(1).draft, profile=""))
    sheet_ = book(tab, qtbot)
    assert sheet_.strip.words.startswith("소개글이 없는 단체 1곳")
    tab.notify.save_to = tmp_path / "소개집.pdf"
    sheet_.save_pdf()
    text = Paper(tab.notify.save_to.read_bytes()).squeezed
    assert "나래청년일터" in text
    assert "홍하람" not in text
    assert office.access.entries() == []


def test_contacts_come_into_the_book_with_a_reason(
    tab: ListTab, qtbot: QtBot, office: Office, tmp_path: Path
) -> None:
    sheet_ = book(tab, qtbot)
    sheet_.contacts.click()
    answer("자료 제출")
    qtbot.waitUntil(lambda: sheet_.ready)
    tab.notify.save_to = tmp_path / "소개집.pdf"
    sheet_.save_pdf()
    assert "홍하람" in Paper(tab.notify.save_to.read_bytes()).squeezed
    assert [(one.deed, one.persons, one.reason) for one in office.access.entries()] == [
        (Deed.EXPORT, 2, "자료 제출"),
        (Deed.VIEW, 2, "자료 제출"),
    ]


def test_contacts_stay_out_where_no_reason_is_given(tab: ListTab, qtbot: QtBot, office: Office) -> None:
    sheet_ = book(tab, qtbot)
    sheet_.contacts.click()
    sheet(FormDialog).reject()
    assert not sheet_.contacts.isChecked()
    assert office.access.entries() == []
    sheet_.reject()


def test_the_book_follows_its_choices(tab: ListTab, qtbot: QtBot) -> None:
    tab.find("ㄴㄹ")
    tab.settle()
    sheet_ = book(tab, qtbot)
    assert sheet_.book is not None
    assert sheet_.book.count == 3
    sheet_.scope.choose("listed")
    sheet_.scope.chosen.emit("listed")
    assert sheet_.book.count == 1
    sheet_.order.choose(BookOrder.FIELD)
    sheet_.order.chosen.emit(BookOrder.FIELD)
    assert [group.name for group in sheet_.book.groups] == ["분야 미정"]
    qtbot.waitUntil(lambda: sheet_.ready)
    sheet_.reject()


def test_a_tenant_without_profile_is_a_click_away(tab: ListTab, qtbot: QtBot, office: Office) -> None:
    office.tenants.edit(2, replace(office.tenants.record(2).draft, profile=""))
    sheet_ = book(tab, qtbot)
    link = next(one for one in sheet_.strip.findChildren(QPushButton) if one.text() == "이름 보기")
    link.click()
    names = next(one for one in sheet_.findChildren(NamesSheet) if one.isVisible())
    with qtbot.waitSignal(tab.tab.go) as gone:
        names.names.itemActivated.emit(names.names.item(0))
    assert gone.args[0].record_id == 2
    assert not sheet_.isVisible()


def test_large_text_clips_no_choice(tab: ListTab, qtbot: QtBot, dressed: QApplication) -> None:
    apply_theme(dressed, "light", 1.5)
    try:
        for open_paper in (labels, book):
            paper = open_paper(tab, qtbot)
            parts = [
                part
                for kind in (QComboBox, Segments, QCheckBox)
                for part in paper.findChildren(kind)
                if part.isVisible()
            ]
            assert len(parts) > 3
            assert all(part.width() >= part.sizeHint().width() for part in parts)
            assert all(part.mapTo(paper, part.rect().topRight()).x() < paper.width() for part in parts)
            paper.reject()
    finally:
        apply_theme(dressed, "light")
