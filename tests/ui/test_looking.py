"""The second window on an office that is open already: it names the holder, looks, and writes nothing (K3)."""

import gc
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.office import Office, open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.fakes import FakeNotifier
from ui.action_writes import LOOKS
from ui.actions import Action, Situation
from ui.bootstrap import Program
from ui.doors import LOOK, OTHER_FOLDER
from ui.features import FEATURES
from ui.looking import GONE, TOPIC, WRITE_AGAIN
from ui.memory import WindowMemory
from ui.record_screen import RecordScreen
from ui.views_tab import RecordView, ViewsTab
from ui.welcome import WelcomePage
from ui.widgets.grid_table import GridTable
from ui.widgets.veil import Veil


@pytest.fixture(scope="module")
def example(example_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(example_folder, tmp_path_factory.mktemp("looking") / "업무")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def first(example: Path) -> Iterator[Office]:
    """The office as the first window has it open."""
    office = open_office(example)
    yield office
    office.close()


@pytest.fixture
def notify() -> FakeNotifier:
    return FakeNotifier(answers=[LOOK])


@pytest.fixture
def second(
    qtbot: QtBot, dressed: QApplication, first: Office, notify: FakeNotifier, tmp_path: Path
) -> Iterator[Program]:
    """The second window, after 읽기만 하기."""
    memory = WindowMemory(tmp_path / "window.ini")
    program = Program(dressed, first.folder, memory, open_office, mouth=notify)
    program.show()
    qtbot.waitUntil(lambda: program.life.is_open)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    gc.collect()
    assert notify.crashes == []


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "office.lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_the_second_window_names_the_holder_and_stays_for_looking(
    second: Program, first: Office, notify: FakeNotifier
) -> None:
    (told,) = notify.troubles
    assert f"사용자 {first.store.user}" in told.what
    assert any("읽기만 하기" in step for step in told.steps)
    strip = notify.notices[TOPIC]
    assert (strip.what, strip.link, strip.stays) == ("읽기 전용", WRITE_AGAIN, True)
    assert f"{first.store.user} 님이" in strip.advice
    assert second.window.foot.status.words.text().startswith("읽기 전용")


def test_all_tabs_and_views_are_shown_and_nothing_is_written(
    second: Program, first: Office, notify: FakeNotifier, qtbot: QtBot
) -> None:
    before = files(first.folder)
    workplace = second.life.workplace
    assert workplace is not None
    for feature in FEATURES:
        tab = workplace.visit(feature.name)
        assert tab is not None
        for view in [one.key for one in tab.views()] or [""]:
            if view:
                tab.show_view(view)
            qtbot.waitUntil(lambda: not second.jobs.busy, timeout=20_000)
            for command in tab.commands():
                assert command.action.can(Situation(selected=True, unsaved=True, looks=True)) is not (
                    command.action.writes
                )
            for grid in tab.findChildren(GridTable):
                row = grid.grid.empty_row
                assert not any(grid.grid.is_editable(row, at) for at in range(len(grid.grid.columns)))
    assert notify.crashes == []
    assert len(notify.troubles) == 1  # the question at the start
    second.window.close()
    assert files(first.folder) == before


