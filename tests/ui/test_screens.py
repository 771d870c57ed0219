"""Draws every tab and every view of it to a picture, for the reviewer's eye; at large letters it looks for what is cut.

``SCREENS=folder`` chooses where the pictures go, else ``out/screens``. A tab that cannot be built or a warning
of Qt's fails the test (pyproject.toml, qt_log_level_fail).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from tests.ui.cut_parts import cut_parts
from tests.ui.korean import type_korean
from ui.bootstrap import Program
from ui.feature_tab import FeatureTab
from ui.features import FEATURES
from ui.memory import WindowMemory
from ui.settings_sheet import SettingsSheet
from ui.theme import ThemeName, apply_theme
from ui.widgets.form import RecordForm
from ui.widgets.form_sheet import SHARE
from ui.widgets.lines_input import LinesInput
from ui.widgets.list_screen import ListScreen

PICTURES = Path(os.environ.get("SCREENS") or Path(__file__).parents[2] / "out" / "screens")
SIZES = ((1366, 768), (1920, 1080))
CHOSEN = 7  # a record in the midst of its life
THEMES: tuple[ThemeName, ...] = ("light", "contrast")


@pytest.fixture(scope="module")
def folder(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example office."""
    return shutil.copytree(example_folder, tmp_path_factory.mktemp("screens") / "office")


@pytest.fixture
def program(
    qtbot: QtBot, dressed: QApplication, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DOCUMENTS_DIR", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    notify = FakeNotifier()
    program = Program(dressed, folder, WindowMemory(tmp_path / "window.ini"), open_office, mouth=notify)
    program.show()
    qtbot.waitUntil(lambda: program.life.is_open)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    QApplication.sendPostedEvents(
        None, QEvent.Type.DeferredDelete
    )  # else the theme dresses all of it once more
    apply_theme(dressed, "light")
    assert notify.crashes == []
    assert notify.troubles == []


@pytest.mark.parametrize("theme", THEMES)
def test_every_tab_is_drawn(program: Program, qtbot: QtBot, theme: ThemeName) -> None:
    program.take_look(theme, 1.0)
    for width, height in SIZES:
        program.window.resize(width, height)
        into = PICTURES / f"{theme}-{width}x{height}"
        into.mkdir(parents=True, exist_ok=True)
        for number, feature in enumerate(FEATURES, start=1):
            qtbot.keyClick(program.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
            tab = shown(program)
            assert tab is not None, f"{feature.title} could not be built"
            for view in [one.key for one in tab.views()] or [""]:
                if view:
                    tab.show_view(view)
                settle(tab, qtbot)
                name = "-".join(part for part in (str(number), feature.name, view.lower()) if part)
                assert program.window.grab().save(str(into / f"{name}.png"))


@pytest.mark.parametrize("scale", [1.5, 2.0])
def test_nothing_is_cut_at_large_letters(program: Program, qtbot: QtBot, scale: float) -> None:
    """No word cut, no control out of reach, three rows of every table, at 1366×768 (features.md L2)."""
    program.window.resize(*SIZES[0])
    program.take_look("light", scale)
    wrong: list[str] = []
    seen = 0
    for feature in FEATURES:
        program.life.visit(feature.name)
        tab = shown(program)
        assert tab is not None
        for view in [one.key for one in tab.views()] or [""]:
            if view:
                tab.show_view(view)
            settle(tab, qtbot)
            found = cut_parts(program.window)
            seen += len(program.window.findChildren(QAbstractButton))
            wrong += [f"{feature.name}/{view}: {one}" for one in found]
    program.show_settings()
    (sheet,) = program.window.findChildren(SettingsSheet)
    for place in range(sheet.list.count()):
        sheet.list.setCurrentRow(place)
        QApplication.processEvents()
        wrong += [f"설정 {place}: {one}" for one in cut_parts(sheet)]
        assert sheet.minimumSizeHint().height() <= SIZES[0][1] * SHARE
        assert sheet.minimumSizeHint().width() <= SIZES[0][0] * SHARE
    sheet.reject()
    assert seen > 1000
    assert wrong == []


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_found_over_all_records_is_drawn(program: Program, qtbot: QtBot, theme: ThemeName) -> None:
    program.take_look(theme, 1.0)
    program.window.activateWindow()
    into = PICTURES / f"{theme}-{SIZES[0][0]}x{SIZES[0][1]}"
    into.mkdir(parents=True, exist_ok=True)
    for typed in ("ㄴㅌㄴㅁ", "없는말없음"):
        qtbot.keyClick(program.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
        program.window.head.find_field.clear()
        type_korean(program.window.head.find_field, typed)
        qtbot.waitUntil(lambda: not program.jobs.busy)
        assert program.window.grab().save(str(into / f"0-find-{typed}.png"))


@pytest.mark.parametrize("theme", THEMES)
def test_lines_within_lines_are_drawn(program: Program, qtbot: QtBot, theme: ThemeName) -> None:
    """The stages of a project, shut and open, in a form as narrow as it gets, and at large letters."""
    program.take_look(theme, 1.0)
    program.window.resize(*SIZES[0])
    into = PICTURES / f"{theme}-{SIZES[0][0]}x{SIZES[0][1]}"
    into.mkdir(parents=True, exist_ok=True)
    number = [one.title for one in FEATURES].index("연계사업") + 1
    qtbot.keyClick(program.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
    tab = shown(program)
    assert tab is not None
    settle(tab, qtbot)
    (screen,) = [one for one in tab.findChildren(ListScreen) if one.isVisible()]
    screen.table.setCurrentIndex(screen.model.index(0, 0))
    form = next(one for one in tab.findChildren(RecordForm) if one.isVisible())
    stages = form.body.inputs["stages"]
    assert isinstance(stages, LinesInput)
    for place in (None, 0):
        if place is not None:
            stages.open(place)
        form.body.ensureWidgetVisible(stages, 0, 0)
        QApplication.processEvents()
        assert program.window.grab().save(str(into / f"{number}-stages-{place}.png"))


@pytest.mark.parametrize("theme", THEMES)
def test_the_page_of_a_project_is_drawn(program: Program, qtbot: QtBot, theme: ThemeName) -> None:
    """한눈에 in both widths of its columns."""
    into = PICTURES / f"{theme}-{SIZES[0][0]}x{SIZES[0][1]}"
    into.mkdir(parents=True, exist_ok=True)
    number = [one.title for one in FEATURES].index("연계사업") + 1
    program.window.resize(*SIZES[0])
    for scale in (1.0, 1.5, 2.0):
        program.take_look(theme, scale)
        qtbot.keyClick(program.window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        tab = shown(program)
        assert tab is not None
        settle(tab, qtbot)
        view = tab.shown  # type: ignore[attr-defined]  # a tab of views
        view.show_overview()
        assert view.on_page
        QApplication.processEvents()
        assert program.window.grab().save(str(into / f"{number}-overview-{scale}.png"))
        view.show_list()


def shown(program: Program) -> FeatureTab | None:
    workplace = program.life.workplace
    return workplace.tab if workplace else None


def settle(tab: FeatureTab, qtbot: QtBot) -> None:
    """Nothing is being made any more, all rows are there, one of them is chosen."""
    qtbot.waitUntil(lambda: not tab.context.jobs.busy, timeout=30_000)
    for screen in tab.findChildren(ListScreen):
        if screen.isVisible():
            qtbot.waitUntil(lambda model=screen.model: model.complete)
            row = min(CHOSEN, screen.model.rowCount() - 1)
            screen.table.setCurrentIndex(screen.model.index(row, 0))
    QApplication.processEvents()
