"""The first page: four ways to begin, and what is said of a place before anything is made there (K2, K3)."""

import gc
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import place, settings
from desktop_app.office import open_office
from tests.fakes import FakeNotifier
from ui.bootstrap import Program
from ui.memory import WindowMemory
from ui.welcome import DESPITE, WelcomePage
from ui.welcome_ways import EXAMPLE, NEW, OPEN, WORKBOOK
from ui.whole_data.import_sheet import ImportSheet

NO_WAY = "여기에는 할 수 없습니다"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "문서"))


@pytest.fixture
def notify() -> FakeNotifier:
    return FakeNotifier()


@pytest.fixture
def program(qtbot: QtBot, dressed: QApplication, notify: FakeNotifier, tmp_path: Path) -> Iterator[Program]:
    program = Program(dressed, None, WindowMemory(tmp_path / "window.ini"), open_office, mouth=notify)
    program.show()
    qtbot.waitUntil(lambda: program.window.pages.count() > 1)
    yield program
    program.close()
    program.window.close()
    program.window.deleteLater()
    gc.collect()
    assert notify.crashes == []


@pytest.fixture
def page(program: Program) -> WelcomePage:
    page = program.window.pages.currentWidget()
    assert isinstance(page, WelcomePage)
    program.window.activateWindow()
    return page


def press(page: WelcomePage, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget() or page, key)


def test_the_first_way_is_a_new_folder_and_arrows_go_through_the_others(
    page: WelcomePage, tmp_path: Path, qtbot: QtBot
) -> None:
    assert page.way.key == NEW
    assert page.wanted == tmp_path / "문서" / "파크이음"
    page.choices[NEW].setFocus()
    press(page, qtbot, Qt.Key.Key_Down)
    assert page.way.key == EXAMPLE
    assert page.wanted == tmp_path / "문서" / "파크이음 예시"
    assert page.start.text() == "예시 만들기  Enter"
    press(page, qtbot, Qt.Key.Key_Down)
    assert page.way.key == OPEN
    qtbot.waitUntil(lambda: "업무 자료(office.db)가 없는 폴더" in page.warning.words)
    assert not page.start.isEnabled()
    assert not (tmp_path / "문서").exists()


