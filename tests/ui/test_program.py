"""The program with a real office folder: first start, opening, trouble at opening, settings, closing."""

import gc
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import settings
from desktop_app.attachments.records import Owner
from desktop_app.changes import Act, Change, Kind
from desktop_app.office import open_office
from desktop_app.tenants.records import TenantDraft
from desktop_app.terms import TenantPlace
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.crash import CrashGuard
from ui.doors import OTHER_FOLDER
from ui.memory import TEXT_SCALES, WindowMemory
from ui.recovery import RecoveryPage
from ui.theme import apply_theme, current
from ui.welcome import WelcomePage


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this computer's user is read or written."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "문서"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office folder with an empty office file."""
    folder = tmp_path / "업무"
    open_office(folder).close()
    return folder


class Desktop:
    """Starts programs and ends them after the test."""

    def __init__(self, qtbot: QtBot, app: QApplication, memory: WindowMemory) -> None:
        self._qtbot = qtbot
        self._app = app
        self._memory = memory
        self._programs: list[Program] = []
        self.notify = FakeNotifier()

    def start(self, folder: Path | None) -> Program:
        program = Program(self._app, folder, self._memory, open_office, mouth=self.notify)
        self._programs.append(program)
        program.show()
        self._qtbot.waitUntil(lambda: program.window.pages.count() > 1 or bool(self.notify.troubles))
        return program

    def close(self) -> None:
        for program in self._programs:
            program.close()
            program.window.close()
            program.window.deleteLater()


@pytest.fixture
def desktop(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desktop]:
    desktop = Desktop(qtbot, dressed, WindowMemory(tmp_path / "window.ini"))
    yield desktop
    desktop.close()
    apply_theme(dressed, "light")
    gc.collect()


def rename(program: Program) -> Change:
    return Change(Act.EDIT_TENANT, frozenset({Kind.TENANT}), "고쳤습니다.", inverse=lambda: rename(program))


def test_the_first_start_asks_where_the_folder_shall_live(
    desktop: Desktop, tmp_path: Path, qtbot: QtBot
) -> None:
    program = desktop.start(None)
    page = program.window.pages.currentWidget()
    assert isinstance(page, WelcomePage)
    assert Path(page.folder.text()) == tmp_path / "문서" / "파크이음"
    qtbot.waitUntil(lambda: page.note.text() == "새 업무 폴더를 만듭니다.")

    page.folder.setText(str(tmp_path / "새 폴더"))
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.life.is_open)
    assert (tmp_path / "새 폴더" / "office.db").exists()
    assert program.life.folder == tmp_path / "새 폴더"
    assert settings.last_office() == tmp_path / "새 폴더"


def test_the_folder_used_last_opens_by_itself(desktop: Desktop, folder: Path) -> None:
    settings.remember_office(folder)
    assert desktop.start(None).life.folder == folder


