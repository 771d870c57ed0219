"""The preview shows the very pages of the file, draws only those in view, and goes by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.reports.opinion_form import render_opinion_forms
from tests.reports.opinions import long_text, opinion
from ui.pdf_pages import PdfPages
from ui.widgets.pdf_view import PdfPreview, Zoom

SIZE = (900, 700)


@pytest.fixture(scope="module")
def paper() -> bytes:
    """Five pages: a list of two forms, one of which is three pages long."""
    forms = [opinion(), replace(opinion(), department="자원순환과", rationale=long_text(2500))]
    return render_opinion_forms(forms, title="검토의견서")


@pytest.fixture
def preview(dressed: QApplication, qtbot: QtBot, paper: bytes) -> PdfPreview:
    del dressed
    shown = PdfPreview()
    qtbot.addWidget(shown)
    shown.resize(*SIZE)
    shown.show()
    shown.show_pdf(paper)
    return shown


def test_first_page_is_in_front(preview: PdfPreview) -> None:
    assert preview.view.page == 1
    assert preview.number.text() == f"1 / {preview.view.page_count}쪽"
    assert not preview.back.isEnabled()
    assert preview.on.isEnabled()
    assert preview.view.accessibleName() == f"미리보기 1/{preview.view.page_count}쪽"


def test_keys_go_from_page_to_page(preview: PdfPreview, qtbot: QtBot) -> None:
    view = preview.view
    last = view.page_count
    for _ in range(last + 1):
        qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == last
    assert not preview.on.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.page == last - 1
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == last


def test_page_keys_act_from_the_bar_too(preview: PdfPreview, qtbot: QtBot) -> None:
    qtbot.keyClick(preview.on, Qt.Key.Key_PageDown)
    assert preview.view.page == 2


def test_buttons_go_from_page_to_page(preview: PdfPreview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(preview.page_changed) as told:
        preview.on.click()
    assert told.args == [2]
    preview.back.click()
    assert preview.view.page == 1


def test_space_shows_the_rest_of_a_page(preview: PdfPreview, qtbot: QtBot) -> None:
    bar = preview.view.verticalScrollBar()
    before = bar.value()
    qtbot.keyClick(preview.view, Qt.Key.Key_Space)
    assert before < bar.value() < before + preview.view.viewport().height()
    qtbot.keyClick(preview.view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == before


def test_page_fills_the_width_on_grey_ground(preview: PdfPreview) -> None:
    picture = preview.view.viewport().grab().toImage()
    middle = picture.height() - 5
    corner = picture.pixelColor(4, middle)
    assert corner != picture.pixelColor(60, middle)
    assert picture.pixelColor(60, middle).lightness() == 255
    assert picture.pixelColor(picture.width() - 60, middle).lightness() == 255


def test_only_pages_in_view_are_drawn(
    preview: PdfPreview, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    picture = PdfPages.picture

    def noting(pages: PdfPages, number: int, width: int) -> object:
        drawn.append(number)
        return picture(pages, number, width)

    monkeypatch.setattr(PdfPages, "picture", noting)
    preview.show_pdf(paper, page=3)
    preview.view.viewport().grab()
    assert set(drawn) == {2}
    preview.view.viewport().grab()
    assert drawn == [2]


@pytest.mark.parametrize("zoom", Zoom)
def test_size_keeps_the_page(preview: PdfPreview, zoom: Zoom) -> None:
    preview.view.go_to(3)
    preview.zoom.setCurrentText(zoom.value)
    assert preview.view.page == 3


def test_window_may_change_its_size(preview: PdfPreview) -> None:
    preview.view.go_to(3)
    preview.resize(500, 400)
    assert preview.view.page == 3


def test_whole_page_fits_the_height(preview: PdfPreview) -> None:
    preview.zoom.setCurrentText(Zoom.PAGE.value)
    preview.view.go_to(1)
    picture = preview.view.viewport().grab().toImage()
    assert picture.pixelColor(picture.width() // 2, picture.height() - 4).lightness() < 255


def test_bookmarks_name_the_forms(paper: bytes) -> None:
    pages = PdfPages(paper)
    assert [(mark.words, mark.page) for mark in pages.bookmarks()] == [
        ("검토의견서 접수 목록", 1),
        ("2021-제안-021 도시계획과", 2),
        ("2021-제안-021 자원순환과", 3),
    ]
    pages.close()


def test_cleared_preview_shows_no_page(preview: PdfPreview) -> None:
    preview.clear()
    assert preview.number.text() == "쪽 없음"
    assert preview.view.page_count == 0
    assert not preview.on.isEnabled()
    preview.view.viewport().grab()