def test_enter_makes_the_office_there(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    page.folder.setText(str(tmp_path / "은평구 업무 – 파크"))
    page.folder.setFocus()
    press(page, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.life.is_open)
    assert program.life.folder == tmp_path / "은평구 업무 – 파크"
    assert (tmp_path / "은평구 업무 – 파크" / "office.db").exists()


def test_a_name_typed_in_single_letters_is_one_name(page: WelcomePage, tmp_path: Path) -> None:
    """As macOS hands names over: the folder is the one that Windows would make."""
    page.folder.setText(normalize("NFD", str(tmp_path / "파크이음")))
    assert page.wanted == tmp_path / "파크이음"


def test_a_synchronised_folder_is_warned_of_before_anything_is_made(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    cloud = tmp_path / "OneDrive - 은평구" / "파크이음"
    page.folder.setText(str(cloud))
    page.folder.setFocus()
    press(page, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.start.text().startswith(DESPITE))
    assert "OneDrive 동기화 폴더" in page.warning.words
    assert "문서 폴더로 옮기세요" in page.warning.words
    assert not cloud.exists()
    press(page, qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.life.is_open)
    assert (cloud / "office.db").exists()


def test_a_stick_and_a_share_are_warned_of(
    page: WelcomePage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind, way in (
        ("이동식 디스크(USB)", "USB에는 사본만"),
        ("네트워크 드라이브", "문서 폴더로 옮기세요"),
    ):
        monkeypatch.setattr(place, "_drive_of", lambda _, kind=kind: kind)
        page.folder.setText(str(tmp_path / kind[:3]))
        qtbot.waitUntil(lambda kind=kind: kind in page.warning.words)
        assert way in page.warning.words


def test_a_place_where_nothing_can_be_made_is_refused_there(
    page: WelcomePage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "보고서.hwp").write_bytes(b"paper")
    page.folder.setText(str(tmp_path / "보고서.hwp" / "업무"))
    qtbot.waitUntil(lambda: "폴더가 아니라 파일" in page.warning.words)
    assert not page.start.isEnabled()
    monkeypatch.setattr("os.access", lambda *_: False)
    page.folder.setText(str(tmp_path / "잠긴 곳"))
    qtbot.waitUntil(lambda: "쓸 수 없습니다" in page.warning.words)
    assert NO_WAY in page.warning.words
    press(page, qtbot, Qt.Key.Key_Return)
    assert not (tmp_path / "잠긴 곳").exists()


def test_a_folder_full_of_other_files_gets_one_of_its_own(
    page: WelcomePage, notify: FakeNotifier, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "내 문서").mkdir()
    (tmp_path / "내 문서" / "메모.txt").write_text("1")
    notify.folder = tmp_path / "내 문서"
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    assert page.wanted == tmp_path / "내 문서" / "파크이음"
    page.folder.setText(str(tmp_path / "내 문서"))
    qtbot.waitUntil(lambda: "다른 파일은 그대로 둡니다" in page.note.text())


def test_a_long_path_is_told(page: WelcomePage, tmp_path: Path, qtbot: QtBot) -> None:
    page.folder.setText(str(tmp_path / ("가" * 60) / ("나" * 60) / ("다" * 30)))
    qtbot.waitUntil(lambda: "경로가 깁니다" in page.warning.words)


def test_the_example_is_made_with_progress_and_opens_on_its_day(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    page.choices[EXAMPLE].setChecked(True)
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.busy and page.progress.value() > 0, timeout=20_000)
    assert page.doing.text().startswith("예시를 만드는 중입니다 · ")
    assert page.progress.maximum() > 10
    qtbot.waitUntil(lambda: program.life.is_open, timeout=60_000)
    assert program.life.folder == tmp_path / "문서" / "파크이음 예시"
    assert "연습 기준일 2021. 12. 20." in program.window.foot.status.words.text()
    assert sorted(one.name for one in (tmp_path / "문서").iterdir()) == ["파크이음 예시"]


def test_the_example_can_be_stopped_and_leaves_nothing(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    page.choices[EXAMPLE].setChecked(True)
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.busy and page.progress.value() > 0, timeout=20_000)
    press(page, qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert not program.life.is_open
    assert list((tmp_path / "문서").iterdir()) == []
    assert page.start.isVisible()


def test_the_example_is_never_mixed_into_work(page: WelcomePage, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "업무"
    open_office(folder).close()
    page.choices[EXAMPLE].setChecked(True)
    page.folder.setText(str(folder))
    qtbot.waitUntil(lambda: "예시를 섞지 않습니다" in page.warning.words)
    assert not page.start.isEnabled()


def test_a_folder_with_copies_only_leads_to_them(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "업무"
    office = open_office(folder)
    office.back_up()
    office.close()
    (folder / "office.db").unlink()
    page.choices[OPEN].setChecked(True)
    page.folder.setText(str(folder))
    qtbot.waitUntil(lambda: page.start.text().startswith("사본으로 되살리기"))
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window.pages.currentWidget() is not page)
    assert type(program.window.pages.currentWidget()).__name__ == "RecoveryPage"


def test_folders_opened_before_are_one_press_away(
    program: Program, tmp_path: Path, qtbot: QtBot, page: WelcomePage
) -> None:
    del page
    for name in ("첫째", "둘째"):
        open_office(tmp_path / name).close()
        program.doors.open_at(tmp_path / name)
    program.open_folder()
    again = program.window.pages.currentWidget()
    assert isinstance(again, WelcomePage)
    assert [button.text() for button in again.recent] == [str(tmp_path / "둘째"), str(tmp_path / "첫째")]
    qtbot.mouseClick(again.recent[1], Qt.MouseButton.LeftButton)
    assert program.life.folder == tmp_path / "첫째"
    assert settings.last_office() == tmp_path / "첫째"


def test_a_whole_data_file_begins_in_a_new_folder(
    page: WelcomePage, program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    filled = tmp_path / "업무"
    open_office(filled).close()
    page.choices[WORKBOOK].setChecked(True)
    page.folder.setText(str(filled))
    qtbot.waitUntil(lambda: "전체 자료는 새 폴더에 넣습니다" in page.warning.words)
    assert not page.start.isEnabled()
    page.folder.setText(str(tmp_path / "새 폴더"))
    qtbot.waitUntil(lambda: page.note.text() == "새 업무 폴더를 만들고 파일을 묻습니다.")
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    sheets = program.window.findChildren(ImportSheet)
    assert [sheet.isVisible() for sheet in sheets] == [True]
    assert program.life.folder == tmp_path / "새 폴더"
    sheets[0].reject()