def test_a_folder_with_records_is_opened_as_it_is(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    page = desktop.start(None).window.pages.currentWidget()
    assert isinstance(page, WelcomePage)
    page.folder.setText(str(folder))
    qtbot.waitUntil(lambda: page.start.text() == "이 폴더 열기  Enter")
    page.folder.setText("어딘가")
    assert not page.start.isEnabled()


def test_the_officer_comes_back_from_choosing_a_folder(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    program = desktop.start(folder)
    tab = program.window.pages.currentWidget()
    for leave in (
        lambda page: qtbot.mouseClick(page.leave, Qt.MouseButton.LeftButton),
        lambda page: qtbot.keyClick(page, Qt.Key.Key_Escape),
        lambda _page: program.window.head.tabs.tabBarClicked.emit(0),
    ):
        program.open_folder()
        page = program.window.pages.currentWidget()
        assert isinstance(page, WelcomePage)
        leave(page)
        assert program.window.pages.currentWidget() is tab


def test_a_folder_in_use_names_its_holder(desktop: Desktop, folder: Path) -> None:
    office = open_office(folder)
    try:
        desktop.notify.answers.append(OTHER_FOLDER)
        program = desktop.start(folder)
        assert "이미 열려 있습니다" in desktop.notify.troubles[0].what
        assert isinstance(program.window.pages.currentWidget(), WelcomePage)
        assert not program.life.is_open
    finally:
        office.close()


def test_a_damaged_file_is_brought_back_from_a_checked_copy(
    desktop: Desktop, folder: Path, qtbot: QtBot
) -> None:
    office = open_office(folder)
    office.back_up()
    office.close()
    file = folder / "office.db"
    file.write_bytes(file.read_bytes()[:5000] + b"broken" * 2000)

    program = desktop.start(folder)
    page = program.window.pages.currentWidget()
    assert isinstance(page, RecoveryPage)
    assert page.copies.rows[0].copy.reason == "직접 만듦"
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert program.life.is_open
    assert desktop.notify.troubles == []


def test_without_a_copy_another_folder_is_the_way(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    shutil.rmtree(folder / "backups", ignore_errors=True)
    file = folder / "office.db"
    file.write_bytes(file.read_bytes()[:5000] + b"broken" * 2000)
    program = desktop.start(folder)
    page = program.window.pages.currentWidget()
    assert isinstance(page, RecoveryPage)
    assert not page.restore.isVisible()
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert isinstance(program.window.pages.currentWidget(), WelcomePage)


def test_undo_and_redo_by_key(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    program = desktop.start(folder)
    desk = program.life.desk
    assert desk is not None
    desk.perform(lambda: rename(program))
    qtbot.keyClick(program.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (desk.next_undo, desk.next_redo) == (None, Act.EDIT_TENANT)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window, Qt.Key.Key_Z, both)
    assert desk.next_undo is Act.EDIT_TENANT


def test_theme_text_size_and_year_are_kept_in_the_office(desktop: Desktop, folder: Path) -> None:
    program = desktop.start(folder)
    program.take_look("contrast", 1.25)
    assert (current().name, current().scale) == ("contrast", 1.25)
    program.window.head.year_chosen.emit(2021)
    kept = settings.load(folder).settings
    assert (kept.theme, kept.text_scale, kept.year) == ("contrast", 125, 2021)
    program.close()

    again = desktop.start(folder)
    assert (current().name, current().scale) == ("contrast", 1.25)
    assert again.window.head.year == 2021


def test_an_office_for_practice_says_on_which_day_it_stands(desktop: Desktop, folder: Path) -> None:
    program = desktop.start(folder)
    assert "연습" not in program.window.foot.status.words.text()
    program.close()
    kept = settings.load(folder).settings
    settings.save(folder, replace(kept, practice_day=date(2021, 12, 20)))

    words = desktop.start(folder).window.foot.status.words
    assert words.text().startswith("연습 기준일 2021. 12. 20.")


def test_the_menu_offers_the_text_sizes_of_the_settings() -> None:
    assert tuple(round(scale * 100) for scale in TEXT_SCALES) == settings.TEXT_SCALES


def test_a_copy_is_made_from_the_menu(desktop: Desktop, folder: Path, qtbot: QtBot) -> None:
    program = desktop.start(folder)
    program.back_up()
    qtbot.waitUntil(lambda: desktop.notify.said == ["사본을 만들었습니다."])
    assert list((folder / "backups").glob("*.db"))
    assert "마지막 사본 " in program.window.foot.status.words.text()


def test_the_menu_tells_how_the_attached_files_stand(
    desktop: Desktop, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    office = open_office(folder)
    owner = Owner(
        Kind.TENANT, int(office.tenants.add(TenantDraft("꽃씨", place=TenantPlace.MIRAE)).record_id or 0)
    )
    paper = tmp_path / "협약서.pdf"
    paper.write_bytes(b"agreement")
    office.attachments.add(owner, office.attachments.keep([paper]))
    office.back_up()
    office.close()
    program = desktop.start(folder)
    program.check_files()
    qtbot.waitUntil(lambda: "붙임 파일 1개가 모두 붙일 때 그대로입니다." in desktop.notify.said)
    next(path for path in (folder / "attachments").rglob("*") if path.is_file()).unlink()
    program.check_files()
    qtbot.waitUntil(lambda: bool(desktop.notify.troubles))
    (told,) = desktop.notify.troubles
    assert told.steps[0] == "붙임 파일이 업무 폴더에 없습니다(‘협약서.pdf’)."
    desktop.notify.troubles.clear()
    program.close()
    (folder / "office.db").write_bytes(b"broken" * 2000)
    page = desktop.start(folder).window.pages.currentWidget()
    assert isinstance(page, RecoveryPage)
    qtbot.mouseClick(page.restore, Qt.MouseButton.LeftButton)
    assert any(said.startswith("업무 폴더에 없는 붙임 파일이 1개 있습니다.") for said in desktop.notify.said)


def test_the_folder_is_let_go_when_the_window_closes(desktop: Desktop, folder: Path) -> None:
    program = desktop.start(folder)
    program.window.close()
    open_office(folder).close()


def test_qt_speaks_korean(desktop: Desktop, folder: Path) -> None:
    desktop.start(folder)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


def test_the_log_of_the_office_holds_the_act(desktop: Desktop, folder: Path) -> None:
    program = desktop.start(folder)
    assert program.life.desk is not None
    program.life.desk.perform(lambda: rename(program))
    assert "act EDIT_TENANT" in (folder / "log" / "park-ieum.log").read_text(encoding="utf-8")


def test_an_error_anywhere_reaches_the_crash_sheet_and_the_program_stays(
    qtbot: QtBot, notify: FakeNotifier, caplog: pytest.LogCaptureFixture
) -> None:
    guard = CrashGuard(notify)

    def broken() -> None:
        raise ZeroDivisionError

    guard.install()
    try:
        QTimer.singleShot(0, broken)
        qtbot.waitUntil(lambda: len(notify.crashes) == 1)
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(notify.crashes) == 2)
    finally:
        guard.remove()
    assert [type(error) for error in notify.crashes] == [ZeroDivisionError, ZeroDivisionError]
    assert "unexpected error in a thread" in caplog.text


def test_ctrl_tab_goes_through_all_views_of_a_tab_and_stands_in_their_lists(
    desktop: Desktop, folder: Path, qtbot: QtBot
) -> None:
    program = desktop.start(folder)
    program.window.activateWindow()
    program.life.visit("activities")
    workplace = program.life.workplace
    assert workplace is not None
    assert workplace.tab is not None
    keys = [view.key for view in workplace.tab.views()]
    assert (keys[0], keys[-1]) == ("calendar", "targets")
    for key in (*keys[1:], keys[0]):
        qtbot.keyClick(program.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        assert workplace.tab.view == key
        focus = QApplication.focusWidget()
        assert focus is not None
        assert any(area is focus or area.isAncestorOf(focus) for area in workplace.tab.areas)
    back = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(program.window, Qt.Key.Key_Backtab, back)
    assert workplace.tab.view == keys[-1]
    program.life.visit("home")
    qtbot.keyClick(program.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert workplace.tab.views() == ()
