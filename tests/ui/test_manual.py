"""도움말 (F1): every tab and view has its part, pictures are there, keys that are named exist, the PDF holds it all."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.manual import FOLDER, PAGES, TITLE, page_of
from desktop_app.office import open_office
from resources import path
from tests.fakes import FakeNotifier
from tests.manual_pictures import wanted
from tests.reports.papers import Paper
from ui.actions import Action
from ui.bootstrap import Program
from ui.features import FEATURES
from ui.manual import ManualWindow, manual_pdf
from ui.memory import WindowMemory

KEY = re.compile(r"\b(?:Ctrl\+(?:Shift\+(?:Tab|[A-Z0-9])|Tab|Enter|[A-Z0-9](?![a-z]))|F\d{1,2})\b")
OF_QT = {"Ctrl+V", "Ctrl+1", "Ctrl+9", "F2"}
"""Keys of text fields and tables themselves, and the first and last of the tabs."""


@pytest.fixture
def program(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    folder = tmp_path / "업무"
    open_office(folder).close()
    notify = FakeNotifier()
    made = Program(dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=notify)
    made.show()
    qtbot.waitUntil(lambda: made.life.is_open)
    yield made
    made.close()
    made.window.close()
    made.window.deleteLater()


@pytest.fixture
def manual(qtbot: QtBot, dressed: QApplication) -> Iterator[ManualWindow]:
    del dressed
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    made = ManualWindow(window, lambda: None, lambda _make, _name: None)
    made.show()
    yield made
    window.close()


def test_every_tab_has_a_page_and_every_view_a_part(program: Program) -> None:
    for feature in FEATURES:
        program.life.visit(feature.name)
        workplace = program.life.workplace
        assert workplace is not None
        assert workplace.tab is not None
        page = page_of(feature.name)
        assert page.key == feature.name
        if feature.name == "performance":
            continue  # its views are reports
        missing = [view.label for view in workplace.tab.views() if view.label not in page.headings]
        assert missing == [], feature.title


def test_the_contents_are_the_titles_of_the_pages() -> None:
    for page in PAGES:
        assert page.text.splitlines()[0] == f"# {page.title}"


def test_every_picture_is_there_and_of_a_view_that_exists(program: Program) -> None:
    names = {feature.name for feature in FEATURES}
    for name, view in wanted():
        assert name in names
        file = path(f"{FOLDER}/pictures/{'-'.join(part for part in (name, view) if part)}.png")
        assert QImage(str(file)).width() >= 800
        program.life.visit(name)
        workplace = program.life.workplace
        assert workplace is not None
        assert workplace.tab is not None
        assert not view or view in {one.key for one in workplace.tab.views()}


def test_keys_that_the_manual_names_do_something() -> None:
    known = {action.keys for action in Action} | OF_QT
    named = {key for page in PAGES for key in KEY.findall(page.text)}
    assert named
    assert named - known == set()


def test_f1_opens_the_page_of_the_tab_at_the_part_of_the_view(program: Program, qtbot: QtBot) -> None:
    program.life.visit("venues")
    workplace = program.life.workplace
    assert workplace is not None
    assert workplace.tab is not None
    workplace.tab.show_view("offers")
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    manual = program.window.findChild(ManualWindow)
    assert manual is not None
    assert manual.page.key == "venues"
    assert manual.browser.toPlainText().startswith("대관")
    program.life.visit("budget")
    qtbot.keyClick(program.window, Qt.Key.Key_F1)
    assert program.window.findChildren(ManualWindow) == [manual]
    assert manual.page.key == "budget"
    manual.close()


def test_words_are_found_on_this_page_and_on_others(manual: ManualWindow) -> None:
    manual.show_page("home")
    manual.field.setText("전용은 같은 정책사업")
    manual.find_next()
    assert manual.page.key == "budget"
    assert manual.browser.textCursor().selectedText() == "전용은 같은 정책사업"
    manual.field.setText("없는 낱말입니다요")
    manual.find_next()
    assert "찾지 못했습니다" in manual.told.text()


@pytest.mark.usefixtures("dressed")
def test_the_pdf_holds_every_page() -> None:
    data = manual_pdf()
    paper = Paper(data)
    for page in PAGES:
        assert page.title.replace(" ", "") in paper.squeezed
        for head in page.headings:
            assert head.replace(" ", "") in paper.squeezed
    assert len(paper) >= len(PAGES)
    assert all(paper.faces().values()), "every face is embedded"
    assert TITLE.encode("utf-16-be").hex() in data.hex() or TITLE in data.decode("latin-1")