def test_buttons_that_write_wait_with_the_reason_beside_them(second: Program, qtbot: QtBot) -> None:
    second.life.visit("tenants")
    line = second.window.second
    waiting = {command.action for command, button in line._commands if not button.isEnabled()}
    assert {Action.ADD_TENANT, Action.TAKE_IN} <= waiting
    assert line.reason.text() == LOOKS
    qtbot.keyClick(second.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    workplace = second.life.workplace
    assert workplace is not None
    assert workplace.tab is not None
    assert not workplace.tab.has_unsaved()


def records(program: Program, view: str, qtbot: QtBot) -> RecordScreen:
    """A list of 입주단체 with its first row in the form."""
    program.life.visit("tenants")
    workplace = program.life.workplace
    assert workplace is not None
    tab = workplace.tab
    assert isinstance(tab, ViewsTab)
    tab.show_view(view)
    shown = tab.shown
    assert isinstance(shown, RecordView)
    table = shown.records.screen.table
    qtbot.waitUntil(lambda: shown.records.screen.model.complete)
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.waitUntil(lambda: shown.records.form.is_open)
    return shown.records


def test_a_form_shows_its_record_and_takes_no_typing(
    second: Program, notify: FakeNotifier, qtbot: QtBot
) -> None:
    form = records(second, "tenants", qtbot).form
    name = form.body.inputs["name"]
    assert name.value()
    assert not name.editor.isEnabled()
    qtbot.keyClicks(name.editor, "abc")
    assert not form.unsaved
    assert form.foot.words == "읽기 전용이라 고칠 수 없습니다"
    saves = []
    form.save_asked.connect(lambda: saves.append(form))
    qtbot.keyClick(form, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert saves == []
    assert notify.changes == []


def test_del_in_a_list_says_that_this_window_only_looks(
    second: Program, first: Office, notify: FakeNotifier, qtbot: QtBot
) -> None:
    shown = records(second, "tenants", qtbot)
    gone = shown.form.record_id
    qtbot.keyClick(shown.screen.table, Qt.Key.Key_Delete)
    assert "읽기만 하는 창이라" in notify.said[-1]
    assert len(notify.troubles) == 1  # the question at the start
    assert gone in {one.id for one in first.directory.tenants()}


def test_the_veil_over_personal_data_stays_closed(
    second: Program, first: Office, notify: FakeNotifier, qtbot: QtBot
) -> None:
    """A look that could not be written down is not given."""
    written = len(first.access.entries())
    form = records(second, "people", qtbot).form
    veil = form.findChild(Veil)
    assert veil is not None
    veil.toggle()
    assert not veil.is_open
    assert "접속기록을 남길 수 없어" in notify.troubles[-1].what
    assert len(first.access.entries()) == written


def test_what_the_first_window_saves_is_seen(second: Program, first: Office, qtbot: QtBot) -> None:
    model = records(second, "tenants", qtbot).screen.model
    before = len(model.ids)
    made = first.tenants.add(TenantDraft("가나다라새단체", place=TenantPlace.MIRAE)).record_id
    assert second.life.looking is not None
    second.life.looking.look()
    qtbot.waitUntil(lambda: model.complete and len(model.ids) == before + 1)
    assert made in model.ids


def test_it_writes_again_once_the_first_window_is_closed(
    second: Program, first: Office, notify: FakeNotifier
) -> None:
    strip = notify.notices[TOPIC]
    assert strip.follow is not None
    strip.follow()
    assert second.life.office is not None
    assert second.life.office.looks
    assert "이미 열려 있습니다" in notify.said[-1]
    first.close()
    looking = second.life.looking
    assert looking is not None
    looking.look()
    assert notify.notices[TOPIC].advice == GONE
    strip = notify.notices[TOPIC]
    assert strip.follow is not None
    strip.follow()
    assert not second.life.office.looks
    assert TOPIC not in notify.notices
    assert second.life.office.tenants.remove([1]).inverse is not None


def test_closing_asks_nothing(second: Program, notify: FakeNotifier) -> None:
    second.window.close()
    assert not second.life.is_open
    assert notify.questions == []


def test_another_folder_may_be_chosen_instead(
    qtbot: QtBot, dressed: QApplication, first: Office, tmp_path: Path
) -> None:
    notify = FakeNotifier(answers=[OTHER_FOLDER])
    program = Program(dressed, first.folder, WindowMemory(tmp_path / "w.ini"), open_office, mouth=notify)
    program.show()
    qtbot.waitUntil(lambda: bool(notify.troubles))
    assert isinstance(program.window.pages.currentWidget(), WelcomePage)
    assert not program.life.is_open
    program.close()
    program.window.close()
    program.window.deleteLater()
